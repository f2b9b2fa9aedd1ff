/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-file-match.h"

void
remedy_check_files_notes_migration (const RemedyFacts   *facts,
                                    const RemedyAnswers *answers,
                                    RemedyFinding       *finding)
{
  RemedyFileTally tally;
  const char *pack;

  remedy_finding_cite (finding, "Q243604");
  if (!remedy_file_tally_start (facts, finding, &tally))
    return;
  remedy_file_tally (facts, remedy_file_is_notes, FALSE, finding, &tally);
  pack = remedy_service_pack_name (tally.release);
  if (tally.n_wrong > 0)
    {
      remedy_finding_judge (
          finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
          g_dngettext (GETTEXT_PACKAGE, "%u Notes migration file is not that of %s",
                       "%u Notes migration files are not those of %s", tally.n_wrong),
          tally.n_wrong, pack);
      /* Translators: the name of a file. */
      remedy_finding_summarize (finding, _ ("%s, for one"), tally.first_wrong);
      remedy_finding_advise (finding, _ ("Reapplying the service pack brings its own files; "
                                         "compare the versions again afterwards."));
    }
  else if (tally.n[REMEDY_FILE_UNREAD] > 0)
    remedy_file_tally_tell_unread (&tally, _ ("Not every Notes migration file was read"), finding);
  else if (tally.n[REMEDY_FILE_NO_VERSION] > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("Not every Notes migration file has a version"));
      remedy_finding_summarize (finding, _ ("They cannot be compared with %s"), pack);
    }
  else if (tally.release == REMEDY_RELEASE_RTM)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_NOT_APPLICABLE, REMEDY_SEVERITY_WARNING,
                            _ ("Exchange 5.5 without a service pack cannot migrate from Notes"));
      remedy_finding_summarize (finding, _ ("Notes migration came with Service Pack 1 (Q263755)"));
      remedy_finding_cite (finding, "Q263755");
    }
  else if (tally.n[REMEDY_FILE_NEWER] > 0)
    {
      remedy_finding_judge (
          finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_WARNING,
          g_dngettext (GETTEXT_PACKAGE, "%u Notes migration file is newer than %s",
                       "%u Notes migration files are newer than %s", tally.n[REMEDY_FILE_NEWER]),
          tally.n[REMEDY_FILE_NEWER], pack);
      remedy_finding_summarize (finding, _ ("A fix made after the service pack; reapplying the "
                                            "service pack may undo it"));
      remedy_finding_advise (finding,
                             _ ("Have the fix at hand, to apply it again after the service pack."));
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("The Notes migration files are those of %s"), pack);
      remedy_finding_summarize (finding,
                                g_dngettext (GETTEXT_PACKAGE, "%u file was compared by version",
                                             "%u files were compared by version", tally.n_right),
                                tally.n_right);
    }
}
