/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

#include "formats/remedy-tables.h"

/* Whether the files are those of the service pack, before anything is put on top of them. */

static char *
version_of (const char *folder,
            const char *name,
            gint64      service_pack)
{
  const RemedyTableFile *file = remedy_table_find_file (folder, name);

  return file != NULL ? remedy_version_to_string (&file->version[service_pack]) : g_strdup ("?");
}

static char *
versions_expected (const RemedyPlanDraft *draft)
{
  gint64           service_pack = draft->plan->service_pack;
  g_autofree char *mlmignts = NULL;
  g_autofree char *lsntshc = NULL;
  g_autofree char *mapi32 = NULL;

  if (service_pack == 0)
    return g_strdup (_ ("The third number is that of the service pack that is applied, in all "
                        "three: 2232 in Service Pack 1, 2448 in Service Pack 2; and ntsmig.ini is "
                        "there."));
  mlmignts = version_of ("exchsrvr/bin", "MLMIGNTS.DLL", service_pack);
  lsntshc = version_of ("exchsrvr/bin", "LSNTSHC.DLL", service_pack);
  mapi32 = version_of ("winnt/system32", "MAPI32.DLL", service_pack);
  /* Translators: three versions, as in 5.5.2232.2. */
  return g_strdup_printf (_ ("MLMIGNTS.DLL %s, LSNTSHC.DLL %s, MAPI32.DLL %s, or higher where you "
                             "kept the file of a later fix; and ntsmig.ini is there."),
                          mlmignts, lsntshc, mapi32);
}

/**
 * remedy_plan_add_versions:
 * @draft: a draft
 *
 * Adds the step that compares the versions.
 */
void
remedy_plan_add_versions (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.versions",
                                                 _ ("Compare the versions"));
  g_autofree char *notes = remedy_plan_draft_path (draft->root, "bin\\MLMIGNTS.DLL");
  g_autofree char *host = remedy_plan_draft_path (draft->root, "bin\\LSNTSHC.DLL");
  g_autofree char *mapi = remedy_plan_draft_path (draft->system, "system32\\MAPI32.DLL");
  g_autofree char *ini = remedy_plan_draft_path (draft->root, "bin\\ntsmig.ini");
  g_autofree char *command = g_strdup_printf ("filever %s\nfilever %s\nfilever %s\ndir %s", notes,
                                              host, mapi, ini);
  g_autofree char *expect = versions_expected (draft);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Only the versions show that the files were replaced. Dates and sizes do not."),
          .instruction = _ ("Type these now, before later fixes are put on top; or copy the files "
                            "again and let the page Verify of this program read them all."),
          .command = command,
          .expect = expect,
          .if_wrong = _ ("A file that was kept and is another product’s has to be renamed, with "
                         "Exchange stopped; then run Update again. If MAPI32.DLL is missing, look "
                         "for it beside UPDATE.EXE, copy it to System32, and restart the "
                         "computer. If ntsmig.ini is missing, tell whoever supports you: no "
                         "article says where it comes from.") });
  remedy_plan_draft_need (draft, step, "reapply.until-clean", "reapply.second-node", NULL);
  remedy_plan_draft_cite (step, "Q243604", "Q316616", "Q174172", "Q248487", "Q236176", NULL);
}
