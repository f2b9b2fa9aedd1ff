/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-painter.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-paint-process.h"
#include "core/remedy-error.h"

/* Pages that a process has and did not answer yet: one that is drawn, one that is made a file,
 * one that waits. */
#define MAX_ASKED 3

/* To lay a page out takes one processor; with two pages at a time, the pictures of a case are
 * there in half the time. The second process is started when one has enough to do. */
#define N_WORKERS 2

/* A page during which the process ends is tried once more: it may not have been the cause. */
#define MAX_TRIES 2

/* A page takes a tenth of a second; a process that says nothing for that long says nothing. */
#define MAX_SECONDS 60

/* One page that is to be drawn. */
typedef struct
{
  RemedySnapshot     *snapshot; /* (owned) (nullable) NULL once it is in parts */
  RemedyPaintOptions *options; /* (owned) */
  GTask              *task; /* (owned) (nullable) NULL once it was answered */
  GPtrArray          *parts; /* (owned) (nullable) RemedyPaintPart */
  GSource            *cancel; /* (owned) (nullable) */
  guint               tries;
} Request;

/* One of the processes. */
typedef struct
{
  RemedyPainter      *painter; /* (unowned) */
  RemedyPaintProcess *process; /* (owned) (nullable) */
  GQueue              asked; /* Request, owned: in the order of the answers */
  guint               silence_id; /* ends a process that does not answer; 0 */
} Worker;

struct _RemedyPainter
{
  GObject parent_instance;

  char    *program; /* (owned) */
  Worker   workers[N_WORKERS];
  GQueue   waiting; /* Request, owned: not asked yet */
  Request *splitting; /* (nullable) one that waits and is made into parts */
  GSource *turn; /* (owned) does what can be done next */
};

G_DEFINE_FINAL_TYPE (RemedyPainter, remedy_painter, G_TYPE_OBJECT)
/* What is asked of a thread: it owns what it works on. */
typedef struct
{
  RemedySnapshot     *snapshot; /* (owned) */
  RemedyPaintOptions *options; /* (owned) */
} Whole;

typedef struct
{
  RemedyPaintKind kind;
  GBytes         *body; /* (owned) */
} Answer;

static void
request_free (Request *self)
{
  if (self->cancel != NULL)
    g_source_destroy (self->cancel);
  g_clear_pointer (&self->cancel, g_source_unref);
  g_clear_pointer (&self->snapshot, remedy_snapshot_free);
  g_clear_pointer (&self->options, remedy_paint_options_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->task);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
whole_free (Whole *self)
{
  remedy_snapshot_free (self->snapshot);
  remedy_paint_options_free (self->options);
  g_free (self);
}

static void
answer_free (Answer *self)
{
  g_bytes_unref (self->body);
  g_free (self);
}

static void
fail (Request *request,
      GError  *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&request->task);

  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

static void
split_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Whole *whole = task_data;
  GError      *error = NULL;
  GPtrArray   *parts = remedy_paint_message_split (whole->snapshot, whole->options, &error);

  if (parts != NULL)
    g_task_return_pointer (task, parts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Answer  *answer = task_data;
  GError        *error = NULL;
  RemedyDrawing *drawing = remedy_paint_message_read (answer->kind, answer->body, &error);

  if (drawing != NULL)
    g_task_return_pointer (task, drawing, (GDestroyNotify) remedy_drawing_free);
  else
    g_task_return_error (task, error);
}

static void
drop_process (Worker *self)
{
  g_clear_handle_id (&self->silence_id, g_source_remove);
  if (self->process == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->process, self);
  remedy_paint_process_close (self->process);
  g_clear_object (&self->process);
}

static gboolean
on_silence (gpointer user_data)
{
  Worker *self = user_data;

  self->silence_id = 0;
  remedy_paint_process_kill (self->process);
  return G_SOURCE_REMOVE;
}

/* What can be done next is done soon, and never from within what is being done. */
static void
take_turn (RemedyPainter *self)
{
  g_source_set_ready_time (self->turn, 0);
}

static void
expect_answer (Worker *self)
{
  g_clear_handle_id (&self->silence_id, g_source_remove);
  if (self->asked.length > 0)
    self->silence_id = g_timeout_add_seconds (MAX_SECONDS, on_silence, self);
}

/* Pages that were asked for and not answered wait again, in their order; the first is the one
 * at which the process ended. */
static void
take_back (Worker       *self,
           const GError *error)
{
  Request *first = g_queue_peek_head (&self->asked);

  if (first != NULL && ++first->tries >= MAX_TRIES)
    {
      fail (first, g_error_copy (error));
      request_free (g_queue_pop_head (&self->asked));
    }
  while (self->asked.length > 0)
    g_queue_push_head (&self->painter->waiting, g_queue_pop_tail (&self->asked));
}

/* The answer goes to a thread, which reads it and gives it to who asked. */
static void
give_answer (Request        *request,
             RemedyPaintKind kind,
             GBytes         *body)
{
  g_autoptr (GTask) task = g_steal_pointer (&request->task);
  Answer *answer;

  if (task == NULL)
    return;
  answer = g_new0 (Answer, 1);
  answer->kind = kind;
  answer->body = g_bytes_ref (body);
  g_task_set_task_data (task, answer, (GDestroyNotify) answer_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
on_answer (Worker *self,
           guint   kind,
           GBytes *body)
{
  g_autoptr (Request) request = g_queue_pop_head (&self->asked);

  /* What was not asked for is not taken. */
  if (request != NULL)
    give_answer (request, kind, body);
  expect_answer (self);
  take_turn (self->painter);
}

static void
on_ended (Worker       *self,
          const GError *error)
{
  drop_process (self);
  take_back (self, error);
  take_turn (self->painter);
}

static gboolean
start_process (Worker                   *self,
               const RemedyPaintOptions *options,
               GError                  **error)
{
  self->process = remedy_paint_process_new (self->painter->program, options, error);
  if (self->process == NULL)
    return FALSE;
  g_signal_connect_swapped (self->process, "answer", G_CALLBACK (on_answer), self);
  g_signal_connect_swapped (self->process, "ended", G_CALLBACK (on_ended), self);
  return TRUE;
}

static void
on_split (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  RemedyPainter *self = REMEDY_PAINTER (source);
  Request       *request = self->splitting;
  GError        *error = NULL;

  self->splitting = NULL;
  request->parts = g_task_propagate_pointer (G_TASK (result), &error);
  if (request->parts == NULL)
    fail (request, error);
  take_turn (self);
}

static void
split (RemedyPainter *self,
       Request       *request)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_split, NULL);
  Whole *whole = g_new0 (Whole, 1);

  self->splitting = request;
  whole->snapshot = g_steal_pointer (&request->snapshot);
  whole->options = remedy_paint_options_copy (request->options);
  g_task_set_source_tag (task, split);
  g_task_set_task_data (task, whole, (GDestroyNotify) whole_free);
  g_task_run_in_thread (task, split_in_thread);
}

static void
split_next (RemedyPainter *self)
{
  for (GList *link = self->waiting.head; link != NULL && self->splitting == NULL; link = link->next)
    {
      Request *request = link->data;

      if (request->parts == NULL && request->task != NULL)
        split (self, request);
    }
}

/* The one with the least to do that draws in that language and scale, or can be made to. */
static Worker *
find_worker (RemedyPainter            *self,
             const RemedyPaintOptions *options)
{
  Worker *best = NULL;

  for (gsize i = 0; i < N_WORKERS; i++)
    {
      Worker  *worker = &self->workers[i];
      gboolean suits = worker->process == NULL ||
                       remedy_paint_process_suits (worker->process, options);

      if (worker->asked.length < (suits ? MAX_ASKED : 1) &&
          (best == NULL || worker->asked.length < best->asked.length))
        best = worker;
    }
  return best;
}

/* FALSE if it has to wait for the answers to others. */
static gboolean
ask (RemedyPainter *self,
     Request       *request,
     GError       **error)
{
  Worker *worker = find_worker (self, request->options);

  if (worker == NULL)
    return FALSE;
  if (worker->process != NULL && !remedy_paint_process_suits (worker->process, request->options))
    drop_process (worker);
  if (worker->process == NULL && !start_process (worker, request->options, error))
    return FALSE;
  remedy_paint_process_send (worker->process, request->parts);
  g_queue_push_tail (&worker->asked, request);
  if (worker->silence_id == 0)
    expect_answer (worker);
  return TRUE;
}

static gboolean
on_turn (gpointer user_data)
{
  RemedyPainter *self = user_data;
  Request       *request;

  split_next (self);
  while ((request = g_queue_peek_head (&self->waiting)) != NULL && request != self->splitting)
    {
      GError  *error = NULL;
      gboolean asked = request->task != NULL && ask (self, request, &error);

      if (request->task != NULL && !asked && error == NULL)
        break;
      g_queue_pop_head (&self->waiting);
      if (error != NULL)
        fail (request, error);
      if (!asked)
        request_free (request);
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_turn (GSource    *source,
               GSourceFunc callback,
               gpointer    user_data)
{
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

static const GSourceFuncs turn_funcs = { NULL, NULL, dispatch_turn, NULL };

/* Who asked is told at once; the process may be drawing it all the same. */
static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  Request *request = user_data;
  GError  *error = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    fail (request, error);
  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (Request      *request,
                   GCancellable *cancellable)
{
  if (cancellable == NULL)
    return;
  request->cancel = g_cancellable_source_new (cancellable);
  g_source_set_callback (request->cancel, G_SOURCE_FUNC (on_cancelled), request, NULL);
  g_source_attach (request->cancel, g_main_context_get_thread_default ());
}

static void
remedy_painter_dispose (GObject *object)
{
  RemedyPainter *self = REMEDY_PAINTER (object);

  for (gsize i = 0; i < N_WORKERS; i++)
    {
      drop_process (&self->workers[i]);
      g_queue_clear_full (&self->workers[i].asked, (GDestroyNotify) request_free);
    }
  if (self->turn != NULL)
    g_source_destroy (self->turn);
  g_clear_pointer (&self->turn, g_source_unref);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) request_free);
  G_OBJECT_CLASS (remedy_painter_parent_class)->dispose (object);
}

static void
remedy_painter_finalize (GObject *object)
{
  g_free (REMEDY_PAINTER (object)->program);
  G_OBJECT_CLASS (remedy_painter_parent_class)->finalize (object);
}

static void
remedy_painter_class_init (RemedyPainterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_painter_dispose;
  object_class->finalize = remedy_painter_finalize;
}

static void
remedy_painter_init (RemedyPainter *self)
{
  for (gsize i = 0; i < N_WORKERS; i++)
    self->workers[i].painter = self;
  self->turn = g_source_new ((GSourceFuncs *) &turn_funcs, sizeof (GSource));
  g_source_set_callback (self->turn, on_turn, self, NULL);
  g_source_attach (self->turn, g_main_context_get_thread_default ());
}

/**
 * remedy_painter_new:
 * @program: (nullable): path of the program that draws; %NULL: that which came with this one
 *
 * Returns: (transfer full): a painter; nothing is started yet
 */
RemedyPainter *
remedy_painter_new (const char *program)
{
  RemedyPainter *self = g_object_new (REMEDY_TYPE_PAINTER, NULL);

  self->program = program != NULL ? g_strdup (program) : remedy_paint_process_find ();
  return self;
}

/**
 * remedy_painter_draw_async:
 * @self: a painter
 * @redacted: what is to be seen, with its names hidden; copied
 * @options: how; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is drawn
 * @user_data: for @callback
 *
 * Draws a page. Pages are begun in the order of the calls; nothing of it is done in the main
 * loop but to hand on what was read and written.
 */
void
remedy_painter_draw_async (RemedyPainter            *self,
                           const RemedySnapshot     *redacted,
                           const RemedyPaintOptions *options,
                           GCancellable             *cancellable,
                           GAsyncReadyCallback       callback,
                           gpointer                  user_data)
{
  g_autoptr (GError) error = NULL;
  Request *request;

  g_return_if_fail (REMEDY_IS_PAINTER (self));
  g_return_if_fail (redacted != NULL);
  g_return_if_fail (options != NULL);

  request = g_new0 (Request, 1);
  request->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (request->task, remedy_painter_draw_async);
  request->options = remedy_paint_options_copy (options);
  if (!remedy_paint_options_check (options, &error))
    {
      fail (request, g_steal_pointer (&error));
      request_free (request);
      return;
    }
  request->snapshot = remedy_snapshot_copy (redacted);
  watch_cancellable (request, cancellable);
  g_queue_push_tail (&self->waiting, request);
  take_turn (self);
}

/**
 * remedy_painter_draw_finish:
 * @self: a painter
 * @result: what the callback of remedy_painter_draw_async() got
 * @error: of %REMEDY_ERROR: %REMEDY_ERROR_NOT_FOUND if the program that draws is not there,
 *   %REMEDY_ERROR_LIMIT if the picture would be too large
 *
 * Returns: (transfer full) (nullable): the picture
 */
RemedyDrawing *
remedy_painter_draw_finish (RemedyPainter *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * remedy_painter_get_pid:
 * @self: a painter
 *
 * Returns: (nullable): id of its first process, as text; %NULL while there is none
 */
const char *
remedy_painter_get_pid (RemedyPainter *self)
{
  g_return_val_if_fail (REMEDY_IS_PAINTER (self), NULL);

  return self->workers[0].process != NULL ? remedy_paint_process_get_pid (self->workers[0].process)
                                          : NULL;
}
