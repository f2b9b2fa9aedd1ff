/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

/* What the operator wants to share with the support desk, and how. */

#define MAX_WORDS 200
#define MAX_PLACINGS 500

static gboolean
check_words (const GPtrArray *words,
             GError         **error)
{
  if (words->len > MAX_WORDS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("These are too many words to hide: the limit is %d"), MAX_WORDS);
      return FALSE;
    }
  for (guint i = 0; i < words->len; i++)
    if (!remedy_session_check_text (words->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
prepare_share (RemedySession *session,
               RemedyJob     *job,
               GError       **error)
{
  const RemedySharing *wanted = job->wanted->sharing;

  if (!check_words (wanted->words, error))
    return FALSE;
  job->skip = remedy_record_equal (&remedy_sharing_type, wanted,
                                   session->case_->work->sharing);
  remedy_job_set_move (session, job, g_steal_pointer (&job->wanted));
  return TRUE;
}

static const RemedyJobKind share_kind
    = { prepare_share, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static gboolean
are_equal (const GPtrArray *a,
           const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!remedy_record_equal (&remedy_placing_type, a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
prepare_place (RemedySession *session,
               RemedyJob     *job,
               GError       **error)
{
  const GPtrArray *wanted = job->wanted->placings;

  if (wanted->len > MAX_PLACINGS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("These are too many pictures: the limit is %d"), MAX_PLACINGS);
      return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    if (!remedy_session_check_text (((RemedyPlacing *) wanted->pdata[i])->caption, error))
      return FALSE;
  job->skip = are_equal (wanted, session->case_->work->placings);
  remedy_job_set_move (session, job, g_steal_pointer (&job->wanted));
  return TRUE;
}

static const RemedyJobKind place_kind
    = { prepare_place, remedy_job_append, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

/**
 * remedy_session_share_async:
 * @self: a session with a case
 * @sharing: all that is to be hidden and how the pictures are drawn
 * @callback: called when it is on disk
 * @user_data: for @callback
 */
void
remedy_session_share_async (RemedySession       *self,
                            const RemedySharing *sharing,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (sharing != NULL);

  job = remedy_job_new (
      self, &share_kind,
      remedy_session_new_task (self, remedy_session_share_async, NULL, callback, user_data));
  job->wanted = remedy_move_make (REMEDY_MOVE_SHARING, NULL);
  job->wanted->sharing = remedy_sharing_copy (sharing);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_place_async:
 * @self: a session with a case
 * @placings: (element-type RemedyPlacing): how the pictures are shared, in this order
 * @callback: called when it is on disk
 * @user_data: for @callback
 */
void
remedy_session_place_async (RemedySession      *self,
                            const GPtrArray    *placings,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (placings != NULL);

  job = remedy_job_new (
      self, &place_kind,
      remedy_session_new_task (self, remedy_session_place_async, NULL, callback, user_data));
  job->wanted = remedy_move_make (REMEDY_MOVE_PLACINGS, NULL);
  for (guint i = 0; i < placings->len; i++)
    g_ptr_array_add (job->wanted->placings, remedy_placing_copy (placings->pdata[i]));
  remedy_job_push (self, g_steal_pointer (&job));
}
