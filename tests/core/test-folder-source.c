/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-folder-source.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "test-support.h"

/* The user and group "nobody". */
#define NOBODY 65534

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->dir = test_temp_dir ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_remove_tree (self->dir);
  g_free (self->dir);
}

static char *
path_in (Fixture    *self,
         const char *path)
{
  return g_build_filename (self->dir, path, NULL);
}

/* Makes a file, with the folders on the way, that holds its own path. */
static void
make (Fixture    *self,
      const char *path)
{
  g_autofree char *full = path_in (self, path);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents (full, path, -1, &error);
  g_assert_no_error (error);
}

static void
make_link (Fixture    *self,
           const char *target,
           const char *path)
{
  g_autofree char *full = path_in (self, path);
  g_autofree char *parent = g_path_get_dirname (full);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_assert_cmpint (symlink (target, full), ==, 0);
}

static RemedySource *
source_of (Fixture    *self,
           const char *path)
{
  g_autofree char *full = path_in (self, path);
  g_autoptr (GError) error = NULL;
  RemedySource *source = remedy_folder_source_new (full, NULL, &error);

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

/* What stands in the file at an NT path: the path at which the test made it. */
static char *
content (RemedySource *source,
         const char   *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_source_open (source, path, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = remedy_reader_read_all (reader, 1000, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_content (RemedySource *source,
                const char   *path,
                const char   *expected)
{
  g_autofree char *found = content (source, path);

  g_assert_cmpstr (found, ==, expected);
}

static char *
assert_fails (RemedySource *source,
              const char   *path,
              RemedyError   code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_source_open (source, path, NULL, NULL, &error);

  g_assert_null (reader);
  g_assert_error (error, REMEDY_ERROR, (int) code);
  return g_strdup (error->message);
}

static const RemedyProblemFact *
problem_with (const RemedyLayoutFact *layout,
              const char             *words)
{
  for (guint i = 0; i < layout->problems->len; i++)
    {
      const RemedyProblemFact *problem = layout->problems->pdata[i];

      if (strstr (problem->path, words) != NULL || strstr (problem->reason, words) != NULL)
        return problem;
    }
  return NULL;
}

static void
test_drive (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  make (self, "winnt/system32/CONFIG/software");
  make (self, "Exchsrvr/BIN/Store.exe");
  source = source_of (self, "");
  layout = layout_of (source);
  g_assert_cmpint (layout->kind, ==, REMEDY_LAYOUT_DRIVES);
  g_assert_cmpstr (layout->system_root, ==, "C:\\winnt");
  g_assert_cmpstr (layout->exchange_root, ==, "C:\\Exchsrvr");
  g_assert_false (layout->practice);
  g_assert_true (remedy_source_has_drive (source, 'c'));
  g_assert_false (remedy_source_has_drive (source, 'D'));

  reader = remedy_source_open (source, "c:\\EXCHSRVR\\bin\\STORE.EXE", &entry, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->path, ==, "C:\\Exchsrvr\\BIN\\Store.exe");
  g_assert_cmpstr (entry->name, ==, "Store.exe");
  g_assert_cmpuint (entry->size, ==, strlen ("Exchsrvr/BIN/Store.exe"));
  g_free (assert_fails (source, "C:\\EXCHSRVR\\BIN\\NTSMIG.INI", REMEDY_ERROR_NOT_FOUND));
  g_free (assert_fails (source, "D:\\EXCHSRVR\\BIN\\STORE.EXE", REMEDY_ERROR_NOT_FOUND));
  g_free (assert_fails (source, "C:\\EXCHSRVR\\..\\..\\x", REMEDY_ERROR_NOT_FOUND));
}

/* The registry tells that the drive which was copied alone is not C. */
static void
test_drive_gets_its_letter (Fixture      *self,
                            gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "WINNT4/System32/Config/SYSTEM");
  source = source_of (self, "");
  remedy_source_place (source, "D:\\WINNT4", NULL);
  layout = layout_of (source);
  g_assert_cmpstr (layout->system_root, ==, "D:\\WINNT4");
  assert_content (source, "D:\\WINNT4\\system32\\config\\system", "WINNT4/System32/Config/SYSTEM");
}

static void
test_folder_of_drives (Fixture      *self,
                       gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "c$/WINNT/System32/Config/SYSTEM");
  make (self, "Drive-D/EXCHSRVR/bin/STORE.EXE");
  make (self, "notes.txt/readme");
  source = source_of (self, "");
  layout = layout_of (source);
  g_assert_cmpint (layout->kind, ==, REMEDY_LAYOUT_DRIVES);
  g_assert_cmpuint (layout->drives->len, ==, 2);
  g_assert_cmpstr (layout->system_root, ==, "C:\\WINNT");
  g_assert_cmpstr (layout->exchange_root, ==, "D:\\EXCHSRVR");
  assert_content (source, "D:\\exchsrvr\\BIN\\store.exe", "Drive-D/EXCHSRVR/bin/STORE.EXE");
  g_assert_cmpuint (layout->problems->len, ==, 0);
}

static void
test_two_folders_for_one_drive (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "C/readme");
  make (self, "C_drive/WINNT/System32/Config/SYSTEM");
  source = source_of (self, "");
  layout = layout_of (source);
  g_assert_cmpuint (layout->drives->len, ==, 1);
  g_assert_cmpstr (layout->system_root, ==, "C:\\WINNT");
  g_assert_nonnull (problem_with (layout, "“C_drive” was taken, not “C”"));
}

static void
test_loose_files (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "AppEvent.Evt");
  make (self, "old/AppEvent.Evt");
  make (self, "software");
  make (self, "jkessler-NTUSER.DAT");
  make (self, "mmeier/ntuser.dat");
  make (self, "bin/STORE.EXE");
  make (self, "letter.doc");
  source = source_of (self, "");
  layout = layout_of (source);
  g_assert_cmpint (layout->kind, ==, REMEDY_LAYOUT_LOOSE);
  g_assert_cmpstr (layout->system_root, ==, "C:\\WINNT");
  assert_content (source, "C:\\WINNT\\System32\\config\\SOFTWARE", "software");
  assert_content (source, "C:\\WINNT\\Profiles\\jkessler\\NTUSER.DAT", "jkessler-NTUSER.DAT");
  assert_content (source, "C:\\WINNT\\Profiles\\mmeier\\NTUSER.DAT", "mmeier/ntuser.dat");
  assert_content (source, "C:\\EXCHSRVR\\bin\\store.exe", "bin/STORE.EXE");
  g_free (assert_fails (source, "C:\\EXCHSRVR\\bin\\ADMIN.EXE", REMEDY_ERROR_NOT_FOUND));

  /* The registry said where Exchange is: the loose file moves there. */
  remedy_source_place (source, NULL, "E:\\Exchange Data");
  assert_content (source, "E:\\Exchange Data\\BIN\\store.exe", "bin/STORE.EXE");
}

static guint
n_named (GPtrArray  *entries,
         const char *suffix)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += g_str_has_suffix (((RemedySourceEntry *) entries->pdata[i])->name, suffix) ? 1 : 0;
  return n;
}

static void
test_loose_listing (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (GPtrArray) config = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GError) error = NULL;

  make (self, "AppEvent.Evt");
  make (self, "old/AppEvent.Evt");
  make (self, "anna/NTUSER.DAT");
  source = source_of (self, "");
  config = remedy_source_list (source, "c:\\winnt\\system32\\config", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_named (config, "vt"), ==, 2);
  profiles = remedy_source_list (source, "C:\\WINNT\\Profiles", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (profiles->len, ==, 1);
  g_assert_true (((RemedySourceEntry *) profiles->pdata[0])->is_directory);
  g_assert_null (remedy_source_list (source, "C:\\EXCHSRVR", NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
}

static void
test_one_file_and_extra_files (Fixture      *self,
                               gconstpointer data)
{
  static const char log[] = "\x30\0\0\0LfLe and so on";
  g_autofree char *copy = path_in (self, "copy of the log.bin");
  g_autofree char *letter = path_in (self, "letter.doc");
  const char *const extra[] = { copy, letter, NULL };
  g_autofree char *hive = path_in (self, "SYSTEM");
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;
  g_autoptr (GError) error = NULL;

  make (self, "SYSTEM");
  make (self, "SOFTWARE");
  make (self, "letter.doc");
  g_file_set_contents (copy, log, sizeof log, &error);
  g_assert_no_error (error);
  source = remedy_folder_source_new (hive, extra, &error);
  g_assert_no_error (error);
  layout = layout_of (source);
  g_assert_cmpint (layout->kind, ==, REMEDY_LAYOUT_LOOSE);
  assert_content (source, "C:\\WINNT\\System32\\Config\\SYSTEM", "SYSTEM");
  g_free (assert_fails (source, "C:\\WINNT\\System32\\Config\\SOFTWARE", REMEDY_ERROR_NOT_FOUND));
  g_assert_nonnull (problem_with (layout, "none of the files that are read"));
  g_clear_object (&source);

  source = remedy_folder_source_new (copy, NULL, &error);
  g_assert_no_error (error);
  g_free (content (source, "C:\\WINNT\\System32\\Config\\copy of the log.bin"));
}

/* Both spellings are there: the exact one wins, else the first in the order of bytes. */
static void
test_two_spellings (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;

  make (self, "WINNT/a");
  make (self, "WINNT/A");
  source = source_of (self, "");
  assert_content (source, "C:\\WINNT\\a", "WINNT/a");
  assert_content (source, "C:\\WINNT\\A", "WINNT/A");
  layout = layout_of (source);
  g_assert_nonnull (problem_with (layout, "differ only in case"));
}

static void
test_short_names (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;

  make (self, "WINNT/Profiles/Administrator/NTUSER.DAT");
  make (self, "WINNT/Profiles/Administration/NTUSER.DAT");
  make (self, "WINNT/Profiles/Admin/NTUSER.DAT");
  make (self, "WINNT/Profiles/Administrator.NTDOM/NTUSER.DAT");
  source = source_of (self, "");
  assert_content (source, "C:\\WINNT\\Profiles\\ADMINI~2\\NTUSER.DAT",
                  "WINNT/Profiles/Administrator/NTUSER.DAT");
  assert_content (source, "C:\\WINNT\\Profiles\\ADMINI~1.NTD\\NTUSER.DAT",
                  "WINNT/Profiles/Administrator.NTDOM/NTUSER.DAT");
  g_free (
      assert_fails (source, "C:\\WINNT\\Profiles\\ADMINI~9\\NTUSER.DAT", REMEDY_ERROR_NOT_FOUND));
}

/* A copy made long ago: a name in the code page of Windows. */
static void
test_names_in_a_code_page (Fixture      *self,
                           gconstpointer data)
{
  g_autoptr (RemedySource) source = NULL;

  make (self, "WINNT/Profiles/M\xFCller/NTUSER.DAT");
  source = source_of (self, "");
  g_free (content (source, "C:\\WINNT\\Profiles\\MÜLLER\\NTUSER.DAT"));
}

static void
test_links (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *secret = path_in (self, "secret");
  g_autofree char *message = NULL;
  g_autoptr (RemedySource) source = NULL;

  make (self, "secret");
  make (self, "drive/WINNT/real/file");
  make_link (self, "real", "drive/WINNT/inside");
  make_link (self, "../../secret", "drive/WINNT/out");
  make_link (self, secret, "drive/WINNT/absolute");
  make_link (self, "../..", "drive/WINNT/up");
  make_link (self, "loop-b", "drive/WINNT/loop-a");
  make_link (self, "loop-a", "drive/WINNT/loop-b");
  make_link (self, "nothing", "drive/WINNT/broken");
  make_link (self, "/dev/null", "drive/WINNT/device");
  source = source_of (self, "drive");
  assert_content (source, "C:\\WINNT\\INSIDE\\FILE", "drive/WINNT/real/file");
  message = assert_fails (source, "C:\\WINNT\\loop-a", REMEDY_ERROR_REFUSED);
  g_assert_nonnull (strstr (message, "C:\\WINNT\\loop-a"));
  g_assert_nonnull (strstr (message, "circle"));
  g_free (assert_fails (source, "C:\\WINNT\\out", REMEDY_ERROR_REFUSED));
  g_free (assert_fails (source, "C:\\WINNT\\absolute", REMEDY_ERROR_REFUSED));
  g_free (assert_fails (source, "C:\\WINNT\\up\\secret", REMEDY_ERROR_REFUSED));
  g_free (assert_fails (source, "C:\\WINNT\\device", REMEDY_ERROR_REFUSED));
  g_free (assert_fails (source, "C:\\WINNT\\broken", REMEDY_ERROR_CHANGED));
}

static void
test_no_file (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *fifo = path_in (self, "WINNT/fifo");
  g_autofree char *device = path_in (self, "WINNT/device");
  g_autofree char *folder = path_in (self, "WINNT/AppEvent.Evt");
  g_autoptr (RemedySource) source = NULL;

  make (self, "WINNT/file");
  g_assert_cmpint (mkfifo (fifo, 0644), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  source = source_of (self, "");
  g_free (assert_fails (source, "C:\\WINNT\\fifo", REMEDY_ERROR_REFUSED));
  g_free (assert_fails (source, "C:\\WINNT\\AppEvent.Evt", REMEDY_ERROR_REFUSED));
  if (mknod (device, S_IFCHR | 0666, 0x0103) == 0)
    {
      g_autoptr (RemedySource) again = source_of (self, "");

      g_free (assert_fails (again, "C:\\WINNT\\device", REMEDY_ERROR_REFUSED));
    }
}

/* In a folder of loose files likewise. */
static void
test_loose_log_that_is_a_folder (Fixture      *self,
                                 gconstpointer data)
{
  g_autofree char *folder = path_in (self, "AppEvent.Evt");
  g_autoptr (RemedySource) source = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  source = source_of (self, "");
  g_free (assert_fails (source, "C:\\WINNT\\System32\\Config\\AppEvent.Evt", REMEDY_ERROR_REFUSED));
}

static int
unreadable_as_nobody (Fixture *self)
{
  g_autoptr (RemedySource) source = NULL;
  g_autoptr (RemedyLayoutFact) layout = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    return 10;
  source = remedy_folder_source_new (self->dir, NULL, &error);
  reader = remedy_source_open (source, "C:\\WINNT\\closed.dll", NULL, NULL, &error);
  if (reader != NULL || !g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_DENIED))
    return 11;
  g_clear_error (&error);
  entries = remedy_source_list (source, "C:\\WINNT\\Profiles", NULL, &error);
  if (entries != NULL || !g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_DENIED))
    return 12;
  g_clear_error (&error);
  layout = remedy_source_describe (source, NULL, &error);
  if (problem_with (layout, "C:\\WINNT\\Profiles") == NULL)
    return 13;
  reader = remedy_source_open (source, "C:\\WINNT\\open.dll", NULL, NULL, &error);
  return reader != NULL ? 0 : 14;
}

/* Root reads everything: another user has to try. */
static void
test_unreadable (Fixture      *self,
                 gconstpointer data)
{
  g_autofree char *closed = path_in (self, "WINNT/closed.dll");
  g_autofree char *profiles = path_in (self, "WINNT/Profiles");
  int status;
  pid_t child;

  make (self, "WINNT/closed.dll");
  make (self, "WINNT/open.dll");
  make (self, "WINNT/Profiles/anna/NTUSER.DAT");
  g_assert_cmpint (g_chmod (self->dir, 0755), ==, 0);
  g_assert_cmpint (g_chmod (closed, 0), ==, 0);
  g_assert_cmpint (g_chmod (profiles, 0), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (unreadable_as_nobody (self));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (profiles, 0755), ==, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_vanished (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *file = path_in (self, "WINNT/file");
  g_autoptr (RemedySource) source = NULL;

  make (self, "WINNT/file");
  make (self, "WINNT/other");
  source = source_of (self, "");
  g_free (content (source, "C:\\WINNT\\other"));
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_free (assert_fails (source, "C:\\WINNT\\file", REMEDY_ERROR_CHANGED));
}

static void
test_no_such_folder (Fixture      *self,
                     gconstpointer data)
{
  g_autofree char *path = path_in (self, "nowhere");
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_folder_source_new (path, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
}

static void
add (const char *name,
     void        (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/folder-source/drive", test_drive);
  add ("/folder-source/drive-gets-its-letter", test_drive_gets_its_letter);
  add ("/folder-source/folder-of-drives", test_folder_of_drives);
  add ("/folder-source/two-folders-for-one-drive", test_two_folders_for_one_drive);
  add ("/folder-source/loose-files", test_loose_files);
  add ("/folder-source/loose-listing", test_loose_listing);
  add ("/folder-source/one-file-and-extra-files", test_one_file_and_extra_files);
  add ("/folder-source/two-spellings", test_two_spellings);
  add ("/folder-source/short-names", test_short_names);
  add ("/folder-source/names-in-a-code-page", test_names_in_a_code_page);
  add ("/folder-source/links", test_links);
  add ("/folder-source/no-file", test_no_file);
  add ("/folder-source/loose-log-that-is-a-folder", test_loose_log_that_is_a_folder);
  add ("/folder-source/unreadable", test_unreadable);
  add ("/folder-source/vanished", test_vanished);
  add ("/folder-source/no-such-folder", test_no_such_folder);
  return g_test_run ();
}
