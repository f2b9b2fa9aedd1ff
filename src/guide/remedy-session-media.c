/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-media-judge.h"
#include "core/remedy-error.h"
#include "evidence/remedy-media-gather.h"
#include "practice/remedy-practice-media.h"

/*
 * Reading the media of the service pack. It runs beside the queue of changes, as the reading
 * of the server does; what it found goes through the queue in the end, with a line in the
 * journal that says which media the operator chose.
 */

/* The folder in that of a case in which media to practise on are made. */
#define PRACTICE_MEDIA "practice-media"

/* Words of progress come no faster. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

/* One reading of media. The thread uses path, practice, machine, language and stop alone,
 * which never change, and said, which is its own. */
typedef struct
{
  GTask        *task; /* (owned) (nullable): of the caller; NULL once it was answered */
  guint         serial; /* of the session when it began */
  char         *path; /* (owned) */
  char         *practice; /* (owned) (nullable): the practice server that it is made for */
  char         *machine; /* (owned) (nullable) */
  char         *language; /* (owned) (nullable) */
  GCancellable *stop; /* (owned) */
  GCancellable *theirs; /* (owned) (nullable): of the caller */
  gulong        theirs_id;
  GMainContext *context; /* (owned) */
  gint64        said; /* monotonic time of the last word, in microseconds */
} Reading;

/* A word from the thread to the main one. */
typedef struct
{
  Reading *reading; /* (owned) */
  double   fraction;
  char    *text; /* (owned) */
} Word;

static void
reading_clear (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->task);
  g_free (self->path);
  g_free (self->practice);
  g_free (self->machine);
  g_free (self->language);
  g_clear_object (&self->stop);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->context, g_main_context_unref);
}

static void
reading_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, reading_clear);
}

static void
word_free (gpointer data)
{
  Word *self = data;

  reading_unref (self->reading);
  g_free (self->text);
  g_free (self);
}

static gboolean
on_word (gpointer data)
{
  const Word *word = data;
  g_autoptr (RemedySession) session = NULL;

  if (word->reading->task == NULL)
    return G_SOURCE_REMOVE;
  session = g_object_ref (g_task_get_source_object (word->reading->task));
  remedy_session_report_media (session, word->fraction, word->text);
  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
say (double      fraction,
     const char *text,
     gpointer    user_data)
{
  Reading *self = user_data;
  gint64   now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Word    *word;

  if (now - self->said < PROGRESS_INTERVAL)
    return;
  self->said = now;
  word = g_new0 (Word, 1);
  word->reading = g_atomic_rc_box_acquire (self);
  word->fraction = fraction;
  word->text = g_strdup (text);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_word, word, word_free);
  g_source_attach (source, self->context);
}

static void
gather_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Reading *self = data;
  const RemedyMediaWish wish = { .machine = self->machine, .language = self->language };
  g_autoptr (GError) error = NULL;
  RemedyMedia *media = NULL;

  if (self->practice == NULL || g_file_test (self->path, G_FILE_TEST_IS_DIR) ||
      remedy_practice_media_make_for (self->path, REMEDY_PRACTICE_MEDIA_RIGHT, self->practice,
                                      self->stop, &error))
    media = remedy_media_gather (self->path, &wish, self->stop, say, self, &error);
  if (media != NULL)
    g_task_return_pointer (task, media, (GDestroyNotify) remedy_media_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
prepare_media (RemedySession *session,
               RemedyJob     *job,
               GError       **error)
{
  remedy_job_set_move (session, job, remedy_move_make (REMEDY_MOVE_MEDIA, job->media->path));
  return TRUE;
}

/* What was read is on disk before the journal names it. */
static gboolean
save_media (RemedyJob    *job,
            GCancellable *cancellable,
            GError      **error)
{
  return remedy_case_store_save_media (job->store, job->case_, job->media, error) &&
         remedy_job_append (job, cancellable, error);
}

static const RemedyJobKind media_kind
    = { prepare_media, save_media, remedy_job_commit_move, NULL, REMEDY_JOB_CHANGES };

static void
push_media (RemedySession *session,
            Reading       *self,
            RemedyMedia   *media)
{
  RemedyJob *job = remedy_job_new (session, &media_kind, g_steal_pointer (&self->task));

  job->serial = self->serial;
  job->media = media;
  remedy_job_push (session, job);
}

static void
on_gathered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Reading *self = user_data;
  g_autoptr (RemedySession) session = g_object_ref (g_task_get_source_object (self->task));
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyMedia) media = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->theirs != NULL)
    g_cancellable_disconnect (self->theirs, self->theirs_id);
  if (session->media_stop == self->stop)
    g_clear_object (&session->media_stop);
  if (media != NULL)
    push_media (session, self, g_steal_pointer (&media));
  else
    {
      g_autoptr (GTask) task = g_steal_pointer (&self->task);

      g_task_return_error (task, g_steal_pointer (&error));
    }
  remedy_session_notify (session);
  reading_unref (self);
}

/* In whatever thread cancels. */
static void
on_their_cancel (GCancellable *theirs,
                 gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static const char *
why_not (RemedySession *self)
{
  if (self->case_ == NULL)
    return _ ("No case is open");
  if (self->media_stop != NULL)
    return _ ("The media is being read already");
  if (self->read_only != NULL || self->store == NULL)
    return _ ("The case is open for reading only: what is read could not be kept");
  return NULL;
}

static Reading *
reading_new (RemedySession *session,
             const char    *path,
             const char    *practice)
{
  Reading *self = g_atomic_rc_box_new0 (Reading);

  self->serial = session->serial;
  self->path = g_strdup (path);
  self->practice = g_strdup (practice);
  if (session->before != NULL && session->before->files != NULL)
    self->machine = g_strdup (remedy_media_find_machine (session->before->files->files));
  if (session->case_->work->statements != NULL)
    self->language = g_strdup (session->case_->work->statements->language);
  self->stop = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  return self;
}

/* The task in the thread answers a stop at once, though the thread may hang in the system. */
static void
start (RemedySession *session,
       Reading       *self,
       GTask         *task,
       GCancellable  *cancellable)
{
  g_autoptr (GTask) work = NULL;

  self->task = task;
  session->media_stop = g_object_ref (self->stop);
  work = g_task_new (NULL, self->stop, on_gathered, self);
  g_task_set_source_tag (work, start);
  g_task_set_task_data (work, g_atomic_rc_box_acquire (self), reading_unref);
  g_task_set_return_on_cancel (work, TRUE);
  if (cancellable != NULL)
    {
      self->theirs = g_object_ref (cancellable);
      self->theirs_id = g_cancellable_connect (cancellable, G_CALLBACK (on_their_cancel),
                                               g_object_ref (self->stop), g_object_unref);
    }
  g_task_run_in_thread (work, gather_in_thread);
  remedy_session_notify (session);
}

static GTask *
new_task (RemedySession      *self,
          gpointer            tag,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  const char *problem = why_not (self);

  g_task_set_source_tag (task, tag);
  if (problem == NULL)
    return g_steal_pointer (&task);
  g_task_return_new_error (task, REMEDY_ERROR, REMEDY_ERROR_STATE, "%s", problem);
  return NULL;
}

/**
 * remedy_session_read_media_async:
 * @self: a session with a case
 * @path: (type filename): the media of the service pack, as remedy_media_gather() takes it
 * @cancellable: (nullable): stops the reading; what was read before stays
 * @callback: called when what was read is on disk, damaged or not; the system's error where
 *   @path cannot be opened at all, %REMEDY_ERROR_SAVE, or %G_IO_ERROR_CANCELLED
 * @user_data: for @callback
 *
 * Reads the media that the operator chose. “media-progress” and “changed” tell meanwhile how
 * far it has come.
 */
void
remedy_session_read_media_async (RemedySession      *self,
                                 const char         *path,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (path != NULL);

  task = new_task (self, remedy_session_read_media_async, callback, user_data);
  if (task != NULL)
    start (self, reading_new (self, path, NULL), task, cancellable);
}

/**
 * remedy_session_practise_media_async:
 * @self: a session whose case is of a practice server
 * @cancellable: (nullable): stops it
 * @callback: called when what was read is on disk
 * @user_data: for @callback
 *
 * Makes media that fits the practice server, in the folder of the case, and reads it.
 */
void
remedy_session_practise_media_async (RemedySession      *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autofree char *path = NULL;
  GTask *task;

  g_return_if_fail (REMEDY_IS_SESSION (self));

  task = new_task (self, remedy_session_practise_media_async, callback, user_data);
  if (task == NULL)
    return;
  if (self->case_->practice == NULL || self->case_->paths->len == 0)
    {
      g_task_return_new_error (task, REMEDY_ERROR, REMEDY_ERROR_STATE, "%s",
                               _ ("This is not a practice server: choose the media itself"));
      g_object_unref (task);
      return;
    }
  path = remedy_case_store_get_path (self->store, self->case_->id, PRACTICE_MEDIA);
  start (self, reading_new (self, path, self->case_->paths->pdata[0]), task, cancellable);
}

/**
 * remedy_session_is_reading_media:
 * @self: a session
 *
 * Returns: %TRUE while the media is being read
 */
gboolean
remedy_session_is_reading_media (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), FALSE);

  return self->media_stop != NULL;
}

/**
 * remedy_session_get_media_findings:
 * @self: a session
 *
 * Returns: (transfer none) (nullable) (element-type RemedyFinding): what is to be said of the
 *   media that was read, for the server as it was read and the language that was stated;
 *   %NULL if none was read
 */
const GPtrArray *
remedy_session_get_media_findings (RemedySession *self)
{
  const RemedyPlan *plan;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  if (self->media == NULL)
    return NULL;
  if (self->media_findings != NULL)
    return self->media_findings;
  plan = remedy_session_get_plan (self);
  self->media_findings = remedy_media_judge (
      self->media, self->before != NULL ? self->before : self->nothing,
      plan != NULL ? plan->service_pack : 0,
      self->case_->work->statements != NULL ? self->case_->work->statements->language : NULL);
  return self->media_findings;
}
