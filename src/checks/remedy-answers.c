/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-answers.h"

const char *const remedy_saw_words[] = { "unasked", "event", "no-event", NULL };

REMEDY_DEFINE_RECORD (RemedyAnswers,
                      remedy_answers,
                      REMEDY_FIELD_WORDS (RemedyAnswers, saw, remedy_saw_words),
                      REMEDY_FIELD (RemedyAnswers, saw_when, TIME),
                      REMEDY_FIELD (RemedyAnswers, stated_at, TIME));
