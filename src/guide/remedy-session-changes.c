/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

/* What the operator says: answers, statements, consent; and which page is shown. */

#define MAX_TEXT_BYTES (64 * 1024)

/**
 * remedy_session_is_blank:
 * @text: (nullable): what the operator typed
 *
 * Returns: %TRUE if there is nothing in it
 */
gboolean
remedy_session_is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

/**
 * remedy_session_check_text:
 * @text: (nullable): what the operator typed
 * @error: %REMEDY_ERROR_LIMIT
 *
 * Returns: %TRUE if it can be kept
 */
gboolean
remedy_session_check_text (const char *text,
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
  RemedyMove *move = remedy_move_make (REMEDY_MOVE_ANSWERS, NULL);

  move->answers = g_steal_pointer (&job->answers);
  move->answers->stated_at = move->time;
  remedy_job_set_move (session, job, move);
  return TRUE;
}

static const RemedyJobKind answer_kind
    = { prepare_answer, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static gboolean
prepare_state (RemedySession *session,
               RemedyJob     *job,
               GError       **error)
{
  RemedyMove *move;

  if (!remedy_session_check_text (job->statements->language, error) ||
      !remedy_session_check_text (job->statements->postoffice, error) ||
      !remedy_session_check_text (job->statements->account, error))
    return FALSE;
  job->statements->stated_at = session->case_->work->statements->stated_at;
  job->skip = remedy_record_equal (&remedy_statements_type, job->statements,
                                   session->case_->work->statements);
  move = remedy_move_make (REMEDY_MOVE_STATEMENTS, NULL);
  move->statements = g_steal_pointer (&job->statements);
  move->statements->stated_at = move->time;
  remedy_job_set_move (session, job, move);
  return TRUE;
}

static const RemedyJobKind state_kind
    = { prepare_state, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static gboolean
prepare_failure (RemedySession *session,
                 RemedyJob     *job,
                 GError       **error)
{
  gboolean there;

  if (!remedy_session_check_text (job->text, error))
    return FALSE;
  there = g_ptr_array_find_with_equal_func (session->case_->work->failures, job->text, g_str_equal,
                                            NULL);
  job->skip = there == (job->number == REMEDY_MOVE_ADD_FAILURE);
  remedy_job_set_move (session, job, remedy_move_make (job->number, job->text));
  return TRUE;
}

static const RemedyJobKind failure_kind
    = { prepare_failure, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

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
                                         NULL, REMEDY_JOB_BROWSES };

static gboolean
prepare_go_on (RemedySession *session,
               RemedyJob     *job,
               GError       **error)
{
  if (!remedy_session_check_text (job->reason, error))
    return FALSE;
  if (remedy_session_is_blank (job->reason))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("Say why you want to go on although the diagnosis is not this fault"));
      return FALSE;
    }
  remedy_job_set_move (session, job, remedy_move_make (REMEDY_MOVE_GO_ON, job->reason));
  return TRUE;
}

static const RemedyJobKind go_on_kind
    = { prepare_go_on, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static gboolean
prepare_consent (RemedySession *session,
                 RemedyJob     *job,
                 GError       **error)
{
  RemedyMove     *move;
  RemedyFlowState state;

  remedy_session_get_flow_state (session, &state);
  if (job->number && !state.is_fault && !state.go_on)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The diagnosis is not this fault: say first why you want to go on"));
      return FALSE;
    }
  if (job->number && session->case_->work->statements->backup != REMEDY_STATED_YES)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("State first that a backup was taken and verified"));
      return FALSE;
    }
  job->skip = job->number == session->case_->work->consent;
  move = remedy_move_make (REMEDY_MOVE_CONSENT, NULL);
  move->consent = job->number;
  remedy_job_set_move (session, job, move);
  return TRUE;
}

static const RemedyJobKind consent_kind
    = { prepare_consent, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static GTask *
new_task (RemedySession      *self,
          gpointer            tag,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  return remedy_session_new_task (self, tag, NULL, callback, user_data);
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
 * remedy_session_state_async:
 * @self: a session with a case
 * @statements: all that the operator stated; when it was stated is put in
 * @callback: called when it is on disk
 * @user_data: for @callback
 *
 * The consent rests on the word that the backup was verified, and falls with it.
 */
void
remedy_session_state_async (RemedySession          *self,
                            const RemedyStatements *statements,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (statements != NULL);

  job = remedy_job_new (self, &state_kind,
                        new_task (self, remedy_session_state_async, callback, user_data));
  job->statements = remedy_statements_copy (statements);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_add_failure_async:
 * @self: a session with a case
 * @failure_id: id of an entry of the failure catalogue
 * @callback: called when it is on disk
 * @user_data: for @callback
 *
 * Puts the remedy for it on the run sheet.
 */
void
remedy_session_add_failure_async (RemedySession      *self,
                                  const char         *failure_id,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (failure_id != NULL);

  job = remedy_job_new (self, &failure_kind,
                        new_task (self, remedy_session_add_failure_async, callback, user_data));
  job->text = g_strdup (failure_id);
  job->number = REMEDY_MOVE_ADD_FAILURE;
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_drop_failure_async:
 * @self: a session with a case
 * @failure_id: id of an entry of the failure catalogue
 * @callback: called when it is on disk
 * @user_data: for @callback
 *
 * Takes the remedy for it off the run sheet.
 */
void
remedy_session_drop_failure_async (RemedySession      *self,
                                   const char         *failure_id,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (failure_id != NULL);

  job = remedy_job_new (self, &failure_kind,
                        new_task (self, remedy_session_drop_failure_async, callback, user_data));
  job->text = g_strdup (failure_id);
  job->number = REMEDY_MOVE_DROP_FAILURE;
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
