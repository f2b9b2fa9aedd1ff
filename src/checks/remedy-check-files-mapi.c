/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-file-match.h"
#include "core/remedy-text.h"

#define MAPI32 "Mapi32.dll"

/* Copies of MAPI32.DLL elsewhere that are not the one in System32. */
static guint
show_copies (const RemedyFacts    *facts,
             const RemedyFileFact *own,
             RemedyFinding        *finding)
{
  guint n = 0;

  for (guint i = 0; i < facts->files->copies->len; i++)
    {
      const RemedyFileFact *copy = facts->files->copies->pdata[i];

      if (copy->state != REMEDY_ITEM_FOUND || !remedy_text_equal (copy->name, MAPI32))
        continue;
      /* Translators: the name of a file and its version. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, copy->path, _ ("Another copy: %s %s"),
                               copy->name,
                               copy->version != NULL ? copy->version : _ ("without a version"));
      n += own == NULL || g_strcmp0 (copy->version, own->version) != 0;
    }
  return n;
}

static void
judge_mapi32 (const RemedyFileFact *own,
              RemedyFileMatch       match,
              RemedyRelease         release,
              RemedyFinding        *finding)
{
  const RemedyTableFile *row = remedy_table_find_file ("winnt/system32", MAPI32);
  g_autofree char *wanted = remedy_version_to_string (&row->version[release]);
  const char *pack = remedy_service_pack_name (release);

  if (match == REMEDY_FILE_ABSENT)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("MAPI32.DLL is not in System32"));
      /* Translators: a service pack and a version. */
      remedy_finding_summarize (finding, _ ("%s has %s"), pack, wanted);
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("MAPI32.DLL is not the service pack’s"));
      /* Translators: the version on disk, a service pack, the version there. */
      remedy_finding_summarize (finding, _ ("%s is on disk; %s has %s"),
                                own->version != NULL ? own->version : _ ("One without a version"),
                                pack, wanted);
      remedy_finding_advise (finding,
                             _ ("Rename it to MAPI32.DLL.OLD before the service pack is "
                                "reapplied, so that its own is written (Q316616, Q174172). Never "
                                "run FIXMAPI.EXE on an Exchange server (Q313889)."));
    }
}

static void
judge_rest (const RemedyFileTally *tally,
            guint                  n_copies,
            RemedyFinding         *finding)
{
  const char *pack = remedy_service_pack_name (tally->release);

  if (tally->n_wrong > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            g_dngettext (GETTEXT_PACKAGE, "%u MAPI file is not that of %s",
                                         "%u MAPI files are not those of %s", tally->n_wrong),
                            tally->n_wrong, pack);
      remedy_finding_summarize (finding, _ ("%s, for one"), tally->first_wrong);
      remedy_finding_advise (finding, _ ("Reapplying the service pack brings its own files; "
                                         "compare the versions again afterwards."));
    }
  else if (tally->n[REMEDY_FILE_UNREAD] > 0)
    remedy_file_tally_tell_unread (tally, _ ("Not every MAPI file was read"), finding);
  else if (tally->n[REMEDY_FILE_NO_VERSION] > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("Not every MAPI file has a version"));
      remedy_finding_summarize (finding, _ ("They cannot be compared with %s"), pack);
    }
  else if (n_copies > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_WARNING,
                            _ ("There are different copies of MAPI32.DLL"));
      remedy_finding_summarize (finding, _ ("The one in System32 is that of %s"), pack);
      remedy_finding_cite (finding, "Q313889");
    }
  else if (tally->n[REMEDY_FILE_NEWER] > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_WARNING,
                            g_dngettext (GETTEXT_PACKAGE, "%u MAPI file is newer than %s",
                                         "%u MAPI files are newer than %s",
                                         tally->n[REMEDY_FILE_NEWER]),
                            tally->n[REMEDY_FILE_NEWER], pack);
      remedy_finding_summarize (finding, _ ("Reapplying the service pack may undo a fix, or may "
                                            "leave the newer file in place"));
      remedy_finding_advise (finding, _ ("Compare the versions again after the service pack was "
                                         "reapplied."));
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("The MAPI files are those of %s"), pack);
      remedy_finding_summarize (finding,
                                g_dngettext (GETTEXT_PACKAGE, "%u file was compared by version",
                                             "%u files were compared by version", tally->n_right),
                                tally->n_right);
    }
}

void
remedy_check_files_mapi (const RemedyFacts   *facts,
                         const RemedyAnswers *answers,
                         RemedyFinding       *finding)
{
  const RemedyTableFile *row = remedy_table_find_file ("winnt/system32", MAPI32);
  const RemedyFileFact *own = remedy_facts_find_file (facts, "winnt/system32", MAPI32);
  RemedyRelease other = REMEDY_RELEASE_RTM;
  RemedyFileTally tally;
  RemedyFileMatch match;
  guint n_copies;

  remedy_finding_cite (finding, "Q316616;Q243604");
  if (!remedy_file_tally_start (facts, finding, &tally))
    return;
  remedy_file_tally (facts, remedy_file_is_mapi, FALSE, finding, &tally);
  n_copies = show_copies (facts, own, finding);
  match = remedy_file_match (row, own, tally.release, &other);
  if (match == REMEDY_FILE_ABSENT || match == REMEDY_FILE_FOREIGN || match == REMEDY_FILE_OLDER ||
      match == REMEDY_FILE_OTHER_RELEASE || match == REMEDY_FILE_NO_VERSION)
    judge_mapi32 (own, match, tally.release, finding);
  else
    judge_rest (&tally, n_copies, finding);
}
