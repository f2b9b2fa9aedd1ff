/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather-system.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"
#include "evidence/remedy-service-program.h"

/* Keys below Services that are looked at, and services of one server that are taken down. */
#define MAX_SERVICE_KEYS 5000
#define MAX_SERVICES 500

/* Services beside those of Exchange that hold its files open (Q245822, Q248487, Q160572,
 * Q148272, Q178930), and the one that tells a node of a cluster. */
static const char *const other_services[] = {
  "SNMP", "SNMPTRAP", "W3SVC",       "IISADMIN",       "MSFTPSVC",
  "UPS",  "ClusSvc",  "MSSQLServer", "SQLServerAgent", "MSPOP3Connector",
};
static const char *const other_prefixes[] = { "SMS_", "FX32", "FX!32" };

/* A service that may be taken down. */
typedef struct
{
  RemedyServiceFact *fact; /* owned until it is taken */
  GPtrArray         *dependants; /* Candidate: those that name it; not owned */
  gboolean           taken;
} Candidate;

/* All of them, and those that were taken last. */
typedef struct
{
  GPtrArray  *candidates;
  GHashTable *by_name; /* folded name to Candidate */
  GPtrArray  *taken; /* Candidate, in the order in which they were taken; not owned */
  const char *system_root;
} Choice;

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_clear_pointer (&self->fact, remedy_service_fact_free);
  g_ptr_array_unref (self->dependants);
  g_free (self);
}

static gboolean
is_exchange (const RemedyServiceFact *fact)
{
  return remedy_text_has_prefix (fact->name, "MSExchange") ||
         remedy_text_contains (fact->name, "LME-") ||
         remedy_text_contains (fact->image, "\\CONNECT\\MSMCON\\");
}

static gboolean
is_wanted (const RemedyServiceFact *fact,
           const char              *system_root)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_services); i++)
    if (remedy_text_equal (fact->name, other_services[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (other_prefixes); i++)
    if (remedy_text_has_prefix (fact->name, other_prefixes[i]))
      return TRUE;
  return is_exchange (fact) || remedy_service_is_foreign (fact, system_root);
}

static RemedyServiceFact *
read_service (const RemedyRegistryFact *part,
              RemedyHive               *hive,
              const char               *services,
              RemedyHiveKey             key)
{
  g_autofree char *name = remedy_hive_key_name (hive, key);
  g_autofree char *image = remedy_hive_get_string (hive, key, "ImagePath");
  g_auto (GStrv) depends = NULL;
  RemedyServiceFact *fact;
  guint32 start;
  guint32 type;
  gboolean has_start = remedy_hive_get_dword (hive, key, "Start", &start);

  /* Keys with parameters only, as MSExchangeWeb, are no services (Q180417). */
  if (name == NULL || (image == NULL && !has_start))
    return NULL;
  fact = remedy_service_fact_new ();
  fact->display = remedy_hive_get_string (hive, key, "DisplayName");
  fact->image = g_steal_pointer (&image);
  fact->account = remedy_hive_get_string (hive, key, "ObjectName");
  fact->start = has_start ? (gint64) start : -1;
  fact->type = remedy_hive_get_dword (hive, key, "Type", &type) ? (gint64) type : 0;
  depends = remedy_hive_get_strings (hive, key, "DependOnService");
  for (guint i = 0; depends != NULL && depends[i] != NULL; i++)
    g_ptr_array_add (fact->depends, g_strdup (depends[i]));
  fact->where = g_strdup_printf ("%s: %s\\%s", part->system->path, services, name);
  fact->key_time = remedy_hive_key_time (hive, key);
  fact->name = g_steal_pointer (&name);
  return fact;
}

static Candidate *
find_candidate (const Choice *self,
                const char   *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_lookup (self->by_name, folded);
}

static void
add_candidate (Choice            *self,
               RemedyServiceFact *fact)
{
  Candidate *candidate;

  if (find_candidate (self, fact->name) != NULL)
    {
      remedy_service_fact_free (fact);
      return;
    }
  candidate = g_new0 (Candidate, 1);
  candidate->fact = fact;
  candidate->dependants = g_ptr_array_new ();
  g_ptr_array_add (self->candidates, candidate);
  g_hash_table_insert (self->by_name, g_utf8_casefold (fact->name, -1), candidate);
}

static void
link_dependants (Choice *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = self->candidates->pdata[i];

      for (guint j = 0; j < candidate->fact->depends->len; j++)
        {
          Candidate *needed = find_candidate (self, candidate->fact->depends->pdata[j]);

          if (needed != NULL)
            g_ptr_array_add (needed->dependants, candidate);
        }
    }
}

static void
take (Choice    *self,
      Candidate *candidate)
{
  if (candidate->taken)
    return;
  candidate->taken = TRUE;
  g_ptr_array_add (self->taken, candidate);
}

/* Exchange’s come first, so that a limit cuts others before them; then what depends on
 * them, and on those; then the others that are wanted; then what all of them depend on. */
static void
choose (Choice *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (is_exchange (((Candidate *) self->candidates->pdata[i])->fact))
      take (self, self->candidates->pdata[i]);
  for (guint i = 0; i < self->taken->len; i++)
    {
      const Candidate *candidate = self->taken->pdata[i];

      for (guint j = 0; j < candidate->dependants->len; j++)
        take (self, candidate->dependants->pdata[j]);
    }
  for (guint i = 0; i < self->candidates->len; i++)
    if (is_wanted (((Candidate *) self->candidates->pdata[i])->fact, self->system_root))
      take (self, self->candidates->pdata[i]);
  for (guint i = 0; i < self->taken->len; i++)
    {
      const RemedyServiceFact *fact = ((Candidate *) self->taken->pdata[i])->fact;

      for (guint j = 0; j < fact->depends->len; j++)
        {
          Candidate *needed = find_candidate (self, fact->depends->pdata[j]);

          if (needed != NULL)
            take (self, needed);
        }
    }
}

/**
 * remedy_gather_cut:
 * @part: the registry part
 * @hive: of the two hives the one
 * @name: what the gap is called
 * @where: hive path and key
 * @limit: how many are taken down
 * @n: how many there are
 *
 * Says that a list was longer than is taken down: what the hive has of it beyond that is
 * unknown, and not missing. Does nothing where it was not.
 */
void
remedy_gather_cut (RemedyRegistryFact *part,
                   RemedyHiveFact     *hive,
                   const char         *name,
                   const char         *where,
                   guint               limit,
                   guint               n)
{
  RemedyGapFact *gap;

  if (n <= limit)
    return;
  gap = remedy_gap_fact_new ();
  gap->name = g_strdup (name);
  gap->where = g_strdup (where);
  gap->state = REMEDY_ITEM_UNREADABLE;
  /* Translators: how many entries are read of a list in the registry, and how many it has. */
  gap->reason = g_strdup_printf (_ ("only %u of its %u entries are read"), limit, n);
  g_ptr_array_add (part->gaps, gap);
  hive->damaged = TRUE;
  if (hive->reason == NULL)
    /* Translators: a key of the registry, then what of it is read. */
    hive->reason = g_strdup_printf (_ ("%s: %s"), where, gap->reason);
}

/**
 * remedy_gather_services:
 * @self: a gathering whose registry part has its system hive
 * @hive: SYSTEM
 * @set: its current control set
 *
 * Takes down the services of Exchange, those that depend on them, those that are known to
 * hold its files open or that are not of Windows NT itself, and what all of these depend on.
 */
void
remedy_gather_services (RemedyGather *self,
                        RemedyHive   *hive,
                        const char   *set)
{
  RemedyRegistryFact *part = self->facts->registry;
  g_autofree char *path = g_strconcat (set, "\\Services", NULL);
  g_autofree char *where = g_strdup_printf ("%s: %s", part->system->path, path);
  RemedyHiveKey services = remedy_hive_find (hive, remedy_hive_get_root (hive), path);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, services, NULL);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  Choice choice = { candidates, by_name, taken, self->system_root };

  for (guint i = 0; keys != NULL && i < MIN (keys->len, MAX_SERVICE_KEYS); i++)
    {
      RemedyServiceFact *fact =
          read_service (part, hive, path, g_array_index (keys, RemedyHiveKey, i));

      if (fact != NULL)
        add_candidate (&choice, fact);
    }
  link_dependants (&choice);
  choose (&choice);
  for (guint i = 0; i < MIN (taken->len, MAX_SERVICES); i++)
    g_ptr_array_add (part->services, g_steal_pointer (&((Candidate *) taken->pdata[i])->fact));
  remedy_gather_cut (part, part->system, "services", where, MAX_SERVICES, taken->len);
  remedy_gather_cut (part, part->system, "services", where, MAX_SERVICE_KEYS,
                     keys != NULL ? keys->len : 0);
}
