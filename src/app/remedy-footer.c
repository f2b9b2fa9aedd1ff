/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-footer.h"

#include <glib/gi18n-lib.h>

/**
 * remedy_footer_why_not:
 * @flow: what the order of the pages depends on
 * @page: a page
 *
 * Returns: (nullable): why @page cannot be entered, as a sentence; %NULL if it can
 */
const char *
remedy_footer_why_not (const RemedyFlowState *flow, RemedyPageId page)
{
  g_return_val_if_fail (flow != NULL, NULL);

  if (remedy_flow_can_enter (flow, page))
    return NULL;
  if (!flow->has_case)
    return _ ("Choose a server first.");
  if (flow->reading)
    return _ ("The server is still being read.");
  if (!flow->has_facts && !flow->has_answer)
    return _ ("Read the server first, or say on the page Symptom what you saw.");
  if (!flow->is_fault && !flow->go_on)
    return _ ("The diagnosis is not this fault. The page Prepare lets you go on anyway.");
  return _ ("Agree first, on the page Prepare, to the point of no return.");
}

/**
 * remedy_footer_make:
 * @input: all that the footer depends on
 *
 * Returns: the footer
 */
RemedyFooter
remedy_footer_make (const RemedyFooterInput *input)
{
  RemedyFooter footer = { 0 };
  RemedyPageId next = input->page;
  gboolean     leads = FALSE;

  g_return_val_if_fail (input != NULL, footer);

  leads = input->handled || remedy_flow_next (&input->flow, input->page, &next);
  footer.back_visible = input->page > REMEDY_PAGE_SERVER;
  footer.back_sensitive = footer.back_visible && !input->busy;
  footer.action_visible = input->action != NULL;
  footer.action_sensitive = footer.action_visible && input->complete && leads && !input->busy;
  footer.action_suggested = !input->quiet;
  footer.action_label = input->action != NULL ? input->action : "";
  if (footer.action_visible && !footer.action_sensitive)
    {
      if (input->busy)
        footer.action_hint = _ ("Wait until this is saved.");
      else if (!leads && input->page + 1 < REMEDY_N_PAGES)
        footer.action_hint = remedy_footer_why_not (&input->flow, input->page + 1);
      if (footer.action_hint == NULL)
        footer.action_hint = _ ("Something on this page is still to be done.");
    }
  return footer;
}
