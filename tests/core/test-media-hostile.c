/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks/remedy-media-judge.h"
#include "evidence/remedy-media-gather.h"
#include "practice/remedy-practice-media.h"
#include "test-facts.h"
#include "test-support.h"

#define N_TRIES 300

static char *root;

static RemedyMedia *
gather (const char *path)
{
  g_autoptr (GError) error = NULL;
  RemedyMedia *media = remedy_media_gather (path, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return media;
}

static GBytes *
make (const char *kind)
{
  const RemedyPracticeOptions options = { .scenario = "fault-sp2" };
  g_autofree char *path = g_build_filename (root, kind, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (remedy_practice_media_make (path, kind, &options, NULL, &error));
  return test_load (path);
}

/* Whatever became of it, there is an answer to each question. */
static void
try_bytes (const guint8 *data,
           gsize         size)
{
  g_autofree char *path = g_build_filename (root, "tried", NULL);
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP2);
  g_autoptr (RemedyMedia) media = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  media = gather (path);
  findings = remedy_media_judge (media, facts, 2, "ENG");
  g_assert_cmpuint (findings->len, ==, 8);
  g_assert_true (media->whole || media->reason != NULL);
}

static void
test_cut_and_flipped (void)
{
  static const char *const kinds[] = { "iso", "zip", "self-extractor" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) good = make (kinds[i]);
      gsize size;
      const guint8 *data = g_bytes_get_data (good, &size);

      for (guint j = 0; j < N_TRIES; j++)
        {
          g_autofree guint8 *copy = g_memdup2 (data, size);
          /* Half of them where the directories of an image and the headers of a zip lie. */
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) (j % 2 ? size : size / 4));

          try_bytes (copy, at);
          copy[at] ^= (guint8) g_test_rand_int_range (1, 256);
          try_bytes (copy, size);
        }
    }
}

/* An archive with names and kinds that no service pack has. */
static void
test_names_that_lead_out (void)
{
  static const char *const names[] = { "../../UPDATE.EXE", "/etc/UPDATE.EXE", "a/../../b",
                                       "..\\..\\UPDATE.EXE", "ENG/SERVER/SETUP/I386/LINK" };
  g_autofree char *path = g_build_filename (root, "names.zip", NULL);
  struct archive *archive = archive_write_new ();
  g_autoptr (RemedyMedia) media = NULL;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gboolean link = g_str_has_suffix (names[i], "LINK");

      archive_entry_set_pathname (entry, names[i]);
      archive_entry_set_filetype (entry, link ? AE_IFLNK : AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      if (link)
        archive_entry_set_symlink (entry, "/etc/passwd");
      else
        archive_entry_set_size (entry, 2);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      if (!link)
        g_assert_cmpint (archive_write_data (archive, "MZ", 2), ==, 2);
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  media = gather (path);
  g_assert_false (media->whole);
  g_assert_nonnull (strstr (media->reason, "leads out of it"));
  g_assert_cmpstr (media->setup, ==, "etc"); /* of the absolute one, inside the archive */
  g_assert_cmpint (media->n_entries, ==, 1);
}

static void
test_loops_and_pipes (void)
{
  g_autofree char *folder = g_build_filename (root, "loops", NULL);
  g_autofree char *inside = g_build_filename (folder, "inside", NULL);
  g_autofree char *pipe = g_build_filename (folder, "UPDATE.EXE", NULL);
  g_autofree char *loop = g_build_filename (inside, "loop", NULL);
  g_autofree char *out = g_build_filename (inside, "out", NULL);
  g_autoptr (RemedyMedia) media = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inside, 0755), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("/etc", out), ==, 0);
  media = gather (folder);
  g_assert_false (media->whole);
  g_assert_nonnull (strstr (media->reason, "symbolic link out of the folder"));
  g_assert_cmpint (media->n_entries, ==, 2);
  g_assert_cmpstr (media->setup, ==, "");
}

static void
test_endless_nesting (void)
{
  g_autofree char *folder = g_build_filename (root, "deep", NULL);
  g_autoptr (GString) path = g_string_new (folder);
  g_autoptr (RemedyMedia) media = NULL;

  for (guint i = 0; i < 2 * REMEDY_MEDIA_MAX_DEPTH; i++)
    g_string_append (path, "/d");
  g_assert_cmpint (g_mkdir_with_parents (path->str, 0755), ==, 0);
  media = gather (folder);
  g_assert_false (media->whole);
  g_assert_nonnull (strstr (media->reason, "nested deeper than the limit of 32"));
  g_assert_cmpint (media->n_entries, ==, REMEDY_MEDIA_MAX_DEPTH);
}

static void
test_absurd_size (void)
{
  g_autofree char *path = g_build_filename (root, "absurd", NULL);
  g_autoptr (RemedyMedia) media = NULL;

  g_assert_true (g_file_set_contents (path, "MZ", 2, NULL));
  g_assert_cmpint (truncate (path, (off_t) 1 << 40), ==, 0);
  media = gather (path);
  g_assert_cmpint (media->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_cmpint (media->n_entries, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  root = test_temp_dir ();
  g_test_add_func ("/media-hostile/cut-and-flipped", test_cut_and_flipped);
  g_test_add_func ("/media-hostile/names", test_names_that_lead_out);
  g_test_add_func ("/media-hostile/loops", test_loops_and_pipes);
  g_test_add_func ("/media-hostile/nesting", test_endless_nesting);
  g_test_add_func ("/media-hostile/size", test_absurd_size);
  code = g_test_run ();
  test_remove_tree (root);
  g_free (root);
  return code;
}
