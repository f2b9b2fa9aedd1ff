/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-file-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "test-support.h"

static char *
file_of (const char *dir,
         const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (dir, "file", NULL);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_reads_windows (void)
{
  g_autofree char *dir = test_temp_dir ();
  g_autofree char *path = file_of (dir, "0123456789");
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, &error);
  char buffer[16] = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (remedy_reader_get_size (reader), ==, 10);
  g_assert_cmpint (remedy_reader_read_at (reader, 3, buffer, 4, NULL, &error), ==, 4);
  g_assert_cmpstr (buffer, ==, "3456");
  g_assert_cmpint (remedy_reader_read_at (reader, 8, buffer, 16, NULL, &error), ==, 2);
  g_assert_cmpint (remedy_reader_read_at (reader, 10, buffer, 16, NULL, &error), ==, 0);
  g_assert_cmpint (remedy_reader_read_at (reader, G_MAXUINT64, buffer, 16, NULL, &error), ==, 0);
  g_assert_no_error (error);
  test_remove_tree (dir);
}

/* A file that shrinks is an error of its own; one that grows is read as it was. */
static void
test_size_changes (void)
{
  g_autofree char *dir = test_temp_dir ();
  g_autofree char *path = file_of (dir, "0123456789");
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, &error);
  g_autoptr (GBytes) shrunk = NULL;
  g_autoptr (GBytes) grown = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (truncate (path, 4), ==, 0);
  shrunk = remedy_reader_read_all (reader, 100, NULL, &error);
  g_assert_null (shrunk);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED);
  g_clear_error (&error);

  g_assert_cmpint (truncate (path, 1000), ==, 0);
  grown = remedy_reader_read_all (reader, 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (grown), ==, 10);
  test_remove_tree (dir);
}

static void
assert_refused (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, &error);

  g_assert_null (reader);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED);
}

/* Opening the pipe would wait for a writer that never comes. */
static void
test_refuses_what_is_no_file (void)
{
  g_autofree char *dir = test_temp_dir ();
  g_autofree char *fifo = g_build_filename (dir, "fifo", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo);
  assert_refused (dir);
  assert_refused ("/dev/null");
  test_remove_tree (dir);
}

static void
test_names_what_is_not_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_file_reader_new ("/nowhere/AppEvent.Evt", &error);

  g_assert_null (reader);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nowhere/AppEvent.Evt"));
}

static void
test_cancelled (void)
{
  g_autofree char *dir = test_temp_dir ();
  g_autofree char *path = file_of (dir, "0123456789");
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  char buffer[4];

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (remedy_reader_read_at (reader, 0, buffer, 4, cancellable, &error), ==, -1);
  g_assert_true (remedy_error_is_cancelled (error));
  test_remove_tree (dir);
}

/* The reader owns the descriptor, also where it refuses it. */
static void
test_takes_descriptor (void)
{
  g_autofree char *dir = test_temp_dir ();
  g_autofree char *path = file_of (dir, "0123456789");
  g_autoptr (GError) error = NULL;
  RemedyReader *reader;
  int fd = open (path, O_PATH | O_CLOEXEC);

  reader = remedy_file_reader_new_take_fd (fd, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fcntl (fd, F_GETFD), ==, -1);
  g_assert_finalize_object (reader);

  fd = open (dir, O_RDONLY | O_CLOEXEC);
  g_assert_null (remedy_file_reader_new_take_fd (fd, dir, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED);
  g_assert_cmpint (fcntl (fd, F_GETFD), ==, -1);
  test_remove_tree (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-reader/reads-windows", test_reads_windows);
  g_test_add_func ("/file-reader/size-changes", test_size_changes);
  g_test_add_func ("/file-reader/refuses-what-is-no-file", test_refuses_what_is_no_file);
  g_test_add_func ("/file-reader/names-what-is-not-there", test_names_what_is_not_there);
  g_test_add_func ("/file-reader/cancelled", test_cancelled);
  g_test_add_func ("/file-reader/takes-descriptor", test_takes_descriptor);
  return g_test_run ();
}
