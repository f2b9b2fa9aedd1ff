/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

/*
 * The queue of changes. A job is prepared on a copy of the case in the main thread, saved
 * in another, and taken over only when it is on disk. One is under way at a time, so that
 * each starts from what the one before it left.
 */

/**
 * remedy_job_new:
 * @session: whose it is
 * @kind: what is to be done
 * @task: (transfer full): returned when it is done
 *
 * Returns: (transfer full): a job that was not pushed yet
 */
RemedyJob *
remedy_job_new (RemedySession       *session,
                const RemedyJobKind *kind,
                GTask               *task)
{
  RemedyJob *self = g_new0 (RemedyJob, 1);

  self->kind = kind;
  self->task = task;
  g_set_object (&self->store, session->store);
  self->serial = session->serial;
  self->needs_case = TRUE;
  return self;
}

/**
 * remedy_job_free:
 * @self: (transfer full) (nullable): a job
 */
void
remedy_job_free (RemedyJob *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->task);
  g_clear_object (&self->store);
  remedy_case_free (self->case_);
  remedy_stored_case_free (self->stored);
  remedy_facts_free (self->facts);
  remedy_media_free (self->media);
  remedy_move_free (self->move);
  remedy_journal_file_unref (self->file);
  remedy_case_lock_unref (self->lock);
  remedy_gathering_unref (self->gathering);
  g_free (self->text);
  g_free (self->reason);
  g_strfreev (self->paths);
  remedy_answers_free (self->answers);
  remedy_statements_free (self->statements);
  remedy_move_free (self->wanted);
  g_free (self);
}

static gboolean
check_is_open (RemedySession   *session,
               const RemedyJob *job,
               GError         **error)
{
  if (job->serial != session->serial)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The case was closed meanwhile"));
      return FALSE;
    }
  if (job->needs_case && session->case_ == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE, _ ("No case is open"));
      return FALSE;
    }
  if (job->needs_case && job->kind->access == REMEDY_JOB_CHANGES && session->read_only != NULL)
    {
      /* Translators: %s says why, as in “This case is open in another window.” */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The case is open for reading only, and nothing in it can be changed here. %s"),
                   session->read_only);
      return FALSE;
    }
  if (session->store == NULL && (!job->needs_case || job->kind->access == REMEDY_JOB_CHANGES))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("This is only shown, and nothing of it is on disk"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
prepare (RemedySession *session,
         RemedyJob     *job,
         GError       **error)
{
  if (!check_is_open (session, job, error))
    return FALSE;
  if (!job->needs_case)
    return job->kind->prepare == NULL || job->kind->prepare (session, job, error);
  job->case_ = remedy_case_copy (session->case_);
  /* What is only shown has no place on disk. */
  job->read_only = session->read_only != NULL || session->store == NULL;
  job->file = session->file != NULL ? remedy_journal_file_ref (session->file) : NULL;
  job->lock = session->lock != NULL ? remedy_case_lock_ref (session->lock) : NULL;
  if (job->kind->prepare != NULL && !job->kind->prepare (session, job, error))
    return FALSE;
  job->case_->updated = g_get_real_time () / G_USEC_PER_SEC;
  return TRUE;
}

static void
fail (RemedySession *session,
      RemedyJob     *job,
      GError        *error)
{
  if (job->kind->fail != NULL)
    job->kind->fail (session, job);
  g_task_return_error (job->task, error);
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  RemedyJob *job = data;
  g_autoptr (GError) error = NULL;

  if (job->kind->work (job, g_task_get_cancellable (job->task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Starts the first job that waits and can be done; those that cannot are told so. The task
 * of the thread owns nothing: its last reference may be dropped in the thread, where the
 * session must not end.
 */
static void
run_next (RemedySession      *session,
          GAsyncReadyCallback done)
{
  while (!session->working && !g_queue_is_empty (&session->jobs))
    {
      g_autoptr (RemedyJob) job = g_queue_pop_head (&session->jobs);
      g_autoptr (GError) error = NULL;
      g_autoptr (GTask) task = NULL;

      if (!prepare (session, job, &error))
        {
          fail (session, job, g_steal_pointer (&error));
          continue;
        }
      if (job->skip)
        {
          g_task_return_boolean (job->task, TRUE);
          continue;
        }
      session->working = TRUE;
      task = g_task_new (NULL, NULL, done, job);
      g_task_set_source_tag (task, remedy_job_push);
      g_task_set_task_data (task, g_steal_pointer (&job), NULL);
      g_task_run_in_thread (task, work_in_thread);
    }
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RemedyJob) job = user_data;
  g_autoptr (RemedySession) session = g_object_ref (g_task_get_source_object (job->task));
  g_autoptr (GError) error = NULL;

  session->working = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error) && job->serial != session->serial)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The case was closed meanwhile"));
  if (error == NULL)
    {
      job->kind->commit (session, job);
      remedy_session_notify (session);
      g_task_return_boolean (job->task, TRUE);
    }
  else
    {
      fail (session, job, g_steal_pointer (&error));
    }
  /* The next one may want to open the same case. */
  g_clear_pointer (&job->lock, remedy_case_lock_unref);
  run_next (session, on_done);
}

/**
 * remedy_job_push:
 * @session: whose it is
 * @job: (transfer full): a job
 *
 * Does it, once those before it are done.
 */
void
remedy_job_push (RemedySession *session,
                 RemedyJob     *job)
{
  g_queue_push_tail (&session->jobs, job);
  run_next (session, on_done);
}

/**
 * remedy_job_save:
 * @self: a job with a changed case
 * @cancellable: (nullable): unused; a save is not broken off
 * @error: %REMEDY_ERROR_SAVE
 *
 * The work of every job that only changes the particulars of the case. Where it is open to
 * read only there is nothing to save.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_job_save (RemedyJob    *self,
                 GCancellable *cancellable,
                 GError      **error)
{
  return self->read_only || remedy_case_store_save (self->store, self->case_, error);
}

/**
 * remedy_job_commit_case:
 * @session: whose it is
 * @job: a job whose case is on disk
 *
 * Takes over the changed case.
 */
void
remedy_job_commit_case (RemedySession *session,
                        RemedyJob     *job)
{
  remedy_case_free (session->case_);
  session->case_ = g_steal_pointer (&job->case_);
  remedy_session_invalidate (session);
}

/**
 * remedy_job_set_move:
 * @session: whose it is
 * @job: a job that is being prepared
 * @move: (transfer full): what the operator says or does
 *
 * Works out how things will stand.
 */
void
remedy_job_set_move (RemedySession *session,
                     RemedyJob     *job,
                     RemedyMove    *move)
{
  RemedyWork *work = remedy_journal_preview (session->journal, session->case_->work, move);

  remedy_move_free (job->move);
  job->move = move;
  job->other_media = g_strcmp0 (work->media, session->case_->work->media) != 0;
  remedy_work_free (job->case_->work);
  job->case_->work = work;
  job->case_->moves = remedy_journal_get_moves (session->journal)->len + 1;
  remedy_session_summarise (job->case_, session->before, session->after);
}

/**
 * remedy_job_append:
 * @self: a job with a move
 * @cancellable: (nullable): unused; a save is not broken off
 * @error: %REMEDY_ERROR_SAVE; nothing was done then
 *
 * The work of every job that the journal tells of. The line in the journal is what counts:
 * the summary for the list of cases is told again from it when it could not be saved.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_job_append (RemedyJob    *self,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GError) cause = NULL;

  if (!remedy_journal_file_append (self->file, self->move, error))
    return FALSE;
  /* Undo and redo come to one that was read before. */
  if (self->other_media && self->media == NULL)
    self->media = remedy_case_store_load_media (self->store, self->case_);
  if (!remedy_case_store_save (self->store, self->case_, &cause))
    g_debug ("the summary is older than the journal: %s", cause->message);
  return TRUE;
}

/**
 * remedy_job_commit_move:
 * @session: whose it is
 * @job: a job whose move is on disk
 *
 * Takes over how things stand.
 */
void
remedy_job_commit_move (RemedySession *session,
                        RemedyJob     *job)
{
  remedy_journal_add (session->journal, g_steal_pointer (&job->move));
  if (job->other_media || job->media != NULL)
    {
      remedy_media_free (session->media);
      session->media = g_steal_pointer (&job->media);
    }
  remedy_job_commit_case (session, job);
}
