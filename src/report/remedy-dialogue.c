/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-dialogue.h"

#include <pthread.h>
#include <signal.h>

#include "core/remedy-error.h"

/*
 * g_subprocess_communicate() ends at the first error of any of the three pipes, and drops what
 * the others brought. A program that fails before it has read all breaks the pipe that we write
 * to, and says why on another: so here each pipe is followed to its own end.
 */

typedef struct
{
  GMainContext *context; /* (owned) */
  GError       *error; /* (owned) (nullable): the first, or that it was cancelled */
  guint         n_open; /* pipes that did not end yet */
} Dialogue;

/* A pipe that ended, well or not. */
static void
end_pipe (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Dialogue *self = user_data;
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  if (error != NULL && (self->error == NULL || remedy_error_is_cancelled (error)))
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
    }
  self->n_open--;
}

static void
follow (Dialogue      *self,
        GInputStream  *from,
        GOutputStream *to,
        GCancellable  *cancellable)
{
  self->n_open++;
  g_output_stream_splice_async (to, from,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                    | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, cancellable, end_pipe, self);
}

/* A program that ends before it has read all must not end us: the error of the write says it. */
static void
iterate (Dialogue *self)
{
  const struct timespec now = { 0 };
  sigset_t pipes;
  sigset_t before;

  sigemptyset (&pipes);
  sigaddset (&pipes, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &pipes, &before);
  while (self->n_open > 0)
    g_main_context_iteration (self->context, TRUE);
  if (!sigismember (&before, SIGPIPE))
    while (sigtimedwait (&pipes, NULL, &now) == SIGPIPE)
      continue;
  pthread_sigmask (SIG_SETMASK, &before, NULL);
}

/**
 * remedy_dialogue_run:
 * @process: a program with all three of its pipes
 * @input: what it is given
 * @cancellable: (nullable): to stop it; the program is then still there
 * @output: (out) (transfer full): what it wrote, as far as it came
 * @talk: (out) (transfer full): what it said on its standard error, as far as it came
 * @error: of the first pipe that did not end well: %G_IO_ERROR_BROKEN_PIPE for a program that
 *   did not read all, %G_IO_ERROR_CANCELLED before any other
 *
 * Blocks until the program has closed its pipes. Any thread may do it. @output and @talk are
 * set also where it fails, since they say why.
 *
 * Returns: %TRUE if it read all, and all of what it wrote was read
 */
gboolean
remedy_dialogue_run (GSubprocess   *process,
                     GBytes        *input,
                     GCancellable  *cancellable,
                     GBytes       **output,
                     GBytes       **talk,
                     GError       **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GInputStream) given = NULL;
  g_autoptr (GOutputStream) written = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) said = g_memory_output_stream_new_resizable ();
  Dialogue self = { .context = context };

  g_return_val_if_fail (G_IS_SUBPROCESS (process), FALSE);
  g_return_val_if_fail (input != NULL, FALSE);
  g_return_val_if_fail (output != NULL && talk != NULL, FALSE);

  given = g_memory_input_stream_new_from_bytes (input);
  g_main_context_push_thread_default (context);
  follow (&self, given, g_subprocess_get_stdin_pipe (process), cancellable);
  follow (&self, g_subprocess_get_stdout_pipe (process), written, cancellable);
  follow (&self, g_subprocess_get_stderr_pipe (process), said, cancellable);
  iterate (&self);
  g_main_context_pop_thread_default (context);
  g_output_stream_close (written, NULL, NULL);
  g_output_stream_close (said, NULL, NULL);
  *output = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (written));
  *talk = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (said));
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self.error));
  return FALSE;
}
