/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-file-match.h"
#include "checks/remedy-reason.h"

/* Files of a later build than the service pack's, told one by one. */
static guint
show_newer (const RemedyFacts *facts,
            RemedyRelease      release,
            RemedyFinding     *finding)
{
  const GPtrArray *rows = remedy_table_files ();
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyTableFile *row = rows->pdata[i];
      const RemedyFileFact *file = remedy_facts_find_file (facts, row->folder, row->name);
      RemedyRelease other = release;
      g_autofree char *wanted = NULL;

      if (!remedy_file_is_any (row) ||
          remedy_file_match (row, file, release, &other) != REMEDY_FILE_NEWER)
        continue;
      wanted = remedy_version_to_string (&row->version[release]);
      /* Translators: a file, its version, a service pack, the version there. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s %s; %s has %s"),
                               row->name, file->version, remedy_service_pack_name (release),
                               wanted);
      n++;
    }
  return n;
}

static void
show_hotfixes (const GPtrArray *hotfixes,
               RemedyFinding   *finding)
{
  for (guint i = 0; i < hotfixes->len; i++)
    {
      const RemedyHotfixFact *hotfix = hotfixes->pdata[i];

      remedy_finding_add_seen (finding, REMEDY_HOW_READ, hotfix->where, "%s", hotfix->name);
    }
}

static const char *
exchange_root (const RemedyFacts *facts)
{
  return facts->layout->exchange_root != NULL ? facts->layout->exchange_root : "EXCHSRVR";
}

/* How many there are, unless none was found and nobody could look. */
static char *
count_words (guint    n,
             gboolean looked)
{
  return n > 0 || looked ? g_strdup_printf ("%u", n) : g_strdup (_ ("not read"));
}

static void
judge_fixes (const RemedyFacts *facts,
             guint              n_newer,
             RemedyFinding     *finding)
{
  const RemedyHiveFact *software = facts->registry->software;
  gboolean listed = facts->files->root_state == REMEDY_ITEM_FOUND;
  gboolean whole = remedy_reason_is_whole (software);
  g_autofree char *folders = count_words (facts->files->hotfix_folders->len, listed);
  g_autofree char *keys = count_words (facts->registry->hotfixes->len, whole);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                        _ ("Fixes were applied after the service pack"));
  /* Translators: a number of files, then of folders and of registry keys; either of the two
   * may be “not read” instead. */
  remedy_finding_summarize (finding,
                            _ ("Newer files: %u · folders of fixes: %s · registered fixes: %s"),
                            n_newer, folders, keys);
  if (!listed)
    {
      const char *root = exchange_root (facts);
      g_autofree char *reason = remedy_reason_text (root, facts->files->root_state, NULL);

      remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, root, "%s", reason);
    }
  if (facts->files->hotfix_folders_cut != NULL)
    remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, exchange_root (facts), "%s",
                             facts->files->hotfix_folders_cut);
  if (!whole)
    {
      g_autofree char *reason = remedy_reason_hive_text (software);

      remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ,
                               software != NULL ? software->path : NULL, "%s", reason);
    }
  remedy_finding_advise (finding,
                         _ ("Collect their packages, and apply them again after the service "
                            "pack. One that says it is already installed looks at the key "
                            "HOTFIX in the registry (Q180002)."));
  remedy_finding_cite (finding, "Q275292;Q180002");
}

/* Why there may be more fixes than were found; %FALSE if there can be none. */
static gboolean
judge_gap (const RemedyFacts     *facts,
           const RemedyFileTally *tally,
           RemedyFinding         *finding)
{
  const char *title = _ ("Fixes applied after the service pack are not known");

  if (facts->files->root_state != REMEDY_ITEM_FOUND)
    {
      remedy_finding_set_unread (finding, title, exchange_root (facts), facts->files->root_state,
                                 NULL);
      return TRUE;
    }
  if (tally->n[REMEDY_FILE_UNREAD] > 0)
    {
      remedy_file_tally_tell_unread (tally, title, finding);
      return TRUE;
    }
  if (!remedy_reason_is_whole (facts->registry->software))
    {
      g_autofree char *reason = remedy_reason_hive_text (facts->registry->software);
      const RemedyHiveFact *hive = facts->registry->software;

      remedy_finding_set_unread (finding, title, hive != NULL ? hive->path : NULL,
                                 hive != NULL && hive->state != REMEDY_ITEM_FOUND
                                     ? hive->state
                                     : (int) REMEDY_ITEM_UNREADABLE,
                                 NULL);
      remedy_finding_summarize (finding, "%s", reason);
      return TRUE;
    }
  return FALSE;
}

void
remedy_check_repair_hotfixes (const RemedyFacts   *facts,
                              const RemedyAnswers *answers,
                              RemedyFinding       *finding)
{
  guint n_folders = facts->files->hotfix_folders->len;
  guint n_keys = facts->registry->hotfixes->len;
  g_autoptr (RemedyFinding) scratch = remedy_finding_new ();
  RemedyFileTally tally;
  guint n_newer = 0;
  gboolean known = remedy_file_tally_start (facts, scratch, &tally);

  if (known)
    {
      remedy_file_tally (facts, remedy_file_is_any, TRUE, scratch, &tally);
      n_newer = show_newer (facts, tally.release, finding);
    }
  show_hotfixes (facts->files->hotfix_folders, finding);
  show_hotfixes (facts->registry->hotfixes, finding);
  remedy_finding_cite (finding, "Q265137;Q242944");
  if (n_newer + n_folders > 0)
    judge_fixes (facts, n_newer, finding);
  else if (!known)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("Fixes applied after the service pack are not known"));
      finding->how = REMEDY_HOW_NOT_READ;
      remedy_finding_summarize (finding, "%s", scratch->summary);
      if (scratch->advice != NULL)
        remedy_finding_advise (finding, "%s", scratch->advice);
    }
  else if (judge_gap (facts, &tally, finding))
    return;
  else if (n_keys > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_WARNING,
                            g_dngettext (GETTEXT_PACKAGE, "The registry names %u fix",
                                         "The registry names %u fixes", n_keys),
                            n_keys);
      remedy_finding_summarize (finding, _ ("No Exchange file is newer than the service pack’s"));
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("No fix made after the service pack was found"));
      remedy_finding_summarize (finding, _ ("Neither files, nor folders, nor the registry show "
                                            "one"));
    }
}
