/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/remedy-opening-row.h"
#include "checks/remedy-failure.h"
#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_TROUBLE_ROW (remedy_trouble_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyTroubleRow, remedy_trouble_row, REMEDY, TROUBLE_ROW, RemedyOpeningRow)

GtkWidget  *remedy_trouble_row_new          (const RemedyFailure *failure,
                                             RemedySession       *session);
const char *remedy_trouble_row_get_id       (RemedyTroubleRow *self);
void        remedy_trouble_row_set_on_sheet (RemedyTroubleRow *self,
                                             gboolean          on_sheet);

G_END_DECLS
