/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-collector.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "evidence/remedy-gather.h"

/* The parts after the layout, and how much of the time each takes. */
static const struct
{
  void (*gather) (RemedyGather *self);
  double share;
} parts[] = {
  { remedy_gather_registry, 0.15 }, { remedy_gather_events, 0.35 },
  { remedy_gather_files, 0.25 },    { remedy_gather_outlook, 0.15 },
  { remedy_gather_notes, 0.05 },    { remedy_gather_setup_log, 0.05 },
};

static void
listed_user_free (gpointer data)
{
  RemedyListedUser *user = data;

  g_free (user->sid);
  g_free (user->path);
  g_free (user);
}

static void
gather_clear (RemedyGather *gather)
{
  g_clear_pointer (&gather->kinds, g_array_unref);
  g_clear_pointer (&gather->facts, remedy_facts_free);
  g_clear_pointer (&gather->system_root, g_free);
  g_clear_pointer (&gather->listed_users, g_ptr_array_unref);
  g_clear_pointer (&gather->listed_users_gap, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyGather, gather_clear)

/* The layout is described anew each time, since reading meets more problems. */
static void
tell_snapshot (RemedyGather *gather)
{
  remedy_gather_layout (gather, NULL);
  if (gather->func != NULL)
    gather->func (gather->facts, gather->fraction, "", gather->user_data);
}

/**
 * remedy_collector_gather:
 * @sources: (element-type RemedySource): the server's files; of several, the first that has
 *   a file gives it, and the logs of all count
 * @func: (nullable) (scope call): called in this thread, with a snapshot after each part and
 *   with progress in between
 * @user_data: for @func
 * @cancellable: (nullable): to stop; looked at between two files, and while one is read
 * @error: why none of the sources can be read
 *
 * Gathers the evidence of one server, part by part. A file is opened once. To stop is no
 * error: what was read stays, and the facts say that they were stopped.
 *
 * Returns: (transfer full) (nullable): the facts
 */
RemedyFacts *
remedy_collector_gather (GPtrArray          *sources,
                         RemedyCollectorFunc func,
                         gpointer            user_data,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_auto (RemedyGather) gather = { 0 };
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (sources != NULL && sources->len > 0, NULL);

  gather.sources = sources;
  gather.kinds = g_array_new (FALSE, FALSE, sizeof (int));
  gather.facts = remedy_facts_new ();
  gather.listed_users = g_ptr_array_new_with_free_func (listed_user_free);
  gather.func = func;
  gather.user_data = user_data;
  gather.cancellable = cancellable;
  gather.facts->gathered = g_get_real_time () / G_USEC_PER_SEC;
  if (!remedy_gather_layout (&gather, &failure) && !remedy_error_is_cancelled (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i == 0 && gather.facts->layout != NULL && func != NULL)
        func (gather.facts, 0.0, "", user_data);
      if (g_cancellable_is_cancelled (cancellable))
        break;
      gather.share = parts[i].share;
      parts[i].gather (&gather);
      gather.fraction += gather.share;
      if (!g_cancellable_is_cancelled (cancellable))
        tell_snapshot (&gather);
    }
  gather.facts->stopped = g_cancellable_is_cancelled (cancellable);
  return g_steal_pointer (&gather.facts);
}

/*
 * In a thread. A read may hang for minutes in a share or a bad disk; the caller gets his
 * answer all the same, and the thread goes on alone, with nothing that he may free.
 */
typedef struct
{
  GPtrArray          *sources; /* (owned) */
  GMainContext       *context; /* (owned): the caller's */
  RemedyCollectorFunc func;
  gpointer            func_data;
  GMutex              mutex;
  RemedyFacts        *latest;  /* (owned): the last snapshot */
  gboolean            waiting; /* a progress report is on its way */
  double              fraction;
  char               *text;    /* (owned) */
  gboolean            closed;  /* the caller has his answer and hears no more */
} Job;

/* Something for the caller's thread. */
typedef struct
{
  Job         *job;   /* (owned) */
  RemedyFacts *facts; /* (owned) (nullable): a snapshot */
  double       fraction;
} Report;

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->sources);
  g_main_context_unref (job->context);
  g_mutex_clear (&job->mutex);
  remedy_facts_free (job->latest);
  g_free (job->text);
}

static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_clear);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  job_unref (report->job);
  remedy_facts_free (report->facts);
  g_free (report);
}

static gboolean
on_report (gpointer data)
{
  Report *report = data;
  Job *job = report->job;
  g_autofree char *text = NULL;
  double fraction = report->fraction;
  gboolean closed;

  g_mutex_lock (&job->mutex);
  closed = job->closed;
  if (report->facts == NULL)
    {
      job->waiting = FALSE;
      fraction = job->fraction;
      text = g_strdup (job->text);
    }
  g_mutex_unlock (&job->mutex);
  if (!closed && job->func != NULL)
    job->func (report->facts, fraction, text != NULL ? text : "", job->func_data);
  return G_SOURCE_REMOVE;
}

static void
send_report (Job         *job,
             RemedyFacts *facts,
             double       fraction)
{
  Report *report = g_new0 (Report, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  report->job = g_atomic_rc_box_acquire (job);
  report->facts = facts;
  report->fraction = fraction;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_report, report, report_free);
  g_source_attach (source, job->context);
}

/* Progress comes faster than anybody reads it: while a report of it is on its way, newer
 * progress replaces what that report will say. */
static void
on_gathered (const RemedyFacts *facts,
             double             fraction,
             const char        *text,
             gpointer           user_data)
{
  Job *job = user_data;
  gboolean waiting;

  g_mutex_lock (&job->mutex);
  if (facts != NULL)
    {
      remedy_facts_free (job->latest);
      job->latest = remedy_facts_copy (facts);
    }
  waiting = job->waiting;
  if (facts == NULL)
    {
      job->waiting = TRUE;
      job->fraction = fraction;
      g_free (job->text);
      job->text = g_strdup (text);
    }
  g_mutex_unlock (&job->mutex);
  if (facts != NULL)
    send_report (job, remedy_facts_copy (facts), fraction);
  else if (!waiting)
    send_report (job, NULL, fraction);
}

static gpointer
copy_ref (gconstpointer object,
          gpointer      user_data)
{
  return g_object_ref ((gpointer) object);
}

static void
gather_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  RemedyFacts *facts =
      remedy_collector_gather (job->sources, on_gathered, job, cancellable, &error);

  if (facts != NULL)
    g_task_return_pointer (task, facts, (GDestroyNotify) remedy_facts_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * remedy_collector_gather_async:
 * @sources: (element-type RemedySource): as remedy_collector_gather()
 * @func: (nullable): called in the thread of the caller, with copies, until the answer
 * @func_data: for @func
 * @cancellable: (nullable): to stop; the answer then comes at once, even where a read hangs
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gathers in a thread. Sources in which a read may still hang are not to be used again.
 */
void
remedy_collector_gather_async (GPtrArray          *sources,
                               RemedyCollectorFunc func,
                               gpointer            func_data,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (sources != NULL && sources->len > 0);

  job = g_atomic_rc_box_new0 (Job);
  job->sources = g_ptr_array_copy (sources, copy_ref, NULL);
  g_ptr_array_set_free_func (job->sources, g_object_unref);
  job->context = g_main_context_ref_thread_default ();
  job->func = func;
  job->func_data = func_data;
  g_mutex_init (&job->mutex);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, remedy_collector_gather_async);
  g_task_set_task_data (task, job, job_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, gather_in_thread);
}

/**
 * remedy_collector_gather_finish:
 * @result: what the callback got
 * @error: why none of the sources can be read
 *
 * Returns: (transfer full) (nullable): the facts; of a gathering that was stopped, the
 *   parts that were read whole, with no part at all if it was stopped at once
 */
RemedyFacts *
remedy_collector_gather_finish (GAsyncResult *result,
                                GError      **error)
{
  g_autoptr (GError) failure = NULL;
  RemedyFacts *facts;
  Job *job;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  job = g_task_get_task_data (G_TASK (result));
  facts = g_task_propagate_pointer (G_TASK (result), &failure);
  g_mutex_lock (&job->mutex);
  job->closed = TRUE;
  if (facts == NULL && remedy_error_is_cancelled (failure))
    {
      facts = job->latest != NULL ? remedy_facts_copy (job->latest) : remedy_facts_new ();
      facts->stopped = TRUE;
    }
  g_mutex_unlock (&job->mutex);
  if (facts == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return facts;
}
