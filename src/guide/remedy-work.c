/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-work.h"

const char *const remedy_step_state_words[]
    = { "pending", "active", "done", "failed", "skipped", NULL };

REMEDY_DEFINE_RECORD (RemedyMark, remedy_mark,
                      REMEDY_FIELD_TELLS (RemedyMark, step, STRING, OURS),
                      REMEDY_FIELD_WORDS (RemedyMark, state, remedy_step_state_words),
                      REMEDY_FIELD (RemedyMark, time, TIME),
                      REMEDY_FIELD_TELLS (RemedyMark, reason, STRING, NOTE),
                      REMEDY_FIELD_TELLS (RemedyMark, note, STRING, NOTE));

REMEDY_DEFINE_RECORD (RemedyWork, remedy_work,
                      REMEDY_FIELD_OF (RemedyWork, answers, RECORD, &remedy_answers_type),
                      REMEDY_FIELD_OF (RemedyWork, statements, RECORD, &remedy_statements_type),
                      REMEDY_FIELD_TELLS (RemedyWork, go_on_reason, STRING, NOTE),
                      REMEDY_FIELD (RemedyWork, consent, BOOL),
                      REMEDY_FIELD (RemedyWork, consent_time, TIME),
                      REMEDY_FIELD_TELLS (RemedyWork, media, STRING, HOST_PATH),
                      REMEDY_FIELD_TELLS (RemedyWork, failures, STRINGS, OURS),
                      REMEDY_FIELD_OF (RemedyWork, marks, LIST, &remedy_mark_type),
                      REMEDY_FIELD_OF (RemedyWork, sharing, RECORD, &remedy_sharing_type),
                      REMEDY_FIELD_OF (RemedyWork, placings, LIST, &remedy_placing_type));

/**
 * remedy_work_empty:
 *
 * Returns: (transfer full): a case about which nothing was said or done
 */
RemedyWork *
remedy_work_empty (void)
{
  RemedyWork *self = remedy_work_new ();

  self->answers = remedy_answers_new ();
  self->statements = remedy_statements_new ();
  self->sharing = remedy_sharing_new ();
  return self;
}

/**
 * remedy_work_find_mark:
 * @self: what the operator did
 * @step: id of a step
 *
 * Returns: (transfer none) (nullable): how it stands; %NULL if nothing was done about it
 */
RemedyMark *
remedy_work_find_mark (const RemedyWork *self,
                       const char       *step)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (step != NULL, NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      RemedyMark *mark = self->marks->pdata[i];

      if (g_str_equal (mark->step, step))
        return mark;
    }
  return NULL;
}

/**
 * remedy_work_is_done:
 * @self: what the operator did
 * @step: id of a step
 *
 * Returns: %TRUE if the operator marked it as done
 */
gboolean
remedy_work_is_done (const RemedyWork *self,
                     const char       *step)
{
  const RemedyMark *mark = remedy_work_find_mark (self, step);

  return mark != NULL && mark->state == REMEDY_STEP_DONE;
}
