/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-facts.h"

#include "core/remedy-text.h"

#define LOG "C:\\WINNT\\System32\\Config\\AppEvent.Evt"

static RemedyHiveFact *
hive_new (const char *path)
{
  RemedyHiveFact *self = remedy_hive_fact_new ();

  self->path = g_strdup (path);
  self->state = REMEDY_ITEM_FOUND;
  self->minor = 3;
  return self;
}

static RemedyFileFact *
file_new (const char *folder,
          const char *name,
          const char *path,
          const char *version)
{
  RemedyFileFact *self = remedy_file_fact_new ();

  self->folder = g_strdup (folder);
  self->name = g_strdup (name);
  self->path = g_strdup (path);
  self->state = REMEDY_ITEM_FOUND;
  self->size = 1204;
  self->modified = TEST_NOON;
  self->version = g_strdup (version);
  return self;
}

static RemedyRegistryFact *
registry_new (void)
{
  RemedyRegistryFact *self = remedy_registry_fact_new ();

  self->software = hive_new ("C:\\WINNT\\System32\\Config\\SOFTWARE");
  self->system = hive_new ("C:\\WINNT\\System32\\Config\\SYSTEM");
  self->setup_key = TRUE;
  /* Western Europe: one hour ahead, two in summer. */
  self->zone = remedy_zone_fact_new ();
  self->zone->bias = -60;
  self->zone->daylight_bias = -60;
  self->zone->standard_month = 10;
  self->zone->standard_week = 5;
  self->zone->standard_hour = 3;
  self->zone->daylight_month = 3;
  self->zone->daylight_week = 5;
  self->zone->daylight_hour = 2;
  return self;
}

static RemedyFilesFact *
files_new (RemedyRelease release)
{
  RemedyFilesFact *self = remedy_files_fact_new ();
  const GPtrArray *rows = remedy_table_files ();

  self->ntsmig_ini = file_new ("exchsrvr/bin", "ntsmig.ini", "C:\\EXCHSRVR\\BIN\\ntsmig.ini", NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyTableFile *row = rows->pdata[i];
      gboolean in_bin = g_str_equal (row->folder, "exchsrvr/bin");
      g_autofree char *path =
          g_strconcat (in_bin ? "C:\\EXCHSRVR\\BIN\\" : "C:\\WINNT\\System32\\", row->name, NULL);
      g_autofree char *version = remedy_version_to_string (&row->version[release]);
      RemedyFileFact *file = file_new (row->folder, row->name, path, version);

      if (!row->present[release])
        {
          file->state = REMEDY_ITEM_MISSING;
          g_clear_pointer (&file->version, g_free);
        }
      g_ptr_array_add (self->files, file);
    }
  return self;
}

static void
add_user (RemedyFacts *facts,
          const char  *name)
{
  RemedyUserFact *user = remedy_user_fact_new ();
  g_autofree char *path = g_strdup_printf ("C:\\WINNT\\Profiles\\%s\\NTUSER.DAT", name);

  user->user = g_strdup (name);
  user->hive = hive_new (path);
  g_ptr_array_add (facts->outlook->users, user);
}

static void
add_outlook (RemedyFacts *facts)
{
  RemedyMapisvcFact *inf = remedy_mapisvc_fact_new ();

  facts->outlook = remedy_outlook_fact_new ();
  facts->outlook->users_complete = TRUE;
  inf->path = g_strdup ("C:\\WINNT\\System32\\MAPISVC.INF");
  inf->modified = TEST_NOON;
  g_ptr_array_add (inf->services, g_strdup ("MSEMS"));
  g_ptr_array_add (facts->outlook->mapisvc, inf);
  add_user (facts, "jkessler");
  add_user (facts, "migadmin");
}

static void
add_rest (RemedyFacts *facts)
{
  RemedySetupRunFact *run = remedy_setup_run_fact_new ();
  RemedyLogFact *log = remedy_log_fact_new ();

  facts->notes = remedy_notes_fact_new ();
  facts->notes->complete = TRUE;
  g_ptr_array_add (facts->notes->nnotes,
                   file_new ("notes", "NNOTES.DLL", "C:\\NOTES\\NNOTES.DLL", "4.5.2.0"));
  g_ptr_array_add (facts->notes->notes_ini,
                   file_new ("winnt", "NOTES.INI", "C:\\WINNT\\NOTES.INI", NULL));
  facts->setup_log = remedy_setup_log_fact_new ();
  facts->setup_log->path = g_strdup ("C:\\Exchange Server Setup.log");
  run->line = 1;
  run->lines = 40;
  run->last_line = g_strdup ("Bound to local DSA");
  g_ptr_array_add (facts->setup_log->runs, run);
  log->path = g_strdup (LOG);
  log->live = 2;
  log->first_time = TEST_NOON - 86400;
  log->last_time = TEST_NOON + 86400;
  facts->events = remedy_events_fact_new ();
  g_ptr_array_add (facts->events->logs, log);
}

/**
 * test_facts_new:
 * @release: whose files are there
 *
 * Returns: (transfer full): a server on which everything was read and nothing is wrong;
 *   no migration has run on it
 */
RemedyFacts *
test_facts_new (RemedyRelease release)
{
  RemedyFacts *facts = remedy_facts_new ();

  facts->gathered = TEST_NOON;
  facts->layout = remedy_layout_fact_new ();
  facts->layout->system_root = g_strdup ("C:\\WINNT");
  facts->layout->exchange_root = g_strdup ("C:\\EXCHSRVR");
  facts->layout->computer = g_strdup ("EXCH01");
  facts->registry = registry_new ();
  facts->files = files_new (release);
  add_outlook (facts);
  add_rest (facts);
  test_facts_set_value (facts, "Services", "C:\\EXCHSRVR");
  test_facts_set_value (facts, "Path", "C:\\WINNT\\system32;C:\\WINNT;C:\\NOTES");
  test_facts_add_service (facts, "MSExchangeSA", "EventLog");
  test_facts_add_service (facts, "MSExchangeDS", "MSExchangeSA");
  test_facts_add_service (facts, "MSExchangeIS", "MSExchangeDS");
  test_facts_add_service (facts, "MSExchangeMTA", "MSExchangeDS");
  return facts;
}

/**
 * test_facts_add_event:
 * @facts: facts
 * @minutes: after %TEST_NOON
 * @source: of the event
 * @id: of the event
 * @type: 1 error, 2 warning, 4 information
 *
 * Returns: (transfer none): the event, which is live
 */
RemedyEventFact *
test_facts_add_event (RemedyFacts *facts,
                      gint64       minutes,
                      const char  *source,
                      int          id,
                      int          type)
{
  RemedyEventFact *event = remedy_event_fact_new ();

  event->log = g_strdup (LOG);
  event->number = 100 + facts->events->events->len;
  event->offset = 0x30;
  event->generated = TEST_NOON + minutes * 60;
  event->written = event->generated;
  event->id = id;
  event->type = type;
  event->source = g_strdup (source);
  event->computer = g_strdup ("EXCH01");
  g_ptr_array_add (facts->events->events, event);
  return event;
}

/**
 * test_facts_add_run:
 * @facts: facts
 * @minutes: after %TEST_NOON
 * @error_id: an error in the run; 0 for a clean one
 */
void
test_facts_add_run (RemedyFacts *facts,
                    gint64       minutes,
                    int          error_id)
{
  test_facts_add_event (facts, minutes, "MSExchangeMig", 10002, 4);
  if (error_id != 0)
    test_facts_add_event (facts, minutes + 1, "MSExchangeMig", error_id, 1);
  test_facts_add_event (facts, minutes + 2, "MSExchangeMig", 10068, 4);
}

/**
 * test_facts_file:
 * @facts: facts
 * @name: of a file of the table
 *
 * Returns: (transfer none): it
 */
RemedyFileFact *
test_facts_file (RemedyFacts *facts,
                 const char  *name)
{
  for (guint i = 0; i < facts->files->files->len; i++)
    {
      RemedyFileFact *file = facts->files->files->pdata[i];

      if (remedy_text_equal (file->name, name))
        return file;
    }
  g_assert_not_reached ();
}

/**
 * test_facts_set_version:
 * @facts: facts
 * @name: of a file of the table
 * @version: (nullable): the one it has from now on
 */
void
test_facts_set_version (RemedyFacts *facts,
                        const char  *name,
                        const char  *version)
{
  RemedyFileFact *file = test_facts_file (facts, name);

  g_free (file->version);
  file->version = g_strdup (version);
}

/**
 * test_facts_set_files:
 * @facts: facts
 * @state: a #RemedyItemState for every file of the table, and their folders
 * @reason: (nullable): why
 */
void
test_facts_set_files (RemedyFacts *facts,
                      int          state,
                      const char  *reason)
{
  for (guint i = 0; i < facts->files->files->len; i++)
    {
      RemedyFileFact *file = facts->files->files->pdata[i];

      file->state = state;
      g_free (file->reason);
      file->reason = g_strdup (reason);
      g_clear_pointer (&file->version, g_free);
    }
  facts->files->bin_state = state;
  facts->files->system32_state = state;
  facts->files->root_state = state;
}

/**
 * test_facts_user:
 * @facts: facts
 * @i: which, from 0
 *
 * Returns: (transfer none): the user
 */
RemedyUserFact *
test_facts_user (RemedyFacts *facts,
                 guint        i)
{
  return facts->outlook->users->pdata[i];
}

static RemedyMatchFact *
match_new (const char *section,
           const char *name,
           const char *value)
{
  RemedyMatchFact *match = remedy_match_fact_new ();

  match->section = g_strdup (section);
  match->name = g_strdup (name);
  match->value = g_strdup (value);
  match->key_time = TEST_NOON - 3600;
  return match;
}

/**
 * test_facts_add_profile:
 * @facts: facts
 * @user: which, from 0
 * @name: of the Outlook profile
 * @notes: whether the Lotus Notes service is in it
 *
 * Returns: (transfer none): the profile
 */
RemedyProfileFact *
test_facts_add_profile (RemedyFacts *facts,
                        guint        user,
                        const char  *name,
                        gboolean     notes)
{
  RemedyProfileFact *profile = remedy_profile_fact_new ();

  profile->name = g_strdup (name);
  g_ptr_array_add (profile->services, g_strdup ("MSEMS"));
  if (notes)
    g_ptr_array_add (profile->matches,
                     match_new ("00112233445566778899aabbccddeeff", "001e3d09", "NOTES"));
  g_ptr_array_add (test_facts_user (facts, user)->profiles, profile);
  return profile;
}

/**
 * test_facts_offer_notes:
 * @facts: facts
 *
 * Puts the Lotus Notes service into MAPISVC.INF.
 */
void
test_facts_offer_notes (RemedyFacts *facts)
{
  RemedyMapisvcFact *inf = facts->outlook->mapisvc->pdata[0];

  g_ptr_array_add (inf->services, g_strdup ("NOTES"));
  g_ptr_array_add (inf->matches, match_new ("Services", "NOTES", "Lotus Notes Mail"));
}

/**
 * test_facts_set_value:
 * @facts: facts
 * @name: of a value of the registry
 * @value: its text
 */
void
test_facts_set_value (RemedyFacts *facts,
                      const char  *name,
                      const char  *value)
{
  RemedyValueFact *fact = remedy_value_fact_new ();

  for (guint i = 0; i < facts->registry->values->len; i++)
    if (g_strcmp0 (((RemedyValueFact *) facts->registry->values->pdata[i])->name, name) == 0)
      remedy_value_fact_free (g_ptr_array_steal_index (facts->registry->values, i--));
  fact->name = g_strdup (name);
  fact->value = g_strdup (value);
  fact->where = g_strdup_printf ("HKLM\\SOFTWARE\\Microsoft\\Exchange\\Setup · %s", name);
  fact->key_time = TEST_NOON - 7200;
  g_ptr_array_add (facts->registry->values, fact);
}

/**
 * test_facts_add_service:
 * @facts: facts
 * @name: short name
 * @depends: a service that it needs
 *
 * Returns: (transfer none): the service
 */
RemedyServiceFact *
test_facts_add_service (RemedyFacts *facts,
                        const char  *name,
                        const char  *depends)
{
  RemedyServiceFact *service = remedy_service_fact_new ();

  service->name = g_strdup (name);
  service->display = g_strdup (name);
  service->start = 2;
  service->where = g_strdup_printf ("HKLM\\SYSTEM\\ControlSet001\\Services\\%s", name);
  g_ptr_array_add (service->depends, g_strdup (depends));
  g_ptr_array_add (facts->registry->services, service);
  return service;
}
