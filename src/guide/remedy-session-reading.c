/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"

/*
 * Reading the server. It runs beside the queue of changes, for it may take minutes; what it
 * found goes through the queue in the end.
 */

/* Cancel answers within half a second, even where the source hangs in the system; what was
 * read by then stays, and what the thread still brings is not looked at. */
#define CANCEL_PATIENCE_MS 300

/* One reading. The main thread owns all but paths, func, data and stop, which never change. */
struct _RemedyGathering
{
  GTask                  *task; /* (owned) (nullable): of the caller; NULL once it was answered */
  RemedyReading           reading;
  GStrv                   paths; /* (owned) */
  RemedySessionSourceFunc func;
  gpointer                data;
  GCancellable           *stop;   /* (owned) */
  GCancellable           *theirs; /* (owned) (nullable): of the caller */
  gulong                  theirs_id;
  GMainContext           *context;  /* (owned) */
  GSource                *patience; /* (owned) (nullable) */
  RemedyFacts            *snapshot; /* (owned) (nullable): what is known so far */
};

/* A word from the thread to the main one. */
typedef struct
{
  RemedyGathering *gathering; /* (owned) */
  RemedyFacts     *facts;     /* (owned) (nullable) */
  double           fraction;
  char            *text; /* (owned) */
} Word;

static void
gathering_clear (gpointer data)
{
  RemedyGathering *self = data;

  g_clear_object (&self->task);
  g_strfreev (self->paths);
  g_clear_object (&self->stop);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->patience, g_source_unref);
  remedy_facts_free (self->snapshot);
}

/**
 * remedy_gathering_unref:
 * @self: (transfer full) (nullable): a reading
 */
void
remedy_gathering_unref (gpointer self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, gathering_clear);
}

static void
word_free (gpointer data)
{
  Word *self = data;

  remedy_gathering_unref (self->gathering);
  remedy_facts_free (self->facts);
  g_free (self->text);
  g_free (self);
}

/**
 * remedy_gathering_get_snapshot:
 * @self: a reading
 *
 * Returns: (transfer none) (nullable): what was read so far
 */
const RemedyFacts *
remedy_gathering_get_snapshot (const RemedyGathering *self)
{
  return self->snapshot;
}

/**
 * remedy_gathering_is_before:
 * @self: a reading
 *
 * Returns: %TRUE if it is for the findings, and not to verify
 */
gboolean
remedy_gathering_is_before (const RemedyGathering *self)
{
  return self->reading == REMEDY_READING_BEFORE;
}

/* Takes the reading out of the session: nothing that it still brings is looked at. */
static void
detach (RemedySession   *session,
        RemedyGathering *self)
{
  if (self->theirs != NULL)
    g_cancellable_disconnect (self->theirs, self->theirs_id);
  g_clear_object (&self->theirs);
  if (self->patience != NULL)
    g_source_destroy (self->patience);
  g_clear_pointer (&self->patience, g_source_unref);
  session->gathering = NULL;
  remedy_session_invalidate (session);
  remedy_gathering_unref (self);
}

static void
answer (RemedyGathering *self,
        GError          *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_error (task, error);
}

/**
 * remedy_gathering_drop:
 * @session: a session
 *
 * Stops the reading that is under way, if there is one, and keeps nothing of it.
 */
void
remedy_gathering_drop (RemedySession *session)
{
  RemedyGathering *self = session->gathering;

  if (self == NULL)
    return;
  g_cancellable_cancel (self->stop);
  if (self->task != NULL)
    answer (self,
            g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The case was closed meanwhile")));
  detach (session, self);
}

static gboolean
prepare_facts (RemedySession *session,
               RemedyJob     *job,
               GError       **error)
{
  gboolean before = job->number == REMEDY_READING_BEFORE;

  if (session->gathering != job->gathering)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The case was closed meanwhile"));
      return FALSE;
    }
  /* The clock tells seconds; what verifies a reading is known by not being older than it. */
  if (before && session->after != NULL)
    job->facts->gathered = MAX (job->facts->gathered, session->after->gathered + 1);
  else if (!before && session->before != NULL)
    job->facts->gathered = MAX (job->facts->gathered, session->before->gathered);
  remedy_session_summarise (job->case_, before ? job->facts : session->before,
                            before ? NULL : job->facts);
  return TRUE;
}

/* Once the evidence is there, it is what counts. A new “before” makes an old “after”
 * meaningless, and the summary is told again from the evidence: should either fail, it is
 * made up for when the case is opened. */
static gboolean
save_facts (RemedyJob    *job,
            GCancellable *cancellable,
            GError      **error)
{
  gboolean before = job->number == REMEDY_READING_BEFORE;
  g_autoptr (GError) cause = NULL;

  if (!remedy_case_store_save_facts (job->store, job->case_,
                                     before ? REMEDY_CASE_BEFORE : REMEDY_CASE_AFTER, job->facts,
                                     error))
    return FALSE;
  if ((before &&
       !remedy_case_store_save_facts (job->store, job->case_, REMEDY_CASE_AFTER, NULL, &cause)) ||
      !remedy_job_save (job, cancellable, &cause))
    g_debug ("the evidence is newer than the case: %s", cause->message);
  return TRUE;
}

static void
fail_facts (RemedySession *session,
            RemedyJob     *job)
{
  if (session->gathering != job->gathering)
    return;
  detach (session, session->gathering);
  remedy_session_notify (session);
}

static void
commit_facts (RemedySession *session,
              RemedyJob     *job)
{
  RemedyFacts **slot = job->number == REMEDY_READING_BEFORE ? &session->before : &session->after;

  if (job->number == REMEDY_READING_BEFORE)
    {
      g_clear_pointer (&session->after, remedy_facts_free);
      g_clear_pointer (&session->problem, g_free);
    }
  remedy_facts_free (*slot);
  *slot = g_steal_pointer (&job->facts);
  session->evidence_there = TRUE;
  g_clear_pointer (&session->stale, g_ptr_array_unref);
  if (session->gathering == job->gathering)
    detach (session, session->gathering);
  remedy_job_commit_case (session, job);
}

static const RemedyJobKind facts_kind = { prepare_facts, save_facts, commit_facts, fail_facts };

static void
give_up (RemedySession   *session,
         RemedyGathering *self,
         GError          *error)
{
  answer (self, error);
  detach (session, self);
  remedy_session_notify (session);
}

/* A reading that was stopped is better than none, and worse than a whole one from before. */
static gboolean
is_worth_keeping (RemedySession     *session,
                  RemedyReading      reading,
                  const RemedyFacts *facts)
{
  const RemedyFacts *old = reading == REMEDY_READING_BEFORE ? session->before : session->after;

  return !facts->stopped || old == NULL || old->stopped;
}

/* Ends the reading: with what the thread brought, or, as it was stopped, with what is known. */
static void
conclude (RemedySession   *session,
          RemedyGathering *self,
          RemedyFacts     *facts,
          GError          *error)
{
  g_autoptr (RemedyFacts) found = facts;
  g_autoptr (GError) cause = error;
  RemedyJob *job;

  if (found == NULL && remedy_error_is_cancelled (cause) && self->snapshot != NULL)
    {
      found = remedy_facts_copy (self->snapshot);
      found->stopped = TRUE;
    }
  if (found == NULL)
    {
      session->evidence_there =
          session->evidence_there && !g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
      give_up (session, self, g_steal_pointer (&cause));
      return;
    }
  if (!is_worth_keeping (session, self->reading, found))
    {
      give_up (session, self,
               g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                            _ ("The reading was stopped; what was read before stays")));
      return;
    }
  job = remedy_job_new (session, &facts_kind, g_steal_pointer (&self->task));
  job->gathering = g_atomic_rc_box_acquire (self);
  job->number = self->reading;
  job->facts = g_steal_pointer (&found);
  remedy_job_push (session, job);
}

/* Whose it is, held for as long as it is looked at; NULL once the reading was concluded: the
 * case was closed, or patience ran out. */
static RemedySession *
ref_session (RemedyGathering *self)
{
  return self->task != NULL ? g_object_ref (g_task_get_source_object (self->task)) : NULL;
}

static gboolean
on_word (gpointer data)
{
  Word *word = data;
  g_autoptr (RemedySession) session = ref_session (word->gathering);

  if (session == NULL)
    return G_SOURCE_REMOVE;
  if (word->facts != NULL)
    {
      remedy_facts_free (word->gathering->snapshot);
      word->gathering->snapshot = g_steal_pointer (&word->facts);
      remedy_session_invalidate (session);
      remedy_session_notify (session);
    }
  remedy_session_report (session, word->fraction, word->text);
  return G_SOURCE_REMOVE;
}

/* In the thread. An idle source of default priority keeps the words in order, and before
 * the end. */
static void
say (const RemedyFacts *facts,
     double             fraction,
     const char        *text,
     gpointer           user_data)
{
  RemedyGathering *self = user_data;
  g_autoptr (GSource) source = g_idle_source_new ();
  Word *word = g_new0 (Word, 1);

  word->gathering = g_atomic_rc_box_acquire (self);
  word->facts = remedy_facts_copy (facts);
  word->fraction = fraction;
  word->text = g_strdup (text);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_word, word, word_free);
  g_source_attach (source, self->context);
}

/* The first path is the server; the others were added to it. */
static GPtrArray *
open_folder (const char *const *paths,
             gpointer           user_data,
             GError           **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedySource *source = remedy_folder_source_new (paths[0], paths + 1, error);

  if (source == NULL)
    return NULL;
  g_ptr_array_add (sources, source);
  return g_steal_pointer (&sources);
}

static void
gather_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  RemedyGathering *self = data;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  RemedyFacts *facts = NULL;

  sources = self->func ((const char *const *) self->paths, self->data, &error);
  if (sources != NULL)
    facts = remedy_collector_gather (sources, say, self, self->stop, &error);
  if (facts != NULL)
    g_task_return_pointer (task, facts, (GDestroyNotify) remedy_facts_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_gathered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  RemedyGathering *self = user_data;
  g_autoptr (RemedySession) session = ref_session (self);
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  facts = g_task_propagate_pointer (G_TASK (result), &error);
  /* The reading was concluded already: the case was closed, or patience ran out. */
  if (session != NULL)
    {
      conclude (session, self, g_steal_pointer (&facts), g_steal_pointer (&error));
    }
  remedy_gathering_unref (self);
}

static gboolean
on_patience (gpointer user_data)
{
  RemedyGathering *self = user_data;
  g_autoptr (RemedySession) session = ref_session (self);

  if (session == NULL)
    return G_SOURCE_REMOVE;
  conclude (session, self, NULL,
            g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The reading was stopped")));
  return G_SOURCE_REMOVE;
}

/* In whatever thread cancels. */
static void
on_their_cancel (GCancellable *theirs,
                 gpointer      user_data)
{
  RemedyGathering *self = user_data;

  g_cancellable_cancel (self->stop);
  g_source_attach (self->patience, self->context);
}

static RemedyGathering *
gathering_new (RemedySession *session,
               RemedyReading  reading,
               GTask         *task)
{
  RemedyGathering *self = g_atomic_rc_box_new0 (RemedyGathering);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < session->case_->paths->len; i++)
    g_strv_builder_add (paths, session->case_->paths->pdata[i]);
  self->task = task;
  self->reading = reading;
  self->paths = g_strv_builder_end (paths);
  self->func = session->source_func != NULL ? session->source_func : open_folder;
  self->data = session->source_data;
  self->stop = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->patience = g_timeout_source_new (CANCEL_PATIENCE_MS);
  g_source_set_callback (self->patience, on_patience, g_atomic_rc_box_acquire (self),
                         remedy_gathering_unref);
  return self;
}

static const char *
why_not (RemedySession *self)
{
  if (self->case_ == NULL)
    return _ ("No case is open");
  if (self->gathering != NULL)
    return _ ("The server is being read already");
  if (self->read_only != NULL || self->store == NULL)
    return _ ("The case is open for reading only: what is read could not be kept");
  if (self->practising)
    return _ ("The practice server is being changed: read it when that is done");
  return NULL;
}

/**
 * remedy_session_read_async:
 * @self: a session with a case
 * @reading: whether to read for the findings, or again to verify
 * @cancellable: (nullable): stops the reading, and keeps what was read, unless there is more
 *   from an earlier reading
 * @callback: called when what was read is on disk, after a stop too; %REMEDY_ERROR_NOT_FOUND
 *   if the evidence is not there, %REMEDY_ERROR_SAVE, %G_IO_ERROR_CANCELLED if it was stopped
 *   and nothing new is kept
 * @user_data: for @callback
 *
 * “progress” and “changed” tell meanwhile how far it has come.
 */
void
remedy_session_read_async (RemedySession      *self,
                           RemedyReading       reading,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) work = NULL;
  RemedyGathering *gathering;
  const char      *problem;

  g_return_if_fail (REMEDY_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, remedy_session_read_async);
  problem = why_not (self);
  if (problem != NULL)
    {
      g_task_return_new_error (task, REMEDY_ERROR, REMEDY_ERROR_STATE, "%s", problem);
      return;
    }
  gathering = gathering_new (self, reading, g_steal_pointer (&task));
  self->gathering = gathering;
  remedy_session_invalidate (self);
  work = g_task_new (NULL, NULL, on_gathered, g_atomic_rc_box_acquire (gathering));
  g_task_set_source_tag (work, remedy_session_read_async);
  g_task_set_task_data (work, gathering, NULL);
  g_task_run_in_thread (work, gather_in_thread);
  if (cancellable != NULL)
    {
      gathering->theirs = g_object_ref (cancellable);
      gathering->theirs_id =
          g_cancellable_connect (cancellable, G_CALLBACK (on_their_cancel), gathering, NULL);
    }
  remedy_session_notify (self);
}
