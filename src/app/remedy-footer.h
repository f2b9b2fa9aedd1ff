/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-flow.h"

G_BEGIN_DECLS

/**
 * RemedyFooterInput:
 * @flow: what the order of the pages depends on
 * @page: the page that is shown
 * @action: (nullable): label of its suggested action
 * @complete: whether the page holds that its action can be pressed
 * @handled: whether the page deals with the action itself, so that no page must follow
 * @quiet: whether the page has a suggested action of its own, so that this one is plain
 * @busy: whether something is on its way to the disk
 */
typedef struct
{
  RemedyFlowState flow;
  RemedyPageId    page;
  const char     *action;
  gboolean        complete;
  gboolean        handled;
  gboolean        quiet;
  gboolean        busy;
} RemedyFooterInput;

/* All that the footer shows. It is worked out whole each time, and applied whole. */
typedef struct
{
  gboolean    back_visible;
  gboolean    back_sensitive;
  gboolean    action_visible;
  gboolean    action_sensitive;
  gboolean    action_suggested; /* the one blue button */
  const char *action_label; /* with a mnemonic; never NULL */
  const char *action_hint; /* why it cannot be pressed; NULL if it can */
} RemedyFooter;

RemedyFooter remedy_footer_make     (const RemedyFooterInput *input);
const char  *remedy_footer_why_not  (const RemedyFlowState *flow,
                                     RemedyPageId           page);

G_END_DECLS
