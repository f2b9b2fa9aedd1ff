/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "formats/remedy-mapi-profile.h"
#include "practice/remedy-mapi-writer.h"
#include "test-support.h"

#define TIME 935158327 /* 1999-08-20T14:12:07Z */
#define NT_PROFILES                                                                                \
  "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles"
#define WINDOWS_PROFILES "Software\\Microsoft\\Windows Messaging Subsystem\\Profiles"

static GPtrArray *
list_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (RemedyHive) hive = remedy_hive_open (reader, NULL, error);

  return hive != NULL ? remedy_mapi_profile_list (hive, error) : NULL;
}

static GPtrArray *
list_good (RemedyHiveWriter *writer)
{
  g_autoptr (GBytes) bytes = remedy_hive_writer_finish (writer);
  g_autoptr (GError) error = NULL;
  GPtrArray *profiles = list_bytes (bytes, &error);

  g_assert_no_error (error);
  return profiles;
}

static char *
join (GPtrArray *services)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < services->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (services, i));
  names = g_strv_builder_end (builder);
  return g_strjoinv ("|", names);
}

static void
assert_services (const RemedyMapiProfile *profile, const char *expected)
{
  g_autofree char *names = join (profile->services);

  g_assert_cmpstr (names, ==, expected);
}

static const RemedyMapiMatch *
find_match (const RemedyMapiProfile *profile, const char *name, const char *value)
{
  for (guint i = 0; i < profile->matches->len; i++)
    {
      const RemedyMapiMatch *match = g_ptr_array_index (profile->matches, i);

      if (g_str_equal (match->name, name) && g_str_equal (match->value, value))
        return match;
    }
  g_test_message ("no match %s %s", name, value);
  g_assert_not_reached ();
}

/* A profile of one section with one value. */
static GPtrArray *
list_one (const char *profile,
          const char *section,
          const char *name,
          guint32     type,
          const void *data,
          gsize       size)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  g_autofree char *path = g_strconcat (NT_PROFILES "\\", profile, "\\", section, NULL);

  remedy_hive_node_set_value (remedy_hive_writer_key (writer, path, TIME), name, type, data, size);
  return list_good (writer);
}

static void
test_no_profiles (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  g_autoptr (GPtrArray) profiles = list_good (writer);

  g_assert_cmpuint (profiles->len, ==, 0);
}

static void
test_profiles_of_a_user (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  g_autoptr (RemedyMapiWriter) plain =
      remedy_mapi_writer_add_profile (writer, "Exchange only", FALSE, TIME);
  g_autoptr (RemedyMapiWriter) notes =
      remedy_mapi_writer_add_profile (writer, "MS Exchange Settings", TRUE, TIME + 1);
  g_autoptr (GPtrArray) profiles = NULL;
  const RemedyMapiProfile *profile;
  const RemedyMapiMatch   *match;

  remedy_mapi_writer_add_service (plain, REMEDY_MAPI_SERVICE_MSEMS, TIME);
  remedy_mapi_writer_add_service (plain, REMEDY_MAPI_SERVICE_PST, TIME);
  remedy_mapi_writer_set_server (plain, "EXCH01", TIME);
  remedy_mapi_writer_add_service (notes, REMEDY_MAPI_SERVICE_CONTAB, TIME + 1);
  remedy_mapi_writer_add_service (notes, REMEDY_MAPI_SERVICE_NOTES, TIME + 2);
  profiles = list_good (writer);
  g_assert_cmpuint (profiles->len, ==, 2);

  profile = g_ptr_array_index (profiles, 0);
  g_assert_cmpstr (profile->name, ==, "Exchange only");
  g_assert_false (profile->is_default);
  g_assert_false (profile->connector);
  g_assert_cmpuint (profile->matches->len, ==, 0);
  g_assert_cmpuint (profile->services->len, ==, 2);

  profile = g_ptr_array_index (profiles, 1);
  g_assert_cmpstr (profile->name, ==, "MS Exchange Settings");
  g_assert_true (profile->is_default);
  g_assert_cmpint (profile->key_time, ==, TIME + 1);
  match = find_match (profile, "001e3d09", "NOTES");
  g_assert_cmpint (match->likeness, ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (match->key_time, ==, TIME + 2);
  g_assert_cmpuint (strlen (match->section), ==, 32);
  find_match (profile, "001e3d0a", "nwnsp.dll");
  find_match (profile, "001e300a", "nwnsp.dll");
  find_match (profile, "001e3001", "Lotus Notes Mail");
  find_match (profile, "001e3006", "Lotus Notes Message Store");
  find_match (profile, "101e3d0f", "nwnsp.dll");
  find_match (profile, "01023414", "395d475fecf1cd1193dc5aab3c478538");
}

static void
test_connector_profiles (void)
{
  static const struct
  {
    const char *name;
    gboolean    connector;
  } rows[] = {
    { "MSExchangeIMC 1234567890", TRUE }, { "msexchangeimc 7", TRUE },
    { "MSExchangeIMCs", FALSE },          { "EXCH01-LME-NOTES", TRUE },
    { "exch01-lme-notes-2", TRUE },       { "Notes", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
      g_autoptr (RemedyMapiWriter) mapi =
          remedy_mapi_writer_add_profile (writer, rows[i].name, FALSE, TIME);
      g_autoptr (GPtrArray) profiles = list_good (writer);
      const RemedyMapiProfile *profile = g_ptr_array_index (profiles, 0);

      g_assert_cmpint (profile->connector, ==, rows[i].connector);
    }
}

static void
test_other_spellings (void)
{
  static const struct
  {
    const char *name;
    guint32     type;
    const char *data;
    gsize       size;
    const char *value;
  } rows[] = {
    { "001F3D09", REMEDY_HIVE_BINARY, "n\0o\0t\0e\0s\0\0", 12, "notes" },
    { "001e3d09", REMEDY_HIVE_BINARY, "NOTES", 5, "NOTES" },
    { "001f300A", REMEDY_HIVE_SZ,
      "N\0W\0N\0S\0P\0"
      "3\0"
      "2\0",
      14, "NWNSP32" },
    { "101e300a", REMEDY_HIVE_BINARY, "\2\0\0\0\x0c\0\0\0\x0e\0\0\0a\0c:\\notes\\nwnsp.dll", 32,
      "a, c:\\notes\\nwnsp.dll" },
    { "001e3001", REMEDY_HIVE_EXPAND_SZ, "L\0o\0t\0u\0s\0 \0N\0o\0t\0e\0s\0", 22, "Lotus Notes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) profiles =
          list_one ("P", "9375\\0001\\x", rows[i].name, rows[i].type, rows[i].data, rows[i].size);
      const RemedyMapiProfile *profile = g_ptr_array_index (profiles, 0);
      const RemedyMapiMatch   *match = find_match (profile, rows[i].name, rows[i].value);

      g_assert_cmpint (match->likeness, ==, REMEDY_NOTES_CERTAIN);
      g_assert_cmpstr (match->section, ==, "9375\\0001\\x");
    }
}

/* “Notes” is a folder of every Outlook; only a service’s or a provider’s name counts. */
static void
test_what_is_merely_called_notes (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  RemedyHiveNode *section = remedy_hive_writer_key (writer, NT_PROFILES "\\P\\folder", TIME);
  RemedyHiveNode *service = remedy_hive_writer_key (writer, NT_PROFILES "\\P\\service", TIME);
  g_autoptr (GPtrArray) profiles = NULL;
  const RemedyMapiProfile *profile;
  const RemedyMapiMatch   *match;

  remedy_hive_node_set_string (section, "001e3001", "Notes");
  remedy_hive_node_set_string (section, "001e6700", "C:\\Lotus Notes\\nwnsp.dll");
  remedy_hive_node_set_string (section, "POP3 Password", "NOTES");
  remedy_hive_node_set_string (service, "001e3001", "Domino Mail");
  remedy_hive_node_set_string (service, "001e3d09", "DOMAPI");
  profiles = list_good (writer);
  profile = g_ptr_array_index (profiles, 0);
  g_assert_cmpuint (profile->matches->len, ==, 1);
  match = find_match (profile, "001e3001", "Domino Mail");
  g_assert_cmpint (match->likeness, ==, REMEDY_NOTES_POSSIBLE);
  assert_services (profile, "DOMAPI");
}

static void
test_windows_9x (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("USER.DAT", TIME);
  g_autoptr (GPtrArray) profiles = NULL;
  const RemedyMapiProfile *profile;

  remedy_hive_node_set_string (remedy_hive_writer_key (writer, WINDOWS_PROFILES "\\Old\\s", TIME),
                               "001e3d09", "NOTES");
  profiles = list_good (writer);
  g_assert_cmpuint (profiles->len, ==, 1);
  profile = g_ptr_array_index (profiles, 0);
  g_assert_cmpstr (profile->name, ==, "Old");
  g_assert_cmpuint (profile->matches->len, ==, 1);
}

static void
test_limits (void)
{
  g_autoptr (RemedyHiveWriter) deep = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  g_autoptr (RemedyHiveWriter) wide = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  RemedyHiveWriter *writers[] = { deep, wide };

  remedy_hive_writer_key (deep, NT_PROFILES "\\P\\1\\2\\3\\4\\5\\6\\7\\8\\9", TIME);
  for (guint i = 0; i < 2100; i++)
    {
      g_autofree char *path = g_strdup_printf (NT_PROFILES "\\P\\%u", i);

      remedy_hive_writer_key (wide, path, TIME);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GBytes) bytes = remedy_hive_writer_finish (writers[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) profiles = list_bytes (bytes, &error);

      g_assert_null (profiles);
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
    }
}

/* Each limit with its own words; a profile list that is too long is none. */
static void
test_limits_are_named (void)
{
  g_autoptr (RemedyHiveWriter) many = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  g_autoptr (GBytes) at_limit = NULL;
  g_autoptr (GBytes) beyond = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1024; i++)
    {
      g_autofree char *path = g_strdup_printf (NT_PROFILES "\\%u", i);

      remedy_hive_writer_key (many, path, TIME);
    }
  at_limit = remedy_hive_writer_finish (many);
  profiles = list_bytes (at_limit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (profiles->len, ==, 1024);
  remedy_hive_writer_key (many, NT_PROFILES "\\more", TIME);
  beyond = remedy_hive_writer_finish (many);
  g_assert_null (list_bytes (beyond, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "there are more MAPI profiles than the limit of 1024");
}

/* A random service below a profile, in each of the encodings that Outlook wrote, is found if
 * and only if it is that of Notes. */
static void
test_random_encodings_of_a_service (void)
{
  static const char *const dlls[] = { "nwnsp.dll", "NWNSP32.DLL", "emsui.dll", "mspst.dll" };

  for (guint i = 0; i < 100; i++)
    {
      guint            dll = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (dlls));
      gboolean         wide = g_test_rand_bit ();
      gboolean         ended = g_test_rand_bit ();
      g_autofree char *upper = g_ascii_strup (dlls[dll], -1);
      const char      *spelt = g_test_rand_bit () ? dlls[dll] : upper;
      g_autoptr (GByteArray) data = remedy_writer_new ();
      g_autoptr (GPtrArray) profiles = NULL;
      const RemedyMapiProfile *profile;

      if (wide)
        remedy_writer_utf16 (data, spelt);
      else
        remedy_writer_bytes (data, spelt, strlen (spelt) + 1);
      if (!ended)
        g_byte_array_set_size (data, data->len - (wide ? 2 : 1));
      profiles = list_one ("P", "s", wide ? "001f3d0a" : "001e3d0a", REMEDY_HIVE_BINARY, data->data,
                           data->len);
      profile = g_ptr_array_index (profiles, 0);
      g_test_message ("%s, %s, %s", spelt, wide ? "wide" : "narrow", ended ? "ended" : "open");
      g_assert_cmpuint (profile->matches->len, ==, dll < 2);
      if (dll < 2)
        g_assert_cmpstr (((RemedyMapiMatch *) profile->matches->pdata[0])->value, ==, spelt);
    }
}

static void
test_names (void)
{
  g_assert_cmpint (remedy_notes_service_name ("notes"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_service_name ("NOTES2"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_service_name (NULL), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_dll_name ("Nwnsp.dll"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_dll_name ("C:\\Lotus\\Notes\\NWNSP32.DLL"), ==,
                   REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_dll_name ("nwnsp"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_dll_name ("nwnsp\\emsmdb.dll"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_dll_name ("nwnsp64.dll"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_display_name ("Lotus Notes Transport"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_display_name ("LOTUS NOTES"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_display_name ("Connector for Lotus Notes"), ==,
                   REMEDY_NOTES_POSSIBLE);
  g_assert_cmpint (remedy_notes_display_name ("iNotes Access"), ==, REMEDY_NOTES_POSSIBLE);
  g_assert_cmpint (remedy_notes_display_name ("Domino"), ==, REMEDY_NOTES_POSSIBLE);
  g_assert_cmpint (remedy_notes_display_name ("Footnotes"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_display_name ("Notesë"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_display_name ("Personal Folders"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_provider_uid ("395D475FECF1CD1193DC5AAB3C478538"), ==,
                   REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_provider_uid ("395d"), ==, REMEDY_NOTES_NO);
}

/* The one public hive with a real profile; its passwords must not come out. */
static void
test_real_profile (void)
{
  g_autofree char *path = test_corpus ("hive/log2timeline_plaso__NTUSER-WIN7.DAT");
  g_autoptr (GBytes) bytes = path != NULL ? test_load (path) : NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GError) error = NULL;
  const RemedyMapiProfile *profile;

  if (bytes == NULL)
    return;
  profiles = list_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (profiles->len, ==, 1);
  profile = g_ptr_array_index (profiles, 0);
  g_assert_cmpstr (profile->name, ==, "Outlook");
  g_assert_true (profile->is_default);
  g_assert_false (profile->connector);
  g_assert_cmpuint (profile->matches->len, ==, 0);
  assert_services (profile, "MSUPST MS|CONTAB|OMSAB");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapi-profile/no-profiles", test_no_profiles);
  g_test_add_func ("/mapi-profile/profiles-of-a-user", test_profiles_of_a_user);
  g_test_add_func ("/mapi-profile/connector-profiles", test_connector_profiles);
  g_test_add_func ("/mapi-profile/other-spellings", test_other_spellings);
  g_test_add_func ("/mapi-profile/what-is-merely-called-notes", test_what_is_merely_called_notes);
  g_test_add_func ("/mapi-profile/windows-9x", test_windows_9x);
  g_test_add_func ("/mapi-profile/limits", test_limits);
  g_test_add_func ("/mapi-profile/limits-are-named", test_limits_are_named);
  g_test_add_func ("/mapi-profile/random-encodings-of-a-service",
                   test_random_encodings_of_a_service);
  g_test_add_func ("/mapi-profile/names", test_names);
  g_test_add_func ("/mapi-profile/real-profile", test_real_profile);
  return g_test_run ();
}
