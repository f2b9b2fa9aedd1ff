/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-question.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_QUESTION_ROW (remedy_question_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyQuestionRow, remedy_question_row, REMEDY, QUESTION_ROW, GtkBox)

GtkWidget            *remedy_question_row_new          (const RemedyQuestion *question);
const RemedyQuestion *remedy_question_row_get_question (RemedyQuestionRow *self);
void                  remedy_question_row_update       (RemedyQuestionRow      *self,
                                                        const RemedyStatements *statements,
                                                        const RemedyFacts      *facts);

G_END_DECLS
