/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-check.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-checks.h"
#include "checks/remedy-reason.h"

#define FILES (REMEDY_PART_LAYOUT | REMEDY_PART_REGISTRY | REMEDY_PART_FILES)

static const RemedyCheck table[] = {
  { "symptom.event", REMEDY_GROUP_FAULT, N_ ("Is event 12010 in the Application log?"),
    N_ ("Event 12010 of MSExchangeMig is the sign of this fault: the Migration Wizard could not "
        "start a Notes session, and no mailbox was migrated."),
    REMEDY_PART_REGISTRY | REMEDY_PART_EVENTS, TRUE, remedy_check_symptom_event, TRUE },
  { "symptom.other", REMEDY_GROUP_FAULT, N_ ("Which other migration events are there?"),
    N_ ("Another event of the Migration Wizard has another cause, and most have an article of "
        "their own. Q236176 is about event 12010 alone."),
    REMEDY_PART_REGISTRY | REMEDY_PART_EVENTS, FALSE, remedy_check_symptom_other, TRUE },
  { "outlook.profiles", REMEDY_GROUP_FAULT,
    N_ ("Does any user’s Outlook profile hold the Lotus Notes service?"),
    N_ ("Adding this service to Outlook may cause the event, says Q236176. The Outlook profile "
        "that connects to Notes stops working once the service pack is reapplied."),
    REMEDY_PART_OUTLOOK, FALSE, remedy_check_outlook_profiles },
  { "files.ntsmig-ini", REMEDY_GROUP_FAULT, N_ ("Is ntsmig.ini in exchsrvr\\bin?"),
    N_ ("The text of event 12010 names this file. The article does not say that it is missing "
        "or damaged, so a file that is there does not clear the fault."),
    REMEDY_PART_LAYOUT | REMEDY_PART_FILES, TRUE, remedy_check_files_ntsmig_ini },
  { "server.exchange", REMEDY_GROUP_SERVER, N_ ("Is Exchange 5.5 here, and where?"),
    N_ ("The files and the events belong to the machine that ran the Migration Wizard. Usually "
        "that is the Exchange server; it can be a workstation."),
    FILES, FALSE, remedy_check_server_exchange },
  { "server.service-pack", REMEDY_GROUP_SERVER, N_ ("Which service pack is applied?"),
    N_ ("The article covers Service Pack 1 and Service Pack 2, and its remedy is to reapply the "
        "one that is applied now."),
    FILES | REMEDY_PART_EVENTS, FALSE, remedy_check_server_service_pack },
  { "files.notes-migration", REMEDY_GROUP_SERVER,
    N_ ("Are the Notes migration files those of the service pack?"),
    N_ ("These files are the Migration Wizard for Lotus Notes. The service pack brings them all "
        "at its own level (Q243604)."),
    FILES, TRUE, remedy_check_files_notes_migration },
  { "files.mapi", REMEDY_GROUP_SERVER, N_ ("Are the MAPI files those of the service pack?"),
    N_ ("Other products bring a MAPI32.DLL of their own (Q172965, Q250576). Exchange needs the "
        "one that fits its service pack (Q316616)."),
    FILES, TRUE, remedy_check_files_mapi },
  { "files.baseline", REMEDY_GROUP_SERVER,
    N_ ("Are the other Exchange files those of the service pack?"),
    N_ ("An update that was broken off, or told to ignore a file, leaves files of two levels "
        "(Q217215)."), FILES, TRUE,
    remedy_check_files_baseline },
  { "outlook.mapisvc", REMEDY_GROUP_OUTLOOK, N_ ("Does MAPISVC.INF offer the Lotus Notes service?"),
    N_ ("A service that MAPISVC.INF offers can be added to an Outlook profile. Being offered "
        "does not mean being used, and a profile keeps a service that is no longer offered "
        "(Q154104)."),
    REMEDY_PART_OUTLOOK, FALSE, remedy_check_outlook_mapisvc },
  { "notes.client", REMEDY_GROUP_OUTLOOK, N_ ("Is there exactly one Notes client?"),
    N_ ("The Migration Wizard needs exactly one NNOTES.DLL, in a folder that is in the system "
        "PATH (Q239650)."),
    REMEDY_PART_REGISTRY | REMEDY_PART_NOTES, FALSE, remedy_check_notes_client },
  { "history.order", REMEDY_GROUP_OUTLOOK,
    N_ ("What came first: the service pack, the Notes service, or the event?"),
    N_ ("The order can support the diagnosis. It is an observation, never proof: times of keys "
        "and files change for many reasons."),
    REMEDY_PART_REGISTRY | REMEDY_PART_EVENTS | REMEDY_PART_FILES | REMEDY_PART_OUTLOOK, FALSE,
    remedy_check_history_order, TRUE },
  { "repair.hotfixes", REMEDY_GROUP_REPAIR, N_ ("Which fixes were applied after the service pack?"),
    N_ ("Reapplying the service pack replaces files, so fixes made after it must be applied "
        "again (Q265137, Q242944)."),
    FILES, FALSE, remedy_check_repair_hotfixes },
  { "repair.services", REMEDY_GROUP_REPAIR,
    N_ ("Which Exchange services are installed, and can they be stopped and started?"),
    N_ ("The services are stopped while the service pack is reapplied; one that is disabled "
        "makes the update fail (Q190442)."),
    REMEDY_PART_REGISTRY | REMEDY_PART_FILES, FALSE, remedy_check_repair_services },
  { "repair.setup-log", REMEDY_GROUP_REPAIR, N_ ("How did the last setup or update run end?"),
    N_ ("An update must end without an error; any message counts as a possible failure "
        "(Q178930, Q246337)."),
    REMEDY_PART_FILES | REMEDY_PART_SETUP_LOG, FALSE, remedy_check_repair_setup_log },
};

/**
 * remedy_check_table:
 * @n_checks: (out): how many there are
 *
 * Returns: (array length=n_checks): the checks, in the order in which they are shown
 */
const RemedyCheck *
remedy_check_table (gsize *n_checks)
{
  *n_checks = G_N_ELEMENTS (table);
  return table;
}

/**
 * remedy_check_find:
 * @id: an id
 *
 * Returns: (nullable): the check
 */
const RemedyCheck *
remedy_check_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].id, id) == 0)
      return &table[i];
  return NULL;
}

/**
 * remedy_check_group_name:
 * @group: a group
 *
 * Returns: its heading
 */
const char *
remedy_check_group_name (RemedyCheckGroup group)
{
  switch (group)
    {
    case REMEDY_GROUP_FAULT:
      return _ ("The fault");
    case REMEDY_GROUP_SERVER:
      return _ ("The server");
    case REMEDY_GROUP_OUTLOOK:
      return _ ("Outlook and Notes");
    case REMEDY_GROUP_REPAIR:
      return _ ("The repair");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * remedy_check_run:
 * @check: a check
 * @facts: what was gathered
 * @answers: (nullable): what the operator said
 *
 * Where a part of the evidence that it needs is not there, the finding is unknown.
 *
 * Returns: (transfer full): the finding
 */
RemedyFinding *
remedy_check_run (const RemedyCheck   *check,
                  const RemedyFacts   *facts,
                  const RemedyAnswers *answers)
{
  g_autoptr (RemedyFinding) finding = remedy_finding_new ();

  g_return_val_if_fail (check != NULL, NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  finding->id = g_strdup (check->id);
  finding->why = g_strdup (_ (check->why));
  finding->how = REMEDY_HOW_READ;
  if ((remedy_facts_get_parts (facts) & check->needs) != check->needs)
    {
      finding->how = REMEDY_HOW_NOT_READ;
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING, "%s",
                            _ (check->question));
      remedy_finding_summarize (finding, "%s", remedy_reason_not_read (facts));
      remedy_finding_advise (finding, _ ("Read again, and let the reading finish."));
      return g_steal_pointer (&finding);
    }
  check->run (facts, answers, finding);
  g_assert (finding->title != NULL && finding->summary != NULL);
  return g_steal_pointer (&finding);
}

/**
 * remedy_check_run_all:
 * @facts: what was gathered
 * @answers: (nullable): what the operator said
 *
 * Returns: (transfer full) (element-type RemedyFinding): a finding for each check, in the
 *   order of the table
 */
GPtrArray *
remedy_check_run_all (const RemedyFacts   *facts,
                      const RemedyAnswers *answers)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_finding_free);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_ptr_array_add (findings, remedy_check_run (&table[i], facts, answers));
  return findings;
}
