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

  step->advice = TRUE;
  step->why =
      g_strdup (_ ("If only the programs are in trouble, the copies bring them back as they "
                   "were, with the fault."));
  step->instruction =
      g_strdup (_ ("Stop the Exchange services as before, copy the saved files over "
                   "those of the service pack, and restart the computer."));
  step->command = g_strdup_printf ("xcopy %s %s /e /r\nxcopy %s %s /e /r\nxcopy %s %s /r", bin,
                                   to_bin, res, to_res, system, to_system);
  step->expect = g_strdup (_ ("The services start, and the versions are the old ones."));
  step->if_wrong = g_strdup (_ ("Go on to the next step."));
}

static void
add_reinstall (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_ROLL_BACK, "roll-back.reinstall",
                                            _ ("Reinstall Exchange, then the service pack"));

  step->why =
      g_strdup (_ ("Where Update breaks off and cannot be completed, Setup’s Reinstall gives it "
                   "a whole set of files to work on. The databases stay."));
  /* Translators: %s is “Service Pack 1”. */
  step->instruction = g_strdup_printf (
      _ ("Set the System Attendant to Disabled, run Setup from the Exchange 5.5 CD and choose "
         "Reinstall. Then run Update of %s; should it end with 0xc0020422, set the System "
         "Attendant "
         "to Manual and run it again."),
      draft->pack);
  step->expect = g_strdup (_ ("Update ends without an error."));
  step->if_wrong =
      g_strdup (_ ("If a single file is in the way, put that one in place from the service "
                   "pack and run Update again."));
  remedy_plan_draft_cite (step, "Q246086", "Q322315", "Q190442", "Q217215", "Q298933", NULL);
}

static void
add_data (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_ROLL_BACK, "roll-back.data",
                                            _ ("Restore the directory and the store"));
  g_autofree char *isinteg = remedy_plan_draft_path (draft->root, "bin\\isinteg");

  step->why = g_strdup (_ ("The last resort for the data is the backup from before."));
  step->instruction =
      g_strdup (_ ("Restore DS and IS online from it. After restoring files that were "
                   "copied offline, run the command before you start the store. The "
                   "names of organization, site and server, and the service packs of "
                   "Exchange and of Windows NT, have to be those of the backup."));
  step->command = g_strdup_printf ("%s -patch", isinteg);
  step->expect = g_strdup (_ ("The directory and the store start, and mailboxes open."));
  step->if_wrong =
      g_strdup (_ ("A server that cannot be restored in place is rebuilt, as the articles "
                   "describe."));
  remedy_plan_draft_cite (step, "Q237767", "Q296787", "Q169114", "Q224977", "Q155216", "Q259158",
                          NULL);
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
  if (self->diagnosis->workstation)
    return;
  add_reinstall (self);
  add_data (self);
}
