/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

/**
 * RemedyReport:
 *
 * What a session knew at one moment, for somebody else to read. It owns all that it holds,
 * so that a thread can write it.
 */
typedef struct
{
  RemedyCase         *case_;
  RemedyFacts        *facts; /* (nullable) */
  RemedyFacts        *after; /* (nullable) */
  GPtrArray          *findings; /* RemedyFinding */
  RemedyDiagnosis    *diagnosis; /* (nullable) */
  RemedyPlan         *plan; /* (nullable) */
  RemedyVerification *verification; /* (nullable) */
  RemedySharing      *sharing; /* (nullable): which names were hidden in all this; NULL: none */
} RemedyReport;

RemedyReport     *remedy_report_new      (RemedySession *session);
void              remedy_report_free     (RemedyReport *self);
const RemedyMark *remedy_report_get_mark (const RemedyReport *self,
                                          const char         *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyReport, remedy_report_free)

G_END_DECLS
