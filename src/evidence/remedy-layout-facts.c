/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-layout-facts.h"

const char *const remedy_layout_kind_words[] = { "drives", "loose", NULL };

REMEDY_DEFINE_RECORD (RemedyProblemFact, remedy_problem_fact,
                      REMEDY_FIELD_TELLS (RemedyProblemFact, path, STRING, PATH),
                      REMEDY_FIELD_WORDS (RemedyProblemFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyProblemFact, reason, STRING, SENTENCE));

REMEDY_DEFINE_RECORD (RemedyDriveFact, remedy_drive_fact,
                      REMEDY_FIELD_TELLS (RemedyDriveFact, letter, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyDriveFact, host_path, STRING, HOST_PATH));

REMEDY_DEFINE_RECORD (RemedyLayoutFact, remedy_layout_fact,
                      REMEDY_FIELD_WORDS (RemedyLayoutFact, kind, remedy_layout_kind_words),
                      REMEDY_FIELD_TELLS (RemedyLayoutFact, host_paths, STRINGS, HOST_PATH),
                      REMEDY_FIELD_OF (RemedyLayoutFact, drives, LIST, &remedy_drive_fact_type),
                      REMEDY_FIELD_TELLS (RemedyLayoutFact, system_root, STRING, PATH),
                      REMEDY_FIELD_TELLS (RemedyLayoutFact, exchange_root, STRING, PATH),
                      REMEDY_FIELD_TELLS (RemedyLayoutFact, exchange_root_from, STRING, WHERE),
                      REMEDY_FIELD_TELLS (RemedyLayoutFact, computer, STRING, SERVER),
                      REMEDY_FIELD (RemedyLayoutFact, practice, BOOL),
                      REMEDY_FIELD_OF (RemedyLayoutFact, problems, LIST, &remedy_problem_fact_type));
