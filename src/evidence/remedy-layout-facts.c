/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-layout-facts.h"

const char *const remedy_layout_kind_words[] = { "drives", "loose", NULL };

REMEDY_DEFINE_RECORD (RemedyProblemFact, remedy_problem_fact,
                      REMEDY_FIELD (RemedyProblemFact, path, STRING),
                      REMEDY_FIELD_WORDS (RemedyProblemFact, state, remedy_item_state_words),
                      REMEDY_FIELD (RemedyProblemFact, reason, STRING));

REMEDY_DEFINE_RECORD (RemedyDriveFact, remedy_drive_fact,
                      REMEDY_FIELD (RemedyDriveFact, letter, STRING),
                      REMEDY_FIELD (RemedyDriveFact, host_path, STRING));

REMEDY_DEFINE_RECORD (RemedyLayoutFact, remedy_layout_fact,
                      REMEDY_FIELD_WORDS (RemedyLayoutFact, kind, remedy_layout_kind_words),
                      REMEDY_FIELD (RemedyLayoutFact, host_paths, STRINGS),
                      REMEDY_FIELD_OF (RemedyLayoutFact, drives, LIST, &remedy_drive_fact_type),
                      REMEDY_FIELD (RemedyLayoutFact, system_root, STRING),
                      REMEDY_FIELD (RemedyLayoutFact, exchange_root, STRING),
                      REMEDY_FIELD (RemedyLayoutFact, exchange_root_from, STRING),
                      REMEDY_FIELD (RemedyLayoutFact, computer, STRING),
                      REMEDY_FIELD (RemedyLayoutFact, practice, BOOL),
                      REMEDY_FIELD_OF (RemedyLayoutFact, problems, LIST, &remedy_problem_fact_type));
