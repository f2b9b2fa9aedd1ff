/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "report/remedy-bundle-document.h"
#include "report/remedy-bundle-save.h"
#include "report/remedy-name-map.h"
#include "report/remedy-png.h"
#include "test-bundles.h"
#include "test-snapshot.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

typedef struct
{
  char              *folder;
  char              *path; /* of the bundle */
  RemedyBundleInput *input;
} Fixture;

static GBytes *
new_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 3);
  g_autoptr (GError) error = NULL;
  GBytes *png = remedy_png_encode (surface, &error);

  g_assert_no_error (error);
  cairo_surface_destroy (surface);
  return png;
}

static RemedySharedPicture *
new_picture (const char *page,
             const char *caption)
{
  RemedySharedPicture *picture = remedy_shared_picture_new ();

  picture->id = g_strdup_printf ("id-%s", page);
  picture->page = g_strdup (page);
  picture->png = new_png ();
  picture->caption = g_strdup (caption);
  picture->alt = g_strdup ("A page.");
  picture->width = 1024;
  picture->height = 600;
  g_ptr_array_add (picture->texts, g_strdup ("SERVER-1"));
  return picture;
}

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  const TestSnapshotOptions options = { .scenario = "fault-sp1", .again = TRUE };

  fixture->folder = test_temp_dir ();
  fixture->path = g_build_filename (fixture->folder, "case.zip", NULL);
  fixture->input = test_bundle_input (test_snapshot_new (&options));
  g_ptr_array_add (fixture->input->pictures, new_picture ("server", "Step 1 of 8"));
  g_ptr_array_add (fixture->input->pictures, new_picture ("../EXCH01", "Step 2 of 8"));
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  remedy_bundle_input_free (fixture->input);
  test_remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static RemedyBundle *
make (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RemedyBundle *bundle = remedy_bundle_make (fixture->input, &error);

  g_assert_no_error (error);
  return bundle;
}

static const RemedyMember *
find (const RemedyBundle *bundle,
      const char         *name)
{
  const GPtrArray *members = remedy_bundle_get_members (bundle);

  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (((RemedyMember *) members->pdata[i])->name, name))
      return members->pdata[i];
  g_test_message ("there is no %s", name);
  g_assert_not_reached ();
}

static gpointer
parse (const RemedyMember     *member,
       const RemedyRecordType *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  gsize size;
  const char *data = g_bytes_get_data (member->shared, &size);
  g_autofree char *text = g_strndup (data, size);
  gpointer record;

  node = json_from_string (text, &error);
  g_assert_no_error (error);
  record = remedy_record_from_json (type, node, &error);
  g_assert_no_error (error);
  return record;
}

static void
test_members (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const names[] = {
    "report.html", "case.json", "pictures/01-server.png", "pictures/02-picture.png",
    "evidence/before/layout.json", "evidence/before/registry.json", "evidence/before/events.json",
    "evidence/before/files.json", "evidence/before/outlook.json", "evidence/before/notes.json",
    "evidence/before/setup-log.json", "evidence/after/layout.json",
    "evidence/after/registry.json", "evidence/after/events.json", "evidence/after/files.json",
    "evidence/after/outlook.json", "evidence/after/notes.json", "evidence/after/setup-log.json",
    "manifest.json",
  };
  g_autoptr (RemedyBundle) bundle = make (fixture);
  const GPtrArray *members = remedy_bundle_get_members (bundle);

  g_assert_cmpuint (members->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < members->len; i++)
    {
      const RemedyMember *member = members->pdata[i];

      g_assert_cmpstr (member->name, ==, names[i]);
      g_assert_nonnull (member->why);
      g_assert_cmpint (member->why[strlen (member->why) - 1], ==, '.');
    }
  g_assert_cmpstr (find (bundle, "pictures/01-server.png")->caption, ==, "Step 1 of 8");
}

static void
test_manifest (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (RemedyBundle) bundle = make (fixture);
  const GPtrArray *members = remedy_bundle_get_members (bundle);
  g_autoptr (RemedyManifest) manifest
      = parse (find (bundle, "manifest.json"), &remedy_manifest_type);

  g_assert_cmpstr (manifest->format, ==, "ntsmig-remedy-bundle");
  g_assert_cmpint (manifest->version, ==, 1);
  g_assert_cmpuint (manifest->members->len, ==, members->len - 1);
  for (guint i = 0; i < manifest->members->len; i++)
    {
      const RemedyManifestEntry *entry = manifest->members->pdata[i];
      const RemedyMember *member = members->pdata[i];
      g_autofree char *digest
          = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, member->shared);

      g_assert_cmpstr (entry->name, ==, member->name);
      g_assert_cmpstr (entry->type, ==, member->type);
      g_assert_cmpstr (entry->why, ==, member->why);
      g_assert_cmpint (entry->size, ==, g_bytes_get_size (member->shared));
      g_assert_cmpstr (entry->sha256, ==, digest);
    }
}

/* What is shown beside the shared text comes of the same functions. */
static void
test_original (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (RemedyBundle) bundle = NULL;
  const GPtrArray *members;

  g_free (fixture->input->redacted->case_->server);
  fixture->input->redacted->case_->server = g_strdup ("SERVER-1");
  g_free (fixture->input->original->case_->server);
  fixture->input->original->case_->server = g_strdup ("QUUXHOST");
  bundle = make (fixture);
  members = remedy_bundle_get_members (bundle);
  for (guint i = 0; i < members->len; i++)
    {
      const RemedyMember *member = members->pdata[i];
      gsize size;
      const char *shared = g_bytes_get_data (member->shared, &size);

      g_assert_null (g_strstr_len (shared, (gssize) size, "QUUXHOST"));
    }
  g_assert_nonnull (strstr (find (bundle, "report.html")->original, "QUUXHOST"));
  g_assert_nonnull (strstr (find (bundle, "case.json")->original, "QUUXHOST"));
  g_assert_null (strstr (find (bundle, "case.json")->original, "SERVER-1"));
}

static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (RemedyBundle) bundle = make (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) saved = NULL;
  struct stat info;

  g_assert_true (remedy_bundle_save (bundle, fixture->path, NULL, REMEDY_BUNDLE_SAVE_NONE, NULL,
                                     &error));
  g_assert_no_error (error);
  saved = test_load (fixture->path);
  g_assert_true (g_bytes_equal (saved, remedy_bundle_get_zip (bundle)));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  g_assert_false (remedy_bundle_save (bundle, fixture->path, NULL, REMEDY_BUNDLE_SAVE_NONE, NULL,
                                      &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (remedy_bundle_save (bundle, fixture->path, NULL, REMEDY_BUNDLE_SAVE_REPLACE,
                                     NULL, &error));
  g_assert_no_error (error);
}

static void
assert_same (Fixture    *fixture,
             GBytes     *bytes,
             const char *why)
{
  g_autoptr (RemedyBundle) bundle = make (fixture);

  if (!g_bytes_equal (bytes, remedy_bundle_get_zip (bundle)))
    g_error ("other bytes: %s", why);
}

/* Whenever and wherever it is made. */
static void
test_same_bytes (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const zones[] = { "Asia/Tokyo", "Pacific/Honolulu", "UTC" };
  g_autoptr (RemedyBundle) bundle = make (fixture);
  GBytes *bytes = remedy_bundle_get_zip (bundle);

  assert_same (fixture, bytes, "the second time");
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      assert_same (fixture, bytes, zones[i]);
    }
  /* When it is looked at makes no difference. */
  fixture->input->redacted->taken += 86400;
  fixture->input->original->taken += 86400;
  assert_same (fixture, bytes, "the day after");
  g_setenv ("LANGUAGE", "de", TRUE);
  assert_same (fixture, bytes, "for a German");
  g_assert_nonnull (setlocale (LC_ALL, "POSIX"));
  assert_same (fixture, bytes, "in another locale");
}

static void
refuse (Fixture *fixture,
        int      code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_bundle_make (fixture->input, &error));
  g_assert_error (error, REMEDY_ERROR, code);
}

static void
test_raw (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[MAPI Service Providers]", 24);
  g_autoptr (RemedyBundle) bundle = NULL;

  g_ptr_array_add (fixture->input->raw, remedy_raw_file_new ("/media/x/MAPISVC.INF", bytes));
  g_ptr_array_add (fixture->input->raw, remedy_raw_file_new ("Exchange Server Setup.log", bytes));
  refuse (fixture, REMEDY_ERROR_REFUSED);
  for (int i = 0; i < REMEDY_N_NAMES; i++)
    {
      refuse (fixture, REMEDY_ERROR_REFUSED);
      g_ptr_array_add (fixture->input->sharing->told, g_strdup (remedy_name_class_words[i]));
    }
  g_ptr_array_add (fixture->input->sharing->words, g_strdup ("Contoso"));
  refuse (fixture, REMEDY_ERROR_REFUSED);
  g_ptr_array_set_size (fixture->input->sharing->words, 0);
  bundle = make (fixture);
  g_assert_true (g_bytes_equal (find (bundle, "raw/01-MAPISVC.INF")->shared, bytes));
  g_assert_nonnull (find (bundle, "raw/02-Exchange_Server_Setup.log"));
  for (int i = 0; i < 16; i++)
    g_ptr_array_add (fixture->input->raw, remedy_raw_file_new ("x", bytes));
  refuse (fixture, REMEDY_ERROR_LIMIT);
}

/* What the redaction let through is found at the end, and nothing is made. */
static void
test_leak (Fixture      *fixture,
           gconstpointer data)
{
  RemedyHiddenName *name = fixture->input->names->pdata[0];
  g_autoptr (GError) error = NULL;

  g_free (fixture->input->redacted->case_->condition);
  fixture->input->redacted->case_->condition = g_strdup (name->original);
  g_assert_null (remedy_bundle_make (fixture->input, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LEAK);
  g_assert_nonnull (strstr (error->message, "case.json"));
  g_assert_null (strstr (error->message, name->original));
}

static void
test_language (Fixture      *fixture,
               gconstpointer data)
{
  fixture->input->sharing->language = g_strdup ("xx");
  refuse (fixture, REMEDY_ERROR_UNSUPPORTED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add ("/bundle/members", Fixture, NULL, setup, test_members, teardown);
  g_test_add ("/bundle/manifest", Fixture, NULL, setup, test_manifest, teardown);
  g_test_add ("/bundle/original", Fixture, NULL, setup, test_original, teardown);
  g_test_add ("/bundle/save", Fixture, NULL, setup, test_save, teardown);
  g_test_add ("/bundle/same-bytes", Fixture, NULL, setup, test_same_bytes, teardown);
  g_test_add ("/bundle/raw", Fixture, NULL, setup, test_raw, teardown);
  g_test_add ("/bundle/leak", Fixture, NULL, setup, test_leak, teardown);
  g_test_add ("/bundle/language", Fixture, NULL, setup, test_language, teardown);
  return g_test_run ();
}
