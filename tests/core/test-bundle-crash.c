/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-bundle-save.h"
#include "test-bundles.h"
#include "test-faults.h"
#include "test-snapshot.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Saving, killed and failed at every call that touches the folder of the bundle, each time in
 * a process of its own; then it is looked at what is left, and saved again.
 */

#define NAME "case.zip"
#define OLD "what was there before"
#define PASSPHRASE "battery staple"

#define SAID_DONE 0
#define SAID_FAILED 3

typedef struct
{
  char         *folder; /* that is watched */
  char         *path;
  char         *report; /* what a process tells */
  RemedyBundle *bundle;
  const char   *passphrase;
  gboolean      replace;
  guint         n_points;
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  RemedySnapshot *snapshot = remedy_snapshot_new ();
  g_autofree char *parent = test_temp_dir ();

  snapshot->taken = TEST_TAKEN;
  snapshot->case_ = remedy_case_new ();
  snapshot->case_->work = remedy_work_empty ();
  fixture->folder = g_build_filename (parent, "out", NULL);
  fixture->path = g_build_filename (fixture->folder, NAME, NULL);
  fixture->report = g_build_filename (parent, "report", NULL);
  fixture->bundle = test_bundle_make (snapshot);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  test_remove_tree (parent);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->report);
  remedy_bundle_unref (fixture->bundle);
}

static gboolean
save (Fixture *fixture,
      GError **error)
{
  return remedy_bundle_save (fixture->bundle, fixture->path, fixture->passphrase,
                             fixture->replace ? REMEDY_BUNDLE_SAVE_REPLACE
                                              : REMEDY_BUNDLE_SAVE_NONE,
                             NULL, error);
}

/* How it ended: SAID_DONE, SAID_FAILED with what was said in the report, or killed. */
static int
run (Fixture  *fixture,
     TestFault fault,
     guint     at)
{
  int status = 0;
  pid_t pid = fork ();

  if (pid == 0)
    {
      g_autoptr (GError) error = NULL;
      gboolean ok;

      test_faults_watch (fixture->folder, "none");
      test_faults_arm (fault, at);
      ok = save (fixture, &error);
      test_faults_disarm ();
      if (fault == TEST_FAULT_NONE)
        g_file_set_contents (fixture->report, test_faults_calls ()->data,
                             (gssize) (test_faults_calls ()->len * sizeof (TestCall)), NULL);
      else if (!ok)
        g_file_set_contents (fixture->report, error->message, -1, NULL);
      _exit (ok ? SAID_DONE : SAID_FAILED);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return -SIGKILL;
    }
  return WEXITSTATUS (status);
}

static void
put_back (Fixture *fixture)
{
  if (g_file_test (fixture->folder, G_FILE_TEST_EXISTS))
    test_remove_tree (fixture->folder);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  if (fixture->replace)
    g_assert_true (g_file_set_contents (fixture->path, OLD, -1, NULL));
}

/* What is under the name is the whole of it, or what was there before. */
static gboolean
is_there (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) opened = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  if (!g_file_get_contents (fixture->path, &bytes, &size, NULL))
    {
      g_assert_false (fixture->replace);
      return FALSE;
    }
  if (fixture->replace && size == strlen (OLD) && memcmp (bytes, OLD, size) == 0)
    return FALSE;
  /* That gpg opens it is tested elsewhere; here a process of ours must stay without threads. */
  if (fixture->passphrase != NULL)
    {
      g_assert_cmpuint (size, >, g_bytes_get_size (remedy_bundle_get_zip (fixture->bundle)));
      return TRUE;
    }
  opened = remedy_bundle_open (fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

/* Nothing of what is encrypted can be read in any file, finished or not. */
static guint
look_at_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n_strays = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      n_strays += !g_str_equal (name, NAME);
      g_assert_true (g_str_equal (name, NAME) || g_str_has_prefix (name, NAME ".unfinished-"));
      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      if (fixture->passphrase == NULL)
        continue;
      g_assert_null (g_strstr_len (bytes, (gssize) size, "case.json"));
      g_assert_null (g_strstr_len (bytes, (gssize) size, "PK\x03\x04"));
    }
  return n_strays;
}

static void
try_point (Fixture  *fixture,
           TestFault fault,
           guint     at)
{
  g_autofree char *said = NULL;
  gboolean there;
  guint n_strays;
  int end;

  put_back (fixture);
  end = run (fixture, fault, at);
  there = is_there (fixture);
  n_strays = look_at_files (fixture);
  fixture->n_points++;
  if (end == SAID_DONE)
    {
      g_assert_true (there);
      g_assert_cmpuint (n_strays, ==, 0);
    }
  else if (end == SAID_FAILED)
    {
      g_assert_true (g_file_get_contents (fixture->report, &said, NULL, NULL));
      if (there != (strstr (said, "did not confirm") != NULL)
          || (n_strays > 0) != (strstr (said, "delete “") != NULL))
        g_error ("fault %d at call %u, %u left: %s", fault, at, n_strays, said);
    }
  /* The next time all is well, and swept. */
  fixture->replace = TRUE;
  g_assert_cmpint (run (fixture, TEST_FAULT_NONE, 0), ==, SAID_DONE);
  g_assert_true (is_there (fixture));
  g_assert_cmpuint (look_at_files (fixture), ==, 0);
}

static void
try_all (Fixture *fixture,
         gboolean replace,
         guint    one_of)
{
  g_autofree char *calls = NULL;
  gsize size;
  guint n_seen = 0;

  fixture->replace = replace;
  put_back (fixture);
  g_assert_cmpint (run (fixture, TEST_FAULT_NONE, 0), ==, SAID_DONE);
  g_assert_true (is_there (fixture));
  g_assert_true (g_file_get_contents (fixture->report, &calls, &size, NULL));
  g_assert_cmpuint (size / sizeof (TestCall), >=, 4);
  for (guint at = 0; at < size / sizeof (TestCall); at++)
    for (TestFault fault = TEST_FAULT_KILL; fault < TEST_N_FAULTS; fault++)
      if (test_faults_apply (fault, ((TestCall *) calls)[at]) && n_seen++ % one_of == 0)
        {
          fixture->replace = replace;
          try_point (fixture, fault, at);
        }
}

static void
test_plain (Fixture      *fixture,
            gconstpointer data)
{
  try_all (fixture, FALSE, 1);
  try_all (fixture, TRUE, 1);
  g_test_message ("%u points", fixture->n_points);
}

/* The calls are the same, and gpg takes a moment each time. */
static void
test_encrypted (Fixture      *fixture,
                gconstpointer data)
{
  fixture->passphrase = PASSPHRASE;
  try_all (fixture, FALSE, 2);
  g_test_message ("%u points", fixture->n_points);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bundle-crash/plain", Fixture, NULL, setup, test_plain, teardown);
  g_test_add ("/bundle-crash/encrypted", Fixture, NULL, setup, test_encrypted, teardown);
  return g_test_run ();
}
