/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_QUESTIONS (remedy_questions_get_type ())

G_DECLARE_FINAL_TYPE (RemedyQuestions, remedy_questions, REMEDY, QUESTIONS, GtkBox)

void remedy_questions_update (RemedyQuestions        *self,
                              const RemedyStatements *statements,
                              const RemedyFacts      *facts);
void remedy_questions_ask    (RemedyQuestions        *self,
                              const char             *id);

G_END_DECLS
