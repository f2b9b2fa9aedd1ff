/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-bundle-save.h"
#include "report/remedy-bundle-seal.h"
#include "report/remedy-bundle-zip.h"
#include "test-bundles.h"
#include "test-snapshot.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Bundles as they come back: whole, damaged, and made by somebody who means harm. */

/* Every so manyth byte is changed where the whole bundle is opened each time; an odd
 * number, so that each bit has its turn. */
#define STRIDE (37 * TEST_ONE_OF (5))

static RemedySnapshot *
new_small (void)
{
  RemedySnapshot *snapshot = remedy_snapshot_new ();

  snapshot->taken = TEST_TAKEN;
  snapshot->page = REMEDY_PAGE_SYMPTOM;
  snapshot->case_ = remedy_case_new ();
  snapshot->case_->work = remedy_work_empty ();
  snapshot->case_->work->answers->saw = REMEDY_SAW_EVENT;
  snapshot->case_->work->answers->saw_when = TEST_TAKEN;
  return snapshot;
}

static RemedySnapshot *
new_whole (void)
{
  const TestSnapshotOptions options
      = { .scenario = "fault-sp2", .media = "right", .again = TRUE };

  return test_snapshot_new (&options);
}

static void
refuse (GBytes     *bytes,
        int         code,
        const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) bundle = remedy_bundle_open_bytes (bytes, &error);

  g_assert_null (bundle);
  g_assert_error (error, REMEDY_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (says != NULL && strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

static void
test_round (void)
{
  g_autoptr (RemedyBundle) made = test_bundle_make (new_whole ());
  g_autoptr (RemedySnapshot) snapshot = remedy_bundle_get_snapshot (made);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) opened
      = remedy_bundle_open_bytes (remedy_bundle_get_zip (made), &error);
  g_autoptr (RemedySnapshot) again = NULL;
  const GPtrArray *from = remedy_bundle_get_members (made);
  const GPtrArray *to;

  g_assert_no_error (error);
  again = remedy_bundle_get_snapshot (opened);
  g_assert_true (remedy_record_equal (&remedy_snapshot_type, snapshot, again));
  to = remedy_bundle_get_members (opened);
  g_assert_cmpuint (from->len, ==, to->len);
  for (guint i = 0; i < to->len; i++)
    {
      const RemedyMember *a = from->pdata[i];
      const RemedyMember *b = to->pdata[i];

      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_true (g_bytes_equal (a->shared, b->shared));
      g_assert_null (b->original);
      if (i + 1 < to->len)
        {
          g_assert_cmpstr (a->type, ==, b->type);
          g_assert_cmpstr (a->why, ==, b->why);
        }
    }
}

static GBytes *
flip (GBytes *bytes,
      gsize   at,
      guint8  bits)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  copy[at] ^= bits;
  return g_bytes_new_take (copy, size);
}

static void
test_any_byte (void)
{
  g_autoptr (RemedyBundle) bundle = test_bundle_make (new_small ());
  GBytes *zip = remedy_bundle_get_zip (bundle);
  gsize size = g_bytes_get_size (zip);

  g_assert_cmpint (remedy_bundle_seal_check (zip), ==, REMEDY_SEAL_WHOLE);
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) bytes = flip (zip, i, (guint8) (1 << (i % 8)));
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (remedy_bundle_seal_check (bytes), !=, REMEDY_SEAL_WHOLE);
      if (i % STRIDE != 0 && i + 200 < size)
        continue;
      g_assert_null (remedy_bundle_open_bytes (bytes, &error));
      g_assert_true (g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED)
                     || g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED));
    }
}

/* Where the name of a member stands first: at its own header. */
static gsize
find (GBytes     *bytes,
      const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *found = memmem (data, size, text, strlen (text));

  g_assert_nonnull (found);
  return (gsize) (found - data);
}

static void
test_names_what_is_damaged (void)
{
  static const char *const names[] = {
    "report.html", "case.json", "evidence/before/events.json", "evidence/after/files.json",
    "evidence/media.json", "manifest.json",
  };
  g_autoptr (RemedyBundle) bundle = test_bundle_make (new_whole ());
  GBytes *zip = remedy_bundle_get_zip (bundle);
  gsize size;
  const char *data = g_bytes_get_data (zip, &size);
  const char *end = data + size - 200;
  g_autoptr (GBytes) listed = NULL;
  g_autoptr (GBytes) comment = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize at = find (zip, names[i]) + strlen (names[i]) + 100;
      g_autoptr (GBytes) bytes = flip (zip, at, 0x10);

      refuse (bytes, REMEDY_ERROR_DAMAGED, names[i]);
    }
  /* The time of a member, which nothing reads. */
  for (const char *at = end; listed == NULL; at--)
    if (memcmp (at, "PK\x01\x02", 4) == 0)
      listed = flip (zip, (gsize) (at - data) + 12, 1);
  refuse (listed, REMEDY_ERROR_DAMAGED, "the table of contents of the zip");
  comment = flip (zip, size - 1, 1);
  refuse (comment, REMEDY_ERROR_DAMAGED, "the table of contents of the zip");
}

static void
test_cut_and_longer (void)
{
  g_autoptr (RemedyBundle) bundle = test_bundle_make (new_small ());
  gsize size;
  const guint8 *data = g_bytes_get_data (remedy_bundle_get_zip (bundle), &size);
  g_autofree guint8 *more = g_malloc0 (size + 1);
  g_autoptr (GBytes) longer = NULL;
  g_autoptr (GBytes) before = NULL;

  for (gsize i = 0; i < size; i += i < 64 ? 1 : STRIDE)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (data, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (remedy_bundle_open_bytes (bytes, &error));
      g_assert_nonnull (error);
    }
  memcpy (more, data, size);
  longer = g_bytes_new_static (more, size + 1);
  refuse (longer, REMEDY_ERROR_DAMAGED, "cut short");
  memset (more, 0, size + 1);
  memcpy (more + 1, data, size);
  before = g_bytes_new_static (more, size + 1);
  refuse (before, REMEDY_ERROR_UNSUPPORTED, "does not begin");
}

static void
test_other_files (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("%PDF-1.4 and so on", 18);
  g_autoptr (GBytes) zip = g_bytes_new_static ("PK\x03\x04 and so on, without an end", 30);

  refuse (nothing, REMEDY_ERROR_UNSUPPORTED, NULL);
  refuse (text, REMEDY_ERROR_UNSUPPORTED, NULL);
  refuse (zip, REMEDY_ERROR_DAMAGED, NULL);
}

/* A zip of these names, with the bytes “x” each, sealed. */
static GBytes *
new_zip (const char *const *names)
{
  g_autoptr (GPtrArray) members
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) zip = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (members, remedy_member_new (names[i], REMEDY_MEMBER_PNG, "It.", content));
  zip = remedy_bundle_zip_pack (members, NULL);
  return remedy_bundle_seal_put (zip, NULL);
}

static void
test_bad_names (void)
{
  static const char *const bad[] = { "../case.json", "/etc/passwd", "a/../b", "a//b", "a/",
                                     ".hidden", "a\\b", "a b", "C:x", "pictures/\xc3\xa4.png" };
  static const char *const twice[] = { "case.json", "CASE.json", NULL };
  g_autoptr (GBytes) doubled = new_zip (twice);
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) too_many = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *const names[] = { bad[i], NULL };
      g_autoptr (GBytes) bytes = new_zip (names);

      g_assert_false (remedy_bundle_zip_is_name (bad[i]));
      refuse (bytes, REMEDY_ERROR_DAMAGED, NULL);
    }
  refuse (doubled, REMEDY_ERROR_DAMAGED, "two files of one name");
  for (int i = 0; i <= REMEDY_BUNDLE_MAX_MEMBERS; i++)
    g_ptr_array_add (many, g_strdup_printf ("m%d", i));
  g_ptr_array_add (many, NULL);
  too_many = new_zip ((const char *const *) many->pdata);
  refuse (too_many, REMEDY_ERROR_LIMIT, "256");
}

static void
test_bomb (void)
{
  g_autoptr (GPtrArray) members
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);
  gsize size = REMEDY_BUNDLE_MAX_MEMBER + 1;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (GBytes) sealed = NULL;

  g_ptr_array_add (members, remedy_member_new ("report.html", REMEDY_MEMBER_HTML, "It.", zeros));
  zip = remedy_bundle_zip_pack (members, NULL);
  sealed = remedy_bundle_seal_put (zip, NULL);
  g_assert_cmpuint (g_bytes_get_size (sealed), <, 1024 * 1024);
  refuse (sealed, REMEDY_ERROR_LIMIT, "report.html");
}

static void
refuse_text (const RemedyBundle *bundle,
             const char         *name,
             const char         *text,
             int                 code,
             const char         *says)
{
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
  g_autoptr (GBytes) zip = test_bundle_change (bundle, name, bytes);

  refuse (zip, code, says);
}

/* By somebody who can make manifest and seal anew. */
static void
test_forged (void)
{
  g_autoptr (RemedyBundle) bundle = test_bundle_make (new_whole ());
  g_autofree char *deep = g_strnfill (4000, '[');

  refuse_text (bundle, "manifest.json", "{}", REMEDY_ERROR_DAMAGED, "manifest.json");
  refuse_text (bundle, "manifest.json", "nonsense", REMEDY_ERROR_DAMAGED, "manifest.json");
  refuse_text (bundle, "manifest.json",
               "{\"format\": \"ntsmig-remedy-bundle\", \"version\": 2, \"members\": []}",
               REMEDY_ERROR_VERSION, "newer");
  refuse_text (bundle, "manifest.json",
               "{\"format\": \"ntsmig-remedy-bundle\", \"version\": 1, \"members\": []}",
               REMEDY_ERROR_DAMAGED, "report.html");
  refuse_text (bundle, "case.json", NULL, REMEDY_ERROR_DAMAGED, "case.json");
  refuse_text (bundle, "report.html", NULL, REMEDY_ERROR_DAMAGED, "report.html");
  refuse_text (bundle, "case.json", "", REMEDY_ERROR_DAMAGED, "case.json");
  refuse_text (bundle, "case.json", "{}", REMEDY_ERROR_DAMAGED, "case.json");
  refuse_text (bundle, "case.json", deep, REMEDY_ERROR_DAMAGED, "case.json");
  refuse_text (bundle, "case.json", "{\"case\": {\"server\": \"\xff\"}}", REMEDY_ERROR_DAMAGED,
               "case.json");
  refuse_text (bundle, "case.json", "{é: 1}", REMEDY_ERROR_DAMAGED, "case.json");
  refuse_text (bundle, "case.json", "{\"case\": {\"work\": {\"marks\": [{}]}}}",
               REMEDY_ERROR_DAMAGED, "case.json: case: work: marks: step");
  refuse_text (bundle, "evidence/before/files.json", "{\"files\": [3]}", REMEDY_ERROR_DAMAGED,
               "evidence/before/files.json: files");
  refuse_text (bundle, "evidence/media.json", "[]", REMEDY_ERROR_DAMAGED, "evidence/media.json");
}

static void
test_of_a_file (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "case.zip", NULL);
  g_autoptr (RemedyBundle) bundle = test_bundle_make (new_small ());
  g_autoptr (RemedyBundle) opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_bundle_open (path, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (remedy_bundle_open (folder, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (remedy_bundle_save (bundle, path, NULL, REMEDY_BUNDLE_SAVE_NONE, NULL, &error));
  opened = remedy_bundle_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (remedy_bundle_get_zip (bundle), remedy_bundle_get_zip (opened)));
  g_assert_cmpint (truncate (path, 1000), ==, 0);
  g_assert_null (remedy_bundle_open (path, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, path));
  test_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/bundle-open/round", test_round);
  g_test_add_func ("/bundle-open/any-byte", test_any_byte);
  g_test_add_func ("/bundle-open/names-what-is-damaged", test_names_what_is_damaged);
  g_test_add_func ("/bundle-open/cut-and-longer", test_cut_and_longer);
  g_test_add_func ("/bundle-open/other-files", test_other_files);
  g_test_add_func ("/bundle-open/bad-names", test_bad_names);
  g_test_add_func ("/bundle-open/bomb", test_bomb);
  g_test_add_func ("/bundle-open/forged", test_forged);
  g_test_add_func ("/bundle-open/of-a-file", test_of_a_file);
  return g_test_run ();
}
