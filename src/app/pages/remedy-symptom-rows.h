/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/remedy-group.h"
#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

guint remedy_symptom_rows_add_faults  (RemedyGroup       *group,
                                       const RemedyFacts *facts);
void  remedy_symptom_rows_add_runs    (RemedyGroup       *group,
                                       const GPtrArray   *runs,
                                       const RemedyFacts *facts);
void  remedy_symptom_rows_add_others  (RemedyGroup       *group,
                                       const RemedyFacts *facts);
void  remedy_symptom_rows_add_logs    (RemedyGroup       *group,
                                       const RemedyFacts *facts);
void  remedy_symptom_rows_add_machine (RemedyGroup       *group,
                                       const RemedyFacts *facts);

G_END_DECLS
