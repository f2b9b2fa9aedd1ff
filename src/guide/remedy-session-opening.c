/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-stale.h"
#include "guide/remedy-tree.h"
#include "practice/remedy-practice.h"

/* How a case starts, is opened again, and gets what only the practice server can give. */

/* What a case says of a practice server that was made outside the wizard. */
#define PRACTICE_MADE_ELSEWHERE "practice"

static gboolean
check_paths (const char *const *paths,
             GError           **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *shown = g_filename_display_name (paths[i]);

      if (!g_utf8_validate (paths[i], -1, NULL))
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                       _ ("The name “%s” is not valid UTF-8. Rename it, or open the folder that "
                          "holds it."),
                       shown);
          return FALSE;
        }
      if (!g_file_test (paths[i], G_FILE_TEST_EXISTS))
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND,
                       _ ("“%s” is not there, or you may not look into its folder"), shown);
          return FALSE;
        }
    }
  return TRUE;
}

/* The first path is the server itself; the others were added to it. */
static gboolean
is_there (const GPtrArray *paths)
{
  return paths->len > 0 && g_file_test (paths->pdata[0], G_FILE_TEST_EXISTS);
}

/* What counts are the journal and the evidence; what the summary left out is told again. */
static void
open_case (RemedySession *session,
           RemedyJob     *job)
{
  RemedyStoredCase *stored = job->stored;

  remedy_session_drop_case (session);
  session->before = g_steal_pointer (&stored->before);
  session->after = g_steal_pointer (&stored->after);
  session->media = g_steal_pointer (&stored->media);
  session->problem = g_steal_pointer (&stored->problem);
  session->stale = g_steal_pointer (&stored->stale);
  session->journal = g_steal_pointer (&stored->journal);
  session->file = g_steal_pointer (&stored->file);
  session->lock = g_steal_pointer (&stored->lock);
  session->read_only = g_steal_pointer (&stored->read_only);
  session->evidence_there = job->evidence_there;
  session->case_ = g_steal_pointer (&stored->case_);
  session->case_->moves = remedy_journal_get_moves (session->journal)->len;
  remedy_session_summarise (session->case_, session->before, session->after);
}

static RemedyCase *
new_case (const char *const *paths)
{
  RemedyCase *case_ = remedy_case_new ();

  case_->service_pack = -1;
  case_->page = REMEDY_PAGE_SERVER;
  case_->work = remedy_work_empty ();
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    g_ptr_array_add (case_->paths, g_canonicalize_filename (paths[i], NULL));
  return case_;
}

static gboolean
create (RemedyJob *job,
        GError   **error)
{
  job->stored = remedy_case_store_create (job->store, job->case_, error);
  job->evidence_there = job->stored != NULL;
  return job->stored != NULL;
}

static gboolean
start (RemedyJob    *job,
       GCancellable *cancellable,
       GError      **error)
{
  if (!check_paths ((const char *const *) job->paths, error))
    return FALSE;
  job->case_ = new_case ((const char *const *) job->paths);
  if (remedy_practice_is_ours (job->paths[0]))
    job->case_->practice = g_strdup (PRACTICE_MADE_ELSEWHERE);
  return create (job, error);
}

static const RemedyJobKind start_kind = { NULL, start, open_case, NULL };

static gboolean
make_practice (RemedyJob    *job,
               const char   *folder,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char      *parent = g_path_get_dirname (folder);
  RemedyPracticeOptions options = { .scenario = job->text };

  if (!remedy_tree_make (parent))
    {
      remedy_case_file_cannot (error, errno, folder);
      return FALSE;
    }
  if (remedy_practice_make (folder, &options, cancellable, error))
    return TRUE;
  remedy_tree_remove (folder, NULL);
  g_prefix_error (error, "%s", _ ("The practice server could not be made: "));
  return FALSE;
}

static gboolean
start_practice (RemedyJob    *job,
                GCancellable *cancellable,
                GError      **error)
{
  g_autofree char *id = remedy_case_store_new_id ();
  g_autofree char *folder = remedy_case_store_get_practice (job->store, id);
  g_autoptr (RemedyCaseLock) hold = remedy_case_store_hold (job->store);

  if (!make_practice (job, folder, cancellable, error))
    return FALSE;
  job->case_ = new_case ((const char *const[]){ folder, NULL });
  job->case_->id = g_steal_pointer (&id);
  job->case_->practice = g_strdup (job->text);
  if (create (job, error))
    return TRUE;
  remedy_tree_remove (folder, NULL);
  return FALSE;
}

static const RemedyJobKind start_practice_kind = { NULL, start_practice, open_case, NULL };

/* Who opens again what is open has the lock already. */
static gboolean
prepare_open (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  if (session->lock != NULL && g_str_equal (session->case_->id, job->text))
    job->lock = remedy_case_lock_ref (session->lock);
  return TRUE;
}

static gboolean
load (RemedyJob    *job,
      GCancellable *cancellable,
      GError      **error)
{
  job->stored = remedy_case_store_load (job->store, job->text, job->lock, error);
  if (job->stored == NULL)
    return FALSE;
  job->evidence_there = is_there (job->stored->case_->paths);
  job->stored->stale = remedy_stale_look (job->stored, g_get_real_time () / G_USEC_PER_SEC);
  return TRUE;
}

static const RemedyJobKind open_kind = { prepare_open, load, open_case, NULL };

static gboolean
take_over (RemedyJob    *job,
           GCancellable *cancellable,
           GError      **error)
{
  if (!load (job, cancellable, error))
    return FALSE;
  if (job->stored->read_only == NULL)
    return TRUE;
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_STATE, job->stored->read_only);
  return FALSE;
}

static const RemedyJobKind take_over_kind = { prepare_open, take_over, open_case, NULL };

static gboolean
prepare_path (RemedySession *session,
              RemedyJob     *job,
              GError       **error)
{
  g_autofree char *path = g_canonicalize_filename (job->paths[0], NULL);
  GPtrArray       *paths = job->case_->paths;

  job->skip = g_ptr_array_find_with_equal_func (paths, path, g_str_equal, NULL);
  if (!job->skip)
    g_ptr_array_add (paths, g_steal_pointer (&path));
  return TRUE;
}

static gboolean
add_path (RemedyJob    *job,
          GCancellable *cancellable,
          GError      **error)
{
  if (!check_paths ((const char *const *) job->paths, error))
    return FALSE;
  job->evidence_there = is_there (job->case_->paths);
  return remedy_job_save (job, cancellable, error);
}

static void
commit_path (RemedySession *session,
             RemedyJob     *job)
{
  session->evidence_there = job->evidence_there;
  remedy_job_commit_case (session, job);
}

static const RemedyJobKind path_kind = { prepare_path, add_path, commit_path, NULL };

static const char *
step_of_move (RemedySession *session,
              int            move)
{
  const RemedyPlan *plan = remedy_session_get_plan (session);

  for (guint i = 0; plan != NULL && i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      if (step->practice == move)
        return step->id;
    }
  return NULL;
}

static gboolean
prepare_practise (RemedySession *session,
                  RemedyJob     *job,
                  GError       **error)
{
  const char *step = step_of_move (session, job->number);
  RemedyMove *move;

  if (job->case_->practice == NULL || job->case_->paths->len == 0)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("This is not a practice server: do the step on the server itself"));
      return FALSE;
    }
  if (session->gathering != NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("The practice server is still being read: wait for it, or stop the reading"));
      return FALSE;
    }
  if (step == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE, _ ("There is no run sheet yet"));
      return FALSE;
    }
  /* What was done already can be practised again. */
  if (!remedy_work_is_done (job->case_->work, step))
    {
      move = remedy_session_make_mark (session, step, REMEDY_STEP_DONE, NULL, error);
      if (move == NULL)
        return FALSE;
      remedy_job_set_move (session, job, move);
    }
  session->practising = TRUE;
  return TRUE;
}

static gboolean
practise (RemedyJob    *job,
          GCancellable *cancellable,
          GError      **error)
{
  const char *folder = job->case_->paths->pdata[0];
  gboolean    ok = job->number == REMEDY_PRACTICE_REAPPLY
                       ? remedy_practice_reapply (folder, error)
                       : remedy_practice_migrate_one (folder, error);

  if (!ok)
    return FALSE;
  return job->move != NULL ? remedy_job_append (job, cancellable, error)
                           : remedy_job_save (job, cancellable, error);
}

static void
commit_practise (RemedySession *session,
                 RemedyJob     *job)
{
  session->practising = FALSE;
  if (job->move != NULL)
    remedy_job_commit_move (session, job);
  else
    remedy_job_commit_case (session, job);
}

static void
fail_practise (RemedySession *session,
               RemedyJob     *job)
{
  session->practising = FALSE;
}

static const RemedyJobKind practise_kind = { prepare_practise, practise, commit_practise,
                                             fail_practise };

/**
 * remedy_session_start_async:
 * @self: a session; a case that is open in it is left
 * @paths: folders and files of one server, at least one, %NULL-terminated
 * @callback: called when there is a case; %REMEDY_ERROR_NOT_FOUND, %REMEDY_ERROR_SAVE
 * @user_data: for @callback
 */
void
remedy_session_start_async (RemedySession      *self,
                            const char *const  *paths,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  job = remedy_job_new (self, &start_kind,
                        remedy_session_new_task (self, remedy_session_start_async, NULL, callback, user_data));
  job->needs_case = FALSE;
  job->paths = g_strdupv ((char **) paths);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_start_practice_async:
 * @self: a session; a case that is open in it is left
 * @scenario: which practice server to make
 * @cancellable: (nullable): stops the making
 * @callback: called when there is a case
 * @user_data: for @callback
 *
 * The practice server lies in the folder of the store, and goes when the case is deleted.
 */
void
remedy_session_start_practice_async (RemedySession      *self,
                                     const char         *scenario,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (scenario != NULL);

  job = remedy_job_new (
      self, &start_practice_kind,
      remedy_session_new_task (self, remedy_session_start_practice_async, cancellable, callback, user_data));
  job->needs_case = FALSE;
  job->text = g_strdup (scenario);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_open_async:
 * @self: a session; a case that is open in it is left once the other one was read
 * @id: of a case in the store
 * @callback: called when it is open; errors as of remedy_case_store_load()
 * @user_data: for @callback
 */
void
remedy_session_open_async (RemedySession      *self,
                           const char         *id,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (id != NULL);

  job = remedy_job_new (self, &open_kind,
                        remedy_session_new_task (self, remedy_session_open_async, NULL, callback, user_data));
  job->needs_case = FALSE;
  job->text = g_strdup (id);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_take_over_async:
 * @self: a session whose case is open for reading only
 * @callback: called when it can be changed here; %REMEDY_ERROR_STATE if it still cannot,
 *   and why
 * @user_data: for @callback
 *
 * Opens the case again, as it is now.
 */
void
remedy_session_take_over_async (RemedySession      *self,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (self->case_ != NULL);

  job = remedy_job_new (
      self, &take_over_kind,
      remedy_session_new_task (self, remedy_session_take_over_async, NULL, callback, user_data));
  job->needs_case = FALSE;
  job->text = g_strdup (self->case_->id);
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_add_path_async:
 * @self: a session with a case
 * @path: one more folder or file of the same server
 * @callback: called when it is on disk; it is read when the server is read again
 * @user_data: for @callback
 */
void
remedy_session_add_path_async (RemedySession      *self,
                               const char         *path,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (path != NULL);

  job = remedy_job_new (self, &path_kind,
                        remedy_session_new_task (self, remedy_session_add_path_async, NULL, callback, user_data));
  job->paths = g_strdupv ((char *[]){ (char *) path, NULL });
  remedy_job_push (self, g_steal_pointer (&job));
}

/**
 * remedy_session_practise_async:
 * @self: a session with a practice server
 * @move: what the practice server does in the place of the operator
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it is done, and its step is marked as done
 * @user_data: for @callback
 */
void
remedy_session_practise_async (RemedySession      *self,
                               RemedyPracticeMove  move,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (RemedyJob) job = NULL;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (move == REMEDY_PRACTICE_REAPPLY || move == REMEDY_PRACTICE_MIGRATE_ONE);

  job = remedy_job_new (
      self, &practise_kind,
      remedy_session_new_task (self, remedy_session_practise_async, cancellable, callback, user_data));
  job->number = move;
  remedy_job_push (self, g_steal_pointer (&job));
}
