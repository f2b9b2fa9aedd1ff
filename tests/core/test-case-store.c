/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-case-store.h"
#include "practice/remedy-practice.h"
#include "test-support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

/* What a child that a test forked ends with. */
#define CHILD_OK 0
#define CHILD_SKIP 77

typedef struct
{
  char            *folder;
  RemedyCaseStore *store;
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->store = remedy_case_store_new (fixture->folder);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  test_let_go (fixture->store);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static RemedyCase *
new_case (void)
{
  RemedyCase *case_ = remedy_case_new ();

  case_->work = remedy_work_empty ();
  case_->service_pack = 1;
  case_->server = g_strdup ("EXCH01");
  g_ptr_array_add (case_->paths, g_strdup ("/srv/exch01"));
  return case_;
}

static RemedyCase *
create (RemedyCaseStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyStoredCase) stored = NULL;
  RemedyCase *case_ = new_case ();

  stored = remedy_case_store_create (store, case_, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->case_->id, ==, case_->id);
  return case_;
}

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
put (Fixture    *fixture,
     const char *id,
     const char *name,
     const char *text)
{
  g_autofree char *path = remedy_case_store_get_path (fixture->store, id, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autoptr (RemedyFacts) facts = remedy_facts_new ();
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = remedy_case_store_get_path (fixture->store, case_->id, NULL);
  g_autofree char *file = remedy_case_store_get_path (fixture->store, case_->id, "case.json");

  facts->gathered = 945000000;
  g_assert_true (remedy_case_store_save_facts (fixture->store, case_, REMEDY_CASE_BEFORE, facts,
                                               &error));
  stored = remedy_case_store_load (fixture->store, case_->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (remedy_record_equal (&remedy_case_type, stored->case_, case_));
  g_assert_true (remedy_record_equal (&remedy_facts_type, stored->before, facts));
  g_assert_null (stored->after);
  g_assert_null (stored->problem);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
  g_assert_cmpuint (mode_of (file), ==, 0600);
}

/* What a kill leaves: a case that was not made whole, and one that was not deleted whole. */
static void
test_what_a_kill_leaves (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (RemedyCase) good = create (fixture->store);
  g_autoptr (RemedyCase) unborn = create (fixture->store);
  g_autoptr (RemedyCase) dying = create (fixture->store);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = remedy_case_store_get_path (fixture->store, unborn->id, "case.json");
  g_autofree char *json_folder = g_path_get_dirname (json);
  g_autofree char *folder = remedy_case_store_get_path (fixture->store, dying->id, NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *journal = remedy_case_store_get_path (fixture->store, unborn->id,
                                                         REMEDY_CASE_JOURNAL);
  g_autofree char *hidden_name = g_strconcat (".", dying->id, NULL);
  g_autofree char *hidden = g_build_filename (parent, hidden_name, NULL);

  put (fixture, dying->id, REMEDY_CASE_BEFORE, "{}");
  /* As the first version left it: a folder with pictures, and nothing in it. */
  g_assert_cmpint (g_unlink (json), ==, 0);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  g_assert_cmpint (g_rename (folder, hidden), ==, 0);
  entries = remedy_case_store_list (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((RemedyCaseEntry *) entries->pdata[0])->id, ==, good->id);
  g_assert_false (g_file_test (hidden, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (json_folder, G_FILE_TEST_EXISTS));
  /* Evidence without its case is something that was lost, and is told. */
  g_assert_cmpint (g_mkdir (json_folder, 0700), ==, 0);
  put (fixture, unborn->id, REMEDY_CASE_BEFORE, "{}");
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = remedy_case_store_list (fixture->store, &error);
  g_assert_cmpuint (entries->len, ==, 2);
}

static void
test_one_bad_case_hides_no_other (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (RemedyCase) good = create (fixture->store);
  g_autoptr (RemedyCase) newer = create (fixture->store);
  g_autoptr (RemedyCase) damaged = create (fixture->store);
  g_autoptr (RemedyCase) deep = create (fixture->store);
  g_autoptr (GString) nest = g_string_new (NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *newer_path
      = remedy_case_store_get_path (fixture->store, newer->id, "case.json");
  g_autofree char *text = NULL;
  guint n_good = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (nest, '[');
  put (fixture, newer->id, "case.json", "{\"version\": 3, \"page\": \"of-the-future\"}");
  put (fixture, damaged->id, "case.json", "{\"version\": 1, \"page\": 3}");
  put (fixture, deep->id, "case.json", nest->str);
  entries = remedy_case_store_list (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 4);
  for (guint i = 0; i < entries->len; i++)
    {
      const RemedyCaseEntry *entry = entries->pdata[i];

      g_assert_true ((entry->case_ == NULL) == (entry->error != NULL));
      if (entry->case_ != NULL)
        n_good++;
      else if (g_str_equal (entry->id, newer->id))
        g_assert_error (entry->error, REMEDY_ERROR, REMEDY_ERROR_VERSION);
      else
        g_assert_error (entry->error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
    }
  g_assert_cmpuint (n_good, ==, 1);
  g_assert_cmpstr (((RemedyCaseEntry *) entries->pdata[0])->id, ==, good->id);
  g_assert_null (remedy_case_store_load (fixture->store, newer->id, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_VERSION);
  g_assert_true (g_file_get_contents (newer_path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"version\": 3, \"page\": \"of-the-future\"}");
}

static void
test_damaged_evidence_opens (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture, case_->id, "before.json", "{\"gathered\": \"yester");
  stored = remedy_case_store_load (fixture->store, case_->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (stored->before);
  g_assert_nonnull (strstr (stored->problem, "before.json"));
}

static void
test_strays_are_cleared (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autofree char *stray = remedy_case_store_get_path (fixture->store, case_->id, "case.json.A1b2C3");
  g_autofree char *other = remedy_case_store_get_path (fixture->store, case_->id, "notes.txt");

  put (fixture, case_->id, "case.json.A1b2C3", "{\"ver");
  put (fixture, case_->id, "notes.txt", "of the operator");
  stored = remedy_case_store_load (fixture->store, case_->id, NULL, NULL);
  g_assert_nonnull (stored);
  g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_names_stay_inside (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const bad[] = { "", ".", "..", "../cases", "a/b", "a\nb", "A" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (remedy_case_store_load (fixture->store, bad[i], NULL, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_false (remedy_case_store_delete (fixture->store, bad[i], &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
    }
}

static void
test_delete_follows_no_link (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autofree char *outside = test_temp_dir ();
  g_autofree char *kept = g_build_filename (outside, "kept", NULL);
  g_autofree char *folder = remedy_case_store_get_path (fixture->store, case_->id, NULL);
  g_autofree char *link = g_build_filename (folder, "pictures", "link", NULL);
  g_autofree char *practice = remedy_case_store_get_practice (fixture->store, case_->id);
  g_autofree char *parent = g_path_get_dirname (practice);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (kept, "x", 1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  /* In the place of its practice server too. */
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, practice), ==, 0);
  g_assert_true (remedy_case_store_delete (fixture->store, case_->id, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  test_remove_tree (outside);
}

static void
test_delete_takes_its_practice_server (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autoptr (RemedyCase) other = create (fixture->store);
  g_autofree char *practice = remedy_case_store_get_practice (fixture->store, case_->id);
  g_autofree char *foreign = remedy_case_store_get_practice (fixture->store, other->id);
  g_autofree char *parent = g_path_get_dirname (practice);
  RemedyPracticeOptions options = { .scenario = "fault-sp1" };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  remedy_practice_make (practice, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (foreign, 0700), ==, 0);
  g_assert_true (remedy_case_store_delete (fixture->store, case_->id, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (practice, G_FILE_TEST_EXISTS));
  g_assert_true (remedy_case_store_delete (fixture->store, other->id, &error));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

/* Forks: what the child does to itself (mounts, limits, another user) ends with it. */
static void
in_child (void          (*act) (Fixture *fixture),
          Fixture        *fixture)
{
  int status = 0;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      act (fixture);
      _exit (CHILD_OK);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == CHILD_SKIP)
    g_test_skip ("this needs the right to mount and to change the user");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, CHILD_OK);
}

static void
require (gboolean condition)
{
  if (!condition)
    _exit (CHILD_SKIP);
}

static void
expect (gboolean    condition,
        const char *what)
{
  if (condition)
    return;
  g_printerr ("# %s\n", what);
  _exit (1);
}

/* Saving a change has to fail with a way out in the message, and leave the last good case. */
static void
expect_last_good (RemedyCaseStore *store,
                  RemedyCase      *case_)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyStoredCase) stored = NULL;
  gsize size = 1024 * 1024;

  g_free (case_->server);
  case_->server = g_strnfill (size, 'x');
  expect (!remedy_case_store_save (store, case_, &error), "it was saved");
  expect (g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_SAVE), "another error");
  expect (strstr (error->message, "XDG_DATA_HOME") != NULL, error->message);
  expect (strstr (error->message, "as it was before") != NULL, error->message);
  g_clear_error (&error);
  stored = remedy_case_store_load (store, case_->id, NULL, &error);
  expect (stored != NULL, "the case cannot be opened");
  expect (g_str_equal (stored->case_->server, "EXCH01"), "the case on disk has changed");
}

static void
mount_small (const char *folder)
{
  require (unshare (CLONE_NEWNS) == 0);
  require (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0);
  require (mount ("tmpfs", folder, "tmpfs", 0, "size=256k") == 0);
}

static void
act_no_space (Fixture *fixture)
{
  RemedyCase *case_;

  mount_small (fixture->folder);
  case_ = create (fixture->store);
  expect_last_good (fixture->store, case_);
}

static void
act_read_only (Fixture *fixture)
{
  RemedyCase *case_;
  RemedyCase *another = new_case ();
  g_autoptr (GError) error = NULL;

  mount_small (fixture->folder);
  case_ = create (fixture->store);
  require (mount (NULL, fixture->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0);
  expect_last_good (fixture->store, case_);
  expect (remedy_case_store_create (fixture->store, another, &error) == NULL, "it was created");
  expect (g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_SAVE), "another error");
}

static void
act_unwritable (Fixture *fixture)
{
  RemedyCase *case_ = create (fixture->store);
  g_autofree char *folder = remedy_case_store_get_path (fixture->store, case_->id, NULL);
  g_autofree char *cases = g_path_get_dirname (folder);
  g_autofree char *file = g_build_filename (folder, REMEDY_CASE_JSON, NULL);
  g_autofree char *journal = g_build_filename (folder, REMEDY_CASE_JOURNAL, NULL);

  require (g_chmod (fixture->folder, 0755) == 0 && g_chmod (cases, 0755) == 0);
  require (g_chmod (folder, 0755) == 0 && g_chmod (file, 0644) == 0);
  require (g_chmod (journal, 0644) == 0);
  require (setgid (NOBODY) == 0 && setuid (NOBODY) == 0);
  expect_last_good (fixture->store, case_);
}

static void
test_no_space (Fixture      *fixture,
               gconstpointer data)
{
  in_child (act_no_space, fixture);
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  in_child (act_read_only, fixture);
}

static void
test_unwritable (Fixture      *fixture,
                 gconstpointer data)
{
  in_child (act_unwritable, fixture);
}

/* Another process has it open, and is killed: the lock dies with it. */
static void
test_lock_dies_with_its_process (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autoptr (RemedyStoredCase) first = NULL;
  g_autoptr (RemedyStoredCase) second = NULL;
  g_autoptr (GError) error = NULL;
  char  byte = 0;
  int   ready[2];
  pid_t pid;

  g_assert_cmpint (pipe (ready), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      RemedyStoredCase *held = remedy_case_store_load (fixture->store, case_->id, NULL, NULL);

      byte = held != NULL && held->read_only == NULL;
      if (write (ready[1], &byte, 1) == 1)
        pause ();
      _exit (CHILD_OK);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_true (byte);
  first = remedy_case_store_load (fixture->store, case_->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (first->read_only, "another window"));
  g_assert_null (first->file);
  g_assert_false (remedy_case_store_delete (fixture->store, case_->id, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_clear_error (&error);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  second = remedy_case_store_load (fixture->store, case_->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (second->read_only);
  g_assert_nonnull (second->lock);
  close (ready[0]);
  close (ready[1]);
}

static gboolean
is_open_for_writing (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  gboolean found = FALSE;
  gboolean writes = FALSE;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);
      int              flags = fcntl (atoi (name), F_GETFL);

      if (g_strcmp0 (target, path) != 0)
        continue;
      found = TRUE;
      writes = writes || (flags & O_ACCMODE) != O_RDONLY;
    }
  g_assert_true (found);
  return writes;
}

/* Or nobody could make the file system read-only for as long as a window is open. */
static void
test_lock_is_open_for_reading (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autofree char *path = remedy_case_store_get_path (fixture->store, case_->id, "lock");
  g_autoptr (RemedyCaseLock) first = remedy_case_lock_take (path, NULL);
  g_autoptr (RemedyCaseLock) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (first);
  g_assert_false (is_open_for_writing (path));
  g_assert_true (remedy_case_lock_is_held (path));
  second = remedy_case_lock_take (path, &error);
  g_assert_null (second);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_clear_pointer (&first, remedy_case_lock_unref);
  g_assert_false (remedy_case_lock_is_held (path));
  second = remedy_case_lock_take (path, NULL);
  g_assert_nonnull (second);
}

/* Nothing is swept while somebody makes a case, and nobody makes one while it is swept. */
static void
test_shares_exclude_the_sweep (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lock-of-a-test", NULL);
  g_autoptr (RemedyCaseLock) one = remedy_case_lock_share (path);
  g_autoptr (RemedyCaseLock) other = remedy_case_lock_share (path);
  g_autoptr (RemedyCaseLock) alone = remedy_case_lock_exclude (path);

  g_assert_true (one != NULL && other != NULL && alone == NULL);
  g_clear_pointer (&one, remedy_case_lock_unref);
  g_assert_null (remedy_case_lock_exclude (path));
  g_clear_pointer (&other, remedy_case_lock_unref);
  alone = remedy_case_lock_exclude (path);
  g_assert_nonnull (alone);
  g_assert_null (remedy_case_lock_exclude (path));
}

/* What has another name than what we give stays, whatever is in it. */
static void
test_sweeping_takes_nothing_else (Fixture      *fixture,
                                  gconstpointer data)
{
  static const char *const stay[] = {
    "cases/.git", "cases/.20261001-220000-72357e38x", "cases/notes", "practice/mine",
    "practice/20261001-220000-00000001", "practice/.hidden.abcdef",
  };
  static const char *const go[] = { "cases/.20261001-220000-72357e38",
                                    "practice/.20261001-220000-72357e38.Ab3dEf" };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (stay) + G_N_ELEMENTS (go); i++)
    {
      const char      *name = i < G_N_ELEMENTS (stay) ? stay[i] : go[i - G_N_ELEMENTS (stay)];
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *file = g_build_filename (path, "x", NULL);

      g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
      g_assert_true (g_file_set_contents (file, "x", 1, NULL));
    }
  entries = remedy_case_store_list (fixture->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (stay) + G_N_ELEMENTS (go); i++)
    {
      const char      *name = i < G_N_ELEMENTS (stay) ? stay[i] : go[i - G_N_ELEMENTS (stay)];
      g_autofree char *file = g_build_filename (fixture->folder, name, "x", NULL);

      g_assert_cmpint (g_file_test (file, G_FILE_TEST_EXISTS), ==, i < G_N_ELEMENTS (stay));
    }
}

static void
try_case (GBytes *bytes)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "cases", "a", "case.json", NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, size > 0 ? data : "", (gssize) size, NULL));
  stored = remedy_case_store_load (store, "a", NULL, &error);
  g_assert_true ((stored == NULL) == (error != NULL));
  test_remove_tree (folder);
}

static void
test_hostile_case (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (RemedyCase) case_ = create (fixture->store);
  g_autofree char *path = remedy_case_store_get_path (fixture->store, case_->id, "case.json");
  g_autoptr (GBytes) good = test_load (path);

  test_hostile (good, try_case);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/case-store/round-trip", test_round_trip);
  ADD ("/case-store/one-bad-case-hides-no-other", test_one_bad_case_hides_no_other);
  ADD ("/case-store/what-a-kill-leaves", test_what_a_kill_leaves);
  ADD ("/case-store/damaged-evidence-opens", test_damaged_evidence_opens);
  ADD ("/case-store/strays-are-cleared", test_strays_are_cleared);
  ADD ("/case-store/names-stay-inside", test_names_stay_inside);
  ADD ("/case-store/delete-follows-no-link", test_delete_follows_no_link);
  ADD ("/case-store/delete-takes-its-practice-server", test_delete_takes_its_practice_server);
  ADD ("/case-store/no-space", test_no_space);
  ADD ("/case-store/read-only", test_read_only);
  ADD ("/case-store/unwritable", test_unwritable);
  ADD ("/case-store/hostile-case", test_hostile_case);
  ADD ("/case-store/lock-dies-with-its-process", test_lock_dies_with_its_process);
  ADD ("/case-store/lock-is-open-for-reading", test_lock_is_open_for_reading);
  ADD ("/case-store/shares-exclude-the-sweep", test_shares_exclude_the_sweep);
  ADD ("/case-store/sweeping-takes-nothing-else", test_sweeping_takes_nothing_else);
  return g_test_run ();
}
