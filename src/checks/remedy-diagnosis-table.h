/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-diagnosis.h"

G_BEGIN_DECLS

/**
 * RemedyDiagnosisRow:
 * @events: bits of #RemedyEventState
 * @packs: bits of #RemedyPackState
 * @services: bits of #RemedyNotesServiceState
 * @errors: bit 0: without other errors; bit 1: with them
 * @condition: what they add up to
 *
 * One row of the table of diagnoses. Every combination lands in exactly one row.
 */
typedef struct
{
  guint           events;
  guint           packs;
  guint           services;
  guint           errors;
  RemedyCondition condition;
} RemedyDiagnosisRow;

const RemedyDiagnosisRow *remedy_diagnosis_table       (gsize *n_rows);
gboolean                  remedy_diagnosis_row_matches (const RemedyDiagnosisRow *row,
                                                        RemedyEventState          event,
                                                        RemedyPackState           pack,
                                                        RemedyNotesServiceState   notes_service,
                                                        gboolean                  other_errors);

G_END_DECLS
