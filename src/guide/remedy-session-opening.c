/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
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

static void
open_case (RemedySession *session,
           RemedyJob     *job)
{
  remedy_gathering_drop (session);
  g_clear_pointer (&session->before, remedy_facts_free);
  g_clear_pointer (&session->after, remedy_facts_free);
  g_clear_pointer (&session->problem, g_free);
  session->evidence_there = job->evidence_there;
  remedy_job_commit_case (session, job);
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
  g_autofree char *id = remedy_case_store_create (job->store, job->case_, error);

  job->evidence_there = id != NULL;
  return id != NULL;
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

  if (g_mkdir_with_parents (parent, 0700) != 0)
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

static gboolean
load (RemedyJob    *job,
      GCancellable *cancellable,
      GError      **error)
{
  job->stored = remedy_case_store_load (job->store, job->text, error);
  if (job->stored == NULL)
    return FALSE;
  job->evidence_there = is_there (job->stored->case_->paths);
  return TRUE;
}

static void
open_stored (RemedySession *session,
             RemedyJob     *job)
{
  job->case_ = g_steal_pointer (&job->stored->case_);
  open_case (session, job);
  session->before = g_steal_pointer (&job->stored->before);
  session->after = g_steal_pointer (&job->stored->after);
  session->problem = g_steal_pointer (&job->stored->problem);
}

static const RemedyJobKind open_kind = { NULL, load, open_stored, NULL };

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
  gboolean    done;

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
  done = remedy_work_is_done (job->case_->work, step);
  if (!done && !remedy_session_set_mark (session, job->case_, step, REMEDY_STEP_DONE, NULL, error))
    return FALSE;
  remedy_session_summarise (job->case_, session->before, session->after);
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

  return ok && remedy_job_save (job, cancellable, error);
}

static void
commit_practise (RemedySession *session,
                 RemedyJob     *job)
{
  session->practising = FALSE;
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

static GTask *
new_task (RemedySession      *self,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What is on disk counts, however late the operator pressed Cancel. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

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
                        new_task (self, remedy_session_start_async, NULL, callback, user_data));
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
      new_task (self, remedy_session_start_practice_async, cancellable, callback, user_data));
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
                        new_task (self, remedy_session_open_async, NULL, callback, user_data));
  job->needs_case = FALSE;
  job->text = g_strdup (id);
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
                        new_task (self, remedy_session_add_path_async, NULL, callback, user_data));
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
      new_task (self, remedy_session_practise_async, cancellable, callback, user_data));
  job->number = move;
  remedy_job_push (self, g_steal_pointer (&job));
}
