/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-failure.h"
#include "report/remedy-run-sheet-parts.h"

/* The failure catalogue, for who has no program at the console of the server. */

#define INDENT 14

static void
append_all (GString         *text,
            const GPtrArray *signs)
{
  for (guint i = 0; i < signs->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            (const char *) signs->pdata[i]);
}

/* Codes and files, and the first sentence: the others say nearly the same. */
static char *
list_signs (const RemedyFailure *failure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_all (text, failure->codes);
  append_all (text, failure->files);
  if (failure->sentences->len > 0)
    /* Translators: what the screen says; as it is. */
    g_string_append_printf (text, _ ("%s“%s”"), text->len > 0 ? ", " : "",
                            (const char *) failure->sentences->pdata[0]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_remedy (RemedySheetFlow         *flow,
            const RemedySheetMatter *matter,
            const RemedyFailureStep *step,
            guint                    number)
{
  const RemedyPlan *plan = matter->plan;
  g_autofree char *command = remedy_failure_command (step, plan->root, plan->system, plan->pack);
  g_autofree char *text = NULL;

  text = step->advice
             /* Translators: number, title and text of a step. */
             ? g_strdup_printf (_ ("%u. %s (our advice, not Microsoft’s): %s"), number, step->title,
                                step->text)
             /* Translators: number, title and text of a step. */
             : g_strdup_printf (_ ("%u. %s: %s"), number, step->title, step->text);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_SMALL, "P", text);
  if (command == NULL)
    return;
  remedy_sheet_flow_commands (flow, command, FALSE);
  remedy_sheet_flow_gap (flow, 2);
}

static void
add_failure (RemedySheetFlow         *flow,
             const RemedySheetMatter *matter,
             const RemedyFailure     *failure)
{
  g_autofree char *signs = list_signs (failure);

  remedy_sheet_flow_text (flow, REMEDY_SHEET_STRONG, "H3", failure->title);
  remedy_sheet_flow_keep (flow, 0);
  flow->left = INDENT;
  remedy_sheet_flow_text (flow, REMEDY_SHEET_SMALL_SLANTED, "P", signs);
  for (guint i = 0; i < failure->steps->len; i++)
    add_remedy (flow, matter, failure->steps->pdata[i], i + 1);
  flow->left = 0;
  remedy_sheet_flow_gap (flow, 4);
}

/**
 * remedy_sheet_add_trouble:
 * @flow: where it is added
 * @matter: what the sheet is about
 *
 * Adds the failures of Update, by what the screen says, and what to do then; to a sheet on
 * which Update runs.
 */
void
remedy_sheet_add_trouble (RemedySheetFlow         *flow,
                          const RemedySheetMatter *matter)
{
  gsize n_failures;
  const RemedyFailure *const *failures = remedy_failure_table (&n_failures);

  if (remedy_plan_find (matter->plan, REMEDY_STEP_UPDATE) == NULL)
    return;
  for (gsize i = 0; i < n_failures; i++)
    {
      remedy_sheet_flow_begin (flow);
      flow->left = 0;
      flow->right = flow->width;
      if (i == 0)
        {
          flow->unit->new_page = TRUE;
          flow->unit->key = REMEDY_SHEET_KEY_TROUBLE;
          flow->unit->outline = g_strdup (_ ("Trouble at the console"));
          remedy_sheet_flow_text (flow, REMEDY_SHEET_HEADING, "H2", flow->unit->outline);
          remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P",
                                  _ ("Look for the number, the file or the sentence that Update "
                                     "shows, and do what stands below it, in that order. Write "
                                     "down what you did."));
          remedy_sheet_flow_gap (flow, 6);
        }
      add_failure (flow, matter, failures[i]);
    }
}
