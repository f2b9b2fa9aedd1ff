/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-run-sheet-row.h"
#include "report/remedy-run-sheet.h"

G_BEGIN_DECLS

/* What is on the pages: for those who make a file of a run sheet, and for its tests. */
const GPtrArray      *remedy_run_sheet_get_units  (RemedyRunSheet *self);
guint                 remedy_run_sheet_count_rows (RemedyRunSheet *self,
                                                   guint           page);
const RemedySheetRow *remedy_run_sheet_get_row    (RemedyRunSheet *self,
                                                   guint           page,
                                                   guint           index);

G_END_DECLS
