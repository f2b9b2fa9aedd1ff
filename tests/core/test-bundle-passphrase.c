/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-bundle-save.h"
#include "report/remedy-gpg.h"
#include "test-bundles.h"
#include "test-snapshot.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define PASSPHRASE "correct horse “battery” staple"

/* Every so manyth byte of what is encrypted is changed; each takes gpg a moment. */
#define N_FLIPS 24

#define MORE_THAN_A_PIPE (4 * 1024 * 1024)

typedef struct
{
  char         *folder;
  char         *path; /* of the bundle */
  char         *programs; /* a folder with a gpg of our own */
  char         *search; /* PATH as it was */
  RemedyBundle *bundle;
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  RemedySnapshot *snapshot = remedy_snapshot_new ();

  snapshot->taken = TEST_TAKEN;
  snapshot->case_ = remedy_case_new ();
  snapshot->case_->work = remedy_work_empty ();
  fixture->folder = test_temp_dir ();
  fixture->path = g_build_filename (fixture->folder, "case.zip.gpg", NULL);
  fixture->programs = test_temp_dir ();
  fixture->search = g_strdup (g_getenv ("PATH"));
  fixture->bundle = test_bundle_make (snapshot);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  g_setenv ("PATH", fixture->search, TRUE);
  test_remove_tree (fixture->folder);
  test_remove_tree (fixture->programs);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->programs);
  g_free (fixture->search);
  remedy_bundle_unref (fixture->bundle);
}

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return g_dir_read_name (dir) == NULL;
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remedy_bundle_save (fixture->bundle, fixture->path, PASSPHRASE,
                                     REMEDY_BUNDLE_SAVE_NONE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_round (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) opened = NULL;
  g_autoptr (GBytes) saved = NULL;
  struct stat info;

  save (fixture);
  saved = test_load (fixture->path);
  g_assert_true (remedy_gpg_is_encrypted (saved));
  g_assert_null (g_strstr_len (g_bytes_get_data (saved, NULL), (gssize) g_bytes_get_size (saved),
                               "case.json"));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  opened = remedy_bundle_open (fixture->path, PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (remedy_bundle_get_zip (opened),
                                remedy_bundle_get_zip (fixture->bundle)));
}

/* Another program opens it too: gpg by itself, and what comes out is the zip. */
static void
test_by_gpg_itself (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) gpg = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *words = g_build_filename (fixture->folder, "words", NULL);

  save (fixture);
  g_assert_true (g_file_set_contents (words, PASSPHRASE "\n", -1, NULL));
  gpg = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          &error, "gpg", "--batch", "--pinentry-mode", "loopback", "--homedir",
                          fixture->programs, "--no-autostart", "--passphrase-file", words,
                          "--decrypt", fixture->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (gpg, NULL, NULL, &plain, NULL, &error));
  g_assert_true (g_subprocess_get_successful (gpg));
  g_assert_true (g_bytes_equal (plain, remedy_bundle_get_zip (fixture->bundle)));
}

static void
test_wrong (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const wrong[] = { "Correct horse", PASSPHRASE " ", "x" };
  g_autoptr (GError) error = NULL;

  save (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (remedy_bundle_open (fixture->path, wrong[i], NULL, &error));
      g_assert_true (g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_PASSPHRASE)
                     || g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED));
      g_assert_nonnull (strstr (error->message, "passphrase is wrong"));
      g_clear_error (&error);
    }
  g_assert_null (remedy_bundle_open (fixture->path, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_PASSPHRASE);
}

static void
test_no_passphrase (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *long_one = g_strnfill (256, 'x');
  const char *const bad[] = { "", "two\nlines", long_one };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (remedy_bundle_save (fixture->bundle, fixture->path, bad[i],
                                          REMEDY_BUNDLE_SAVE_NONE, NULL, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE);
    }
  g_assert_true (is_empty (fixture->folder));
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) saved = NULL;
  const guint8 *bytes;
  gsize size;

  save (fixture);
  saved = test_load (fixture->path);
  bytes = g_bytes_get_data (saved, &size);
  for (gsize i = 0; i < size; i += i < 16 ? 1 : size / N_FLIPS)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);
      g_autoptr (GError) error = NULL;

      copy[i] ^= 0x04;
      g_assert_true (g_file_set_contents (fixture->path, (char *) copy, (gssize) size, NULL));
      g_assert_null (remedy_bundle_open (fixture->path, PASSPHRASE, NULL, &error));
      g_assert_nonnull (error);
    }
  g_assert_true (g_file_set_contents (fixture->path, (char *) bytes, (gssize) size / 2, NULL));
  g_assert_null (remedy_bundle_open (fixture->path, PASSPHRASE, NULL, NULL));
}

static void
put_gpg (Fixture    *fixture,
         const char *script)
{
  g_autofree char *path = g_build_filename (fixture->programs, "gpg", NULL);
  g_autofree char *search = g_strconcat (fixture->programs, ":", fixture->search, NULL);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("PATH", search, TRUE);
}

static void
refuse (Fixture    *fixture,
        int         code,
        const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_bundle_save (fixture->bundle, fixture->path, PASSPHRASE,
                                      REMEDY_BUNDLE_SAVE_NONE, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, code);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_true (is_empty (fixture->folder));
}

static void
test_no_gpg (Fixture      *fixture,
             gconstpointer data)
{
  g_setenv ("PATH", fixture->programs, TRUE);
  g_assert_false (remedy_gpg_is_there ());
  refuse (fixture, REMEDY_ERROR_UNSUPPORTED, "gpg, which encrypts with a passphrase, is not installed");
}

static void
test_gpg_fails (Fixture      *fixture,
                gconstpointer data)
{
  put_gpg (fixture, "#!/bin/sh\necho '[GNUPG:] FAILURE' >&2\necho 'gpg: no luck today' >&2\nexit 2\n");
  refuse (fixture, REMEDY_ERROR_FAILED, "no luck today");
  put_gpg (fixture, "#!/bin/sh\nkill -9 $$\n");
  refuse (fixture, REMEDY_ERROR_FAILED, "ended before it was done");
  /* Half of it, and then it is gone. */
  put_gpg (fixture, "#!/bin/sh\nhead -c 1000\nkill -9 $$\n");
  refuse (fixture, REMEDY_ERROR_FAILED, "ended before it was done");
  /* One that says that all is well, and gives nothing. */
  put_gpg (fixture, "#!/bin/sh\nexit 0\n");
  refuse (fixture, REMEDY_ERROR_FAILED, "gpg");
}

/* It reads no more, which breaks the pipe that we write to, and only then says why. */
static void
test_gpg_says_why_last (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (MORE_THAN_A_PIPE), MORE_THAN_A_PIPE);
  g_autoptr (GError) error = NULL;

  put_gpg (fixture, "#!/bin/sh\nexec 0<&-\nsleep 0.1\necho 'gpg: no luck today' >&2\nexit 2\n");
  g_assert_null (remedy_gpg_encrypt (bytes, PASSPHRASE, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no luck today"));
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (remedy_bundle_save (fixture->bundle, fixture->path, PASSPHRASE,
                                      REMEDY_BUNDLE_SAVE_NONE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (is_empty (fixture->folder));
}

/* The passphrase is on no command line, and all that gpg leaves is on its pipes. */
static void
test_how_gpg_is_run (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *gpg = g_find_program_in_path ("gpg");
  g_autofree char *log = g_build_filename (fixture->programs, "log", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$@\" >'%s'\nexec '%s' \"$@\"\n",
                                             log, gpg);
  g_autofree char *said = NULL;
  g_autoptr (GDir) dir = NULL;

  put_gpg (fixture, script);
  save (fixture);
  g_assert_true (g_file_get_contents (log, &said, NULL, NULL));
  g_assert_null (strstr (said, "horse"));
  g_assert_nonnull (strstr (said, "--no-autostart"));
  g_assert_false (g_file_test ("/nonexistent", G_FILE_TEST_EXISTS));
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "case.zip.gpg");
  g_assert_null (g_dir_read_name (dir));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bundle-passphrase/round", Fixture, NULL, setup, test_round, teardown);
  g_test_add ("/bundle-passphrase/by-gpg-itself", Fixture, NULL, setup, test_by_gpg_itself,
              teardown);
  g_test_add ("/bundle-passphrase/wrong", Fixture, NULL, setup, test_wrong, teardown);
  g_test_add ("/bundle-passphrase/no-passphrase", Fixture, NULL, setup, test_no_passphrase,
              teardown);
  g_test_add ("/bundle-passphrase/changed", Fixture, NULL, setup, test_changed, teardown);
  g_test_add ("/bundle-passphrase/no-gpg", Fixture, NULL, setup, test_no_gpg, teardown);
  g_test_add ("/bundle-passphrase/gpg-fails", Fixture, NULL, setup, test_gpg_fails, teardown);
  g_test_add ("/bundle-passphrase/gpg-says-why-last", Fixture, NULL, setup,
              test_gpg_says_why_last, teardown);
  g_test_add ("/bundle-passphrase/cancelled", Fixture, NULL, setup, test_cancelled, teardown);
  g_test_add ("/bundle-passphrase/how-gpg-is-run", Fixture, NULL, setup, test_how_gpg_is_run,
              teardown);
  return g_test_run ();
}
