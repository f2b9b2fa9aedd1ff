/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "core/remedy-practice-marker.h"
#include "core/remedy-time.h"
#include "evidence/remedy-file-reader.h"
#include "formats/remedy-evt.h"
#include "formats/remedy-image-version.h"
#include "formats/remedy-setup-log.h"
#include "practice/remedy-practice-model.h"
#include "practice/remedy-practice.h"
#include "test-support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOG_PATH "WINNT/System32/Config/AppEvent.Evt"

static char *
make_here (const char                  *parent,
           const char                  *name,
           const RemedyPracticeOptions *options)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_build_filename (parent, name, NULL);

  remedy_practice_make (folder, options, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
hash_tree (GChecksum  *checksum,
           const char *path,
           const char *shown)
{
  struct stat info;
  g_autofree char *line = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  line = g_strdup_printf ("%s %o %ld %ld.%ld\n", shown, info.st_mode,
                          S_ISREG (info.st_mode) ? (long) info.st_size : 0,
                          (long) info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
  g_checksum_update (checksum, (const guchar *) line, -1);
  if (S_ISREG (info.st_mode))
    {
      g_autoptr (GBytes) bytes = test_load (path);

      g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return;
    }
  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_strings);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);

      hash_tree (checksum, child, names->pdata[i]);
    }
}

/* Of everything: names, modes, times, bytes. */
static char *
hash_of (const char *folder)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_tree (checksum, folder, "");
  return g_strdup (g_checksum_get_string (checksum));
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_every_scenario_is_made (void)
{
  g_autofree char *parent = test_temp_dir ();
  gsize n;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n);

  g_assert_cmpuint (n, ==, 21);
  g_assert_cmpstr (scenarios[0].name, ==, REMEDY_PRACTICE_DEFAULT_SCENARIO);
  for (gsize i = 0; i < n; i++)
    {
      RemedyPracticeOptions options = { .scenario = scenarios[i].name };
      g_autofree char *folder = make_here (parent, scenarios[i].name, &options);
      g_autofree char *log = g_build_filename (folder, LOG_PATH, NULL);

      g_assert_true (remedy_practice_is_ours (folder));
      g_assert_cmpint (g_file_test (log, G_FILE_TEST_EXISTS), ==,
                       !g_str_equal (scenarios[i].name, "no-log"));
      g_assert_cmpuint (strlen (scenarios[i].teaches), >, 10);
    }
  g_assert_cmpuint (count_entries (parent), ==, n); /* and nothing is left beside them */
  test_remove_tree (parent);
}

static void
test_every_fault_changes_something (void)
{
  g_autofree char *parent = test_temp_dir ();
  RemedyPracticeOptions healthy = { .scenario = "fault-sp1", .without = NULL };
  g_autofree char *plain = make_here (parent, "plain", &healthy);
  g_autofree char *plain_hash = hash_of (plain);
  gsize n;
  const RemedyPracticeInfo *faults = remedy_practice_faults (&n);

  for (gsize i = 0; i < n; i++)
    {
      const char *const names[] = { faults[i].name, NULL };
      gboolean has = g_str_equal (names[0], "event-12010") ||
                     g_str_equal (names[0], "notes-in-profile") ||
                     g_str_equal (names[0], "notes-offered");
      RemedyPracticeOptions options = { .with = has ? NULL : names, .without = has ? names : NULL };
      g_autofree char *folder = make_here (parent, faults[i].name, &options);
      g_autofree char *marker = g_build_filename (folder, REMEDY_PRACTICE_MARKER, NULL);
      g_autofree char *plain_marker = g_build_filename (plain, REMEDY_PRACTICE_MARKER, NULL);
      g_autofree char *hash = NULL;
      g_autoptr (GBytes) bytes = test_load (plain_marker);
      struct stat info;

      /* The marker tells them apart anyway; it is not to count. */
      g_assert_cmpint (stat (plain, &info), ==, 0);
      g_assert_true (g_file_set_contents (marker, g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes), NULL));
      g_assert_cmpint (utimensat (AT_FDCWD, marker,
                                  (struct timespec[]) { info.st_mtim, info.st_mtim }, 0),
                       ==, 0);
      g_assert_cmpint (utimensat (AT_FDCWD, folder,
                                  (struct timespec[]) { info.st_mtim, info.st_mtim }, 0),
                       ==, 0);
      hash = hash_of (folder);
      if (g_str_equal (names[0], "notes-offered"))
        g_assert_cmpstr (hash, ==, plain_hash); /* notes-in-profile offers it as well */
      else
        g_assert_cmpstr (hash, !=, plain_hash);
    }
  test_remove_tree (parent);
}

static void
test_same_arguments_make_the_same (void)
{
  g_autofree char *parent = test_temp_dir ();
  RemedyPracticeOptions options = { .scenario = "hotfixed", .seed = 7 };
  g_autofree char *first = make_here (parent, "first", &options);
  g_autofree char *first_hash = hash_of (first);
  g_autofree char *second = NULL;
  g_autofree char *second_hash = NULL;
  g_autofree char *third = NULL;
  g_autofree char *third_hash = NULL;
  mode_t umask_before = umask (0077);
  g_autofree char *zone_before = g_strdup (g_getenv ("TZ"));

  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  tzset ();
  second = make_here (parent, "second", &options);
  umask (umask_before);
  g_setenv ("TZ", zone_before != NULL ? zone_before : "UTC", TRUE);
  tzset ();
  second_hash = hash_of (second);
  g_assert_cmpstr (first_hash, ==, second_hash);

  options.seed = 8;
  third = make_here (parent, "third", &options);
  third_hash = hash_of (third);
  g_assert_cmpstr (first_hash, !=, third_hash);
  test_remove_tree (parent);
}

static void
assert_refused (const char                  *folder,
                const RemedyPracticeOptions *options,
                int                          code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_practice_make (folder, options, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, code);
}

static void
test_refuses_what_is_there (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *empty = g_build_filename (parent, "empty", NULL);
  g_autofree char *full = g_build_filename (parent, "full", NULL);
  g_autofree char *file = g_build_filename (full, "mail", NULL);
  g_autofree char *link = g_build_filename (parent, "link", NULL);
  g_autofree char *nowhere = g_build_filename (parent, "no", "where", NULL);
  RemedyPracticeOptions options = { NULL };
  g_autofree char *made = NULL;

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (full, 0700), ==, 0);
  g_assert_cmpint (symlink (empty, link), ==, 0);
  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  assert_refused (full, &options, REMEDY_ERROR_NOT_OURS);
  assert_refused (file, &options, REMEDY_ERROR_NOT_OURS);
  assert_refused (link, &options, REMEDY_ERROR_NOT_OURS);
  assert_refused (nowhere, &options, REMEDY_ERROR_NOT_OURS);
  g_assert_cmpuint (count_entries (full), ==, 1);
  g_assert_cmpuint (count_entries (parent), ==, 3);
  made = make_here (parent, "empty", &options);
  g_assert_true (remedy_practice_is_ours (made));
  assert_refused (made, &options, REMEDY_ERROR_NOT_OURS);
  test_remove_tree (parent);
}

static void
test_refuses_words_it_does_not_know (void)
{
  const char *const unknown[] = { "gremlins", NULL };
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);

  assert_refused (folder, &(RemedyPracticeOptions) { .scenario = "nonsense" },
                  REMEDY_ERROR_USAGE);
  assert_refused (folder, &(RemedyPracticeOptions) { .with = unknown }, REMEDY_ERROR_USAGE);
  assert_refused (folder, &(RemedyPracticeOptions) { .without = unknown }, REMEDY_ERROR_USAGE);
  assert_refused (folder, &(RemedyPracticeOptions) { .log_size = G_MAXUINT64 },
                  REMEDY_ERROR_USAGE);
  g_assert_cmpuint (count_entries (parent), ==, 0);
  test_remove_tree (parent);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
      remedy_practice_make (folder, &(RemedyPracticeOptions) { NULL }, cancellable, &error));
  g_assert_true (remedy_error_is_cancelled (error));
  g_assert_cmpuint (count_entries (parent), ==, 0);
  test_remove_tree (parent);
}

static void
test_steps_refuse_what_is_not_ours (void)
{
  static const char *const markers[] = {
    "",
    "{",
    "[]",
    "{}",
    "{\"program\": 5, \"format\": 1}",
    "{\"program\": \"another\", \"format\": 1, \"seed\": 0, \"log_size\": 0, \"layout\": \"drive\"}",
    "{\"program\": \"ntsmig-remedy\", \"format\": 1, \"seed\": -1, \"log_size\": 0}",
    "{\"program\": \"ntsmig-remedy\", \"format\": 1, \"seed\": 0, \"log_size\": 0, "
    "\"layout\": \"drive\", \"steps\": [\"explode\"]}",
  };
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *marker = g_build_filename (folder, REMEDY_PRACTICE_MARKER, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_practice_reapply (folder, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      g_assert_true (g_file_set_contents (marker, markers[i], -1, NULL));
      g_assert_false (remedy_practice_is_ours (folder));
      g_assert_false (remedy_practice_migrate_one (folder, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS);
      g_clear_error (&error);
    }
  g_assert_true (g_file_set_contents (
      marker, "{\"program\": \"ntsmig-remedy\", \"format\": 2}", -1, NULL));
  g_assert_false (remedy_practice_reapply (folder, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_VERSION);
  g_assert_cmpuint (count_entries (folder), ==, 1);
  test_remove_tree (folder);
}

static gboolean
remember_id (const RemedyEvtRecord *record,
             gpointer               user_data)
{
  guint *last = user_data;
  guint id = record->raw_id & 0xFFFF;

  /* The error of a run, or its statistics if there was none. */
  if (id == 10002)
    *last = 0;
  if (record->type == REMEDY_EVT_ERROR || (id == 10068 && *last == 0))
    *last = id;
  return TRUE;
}

/* How the last run in the log of a server ended. */
static guint
last_run (const char *folder)
{
  static const char *const sources[] = { "MSExchangeMig", NULL };
  RemedyEvtFilter filter = { .sources = sources, .since = REMEDY_TIME_UNKNOWN };
  g_autofree char *path = g_build_filename (folder, LOG_PATH, NULL);
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, NULL);
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  guint last = 0;

  summary = remedy_evt_scan (reader, &filter, remember_id, NULL, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->holes, ==, 0);
  return last;
}

static guint
count_setups (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "Exchange Server Setup.log", NULL);
  g_autoptr (GBytes) bytes = test_load (path);
  g_autoptr (GPtrArray) runs = remedy_setup_log_parse (bytes, NULL);

  return runs->len;
}

static void
do_steps (const char *folder,
          const char *steps)
{
  g_autoptr (GError) error = NULL;

  for (; *steps != '\0'; steps++)
    {
      if (*steps == 'r')
        remedy_practice_reapply (folder, &error);
      else
        remedy_practice_migrate_one (folder, &error);
      g_assert_no_error (error);
    }
}

static void
test_walk_to_mended (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = make_here (parent, "server", &(RemedyPracticeOptions) { NULL });

  g_assert_cmpuint (last_run (folder), ==, 12010);
  g_assert_cmpuint (count_setups (folder), ==, 2);
  do_steps (folder, "m");
  g_assert_cmpuint (last_run (folder), ==, 12010);
  do_steps (folder, "r");
  g_assert_cmpuint (last_run (folder), ==, 12010);
  g_assert_cmpuint (count_setups (folder), ==, 3);
  do_steps (folder, "m");
  g_assert_cmpuint (last_run (folder), ==, 10068);
  g_assert_true (remedy_practice_is_ours (folder));
  test_remove_tree (parent);
}

static guint
third_number_of (const char *folder,
                 const char *below)
{
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, NULL);
  RemedyImageVersion version;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (reader);
  remedy_image_version_read (reader, &version, NULL, &error);
  g_assert_no_error (error);
  return version.file_version.part[2];
}

static void
test_reapply_puts_files_right (void)
{
  const char *const faults[] = { "ini-missing", "foreign-mapi", "hotfix", NULL };
  g_autofree char *parent = test_temp_dir ();
  RemedyPracticeOptions options = { .scenario = "fault-sp2", .with = faults };
  g_autofree char *folder = make_here (parent, "server", &options);
  g_autofree char *ini = g_build_filename (folder, "EXCHSRVR/BIN/NTSMIG.INI", NULL);

  g_assert_false (g_file_test (ini, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (third_number_of (folder, "EXCHSRVR/BIN/Mlmig32.dll"), ==, 2543);
  g_assert_cmpuint (third_number_of (folder, "WINNT/System32/Mapi32.dll"), ==, 993);
  do_steps (folder, "r");
  g_assert_true (g_file_test (ini, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (third_number_of (folder, "EXCHSRVR/BIN/Mlmig32.dll"), ==, 2448);
  g_assert_cmpuint (third_number_of (folder, "WINNT/System32/Mapi32.dll"), ==, 2448);
  g_assert_cmpuint (third_number_of (folder, "WINNT/System32/MAPI32.DLL.OLD"), ==, 993);
  test_remove_tree (parent);
}

static void
test_migration_looks_at_the_disk (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = make_here (parent, "server", &(RemedyPracticeOptions) { NULL });
  g_autofree char *extractor = g_build_filename (folder, "EXCHSRVR/BIN/Mlmignts.dll", NULL);

  do_steps (folder, "r");
  g_assert_cmpint (g_unlink (extractor), ==, 0);
  do_steps (folder, "m");
  g_assert_cmpuint (last_run (folder), ==, 12010);
  do_steps (folder, "rm");
  g_assert_true (g_file_test (extractor, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (last_run (folder), ==, 10068);
  test_remove_tree (parent);
}

/* A step writes its marker last, so one that was stopped begins again where it began. */
static void
test_stopped_step_can_be_done_again (void)
{
  g_autofree char *parent = test_temp_dir ();
  RemedyPracticeOptions options = { .scenario = "foreign-mapi" };
  g_autofree char *whole = make_here (parent, "whole", &options);
  g_autofree char *stopped = make_here (parent, "stopped", &options);
  g_autofree char *marker = g_build_filename (stopped, REMEDY_PRACTICE_MARKER, NULL);
  g_autofree char *part = g_build_filename (stopped, "EXCHSRVR/BIN/NTSMIG.INI.part", NULL);
  g_autoptr (GBytes) marker_before = test_load (marker);
  g_autofree char *whole_hash = NULL;
  g_autofree char *stopped_hash = NULL;

  do_steps (whole, "rm");
  do_steps (stopped, "r");
  g_assert_true (g_file_set_contents (marker, g_bytes_get_data (marker_before, NULL),
                                      g_bytes_get_size (marker_before), NULL));
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  do_steps (stopped, "rm");
  whole_hash = hash_of (whole);
  stopped_hash = hash_of (stopped);
  g_assert_cmpstr (whole_hash, ==, stopped_hash);
  test_remove_tree (parent);
}

static void
test_steps_do_not_follow_links (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = make_here (parent, "server", &(RemedyPracticeOptions) { NULL });
  g_autofree char *real = g_build_filename (parent, "evidence", NULL);
  g_autofree char *inside = g_build_filename (folder, "WINNT", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (inside, real), ==, 0);
  g_assert_cmpint (symlink (real, inside), ==, 0);
  before = hash_of (real);
  g_assert_false (remedy_practice_reapply (folder, &error));
  g_assert_nonnull (error);
  after = hash_of (real);
  g_assert_cmpstr (before, ==, after);
  test_remove_tree (parent);
}

static void
test_no_notes_migration_without_service_pack (void)
{
  g_autofree char *parent = test_temp_dir ();
  RemedyPracticeOptions options = { .scenario = "rtm" };
  g_autofree char *folder = make_here (parent, "server", &options);
  g_autofree char *before = hash_of (folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_practice_migrate_one (folder, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  after = hash_of (folder);
  g_assert_cmpstr (before, ==, after);
  test_remove_tree (parent);
}

static void
test_layouts_hold_the_same_files (void)
{
  g_autofree char *parent = test_temp_dir ();
  RemedyPracticeOptions options = { .layout = REMEDY_PRACTICE_DRIVE };
  g_autofree char *drive = make_here (parent, "drive", &options);
  g_autofree char *drives = NULL;
  g_autofree char *loose = NULL;
  g_autofree char *c = NULL;
  g_autofree char *flat = NULL;
  g_autoptr (GBytes) log = NULL;
  g_autoptr (GBytes) log_in_drives = NULL;

  options.layout = REMEDY_PRACTICE_DRIVES;
  drives = make_here (parent, "drives", &options);
  options.layout = REMEDY_PRACTICE_LOOSE;
  loose = make_here (parent, "loose", &options);
  c = g_build_filename (drives, "C", LOG_PATH, NULL);
  flat = g_build_filename (drive, LOG_PATH, NULL);
  log = test_load (flat);
  log_in_drives = test_load (c);
  g_assert_true (g_bytes_equal (log, log_in_drives));
  g_clear_pointer (&flat, g_free);
  flat = g_build_filename (loose, "AppEvent.Evt", NULL);
  g_clear_pointer (&log_in_drives, g_bytes_unref);
  log_in_drives = test_load (flat);
  g_assert_true (g_bytes_equal (log, log_in_drives));
  test_remove_tree (parent);
}

static void
test_log_size (void)
{
  g_autofree char *parent = test_temp_dir ();
  const guint64 sizes[] = { 1, 65536, 1 << 20, (8 << 20) + 12345 };
  const guint64 expected[] = { 65536, 65536, 1 << 20, 8 << 20 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      RemedyPracticeOptions options = { .log_size = sizes[i] };
      g_autofree char *folder = make_here (parent, name, &options);
      g_autofree char *log = g_build_filename (folder, LOG_PATH, NULL);
      struct stat info;

      g_assert_cmpint (stat (log, &info), ==, 0);
      g_assert_cmpuint (info.st_size, ==, expected[i]);
      g_assert_cmpuint (last_run (folder), ==, 12010);
      if (i > 1)
        continue;
      do_steps (folder, "rm"); /* even the smallest has room for them */
      g_assert_cmpuint (last_run (folder), ==, 10068);
    }
  test_remove_tree (parent);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/practice/every-scenario-is-made", test_every_scenario_is_made);
  g_test_add_func ("/practice/every-fault-changes-something", test_every_fault_changes_something);
  g_test_add_func ("/practice/same-arguments-make-the-same", test_same_arguments_make_the_same);
  g_test_add_func ("/practice/refuses-what-is-there", test_refuses_what_is_there);
  g_test_add_func ("/practice/refuses-unknown-words", test_refuses_words_it_does_not_know);
  g_test_add_func ("/practice/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  g_test_add_func ("/practice/steps-refuse-what-is-not-ours", test_steps_refuse_what_is_not_ours);
  g_test_add_func ("/practice/walk-to-mended", test_walk_to_mended);
  g_test_add_func ("/practice/reapply-puts-files-right", test_reapply_puts_files_right);
  g_test_add_func ("/practice/migration-looks-at-the-disk", test_migration_looks_at_the_disk);
  g_test_add_func ("/practice/stopped-step-can-be-done-again",
                   test_stopped_step_can_be_done_again);
  g_test_add_func ("/practice/steps-do-not-follow-links", test_steps_do_not_follow_links);
  g_test_add_func ("/practice/no-notes-migration-without-service-pack",
                   test_no_notes_migration_without_service_pack);
  g_test_add_func ("/practice/layouts-hold-the-same-files", test_layouts_hold_the_same_files);
  g_test_add_func ("/practice/log-size", test_log_size);
  return g_test_run ();
}
