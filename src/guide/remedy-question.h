/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"
#include "guide/remedy-statements.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_QUESTION_CHOICE, /* yes, no, or not answered */
  REMEDY_QUESTION_TEXT,
} RemedyQuestionKind;

/**
 * RemedyQuestion:
 * @id: stable: "cluster"
 * @kind: how it is answered
 * @offset: of the answer in #RemedyStatements
 * @title: the question, not translated yet
 * @text: why it is asked, not translated yet
 *
 * One thing that the evidence cannot tell, and the operator is asked for.
 */
typedef struct
{
  const char        *id;
  RemedyQuestionKind kind;
  gsize              offset;
  const char        *title;
  const char        *text;
} RemedyQuestion;

const RemedyQuestion *remedy_question_table        (gsize *n_questions);
const RemedyQuestion *remedy_question_find         (const char *id);
gboolean              remedy_question_is_asked     (const RemedyQuestion *self,
                                                    const RemedyFacts    *facts);
RemedyStated          remedy_question_get_choice   (const RemedyQuestion   *self,
                                                    const RemedyStatements *statements);
void                  remedy_question_set_choice   (const RemedyQuestion *self,
                                                    RemedyStatements     *statements,
                                                    RemedyStated          choice);
const char           *remedy_question_get_text     (const RemedyQuestion   *self,
                                                    const RemedyStatements *statements);
void                  remedy_question_set_text     (const RemedyQuestion *self,
                                                    RemedyStatements     *statements,
                                                    const char           *text);
char                 *remedy_question_get_evidence (const RemedyQuestion *self,
                                                    const RemedyFacts    *facts);
gboolean              remedy_question_check_text   (const RemedyQuestion *self,
                                                    const char           *text,
                                                    GError              **error);

G_END_DECLS
