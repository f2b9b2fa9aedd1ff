/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-case.h"
#include "guide/remedy-plan.h"
#include "report/remedy-run-sheet-flow.h"

G_BEGIN_DECLS

/**
 * RemedySheetMatter:
 * @plan: what is to be done
 * @case_: whose plan it is, and what was done already
 * @printed: when, in seconds since 1970 UTC
 *
 * What a run sheet is about. Nothing in it is owned.
 */
typedef struct
{
  const RemedyPlan *plan;
  const RemedyCase *case_;
  gint64            printed;
} RemedySheetMatter;

/* The keys of units whose page is named on the first one. */
#define REMEDY_SHEET_KEY_PHASE 1 /* and the number of the phase */
#define REMEDY_SHEET_KEY_NOTES 14
#define REMEDY_SHEET_KEY_TROUBLE 15
#define REMEDY_SHEET_KEY_DOCUMENT 16 /* and the number of the document */

/* The parts of the sheet: each adds units to the flow. */
void  remedy_sheet_add_front        (RemedySheetFlow         *flow,
                                     const RemedySheetMatter *matter);
void  remedy_sheet_add_step         (RemedySheetFlow         *flow,
                                     const RemedySheetMatter *matter,
                                     guint                    index);
void  remedy_sheet_add_notes        (RemedySheetFlow *flow);
void  remedy_sheet_add_documents    (RemedySheetFlow         *flow,
                                     const RemedySheetMatter *matter);

void  remedy_sheet_add_trouble      (RemedySheetFlow         *flow,
                                     const RemedySheetMatter *matter);

/* What they share. */
char *remedy_sheet_date             (gint64 time);
char *remedy_sheet_server           (const RemedySheetMatter *matter);
char *remedy_sheet_service_pack     (const RemedySheetMatter *matter);
char *remedy_sheet_document_title   (const RemedySheetMatter *matter,
                                     guint                    step);
void  remedy_sheet_add_stop         (RemedySheetFlow         *flow,
                                     const RemedySheetMatter *matter);
void  remedy_sheet_add_field        (RemedySheetFlow *flow,
                                     RemedySheetRow  *row,
                                     const char      *label,
                                     double           left,
                                     double           right);

G_END_DECLS
