/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-case.h"
#include "guide/remedy-plan.h"

G_BEGIN_DECLS

#define REMEDY_PLAN_DOCUMENT_VERSION 1

/* The run sheet of one server, and what it was made from. */
typedef struct
{
  RemedyLayoutFact *layout; /* NULL if nothing was read */
  gboolean          stopped; /* the reading was stopped; what is here was read before */
  char             *computer; /* its name; NULL if that is not known */
  RemedyDiagnosis  *diagnosis;
  RemedyStatements *statements; /* what the operator said */
  RemedyMedia      *media; /* the service pack that was handed over; NULL if none was */
  RemedyFinding    *media_answer; /* whether it is the right one; NULL if none was */
  GPtrArray        *media_findings; /* RemedyFinding, behind that */
  RemedyPlan       *plan;
} RemedyPlanReport;
REMEDY_DECLARE_RECORD (RemedyPlanReport, remedy_plan_report)

/* What "ntsmigctl plan --json" prints. */
typedef struct
{
  gint64     version; /* REMEDY_PLAN_DOCUMENT_VERSION */
  GPtrArray *sources; /* RemedyPlanReport */
} RemedyPlanDocument;
REMEDY_DECLARE_RECORD (RemedyPlanDocument, remedy_plan_document)

RemedyPlanReport *remedy_plan_report_make      (const RemedyPlanInput *input);
RemedyCase       *remedy_plan_report_make_case (const RemedyPlanReport *self);
char             *remedy_plan_report_to_text   (const RemedyPlanReport *self,
                                                gboolean                colour);
char             *remedy_plan_document_to_json (const RemedyPlanDocument *document);
char             *remedy_plan_document_schema  (void);

G_END_DECLS
