/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"

static void
judge_found (const RemedyFacts    *facts,
             const RemedyFileFact *file,
             RemedyFinding        *finding)
{
  g_autofree char *size = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%lld byte", "%lld bytes", (gulong) file->size),
      (long long) file->size);
  g_autofree char *when = remedy_reason_when_full (facts, file->modified);

  /* Translators: a size and a time. */
  remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s, last written on %s"), size,
                           when);
  if (file->size > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("ntsmig.ini is in exchsrvr\\bin"));
      /* Translators: %s is a size. */
      remedy_finding_summarize (
          finding, _ ("%s, readable. The event names it, but it is not missing."), size);
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("ntsmig.ini is empty"));
  remedy_finding_summarize (finding, _ ("%s is there, and holds nothing"), file->path);
}

void
remedy_check_files_ntsmig_ini (const RemedyFacts   *facts,
                               const RemedyAnswers *answers,
                               RemedyFinding       *finding)
{
  const RemedyFileFact *file = facts->files->ntsmig_ini;

  remedy_finding_cite (finding, "Q236176");
  if (file == NULL)
    remedy_finding_set_unread (finding, _ ("Whether ntsmig.ini is there is not known"),
                               "ntsmig.ini", REMEDY_ITEM_NOT_HERE, NULL);
  else if (file->state == REMEDY_ITEM_FOUND)
    judge_found (facts, file, finding);
  else if (file->state == REMEDY_ITEM_MISSING)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("ntsmig.ini is not in exchsrvr\\bin"));
      remedy_finding_summarize (finding, _ ("There is no %s"), file->path);
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path,
                               _ ("The folder was listed, and the file is not in it"));
    }
  else
    {
      remedy_finding_set_unread (finding,
                                 file->state == REMEDY_ITEM_NOT_HERE
                                     ? _ ("Whether ntsmig.ini is there is not known")
                                     : _ ("Whether ntsmig.ini is readable is not known"),
                                 file->path, file->state, file->reason);
      remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, file->path, "%s", finding->summary);
    }
}
