/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-faults.h"

#include "core/remedy-error.h"

#include <glib/gi18n-lib.h>

/* In the evening, when nobody reads mail. */
static gint64
days_ago (const RemedyPracticeServer *server,
          guint                       days)
{
  return server->made - days * REMEDY_PRACTICE_DAY + 11 * 60 * 60 + days * 7 * 60;
}

static void
event_12010 (RemedyPracticeServer *server)
{
  remedy_practice_server_add_run (server, REMEDY_PRACTICE_RUN_FAULT, days_ago (server, 6));
  remedy_practice_server_add_run (server, REMEDY_PRACTICE_RUN_FAULT, days_ago (server, 3));
}

static void
other_error (RemedyPracticeServer *server)
{
  remedy_practice_server_add_run (server, REMEDY_PRACTICE_RUN_SKIPPED, days_ago (server, 4));
}

static void
harmless_error (RemedyPracticeServer *server)
{
  remedy_practice_server_add_run (server, REMEDY_PRACTICE_RUN_HARMLESS, days_ago (server, 40));
}

static void
run_died (RemedyPracticeServer *server)
{
  remedy_practice_server_add_run (server, REMEDY_PRACTICE_RUN_DIED, days_ago (server, 30));
}

static void
no_run (RemedyPracticeServer *server)
{
  g_array_set_size (server->runs, 0);
}

static void
notes_offered (RemedyPracticeServer *server)
{
  server->notes_offered = TRUE;
}

static void
notes_in_profile (RemedyPracticeServer *server)
{
  server->notes_offered = TRUE;
  remedy_practice_server_find_user (server, REMEDY_PRACTICE_FIRST_USER)->notes = TRUE;
}

static void
second_user (RemedyPracticeServer *server)
{
  server->notes_offered = TRUE;
  remedy_practice_server_find_user (server, REMEDY_PRACTICE_SECOND_USER)->notes = TRUE;
}

static void
profile_unreadable (RemedyPracticeServer *server)
{
  remedy_practice_server_find_user (server, REMEDY_PRACTICE_FIRST_USER)->hive =
      REMEDY_PRACTICE_HIVE_TRUNCATED;
}

static void
profile_dirty (RemedyPracticeServer *server)
{
  remedy_practice_server_find_user (server, REMEDY_PRACTICE_FIRST_USER)->hive =
      REMEDY_PRACTICE_HIVE_DIRTY;
}

static void
second_nnotes (RemedyPracticeServer *server)
{
  server->second_nnotes = TRUE;
}

static void
ini_missing (RemedyPracticeServer *server)
{
  server->ini_missing = TRUE;
}

static void
foreign_mapi (RemedyPracticeServer *server)
{
  server->foreign_mapi = TRUE;
}

static void
hotfix (RemedyPracticeServer *server)
{
  server->hotfix = TRUE;
}

/* An update from Service Pack 1 to 2 stopped half way, so it stands at neither. */
static void
mixed_files (RemedyPracticeServer *server)
{
  RemedyPracticeSetup setup = { days_ago (server, 10), 2, REMEDY_PRACTICE_SETUP_DIED };

  g_array_append_val (server->setups, setup);
  server->mixed_files = TRUE;
}

static void
update_died (RemedyPracticeServer *server)
{
  RemedyPracticeSetup setup = { days_ago (server, 2), server->pack, REMEDY_PRACTICE_SETUP_DIED };

  g_array_append_val (server->setups, setup);
}

static void
update_stopped (RemedyPracticeServer *server)
{
  RemedyPracticeSetup setup = { days_ago (server, 2), server->pack, REMEDY_PRACTICE_SETUP_STOPPED };

  g_array_append_val (server->setups, setup);
}

static void
update_failed (RemedyPracticeServer *server)
{
  RemedyPracticeSetup setup = { days_ago (server, 2), server->pack, REMEDY_PRACTICE_SETUP_FAILED };

  g_array_append_val (server->setups, setup);
}

/* Exchange was set up again without a service pack; what ran, ran before. */
static void
reinstalled (RemedyPracticeServer *server)
{
  gint64 reinstalled_at = days_ago (server, 30);

  g_array_set_size (server->setups, 1);
  remedy_practice_server_add_setup (server, 1, days_ago (server, 420));
  remedy_practice_server_add_setup (server, 0, reinstalled_at);
  for (guint i = 0; i < server->runs->len; i++)
    {
      RemedyPracticeRun *run = &g_array_index (server->runs, RemedyPracticeRun, i);

      if (run->time >= reinstalled_at)
        run->time -= 35 * REMEDY_PRACTICE_DAY;
    }
}

static void
mended (RemedyPracticeServer *server)
{
  remedy_practice_server_add_setup (server, server->pack, days_ago (server, 2));
  remedy_practice_server_add_run (server, REMEDY_PRACTICE_RUN_CLEAN, days_ago (server, 1));
}

static void
dirty_log (RemedyPracticeServer *server)
{
  server->log_dirty = TRUE;
}

static void
wrapped_log (RemedyPracticeServer *server)
{
  server->log_wrapped = TRUE;
}

static void
no_log (RemedyPracticeServer *server)
{
  server->log = REMEDY_PRACTICE_LOG_ABSENT;
}

static void
empty_log (RemedyPracticeServer *server)
{
  server->log = REMEDY_PRACTICE_LOG_EMPTY;
}

static void
software_unreadable (RemedyPracticeServer *server)
{
  server->software = REMEDY_PRACTICE_HIVE_TRUNCATED;
}

static void
system_dirty (RemedyPracticeServer *server)
{
  server->system = REMEDY_PRACTICE_HIVE_DIRTY;
}

static void
workstation (RemedyPracticeServer *server)
{
  server->workstation = TRUE;
}

static void
exchange_on_d (RemedyPracticeServer *server)
{
  server->exchange_drive = 'D';
}

static void
short_names (RemedyPracticeServer *server)
{
  server->short_names = TRUE;
}

static void
exchange_on_e (RemedyPracticeServer *server)
{
  server->exchange_drive = 'E';
}

static void
data_on_f (RemedyPracticeServer *server)
{
  server->data_drive = 'F';
}

static void
other_name (RemedyPracticeServer *server)
{
  server->other_name = TRUE;
}

static void
notes_connector (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_NOTES;
}

static void
groupwise (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_GROUPWISE;
}

static void
snads (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_SNADS;
}

static void
ms_mail (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_MS_MAIL;
}

static void
kms (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_KEY_MANAGEMENT;
}

static void
owa (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_WEB;
}

static void
mailbox_cleanup (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_CLEANUP;
}

static void
cluster (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_CLUSTER;
}

static void
third_party (RemedyPracticeServer *server)
{
  server->components |= REMEDY_PRACTICE_THIRD_PARTY;
}

static void
disabled_service (RemedyPracticeServer *server)
{
  server->disabled_service = TRUE;
}

static void
talkative (RemedyPracticeServer *server)
{
  server->talkative = TRUE;
}

static void
german (RemedyPracticeServer *server)
{
  server->german = TRUE;
}

static void
alpha (RemedyPracticeServer *server)
{
  server->alpha = TRUE;
}

/* In the order in which they are applied, whatever the order in which they are named. */
static const RemedyPracticeFault faults[] = {
  { "no-run", N_ ("Without a migration event nothing can be told: another machine ran the wizard"),
    no_run },
  { "event-12010", N_ ("The fault itself: the last two runs failed with event 12010"),
    event_12010 },
  { "other-error", N_ ("The last run failed with event 12024, which has an article of its own"),
    other_error },
  { "harmless-error", N_ ("A run with event 4088, an error that does not make it a bad run"),
    harmless_error },
  { "run-died", N_ ("A run that began and never came to its statistics"), run_died },
  { "reinstalled", N_ ("Exchange was set up again without a service pack after the runs"),
    reinstalled },
  { "mended", N_ ("The service pack was reapplied, and a migration ran cleanly after that"),
    mended },
  { "notes-offered", N_ ("MAPISVC.INF offers the Lotus Notes service; no profile need hold it"),
    notes_offered },
  { "notes-in-profile", N_ ("A user’s Outlook profile holds the Lotus Notes service"),
    notes_in_profile },
  { "second-user", N_ ("A second user’s Outlook profile holds the Lotus Notes service as well"),
    second_user },
  { "profile-unreadable", N_ ("That user’s NTUSER.DAT is cut short: what it holds is unknown"),
    profile_unreadable },
  { "profile-dirty", N_ ("That user’s NTUSER.DAT was copied while it was in use"), profile_dirty },
  { "second-nnotes", N_ ("Two copies of NNOTES.DLL, with which the wizard can crash"),
    second_nnotes },
  { "ini-missing", N_ ("ntsmig.ini is not in exchsrvr\\bin"), ini_missing },
  { "foreign-mapi", N_ ("MAPI32.DLL is that of another product"), foreign_mapi },
  { "hotfix", N_ ("A fix after the service pack, which the reapplication takes away"), hotfix },
  { "mixed-files", N_ ("The files of two service packs side by side, and no majority"),
    mixed_files },
  { "update-died", N_ ("The last update ended with its first line in the setup log"),
    update_died },
  { "update-failed", N_ ("The last update ended with an error in the setup log"), update_failed },
  { "update-stopped", N_ ("The setup log ends where the last update stops the System Attendant"),
    update_stopped },
  { "dirty-log", N_ ("The log was copied from the running server: its header is stale"),
    dirty_log },
  { "wrapped-log", N_ ("The log is full and begins again at its start, over its oldest events"),
    wrapped_log },
  { "no-log", N_ ("There is no Application log: what was seen on the server has to be stated"),
    no_log },
  { "empty-log", N_ ("The Application log is there, and empty"), empty_log },
  { "software-unreadable", N_ ("The SOFTWARE hive is cut short: the folders have to tell"),
    software_unreadable },
  { "system-dirty", N_ ("The SYSTEM hive was copied while it was in use"), system_dirty },
  { "workstation", N_ ("Not a server: a workstation that ran the Migration Wizard"), workstation },
  { "exchange-on-d", N_ ("Exchange is on drive D, so that two drives have to be copied"),
    exchange_on_d },
  { "exchange-on-e", N_ ("Exchange is on drive E, as on a server with a drive for its programs"),
    exchange_on_e },
  { "data-on-f", N_ ("The databases are on drive F, apart from the programs of Exchange"),
    data_on_f },
  { "other-name", N_ ("Another server: what is read of it proves nothing about the first"),
    other_name },
  { "short-names", N_ ("The profile list names its folders by their 8.3 names"), short_names },
  { "notes-connector", N_ ("The Lotus Notes connector is there; its profile is not Outlook’s"),
    notes_connector },
  { "groupwise", N_ ("The GroupWise connector, whose router does not stop with the others"),
    groupwise },
  { "snads", N_ ("The SNADS connector, which stops with the Connectivity Controller"), snads },
  { "ms-mail", N_ ("The MS Mail connector, with a service that bears a name of its own"),
    ms_mail },
  { "kms", N_ ("The Key Management Server is installed"), kms },
  { "owa", N_ ("Outlook Web Access, with pages of its own: the web server holds files too"),
    owa },
  { "mailbox-cleanup", N_ ("The Mailbox Cleanup Agent, which does not stop with the store"),
    mailbox_cleanup },
  { "cluster", N_ ("A node of a cluster, which is updated in an order of its own"), cluster },
  { "third-party", N_ ("A backup agent, a virus scanner and a UPS service hold files open"),
    third_party },
  { "disabled-service", N_ ("An Exchange service is disabled, which makes the update fail"),
    disabled_service },
  { "talkative", N_ ("Log, profiles and registry name people and machines, as they really do"),
    talkative },
  { "german", N_ ("A German server: an English service pack is the wrong one"), german },
  { "alpha", N_ ("A server with an Alpha processor, which has a service pack of its own"), alpha },
};

/**
 * remedy_practice_fault_table:
 * @n: (out): how many there are
 *
 * Returns: the faults, in the order in which they are to be applied
 */
const RemedyPracticeFault *
remedy_practice_fault_table (gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (faults);
  return faults;
}

/**
 * remedy_practice_fault_find:
 * @name: of a fault
 * @error: return location for a #GError
 *
 * Returns: (transfer none): it, or %NULL with %REMEDY_ERROR_USAGE
 */
const RemedyPracticeFault *
remedy_practice_fault_find (const char *name,
                            GError    **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (faults[i].name, name))
      return &faults[i];
  /* Translators: what the operator typed. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               _ ("There is no practice fault “%s”. The list of faults names them all."), name);
  return NULL;
}
