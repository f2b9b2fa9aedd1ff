/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-mapi-profile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"

/* Sections of a profile are flat but for those of Outlook's account manager. */
#define MAX_DEPTH 8
/* In a whole hive; a profile has some dozens. */
#define MAX_SECTIONS 2048
#define MAX_PROFILES 1024

/* NT, and Windows 9x (Q183904). */
#define NT_PROFILES                                                                                \
  "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles"
#define WINDOWS_PROFILES "Software\\Microsoft\\Windows Messaging Subsystem\\Profiles"

/* Ids of MAPI properties. */
#define PR_DISPLAY_NAME 0x3001
#define PR_PROVIDER_DISPLAY 0x3006
#define PR_PROVIDER_DLL_NAME 0x300A
#define PR_MDB_PROVIDER 0x3414
#define PR_SERVICE_NAME 0x3D09
#define PR_SERVICE_DLL_NAME 0x3D0A
#define PR_SERVICE_SUPPORT_FILES 0x3D0F

typedef struct
{
  guint16  id;
  gboolean marks_service; /* only sections of services and providers have it */
  RemedyNotesLikeness (*judge) (const char *text);
} TextProperty;

static const TextProperty text_properties[] = {
  { PR_DISPLAY_NAME, FALSE, remedy_notes_display_name },
  { PR_PROVIDER_DISPLAY, TRUE, remedy_notes_display_name },
  { PR_PROVIDER_DLL_NAME, TRUE, remedy_notes_dll_name },
  { PR_SERVICE_NAME, TRUE, remedy_notes_service_name },
  { PR_SERVICE_DLL_NAME, TRUE, remedy_notes_dll_name },
  { PR_SERVICE_SUPPORT_FILES, TRUE, remedy_notes_dll_name },
};

typedef struct
{
  RemedyHive        *hive;
  RemedyMapiProfile *profile;
  guint              sections; /* visited so far in the whole hive */
} Walk;

/* A value's name is its property's type, then its id, four hex digits each (Q197712). */
static gboolean
parse_name (const char *name,
            guint16    *type,
            guint16    *id)
{
  guint32 both = 0;

  if (strlen (name) != 8)
    return FALSE;
  for (guint i = 0; i < 8; i++)
    {
      if (!g_ascii_isxdigit (name[i]))
        return FALSE;
      both = both << 4 | (guint32) g_ascii_xdigit_value (name[i]);
    }
  *type = (guint16) (both >> 16);
  *id = (guint16) both;
  return TRUE;
}

/* Text, one or several, in either width. */
static const TextProperty *
text_property (const char *name)
{
  guint16 type;
  guint16 id;

  if (!parse_name (name, &type, &id) ||
      (type != 0x001E && type != 0x001F && type != 0x101E && type != 0x101F))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (text_properties); i++)
    if (text_properties[i].id == id)
      return &text_properties[i];
  return NULL;
}

static gboolean
is_provider_uid (const char *name)
{
  guint16 type;
  guint16 id;

  return parse_name (name, &type, &id) && type == 0x0102 && id == PR_MDB_PROVIDER;
}

/* Profiles hold passwords. What is not tested is not even read. */
static gboolean
is_tested (const char *name)
{
  return text_property (name) != NULL || is_provider_uid (name);
}

static RemedyNotesLikeness
judge_value (const RemedyHiveValue *value,
             gboolean               in_service)
{
  const TextProperty *property = text_property (value->name);
  RemedyNotesLikeness likeness = REMEDY_NOTES_NO;
  g_auto (GStrv) strings = NULL;

  if (property == NULL)
    {
      g_autofree char *uid = remedy_hive_value_to_text (value);

      return remedy_notes_provider_uid (uid);
    }
  strings = remedy_hive_value_to_strings (value);
  if (strings == NULL)
    {
      strings = g_new0 (char *, 2);
      strings[0] = remedy_hive_value_to_text (value);
    }
  for (gsize i = 0; strings[i] != NULL; i++)
    likeness = MAX (likeness, property->judge (strings[i]));
  /* Anything in a profile may be called “Notes”; Outlook’s own folder is. */
  return likeness == REMEDY_NOTES_POSSIBLE && !in_service ? REMEDY_NOTES_NO : likeness;
}

static void
add_service (RemedyMapiProfile     *profile,
             const RemedyHiveValue *value)
{
  const TextProperty *property = text_property (value->name);
  g_autofree char    *name = NULL;

  if (property == NULL || property->id != PR_SERVICE_NAME)
    return;
  name = remedy_hive_value_to_text (value);
  for (guint i = 0; i < profile->services->len; i++)
    if (remedy_text_equal (g_ptr_array_index (profile->services, i), name))
      return;
  g_ptr_array_add (profile->services, g_steal_pointer (&name));
}

static void
test_section (Walk         *walk,
              RemedyHiveKey key,
              const char   *section)
{
  g_autoptr (GPtrArray) values = remedy_hive_list_values_if (walk->hive, key, is_tested, NULL);
  gboolean in_service = FALSE;

  /* The hive remembers that it is damaged, and the other sections still count. */
  if (values == NULL)
    return;
  for (guint i = 0; i < values->len; i++)
    {
      const RemedyHiveValue *value = g_ptr_array_index (values, i);
      const TextProperty    *property = text_property (value->name);

      in_service |= property != NULL && property->marks_service;
    }
  for (guint i = 0; i < values->len; i++)
    {
      const RemedyHiveValue *value = g_ptr_array_index (values, i);
      RemedyNotesLikeness    likeness = judge_value (value, in_service);

      add_service (walk->profile, value);
      if (likeness != REMEDY_NOTES_NO)
        {
          g_autofree char *text = remedy_hive_value_to_text (value);

          g_ptr_array_add (walk->profile->matches,
                           remedy_mapi_match_new (section, value->name, text, likeness,
                                                  remedy_hive_key_time (walk->hive, key)));
        }
    }
}

/* Every sub-key is tested, whatever the lists in the profile say: they can be stale. */
static gboolean
walk_sections (Walk         *walk,
               RemedyHiveKey key,
               const char   *section,
               guint         depth,
               GError      **error)
{
  g_autoptr (GArray) keys = NULL;

  if (++walk->sections > MAX_SECTIONS || depth > MAX_DEPTH)
    {
      /* Translators: two numbers of sub-keys. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("the MAPI profiles are beyond the limits of %d sections, %d deep"),
                   MAX_SECTIONS, MAX_DEPTH);
      return FALSE;
    }
  test_section (walk, key, section);
  keys = remedy_hive_list_keys (walk->hive, key, NULL);
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      RemedyHiveKey    child = g_array_index (keys, RemedyHiveKey, i);
      g_autofree char *name = remedy_hive_key_name (walk->hive, child);
      g_autofree char *path = NULL;

      if (name == NULL)
        continue;
      path = *section != '\0' ? g_strconcat (section, "\\", name, NULL) : g_strdup (name);
      if (!walk_sections (walk, child, path, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

static RemedyMapiProfile *
profile_new (const char *name,
             const char *default_name,
             gint64      key_time)
{
  RemedyMapiProfile *self = g_new0 (RemedyMapiProfile, 1);

  self->name = g_strdup (name);
  self->is_default = remedy_text_equal (name, default_name);
  self->connector =
      remedy_text_has_prefix (name, "MSExchangeIMC ") || remedy_text_contains (name, "LME-NOTES");
  self->key_time = key_time;
  self->services = g_ptr_array_new_with_free_func (g_free);
  self->matches = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_mapi_match_free);
  return self;
}

static gboolean
list_profiles (Walk         *walk,
               RemedyHiveKey parent,
               GPtrArray    *profiles,
               GError      **error)
{
  g_autofree char *default_name = remedy_hive_get_string (walk->hive, parent, "DefaultProfile");
  g_autoptr (GArray) keys = remedy_hive_list_keys (walk->hive, parent, error);

  if (keys == NULL)
    {
      g_prefix_error (error, "%s", _ ("the MAPI profiles cannot be listed: "));
      return FALSE;
    }
  for (guint i = 0; i < keys->len; i++)
    {
      RemedyHiveKey    key = g_array_index (keys, RemedyHiveKey, i);
      g_autofree char *name = remedy_hive_key_name (walk->hive, key);

      if (name == NULL)
        continue;
      if (profiles->len >= MAX_PROFILES)
        {
          /* Translators: a number. */
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                       _ ("there are more MAPI profiles than the limit of %d"), MAX_PROFILES);
          return FALSE;
        }
      walk->profile = profile_new (name, default_name, remedy_hive_key_time (walk->hive, key));
      g_ptr_array_add (profiles, walk->profile);
      if (!walk_sections (walk, key, "", 0, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * remedy_mapi_profile_list:
 * @hive: a user's hive, NTUSER.DAT
 * @error: %REMEDY_ERROR_DAMAGED if the key of the profiles cannot be listed;
 *   %REMEDY_ERROR_LIMIT if there are too many profiles or sections
 *
 * Lists the MAPI profiles of NT and of Windows 9x (Q183904, Q195850), each with the names of
 * its services and every value that says Lotus Notes (Q190146). Only the values that are
 * tested are read. Sections of a damaged hive that cannot be read are left out; ask
 * remedy_hive_is_damaged() afterwards.
 *
 * Returns: (transfer full) (nullable) (element-type RemedyMapiProfile): the profiles, in the
 *   order of the hive; empty if there are none
 */
GPtrArray *
remedy_mapi_profile_list (RemedyHive *hive,
                          GError    **error)
{
  static const char *const paths[] = { NT_PROFILES, WINDOWS_PROFILES };
  g_autoptr (GPtrArray) profiles = NULL;
  Walk walk = { hive, NULL, 0 };

  g_return_val_if_fail (REMEDY_IS_HIVE (hive), NULL);

  profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_mapi_profile_free);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      RemedyHiveKey parent = remedy_hive_find (hive, remedy_hive_get_root (hive), paths[i]);

      if (!list_profiles (&walk, parent, profiles, error))
        return NULL;
    }
  return g_steal_pointer (&profiles);
}

/**
 * remedy_mapi_profile_free:
 * @self: (transfer full): a profile
 */
void
remedy_mapi_profile_free (RemedyMapiProfile *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->matches);
  g_free (self);
}

/**
 * remedy_mapi_match_new:
 * @section: where it is: a sub-key, or a section of MAPISVC.INF
 * @name: the value's or entry's name
 * @value: the raw value as text
 * @likeness: how much it says
 * @key_time: when the section was last written, in seconds since 1970 UTC, or
 *   %REMEDY_TIME_UNKNOWN
 *
 * Returns: (transfer full): a match
 */
RemedyMapiMatch *
remedy_mapi_match_new (const char         *section,
                       const char         *name,
                       const char         *value,
                       RemedyNotesLikeness likeness,
                       gint64              key_time)
{
  RemedyMapiMatch *self = g_new0 (RemedyMapiMatch, 1);

  self->section = g_strdup (section);
  self->name = g_strdup (name);
  self->value = g_strdup (value);
  self->likeness = likeness;
  self->key_time = key_time;
  return self;
}

/**
 * remedy_mapi_match_free:
 * @self: (transfer full) (nullable): a match
 */
void
remedy_mapi_match_free (RemedyMapiMatch *self)
{
  if (self == NULL)
    return;
  g_free (self->section);
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}
