/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case.h"

const char *const remedy_step_state_words[]
    = { "pending", "active", "done", "failed", "skipped", NULL };

REMEDY_DEFINE_RECORD (RemedyMark, remedy_mark,
                      REMEDY_FIELD (RemedyMark, step, STRING),
                      REMEDY_FIELD_WORDS (RemedyMark, state, remedy_step_state_words),
                      REMEDY_FIELD (RemedyMark, time, TIME),
                      REMEDY_FIELD (RemedyMark, reason, STRING),
                      REMEDY_FIELD (RemedyMark, note, STRING));

REMEDY_DEFINE_RECORD (RemedyCase, remedy_case,
                      REMEDY_FIELD (RemedyCase, version, INT),
                      REMEDY_FIELD (RemedyCase, id, STRING),
                      REMEDY_FIELD (RemedyCase, created, TIME),
                      REMEDY_FIELD (RemedyCase, updated, TIME),
                      REMEDY_FIELD (RemedyCase, paths, STRINGS),
                      REMEDY_FIELD (RemedyCase, practice, STRING),
                      REMEDY_FIELD (RemedyCase, server, STRING),
                      REMEDY_FIELD (RemedyCase, service_pack, INT),
                      REMEDY_FIELD (RemedyCase, condition, STRING),
                      REMEDY_FIELD (RemedyCase, outcome, STRING),
                      REMEDY_FIELD_WORDS (RemedyCase, page, remedy_page_words),
                      REMEDY_FIELD (RemedyCase, visited, STRINGS),
                      REMEDY_FIELD_OF (RemedyCase, answers, RECORD, &remedy_answers_type),
                      REMEDY_FIELD (RemedyCase, go_on_reason, STRING),
                      REMEDY_FIELD (RemedyCase, consent, BOOL),
                      REMEDY_FIELD (RemedyCase, consent_time, TIME),
                      REMEDY_FIELD_OF (RemedyCase, marks, LIST, &remedy_mark_type));
