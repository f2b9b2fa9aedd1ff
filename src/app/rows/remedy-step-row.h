/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/remedy-opening-row.h"
#include "guide/remedy-plan.h"
#include "guide/remedy-work.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_STEP_ROW (remedy_step_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyStepRow, remedy_step_row, REMEDY, STEP_ROW, RemedyOpeningRow)

/**
 * RemedyStanding:
 * @mark: (nullable): what the operator did about the step
 * @number: of the step on the sheet; 0 on the way back, which is not counted
 * @current: it is the one to do now
 * @can_choose: it can be made the one to do now
 * @blocker: (nullable): the step that has to be done before it
 * @blocker_mark: (nullable): how that one stands
 *
 * How a step stands among the others. Nothing in it is owned.
 */
typedef struct
{
  const RemedyMark *mark;
  guint             number;
  gboolean          current;
  gboolean          can_choose;
  const RemedyStep *blocker;
  const RemedyMark *blocker_mark;
} RemedyStanding;

GtkWidget  *remedy_step_row_new          (const RemedyStep *step);
const char *remedy_step_row_get_id       (RemedyStepRow *self);
void        remedy_step_row_set_step     (RemedyStepRow    *self,
                                          const RemedyStep *step);
void        remedy_step_row_set_standing (RemedyStepRow        *self,
                                          const RemedyStanding *standing);

G_END_DECLS
