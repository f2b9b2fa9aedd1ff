/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "test-faults.h"
#include "test-support.h"
#include "test-walk.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A whole walk, killed and failed at every call that touches the folder of the cases. Each
 * stage of it is tried again and again in a process of its own, from what was on disk
 * before it; another process looks at what is left.
 */

/* How a process that does a stage ends, unless it is killed. */
#define SAID_DONE 0
#define SAID_FAILED 3

/* A process costs ten times as much under the address sanitizer, which looks at the memory
 * and not at the disk: one point of so many there, another of each stage. */
#ifdef __SANITIZE_ADDRESS__
#define ONE_OF 16
#else
#define ONE_OF 1
#endif

typedef struct
{
  char  *folder;
  char  *store;
  char  *kept; /* what was on disk before the stage */
  char  *kept_after; /* and after it */
  char  *report; /* what a process has to tell, in a file */
  GArray *calls; /* TestCall, of the stage */
  guint  n_points[TEST_N_FAULTS];
  guint  n_seen; /* those that were left out included */
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->store = g_build_filename (fixture->folder, "store", NULL);
  fixture->kept = g_build_filename (fixture->folder, "kept", NULL);
  fixture->kept_after = g_build_filename (fixture->folder, "kept-after", NULL);
  fixture->report = g_build_filename (fixture->folder, "report", NULL);
  fixture->calls = g_array_new (FALSE, FALSE, sizeof (TestCall));
  g_assert_cmpint (g_mkdir (fixture->store, 0700), ==, 0);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->store);
  g_free (fixture->kept);
  g_free (fixture->kept_after);
  g_free (fixture->report);
  g_array_unref (fixture->calls);
}

static void
copy_tree (const char *from,
           const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);

  g_mkdir (to, 0700);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize            size;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          copy_tree (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
      g_assert_true (g_file_set_contents_full (target, bytes, (gssize) size,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* The practice server is left where nothing of it has changed. */
static void
put_back (const char *kept,
          const char *store,
          gboolean    server)
{
  static const char *const names[] = { "cases", "lock", "practice" };

  for (guint i = 0; i < G_N_ELEMENTS (names) - !server; i++)
    {
      g_autofree char *path = g_build_filename (store, names[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        test_remove_tree (path);
    }
  if (server)
    {
      copy_tree (kept, store);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names) - 1; i++)
    {
      g_autofree char *from = g_build_filename (kept, names[i], NULL);
      g_autofree char *to = g_build_filename (store, names[i], NULL);

      if (g_file_test (from, G_FILE_TEST_IS_DIR))
        copy_tree (from, to);
    }
}

/* How it ended: SAID_DONE, SAID_FAILED, or killed. */
static int
wait_for (pid_t pid)
{
  int status = 0;

  g_assert_cmpint (pid, >, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return -SIGKILL;
    }
  g_assert_true (WEXITSTATUS (status) == SAID_DONE || WEXITSTATUS (status) == SAID_FAILED);
  return WEXITSTATUS (status);
}

static char *
read_report (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->report, &text, NULL, NULL));
  return text;
}

/* A fresh process opens what is on disk, and tells what it shows, and which case it is. */
static char *
look (Fixture *fixture,
      char   **id)
{
  g_autofree char *told = NULL;
  g_auto (GStrv)   lines = NULL;
  pid_t            pid = fork ();

  if (pid == 0)
    {
      g_autofree char *found_id = NULL;
      g_autofree char *found = test_walk_look (fixture->store, &found_id);
      g_autofree char *both = g_strconcat (found_id != NULL ? found_id : "", "\f", found, NULL);

      g_assert_true (g_file_set_contents (fixture->report, both, -1, NULL));
      _exit (SAID_DONE);
    }
  wait_for (pid);
  told = read_report (fixture);
  lines = g_strsplit (told, "\f", 2);
  if (id != NULL)
    {
      g_free (*id);
      *id = *lines[0] != '\0' ? g_strdup (lines[0]) : NULL;
    }
  return g_strdup (lines[1]);
}

/* What the operator is told has to be of use. */
static void
expect_told (const GError    *error,
             const TestStage *stage,
             TestFault        fault)
{
  static const char *const words[TEST_N_FAULTS] = {
    [TEST_FAULT_IO] = "Input/output error",
    [TEST_FAULT_NO_SPACE] = "no space left",
    [TEST_FAULT_READ_ONLY] = "read-only",
  };

  g_assert_nonnull (error);
  /* What cannot be deleted is no save; a new case is read back from the disk. */
  if (!g_str_equal (stage->name, "delete"))
    {
      if (!g_str_equal (stage->name, "start") || error->code != REMEDY_ERROR_IO)
        g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_SAVE);
      if (strstr (error->message, words[fault]) == NULL)
        g_error ("%s: %s", stage->name, error->message);
    }
  g_assert_cmpint (error->domain, ==, REMEDY_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

/* What was reported as not saved is not on disk, unless the report says that it may be. */
static void
expect_truth (TestWalk        *walk,
              const TestStage *stage,
              const char      *before)
{
  g_autofree char *found = NULL;

  if (walk->id == NULL || g_str_equal (stage->name, "delete") ||
      strstr (walk->error->message, "may be on disk") != NULL)
    return;
  found = test_walk_peek (walk);
  g_assert_cmpstr (found, ==, before);
}

/* In a process of its own. What failed has changed nothing, and goes well the next time. */
static void
do_stage (Fixture         *fixture,
          const TestStage *stage,
          const char      *id,
          TestFault        fault,
          guint            at)
{
  TestWalk         walk;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean         ok;

  test_walk_init (&walk, fixture->store);
  if (id != NULL && !test_walk_open (&walk, id))
    g_error ("%s", walk.error->message);
  before = test_walk_describe (&walk);
  test_faults_watch (fixture->store, "practice");
  test_faults_arm (fault, at);
  ok = test_walk_do (&walk, stage);
  test_faults_disarm ();
  if (fault == TEST_FAULT_NONE)
    {
      GArray *calls = test_faults_calls ();

      g_assert_no_error (walk.error);
      g_assert_true (g_file_set_contents (fixture->report, calls->data,
                                          (gssize) (calls->len * sizeof (TestCall)), NULL));
    }
  if (ok)
    _exit (SAID_DONE);
  expect_told (walk.error, stage, fault);
  after = test_walk_describe (&walk);
  if (!g_str_equal (stage->name, "delete"))
    g_assert_cmpstr (after, ==, before);
  expect_truth (&walk, stage, before);
  if (!test_walk_do (&walk, stage))
    g_error ("%s, again: %s", stage->name, walk.error->message);
  _exit (SAID_FAILED);
}

static int
run_stage (Fixture         *fixture,
           const TestStage *stage,
           const char      *id,
           TestFault        fault,
           guint            at)
{
  pid_t pid = fork ();

  if (pid == 0)
    do_stage (fixture, stage, id, fault, at);
  return wait_for (pid);
}

/* Without a fault: what it calls, and what is on disk after it. */
static char *
run_well (Fixture         *fixture,
          const TestStage *stage,
          char           **id)
{
  g_autofree char *calls = NULL;
  gsize            size;

  g_assert_cmpint (run_stage (fixture, stage, *id, TEST_FAULT_NONE, 0), ==, SAID_DONE);
  g_assert_true (g_file_get_contents (fixture->report, &calls, &size, NULL));
  g_array_set_size (fixture->calls, 0);
  g_array_append_vals (fixture->calls, calls, (guint) (size / sizeof (TestCall)));
  return look (fixture, id);
}

static void
try_point (Fixture         *fixture,
           const TestStage *stage,
           const char      *id,
           TestFault        fault,
           guint            at,
           const char      *before,
           const char      *after)
{
  g_autofree char *found = NULL;
  int              end;

  put_back (fixture->kept, fixture->store, stage->server);
  end = run_stage (fixture, stage, id, fault, at);
  g_debug ("%s, fault %d at call %u: %d", stage->name, fault, at, end);
  found = look (fixture, NULL);
  fixture->n_points[fault]++;
  /* What was killed is as before or after it; what was done, at the second try too, is done. */
  if (!g_str_equal (found, after) && (end != -SIGKILL || !g_str_equal (found, before)))
    g_error ("%s, fault %d at call %u (%d):\nfound  %s\nbefore %s\nafter  %s", stage->name, fault,
             at, end, found, before, after);
}

static void
try_stage (Fixture         *fixture,
           const TestStage *stage,
           const char      *id,
           const char      *before,
           const char      *after)
{
  copy_tree (fixture->store, fixture->kept_after);
  for (guint at = 0; at < fixture->calls->len; at++)
    for (TestFault fault = TEST_FAULT_KILL; fault < TEST_N_FAULTS; fault++)
      if (test_faults_apply (fault, g_array_index (fixture->calls, TestCall, at)) &&
          fixture->n_seen++ % ONE_OF == 0)
        try_point (fixture, stage, id, fault, at, before, after);
  put_back (fixture->kept_after, fixture->store, TRUE);
  test_remove_tree (fixture->kept_after);
}

static void
test_every_call (Fixture      *fixture,
                 gconstpointer data)
{
  guint            n_stages;
  const TestStage *stages = test_walk_stages (&n_stages);
  g_autofree char *before = look (fixture, NULL);
  g_autofree char *id = NULL;
  guint            n_calls = 0;

  for (guint i = 0; i < n_stages; i++)
    {
      g_autofree char *id_before = g_strdup (id);
      g_autofree char *after = NULL;

      copy_tree (fixture->store, fixture->kept);
      after = run_well (fixture, &stages[i], &id);
      n_calls += fixture->calls->len;
      try_stage (fixture, &stages[i], id_before, before, after);
      test_remove_tree (fixture->kept);
      g_free (before);
      before = g_steal_pointer (&after);
    }
  g_test_message ("%u stages, %u calls: killed at %u, torn at %u, EIO at %u, ENOSPC at %u, EROFS "
                  "at %u",
                  n_stages, n_calls, fixture->n_points[TEST_FAULT_KILL],
                  fixture->n_points[TEST_FAULT_TEAR], fixture->n_points[TEST_FAULT_IO],
                  fixture->n_points[TEST_FAULT_NO_SPACE], fixture->n_points[TEST_FAULT_READ_ONLY]);
}

/* Opening is a stage of its own: of a case as it is, and of one of the older version. */
static void
open_once (Fixture    *fixture,
           const char *id,
           TestFault   fault,
           guint       at)
{
  TestWalk walk;
  gboolean ok;

  test_walk_init (&walk, fixture->store);
  test_faults_watch (fixture->store, "practice");
  test_faults_arm (fault, at);
  ok = test_walk_open (&walk, id);
  test_faults_disarm ();
  if (fault == TEST_FAULT_NONE)
    {
      GArray *calls = test_faults_calls ();

      g_assert_no_error (walk.error);
      g_assert_true (g_file_set_contents (fixture->report, calls->data,
                                          (gssize) (calls->len * sizeof (TestCall)), NULL));
    }
  if (!ok)
    {
      g_assert_cmpint (walk.error->domain, ==, REMEDY_ERROR);
      if (!test_walk_open (&walk, id))
        g_error ("again: %s", walk.error->message);
    }
  _exit (ok ? SAID_DONE : SAID_FAILED);
}

static void
test_opening (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const id = "20261001-220000-72357e38";
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, "data", "case-version-1.json", NULL);
  g_autofree char *folder = g_build_filename (fixture->store, "cases", id, NULL);
  g_autofree char *json = g_build_filename (folder, "case.json", NULL);
  g_autoptr (GBytes) bytes = test_load (old);
  g_autofree char *want = NULL;
  g_autofree char *calls = NULL;
  gsize            size;
  guint            n_points = 0;
  pid_t            pid;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (json, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  copy_tree (fixture->store, fixture->kept);
  want = look (fixture, NULL);
  g_assert_nonnull (strstr (want, "[reapply.update failed Setup stopped at 42 % (null)]"));
  put_back (fixture->kept, fixture->store, TRUE);
  pid = fork ();
  if (pid == 0)
    open_once (fixture, id, TEST_FAULT_NONE, 0);
  g_assert_cmpint (wait_for (pid), ==, SAID_DONE);
  g_assert_true (g_file_get_contents (fixture->report, &calls, &size, NULL));
  for (guint at = 0; at < size / sizeof (TestCall); at++)
    for (TestFault fault = TEST_FAULT_KILL; fault < TEST_N_FAULTS; fault++)
      {
        g_autofree char *found = NULL;

        if (!test_faults_apply (fault, ((TestCall *) calls)[at]) ||
            fixture->n_seen++ % ONE_OF != 0)
          continue;
        put_back (fixture->kept, fixture->store, TRUE);
        pid = fork ();
        if (pid == 0)
          open_once (fixture, id, fault, at);
        wait_for (pid);
        found = look (fixture, NULL);
        g_assert_cmpstr (found, ==, want);
        n_points++;
      }
  g_test_message ("opening and upgrading: %u points", n_points);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add ("/crash/opening-an-older-case", Fixture, NULL, setup, test_opening, teardown);
  g_test_add ("/crash/every-call-of-a-walk", Fixture, NULL, setup, test_every_call, teardown);
  return g_test_run ();
}
