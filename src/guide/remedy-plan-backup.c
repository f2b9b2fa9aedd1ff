/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "guide/remedy-plan-parts.h"

/* Phase B, the backup (domain notes, section 8). Everything is copied and nothing changed. */

/* What of System32 the service pack replaces (Q243604, section 5.4 of the notes). */
static const char *const system_files[] = {
  "MAPI32.DLL", "EMSMDB32.DLL", "EMSABP32.DLL", "EMSUI32.DLL", "GAPI32.DLL",
  "MSFS32.DLL", "CDO.DLL",      "DAPI.DLL",     "ESE*.*",      "EXCHMEM.DLL",
  "LIBXDS.DLL", "EDBBCLI.DLL",  "ESCPRINT.DLL",
};

static char *
online_instruction (const RemedyPlanDraft *draft)
{
  const char *name = draft->computer_known ? "" : _ (" SERVER stands for the server’s name.");
  const char *cluster = draft->cluster == REMEDY_PLAN_NO
                            ? ""
                            : _ (" On a node of a cluster, type the name under which Exchange "
                                 "itself is known on the network, not the node’s.");

  /* Translators: each %s is a sentence, or empty. */
  return g_strdup_printf (_ ("With all Exchange services running, put in a tape that may be "
                             "overwritten, and type this in one line; or use your own backup "
                             "program, if it knows Exchange.%s%s"),
                          name, cluster);
}

static void
add_online (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.online",
                                            _ ("Back up the directory and the store"));
  g_autofree char *command =
      g_strdup_printf ("ntbackup backup DS \\\\%s IS \\\\%s /v /d \"Before the service pack\" "
                       "/b /t Normal /l %s\\backup.log /e",
                       draft->computer, draft->computer, draft->drive);
  g_autofree char *instruction = online_instruction (draft);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Update keeps the databases, but no article tells how to uninstall it: the way "
                    "back is a restore. The service packs’ own notes put a complete, verified "
                    "backup first."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("The backup and its verification (/v) come to their end."),
          .if_wrong = _ ("Do not go on without a good backup. If NTBACKUP offers no Exchange, it "
                         "lacks EDBBCLI.DLL, or Windows NT lacks Service Pack 3.") });
  remedy_plan_draft_cite (step, "Q152313", "Q191013", "Q198347", "Q181445", NULL);
}

static void
say_backup (const RemedyPlanDraft *draft,
            RemedyStep            *step)
{
  int said = draft->statements != NULL ? draft->statements->backup : REMEDY_STATED_UNASKED;

  if (said == REMEDY_STATED_YES)
    remedy_plan_draft_state (step, _ ("You said that a backup was taken, and verified."));
  if (said == REMEDY_STATED_NO)
    remedy_plan_draft_state (step, _ ("You said that there is no verified backup. Do not go past "
                                      "this step before there is one."));
}

static void
add_verify (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.verify",
                                                 _ ("See that the backup is good"));
  g_autofree char *command = g_strdup_printf ("notepad %s\\backup.log", draft->drive);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("All that comes after this step relies on the backup."),
          .instruction = _ ("Read the backup’s log, then the Application log of that time. The "
                            "full proof is to restore it on another computer, stop the services "
                            "there and run ESEUTIL /g with /ispriv, /ispub and /ds. Label the "
                            "tape, and take it out."),
          .command = command,
          .expect = _ ("The log names no error. The Application log holds 8001 of NTBackup for "
                       "directory and store, and 8009 for their verification; and no 8010, no "
                       "8011 and no error of ESE97 of that time."),
          .if_wrong = _ ("Take the backup again, on another tape. Without a good one, stop "
                         "here: nothing has been changed so far.") });
  say_backup (draft, step);
  remedy_plan_draft_need (draft, step, "backup.online", NULL);
  remedy_plan_draft_cite (step, "Q182506", "Q179308", "Q198347", NULL);
}

static void
add_registry (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.registry",
                                            _ ("Save the registry and make a repair disk"));
  /* Translators: %s is a folder. */
  g_autofree char *expect = g_strdup_printf (
      _ ("%s\\Repair holds files of today, and a copy of it is on another computer."),
      draft->system);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = draft->server
                     ? _ ("Update changes the registry. The tape holds it too (/b); this copy is "
                          "at hand without the tape.")
                     : _ ("Update changes the registry, and nothing tells how to uninstall it."),
          .instruction = _ ("Type this, put in a floppy disk when it asks for one, and copy the "
                            "folder Repair of Windows NT to another computer."),
          .command = "rdisk /s",
          .expect = expect,
          .if_wrong = _ ("Where the floppy disk is too small for it, the folder Repair alone is "
                         "enough, as long as a copy of it is on another computer.") });
  remedy_plan_draft_cite (step, "Q184017", "Q160175", NULL);
}

static void
add_files (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.files",
                                                 _ ("Put the program files aside"));
  g_autofree char *bin = remedy_plan_draft_saved (draft, "bin");
  g_autofree char *res = remedy_plan_draft_saved (draft, "res");
  g_autofree char *system = remedy_plan_draft_saved (draft, "system32");
  g_autofree char *saved = remedy_plan_draft_saved (draft, NULL);
  g_autofree char *from_bin = remedy_plan_draft_path (draft->root, "bin");
  g_autofree char *from_res = remedy_plan_draft_path (draft->root, "res");
  /* Translators: %s is a folder. */
  g_autofree char *back = g_strdup_printf (_ ("Delete %s when all is well."), saved);
  g_autoptr (GString) command = g_string_new (NULL);

  g_string_append_printf (command, "xcopy %s %s /e /i /k\nxcopy %s %s /e /i /k\n"
                                   "if not exist %s md %s",
                          from_bin, bin, from_res, res, system, system);
  for (guint i = 0; i < G_N_ELEMENTS (system_files); i++)
    {
      g_autofree char *below = g_strconcat ("system32\\", system_files[i], NULL);
      g_autofree char *file = remedy_plan_draft_path (draft->system, below);

      g_string_append_printf (command, "\ncopy %s %s", file, system);
    }
  step->advice = TRUE;
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("With these a single file can be put back without a restore."),
                .instruction = _ ("Copy the programs of Exchange, and the files in System32 that "
                                  "the service pack replaces."),
                .command = command->str,
                .expect = _ ("Three folders of copies."),
                .back = back,
                .if_wrong = _ ("A file that is not there cannot be copied; note which, and go on. "
                               "If the drive is full, take another one, and write its letter into "
                               "every command that names this folder.") });
  remedy_plan_draft_cite (step, "Q243604", NULL);
}

/**
 * remedy_plan_add_backup:
 * @self: a draft
 *
 * Adds phase B.
 */
void
remedy_plan_add_backup (RemedyPlanDraft *self)
{
  if (self->server)
    {
      add_online (self);
      add_verify (self);
    }
  add_registry (self);
  if (self->server)
    remedy_plan_add_saved (self);
  add_files (self);
}
