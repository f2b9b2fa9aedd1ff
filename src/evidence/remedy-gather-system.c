/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather-system.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-cursor.h"
#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"

/* Services of one server that are taken down. */
#define MAX_SERVICES 500

/* The structure TIME_FIELDS of the kernel, in which StandardStart and DaylightStart are. */
#define TIME_FIELDS_SIZE 16

/* Services beside those of Exchange that hold its files open (Q245822, Q248487, Q160572). */
static const char *const other_services[] = { "SNMP", "W3SVC", "IISADMIN", "MSPOP3Connector" };

/* Adds a value to the part, under a name of ours, if it is there. */
static void
add_value (RemedyRegistryFact   *part,
           RemedyHive           *hive,
           const RemedyHiveFact *fact,
           const char           *key_path,
           const char           *name,
           const char           *as)
{
  RemedyHiveKey key = remedy_hive_find (hive, remedy_hive_get_root (hive), key_path);
  g_autofree char *text = remedy_hive_get_string (hive, key, name);
  RemedyValueFact *value;

  if (text == NULL)
    return;
  value = remedy_value_fact_new ();
  value->name = g_strdup (as);
  value->value = g_steal_pointer (&text);
  value->where = g_strdup_printf ("%s: %s, %s", fact->path, key_path, name);
  value->key_time = remedy_hive_key_time (hive, key);
  g_ptr_array_add (part->values, value);
}

static gboolean
is_wanted (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_services); i++)
    if (remedy_text_equal (name, other_services[i]))
      return TRUE;
  return remedy_text_has_prefix (name, "MSExchange") || remedy_text_contains (name, "LME-");
}

static gboolean
is_known (const RemedyRegistryFact *part,
          const char               *name)
{
  for (guint i = 0; i < part->services->len; i++)
    if (remedy_text_equal (((RemedyServiceFact *) part->services->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

static void
add_service (RemedyRegistryFact *part,
             RemedyHive         *hive,
             const char         *services,
             RemedyHiveKey       key)
{
  g_autofree char *name = remedy_hive_key_name (hive, key);
  g_autofree char *image = remedy_hive_get_string (hive, key, "ImagePath");
  g_auto (GStrv) depends = NULL;
  RemedyServiceFact *fact;
  guint32 start;
  gboolean has_start = remedy_hive_get_dword (hive, key, "Start", &start);

  /* Keys with parameters only, as MSExchangeWeb, are no services (Q180417). */
  if (name == NULL || (image == NULL && !has_start) || is_known (part, name) ||
      part->services->len >= MAX_SERVICES)
    return;
  fact = remedy_service_fact_new ();
  fact->display = remedy_hive_get_string (hive, key, "DisplayName");
  fact->image = g_steal_pointer (&image);
  fact->account = remedy_hive_get_string (hive, key, "ObjectName");
  fact->start = has_start ? (gint64) start : -1;
  depends = remedy_hive_get_strings (hive, key, "DependOnService");
  for (guint i = 0; depends != NULL && depends[i] != NULL; i++)
    g_ptr_array_add (fact->depends, g_strdup (depends[i]));
  fact->where = g_strdup_printf ("%s: %s\\%s", part->system->path, services, name);
  fact->key_time = remedy_hive_key_time (hive, key);
  fact->name = g_steal_pointer (&name);
  g_ptr_array_add (part->services, fact);
}

/* The services that were asked for, then what they depend on, and so on. */
static void
read_services (RemedyRegistryFact *part,
               RemedyHive         *hive,
               const char         *set)
{
  g_autofree char *path = g_strconcat (set, "\\Services", NULL);
  RemedyHiveKey services = remedy_hive_find (hive, remedy_hive_get_root (hive), path);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, services, NULL);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      RemedyHiveKey key = g_array_index (keys, RemedyHiveKey, i);
      g_autofree char *name = remedy_hive_key_name (hive, key);

      if (name != NULL && is_wanted (name))
        add_service (part, hive, path, key);
    }
  for (guint i = 0; i < part->services->len; i++)
    {
      const RemedyServiceFact *fact = part->services->pdata[i];

      for (guint j = 0; j < fact->depends->len; j++)
        {
          RemedyHiveKey key = remedy_hive_find (hive, services, fact->depends->pdata[j]);

          if (key != 0)
            add_service (part, hive, path, key);
        }
    }
}

/* The registry keeps these in the kernel's order: year, month, which week, hour, minute,
 * second, thousandth, day of the week; not in that of the SYSTEMTIME of programs. */
static gboolean
read_change (RemedyHive   *hive,
             RemedyHiveKey key,
             const char   *name,
             gint64       *month,
             gint64       *week,
             gint64       *weekday,
             gint64       *hour,
             gint64       *minute)
{
  g_autoptr (RemedyHiveValue) value = remedy_hive_get_value (hive, key, name);
  RemedyCursor cursor;
  guint16 field[TIME_FIELDS_SIZE / 2];

  if (value == NULL || g_bytes_get_size (value->data) < TIME_FIELDS_SIZE)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, value->data);
  for (guint i = 0; i < G_N_ELEMENTS (field); i++)
    if (!remedy_cursor_u16 (&cursor, &field[i], NULL))
      return FALSE;
  if (field[1] > 12 || field[2] > 5 || field[3] > 23 || field[4] > 59 || field[7] > 6)
    return FALSE;
  *month = field[1];
  *week = field[2];
  *hour = field[3];
  *minute = field[4];
  *weekday = field[7];
  return TRUE;
}

static gint64
read_bias (RemedyHive   *hive,
           RemedyHiveKey key,
           const char   *name)
{
  guint32 value = 0;

  return remedy_hive_get_dword (hive, key, name, &value) ? (gint32) value : 0;
}

static void
read_zone (RemedyRegistryFact *part,
           RemedyHive         *hive,
           const char         *set)
{
  g_autofree char *path = g_strconcat (set, "\\Control\\TimeZoneInformation", NULL);
  RemedyHiveKey key = remedy_hive_find (hive, remedy_hive_get_root (hive), path);
  g_autoptr (RemedyZoneFact) zone = NULL;
  guint32 bias;

  if (!remedy_hive_get_dword (hive, key, "Bias", &bias))
    return;
  zone = remedy_zone_fact_new ();
  zone->bias = (gint32) bias;
  zone->standard_bias = read_bias (hive, key, "StandardBias");
  zone->daylight_bias = read_bias (hive, key, "DaylightBias");
  zone->name = remedy_hive_get_string (hive, key, "StandardName");
  zone->where = g_strdup_printf ("%s: %s", part->system->path, path);
  if (!read_change (hive, key, "StandardStart", &zone->standard_month, &zone->standard_week,
                    &zone->standard_weekday, &zone->standard_hour, &zone->standard_minute) ||
      !read_change (hive, key, "DaylightStart", &zone->daylight_month, &zone->daylight_week,
                    &zone->daylight_weekday, &zone->daylight_hour, &zone->daylight_minute))
    {
      zone->standard_month = 0;
      zone->daylight_month = 0;
    }
  part->zone = g_steal_pointer (&zone);
}

static void
read_values (RemedyRegistryFact *part,
             RemedyHive         *hive,
             const char         *set)
{
  static const struct
  {
    const char *key;
    const char *name;
    const char *as;
  } values[] = {
    { "Control\\ComputerName\\ComputerName", "ComputerName", "ComputerName" },
    { "Control\\Session Manager\\Environment", "Path", "Path" },
    { "Services\\EventLog\\Application", "File", "EventLogFile" },
    { "Services\\EventLog\\Application\\MSExchangeMig", "EventMessageFile", "MessageFile" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *key = g_strconcat (set, "\\", values[i].key, NULL);

      add_value (part, hive, part->system, key, values[i].name, values[i].as);
    }
}

/* NT keeps a second copy of SYSTEM, which is whole where the first was caught in the middle
 * of being written. */
static RemedyHive *
open_system (RemedyGather *self)
{
  RemedyRegistryFact *part = self->facts->registry;
  g_autofree char *path = remedy_nt_path_join (self->system_root, "System32\\Config\\SYSTEM");
  g_autofree char *copy = g_strconcat (path, ".ALT", NULL);
  g_autoptr (RemedyHive) hive = NULL;
  g_autoptr (RemedyHive) second = NULL;
  g_autoptr (RemedyHiveFact) fact = NULL;

  remedy_gather_progress (self, 0.5, path);
  hive = remedy_gather_hive (self, path, &part->system);
  if (hive != NULL && !part->system->dirty && !part->system->damaged)
    return g_steal_pointer (&hive);
  second = remedy_gather_hive (self, copy, &fact);
  if (second == NULL || ((fact->dirty || fact->damaged) && hive != NULL))
    return g_steal_pointer (&hive);
  /* Translators: a path, then why it was not read. */
  fact->reason = hive == NULL
                     ? g_strdup_printf (_ ("this is the copy that the system keeps; %s: %s"), path,
                                        part->system->reason)
                     : g_strdup_printf (_ ("this is the copy that the system keeps; %s was copied "
                                           "while it was in use, or is damaged"),
                                        path);
  remedy_hive_fact_free (part->system);
  part->system = g_steal_pointer (&fact);
  return g_steal_pointer (&second);
}

/**
 * remedy_gather_system:
 * @self: a gathering
 *
 * Reads SYSTEM into the registry part. In a hive at rest there is no CurrentControlSet:
 * Select tells which set is the current one.
 */
void
remedy_gather_system (RemedyGather *self)
{
  RemedyRegistryFact *part = self->facts->registry;
  g_autoptr (RemedyHive) hive = open_system (self);
  RemedyHiveKey select;
  g_autofree char *set = NULL;
  guint32 current;

  if (hive == NULL)
    return;
  select = remedy_hive_find (hive, remedy_hive_get_root (hive), "Select");
  if (!remedy_hive_get_dword (hive, select, "Current", &current) || current > 999)
    {
      part->system->damaged = TRUE;
      g_free (part->system->reason);
      part->system->reason = g_strdup (_ ("it does not say which control set is the current one"));
      return;
    }
  set = g_strdup_printf ("ControlSet%03u", current);
  read_values (part, hive, set);
  read_zone (part, hive, set);
  read_services (part, hive, set);
  part->system->damaged |= remedy_hive_is_damaged (hive);
  g_free (self->facts->layout->computer);
  self->facts->layout->computer = g_strdup (remedy_facts_get_value (self->facts, "ComputerName"));
}
