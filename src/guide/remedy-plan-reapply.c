/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "guide/remedy-plan-parts.h"

/* Phase D, the reapplication (domain notes, sections 2.3, 2.7 and 8). */

static char *
update_instruction (const RemedyPlanDraft *draft)
{
  const char *cluster =
      draft->cluster == REMEDY_PLAN_YES ? _ (" This is the active node: it comes first.") : "";
  g_autofree char *unfit = remedy_plan_media_unfit (draft);

  /* Translators: “Service Pack 1”, then two sentences, or nothing for each. */
  return g_strdup_printf (_ ("Put the CD of %s in, or go to the folder with it; X: stands for its "
                             "drive. Type the command. Update says that it will reinstall the "
                             "files of what is installed, and keep the databases: accept that. "
                             "Read the next step before you begin.%s%s"),
                          draft->pack, cluster, unfit);
}

static void
add_update (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, REMEDY_STEP_UPDATE, _ ("Run Update"));
  g_autofree char *folder = remedy_plan_media_folder (draft);
  g_autofree char *command = remedy_plan_draft_path (folder, "UPDATE");
  g_autofree char *instruction = update_instruction (draft);

  step->no_return = TRUE;
  step->practice = REMEDY_PRACTICE_REAPPLY;
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = draft->server ? _ ("This is what the article prescribes. From here on the way back "
                                    "is the backup: no article tells how to uninstall a service "
                                    "pack of Exchange 5.5.")
                               : _ ("This is what the article prescribes, for the computer that "
                                    "runs the Migration Wizard. No article tells how to uninstall "
                                    "a service pack of Exchange 5.5."),
          .instruction = instruction,
          .command = command,
          .expect = draft->server
                        ? _ ("Update copies files, starts the Exchange services, and says that it "
                             "was successful.")
                        : _ ("Update copies files, and says that it was successful."),
          .back = draft->server
                      ? _ ("None but the last part of this sheet: the saved files, Setup’s "
                           "Reinstall, or the backup.")
                      : _ ("None but the last part of this sheet: the saved files."),
          .if_wrong = _ ("If it says that this version is older than the one previously used, the "
                         "wrong service pack is in the drive. Look up anything else that it says "
                         "on the page Reapply, under “Trouble at the console”.") });
  remedy_plan_say_language (draft, step);
  remedy_plan_draft_need (
      draft, step, "before.find-service-pack", "before.not-covered", "before.rule-out",
      "before.cluster", "before.tell-users", "before.hotfixes", "before.media", "backup.online",
      "backup.verify", "backup.registry", "backup.connector-tables", "backup.mail-connector",
      "backup.web", "backup.tuning", "backup.files", "quiet.monitors", "quiet.disabled-services",
      "quiet.kms-password", "quiet.kms-left-over", "quiet.third-party", "quiet.close-programs",
      "quiet.stop-services", "quiet.confirm-stopped", "quiet.offline-copy", "quiet.mapi32", NULL);
  remedy_plan_draft_cite (step, "Q236176", "Q198347", "Q290226", "Q159788", "Q190442", NULL);
}

static void
add_prompts (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, "reapply.prompts",
                                            _ ("Answer what Update asks; never choose Ignore"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("A file that was ignored leaves files of two levels side by side, and then "
                    "services do not start."),
          .instruction =
              _ ("If a file is in use, find what holds it, close that, and choose Retry. If nothing "
                 "can be found, rename the file in Explorer while the question is on the screen, "
                 "then choose Retry. Asked whether to overwrite a file: only with a later version; "
                 "write down each that you keep. A MAPI32.DLL that is not Exchange’s is "
                 "renamed, not kept."),
          .expect = _ ("No question was answered with Ignore, and every file that was kept is "
                       "written down."),
          .back = _ ("A file that you renamed keeps its new name until Update has ended without an "
                     "error."),
          .if_wrong = _ ("ADDRESS.DLL is held by a server monitor elsewhere, MDBMSG.DLL by Event "
                         "Viewer, EMSMDB32.DLL by the Administrator program, a virus scanner or "
                         "the Mailbox Cleanup Agent, a DLL with PERF in its name by Performance "
                         "Monitor or SNMP, EDBBCLI.DLL by a backup agent.") });
  remedy_plan_draft_need (draft, step, "backup.verify", "quiet.close-programs",
                          "quiet.stop-services", "quiet.confirm-stopped", NULL);
  remedy_plan_draft_cite (step, "Q178930", "Q246337", "Q177221", "Q193707", "Q182510", "Q239067",
                          "Q320097", "Q265716", "Q235978", NULL);
}

static char *
setup_log (const RemedyPlanDraft *draft)
{
  const RemedySetupLogFact *log = draft->facts->setup_log;

  if (log != NULL && log->runs->len > 0 && remedy_plan_draft_is_path (log->path))
    return g_strdup (log->path);
  return g_strconcat (draft->drive, "\\Exchange Server Setup.log", NULL);
}

static void
add_until_clean (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, "reapply.until-clean",
                                            _ ("Run it again until it ends without an error"));
  g_autofree char *log = setup_log (draft);
  g_autofree char *command = g_strdup_printf ("notepad \"%s\"", log);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Any message that popped up counts as an update that may have failed."),
          .instruction = _ ("After any error, mend its cause and run Update once more, from the "
                            "step “Close every program on this computer” on. Then read the end "
                            "of the setup log, from the last line “Microsoft Exchange Setup "
                            "initialized” down."),
          .command = command,
          .expect = _ ("Update ran once from its beginning to its end without a message of "
                       "trouble, and the last run in the log names no error."),
          .if_wrong = !draft->server ? _ ("Look up what it says on the page Reapply, under “Trouble "
                                          "at the console”. If it cannot be brought to an end, go "
                                          "to the last part of this sheet.")
                                     : _ ("0xc0020422: an Exchange service is disabled. 0xc002041d: log on as the "
                         "account of the services, and see its rights. 0xc0020005: see the rights "
                         "on the registry, or Outlook Web Access. 0xc0020002 or 0xc0020003: a file "
                         "or folder of Exchange is missing. If it cannot be brought to an end, go "
                         "to the last part of this sheet.") });
  remedy_plan_draft_need (draft, step, REMEDY_STEP_UPDATE, NULL);
  remedy_plan_draft_cite (step, "Q178930", "Q246337", "Q158545", "Q290226", "Q190442", "Q182513",
                          "Q255181", "Q243080", "Q246086", NULL);
}

/**
 * remedy_plan_add_reapply:
 * @self: a draft
 *
 * Adds phase D.
 */
void
remedy_plan_add_reapply (RemedyPlanDraft *self)
{
  add_update (self);
  add_prompts (self);
  remedy_plan_add_trouble (self);
  add_until_clean (self);
  remedy_plan_add_second_node (self);
}
