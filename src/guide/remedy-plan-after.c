/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-services.h"
#include "core/remedy-text.h"
#include "guide/remedy-plan-parts.h"

/* Phase E, afterwards (domain notes, section 8). */

static void
add_hotfixes (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.hotfixes",
                                            _ ("Install the later fixes again"));
  g_autofree char *fixes = remedy_plan_fixes_found (draft);
  g_autofree char *instruction = NULL;

  if (fixes != NULL)
    /* Translators: %s is a list of fixes, and of files with their versions. */
    instruction = g_strdup_printf (_ ("Install each package that you collected; found before were: "
                                      "%s. Note first that one of them may bring a MAPI32.DLL or a "
                                      "migration file of its own."),
                                   fixes);
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Reapplying the service pack has undone them in the files that it replaced."),
          .instruction = instruction != NULL
                             ? instruction
                             : _ ("If you collected packages before, install each. Else skip this "
                                  "step."),
          .expect = _ ("Each was installed; or there are none."),
          .back = _ ("A fix is taken back with its own program, or by running Update again."),
          .if_wrong = _ ("A fix that says it is installed already looks at the key "
                         "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\"
                         "HOTFIX. The article has that key deleted in REGEDT32: save it first, "
                         "since it lists the fixes of Windows NT too.") });
  remedy_plan_draft_need (draft, step, "before.hotfixes", "reapply.until-clean", "after.versions",
                          NULL);
  remedy_plan_draft_cite (step, "Q242944", "Q265137", "Q180002", NULL);
}

/* All that Update and the restart should have started, but for what is kept disabled. */
static char *
start_command (const RemedyPlanDraft *draft)
{
  g_autoptr (GPtrArray) start = remedy_services_start_order (draft->facts);
  g_autoptr (GPtrArray) disabled = remedy_plan_disabled (draft);
  g_autofree char *lines = NULL;
  gboolean         web = FALSE;

  for (guint i = start->len; i > 0; i--)
    if (g_ptr_array_find_with_equal_func (disabled, start->pdata[i - 1], g_str_equal, NULL))
      g_ptr_array_remove_index (start, i - 1);
  lines = remedy_plan_draft_net ("start", start);
  for (guint i = 0; draft->web && draft->services_known && i < draft->facts->registry->services->len;
       i++)
    {
      const RemedyServiceFact *service = draft->facts->registry->services->pdata[i];

      web |= remedy_text_equal (service->name, "W3SVC");
    }
  return g_strconcat (lines, web ? "\nnet start W3SVC" : "", NULL);
}

static void
add_running (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.running",
                                            _ ("See that Exchange runs"));
  g_autofree char *command = start_command (draft);
  gboolean         cluster = draft->cluster == REMEDY_PLAN_YES;
  const char      *keys =
      remedy_plan_draft_has (draft, "MSExchangeKMS")
               ? _ (" The Key Management Server starts only with its password: have its floppy disk "
                    "at hand, or type it as Startup Parameters in Control Panel ▸ Services.")
               : "";
  g_autofree char *instruction = NULL;

  if (cluster)
    instruction = g_strdup (_ ("In Cluster Administrator, see that every resource of the group with "
                               "Exchange is online, and bring online those that are not. Then look "
                               "at both event logs of the last hour, on both nodes."));
  else
    /* Translators: %s is a sentence, or empty. */
    instruction = g_strdup_printf (_ ("Start those that do not run already, except what you keep "
                                      "stopped on purpose. NET STOP and NET START know the short "
                                      "names. Then look at both event logs of the last hour.%s"),
                                   keys);
  step->advice = TRUE;
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = cluster ? _ ("The cluster starts the services, in the order of its resources.")
                         : _ ("The order is ours: the reverse of the one in which they stop."),
          .instruction = instruction,
          .command = cluster ? NULL : command,
          .expect = _ ("All run. The System log holds no 7000, 7009 or 7024 of the Service Control "
                       "Manager, the Application log no error of ESE97 or MSExchangeIS."),
          .back = cluster ? _ ("Take the resources offline again in Cluster Administrator.")
                          : _ ("Stop them again, as “Stop the Exchange services” lists them."),
          .if_wrong = _ ("A service that misses an entry point in a DLL has files of two levels: "
                         "run Update again. “Already been started” is no fault. If one does not "
                         "start otherwise, look up what its event says before you restart "
                         "anything.") });
  remedy_plan_draft_need (draft, step, "reapply.until-clean", "reapply.second-node", NULL);
  remedy_plan_draft_cite (step, "Q246762", "Q231439", "Q217215", NULL);
  if (*keys != '\0')
    remedy_plan_draft_cite (step, "Q184420", NULL);
}

static void
add_optimizer (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.optimizer",
                                            _ ("Run the Performance Optimizer, if you want to"));
  g_autofree char *command = remedy_plan_draft_path (draft->root, "bin\\PERFWIZ");
  g_autofree char *saved = remedy_plan_draft_saved (draft, NULL);
  /* Translators: %s is a folder. */
  g_autofree char *back = g_strdup_printf (
      _ ("Stop the services, open the files .REG in %s, and start the services."), saved);
  gboolean keys = remedy_plan_draft_has (draft, "MSExchangeKMS");
  /* Translators: %s is a sentence, or empty. */
  g_autofree char *instruction = g_strdup_printf (
      _ ("%sIt stops the services, replaces values that were set by hand, and may offer to move the "
         "databases: decline that tonight. Afterwards set again, from the files that you saved, "
         "what has to stay."),
      keys ? _ ("Stop the Key Management Server first, and start it again yourself at the end: the "
                "Performance Optimizer cannot, and stops responding. ")
           : "");

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Microsoft recommends it after a service pack. The same one is applied again "
                    "here, on a server that was tuned before: if you were content with it, skip "
                    "this step."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("The services run again."),
          .back = back,
          .if_wrong = _ ("Leave it out where you do not have the files of the values.") });
  remedy_plan_draft_need (draft, step, "backup.tuning", "after.running", NULL);
  remedy_plan_draft_cite (step, "Q271824", "Q245235", "Q176163", NULL);
  if (keys)
    remedy_plan_draft_cite (step, "Q263718", NULL);
}

static void
add_backup (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.backup",
                                            _ ("Take a new full backup"));
  g_autofree char *command =
      g_strdup_printf ("ntbackup backup DS \\\\%s IS \\\\%s /v /d \"After the service pack\" "
                       "/b /t Normal /l %s\\after.log /e",
                       draft->computer, draft->computer, draft->drive);

  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("From now on this is what you would restore. Keep the tape from before "
                          "as well."),
                .instruction = _ ("As before, on another tape."),
                .command = command,
                .expect = _ ("The backup log ends without an error, and the Application log holds "
                             "8001 and 8009 of NTBackup, and no error of ESE97."),
                .if_wrong = _ ("Find out why before users work on: until there is a good backup, "
                               "the one from before is all there is.") });
  remedy_plan_draft_need (draft, step, "after.running", NULL);
  remedy_plan_draft_cite (step, "Q152313", "Q182506", NULL);
}

static void
add_tell_users (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.tell-users",
                                            _ ("Tell the Outlook users that it is done"));

  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("Their profile with Notes does not work any more; that belongs to the "
                          "remedy, and is no new fault."),
                .instruction = _ ("Send them the message below. The article points to Q180314 for "
                                  "Outlook 98 and Notes mail; that article could not be obtained."),
                .expect = _ ("They know.") });
  step->document = remedy_plan_message_after (draft);
  step->document_name = g_strdup (_ ("Message to them that it is done"));
  remedy_plan_draft_need (draft, step, "reapply.until-clean", NULL);
  remedy_plan_draft_cite (step, "Q236176", "Q180314", NULL);
}

static void
add_prevent (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.prevent",
                                            _ ("Keep the Notes service out of Outlook here"));

  step->advice = TRUE;
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Adding the Lotus Notes service to Outlook is what may cause the fault. The "
                    "rest of the migration should not meet it again."),
          .instruction = _ ("Do not add the Notes service to Outlook on this computer again; or run "
                            "the migration from a computer without it."),
          .expect = _ ("Whoever looks after this computer knows."),
          .if_wrong = _ ("If event 12010 comes back later, see first whether somebody has added "
                         "the service again.") });
  remedy_plan_draft_cite (step, "Q236176", NULL);
}

/**
 * remedy_plan_add_after:
 * @self: a draft
 *
 * Adds phase E.
 */
void
remedy_plan_add_after (RemedyPlanDraft *self)
{
  remedy_plan_add_versions (self);
  if (self->server)
    {
      remedy_plan_add_put_back (self);
      remedy_plan_add_keys_back (self);
    }
  add_hotfixes (self);
  remedy_plan_add_enable (self);
  if (self->server)
    {
      add_running (self);
      if (self->cluster != REMEDY_PLAN_YES)
        add_optimizer (self);
      add_backup (self);
    }
  remedy_plan_add_test_migration (self);
  add_tell_users (self);
  add_prevent (self);
}
