/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-move.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-failure.h"

const char *const remedy_move_kind_words[]
    = { "import",      "answers",      "statements", "go-on", "consent", "media",
        "add-failure", "drop-failure", "mark",       "note",  "undo",    "redo",
        "sharing",     "placings",     NULL };

REMEDY_DEFINE_RECORD (RemedyMove, remedy_move,
                      REMEDY_FIELD (RemedyMove, version, INT),
                      REMEDY_FIELD (RemedyMove, number, INT),
                      REMEDY_FIELD (RemedyMove, time, TIME),
                      REMEDY_FIELD_WORDS (RemedyMove, kind, remedy_move_kind_words),
                      REMEDY_FIELD (RemedyMove, of, INT),
                      REMEDY_FIELD (RemedyMove, step, STRING),
                      REMEDY_FIELD_WORDS (RemedyMove, state, remedy_step_state_words),
                      REMEDY_FIELD (RemedyMove, text, STRING),
                      REMEDY_FIELD (RemedyMove, consent, BOOL),
                      REMEDY_FIELD_OF (RemedyMove, answers, RECORD, &remedy_answers_type),
                      REMEDY_FIELD_OF (RemedyMove, statements, RECORD, &remedy_statements_type),
                      REMEDY_FIELD_OF (RemedyMove, work, RECORD, &remedy_work_type),
                      REMEDY_FIELD_OF (RemedyMove, sharing, RECORD, &remedy_sharing_type),
                      REMEDY_FIELD_OF (RemedyMove, placings, LIST, &remedy_placing_type));

/**
 * remedy_move_make:
 * @kind: what it is
 * @text: (nullable): what @kind says of it
 *
 * Returns: (transfer full): a move of this moment, without a number yet
 */
RemedyMove *
remedy_move_make (RemedyMoveKind kind,
                  const char    *text)
{
  RemedyMove *self = remedy_move_new ();

  self->version = REMEDY_MOVE_VERSION;
  self->time = g_get_real_time () / G_USEC_PER_SEC;
  self->kind = kind;
  self->text = g_strdup (text);
  return self;
}

static void
set_text (char      **slot,
          const char *text)
{
  g_free (*slot);
  *slot = g_strdup (text);
}

static RemedyMark *
get_or_add_mark (RemedyWork *work,
                 const char *step)
{
  RemedyMark *mark = remedy_work_find_mark (work, step);

  if (mark != NULL)
    return mark;
  mark = remedy_mark_new ();
  mark->step = g_strdup (step);
  g_ptr_array_add (work->marks, mark);
  return mark;
}

static void
apply_mark (const RemedyMove *self,
            RemedyWork       *work)
{
  RemedyMark *mark;

  if (self->step == NULL)
    return;
  mark = get_or_add_mark (work, self->step);
  if (self->kind == REMEDY_MOVE_NOTE)
    {
      set_text (&mark->note, self->text);
      return;
    }
  mark->state = self->state;
  mark->time = self->time;
  set_text (&mark->reason, self->text);
}

static void
apply_consent (gboolean    consent,
               gint64      time,
               RemedyWork *work)
{
  work->consent = consent;
  work->consent_time = consent ? time : REMEDY_TIME_UNKNOWN;
}

/* The consent rests on the word that the backup was verified, and falls with it. */
static void
apply_statements (const RemedyMove *self,
                  RemedyWork       *work)
{
  if (self->statements == NULL)
    return;
  remedy_statements_free (work->statements);
  work->statements = remedy_statements_copy (self->statements);
  if (work->statements->backup != REMEDY_STATED_YES)
    apply_consent (FALSE, REMEDY_TIME_UNKNOWN, work);
}

static void
apply_failure (const RemedyMove *self,
               RemedyWork       *work)
{
  gboolean there;
  guint    at = 0;

  if (self->text == NULL)
    return;
  there = g_ptr_array_find_with_equal_func (work->failures, self->text, g_str_equal, &at);
  if (self->kind == REMEDY_MOVE_ADD_FAILURE && !there)
    g_ptr_array_add (work->failures, g_strdup (self->text));
  else if (self->kind == REMEDY_MOVE_DROP_FAILURE && there)
    g_ptr_array_remove_index (work->failures, at);
}

/* Field by field, since @work stays where it is. */
static void
apply_import (const RemedyMove *self,
              RemedyWork       *work)
{
  RemedyWork *copy = self->work != NULL ? remedy_work_copy (self->work) : remedy_work_empty ();
  RemedyWork  old = *work;

  *work = *copy;
  *copy = old;
  remedy_work_free (copy);
  if (work->answers == NULL)
    work->answers = remedy_answers_new ();
  if (work->statements == NULL)
    work->statements = remedy_statements_new ();
  if (work->sharing == NULL)
    work->sharing = remedy_sharing_new ();
}

static void
apply_sharing (const RemedyMove *self,
               RemedyWork       *work)
{
  if (self->sharing == NULL)
    return;
  remedy_sharing_free (work->sharing);
  work->sharing = remedy_sharing_copy (self->sharing);
}

static void
apply_placings (const RemedyMove *self,
                RemedyWork       *work)
{
  for (guint i = 0; i < work->placings->len; i++)
    remedy_placing_free (work->placings->pdata[i]);
  g_ptr_array_set_size (work->placings, 0);
  for (guint i = 0; i < self->placings->len; i++)
    g_ptr_array_add (work->placings, remedy_placing_copy (self->placings->pdata[i]));
}

/**
 * remedy_move_apply:
 * @self: a move, but neither undo nor redo: what these do depends on the moves before them
 * @work: what the operator had said and done before it; changed
 *
 * Does the move. Whether it was allowed was asked before it was written down; what is
 * written down is done, so that a journal always tells the same.
 */
void
remedy_move_apply (const RemedyMove *self,
                   RemedyWork       *work)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (work != NULL);

  switch (self->kind)
    {
    case REMEDY_MOVE_IMPORT:
      apply_import (self, work);
      break;
    case REMEDY_MOVE_ANSWERS:
      if (self->answers != NULL)
        {
          remedy_answers_free (work->answers);
          work->answers = remedy_answers_copy (self->answers);
        }
      break;
    case REMEDY_MOVE_STATEMENTS:
      apply_statements (self, work);
      break;
    case REMEDY_MOVE_GO_ON:
      set_text (&work->go_on_reason, self->text);
      break;
    case REMEDY_MOVE_CONSENT:
      apply_consent (self->consent, self->time, work);
      break;
    case REMEDY_MOVE_MEDIA:
      set_text (&work->media, self->text);
      break;
    case REMEDY_MOVE_ADD_FAILURE:
    case REMEDY_MOVE_DROP_FAILURE:
      apply_failure (self, work);
      break;
    case REMEDY_MOVE_MARK:
    case REMEDY_MOVE_NOTE:
      apply_mark (self, work);
      break;
    case REMEDY_MOVE_SHARING:
      apply_sharing (self, work);
      break;
    case REMEDY_MOVE_PLACINGS:
      apply_placings (self, work);
      break;
    default:
      break;
    }
}

static char *
describe_mark (RemedyStepState state,
               const char     *title)
{
  switch (state)
    {
    case REMEDY_STEP_ACTIVE:
      /* Translators: %s is the title of a step of the run sheet. */
      return g_strdup_printf (_ ("Begin “%s”"), title);
    case REMEDY_STEP_DONE:
      /* Translators: %s is the title of a step of the run sheet. */
      return g_strdup_printf (_ ("Mark “%s” as done"), title);
    case REMEDY_STEP_FAILED:
      /* Translators: %s is the title of a step of the run sheet. */
      return g_strdup_printf (_ ("Mark “%s” as failed"), title);
    case REMEDY_STEP_SKIPPED:
      /* Translators: %s is the title of a step of the run sheet. */
      return g_strdup_printf (_ ("Skip “%s”"), title);
    case REMEDY_STEP_PENDING:
    default:
      /* Translators: %s is the title of a step of the run sheet. */
      return g_strdup_printf (_ ("Take back the mark of “%s”"), title);
    }
}

static const char *
title_of (const RemedyMove *self,
          const RemedyPlan *plan)
{
  const RemedyStep *step = NULL;

  if (self->step == NULL)
    return "";
  if (plan != NULL)
    step = remedy_plan_find (plan, self->step);
  return step != NULL ? step->title : self->step;
}

/* What another version of the program may have put there is called by its id. */
static const char *
title_of_failure (const RemedyMove *self)
{
  const RemedyFailure *failure = self->text != NULL ? remedy_failure_find (self->text) : NULL;

  return failure != NULL ? failure->title : self->text != NULL ? self->text : "";
}

/**
 * remedy_move_describe:
 * @self: a move
 * @plan: (nullable): the run sheet, for the titles of its steps
 *
 * Returns: (transfer full): what was done, as in “Mark “Back up the server” as done”
 */
char *
remedy_move_describe (const RemedyMove *self,
                      const RemedyPlan *plan)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case REMEDY_MOVE_IMPORT:
      return g_strdup (_ ("What an older version of this program had kept"));
    case REMEDY_MOVE_ANSWERS:
      return g_strdup (_ ("Say what was seen in the event log"));
    case REMEDY_MOVE_STATEMENTS:
      return g_strdup (_ ("State what the evidence cannot tell"));
    case REMEDY_MOVE_GO_ON:
      return g_strdup (_ ("Go on although it is not this fault"));
    case REMEDY_MOVE_CONSENT:
      return g_strdup (self->consent ? _ ("Agree to go beyond the point of no return")
                                     : _ ("Take back the agreement to go beyond the point of no "
                                          "return"));
    case REMEDY_MOVE_MEDIA:
      /* Translators: %s is the path of a folder or file. */
      return self->text != NULL ? g_strdup_printf (_ ("Choose the service pack in “%s”"), self->text)
                                : g_strdup (_ ("Choose no service pack"));
    case REMEDY_MOVE_ADD_FAILURE:
      /* Translators: %s names an entry of the catalogue of failures. */
      return g_strdup_printf (_ ("Put the remedy for “%s” on the run sheet"),
                              title_of_failure (self));
    case REMEDY_MOVE_DROP_FAILURE:
      /* Translators: %s names an entry of the catalogue of failures. */
      return g_strdup_printf (_ ("Take the remedy for “%s” off the run sheet"),
                              title_of_failure (self));
    case REMEDY_MOVE_MARK:
      return describe_mark (self->state, title_of (self, plan));
    case REMEDY_MOVE_NOTE:
      /* Translators: %s is the title of a step of the run sheet. */
      return g_strdup_printf (_ ("Note on “%s”"), title_of (self, plan));
    case REMEDY_MOVE_SHARING:
      return g_strdup (_ ("Choose what is shared, and how"));
    case REMEDY_MOVE_PLACINGS:
      return g_strdup (_ ("Arrange the pictures"));
    case REMEDY_MOVE_UNDO:
      return g_strdup (_ ("Undo"));
    case REMEDY_MOVE_REDO:
    default:
      return g_strdup (_ ("Redo"));
    }
}
