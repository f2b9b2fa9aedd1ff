/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

/* What was done so far, how it is taken back, and who else is at it. */

static gboolean
prepare_undo (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  const RemedyMove *of = remedy_journal_get_undo (session->journal);
  RemedyMove       *move;

  if (of == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE, _ ("There is nothing to take back"));
      return FALSE;
    }
  move = remedy_move_make (REMEDY_MOVE_UNDO, NULL);
  move->of = of->number;
  remedy_job_set_move (session, job, move);
  return TRUE;
}

static const RemedyJobKind undo_kind
    = { prepare_undo, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static gboolean
prepare_redo (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  const RemedyMove *of = remedy_journal_get_redo (session->journal);
  RemedyMove       *move;

  if (of == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE, _ ("There is nothing to do again"));
      return FALSE;
    }
  move = remedy_move_make (REMEDY_MOVE_REDO, NULL);
  move->of = of->number;
  remedy_job_set_move (session, job, move);
  return TRUE;
}

static const RemedyJobKind redo_kind
    = { prepare_redo, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

/**
 * remedy_session_undo_async:
 * @self: a session with a case
 * @callback: called when it is on disk; %REMEDY_ERROR_STATE if there is nothing to take back
 * @user_data: for @callback
 *
 * Takes back what the operator said or did last, and what still counts, in this run of the
 * program or in an earlier one. What was read of the server, and what was done to it, stays.
 */
void
remedy_session_undo_async (RemedySession      *self,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (REMEDY_IS_SESSION (self));

  remedy_job_push (self, remedy_job_new (self, &undo_kind,
                                         remedy_session_new_task (self, remedy_session_undo_async,
                                                                  NULL, callback, user_data)));
}

/**
 * remedy_session_redo_async:
 * @self: a session with a case
 * @callback: called when it is on disk; %REMEDY_ERROR_STATE if there is nothing to do again
 * @user_data: for @callback
 *
 * Does again what was taken back last.
 */
void
remedy_session_redo_async (RemedySession      *self,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (REMEDY_IS_SESSION (self));

  remedy_job_push (self, remedy_job_new (self, &redo_kind,
                                         remedy_session_new_task (self, remedy_session_redo_async,
                                                                  NULL, callback, user_data)));
}

/**
 * remedy_session_get_undo:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what would be taken back, as in “Mark “Stop the
 *   Exchange services” as done”; %NULL if there is nothing
 */
const char *
remedy_session_get_undo (RemedySession *self)
{
  const RemedyMove *move;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  move = self->journal != NULL ? remedy_journal_get_undo (self->journal) : NULL;
  if (self->undo == NULL && move != NULL)
    self->undo = remedy_move_describe (move, remedy_session_get_plan (self));
  return self->undo;
}

/**
 * remedy_session_get_redo:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what would be done again; %NULL if there is nothing
 */
const char *
remedy_session_get_redo (RemedySession *self)
{
  const RemedyMove *move;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  move = self->journal != NULL ? remedy_journal_get_redo (self->journal) : NULL;
  if (self->redo == NULL && move != NULL)
    self->redo = remedy_move_describe (move, remedy_session_get_plan (self));
  return self->redo;
}

/**
 * remedy_session_get_journal:
 * @self: a session
 *
 * Returns: (transfer none) (element-type RemedyMove): all that the operator said and did,
 *   oldest first, what was taken back included
 */
const GPtrArray *
remedy_session_get_journal (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->journal != NULL ? remedy_journal_get_moves (self->journal) : self->nothing_done;
}

/**
 * remedy_session_is_read_only:
 * @self: a session
 *
 * Returns: %TRUE if its case can be looked at, and not be changed
 */
gboolean
remedy_session_is_read_only (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), FALSE);

  return self->read_only != NULL;
}

/**
 * remedy_session_get_read_only_reason:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why its case is open for reading only, a sentence
 */
const char *
remedy_session_get_read_only_reason (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->read_only;
}

/**
 * remedy_session_can_take_over:
 * @self: a session
 *
 * Asks the system each time; whoever waits for it asks every few seconds.
 *
 * Returns: %TRUE if its case is open for reading only, and no other window has it open now
 */
gboolean
remedy_session_can_take_over (RemedySession *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), FALSE);

  if (self->case_ == NULL || self->read_only == NULL || self->store == NULL)
    return FALSE;
  path = remedy_case_store_get_path (self->store, self->case_->id, REMEDY_CASE_LOCK);
  return !remedy_case_lock_is_held (path);
}

/**
 * remedy_session_get_stale:
 * @self: a session
 *
 * Returns: (transfer none) (element-type utf8): what may have changed on the server since
 *   the case was left, in sentences; empty if it was not left for long. A new reading
 *   empties it.
 */
const GPtrArray *
remedy_session_get_stale (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->stale != NULL ? self->stale : self->nothing_done;
}

/**
 * remedy_session_get_media:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what was read of the service pack that the operator
 *   chose
 */
const RemedyMedia *
remedy_session_get_media (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->media;
}
