/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  REMEDY_PAGE_SERVER,
  REMEDY_PAGE_SYMPTOM,
  REMEDY_PAGE_CHECKS,
  REMEDY_PAGE_DIAGNOSIS,
  REMEDY_PAGE_PREPARE,
  REMEDY_PAGE_REAPPLY,
  REMEDY_PAGE_VERIFY,
  REMEDY_PAGE_REPORT,
  REMEDY_N_PAGES,
} RemedyPageId;

extern const char *const remedy_page_words[];

/* All that the order of the pages depends on. */
typedef struct
{
  gboolean has_case; /* a source was chosen */
  gboolean has_facts; /* something was read */
  gboolean has_answer; /* the operator said what was seen */
  gboolean reading; /* the server is being read for the findings, not to verify */
  gboolean is_fault; /* confirmed, likely or possible */
  gboolean go_on; /* gone on although it is not: a reason was given */
  gboolean consent;
} RemedyFlowState;

const char  *remedy_page_title       (RemedyPageId page);
gboolean     remedy_flow_can_enter   (const RemedyFlowState *state,
                                      RemedyPageId           page);
gboolean     remedy_flow_next        (const RemedyFlowState *state,
                                      RemedyPageId           current,
                                      RemedyPageId          *next);

G_END_DECLS
