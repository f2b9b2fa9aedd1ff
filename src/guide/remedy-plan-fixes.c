/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include "checks/remedy-file-match.h"

/* A file of a later build than the service pack’s is the trace of a fix, and may be the only
 * one. */
static void
add_newer (const RemedyPlanDraft *draft,
           GPtrArray             *names)
{
  const GPtrArray *rows = remedy_table_files ();

  for (guint i = 0; draft->plan->service_pack > 0 && i < rows->len; i++)
    {
      const RemedyTableFile *row = rows->pdata[i];
      const RemedyFileFact  *file = remedy_facts_find_file (draft->facts, row->folder, row->name);
      RemedyRelease          release = (RemedyRelease) draft->plan->service_pack;
      RemedyRelease          other = release;

      if (remedy_file_is_any (row) &&
          remedy_file_match (row, file, release, &other) == REMEDY_FILE_NEWER)
        g_ptr_array_add (names, g_strdup_printf ("%s %s", row->name, file->version));
    }
}

static void
add_names (const GPtrArray *fixes,
           GPtrArray       *names)
{
  for (guint i = 0; i < fixes->len; i++)
    g_ptr_array_add (names, g_strdup (((const RemedyHotfixFact *) fixes->pdata[i])->name));
}

/**
 * remedy_plan_fixes_found:
 * @draft: a draft
 *
 * Returns: (transfer full) (nullable): the traces of fixes that were found, in one line
 */
char *
remedy_plan_fixes_found (const RemedyPlanDraft *draft)
{
  const RemedyFacts *facts = draft->facts;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (facts->registry != NULL)
    add_names (facts->registry->hotfixes, names);
  if (facts->files != NULL)
    add_names (facts->files->hotfix_folders, names);
  add_newer (draft, names);
  return names->len > 0 ? remedy_plan_draft_join (names) : NULL;
}
