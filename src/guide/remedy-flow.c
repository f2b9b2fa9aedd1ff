/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-flow.h"

#include <glib/gi18n-lib.h>

/* What a page asks for before it can be entered. */
typedef enum
{
  NEEDS_NOTHING,
  NEEDS_CASE,
  NEEDS_GROUND,  /* something was read or stated, and no reading is under way */
  NEEDS_CONSENT, /* and the point of no return was agreed to, for a fault or in spite of none */
} Needs;

typedef struct
{
  const char *title;
  Needs       needs;
  gboolean    repair; /* passed over where there is nothing to repair */
} Page;

/* In the order of RemedyPageId. */
static const Page pages[REMEDY_N_PAGES] = {
  { N_ ("Server"), NEEDS_NOTHING, FALSE }, { N_ ("Symptom"), NEEDS_CASE, FALSE },
  { N_ ("Checks"), NEEDS_CASE, FALSE },    { N_ ("Diagnosis"), NEEDS_GROUND, FALSE },
  { N_ ("Prepare"), NEEDS_GROUND, TRUE },  { N_ ("Reapply"), NEEDS_CONSENT, TRUE },
  { N_ ("Verify"), NEEDS_CONSENT, TRUE },  { N_ ("Report"), NEEDS_GROUND, FALSE },
};

const char *const remedy_page_words[] = { "server",  "symptom", "checks", "diagnosis", "prepare",
                                          "reapply", "verify",  "report", NULL };

/**
 * remedy_page_title:
 * @page: a page
 *
 * Returns: (transfer none): its name, translated
 */
const char *
remedy_page_title (RemedyPageId page)
{
  g_return_val_if_fail (page < REMEDY_N_PAGES, NULL);

  return _ (pages[page].title);
}

/**
 * remedy_flow_can_enter:
 * @state: how things stand
 * @page: a page
 *
 * Prepare can always be entered once there is a diagnosis: where it is not this fault, the
 * page says what it is, and takes the reason for going on anyway. A diagnosis is not
 * shown while the evidence is still being read.
 *
 * Returns: %TRUE if @page can be shown
 */
gboolean
remedy_flow_can_enter (const RemedyFlowState *state,
                       RemedyPageId           page)
{
  gboolean ground;

  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (page < REMEDY_N_PAGES, FALSE);

  ground = state->has_case && !state->reading && (state->has_facts || state->has_answer);
  switch (pages[page].needs)
    {
    case NEEDS_NOTHING:
      return TRUE;
    case NEEDS_CASE:
      return state->has_case;
    case NEEDS_GROUND:
      return ground;
    case NEEDS_CONSENT:
      return ground && state->consent && (state->is_fault || state->go_on);
    default:
      g_assert_not_reached ();
    }
  return FALSE;
}

/**
 * remedy_flow_next:
 * @state: how things stand
 * @current: the page that is shown
 * @next: (out): the page that the one suggested action leads to
 *
 * Where the diagnosis is not this fault, and no reason for going on was given, the pages
 * of the repair are passed over.
 *
 * Returns: %FALSE if there is none, or it cannot be entered yet
 */
gboolean
remedy_flow_next (const RemedyFlowState *state,
                  RemedyPageId           current,
                  RemedyPageId          *next)
{
  gboolean     repair;
  RemedyPageId page;

  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (current < REMEDY_N_PAGES, FALSE);
  g_return_val_if_fail (next != NULL, FALSE);

  repair = state->is_fault || state->go_on;
  for (page = current + 1; page < REMEDY_N_PAGES && pages[page].repair && !repair;)
    page++;
  if (page >= REMEDY_N_PAGES || !remedy_flow_can_enter (state, page))
    return FALSE;
  *next = page;
  return TRUE;
}
