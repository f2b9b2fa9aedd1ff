/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-mapisvc.h"

#include "core/remedy-error.h"
#include "formats/remedy-mapi-profile.h"
#include "practice/remedy-mapisvc-writer.h"
#include "test-support.h"

static GPtrArray *
parse_text (const char *text,
            gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  GPtrArray *services = remedy_mapisvc_parse (bytes, &error);

  g_assert_no_error (error);
  return services;
}

static void
assert_match (const RemedyMapisvcService *service,
              const char                 *section,
              const char                 *name,
              const char                 *value,
              RemedyNotesLikeness         likeness)
{
  for (guint i = 0; i < service->matches->len; i++)
    {
      const RemedyMapiMatch *match = service->matches->pdata[i];

      if (g_str_equal (match->section, section) && g_str_equal (match->name, name))
        {
          g_assert_cmpstr (match->value, ==, value);
          g_assert_cmpint (match->likeness, ==, likeness);
          return;
        }
    }
  g_test_message ("no match for [%s] %s", section, name);
  g_test_fail ();
}

static void
test_finds_the_notes_service (void)
{
  g_autoptr (GBytes) bytes = remedy_mapisvc_writer_make (REMEDY_MAPISVC_NOTES);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = remedy_mapisvc_parse (bytes, &error);
  const RemedyMapisvcService  *notes;
  const RemedyMapisvcProvider *store;

  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, 4);
  notes = services->pdata[3];
  g_assert_cmpstr (notes->section, ==, "NOTES");
  g_assert_cmpstr (notes->display, ==, "Lotus Notes Mail");
  g_assert_cmpstr (notes->dll, ==, "nwnsp.dll");
  g_assert_cmpuint (notes->providers->len, ==, 3);
  store = notes->providers->pdata[1];
  g_assert_cmpstr (store->section, ==, "NMS");
  g_assert_cmpstr (store->display, ==, "Lotus Notes Message Store");
  g_assert_cmpstr (store->resource_type, ==, "MAPI_STORE_PROVIDER");
  assert_match (notes, "Services", "NOTES", "Lotus Notes Mail", REMEDY_NOTES_CERTAIN);
  assert_match (notes, "NOTES", "PR_SERVICE_DLL_NAME", "nwnsp.dll", REMEDY_NOTES_CERTAIN);
  assert_match (notes, "NMS", "PR_MDB_PROVIDER", "395d475fecf1cd1193dc5aab3C478538",
                REMEDY_NOTES_CERTAIN);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (((RemedyMapisvcService *) services->pdata[i])->matches->len, ==, 0);
}

static void
test_finds_nothing_where_notes_is_not (void)
{
  g_autoptr (GBytes) bytes = remedy_mapisvc_writer_make (REMEDY_MAPISVC_PLAIN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = remedy_mapisvc_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, 3);
  for (guint i = 0; i < services->len; i++)
    {
      const RemedyMapisvcService *service = services->pdata[i];

      g_assert_cmpuint (service->matches->len, ==, 0);
      g_assert_nonnull (service->dll);
      g_assert_cmpuint (service->providers->len, >, 0);
    }
}

/* Case, blanks, comments, quotation marks, doubled names, CR alone, no line break at the
 * end, and the forms with tags. */
static void
test_reads_as_windows_does (void)
{
  static const char text[] = "MSEMS=before any section\r\n"
                             "; [Services]\r\n"
                             "  [ SERVICES ]  behind it\r\n"
                             " custom =  \"Domino Mail\"  \r\n"
                             "custom=the second does not count\r"
                             ";gone=commented out\n"
                             "no equals sign\n"
                             "[services]\nlost=second section of the name\n"
                             "[CUSTOM]\n"
                             "3D0A001E='C:\\Lotus\\NWNSP32.DLL'\n"
                             "providers= P1 ,,P2\n"
                             "[p1]\n"
                             "PR_PROVIDER_DISPLAY=caf\xe9";
  g_autoptr (GPtrArray) services = parse_text (text, sizeof text - 1);
  const RemedyMapisvcService *service;

  g_assert_cmpuint (services->len, ==, 1);
  service = services->pdata[0];
  g_assert_cmpstr (service->section, ==, "custom");
  g_assert_cmpstr (service->display, ==, "Domino Mail");
  g_assert_cmpstr (service->dll, ==, "C:\\Lotus\\NWNSP32.DLL");
  g_assert_cmpuint (service->providers->len, ==, 2);
  g_assert_cmpstr (((RemedyMapisvcProvider *) service->providers->pdata[0])->display, ==, "café");
  g_assert_null (((RemedyMapisvcProvider *) service->providers->pdata[1])->dll);
  assert_match (service, "Services", "custom", "Domino Mail", REMEDY_NOTES_POSSIBLE);
  assert_match (service, "custom", "PR_SERVICE_DLL_NAME", "C:\\Lotus\\NWNSP32.DLL",
                REMEDY_NOTES_CERTAIN);
}

static void
test_reads_unicode (void)
{
  static const char text[] =
      "\xff\xfe[\0S\0e\0r\0v\0i\0c\0e\0s\0]\0\r\0\n\0N\0o\0t\0e\0s\0=\0\xe9\0";
  g_autoptr (GPtrArray) services = parse_text (text, sizeof text - 1);

  g_assert_cmpuint (services->len, ==, 1);
  g_assert_cmpstr (((RemedyMapisvcService *) services->pdata[0])->display, ==, "é");
}

static void
assert_refused (const char *text,
                gsize       size,
                RemedyError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_mapisvc_parse (bytes, &error));
  g_assert_error (error, REMEDY_ERROR, (int) code);
}

/* What is no MAPISVC.INF must not look like one that offers nothing. */
static void
test_refuses_what_has_no_services (void)
{
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, ' ');
  g_autofree char *list = g_strnfill (300, ',');
  g_autofree char *many = g_strconcat ("[Services]\nA=a\n[A]\nProviders=", list, NULL);

  assert_refused ("", 0, REMEDY_ERROR_DAMAGED);
  assert_refused ("MZ\0\1", 4, REMEDY_ERROR_DAMAGED);
  assert_refused ("[NOTES]\nPR_SERVICE_DLL_NAME=nwnsp.dll\n", 38, REMEDY_ERROR_DAMAGED);
  assert_refused (large, 1024 * 1024 + 1, REMEDY_ERROR_LIMIT);
  assert_refused (many, strlen (many), REMEDY_ERROR_LIMIT);
}

static void
test_names_of_notes (void)
{
  g_assert_cmpint (remedy_notes_service_name ("Notes"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_service_name ("NOTES2"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_service_name (NULL), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_dll_name ("C:\\NOTES\\Nwnsp32.dll"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_dll_name ("mynwnsp.dll"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_dll_name (NULL), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_display_name ("lotus notes mail"), ==, REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_display_name ("iNotes Access"), ==, REMEDY_NOTES_POSSIBLE);
  g_assert_cmpint (remedy_notes_display_name ("Personal Folders"), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_display_name (NULL), ==, REMEDY_NOTES_NO);
  g_assert_cmpint (remedy_notes_provider_uid ("395D475FECF1CD1193DC5AAB3C478538"), ==,
                   REMEDY_NOTES_CERTAIN);
  g_assert_cmpint (remedy_notes_provider_uid ("395d475f"), ==, REMEDY_NOTES_NO);
}

static void
try_mapisvc (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = remedy_mapisvc_parse (bytes, &error);

  g_assert_true ((services == NULL) == (error != NULL));
  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const RemedyMapisvcService *service = services->pdata[i];

      g_assert_true (g_utf8_validate (service->section, -1, NULL));
      g_assert_true (g_utf8_validate (service->display, -1, NULL));
    }
}

static void
test_survives_hostile_files (void)
{
  g_autoptr (GBytes) bytes = remedy_mapisvc_writer_make (REMEDY_MAPISVC_NOTES);

  test_hostile (bytes, try_mapisvc);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapisvc/notes", test_finds_the_notes_service);
  g_test_add_func ("/mapisvc/plain", test_finds_nothing_where_notes_is_not);
  g_test_add_func ("/mapisvc/rules", test_reads_as_windows_does);
  g_test_add_func ("/mapisvc/unicode", test_reads_unicode);
  g_test_add_func ("/mapisvc/refused", test_refuses_what_has_no_services);
  g_test_add_func ("/mapisvc/names", test_names_of_notes);
  g_test_add_func ("/mapisvc/hostile", test_survives_hostile_files);
  return g_test_run ();
}
