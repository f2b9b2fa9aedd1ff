/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-file-match.h"
#include "checks/remedy-machine.h"

void
remedy_check_files_baseline (const RemedyFacts   *facts,
                             const RemedyAnswers *answers,
                             RemedyFinding       *finding)
{
  gboolean workstation = remedy_machine_find (facts) == REMEDY_MACHINE_WORKSTATION;
  RemedyFileTally tally;
  const char *pack;

  remedy_finding_cite (finding, "Q243604");
  if (!remedy_file_tally_start (facts, finding, &tally))
    return;
  remedy_file_tally (facts, remedy_file_is_other, workstation, finding, &tally);
  pack = remedy_service_pack_name (tally.release);
  if (tally.n_wrong > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            g_dngettext (GETTEXT_PACKAGE, "%u other file is not that of %s",
                                         "%u other files are not those of %s", tally.n_wrong),
                            tally.n_wrong, pack);
      /* Translators: the name of a file, and how many files are right. */
      remedy_finding_summarize (finding, _ ("%s, for one; %u are right"), tally.first_wrong,
                                tally.n_right);
      remedy_finding_advise (finding, _ ("Reapplying the service pack brings its own files; "
                                         "compare the versions again afterwards."));
      remedy_finding_cite (finding, "Q217215");
    }
  else if (tally.n[REMEDY_FILE_UNREAD] > 0)
    {
      remedy_file_tally_tell_unread (&tally, _ ("Not every other Exchange file was read"), finding);
    }
  else if (tally.n[REMEDY_FILE_NO_VERSION] > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            g_dngettext (GETTEXT_PACKAGE, "%u other Exchange file has no version",
                                         "%u other Exchange files have no version",
                                         tally.n[REMEDY_FILE_NO_VERSION]),
                            tally.n[REMEDY_FILE_NO_VERSION]);
      remedy_finding_summarize (finding, _ ("They cannot be compared with %s"), pack);
    }
  else
    {
      guint n_newer = tally.n[REMEDY_FILE_NEWER];

      remedy_finding_judge (finding, REMEDY_VERDICT_PASS,
                            n_newer > 0 ? REMEDY_SEVERITY_WARNING : REMEDY_SEVERITY_INFO,
                            n_newer > 0 ? _ ("The other files are those of %s, or newer")
                                        : _ ("The other files are those of %s"),
                            pack);
      remedy_finding_summarize (finding,
                                g_dngettext (GETTEXT_PACKAGE, "%u file was compared by version",
                                             "%u files were compared by version", tally.n_right),
                                tally.n_right);
    }
}
