/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-run-sheet-row.h"
#include "report/remedy-run-sheet.h"

G_BEGIN_DECLS

/* For those who make a file of a run sheet, and for its tests. */
const GPtrArray *remedy_run_sheet_get_units (RemedyRunSheet *self);

G_END_DECLS
