/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "guide/remedy-plan-parts.h"

/* Phase A, before the maintenance window (domain notes, section 8). Nothing here changes the
 * server. */

static void
add_find_service_pack (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.find-service-pack",
                                            _ ("Find out which service pack is applied"));
  g_autofree char *programs = remedy_plan_draft_path (draft->root, "bin\\*.exe");
  g_autofree char *command = g_strdup_printf ("filever %s", programs);

  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("The service pack to reapply is the one that is applied now, and what "
                          "was read does not tell which that is. Nothing else on this sheet can "
                          "be done before it is known."),
                .instruction = _ ("List the versions of the Exchange programs, and look at the "
                                  "third number of ADMIN.EXE, DSAMAIN.EXE, EMSMTA.EXE, MAD.EXE "
                                  "and STORE.EXE."),
                .command = command,
                .expect = _ ("2232 in most of them is Service Pack 1; 2448 is Service Pack 2."),
                .if_wrong = _ ("1960 is Exchange 5.5 without a service pack, which cannot migrate "
                               "Notes at all. 2650 or higher is a later service pack, which the "
                               "article does not cover. Where FILEVER is not installed, the "
                               "Exchange Administrator shows the service pack: the server’s "
                               "Properties, page General.") });
  remedy_plan_draft_cite (step, "Q183713", "Q243604", "Q191014", "Q152439", "Q158530", NULL);
}

static void
add_not_covered (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.not-covered",
                                            _ ("Think again: the article does not cover this"));
  g_autofree char *why = NULL;

  if (draft->diagnosis->service_pack == 0)
    {
      remedy_plan_draft_say (
          step, &(RemedyStepTexts){
                    .why = _ ("This is Exchange 5.5 without a service pack. Notes migration came "
                              "with Service Pack 1."),
                    .instruction = _ ("Apply Service Pack 1 or a later one first, and see whether "
                                      "the fault is still there.") });
      remedy_plan_draft_cite (step, "Q263755", "Q236176", NULL);
      return;
    }
  /* Translators: %d is the number of a service pack. */
  why = g_strdup_printf (_ ("Service Pack %d is applied. The article covers Service Pack 1 and "
                            "Service Pack 2 only, and says nothing about this one."),
                         (int) draft->diagnosis->service_pack);
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = why,
                .instruction = _ ("What follows is written for Service Pack 1 and 2. Decide "
                                  "whether you want to go on, and ask your support first.") });
  remedy_plan_draft_cite (step, "Q236176", NULL);
}

static void
add_save_logs (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.save-logs",
                                            _ ("Save the event logs"));

  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("The logs are the proof of the fault, and some troubles with Update are "
                          "mended by deleting them."),
                .instruction = _ ("Open Start ▸ Programs ▸ Administrative Tools ▸ Event Viewer, "
                                  "choose Log ▸ Application, then Log ▸ Save As: once as an .EVT "
                                  "file and once as text. Do the same for the System log, copy "
                                  "the four files to another computer, and close Event Viewer."),
                .expect = _ ("Four files on another computer."),
                .if_wrong = _ ("A copied live log may look damaged to Event Viewer. Use Save As; "
                               "this program reads either.") });
  remedy_plan_draft_cite (step, "Q255861", "Q265227", NULL);
}

static char *
search_command (RemedyPlanDraft *draft)
{
  g_autoptr (GString) command = g_string_new (NULL);
  const RemedyLayoutFact *layout = draft->facts->layout;

  for (guint i = 0; layout != NULL && i < layout->drives->len; i++)
    {
      const RemedyDriveFact *drive = layout->drives->pdata[i];

      if (g_ascii_isalpha (drive->letter[0]))
        g_string_append_printf (command, "%sdir %c:\\nnotes.dll /s /b", command->len > 0 ? "\n" : "",
                                drive->letter[0]);
    }
  if (command->len == 0)
    g_string_append_printf (command, "dir %.2s\\nnotes.dll /s /b", draft->system);
  if (command->len > 0 && (layout == NULL || layout->drives->len == 0) &&
      g_ascii_strncasecmp (draft->system, draft->drive, 2) != 0)
    g_string_append_printf (command, "\ndir %s\\nnotes.dll /s /b", draft->drive);
  return g_string_free (g_steal_pointer (&command), FALSE);
}

/* What was found of NNOTES.DLL, as a sentence. */
static char *
copies_found (const RemedyPlanDraft *draft)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; draft->facts->notes != NULL && i < draft->facts->notes->nnotes->len; i++)
    {
      const RemedyFileFact *file = draft->facts->notes->nnotes->pdata[i];

      if (file->state == REMEDY_ITEM_FOUND && file->path != NULL)
        g_ptr_array_add (paths, file->path);
    }
  list = remedy_plan_draft_join (paths);
  if (paths->len == 0)
    return g_strdup (_ ("No copy of it was found in what was read."));
  if (paths->len == 1)
    /* Translators: %s is a path. */
    return g_strdup_printf (_ ("One was found in what was read: %s."), list);
  /* Translators: a number, then paths. */
  return g_strdup_printf (_ ("%u were found in what was read: %s."), paths->len, list);
}

static void
add_rule_out (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.rule-out",
                                            _ ("Rule out what looks alike"));
  g_autofree char *command = search_command (draft);
  g_autofree char *found = copies_found (draft);
  /* Translators: %s is a sentence about the copies that were found. */
  g_autofree char *instruction = g_strdup_printf (
      _ ("Search for NNOTES.DLL on every drive. %s The folder of the one copy must be in the "
         "system’s Path (Control Panel ▸ System ▸ Environment). Start the Notes client once, and "
         "see that its ID can read every mail file to be migrated."),
      found);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("The Migration Wizard also fails where the Notes client is not set up for it, "
                    "and reapplying a service pack does not mend that."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("Exactly one copy, in the folder of the Notes client."),
          .back = _ ("Give a file that you renamed its old name again."),
          .if_wrong = _ ("Rename further copies. If you change the Path, restart the computer and "
                         "run the migration once more before you go on.") });
  remedy_plan_draft_cite (step, "Q239650", "Q188815", "Q289827", NULL);
}

static void
add_record (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.record",
                                                 draft->server
                                                     ? _ ("Write down how the server is now")
                                                     : _ ("Write down how the computer is now"));
  g_autofree char *saved = remedy_plan_draft_saved (draft, NULL);
  g_autofree char *bin = remedy_plan_draft_saved (draft, "bin.txt");
  g_autofree char *system = remedy_plan_draft_saved (draft, "system32.txt");
  g_autofree char *bin_folder = remedy_plan_draft_path (draft->root, "bin");
  g_autofree char *system_folder = remedy_plan_draft_path (draft->system, "system32");
  g_autofree char *command =
      g_strdup_printf ("if not exist %s md %s\nfilever %s > %s\nfilever %s > %s", saved, saved,
                       bin_folder, bin, system_folder, system);
  g_autofree char *instruction = NULL;

  if (!draft->root_known)
    instruction =
        g_strdup_printf (_ ("The Exchange folder was not found in what was read; %s, where Setup "
                            "puts it, stands in its place on this sheet. Look it up first, and "
                            "write the right one into every command. Then note the directory "
                            "names of organization, site and server, and list the versions."),
                         draft->root);
  else if (draft->server)
    instruction = g_strdup (_ ("Note the names of the organization, the site and the server (the "
                               "directory names, not the display names), the account of the "
                               "services, and the service pack of Windows NT, which WINVER shows. "
                               "Then list the versions of the files."));
  else
    instruction = g_strdup (_ ("Note the service pack of Windows NT, which WINVER shows, and the "
                               "account with which the Migration Wizard is run. Then list the "
                               "versions of the files."));
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("A restore needs the same names and the same levels, and the versions "
                          "show afterwards what Update has replaced."),
                .instruction = instruction,
                .command = command,
                .expect = _ ("Two text files with a line for each program file."),
                .if_wrong = _ ("Where FILEVER is not installed, the Version page of a file’s "
                               "Properties shows the same; note ADMIN.EXE, STORE.EXE, "
                               "MLMIGNTS.DLL and MAPI32.DLL at least.") });
  remedy_plan_draft_cite (step, "Q183713", "Q243604", "Q231439", "Q224977", NULL);
}

static void
add_tell_users (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.tell-users",
                             _ ("Tell the users whose Outlook profile will stop working"));
  g_autofree char *profiles = remedy_plan_draft_join (draft->diagnosis->profiles);
  g_autofree char *instruction = NULL;

  if (draft->diagnosis->profiles->len > 0)
    /* Translators: %s is a list of users, each with the name of a profile. */
    instruction = g_strdup_printf (_ ("Found, as user (profile): %s. Send these users the message "
                                      "below, once day and time are filled in."),
                                   profiles);
  else
    instruction = g_strdup (_ ("No such profile was found in what was read. Ask who uses Outlook "
                               "with Notes mail on this computer, and send them the message "
                               "below, once day and time are filled in."));
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("After the service pack is reapplied, an Outlook profile that connects "
                          "to Notes no longer works. The article gives no way to undo that."),
                .instruction = instruction,
                .expect = _ ("They know, and agree to the day."),
                .if_wrong = _ ("If one of them cannot do without that profile, settle it before "
                               "you go on: afterwards it cannot be brought back.") });
  step->document = remedy_plan_message_before (draft);
  step->document_name = g_strdup (_ ("Message to the users of Outlook with Notes mail"));
  remedy_plan_draft_cite (step, "Q236176", NULL);
}

static void
add_hotfixes (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.hotfixes",
                             _ ("Collect the fixes that came after the service pack"));
  g_autofree char *fixes = remedy_plan_fixes_found (draft);
  g_autofree char *folders = remedy_plan_draft_path (draft->root, "Q*");
  g_autofree char *command = g_strdup_printf ("dir %s", folders);
  g_autofree char *instruction = NULL;

  if (fixes != NULL)
    /* Translators: %s is a list of fixes, and of files with their versions, as in “Q229314,
     * Store.exe 5.5.2448.77”. */
    instruction = g_strdup_printf (_ ("Traces of these were found: %s. Get the package of each "
                                      "that belongs to Exchange."),
                                   fixes);
  else
    instruction = g_strdup (_ ("No trace of any was found in what was read. Ask whether somebody "
                               "replaced files by hand, and get those packages."));
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("Reapplying the service pack undoes the fixes that were installed after "
                          "it, in every file that it replaces. They have to be installed again "
                          "afterwards."),
                .instruction = instruction,
                .command = command,
                .expect = _ ("The packages lie ready; or there are none. A folder Q… holds an "
                             "INSTALL.TXT, which lists the files of its fix."),
                .if_wrong = _ ("Without its package a fix is lost. The files that step “Put the "
                               "program files aside” saves are then all that is left of it.") });
  remedy_plan_draft_cite (step, "Q265137", "Q242944", "Q275292", NULL);
}

/**
 * remedy_plan_add_before:
 * @self: a draft
 *
 * Adds phase A.
 */
void
remedy_plan_add_before (RemedyPlanDraft *self)
{
  if (self->diagnosis->service_pack < 0)
    add_find_service_pack (self);
  else if (self->plan->service_pack == 0)
    add_not_covered (self);
  add_save_logs (self);
  add_rule_out (self);
  add_record (self);
  remedy_plan_add_cluster (self);
  add_tell_users (self);
  add_hotfixes (self);
  remedy_plan_add_media (self);
}
