/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-tree.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Removing a case takes what is in its folder, and nothing else on this machine. */

typedef struct
{
  char *folder;
  char *tree;    /* what is to be removed */
  char *outside; /* what must stay */
  char *letter;  /* a file in it */
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->tree = g_build_filename (fixture->folder, "tree", NULL);
  fixture->outside = g_build_filename (fixture->folder, "outside", NULL);
  fixture->letter = g_build_filename (fixture->outside, "letter.txt", NULL);
  g_assert_cmpint (g_mkdir (fixture->tree, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->outside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->letter, "Dear Sir", -1, NULL));
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->tree);
  g_free (fixture->outside);
  g_free (fixture->letter);
}

static void
assert_letter_stays (Fixture *fixture)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->letter, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Dear Sir");
}

static void
make_deep (Fixture *fixture, guint n_folders)
{
  g_autoptr (GString) path = g_string_new (fixture->tree);

  for (guint i = 0; i < n_folders; i++)
    g_string_append (path, "/x");
  g_assert_cmpint (g_mkdir_with_parents (path->str, 0700), ==, 0);
  g_string_append (path, "/file");
  g_assert_true (g_file_set_contents (path->str, "", 0, NULL));
}

static void
test_all_of_it_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_deep (fixture, 20);
  g_assert_true (remedy_tree_remove (fixture->tree, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->tree, G_FILE_TEST_EXISTS));
  /* Once more is no error: another window may have been quicker. */
  g_assert_true (remedy_tree_remove (fixture->tree, &error));
  g_assert_no_error (error);
  assert_letter_stays (fixture);
}

static void
test_links_are_not_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *to_folder = g_build_filename (fixture->tree, "folder", NULL);
  g_autofree char *to_file = g_build_filename (fixture->tree, "file", NULL);
  g_autofree char *up = g_build_filename (fixture->tree, "up", NULL);
  g_autofree char *beside = g_build_filename (fixture->folder, "beside", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (fixture->outside, to_folder), ==, 0);
  g_assert_cmpint (symlink (fixture->letter, to_file), ==, 0);
  g_assert_cmpint (symlink ("..", up), ==, 0);
  g_assert_true (remedy_tree_remove (fixture->tree, &error));
  g_assert_no_error (error);
  assert_letter_stays (fixture);
  /* Nor is one that is itself to be removed. */
  g_assert_cmpint (symlink (fixture->outside, beside), ==, 0);
  g_assert_true (remedy_tree_remove (beside, &error));
  g_assert_false (g_file_test (beside, G_FILE_TEST_IS_SYMLINK));
  assert_letter_stays (fixture);
}

static void
test_too_deep_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_deep (fixture, 40);
  g_assert_false (remedy_tree_remove (fixture->tree, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, fixture->tree));
  g_assert_nonnull (strstr (error->message, "32 folders deep"));
}

static void
test_not_a_folder_on_the_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_build_filename (fixture->letter, "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_tree_remove (below, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "could not be removed"));
  assert_letter_stays (fixture);
}

static void
test_inside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_build_filename (fixture->tree, "below", NULL);
  g_autofree char *namesake = g_strconcat (fixture->tree, "-2", NULL);
  g_autofree char *out = g_build_filename (fixture->tree, "out", NULL);
  g_autofree char *roundabout = g_build_filename (fixture->tree, "below", "..", "below", NULL);
  g_autofree char *up = g_build_filename (fixture->tree, "..", NULL);

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (namesake, 0700), ==, 0);
  g_assert_cmpint (symlink (fixture->outside, out), ==, 0);
  g_assert_true (remedy_tree_is_inside (fixture->tree, below));
  g_assert_true (remedy_tree_is_inside (fixture->tree, roundabout));
  /* Not itself, not one whose name begins alike, not through a link, and not what is gone. */
  g_assert_false (remedy_tree_is_inside (fixture->tree, fixture->tree));
  g_assert_false (remedy_tree_is_inside (fixture->tree, namesake));
  g_assert_false (remedy_tree_is_inside (fixture->tree, out));
  g_assert_false (remedy_tree_is_inside (fixture->tree, up));
  g_assert_false (remedy_tree_is_inside (fixture->tree, "/nonexistent/x"));
}

#define ADD(path, func) g_test_add ("/tree/" path, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  ADD ("all-of-it-goes", test_all_of_it_goes);
  ADD ("links-are-not-followed", test_links_are_not_followed);
  ADD ("too-deep-is-told", test_too_deep_is_told);
  ADD ("not-a-folder-on-the-way", test_not_a_folder_on_the_way);
  ADD ("inside", test_inside);
  return g_test_run ();
}
