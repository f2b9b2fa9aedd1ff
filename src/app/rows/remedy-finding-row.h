/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/remedy-opening-row.h"
#include "checks/remedy-finding.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FINDING_ROW (remedy_finding_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyFindingRow,
                      remedy_finding_row,
                      REMEDY,
                      FINDING_ROW,
                      RemedyOpeningRow)

GtkWidget *remedy_finding_row_new         (const char *question);
void       remedy_finding_row_set_finding (RemedyFindingRow    *self,
                                           const RemedyFinding *finding);
void       remedy_finding_row_set_waiting (RemedyFindingRow *self,
                                           gboolean          reading);

G_END_DECLS
