/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

/* Phase D, the reapplication (domain notes, sections 2.3, 2.7 and 8). */

static void
add_update (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, REMEDY_STEP_UPDATE, _ ("Run Update"));

  step->no_return = TRUE;
  step->practice = REMEDY_PRACTICE_REAPPLY;
  step->why =
      g_strdup (_ ("This is what the article prescribes. From here on the way back is the backup: "
                   "no article tells how to uninstall a service pack of Exchange 5.5."));
  /* Translators: %s is “Service Pack 1”. */
  step->instruction =
      g_strdup_printf (_ ("Put the CD of %s in, with its drive letter for X: and the "
                          "folder of your language for ENG. Update says that it will "
                          "reinstall the files of what is installed, and keep the "
                          "databases: accept that."),
                       draft->pack);
  step->command = g_strdup_printf ("X:\\ENG\\SERVER\\SETUP\\%s\\UPDATE", draft->platform);
  step->expect = g_strdup (_ ("Update copies files, and says that it was successful."));
  step->if_wrong =
      g_strdup (_ ("If it says that this version is older than the one previously used, "
                   "the wrong service pack is in the drive. Error numbers are in the step “Run it "
                   "again until it ends without an error”."));
  remedy_plan_draft_cite (step, "Q236176", "Q198347", "Q290226", "Q159788", NULL);
}

static void
add_prompts (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, "reapply.prompts",
                                            _ ("Answer what Update asks; never choose Ignore"));

  step->why =
      g_strdup (_ ("A file that was ignored leaves the server with files of two levels, and "
                   "services that do not start."));
  step->instruction =
      g_strdup (_ ("If a file is in use, find what holds it, close that, and choose "
                   "Retry. If nothing can be found, rename the file in Explorer while "
                   "the question is on the screen, then choose Retry. Asked whether "
                   "to replace a newer file, write its name down. Microsoft’s general "
                   "advice is to keep the newer one; if it is another product’s, it "
                   "stays in the way, and “Compare the versions” will show it."));
  step->expect =
      g_strdup (_ ("No question was answered with Ignore, and every file that was kept is "
                   "written down."));
  step->if_wrong =
      g_strdup (_ ("ADDRESS.DLL is held by a server monitor elsewhere, MDBMSG.DLL by Event "
                   "Viewer, EMSMDB32.DLL by the Administrator program or a virus scanner, "
                   "EDBBCLI.DLL by a backup agent."));
  remedy_plan_draft_cite (step, "Q178930", "Q246337", "Q177221", "Q193707", "Q182510", "Q265716",
                          "Q235978", NULL);
}

static void
add_until_clean (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, "reapply.until-clean",
                                            _ ("Run it again until it ends without an error"));

  step->why = g_strdup (_ ("Any message that popped up counts as an update that may have failed."));
  step->instruction =
      g_strdup (_ ("After any error, mend its cause and run Update once more. Then read "
                   "the end of the setup log. On a cluster, run Update on the second "
                   "node now, without a failover in between."));
  step->command = g_strdup_printf ("notepad \"%s\\Exchange Server Setup.log\"", draft->drive);
  step->expect = g_strdup (_ ("The last run in the log names no error."));
  step->if_wrong =
      g_strdup (_ ("0xc0020422: an Exchange service is disabled. 0xc002041d: log on as "
                   "the account of the services, and see its rights. 0xc0020005: see the "
                   "rights on the registry. 0xc0020002 or 0xc0020003: a file or folder of "
                   "Exchange is missing."));
  remedy_plan_draft_cite (step, "Q178930", "Q246337", "Q158545", "Q248138", "Q190442", "Q182513",
                          "Q255181", "Q246086", NULL);
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
}
