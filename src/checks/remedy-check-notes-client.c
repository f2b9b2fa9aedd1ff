/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "core/remedy-text.h"

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
          remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, "%s %s", file->name,
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

/* Whether the folder of @file is in the system PATH; %TRUE also where that is not known. */
static gboolean
is_in_path (const RemedyFacts    *facts,
            const RemedyFileFact *file)
{
  const char *path = remedy_facts_get_value (facts, "Path");
  g_auto (GStrv) folders = NULL;
  g_autofree char *folder = NULL;
  const char *slash = file->path != NULL ? strrchr (file->path, '\\') : NULL;

  /* A variable in it could stand for any folder. */
  if (path == NULL || slash == NULL || strchr (path, '~') != NULL)
    return TRUE;
  folder = g_strndup (file->path, (gsize) (slash - file->path));
  folders = g_strsplit (path, ";", -1);
  for (guint i = 0; folders[i] != NULL; i++)
    {
      gsize length = strlen (g_strstrip (folders[i]));

      if (length > 0 && folders[i][length - 1] == '\\')
        folders[i][length - 1] = '\0';
      if (remedy_text_equal (folders[i], folder))
        return TRUE;
      if (folders[i][0] == '%' && facts->layout != NULL && facts->layout->system_root != NULL &&
          remedy_text_has_prefix (folder, facts->layout->system_root))
        return TRUE;
    }
  return FALSE;
}

static void
judge_one (const RemedyFacts    *facts,
           const RemedyFileFact *file,
           guint                 n_ini,
           RemedyFinding        *finding)
{
  if (!is_in_path (facts, file))
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
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        _ ("There is one Notes client"));
  if (n_ini == 0)
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
        remedy_finding_summarize (finding, "%s", notes->reason);
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
