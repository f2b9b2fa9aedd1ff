/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/remedy-opening-row.h"
#include "guide/remedy-case.h"
#include "guide/remedy-plan.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_STEP_ROW (remedy_step_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyStepRow, remedy_step_row, REMEDY, STEP_ROW, RemedyOpeningRow)

GtkWidget  *remedy_step_row_new      (const RemedyStep *step);
const char *remedy_step_row_get_id   (RemedyStepRow *self);
void        remedy_step_row_set_mark (RemedyStepRow    *self,
                                      const RemedyMark *mark,
                                      gboolean          current);

G_END_DECLS
