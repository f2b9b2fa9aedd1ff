/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "report/remedy-bundle-document.h"
#include "report/remedy-bundle.h"
#include "test-snapshot.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char              *folder;
  char              *path; /* of the bundle */
  RemedyBundleInput *input;
} Fixture;

static RemedySharedPicture *
new_picture (const char *page,
             const char *caption)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', 1, 2, 3, 4 };
  RemedySharedPicture *picture = remedy_shared_picture_new ();

  picture->id = g_strdup_printf ("id-%s", page);
  picture->page = g_strdup (page);
  picture->png = g_bytes_new_static (png, sizeof png);
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
  fixture->input = remedy_bundle_input_new ();
  fixture->input->redacted = test_snapshot_new (&options);
  fixture->input->original = remedy_snapshot_copy (fixture->input->redacted);
  fixture->input->sharing = remedy_sharing_new ();
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bundle/members", Fixture, NULL, setup, test_members, teardown);
  g_test_add ("/bundle/manifest", Fixture, NULL, setup, test_manifest, teardown);
  g_test_add ("/bundle/original", Fixture, NULL, setup, test_original, teardown);
  g_test_add ("/bundle/save", Fixture, NULL, setup, test_save, teardown);
  return g_test_run ();
}
