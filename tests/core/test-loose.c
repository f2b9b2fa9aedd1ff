/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "evidence/remedy-drive-layout.h"
#include "evidence/remedy-folder-source.h"
#include "evidence/remedy-loose-files.h"
#include "practice/remedy-evt-writer.h"
#include "practice/remedy-hive-writer.h"
#include "test-support.h"

/* What people hand over: folders and files of any name, too many of them, and twice. */

#define NOON 935158320

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->dir = test_temp_dir ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_remove_tree (self->dir);
  g_free (self->dir);
}

static char *
put (Fixture *self, const char *path, GBytes *bytes)
{
  char            *full = g_build_filename (self->dir, path, NULL);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents (full, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return full;
}

static void
make (Fixture *self, const char *path)
{
  g_free (put (self, path, g_bytes_new (path, strlen (path))));
}

static GBytes *
hive_called (const char *name)
{
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new (name, NOON);

  return remedy_hive_writer_finish (hive);
}

static GBytes *
small_log (void)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (65536, REMEDY_EVT_SHAPE_SAVED);
  const RemedyEvtSpec spec = { .generated = NOON, .source = "S", .computer = "C" };

  remedy_evt_writer_add (writer, &spec);
  return remedy_evt_writer_finish (writer);
}

static RemedySource *
source_with (const char *dir, const char *const *extra)
{
  g_autoptr (GError) error = NULL;
  RemedySource *source = remedy_folder_source_new (dir, extra, &error);

  g_assert_no_error (error);
  return source;
}

static RemedyLayoutFact *
layout_of (RemedySource *source)
{
  g_autoptr (GError) error = NULL;
  RemedyLayoutFact *layout = remedy_source_describe (source, NULL, &error);

  g_assert_no_error (error);
  return layout;
}

static void
assert_opens (RemedySource *source, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_source_open (source, path, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
assert_problem (const RemedyLayoutFact *layout, int state, const char *reason)
{
  for (guint i = 0; i < layout->problems->len; i++)
    {
      const RemedyProblemFact *problem = layout->problems->pdata[i];

      if (problem->state == state && g_str_equal (problem->reason, reason))
        return;
    }
  g_test_message ("no problem “%s”", reason);
  g_test_fail ();
}

static void
test_every_file_has_its_place (void)
{
  static const struct
  {
    const char     *path;
    RemedyLooseBase base;
    const char     *tail;
  } rows[] = {
    { "SOFTWARE", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SOFTWARE" },
    { "x/y/system.ALT", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SYSTEM.ALT" },
    { "MapiSvc.inf", REMEDY_LOOSE_SYSTEM, "System32\\MAPISVC.INF" },
    { "old app log.EVT", REMEDY_LOOSE_SYSTEM, "System32\\Config\\old app log.EVT" },
    { "store.exe", REMEDY_LOOSE_EXCHANGE, "bin\\store.exe" },
    { "mapi32.dll", REMEDY_LOOSE_SYSTEM, "System32\\mapi32.dll" },
    { "NTSMIG.ini", REMEDY_LOOSE_EXCHANGE, "bin\\NTSMIG.INI" },
    { "anna-ntuser.dat", REMEDY_LOOSE_SYSTEM, "Profiles\\anna\\ntuser.dat" },
    { "anna. NTUSER.MAN", REMEDY_LOOSE_SYSTEM, "Profiles\\anna\\NTUSER.MAN" },
    { "anna/NTUSER.DAT", REMEDY_LOOSE_SYSTEM, "Profiles\\anna\\NTUSER.DAT" },
    { "ntuser.dat", REMEDY_LOOSE_SYSTEM, "Profiles\\unknown\\ntuser.dat" },
    { "Exchsrvr/Q242063/x.txt", REMEDY_LOOSE_EXCHANGE, "Q242063\\x.txt" },
    { "copy/BIN/anything", REMEDY_LOOSE_EXCHANGE, "bin\\anything" },
    { "winnt/system32/x", REMEDY_LOOSE_SYSTEM, "system32\\x" },
    { "Config/x", REMEDY_LOOSE_SYSTEM, "System32\\Config\\x" },
    { "Profiles/anna/x", REMEDY_LOOSE_SYSTEM, "Profiles\\anna\\x" },
    { "Lotus/Notes/nnotes.dll", REMEDY_LOOSE_DRIVE, "Lotus\\Notes\\nnotes.dll" },
    { "nnotes.dll", REMEDY_LOOSE_DRIVE, "Notes\\NNOTES.DLL" },
    { "holiday.jpg", 0, NULL },
    { ".evt", 0, NULL },
    { "bin", 0, NULL },
    { "", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RemedyLooseBase  base = REMEDY_LOOSE_DRIVE;
      g_autofree char *tail = NULL;

      g_test_message ("%s", rows[i].path);
      g_assert_cmpint (remedy_loose_place (rows[i].path, &base, &tail), ==, rows[i].tail != NULL);
      g_assert_cmpstr (tail, ==, rows[i].tail);
      if (rows[i].tail != NULL)
        g_assert_cmpint (base, ==, rows[i].base);
    }
}

/* How people call the copy of a drive, and what only resembles that. */
static void
test_names_of_drives (void)
{
  static const struct
  {
    const char *name;
    char        letter;
  } rows[] = {
    { "C", 'C' },       { "c$", 'C' },     { "d:", 'D' },        { "C_drive", 'C' },
    { "drive-e", 'E' }, { "Disk C", 'C' }, { "cdrive", 'C' },    { "Drive (F)", 'F' },
    { "CD", 0 },        { "", 0 },         { "drive", 0 },       { "a b", 0 },
    { "1", 0 },         { "ä", 0 },        { "C of server", 0 }, { "$", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char letter = 0;

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (remedy_drive_letter_of_name (rows[i].name, &letter), ==,
                       rows[i].letter != 0);
      if (rows[i].letter != 0)
        g_assert_cmpint (letter, ==, rows[i].letter);
    }
}

/* The file that the operator points at is known by its first bytes, whatever its name. */
static void
test_extra_file_is_known_by_its_content (Fixture *self, gconstpointer data)
{
  g_autofree char  *software = put (self, "elsewhere/one.bak", hive_called ("SOFTWARE"));
  g_autofree char  *alt = put (self, "elsewhere/two", hive_called ("\\x\\SYSTEM.ALT"));
  g_autofree char  *user = put (self, "elsewhere/anna.hiv", hive_called ("TUSER.DAT"));
  g_autofree char  *log = put (self, "elsewhere/log.old", small_log ());
  g_autofree char  *letter = put (self, "elsewhere/letter.txt", g_bytes_new ("Dear", 4));
  g_autofree char  *empty = put (self, "elsewhere/empty", g_bytes_new ("", 0));
  const char *const extra[] = { software, alt, user, log, letter, empty, NULL };
  g_autofree char  *main_dir = g_build_filename (self->dir, "main", NULL);
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "main/store.exe");
  source = source_with (main_dir, extra);
  layout = layout_of (source);
  assert_opens (source, "C:\\WINNT\\System32\\Config\\SOFTWARE");
  assert_opens (source, "C:\\WINNT\\System32\\Config\\SYSTEM.ALT");
  assert_opens (source, "C:\\WINNT\\Profiles\\anna.hiv\\NTUSER.DAT");
  assert_opens (source, "C:\\WINNT\\System32\\Config\\log.old");
  g_assert_cmpuint (layout->problems->len, ==, 2);
  assert_problem (layout, REMEDY_ITEM_NOT_READ,
                  "this is none of the files that are read here: an event log, a registry hive, "
                  "MAPISVC.INF, a program file of Exchange or Notes, or the setup log");
}

static void
test_extra_that_is_gone_or_a_folder (Fixture *self, gconstpointer data)
{
  g_autofree char  *main_dir = g_build_filename (self->dir, "main", NULL);
  g_autofree char  *gone = g_build_filename (self->dir, "gone", "SOFTWARE", NULL);
  g_autofree char  *folder = g_build_filename (self->dir, "more", NULL);
  const char *const extra[] = { gone, folder, NULL };
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;
  const RemedyProblemFact *problem;

  make (self, "main/WINNT/System32/Config/SYSTEM");
  make (self, "more/bin/ntsmig.ini");
  source = source_with (main_dir, extra);
  layout = layout_of (source);
  g_assert_cmpuint (layout->problems->len, ==, 1);
  problem = layout->problems->pdata[0];
  g_assert_cmpstr (problem->path, ==, gone);
  g_assert_cmpint (problem->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_nonnull (strstr (problem->reason, "No such file"));
  assert_opens (source, "C:\\EXCHSRVR\\bin\\ntsmig.ini");
}

/* One place on the server cannot hold two files; a second log counts beside the first. */
static void
test_second_file_of_one_place (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "a/SOFTWARE");
  make (self, "b/software");
  make (self, "a/AppEvent.Evt");
  make (self, "b/AppEvent.Evt");
  source = source_with (self->dir, NULL);
  layout = layout_of (source);
  g_assert_cmpuint (layout->problems->len, ==, 1);
  g_assert_cmpstr (((RemedyProblemFact *) layout->problems->pdata[0])->path, ==, "b/software");
  assert_problem (layout, REMEDY_ITEM_NOT_READ,
                  "another file here is the same file of the server, and that one is read");
  assert_opens (source, "C:\\WINNT\\System32\\Config\\AppEvent.Evt");
  assert_opens (source, "C:\\WINNT\\System32\\Config\\AppEvent (3).Evt");
}

#define TOO_MUCH                                                                                   \
  "there are more files or deeper folders than are looked at; point at the folder that matters"

static void
test_depth_has_a_limit_that_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  make (self, "1/2/3/4/5/6/7/SOFTWARE");
  make (self, "1/2/3/4/5/6/7/8/MAPISVC.INF");
  source = source_with (self->dir, NULL);
  layout = layout_of (source);
  g_assert_cmpuint (layout->problems->len, ==, 1);
  assert_problem (layout, REMEDY_ITEM_NOT_READ, TOO_MUCH);
  assert_opens (source, "C:\\WINNT\\System32\\Config\\SOFTWARE");
  reader = remedy_source_open (source, "C:\\WINNT\\System32\\MAPISVC.INF", NULL, NULL, &error);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
}

/* Thousands of names for one file. */
static void
link_many (Fixture *self, const char *folder, guint n)
{
  g_autofree char *first = g_build_filename (self->dir, folder, "0.evt", NULL);

  g_free (put (self, first + strlen (self->dir) + 1, g_bytes_new ("x", 1)));
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s/%u.evt", self->dir, folder, i);

      g_assert_cmpint (link (first, path), ==, 0);
    }
}

static void
test_number_of_files_has_a_limit_that_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedySource) at_limit = NULL;
  g_autoptr (RemedySource) beyond = NULL;
  g_autoptr (RemedyLayoutFact) whole = NULL;
  g_autoptr (RemedyLayoutFact) cut = NULL;

  link_many (self, "logs", 20000);
  at_limit = source_with (self->dir, NULL);
  whole = layout_of (at_limit);
  g_assert_cmpuint (whole->problems->len, ==, 0);
  make (self, "zzz/SOFTWARE");
  beyond = source_with (self->dir, NULL);
  cut = layout_of (beyond);
  g_assert_cmpuint (cut->problems->len, >, 0);
  assert_problem (cut, REMEDY_ITEM_NOT_READ, TOO_MUCH);
}

/* A folder that is too full is not read in part, since what it lacks would look absent. */
static void
test_full_folder_has_a_limit_that_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  make (self, "WINNT/System32/Config/SYSTEM");
  link_many (self, "WINNT/System32", 100000);
  source = source_with (self->dir, NULL);
  names = remedy_source_list (source, "C:\\WINNT\\System32", NULL, &error);
  g_assert_null (names);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (
      strstr (error->message, "the folder holds more than the limit of 100000 names"));
}

/* A way over a link that winds through more parts than any real one. */
static void
test_winding_way_has_a_limit_that_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) target = g_string_new (NULL);
  g_autofree char *path = g_build_filename (self->dir, "a", "link", NULL);
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  make (self, "WINNT/System32/Config/SYSTEM");
  make (self, "a/file");
  for (guint i = 0; i < 500; i++)
    g_string_append (target, "../a/");
  g_string_append (target, "file");
  g_assert_cmpint (symlink (target->str, path), ==, 0);
  source = source_with (self->dir, NULL);
  assert_opens (source, "C:\\a\\link");
  for (guint i = 0; i < 20; i++)
    g_string_prepend (target, "../a/");
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_cmpint (symlink (target->str, path), ==, 0);
  reader = remedy_source_open (source, "C:\\a\\link", NULL, NULL, &error);
  g_assert_null (reader);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "the way to it has more than the limit of 1024 parts"));
}

/* Forty links on the way are followed, as Linux does; one more may as well be a circle. */
static void
test_forty_links_are_followed (Fixture *self, gconstpointer data)
{
  g_autofree char *config = g_build_filename (self->dir, "WINNT", "System32", "Config", NULL);
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  make (self, "WINNT/System32/Config/l0");
  for (guint i = 1; i <= 41; i++)
    {
      g_autofree char *target = g_strdup_printf ("l%u", i - 1);
      g_autofree char *path = g_strdup_printf ("%s/l%u", config, i);

      g_assert_cmpint (symlink (target, path), ==, 0);
    }
  source = source_with (self->dir, NULL);
  assert_opens (source, "C:\\WINNT\\System32\\Config\\l40");
  reader = remedy_source_open (source, "C:\\WINNT\\System32\\Config\\l41", NULL, NULL, &error);
  g_assert_null (reader);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "its symbolic links run in a circle"));
}

/* Of two copies of one drive the one with a system is taken, and the other is told of. */
static void
test_better_copy_of_a_drive_is_taken (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "C/Exchsrvr/bin/first.txt");
  make (self, "C_drive/WINNT/System32/Config/SYSTEM");
  make (self, "D/Exchsrvr/bin/store.exe");
  make (self, "drive_d/readme.txt");
  source = source_with (self->dir, NULL);
  layout = layout_of (source);
  g_assert_cmpuint (layout->drives->len, ==, 2);
  assert_opens (source, "C:\\WINNT\\System32\\Config\\SYSTEM");
  assert_opens (source, "D:\\Exchsrvr\\bin\\store.exe");
  assert_problem (layout, REMEDY_ITEM_NOT_READ,
                  "two folders look like drive C: “C_drive” was taken, not “C”");
  assert_problem (layout, REMEDY_ITEM_NOT_READ,
                  "two folders look like drive D: “D” was taken, not “drive_d”");
}

/* What the system says becomes the code by which a check judges, and words with the path. */
static void
test_every_refusal_of_the_system_has_its_code (void)
{
  static const struct
  {
    int         number;
    RemedyError code;
    const char *message;
  } rows[] = {
    { ENOENT, REMEDY_ERROR_NOT_FOUND, "C:\\x: No such file or directory" },
    { ENOTDIR, REMEDY_ERROR_NOT_FOUND, "C:\\x: Not a directory" },
    { EACCES, REMEDY_ERROR_DENIED, "C:\\x: Permission denied" },
    { EPERM, REMEDY_ERROR_DENIED, "C:\\x: Operation not permitted" },
    { ELOOP, REMEDY_ERROR_REFUSED, "C:\\x: Too many levels of symbolic links" },
    { EXDEV, REMEDY_ERROR_REFUSED, "C:\\x: Invalid cross-device link" },
    { ESTALE, REMEDY_ERROR_CHANGED, "C:\\x: Stale file handle" },
    { EIO, REMEDY_ERROR_IO, "C:\\x: Input/output error" },
    { ENOSPC, REMEDY_ERROR_IO, "C:\\x: No space left on device" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      remedy_error_set_from_errno (&error, rows[i].number, "C:\\x");
      g_assert_error (error, REMEDY_ERROR, (int) rows[i].code);
      g_assert_cmpstr (error->message, ==, rows[i].message);
      g_assert_false (remedy_error_is_cancelled (error));
    }
  g_assert_false (remedy_error_is_cancelled (NULL));
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/loose/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/loose/every-file-has-its-place", test_every_file_has_its_place);
  g_test_add_func ("/loose/names-of-drives", test_names_of_drives);
  g_test_add_func ("/loose/every-refusal-of-the-system-has-its-code",
                   test_every_refusal_of_the_system_has_its_code);
  add ("extra-file-is-known-by-its-content", test_extra_file_is_known_by_its_content);
  add ("extra-that-is-gone-or-a-folder", test_extra_that_is_gone_or_a_folder);
  add ("second-file-of-one-place", test_second_file_of_one_place);
  add ("depth-has-a-limit-that-is-told", test_depth_has_a_limit_that_is_told);
  add ("number-of-files-has-a-limit-that-is-told", test_number_of_files_has_a_limit_that_is_told);
  add ("full-folder-has-a-limit-that-is-named", test_full_folder_has_a_limit_that_is_named);
  add ("winding-way-has-a-limit-that-is-named", test_winding_way_has_a_limit_that_is_named);
  add ("forty-links-are-followed", test_forty_links_are_followed);
  add ("better-copy-of-a-drive-is-taken", test_better_copy_of_a_drive_is_taken);
  return g_test_run ();
}
