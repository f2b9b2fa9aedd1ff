/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-collector.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "evidence/remedy-folder-source.h"
#include "practice/remedy-evt-writer.h"
#include "practice/remedy-hive-writer.h"
#include "practice/remedy-image-writer.h"
#include "practice/remedy-mapi-writer.h"
#include "practice/remedy-mapisvc-writer.h"
#include "test-source.h"
#include "test-support.h"

/* 20 August 1999, 14:12 UTC. */
#define NOON G_GINT64_CONSTANT (935158320)

#define DAY G_GINT64_CONSTANT (86400)

#define CONFIG "WINNT/System32/Config/"
#define NT "Microsoft\\Windows NT\\CurrentVersion"

typedef struct
{
  char *dir;
} Fixture;

static void
put (const char *dir,
     const char *path,
     GBytes     *bytes)
{
  g_autofree char *full = g_build_filename (dir, path, NULL);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents (full, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_utime (full, &(struct utimbuf){ NOON, NOON }), ==, 0);
  g_bytes_unref (bytes);
}

static GBytes *
text (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static GBytes *
make_software (void)
{
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("SOFTWARE", NOON);
  RemedyHiveNode *setup = remedy_hive_writer_key (hive, "Microsoft\\Exchange\\Setup", NOON);
  RemedyHiveNode *nt = remedy_hive_writer_key (hive, NT, NOON);
  RemedyHiveNode *user = remedy_hive_writer_key (hive, NT "\\ProfileList\\S-1-5-21-1", NOON);

  remedy_hive_node_set_string (setup, "Services", "C:\\EXCHSRVR");
  remedy_hive_node_set_dword (setup, "ServicePackNumber", 1);
  remedy_hive_node_set_string (nt, "SystemRoot", "C:\\WINNT");
  remedy_hive_node_set_expand (user, "ProfileImagePath", "%SystemRoot%\\Profiles\\ADMINI~1");
  remedy_hive_writer_key (hive, NT "\\HOTFIX\\Q147222", NOON);
  return remedy_hive_writer_finish (hive);
}

static void
add_service (RemedyHiveWriter  *hive,
             const char        *name,
             const char *const *depends)
{
  g_autofree char *path = g_strconcat ("ControlSet002\\Services\\", name, NULL);
  RemedyHiveNode *key = remedy_hive_writer_key (hive, path, NOON);

  remedy_hive_node_set_expand (key, "ImagePath", "%SystemRoot%\\System32\\x.exe");
  remedy_hive_node_set_dword (key, "Start", 2);
  if (depends != NULL)
    remedy_hive_node_set_strings (key, "DependOnService", depends);
}

static GBytes *
make_system (gboolean dirty)
{
  /* Central Europe: the last Sundays of October at 3 and of March at 2, as NT stores them. */
  static const guint8 october[] = { 0, 0, 10, 0, 5, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  static const guint8 march[] = { 0, 0, 3, 0, 5, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  static const char *const sa_depends[] = { "EventLog", "LanmanServer", NULL };
  static const char *const ds_depends[] = { "MSExchangeSA", NULL };
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("SYSTEM", NOON);
  RemedyHiveNode *select = remedy_hive_writer_key (hive, "Select", NOON);
  RemedyHiveNode *name =
      remedy_hive_writer_key (hive, "ControlSet002\\Control\\ComputerName\\ComputerName", NOON);
  RemedyHiveNode *zone =
      remedy_hive_writer_key (hive, "ControlSet002\\Control\\TimeZoneInformation", NOON);
  RemedyHiveNode *path =
      remedy_hive_writer_key (hive, "ControlSet002\\Control\\Session Manager\\Environment", NOON);
  RemedyHiveNode *log =
      remedy_hive_writer_key (hive, "ControlSet002\\Services\\EventLog\\Application", NOON);
  RemedyHiveNode *web =
      remedy_hive_writer_key (hive, "ControlSet002\\Services\\MSExchangeWeb", NOON);

  remedy_hive_node_set_dword (select, "Current", 2);
  remedy_hive_node_set_string (name, "ComputerName", "EXCH01");
  remedy_hive_node_set_dword (zone, "Bias", (guint32) -60);
  remedy_hive_node_set_dword (zone, "DaylightBias", (guint32) -60);
  remedy_hive_node_set_binary (zone, "StandardStart", october, sizeof october);
  remedy_hive_node_set_binary (zone, "DaylightStart", march, sizeof march);
  remedy_hive_node_set_expand (path, "Path", "%SystemRoot%\\system32;C:\\Lotus\\Notes");
  remedy_hive_node_set_expand (log, "File", "%SystemRoot%\\system32\\config\\AppEvent.Evt");
  remedy_hive_node_set_string (web, "Parameters", "none");
  add_service (hive, "MSExchangeDS", ds_depends);
  add_service (hive, "MSExchangeSA", sa_depends);
  add_service (hive, "EventLog", NULL);
  add_service (hive, "LanmanServer", NULL);
  add_service (hive, "Spooler", NULL);
  remedy_hive_writer_set_dirty (hive, dirty);
  return remedy_hive_writer_finish (hive);
}

static GBytes *
make_user (gboolean notes)
{
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("NTUSER.DAT", NOON);
  g_autoptr (RemedyMapiWriter) profile =
      remedy_mapi_writer_add_profile (hive, "MS Exchange Settings", TRUE, NOON);

  remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_MSEMS, NOON);
  if (notes)
    remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_NOTES, NOON);
  return remedy_hive_writer_finish (hive);
}

static void
add_event (RemedyEvtWriter *writer,
           const char      *source,
           guint32          id,
           gint64           time)
{
  const RemedyEvtSpec spec = {
    .generated = time,
    .written = REMEDY_TIME_UNKNOWN,
    .raw_id = id,
    .type = 1,
    .source = source,
    .computer = "EXCH01",
  };

  remedy_evt_writer_add (writer, &spec);
}

static GBytes *
make_log (guint n)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (65536, REMEDY_EVT_SHAPE_CLEAN);

  add_event (writer, "ESE97", 100, NOON - DAY);
  add_event (writer, "ESE97", 101, NOON - DAY);
  for (guint i = 0; i < n; i++)
    add_event (writer, "msexchangemig", 0xC0002EEA, NOON + i);
  add_event (writer, "Perflib", 2000, NOON + DAY);
  return remedy_evt_writer_finish (writer);
}

static GBytes *
make_image (guint build)
{
  const RemedyVersion version = { { 5, 5, (guint16) build, 4 } };

  return remedy_image_writer_make (REMEDY_IMAGE_I386, &version, "X");
}

static void
make_server (const char *dir)
{
  put (dir, CONFIG "SOFTWARE", make_software ());
  put (dir, CONFIG "SYSTEM", make_system (FALSE));
  put (dir, CONFIG "AppEvent.Evt", make_log (3));
  put (dir, "WINNT/System32/MAPI32.DLL", make_image (2232));
  put (dir, "WINNT/System32/MAPISVC.INF", remedy_mapisvc_writer_make (REMEDY_MAPISVC_NOTES));
  put (dir, "WINNT/MAPI32.DLL", make_image (1960));
  put (dir, "WINNT/Profiles/Administrator/NTUSER.DAT", make_user (FALSE));
  put (dir, "WINNT/Profiles/jkessler/NTUSER.DAT", make_user (TRUE));
  put (dir, "WINNT/Profiles/All Users/readme.txt", text ("no hive"));
  put (dir, "EXCHSRVR/bin/STORE.EXE", make_image (2232));
  put (dir, "EXCHSRVR/bin/ntsmig.ini", text ("[x]\r\n"));
  put (dir, "EXCHSRVR/Q242063/readme.txt", text ("a fix"));
  put (dir, "Lotus/Notes/NNOTES.DLL", make_image (100));
  put (dir, "Lotus/Notes/NOTES.INI", text ("[Notes]\r\n"));
  put (dir, "Exchange Server Setup.log",
       text ("++++ Microsoft Exchange Setup initialized ++++\r\nlast\r\n"));
}

/* The same files as somebody collects them. */
static void
make_loose (const char *dir)
{
  put (dir, "SOFTWARE", make_software ());
  put (dir, "SYSTEM", make_system (FALSE));
  put (dir, "AppEvent.Evt", make_log (3));
  put (dir, "MAPISVC.INF", remedy_mapisvc_writer_make (REMEDY_MAPISVC_NOTES));
  put (dir, "jkessler-NTUSER.DAT", make_user (TRUE));
  put (dir, "bin/STORE.EXE", make_image (2232));
  put (dir, "Exchange Server Setup.log",
       text ("++++ Microsoft Exchange Setup initialized ++++\r\nlast\r\n"));
}

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

static GPtrArray *
sources_of (const char *dir)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  RemedySource *source = remedy_folder_source_new (dir, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (sources, test_source_new (source));
  return sources;
}

static RemedyFacts *
gather (GPtrArray *sources)
{
  g_autoptr (GError) error = NULL;
  RemedyFacts *facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (remedy_facts_get_parts (facts), ==, REMEDY_PARTS_ALL);
  return facts;
}

static RemedyFacts *
gather_dir (const char *dir)
{
  g_autoptr (GPtrArray) sources = sources_of (dir);

  return gather (sources);
}

static const RemedyFileFact *
file_named (GPtrArray  *files,
            const char *name)
{
  for (guint i = 0; i < files->len; i++)
    {
      const RemedyFileFact *file = files->pdata[i];

      if (remedy_text_equal (file->name, name))
        return file;
    }
  g_assert_not_reached ();
}

static void
test_layout_and_registry (Fixture      *self,
                          gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyRegistryFact *registry;
  const RemedyServiceFact *service;
  RemedyZone zone;

  make_server (self->dir);
  facts = gather_dir (self->dir);
  registry = facts->registry;
  g_assert_cmpstr (facts->layout->computer, ==, "EXCH01");
  g_assert_cmpstr (facts->layout->exchange_root, ==, "C:\\EXCHSRVR");
  g_assert_nonnull (strstr (facts->layout->exchange_root_from, "Exchange\\Setup, Services"));
  g_assert_true (registry->setup_key);
  g_assert_cmpint (registry->software->state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpint (registry->software->minor, ==, 3);
  g_assert_cmpstr (remedy_facts_get_value (facts, "ServicePackNumber"), ==, "1");
  g_assert_cmpuint (registry->hotfixes->len, ==, 1);
  g_assert_true (remedy_facts_get_zone (facts, &zone));
  g_assert_cmpint (remedy_zone_offset_at (&zone, NOON), ==, 120);
  g_assert_cmpint (remedy_zone_offset_at (&zone, NOON + 120 * DAY), ==, 60);

  /* The two of Exchange, and the two that they depend on; neither a key that is no service
   * nor a service that nothing needs. */
  g_assert_cmpuint (registry->services->len, ==, 4);
  service = registry->services->pdata[0];
  g_assert_cmpstr (service->name, ==, "MSExchangeDS");
  g_assert_cmpint (service->start, ==, 2);
  g_assert_cmpstr (service->depends->pdata[0], ==, "MSExchangeSA");
}

static void
test_events (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyLogFact *log;
  const RemedyEventFact *event;

  make_server (self->dir);
  facts = gather_dir (self->dir);
  g_assert_cmpuint (facts->events->logs->len, ==, 1);
  log = facts->events->logs->pdata[0];
  g_assert_cmpstr (log->path, ==, "C:\\WINNT\\System32\\Config\\AppEvent.Evt");
  g_assert_cmpint (log->live, ==, 6);
  g_assert_cmpint (log->last_time, ==, NOON + DAY);
  g_assert_cmpuint (facts->events->events->len, ==, 4);
  event = facts->events->events->pdata[0];
  g_assert_cmpint (event->id, ==, 100);
  event = facts->events->events->pdata[1];
  g_assert_cmpint (event->id, ==, 12010);
  g_assert_cmpstr (event->log, ==, log->path);
  g_assert_false (facts->events->more);
}

static void
test_files (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyFilesFact *files;

  make_server (self->dir);
  facts = gather_dir (self->dir);
  files = facts->files;
  g_assert_cmpint (files->ntsmig_ini->state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpstr (files->ntsmig_ini->path, ==, "C:\\EXCHSRVR\\bin\\ntsmig.ini");
  g_assert_cmpint (files->ntsmig_ini->size, ==, 5);
  g_assert_cmpstr (file_named (files->files, "Store.exe")->version, ==, "5.5.2232.4");
  g_assert_cmpint (file_named (files->files, "Mad.exe")->state, ==, REMEDY_ITEM_MISSING);
  g_assert_cmpuint (files->copies->len, ==, 1);
  g_assert_cmpstr (((RemedyFileFact *) files->copies->pdata[0])->version, ==, "5.5.1960.4");
  g_assert_cmpuint (files->hotfix_folders->len, ==, 1);
  g_assert_cmpint (files->bin_state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpint (files->root_state, ==, REMEDY_ITEM_FOUND);
}

static void
test_outlook_notes_setup (Fixture      *self,
                          gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyUserFact *user;
  const RemedyProfileFact *profile;

  make_server (self->dir);
  facts = gather_dir (self->dir);
  g_assert_cmpuint (facts->outlook->mapisvc->len, ==, 1);
  g_assert_cmpuint (((RemedyMapisvcFact *) facts->outlook->mapisvc->pdata[0])->matches->len, >, 0);
  g_assert_cmpuint (facts->outlook->users->len, ==, 2);
  user = facts->outlook->users->pdata[0];
  g_assert_cmpstr (user->user, ==, "Administrator");
  g_assert_cmpstr (user->sid, ==, "S-1-5-21-1");
  user = facts->outlook->users->pdata[1];
  profile = user->profiles->pdata[0];
  g_assert_cmpuint (profile->matches->len, >, 0);
  g_assert_true (facts->outlook->users_complete);

  g_assert_cmpuint (facts->notes->nnotes->len, ==, 1);
  g_assert_cmpuint (facts->notes->notes_ini->len, ==, 1);
  g_assert_true (facts->notes->complete);
  g_assert_cmpint (facts->setup_log->state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpuint (facts->setup_log->runs->len, ==, 1);
}

static void
test_each_file_once (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (RemedyFacts) facts = NULL;

  make_server (self->dir);
  sources = sources_of (self->dir);
  facts = gather (sources);
  g_assert_cmpuint (test_source_get_opens (sources->pdata[0]), ==, 13);
  g_assert_cmpuint (test_source_get_most (sources->pdata[0]), ==, 1);
}

/* A folder of drives gives the same facts but for the host paths. */
static void
test_drives_are_as_a_drive (Fixture      *self,
                            gconstpointer data)
{
  g_autofree char *one = g_build_filename (self->dir, "one", NULL);
  g_autofree char *several = g_build_filename (self->dir, "several", NULL);
  g_autofree char *drive = g_build_filename (several, "c$", NULL);
  g_autoptr (RemedyFacts) first = NULL;
  g_autoptr (RemedyFacts) second = NULL;

  make_server (one);
  make_server (drive);
  first = gather_dir (one);
  second = gather_dir (several);
  g_assert_cmpint (first->layout->kind, ==, REMEDY_LAYOUT_DRIVES);
  g_assert_cmpint (second->layout->kind, ==, REMEDY_LAYOUT_DRIVES);
  g_assert_true (
      remedy_record_equal (&remedy_registry_fact_type, first->registry, second->registry));
  g_assert_true (remedy_record_equal (&remedy_events_fact_type, first->events, second->events));
  g_assert_true (remedy_record_equal (&remedy_outlook_fact_type, first->outlook, second->outlook));
  g_assert_cmpuint (first->files->files->len, ==, second->files->files->len);
}

/* Of loose files nothing is ever missing, and nothing is ever complete. */
static void
test_loose_files (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  make_loose (self->dir);
  facts = gather_dir (self->dir);
  g_assert_cmpint (facts->layout->kind, ==, REMEDY_LAYOUT_LOOSE);
  g_assert_cmpuint (facts->events->events->len, ==, 4);
  g_assert_cmpint (((RemedyLogFact *) facts->events->logs->pdata[0])->state, ==, REMEDY_ITEM_FOUND);
  g_assert_cmpstr (file_named (facts->files->files, "Store.exe")->version, ==, "5.5.2232.4");
  for (guint i = 0; i < facts->files->files->len; i++)
    g_assert_cmpint (((RemedyFileFact *) facts->files->files->pdata[i])->state, !=,
                     REMEDY_ITEM_MISSING);
  g_assert_cmpstr (facts->files->ntsmig_ini->reason, ==, "not in this folder");
  g_assert_cmpint (facts->files->bin_state, ==, REMEDY_ITEM_NOT_HERE);
  g_assert_false (facts->outlook->users_complete);
  g_assert_cmpuint (facts->outlook->users->len, ==, 2);
  g_assert_cmpuint (facts->outlook->mapisvc->len, ==, 2);
  g_assert_false (facts->notes->complete);
  g_assert_cmpint (facts->setup_log->state, ==, REMEDY_ITEM_FOUND);
}

/* A drive without Exchange on it: what is not in the source is not missing. */
static void
test_drive_that_is_not_here (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  put (self->dir, CONFIG "AppEvent.Evt", make_log (1));
  put (self->dir, CONFIG "SYSTEM", make_system (FALSE));
  facts = gather_dir (self->dir);
  g_assert_cmpint (facts->registry->software->state, ==, REMEDY_ITEM_MISSING);
  g_assert_cmpint (facts->files->ntsmig_ini->state, ==, REMEDY_ITEM_NOT_HERE);
  g_assert_false (facts->outlook->users_complete);
  g_assert_nonnull (facts->outlook->users_reason);
}

static void
test_bad_logs (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *log = g_build_filename (self->dir, CONFIG "AppEvent.Evt", NULL);
  g_autoptr (RemedyFacts) empty = NULL;
  g_autoptr (RemedyFacts) folder = NULL;
  const RemedyLogFact *fact;

  make_server (self->dir);
  put (self->dir, CONFIG "AppEvent.Evt", g_bytes_new (NULL, 0));
  empty = gather_dir (self->dir);
  fact = empty->events->logs->pdata[0];
  g_assert_cmpint (fact->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_nonnull (strstr (fact->reason, "is empty (0 bytes)"));

  g_assert_cmpint (g_unlink (log), ==, 0);
  g_assert_cmpint (g_mkdir (log, 0755), ==, 0);
  folder = gather_dir (self->dir);
  fact = folder->events->logs->pdata[0];
  g_assert_cmpint (fact->state, ==, REMEDY_ITEM_REFUSED);
  g_assert_cmpint (folder->setup_log->state, ==, REMEDY_ITEM_FOUND);
}

static void
shrink (const char *path,
        gpointer    user_data)
{
  const char *dir = user_data;
  g_autofree char *log = g_build_filename (dir, CONFIG "AppEvent.Evt", NULL);
  g_autofree char *hive = g_build_filename (dir, "WINNT/Profiles/jkessler/NTUSER.DAT", NULL);

  if (g_str_has_suffix (path, "AppEvent.Evt"))
    g_assert_cmpint (truncate (log, 5000), ==, 0);
  if (g_ascii_strcasecmp (path + strlen (path) - strlen ("ntsmig.ini"), "ntsmig.ini") == 0)
    {
      g_autofree char *ini = g_build_filename (dir, "EXCHSRVR/bin/ntsmig.ini", NULL);

      g_assert_cmpint (truncate (ini, 1), ==, 0);
    }
  if (g_str_has_suffix (path, "jkessler\\NTUSER.DAT"))
    g_assert_cmpint (truncate (hive, 5000), ==, 0);
}

/* A folder of the PATH on a drive that was not copied may hold a second NNOTES.DLL. */
static void
test_path_on_another_drive (Fixture      *self,
                            gconstpointer data)
{
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("SYSTEM", NOON);
  RemedyHiveNode *select = remedy_hive_writer_key (hive, "Select", NOON);
  RemedyHiveNode *path =
      remedy_hive_writer_key (hive, "ControlSet001\\Control\\Session Manager\\Environment", NOON);
  g_autoptr (RemedyFacts) facts = NULL;

  make_server (self->dir);
  facts = gather_dir (self->dir);
  g_assert_true (facts->notes->complete);
  g_clear_pointer (&facts, remedy_facts_free);
  remedy_hive_node_set_dword (select, "Current", 1);
  remedy_hive_node_set_expand (path, "Path", "%SystemRoot%\\system32;C:\\Lotus\\Notes;E:\\Apps");
  put (self->dir, CONFIG "SYSTEM", remedy_hive_writer_finish (hive));
  facts = gather_dir (self->dir);
  g_assert_cmpuint (facts->notes->nnotes->len, ==, 1);
  g_assert_false (facts->notes->complete);
  g_assert_nonnull (strstr (facts->notes->reason, "E:"));
}

/* Takes the mark off the last value of a hive. */
static GBytes *
break_a_value (GBytes *good)
{
  gsize size;
  char *bytes = g_bytes_unref_to_data (good, &size);

  for (gsize i = size - 4; i > 0; i--)
    if (memcmp (bytes + i, "vk", 2) == 0)
      {
        bytes[i] = 'x';
        break;
      }
  return g_bytes_new_take (bytes, size);
}

/* Damage that only the reading meets: what the hive lacks is not known. */
static void
test_damage_met_while_reading (Fixture      *self,
                               gconstpointer data)
{
  g_autoptr (RemedyFacts) whole = NULL;
  g_autoptr (RemedyFacts) facts = NULL;

  make_server (self->dir);
  whole = gather_dir (self->dir);
  g_assert_true (whole->outlook->users_complete);
  put (self->dir, "WINNT/Profiles/jkessler/NTUSER.DAT", break_a_value (make_user (TRUE)));
  facts = gather_dir (self->dir);
  g_assert_true (((RemedyUserFact *) facts->outlook->users->pdata[1])->hive->damaged);
  g_assert_false (facts->outlook->users_complete);
  g_clear_pointer (&facts, remedy_facts_free);

  put (self->dir, "WINNT/Profiles/jkessler/NTUSER.DAT", make_user (TRUE));
  put (self->dir, CONFIG "SOFTWARE", break_a_value (make_software ()));
  facts = gather_dir (self->dir);
  g_assert_true (facts->registry->software->damaged);
  g_assert_false (facts->outlook->users_complete);
  g_assert_nonnull (strstr (facts->outlook->users_reason, "SOFTWARE"));
}

/* What is wrong with a log is told with it. */
static void
test_full_log (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (65536, REMEDY_EVT_SHAPE_CLEAN);
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyLogFact *log;

  make_server (self->dir);
  add_event (writer, "MSExchangeMig", 10002, NOON);
  remedy_evt_writer_set_full (writer);
  put (self->dir, CONFIG "AppEvent.Evt", remedy_evt_writer_finish (writer));
  facts = gather_dir (self->dir);
  log = facts->events->logs->pdata[0];
  g_assert_true (log->full);
  g_assert_false (log->dirty);
  g_assert_cmpint (log->live, ==, 1);
}

static void
test_files_that_shrink (Fixture      *self,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyLogFact *log;
  const RemedyUserFact *user;

  make_server (self->dir);
  sources = sources_of (self->dir);
  test_source_set_func (sources->pdata[0], shrink, self->dir);
  facts = gather (sources);
  log = facts->events->logs->pdata[0];
  g_assert_cmpint (log->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_nonnull (strstr (log->reason, "shrank"));
  /* The clean run may lie in the part that was not read. */
  g_assert_cmpuint (facts->events->events->len, ==, 0);
  g_assert_cmpint (facts->files->ntsmig_ini->state, ==, REMEDY_ITEM_UNREADABLE);
  user = facts->outlook->users->pdata[1];
  g_assert_cmpint (user->hive->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_false (facts->outlook->users_complete);
  g_assert_cmpstr (file_named (facts->files->files, "Store.exe")->version, ==, "5.5.2232.4");
}

/* NT's own second copy, where the first was caught in the middle. */
static void
test_second_system_hive (Fixture      *self,
                         gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  make_server (self->dir);
  put (self->dir, CONFIG "SYSTEM", make_system (TRUE));
  put (self->dir, CONFIG "SYSTEM.ALT", make_system (FALSE));
  facts = gather_dir (self->dir);
  g_assert_cmpstr (facts->registry->system->path, ==, "C:\\WINNT\\System32\\Config\\SYSTEM.ALT");
  g_assert_false (facts->registry->system->dirty);
  g_assert_nonnull (strstr (facts->registry->system->reason, "Config\\SYSTEM"));
  g_assert_cmpuint (facts->registry->services->len, ==, 4);
}

/* A saved copy beside the log holds the same records: they count once. */
static void
test_two_sources (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *server = g_build_filename (self->dir, "server", NULL);
  g_autofree char *loose = g_build_filename (self->dir, "loose", NULL);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (RemedyFacts) facts = NULL;

  make_server (server);
  put (loose, "saved.evt", make_log (5));
  sources = sources_of (server);
  more = sources_of (loose);
  g_ptr_array_add (sources, g_object_ref (more->pdata[0]));
  facts = gather (sources);
  g_assert_cmpuint (facts->layout->host_paths->len, ==, 2);
  g_assert_cmpuint (facts->events->logs->len, ==, 2);
  /* One ESE97, three that are in both logs, two that are only in the copy. */
  g_assert_cmpuint (facts->events->events->len, ==, 6);
}

static void
test_no_such_source (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_build_filename (self->dir, "server", NULL);

  make_server (dir);
  sources = sources_of (dir);
  test_remove_tree (dir);
  g_assert_null (remedy_collector_gather (sources, NULL, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
}

/* What the caller of a gathering in a thread sees. */
typedef struct
{
  TestSource   *source;
  GCancellable *cancellable;
  GArray       *parts;       /* of RemedyParts, one for each snapshot */
  guint         progress;
  double        fraction;
  RemedyFacts  *facts;
  gboolean      was_waiting; /* when the answer came */
} Seen;

static void
on_seen (const RemedyFacts *facts,
         double             fraction,
         const char        *words,
         gpointer           user_data)
{
  Seen *seen = user_data;

  g_assert_cmpfloat (fraction, >=, 0.0);
  g_assert_cmpfloat (fraction, <=, 1.001);
  if (facts != NULL)
    {
      RemedyParts parts = remedy_facts_get_parts (facts);

      g_array_append_val (seen->parts, parts);
      /* The next part hangs at its first file, until it is let go for one part more. */
      seen->fraction = fraction;
    }
  else
    {
      g_assert_cmpstr (words, !=, "");
      seen->progress++;
    }
}

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Seen *seen = user_data;
  g_autoptr (GError) error = NULL;

  seen->was_waiting = test_source_is_waiting (seen->source);
  seen->facts = remedy_collector_gather_finish (result, &error);
  g_assert_no_error (error);
}

static void
seen_clear (Seen *seen)
{
  g_clear_object (&seen->cancellable);
  g_clear_pointer (&seen->parts, g_array_unref);
  g_clear_pointer (&seen->facts, remedy_facts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

static void
test_snapshots (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_auto (Seen) seen = { 0 };

  make_server (self->dir);
  sources = sources_of (self->dir);
  seen.source = sources->pdata[0];
  seen.parts = g_array_new (FALSE, FALSE, sizeof (RemedyParts));
  remedy_collector_gather_async (sources, on_seen, &seen, NULL, on_done, &seen);
  while (seen.facts == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen.parts->len, ==, 7);
  for (guint i = 0; i < seen.parts->len; i++)
    g_assert_cmpint (g_array_index (seen.parts, RemedyParts, i), ==, (1 << (i + 1)) - 1);
  g_assert_cmpuint (seen.progress, >, 0);
  g_assert_false (seen.facts->stopped);
  g_assert_cmpfloat (seen.fraction, >, 0.999);
}

/* A read hangs after the two hives: the answer to the cancel comes while it still does, and
 * what was read stays. */
static void
test_cancel_while_it_hangs (Fixture      *self,
                            gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_auto (Seen) seen = { 0 };
  guint parts;

  make_server (self->dir);
  sources = sources_of (self->dir);
  seen.source = sources->pdata[0];
  seen.cancellable = g_cancellable_new ();
  seen.parts = g_array_new (FALSE, FALSE, sizeof (RemedyParts));
  test_source_hold (seen.source, 2);
  remedy_collector_gather_async (sources, on_seen, &seen, seen.cancellable, on_done, &seen);
  while (!test_source_is_waiting (seen.source) || seen.parts->len < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (seen.facts);

  g_cancellable_cancel (seen.cancellable);
  while (seen.facts == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (seen.was_waiting);
  g_assert_true (test_source_is_waiting (seen.source));
  g_assert_true (seen.facts->stopped);
  g_assert_cmpint (remedy_facts_get_parts (seen.facts), ==,
                   REMEDY_PART_LAYOUT | REMEDY_PART_REGISTRY);
  g_assert_cmpstr (remedy_facts_get_value (seen.facts, "Services"), ==, "C:\\EXCHSRVR");

  /* The thread goes on alone: nobody hears of it. */
  parts = seen.parts->len;
  test_source_let_go (seen.source);
  while (g_atomic_int_get (&G_OBJECT (seen.source)->ref_count) > 1)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (seen.parts->len, ==, parts);
}

static void
cancel_at_the_log (const char *path,
                   gpointer    user_data)
{
  if (g_str_has_suffix (path, "AppEvent.Evt"))
    g_cancellable_cancel (user_data);
}

static void
test_cancel_between_files (Fixture      *self,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  make_server (self->dir);
  sources = sources_of (self->dir);
  test_source_set_func (sources->pdata[0], cancel_at_the_log, cancellable);
  facts = remedy_collector_gather (sources, NULL, NULL, cancellable, &error);
  g_assert_no_error (error);
  g_assert_true (facts->stopped);
  g_assert_cmpuint (test_source_get_opens (sources->pdata[0]), ==, 3);
  g_assert_cmpint (((RemedyLogFact *) facts->events->logs->pdata[0])->state, ==,
                   REMEDY_ITEM_NOT_READ);
  g_assert_null (facts->files);
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
  add ("/collector/layout-and-registry", test_layout_and_registry);
  add ("/collector/events", test_events);
  add ("/collector/files", test_files);
  add ("/collector/outlook-notes-setup", test_outlook_notes_setup);
  add ("/collector/each-file-once", test_each_file_once);
  add ("/collector/drives-are-as-a-drive", test_drives_are_as_a_drive);
  add ("/collector/loose-files", test_loose_files);
  add ("/collector/drive-that-is-not-here", test_drive_that_is_not_here);
  add ("/collector/path-on-another-drive", test_path_on_another_drive);
  add ("/collector/bad-logs", test_bad_logs);
  add ("/collector/damage-met-while-reading", test_damage_met_while_reading);
  add ("/collector/full-log", test_full_log);
  add ("/collector/files-that-shrink", test_files_that_shrink);
  add ("/collector/second-system-hive", test_second_system_hive);
  add ("/collector/two-sources", test_two_sources);
  add ("/collector/no-such-source", test_no_such_source);
  add ("/collector/snapshots", test_snapshots);
  add ("/collector/cancel-while-it-hangs", test_cancel_while_it_hangs);
  add ("/collector/cancel-between-files", test_cancel_between_files);
  return g_test_run ();
}
