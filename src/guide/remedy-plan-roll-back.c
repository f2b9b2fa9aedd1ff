/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

/* Phase F, rolling back, for which there is no uninstalling (domain notes, section 8). */

static void
add_files (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_ROLL_BACK, "roll-back.files",
                                                 _ ("Put the saved program files back"));
  g_autofree char *bin = remedy_plan_draft_saved (draft, "bin");
  g_autofree char *res = remedy_plan_draft_saved (draft, "res");
  g_autofree char *system = remedy_plan_draft_saved (draft, "system32");
  g_autofree char *to_bin = remedy_plan_draft_path (draft->root, "bin");
  g_autofree char *to_res = remedy_plan_draft_path (draft->root, "res");
  g_autofree char *to_system = remedy_plan_draft_path (draft->system, "system32");
  g_autofree char *command =
      g_strdup_printf ("xcopy %s %s /e /r /k\nxcopy %s %s /e /r /k\nxcopy %s %s /r /k", bin, to_bin,
                       res, to_res, system, to_system);

  step->advice = TRUE;
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("If only the programs are in trouble, the copies bring them back as they were, "
                    "with the fault."),
          .instruction =
              draft->cluster == REMEDY_PLAN_YES
                  ? _ ("Take the group with Exchange offline in Cluster Administrator, copy the "
                       "saved files over those of the service pack on each node, and bring the "
                       "group online again. This mends no half-changed registry.")
              : draft->server
                  ? _ ("Stop the Exchange services as before, copy the saved files over those of "
                       "the service pack, and restart the computer. This mends no half-changed "
                       "registry: if the services do not start, go on to the next step.")
                  : _ ("Close every program, copy the saved files over those of the service pack, "
                       "and restart the computer."),
          .command = command,
          .expect = draft->server ? _ ("The services start, and the versions are the old ones.")
                                  : _ ("The versions are the old ones."),
          .back = _ ("Run Update again."),
          .if_wrong = draft->server
                          ? _ ("A file in use means that a service still runs. If the services do "
                               "not start, go on to the next step.")
                          : _ ("A file in use means that a program still runs: restart the "
                               "computer, and copy again.") });
  remedy_plan_draft_need (draft, step, "backup.files", NULL);
}

static void
add_reinstall (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_ROLL_BACK, "roll-back.reinstall",
                                            _ ("Reinstall Exchange, then the service pack"));
  /* Translators: %s is “Service Pack 1”. */
  g_autofree char *instruction = g_strdup_printf (
      _ ("Stop the System Attendant with these lines, and set it to Disabled in Control Panel ▸ "
         "Services. Run Setup from the Exchange 5.5 CD, "
         "answer 0xc002042c with OK, and choose Reinstall. It ends with 0xc0020422, since the "
         "System Attendant is disabled: OK. Set that back to what it was, and run Update of %s."),
      draft->pack);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Where Update breaks off and cannot be completed, Setup’s Reinstall gives it a "
                    "whole set of files and folders to work on. The databases stay."),
          .instruction = instruction,
          .command = "net stop MSExchangeSA /yes\nnet stop MSExchangeSA /yes",
          .expect = _ ("Update ends without an error."),
          .back = _ ("None but the restore below."),
          .if_wrong = _ ("If a single file is in the way, as NETIF.DLL with an entry point that is "
                         "not found, put that one in place from the service pack and run Update "
                         "again. If Setup itself does not start and names GAPI32.DLL, rename that of "
                         "System32 and copy the one of the Exchange 5.5 CD there; give it its own "
                         "name back before you run Update.") });
  remedy_plan_draft_need (draft, step, "backup.online", "backup.verify", NULL);
  remedy_plan_draft_cite (step, "Q246086", "Q322315", "Q190442", "Q217215", "Q298933", "Q181999",
                          NULL);
}

static void
add_data (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_ROLL_BACK, "roll-back.data",
                                            _ ("Restore the directory and the store"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("The last resort for the data is the backup from before."),
          .instruction = _ ("First copy the databases and logs as they are now to another place: a "
                            "restore replaces them. With the System Attendant running, restore DS "
                            "and IS online from the tape. The names of organization, site and server, and the service "
                            "packs of Exchange and of Windows NT, have to be those of the "
                            "backup."),
          .command = "ntbackup",
          .expect = _ ("The directory and the store start, and mailboxes open."),
          .back = _ ("Put the copies back, with the services stopped."),
          .if_wrong = _ ("A server that cannot be restored in place is rebuilt, as the articles "
                         "describe.") });
  remedy_plan_draft_need (draft, step, "backup.online", "backup.verify", NULL);
  remedy_plan_draft_cite (step, "Q237767", "Q169114", "Q224977", "Q177635", "Q155216", "Q259158",
                          NULL);
}

static void
add_offline (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_ROLL_BACK, "roll-back.offline-copy",
                                            _ ("Or put the offline copy back"));
  g_autofree char *isinteg = remedy_plan_draft_path (draft->root, "bin\\isinteg");
  g_autofree char *command = g_strdup_printf ("%s -patch", isinteg);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("If you took it: it brings the databases back as they were when Exchange was "
                    "stopped, and loses all that came after."),
          .instruction =
              _ ("Stop the services. Move, do not delete, EDB.CHK and all transaction logs (EDB*.LOG) "
                 "of the store and of the directory to another folder. Copy PRIV.EDB and PUB.EDB, "
                 "and DIR.EDB, to where they were. Start the services. Run the command only if "
                 "the store, at its start, asks for it."),
          .command = command,
          .expect = _ ("The directory and the store start, and mailboxes open."),
          .back = _ ("Keep what you moved, and the databases that you replaced, until all is "
                     "well."),
          .if_wrong = _ ("Never start the store with old databases beside newer logs and their "
                         "checkpoint: that can damage them beyond repair.") });
  remedy_plan_draft_need (draft, step, "quiet.offline-copy", NULL);
  remedy_plan_draft_cite (step, "Q237767", "Q296787", NULL);
}

/**
 * remedy_plan_add_roll_back:
 * @self: a draft
 *
 * Adds phase F.
 */
void
remedy_plan_add_roll_back (RemedyPlanDraft *self)
{
  add_files (self);
  if (!self->server)
    return;
  /* No article tells how to reinstall the node of a cluster. */
  if (self->cluster != REMEDY_PLAN_YES)
    add_reinstall (self);
  add_data (self);
  if (self->cluster != REMEDY_PLAN_YES)
    add_offline (self);
}
