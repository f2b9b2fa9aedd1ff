/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather-system.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-cursor.h"
#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"

/* The structure TIME_FIELDS of the kernel, in which StandardStart and DaylightStart are. */
#define TIME_FIELDS_SIZE 16

/* Values of the part, in its own names. What is not @needed is no gap where it is not there. */
static const struct
{
  const char *key;
  const char *name;
  const char *as;
  gboolean    needed;
} values[] = {
  { "Control\\ComputerName\\ComputerName", "ComputerName", "ComputerName", FALSE },
  { "Control\\Session Manager\\Environment", "Path", "Path", FALSE },
  { "Services\\EventLog\\Application", "File", "EventLogFile", FALSE },
  { "Services\\EventLog\\Application\\MSExchangeMig", "EventMessageFile", "MessageFile", FALSE },
  { "Services\\MSExchangeSA\\Parameters", "Enterprise", REMEDY_VALUE_ENTERPRISE, TRUE },
  { "Services\\MSExchangeSA\\Parameters", "Site", REMEDY_VALUE_SITE, TRUE },
  { "Services\\MSExchangeIS\\ParametersPrivate", "DB Path", REMEDY_VALUE_PRIVATE_DATABASE, TRUE },
  { "Services\\MSExchangeIS\\ParametersPublic", "DB Path", REMEDY_VALUE_PUBLIC_DATABASE, TRUE },
  { "Services\\MSExchangeIS\\ParametersSystem", "Working Directory", REMEDY_VALUE_STORE_FOLDER,
    TRUE },
  { "Services\\MSExchangeDS\\Parameters", "DSA Database file", REMEDY_VALUE_DIRECTORY_DATABASE,
    TRUE },
  { "Services\\MSExchangeDS\\Parameters", "Database log files path", REMEDY_VALUE_DIRECTORY_LOGS,
    TRUE },
  { "Services\\MSExchangeDS\\Parameters", "DSA Working Directory", REMEDY_VALUE_DIRECTORY_FOLDER,
    TRUE },
  { "Services\\MSExchangeMTA\\Parameters", "MTA Database Path", REMEDY_VALUE_MTA_DATABASE, TRUE },
};

static void
add_gap (RemedyRegistryFact *part,
         const char         *name,
         const char         *where,
         int                 state,
         const char         *reason)
{
  RemedyGapFact *gap = remedy_gap_fact_new ();

  gap->name = g_strdup (name);
  gap->where = g_strdup (where);
  gap->state = state;
  gap->reason = g_strdup (reason);
  g_ptr_array_add (part->gaps, gap);
}

/* The value as text. A path is taken from a string only: bytes made legible are none. */
static char *
read_text (RemedyHive   *hive,
           RemedyHiveKey key,
           gsize         i)
{
  g_auto (GStrv) strings = NULL;

  if (!values[i].needed)
    return remedy_hive_get_string (hive, key, values[i].name);
  strings = remedy_hive_get_strings (hive, key, values[i].name);
  return strings != NULL && strings[0] != NULL && strings[0][0] != '\0' ? g_strdup (strings[0]) : NULL;
}

/* Why a value is not there. */
static void
miss_value (RemedyRegistryFact *part,
            RemedyHive         *hive,
            RemedyHiveKey       key,
            const char         *where,
            gsize               i)
{
  g_autoptr (RemedyHiveValue) other = remedy_hive_get_value (hive, key, values[i].name);

  if (other != NULL)
    add_gap (part, values[i].as, where, REMEDY_ITEM_UNREADABLE, _ ("the value is no text"));
  else
    add_gap (part, values[i].as, where, REMEDY_ITEM_MISSING, NULL);
}

/* Adds a value to the part, under a name of ours; a gap if it is needed and cannot be had. */
static void
add_value (RemedyRegistryFact *part,
           RemedyHive         *hive,
           const char         *set,
           gsize               i)
{
  g_autofree char *key_path = g_strconcat (set, "\\", values[i].key, NULL);
  RemedyHiveKey key = remedy_hive_find (hive, remedy_hive_get_root (hive), key_path);
  g_autofree char *text = read_text (hive, key, i);
  g_autofree char *where =
      g_strdup_printf ("%s: %s, %s", part->system->path, key_path, values[i].name);
  RemedyValueFact *value;

  if (text == NULL)
    {
      if (values[i].needed)
        miss_value (part, hive, key, where, i);
      return;
    }
  value = remedy_value_fact_new ();
  value->name = g_strdup (values[i].as);
  value->value = g_steal_pointer (&text);
  value->where = g_steal_pointer (&where);
  value->key_time = remedy_hive_key_time (hive, key);
  g_ptr_array_add (part->values, value);
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

/* Nothing of the hive could be had, and why. */
static void
miss_values (RemedyRegistryFact *part)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *where =
          g_strdup_printf ("%s: %s, %s", part->system->path, values[i].key, values[i].name);

      if (values[i].needed)
        add_gap (part, values[i].as, where,
                 part->system->state != REMEDY_ITEM_FOUND ? part->system->state
                                                          : (int) REMEDY_ITEM_UNREADABLE,
                 part->system->reason);
    }
}

/* What a hive lacks that was caught in the middle of being written, or is damaged, is not
 * known to be missing. */
static void
doubt_gaps (RemedyRegistryFact *part)
{
  for (guint i = 0; i < part->gaps->len; i++)
    {
      RemedyGapFact *gap = part->gaps->pdata[i];

      if (gap->state != REMEDY_ITEM_MISSING)
        continue;
      gap->state = REMEDY_ITEM_UNREADABLE;
      gap->reason = g_strdup_printf (_ ("%s was copied while it was in use, or is damaged"),
                                     part->system->path);
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
    {
      miss_values (part);
      return;
    }
  select = remedy_hive_find (hive, remedy_hive_get_root (hive), "Select");
  if (!remedy_hive_get_dword (hive, select, "Current", &current) || current > 999)
    {
      part->system->damaged = TRUE;
      g_free (part->system->reason);
      part->system->reason = g_strdup (_ ("it does not say which control set is the current one"));
      miss_values (part);
      return;
    }
  set = g_strdup_printf ("ControlSet%03u", current);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    add_value (part, hive, set, i);
  read_zone (part, hive, set);
  remedy_gather_services (self, hive, set);
  part->system->damaged |= remedy_hive_is_damaged (hive);
  if (remedy_hive_is_damaged (hive) || part->system->dirty)
    doubt_gaps (part);
  g_free (self->facts->layout->computer);
  self->facts->layout->computer = g_strdup (remedy_facts_get_value (self->facts, "ComputerName"));
}
