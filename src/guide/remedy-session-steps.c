/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

/* What the operator does: the marks and notes on the run sheet, and what stops them. */

/* legal[from][to], in the order of RemedyStepState. */
static const gboolean legal[5][5] = {
  [REMEDY_STEP_PENDING] = { FALSE, TRUE, TRUE, TRUE, TRUE },
  [REMEDY_STEP_ACTIVE] = { TRUE, FALSE, TRUE, TRUE, TRUE },
  [REMEDY_STEP_DONE] = { TRUE, FALSE, FALSE, FALSE, FALSE },
  [REMEDY_STEP_FAILED] = { TRUE, FALSE, FALSE, FALSE, FALSE },
  [REMEDY_STEP_SKIPPED] = { TRUE, FALSE, FALSE, FALSE, FALSE },
};

static gboolean
is_beyond_return (const RemedyPlan *plan,
                  const char       *id)
{
  gboolean beyond = FALSE;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      beyond = beyond || step->no_return;
      if (g_str_equal (step->id, id))
        return beyond;
    }
  return FALSE;
}

static const RemedyStep *
find_step (RemedySession *self,
           const char    *id,
           GError       **error)
{
  const RemedyPlan *plan = remedy_session_get_plan (self);
  const RemedyStep *step = plan != NULL ? remedy_plan_find (plan, id) : NULL;

  if (step == NULL)
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND, _ ("The run sheet has no step “%s”"),
                 id);
  return step;
}

static RemedyStepState
get_state (RemedySession *self,
           const char    *step)
{
  const RemedyMark *mark = remedy_work_find_mark (self->case_->work, step);

  return mark != NULL ? mark->state : REMEDY_STEP_PENDING;
}

/* Adds what @step needs to @ids, and what that needs; a circle ends where it began. */
static void
collect_needs (const RemedyPlan *plan,
               const RemedyStep *step,
               GHashTable       *ids)
{
  for (guint i = 0; i < step->needs->len; i++)
    {
      const RemedyStep *needed = remedy_plan_find (plan, step->needs->pdata[i]);

      if (needed != NULL && g_hash_table_add (ids, needed->id))
        collect_needs (plan, needed, ids);
    }
}

static const RemedyStep *
find_blocker (RemedySession    *self,
              const RemedyStep *step)
{
  const RemedyPlan *plan = remedy_session_get_plan (self);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  collect_needs (plan, step, ids);
  g_hash_table_remove (ids, step->id);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *needed = plan->steps->pdata[i];
      RemedyStepState   state = get_state (self, needed->id);

      if (g_hash_table_contains (ids, needed->id) && state != REMEDY_STEP_DONE &&
          state != REMEDY_STEP_SKIPPED)
        return needed;
    }
  return NULL;
}

/**
 * remedy_session_get_blocker:
 * @self: a session
 * @step: id of a step
 *
 * A step waits for those that it needs, and for those that they need, until each is done,
 * or skipped with a reason. One that was marked as failed, or whose mark was taken back,
 * stops what is still to be done; what was done on top of it before stays marked, for it was
 * done.
 *
 * Returns: (transfer none) (nullable): the first step of the run sheet that stops it; %NULL
 *   if it can be begun
 */
const RemedyStep *
remedy_session_get_blocker (RemedySession *self,
                            const char    *step)
{
  const RemedyPlan *plan;
  const RemedyStep *found;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  plan = remedy_session_get_plan (self);
  found = plan != NULL ? remedy_plan_find (plan, step) : NULL;
  return found != NULL ? find_blocker (self, found) : NULL;
}

static gboolean
check_needs (RemedySession    *self,
             const RemedyStep *step,
             GError          **error)
{
  const RemedyStep *blocker = find_blocker (self, step);

  if (blocker == NULL)
    return TRUE;
  if (get_state (self, blocker->id) == REMEDY_STEP_FAILED)
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                 /* Translators: both are titles of steps of the run sheet. */
                 _ ("The step “%s” has to wait: “%s” failed. Do that one again, or skip it and say "
                    "why."),
                 step->title, blocker->title);
  else
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                 /* Translators: both are titles of steps of the run sheet. */
                 _ ("The step “%s” has to wait: “%s” comes first. Do that one, or skip it and say "
                    "why."),
                 step->title, blocker->title);
  return FALSE;
}

static gboolean
check_reason (const RemedyStep *step,
              RemedyStepState   state,
              const char       *reason,
              GError          **error)
{
  gboolean needs_reason = state == REMEDY_STEP_FAILED || state == REMEDY_STEP_SKIPPED;

  if (!needs_reason || !remedy_session_is_blank (reason))
    return remedy_session_check_text (reason, error);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
               _ ("Say why the step “%s” failed or is skipped"), step->title);
  return FALSE;
}

static gboolean
check_consent (RemedySession    *self,
               const RemedyStep *step,
               RemedyStepState   state,
               GError          **error)
{
  if (state == REMEDY_STEP_PENDING || self->case_->work->consent ||
      !is_beyond_return (remedy_session_get_plan (self), step->id))
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
               _ ("The step “%s” lies beyond the point of no return, which was not agreed to. "
                  "Agree to it on the page Prepare."),
               step->title);
  return FALSE;
}

/**
 * remedy_session_make_mark:
 * @self: a session with a case
 * @step: id of a step of its plan
 * @state: the new state
 * @reason: (nullable): why it failed or is skipped
 * @error: %REMEDY_ERROR_STATE if the move is not allowed, %REMEDY_ERROR_NOT_FOUND
 *
 * A step that is done, failed or skipped has to be taken back before it is marked
 * otherwise; its note stays. None is begun or done while a step that it needs is open or
 * failed.
 *
 * Returns: (transfer full) (nullable): the move that marks it
 */
RemedyMove *
remedy_session_make_mark (RemedySession  *self,
                          const char     *step,
                          RemedyStepState state,
                          const char     *reason,
                          GError        **error)
{
  const RemedyStep *found = find_step (self, step, error);
  gboolean begins = state == REMEDY_STEP_ACTIVE || state == REMEDY_STEP_DONE;
  RemedyMove *move;

  if (found == NULL)
    return NULL;
  if (!legal[get_state (self, step)][state])
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The step “%s” is marked already. Take that mark back first."), found->title);
      return NULL;
    }
  if (!check_reason (found, state, reason, error) || !check_consent (self, found, state, error) ||
      (begins && !check_needs (self, found, error)))
    return NULL;
  move = remedy_move_make (REMEDY_MOVE_MARK, NULL);
  move->step = g_strdup (step);
  move->state = state;
  if (state == REMEDY_STEP_FAILED || state == REMEDY_STEP_SKIPPED)
    move->text = g_strdup (reason);
  return move;
}

static gboolean
prepare_move (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  RemedyMove *move = remedy_session_make_mark (session, job->text, job->number, job->reason, error);

  if (move == NULL)
    return FALSE;
  remedy_job_set_move (session, job, move);
  return TRUE;
}

static const RemedyJobKind move_kind
    = { prepare_move, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static gboolean
prepare_note (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  const RemedyMark *mark = remedy_work_find_mark (session->case_->work, job->text);
  const char *note = remedy_session_is_blank (job->reason) ? NULL : job->reason;
  RemedyMove *move;

  if (find_step (session, job->text, error) == NULL ||
      !remedy_session_check_text (job->reason, error))
    return FALSE;
  job->skip = g_strcmp0 (mark != NULL ? mark->note : NULL, note) == 0;
  move = remedy_move_make (REMEDY_MOVE_NOTE, note);
  move->step = g_strdup (job->text);
  remedy_job_set_move (session, job, move);
  return TRUE;
}

static const RemedyJobKind note_kind
    = { prepare_note, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static GTask *
new_task (RemedySession      *self,
          gpointer            tag,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  return remedy_session_new_task (self, tag, NULL, callback, user_data);
}

/**
 * remedy_session_move_step_async:
 * @self: a session with a plan
 * @step: id of a step
 * @state: the new state; %REMEDY_STEP_PENDING takes a mark back
 * @reason: (nullable): why; asked for where @state is failed or skipped
 * @callback: called when it is on disk; %REMEDY_ERROR_STATE if the move is not allowed
 * @user_data: for @callback
 */
void
remedy_session_move_step_async (RemedySession      *self,
                                const char         *step,
                                RemedyStepState     state,
                                const char         *reason,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (step != NULL);
  g_return_if_fail (state <= REMEDY_STEP_SKIPPED);

  job = remedy_job_new (self, &move_kind,
                        new_task (self, remedy_session_move_step_async, callback, user_data));
  job->text = g_strdup (step);
  job->number = state;
  job->reason = g_strdup (reason);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_note_step_async:
 * @self: a session with a plan
 * @step: id of a step
 * @note: (nullable): a note; blank takes it away
 * @callback: called when it is on disk
 * @user_data: for @callback
 */
void
remedy_session_note_step_async (RemedySession      *self,
                                const char         *step,
                                const char         *note,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (step != NULL);

  job = remedy_job_new (self, &note_kind,
                        new_task (self, remedy_session_note_step_async, callback, user_data));
  job->text = g_strdup (step);
  job->reason = g_strdup (note);
  remedy_job_push (self, g_steal_pointer (&job));
}
