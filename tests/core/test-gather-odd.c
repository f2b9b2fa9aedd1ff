/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "practice/remedy-evt-writer.h"
#include "practice/remedy-hive-writer.h"
#include "practice/remedy-mapi-writer.h"
#include "practice/remedy-mapisvc-writer.h"
#include "test-support.h"

/* What a server may lack, hold too much of, or say wrongly: each is told in its own words, and
 * nothing that was not read passes for absent. */

#define NOON G_GINT64_CONSTANT (935158320) /* 1999-08-20T14:12 UTC */
#define NT "Microsoft\\Windows NT\\CurrentVersion"
#define CONFIG "WINNT/System32/Config/"
#define PROFILES "WINNT/Profiles/"
#define SET "ControlSet001\\"

/* A plain server, whose hives a test changes before they are written. */
typedef struct
{
  char             *dir;
  RemedyHiveWriter *software;
  RemedyHiveWriter *system;
} Fixture;

static RemedyHiveNode *
key (RemedyHiveWriter *hive, const char *path)
{
  return remedy_hive_writer_key (hive, path, NOON);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->dir = test_temp_dir ();
  self->software = remedy_hive_writer_new ("SOFTWARE", NOON);
  self->system = remedy_hive_writer_new ("SYSTEM", NOON);
  remedy_hive_node_set_string (key (self->software, NT), "SystemRoot", "C:\\WINNT");
  key (self->software, NT "\\ProfileList");
  remedy_hive_node_set_dword (key (self->system, "Select"), "Current", 1);
  remedy_hive_node_set_dword (key (self->system, SET "Control\\TimeZoneInformation"), "Bias", 300);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_remove_tree (self->dir);
  g_free (self->dir);
  remedy_hive_writer_free (self->software);
  remedy_hive_writer_free (self->system);
}

static void
put (Fixture *self, const char *path, GBytes *bytes)
{
  g_autofree char *full = g_build_filename (self->dir, path, NULL);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents_full (full, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
  g_bytes_unref (bytes);
}

static GBytes *
text (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static GBytes *
user_hive (gboolean dirty)
{
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("NTUSER.DAT", NOON);
  g_autoptr (RemedyMapiWriter) profile =
      remedy_mapi_writer_add_profile (hive, "MS Exchange Settings", TRUE, NOON);

  remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_MSEMS, NOON);
  remedy_hive_writer_set_dirty (hive, dirty);
  return remedy_hive_writer_finish (hive);
}

static GBytes *
log_of (gint64 from, guint n)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (4 << 20, REMEDY_EVT_SHAPE_CLEAN);

  for (guint i = 0; i < n; i++)
    {
      const RemedyEvtSpec spec = { .generated = from + i,
                                   .written = REMEDY_TIME_UNKNOWN,
                                   .raw_id = 12010,
                                   .type = 1,
                                   .source = "MSExchangeMig",
                                   .computer = "EXCH" };

      remedy_evt_writer_add (writer, &spec);
    }
  return remedy_evt_writer_finish (writer);
}

static RemedyFacts *
gather_sources (GPtrArray *sources)
{
  g_autoptr (GError) error = NULL;
  RemedyFacts *facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static void
add_source (GPtrArray *sources, const char *dir)
{
  g_autoptr (GError) error = NULL;
  RemedySource *source = remedy_folder_source_new (dir, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (sources, source);
}

/* Gathers what lies in the folder as it is. */
static RemedyFacts *
gather_folder (Fixture *self)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  add_source (sources, self->dir);
  return gather_sources (sources);
}

/* Writes the hives, then gathers. */
static RemedyFacts *
gather (Fixture *self)
{
  put (self, CONFIG "SOFTWARE", remedy_hive_writer_finish (self->software));
  put (self, CONFIG "SYSTEM", remedy_hive_writer_finish (self->system));
  return gather_folder (self);
}

static void
list_user (Fixture *self, const char *sid, const char *path)
{
  g_autofree char *name = g_strconcat (NT "\\ProfileList\\", sid, NULL);

  if (path != NULL)
    remedy_hive_node_set_expand (key (self->software, name), "ProfileImagePath", path);
  else
    key (self->software, name);
}

static void
assert_users (const RemedyFacts *facts, guint n, const char *gap)
{
  g_assert_cmpuint (facts->outlook->users->len, ==, n);
  g_assert_cmpstr (facts->outlook->users_reason, ==, gap);
  g_assert_cmpint (facts->outlook->users_complete, ==, gap == NULL);
}

static void
test_whole_list_of_users (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self, PROFILES "anna/NTUSER.DAT", user_hive (FALSE));
  put (self, PROFILES "readme.txt", text ("no folder"));
  list_user (self, "S-1-5-21-1", "%SystemRoot%\\Profiles\\anna");
  list_user (self, "S-1-5-21-2", NULL);
  facts = gather (self);
  assert_users (facts, 1, NULL);
  g_assert_cmpstr (((RemedyUserFact *) facts->outlook->users->pdata[0])->sid, ==, "S-1-5-21-1");
}

static void
test_profile_on_another_machine (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self, PROFILES "anna/NTUSER.DAT", user_hive (FALSE));
  list_user (self, "S-1-5-21-9", "\\\\PDC\\profiles\\boris");
  facts = gather (self);
  assert_users (facts, 1, "the profile of S-1-5-21-9 is on another machine");
}

static void
test_profile_list_is_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self, PROFILES "anna/NTUSER.DAT", user_hive (FALSE));
  remedy_hive_writer_free (self->software);
  self->software = remedy_hive_writer_new ("SOFTWARE", NOON);
  facts = gather (self);
  assert_users (facts, 1, "the profile list in SOFTWARE could not be read");
}

static void
test_profile_list_is_too_long (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self, PROFILES "anna/NTUSER.DAT", user_hive (FALSE));
  for (guint i = 0; i < 501; i++)
    {
      g_autofree char *sid = g_strdup_printf ("S-1-5-21-%u", i);

      list_user (self, sid, NULL);
    }
  facts = gather (self);
  assert_users (facts, 1, "the profile list in SOFTWARE is longer than is read");
}

static void
test_dirty_software_may_lack_users (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self, PROFILES "anna/NTUSER.DAT", user_hive (FALSE));
  remedy_hive_writer_set_dirty (self->software, TRUE);
  facts = gather (self);
  assert_users (facts, 1,
                "SOFTWARE was copied while it was in use, or is damaged: its profile list may "
                "lack users");
}

static void
test_dirty_hive_of_a_user_may_lack_profiles (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self, PROFILES "anna/NTUSER.DAT", user_hive (TRUE));
  facts = gather (self);
  assert_users (facts, 1,
                "the hive of anna was copied while it was in use, or is damaged: it may lack "
                "profiles");
}

static void
test_hive_of_a_user_is_none (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyUserFact *user;

  put (self, PROFILES "anna/NTUSER.DAT", text ("This is not a hive."));
  facts = gather (self);
  g_assert_cmpuint (facts->outlook->users->len, ==, 1);
  user = facts->outlook->users->pdata[0];
  g_assert_cmpint (user->hive->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_true (
      g_str_has_prefix (facts->outlook->users_reason, "the hive of anna could not be read: "));
}

/* More profiles than one user ever had: none of them is taken for all of them. */
static void
test_too_many_profiles_of_a_user (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("NTUSER.DAT", NOON);
  const RemedyUserFact *user;

  for (guint i = 0; i < 1025; i++)
    {
      g_autofree char *path = g_strdup_printf (
          "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\"
          "Profiles\\p%u",
          i);

      key (hive, path);
    }
  put (self, PROFILES "anna/NTUSER.DAT", remedy_hive_writer_finish (hive));
  facts = gather (self);
  user = facts->outlook->users->pdata[0];
  g_assert_cmpint (user->hive->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_nonnull (strstr (user->hive->reason, "1024"));
  g_assert_cmpuint (user->profiles->len, ==, 0);
  g_assert_false (facts->outlook->users_complete);
}

static void
test_more_users_than_the_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  g_autofree char *first = g_build_filename (self->dir, PROFILES, "u0", "NTUSER.DAT", NULL);

  put (self, PROFILES "u0/NTUSER.DAT", user_hive (FALSE));
  for (guint i = 1; i <= 1000; i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/" PROFILES "u%u", self->dir, i);
      g_autofree char *hive = g_build_filename (folder, "NTUSER.DAT", NULL);

      g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
      g_assert_cmpint (link (first, hive), ==, 0);
    }
  facts = gather (self);
  assert_users (facts, 1000, "there are more than 1000 users");
}

static void
test_no_folder_of_profiles (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = gather (self);

  assert_users (facts, 0, "the folder with the users’ profiles is not in what was read");
}

#define MAPI "Program Files/Common Files/System/Mapi/"

static void
test_mapisvc_of_later_outlook_is_read (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyMapisvcFact *inf;

  put (self, MAPI "1033/NT/MAPISVC.INF", remedy_mapisvc_writer_make (REMEDY_MAPISVC_NOTES));
  put (self, MAPI "1033/NT/readme.txt", text (""));
  put (self, MAPI "1033/MAPISVC.INF", text ("of no system"));
  facts = gather (self);
  g_assert_cmpuint (facts->outlook->mapisvc->len, ==, 2);
  inf = facts->outlook->mapisvc->pdata[1];
  g_assert_cmpstr (inf->path, ==,
                   "C:\\Program Files\\Common Files\\System\\Mapi\\1033\\NT\\MAPISVC.INF");
  g_assert_cmpint (inf->state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpuint (inf->matches->len, >, 0);
}

static void
test_more_mapi_folders_than_the_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyMapisvcFact *inf;

  for (guint i = 0; i < 101; i++)
    {
      g_autofree char *path = g_strdup_printf (MAPI "%u/NT/MAPISVC.INF", 1000 + i);

      put (self, path, remedy_mapisvc_writer_make (REMEDY_MAPISVC_PLAIN));
    }
  facts = gather (self);
  g_assert_cmpuint (facts->outlook->mapisvc->len, ==, 102);
  inf = facts->outlook->mapisvc->pdata[1];
  g_assert_cmpstr (inf->path, ==, "C:\\Program Files\\Common Files\\System\\Mapi");
  g_assert_cmpint (inf->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_cmpstr (inf->reason, ==, "the folder holds more than the limit of 100 names");
}

static void
test_mapisvc_is_none (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyMapisvcFact *inf;

  put (self, "WINNT/System32/MAPISVC.INF", text ("MZ"));
  facts = gather (self);
  inf = facts->outlook->mapisvc->pdata[0];
  g_assert_cmpint (inf->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_nonnull (inf->reason);
  g_assert_cmpuint (inf->services->len, ==, 0);
}

static void
test_no_current_control_set (Fixture *self, gconstpointer data)
{
  static const guint32 odd[] = { 1000, G_MAXUINT32 };

  for (guint i = 0; i <= G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (RemedyFacts) facts = NULL;

      if (i < G_N_ELEMENTS (odd))
        remedy_hive_node_set_dword (key (self->system, "Select"), "Current", odd[i]);
      else
        remedy_hive_node_set_string (key (self->system, "Select"), "Current", "1");
      facts = gather (self);
      g_assert_true (facts->registry->system->damaged);
      g_assert_cmpstr (facts->registry->system->reason, ==,
                       "it does not say which control set is the current one");
      g_assert_null (facts->registry->zone);
    }
}

/* NT's own copy of SYSTEM serves where the first was caught in the middle of being written. */
static void
test_copy_of_system_serves (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) dirty = NULL;
  g_autoptr (RemedyFacts) none = NULL;

  put (self, CONFIG "SYSTEM.ALT", remedy_hive_writer_finish (self->system));
  remedy_hive_writer_set_dirty (self->system, TRUE);
  dirty = gather (self);
  g_assert_cmpstr (dirty->registry->system->path, ==, "C:\\WINNT\\System32\\Config\\SYSTEM.ALT");
  g_assert_cmpstr (dirty->registry->system->reason, ==,
                   "this is the copy that the system keeps; C:\\WINNT\\System32\\Config\\SYSTEM "
                   "was copied while it was in use, or is damaged");
  g_assert_false (dirty->registry->system->dirty);
  put (self, CONFIG "SYSTEM", text ("This is not a hive."));
  none = gather_folder (self);
  g_assert_cmpstr (none->registry->system->path, ==, "C:\\WINNT\\System32\\Config\\SYSTEM.ALT");
  g_assert_true (g_str_has_prefix (
      none->registry->system->reason,
      "this is the copy that the system keeps; C:\\WINNT\\System32\\Config\\SYSTEM: "));
  g_assert_nonnull (none->registry->zone);
}

/* A copy that is no better than the hive itself is not taken instead of it. */
static void
test_dirty_copy_of_system_is_no_better (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  remedy_hive_writer_set_dirty (self->system, TRUE);
  put (self, CONFIG "SYSTEM.ALT", remedy_hive_writer_finish (self->system));
  facts = gather (self);
  g_assert_cmpstr (facts->registry->system->path, ==, "C:\\WINNT\\System32\\Config\\SYSTEM");
  g_assert_true (facts->registry->system->dirty);
}

/* Without both changes in order a zone has standard time alone; without a bias there is none. */
static void
test_odd_time_zones (Fixture *self, gconstpointer data)
{
  static const guint8 good[] = { 0, 0, 10, 0, 5, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  static const struct
  {
    guint  at;
    guint8 value;
    gsize  size;
  } rows[] = { { 2, 13, 16 }, { 4, 6, 16 },  { 6, 24, 16 },
               { 8, 60, 16 }, { 14, 7, 16 }, { 0, 0, 15 } };
  const char *path = SET "Control\\TimeZoneInformation";
  g_autoptr (RemedyFacts) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint8 bad[sizeof good];
      g_autoptr (RemedyFacts) facts = NULL;
      RemedyZone zone;

      memcpy (bad, good, sizeof good);
      bad[rows[i].at] = rows[i].value;
      remedy_hive_node_set_binary (key (self->system, path), "StandardStart", good, sizeof good);
      remedy_hive_node_set_binary (key (self->system, path), "DaylightStart", bad, rows[i].size);
      facts = gather (self);
      g_assert_true (remedy_facts_get_zone (facts, &zone));
      g_assert_cmpint (zone.bias, ==, 300);
      g_assert_cmpint (zone.daylight.month, ==, 0);
      g_assert_cmpint (zone.standard.month, ==, 0);
    }
  remedy_hive_node_set_string (key (self->system, path), "Bias", "300");
  none = gather (self);
  g_assert_null (none->registry->zone);
}

/* Of more events than are kept the newest stay, oldest first, and it is said that there were
 * more. */
static void
test_more_events_than_are_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyEventFact *first;

  put (self, CONFIG "AppEvent.Evt", log_of (NOON, 5003));
  facts = gather (self);
  g_assert_true (facts->events->more);
  g_assert_cmpuint (facts->events->events->len, ==, 5000);
  first = facts->events->events->pdata[0];
  g_assert_cmpint (first->number, ==, 4);
  g_assert_cmpint (first->generated, ==, NOON + 3);
}

/* The same of several logs, each of which is within the limit. */
static void
test_more_events_than_are_kept_in_several_logs (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyEventFact *first;

  put (self, "AppEvent.Evt", log_of (NOON, 3000));
  put (self, "older.evt", log_of (NOON - 10000, 3000));
  facts = gather_folder (self);
  g_assert_true (facts->events->more);
  g_assert_cmpuint (facts->events->events->len, ==, 5000);
  first = facts->events->events->pdata[0];
  g_assert_cmpint (first->generated, ==, NOON - 10000 + 1000);
}

/* A saved copy of a log adds nothing to it. */
static void
test_copy_of_a_log_counts_once (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self, "AppEvent.Evt", log_of (NOON, 10));
  put (self, "saved.evt", log_of (NOON, 10));
  facts = gather_folder (self);
  g_assert_cmpuint (facts->events->logs->len, ==, 2);
  g_assert_cmpuint (facts->events->events->len, ==, 10);
  g_assert_false (facts->events->more);
}

/* A log that is left out may be the one with the fault. */
static void
test_more_logs_than_the_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyLogFact *last;

  put (self, "AppEvent.Evt", log_of (NOON, 1));
  for (guint i = 0; i < 21; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy%02u.evt", i);

      put (self, name, log_of (NOON + 100 * i, 1));
    }
  facts = gather_folder (self);
  g_assert_cmpuint (facts->events->logs->len, ==, 22);
  last = facts->events->logs->pdata[21];
  g_assert_cmpint (last->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_cmpstr (last->reason, ==,
                   "there are more than the limit of 20 other logs here; keep those of the "
                   "server in question");
}

/* Where the registry puts the log on a drive that is not here, the loose copy is that log. */
static void
test_loose_log_stands_for_the_one_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyLogFact *log;

  remedy_hive_node_set_expand (key (self->system, SET "Services\\EventLog\\Application"), "File",
                               "E:\\logs\\AppEvent.Evt");
  put (self, "SYSTEM", remedy_hive_writer_finish (self->system));
  put (self, "AppEvent.Evt", log_of (NOON, 2));
  facts = gather_folder (self);
  g_assert_cmpuint (facts->events->logs->len, ==, 1);
  log = facts->events->logs->pdata[0];
  g_assert_cmpint (log->state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpint (log->live, ==, 2);
}

static void
test_setup_log (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (RemedyFacts) other = NULL;
  const RemedySetupRunFact *run;

  put (self, "Exchange Server Setup.log",
       text ("++++ Microsoft Exchange Setup initialized ++++\r\nfailed: 0xC0020005\r\nend"));
  facts = gather (self);
  g_assert_cmpint (facts->setup_log->state, ==, REMEDY_ITEM_FOUND);
  run = facts->setup_log->runs->pdata[0];
  g_assert_cmpstr (run->errors->pdata[0], ==, "failed: 0xC0020005");
  g_assert_cmpstr (run->last_line, ==, "end");
  put (self, "Exchange Server Setup.log", text ("a shopping list"));
  other = gather_folder (self);
  g_assert_cmpint (other->setup_log->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_cmpstr (other->setup_log->reason, ==, "no line of it is one of Exchange Setup");
}

static void
test_more_folders_than_notes_is_looked_for_in (Fixture *self, gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  remedy_hive_node_set_string (key (self->system, SET "Control\\Session Manager\\Environment"),
                               "Path", "C:\\WINNT");
  for (guint i = 0; i < 199; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/Notes%u", self->dir, i);

      g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
    }
  facts = gather (self);
  g_assert_false (facts->notes->complete);
  g_assert_cmpstr (facts->notes->reason, ==, "there are more folders than are looked at");
}

/* One source that cannot be read hides no other, and is told. */
static void
test_source_that_cannot_be_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *gone = g_build_filename (self->dir, "gone", NULL);
  g_autofree char *server = g_build_filename (self->dir, "server", NULL);
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  const RemedyProblemFact *problem;

  put (self, "server/" CONFIG "SYSTEM", remedy_hive_writer_finish (self->system));
  g_assert_cmpint (g_mkdir (gone, 0755), ==, 0);
  add_source (sources, gone);
  add_source (sources, server);
  g_assert_cmpint (g_rmdir (gone), ==, 0);
  facts = gather_sources (sources);
  g_assert_cmpint (facts->registry->system->state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpuint (facts->layout->problems->len, ==, 1);
  problem = facts->layout->problems->pdata[0];
  g_assert_cmpint (problem->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_nonnull (strstr (problem->reason, "No such file"));
  g_ptr_array_set_size (sources, 1);
  g_assert_null (remedy_collector_gather (sources, NULL, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/gather-odd/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  add ("whole-list-of-users", test_whole_list_of_users);
  add ("profile-on-another-machine", test_profile_on_another_machine);
  add ("profile-list-is-missing", test_profile_list_is_missing);
  add ("profile-list-is-too-long", test_profile_list_is_too_long);
  add ("dirty-software-may-lack-users", test_dirty_software_may_lack_users);
  add ("dirty-hive-of-a-user-may-lack-profiles", test_dirty_hive_of_a_user_may_lack_profiles);
  add ("hive-of-a-user-is-none", test_hive_of_a_user_is_none);
  add ("too-many-profiles-of-a-user", test_too_many_profiles_of_a_user);
  add ("more-users-than-the-limit", test_more_users_than_the_limit);
  add ("no-folder-of-profiles", test_no_folder_of_profiles);
  add ("mapisvc-of-later-outlook-is-read", test_mapisvc_of_later_outlook_is_read);
  add ("more-mapi-folders-than-the-limit", test_more_mapi_folders_than_the_limit);
  add ("mapisvc-is-none", test_mapisvc_is_none);
  add ("no-current-control-set", test_no_current_control_set);
  add ("copy-of-system-serves", test_copy_of_system_serves);
  add ("dirty-copy-of-system-is-no-better", test_dirty_copy_of_system_is_no_better);
  add ("odd-time-zones", test_odd_time_zones);
  add ("more-events-than-are-kept", test_more_events_than_are_kept);
  add ("more-events-than-are-kept-in-several-logs", test_more_events_than_are_kept_in_several_logs);
  add ("copy-of-a-log-counts-once", test_copy_of_a_log_counts_once);
  add ("more-logs-than-the-limit", test_more_logs_than_the_limit);
  add ("loose-log-stands-for-the-one-elsewhere", test_loose_log_stands_for_the_one_elsewhere);
  add ("setup-log", test_setup_log);
  add ("more-folders-than-notes-is-looked-for-in", test_more_folders_than_notes_is_looked_for_in);
  add ("source-that-cannot-be-read", test_source_that_cannot_be_read);
  return g_test_run ();
}
