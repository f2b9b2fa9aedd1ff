/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

/* What the operator says and does: answers, consent, and the marks on the run sheet. */

#define MAX_TEXT_BYTES (64 * 1024)

/* legal[from][to], in the order of RemedyStepState. */
static const gboolean legal[5][5] = {
  [REMEDY_STEP_PENDING] = { FALSE, TRUE, TRUE, TRUE, TRUE },
  [REMEDY_STEP_ACTIVE] = { TRUE, FALSE, TRUE, TRUE, TRUE },
  [REMEDY_STEP_DONE] = { TRUE, FALSE, FALSE, FALSE, FALSE },
  [REMEDY_STEP_FAILED] = { TRUE, FALSE, FALSE, FALSE, FALSE },
  [REMEDY_STEP_SKIPPED] = { TRUE, FALSE, FALSE, FALSE, FALSE },
};

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static gboolean
check_text (const char *text,
            GError    **error)
{
  if (text == NULL || (strlen (text) <= MAX_TEXT_BYTES && g_utf8_validate (text, -1, NULL)))
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("This text is too long: the limit is %d bytes"), MAX_TEXT_BYTES);
  return FALSE;
}

static gboolean
prepare_answer (RemedySession *session,
                RemedyJob     *job,
                GError       **error)
{
  remedy_answers_free (job->case_->work->answers);
  job->case_->work->answers = g_steal_pointer (&job->answers);
  job->case_->work->answers->stated_at = now ();
  remedy_session_summarise (job->case_, session->before, session->after);
  return TRUE;
}

static const RemedyJobKind answer_kind = { prepare_answer, remedy_job_save, remedy_job_commit_case,
                                           NULL };

static gboolean
was_visited (const RemedyCase *case_,
             const char       *page)
{
  return g_ptr_array_find_with_equal_func (case_->visited, page, g_str_equal, NULL);
}

static gboolean
prepare_page (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  const char     *word = remedy_page_words[job->number];
  RemedyFlowState state;

  remedy_session_get_flow_state (session, &state);
  if (!remedy_flow_can_enter (&state, job->number))
    {
      /* Translators: %s is the name of a page of the wizard, as in “Reapply”. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The page “%s” cannot be entered yet"), remedy_page_title (job->number));
      return FALSE;
    }
  job->skip = job->case_->page == job->number && was_visited (job->case_, word);
  job->case_->page = job->number;
  if (!was_visited (job->case_, word))
    g_ptr_array_add (job->case_->visited, g_strdup (word));
  return TRUE;
}

static const RemedyJobKind page_kind = { prepare_page, remedy_job_save, remedy_job_commit_case,
                                         NULL };

static gboolean
prepare_go_on (RemedySession *session,
               RemedyJob     *job,
               GError       **error)
{
  if (!check_text (job->reason, error))
    return FALSE;
  if (is_blank (job->reason))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("Say why you want to go on although the diagnosis is not this fault"));
      return FALSE;
    }
  g_free (job->case_->work->go_on_reason);
  job->case_->work->go_on_reason = g_steal_pointer (&job->reason);
  return TRUE;
}

static const RemedyJobKind go_on_kind = { prepare_go_on, remedy_job_save, remedy_job_commit_case,
                                          NULL };

static gboolean
prepare_consent (RemedySession *session,
                 RemedyJob     *job,
                 GError       **error)
{
  RemedyFlowState state;

  remedy_session_get_flow_state (session, &state);
  if (job->number && !state.is_fault && !state.go_on)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The diagnosis is not this fault: say first why you want to go on"));
      return FALSE;
    }
  job->case_->work->consent = job->number;
  job->case_->work->consent_time = job->number ? now () : REMEDY_TIME_UNKNOWN;
  return TRUE;
}

static const RemedyJobKind consent_kind = { prepare_consent, remedy_job_save,
                                            remedy_job_commit_case, NULL };

static RemedyMark *
get_or_add_mark (RemedyCase *case_,
                 const char *step)
{
  RemedyMark *mark = remedy_work_find_mark (case_->work, step);

  if (mark != NULL)
    return mark;
  mark = remedy_mark_new ();
  mark->step = g_strdup (step);
  g_ptr_array_add (case_->work->marks, mark);
  return mark;
}

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

/**
 * remedy_session_set_mark:
 * @self: a session
 * @case_: a copy of its case
 * @step: id of a step of its plan
 * @state: the new state
 * @reason: (nullable): why it failed or is skipped
 * @error: %REMEDY_ERROR_STATE if the move is not allowed, %REMEDY_ERROR_NOT_FOUND
 *
 * Marks the step in @case_. A step that is done, failed or skipped has to be taken back
 * before it is marked otherwise; its note stays.
 *
 * Returns: %TRUE if it was marked
 */
gboolean
remedy_session_set_mark (RemedySession  *self,
                         RemedyCase     *case_,
                         const char     *step,
                         RemedyStepState state,
                         const char     *reason,
                         GError        **error)
{
  const RemedyStep *found = find_step (self, step, error);
  gboolean          needs_reason = state == REMEDY_STEP_FAILED || state == REMEDY_STEP_SKIPPED;
  RemedyMark       *mark;

  if (found == NULL || !check_text (reason, error))
    return FALSE;
  mark = get_or_add_mark (case_, step);
  if (!legal[mark->state][state])
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The step “%s” is marked already. Take that mark back first."), found->title);
      return FALSE;
    }
  if (needs_reason && is_blank (reason))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("Say why the step “%s” failed or is skipped"), found->title);
      return FALSE;
    }
  if (state != REMEDY_STEP_PENDING && !case_->work->consent &&
      is_beyond_return (remedy_session_get_plan (self), step))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The step “%s” lies beyond the point of no return, which was not agreed to. "
                      "Agree to it on the page Prepare."),
                   found->title);
      return FALSE;
    }
  mark->state = state;
  mark->time = now ();
  g_free (mark->reason);
  mark->reason = needs_reason ? g_strdup (reason) : NULL;
  return TRUE;
}

static gboolean
prepare_move (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  if (!remedy_session_set_mark (session, job->case_, job->text, job->number, job->reason, error))
    return FALSE;
  remedy_session_summarise (job->case_, session->before, session->after);
  return TRUE;
}

static const RemedyJobKind move_kind = { prepare_move, remedy_job_save, remedy_job_commit_case,
                                         NULL };

static gboolean
prepare_note (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  RemedyMark *mark;

  if (find_step (session, job->text, error) == NULL || !check_text (job->reason, error))
    return FALSE;
  mark = get_or_add_mark (job->case_, job->text);
  g_free (mark->note);
  mark->note = is_blank (job->reason) ? NULL : g_steal_pointer (&job->reason);
  return TRUE;
}

static const RemedyJobKind note_kind = { prepare_note, remedy_job_save, remedy_job_commit_case,
                                         NULL };

static GTask *
new_task (RemedySession      *self,
          gpointer            tag,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

/**
 * remedy_session_answer_async:
 * @self: a session with a case
 * @answers: what the operator said; when it was said is put in
 * @callback: called when it is on disk
 * @user_data: for @callback
 */
void
remedy_session_answer_async (RemedySession       *self,
                             const RemedyAnswers *answers,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (answers != NULL);

  job = remedy_job_new (self, &answer_kind,
                        new_task (self, remedy_session_answer_async, callback, user_data));
  job->answers = remedy_answers_copy (answers);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_set_page_async:
 * @self: a session with a case
 * @page: the page that is shown
 * @callback: called when it is on disk; %REMEDY_ERROR_STATE if it cannot be entered
 * @user_data: for @callback
 *
 * Keeps where the wizard was, to go on there.
 */
void
remedy_session_set_page_async (RemedySession      *self,
                               RemedyPageId        page,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (page < REMEDY_N_PAGES);

  job = remedy_job_new (self, &page_kind,
                        new_task (self, remedy_session_set_page_async, callback, user_data));
  job->number = page;
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_go_on_async:
 * @self: a session with a case
 * @reason: why to go on although the diagnosis is not this fault; %REMEDY_ERROR_STATE if blank
 * @callback: called when it is on disk
 * @user_data: for @callback
 */
void
remedy_session_go_on_async (RemedySession      *self,
                            const char         *reason,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));

  job = remedy_job_new (self, &go_on_kind,
                        new_task (self, remedy_session_go_on_async, callback, user_data));
  job->reason = g_strdup (reason);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_consent_async:
 * @self: a session with a case
 * @consent: whether the operator agrees to go beyond the point of no return
 * @callback: called when it is on disk; %REMEDY_ERROR_STATE if there is nothing to agree to
 * @user_data: for @callback
 */
void
remedy_session_consent_async (RemedySession      *self,
                              gboolean            consent,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));

  job = remedy_job_new (self, &consent_kind,
                        new_task (self, remedy_session_consent_async, callback, user_data));
  job->number = consent != FALSE;
  remedy_job_push (self, g_steal_pointer (&job));
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
