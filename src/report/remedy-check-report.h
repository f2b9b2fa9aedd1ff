/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-diagnosis.h"

G_BEGIN_DECLS

#define REMEDY_CHECK_DOCUMENT_VERSION 1

/* What was found on one server. Host paths stand in its layout alone. */
typedef struct
{
  RemedyLayoutFact *layout; /* NULL if nothing was read */
  gboolean          stopped; /* the reading was stopped; what is here was read before */
  GPtrArray        *findings; /* RemedyFinding, in the order of the table of checks */
  RemedyDiagnosis  *diagnosis;
} RemedyCheckReport;
REMEDY_DECLARE_RECORD (RemedyCheckReport, remedy_check_report)

/* What "ntsmigctl check --json" prints. */
typedef struct
{
  gint64     version; /* REMEDY_CHECK_DOCUMENT_VERSION */
  GPtrArray *sources; /* RemedyCheckReport */
} RemedyCheckDocument;
REMEDY_DECLARE_RECORD (RemedyCheckDocument, remedy_check_document)

RemedyCheckReport *remedy_check_report_make (const RemedyFacts   *facts,
                                             const RemedyAnswers *answers);

G_END_DECLS
