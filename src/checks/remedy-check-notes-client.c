/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"

#define NNOTES "NNOTES.DLL"

static guint
count_found (const GPtrArray       *files,
             RemedyFinding         *finding,
             const RemedyFileFact **first,
             const RemedyFileFact **unread)
{
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const RemedyFileFact *file = files->pdata[i];
      g_autofree char *reason = NULL;

      if (file->state == REMEDY_ITEM_FOUND)
        {
          remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, "%s%s%s", file->name,
                                   file->version != NULL ? " " : "",
                                   file->version != NULL ? file->version : "");
          n++;
          if (*first == NULL)
            *first = file;
        }
      else if (file->state != REMEDY_ITEM_MISSING)
        {
          reason = remedy_reason_text (file->path, file->state, file->reason);
          remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, file->path, "%s", reason);
          if (*unread == NULL)
            *unread = file;
        }
    }
  return n;
}

typedef enum
{
  PATH_HAS_IT,
  PATH_LACKS_IT,
  PATH_NOT_KNOWN,
} PathAnswer;

/* Whether the folder of @file is in the system PATH. An entry with a short name, or with a
 * variable that is not the system’s, could be any folder. */
static PathAnswer
find_in_path (const RemedyFacts    *facts,
              const RemedyFileFact *file)
{
  const char *path = remedy_facts_get_value (facts, "Path");
  const char *root = facts->layout != NULL ? facts->layout->system_root : NULL;
  g_auto (GStrv) entries = NULL;
  g_autofree char *folder = remedy_nt_path_parent (file->path);
  PathAnswer answer = path != NULL && folder != NULL ? PATH_LACKS_IT : PATH_NOT_KNOWN;

  entries = g_strsplit (path != NULL ? path : "", ";", -1);
  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autofree char *entry = remedy_nt_path_expand (entries[i], root != NULL ? root : "?:");
      gsize length = entry != NULL ? strlen (entry) : 0;

      if (length > 0 && entry[length - 1] == '\\')
        entry[length - 1] = '\0';
      if (remedy_text_equal (entry, folder))
        return PATH_HAS_IT;
      if (strchr (entries[i], '~') != NULL || (entry == NULL && strchr (entries[i], '%') != NULL) ||
          (entry != NULL && entry[0] == '?'))
        answer = PATH_NOT_KNOWN;
    }
  return answer;
}

static void
judge_one (const RemedyFacts    *facts,
           const RemedyFileFact *file,
           guint                 n_ini,
           RemedyFinding        *finding)
{
  PathAnswer answer = find_in_path (facts, file);

  if (answer == PATH_LACKS_IT)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The Notes client’s folder is not in the system PATH"));
      remedy_finding_summarize (finding, "%s", file->path);
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, NULL, "Path = %s",
                               remedy_facts_get_value (facts, "Path"));
      remedy_finding_advise (finding, _ ("Add the folder of NNOTES.DLL to the system PATH, and "
                                         "restart the computer (Q239650)."));
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS,
                        answer == PATH_NOT_KNOWN ? REMEDY_SEVERITY_WARNING : REMEDY_SEVERITY_INFO,
                        _ ("There is one Notes client"));
  if (answer == PATH_NOT_KNOWN)
    /* Translators: %s is the path of NNOTES.DLL. */
    remedy_finding_summarize (
        finding, _ ("%s; whether its folder is in the system PATH is not known"), file->path);
  else if (n_ini == 0)
    /* Translators: %s is the path of NNOTES.DLL. */
    remedy_finding_summarize (finding, _ ("%s; no NOTES.INI was found"), file->path);
  else
    remedy_finding_summarize (finding, "%s", file->path);
}

void
remedy_check_notes_client (const RemedyFacts   *facts,
                           const RemedyAnswers *answers,
                           RemedyFinding       *finding)
{
  const RemedyNotesFact *notes = facts->notes;
  const RemedyFileFact *first = NULL;
  const RemedyFileFact *unread = NULL;
  const RemedyFileFact *ini = NULL;
  const RemedyFileFact *unread_ini = NULL;
  guint n_clients = count_found (notes->nnotes, finding, &first, &unread);
  guint n_ini = count_found (notes->notes_ini, finding, &ini, &unread_ini);

  remedy_finding_cite (finding, "Q239650");
  if (n_clients > 1)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            g_dngettext (GETTEXT_PACKAGE, "There is %u copy of NNOTES.DLL",
                                         "There are %u copies of NNOTES.DLL", n_clients),
                            n_clients);
      remedy_finding_summarize (finding, _ ("More than one copy makes the Migration Wizard crash"));
      remedy_finding_advise (finding, _ ("Keep the one in the Notes program folder, and rename "
                                         "the others (Q239650, Q188815)."));
      remedy_finding_cite (finding, "Q188815");
    }
  else if (unread != NULL)
    remedy_finding_set_unread (finding, _ ("The Notes client is not known"), unread->path,
                               unread->state, unread->reason);
  else if (!notes->complete)
    {
      remedy_finding_set_unread (finding, _ ("The Notes client is not known"), NNOTES,
                                 REMEDY_ITEM_NOT_HERE, NULL);
      if (notes->reason != NULL)
        {
          g_autofree char *reason = remedy_reason_sentence (notes->reason);

          remedy_finding_summarize (finding, "%s", reason);
        }
    }
  else if (n_clients == 1)
    judge_one (facts, first, n_ini, finding);
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("No Notes client is here"));
      remedy_finding_summarize (finding, _ ("There is no NNOTES.DLL"));
      remedy_finding_advise (finding, _ ("The Migration Wizard needs the 32-bit Notes client on "
                                         "the machine where it runs, started there once "
                                         "(Q239650)."));
    }
}
