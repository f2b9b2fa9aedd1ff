/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-paint-process.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "core/remedy-error.h"

#define PROGRAM "ntsmig-remedy-painter"

struct _RemedyPaintProcess
{
  GObject parent_instance;

  GSubprocess  *process; /* (owned) */
  GCancellable *cancellable; /* (owned) cancelled when nothing more is wanted of it */
  GQueue        sent; /* char *, owned: the parts that it knows, the oldest first */
  GQueue        waiting; /* GBytes, owned: what is to be written to it */
  gboolean      writing;
  gboolean      ended;
  char         *language; /* (owned) (nullable) */
  gint64        scale;
  RemedyPaintHead head; /* of the answer that comes next */
  char         *body; /* (owned) (nullable) of it; NULL while its head is read */
};

G_DEFINE_FINAL_TYPE (RemedyPaintProcess, remedy_paint_process, G_TYPE_OBJECT)

enum
{
  ANSWER,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
end (RemedyPaintProcess *self,
     const char         *why)
{
  g_autoptr (GError) error = NULL;

  if (self->ended || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->ended = TRUE;
  g_set_error (&error, REMEDY_ERROR, REMEDY_ERROR_FAILED,
               /* Translators: %s says why, as in “it was ended by signal 9”. */
               _ ("The program that draws pictures ended: %s"), why);
  g_signal_emit (self, signals[ENDED], 0, error);
}

static void
on_exited (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RemedyPaintProcess) self = user_data;
  GSubprocess     *process = G_SUBPROCESS (source);
  g_autofree char *why = NULL;

  if (!g_subprocess_wait_finish (process, result, NULL))
    return;
  if (g_subprocess_get_if_signaled (process))
    why = g_strdup_printf (_ ("it was ended by signal %d"), g_subprocess_get_term_sig (process));
  else
    why = g_strdup_printf (_ ("its exit status is %d"), g_subprocess_get_exit_status (process));
  end (self, why);
}

/* Its output ended: how it ended itself is known in a moment. */
static void
find_out_why (RemedyPaintProcess *self)
{
  g_subprocess_wait_async (self->process, self->cancellable, on_exited, g_object_ref (self));
}

static gboolean
check_head (RemedyPaintProcess *self)
{
  if ((self->head.kind == REMEDY_PAINT_DRAWING || self->head.kind == REMEDY_PAINT_ERROR) &&
      self->head.length <= REMEDY_PAINT_MAX_ANSWER)
    return TRUE;
  g_subprocess_force_exit (self->process);
  end (self, _ ("it answered with something else than a picture"));
  return FALSE;
}

static void
emit_answer (RemedyPaintProcess *self)
{
  g_autoptr (GBytes) body = g_bytes_new_take (g_steal_pointer (&self->body), self->head.length);

  g_signal_emit (self, signals[ANSWER], 0, self->head.kind, body);
}

/* Head, body, head, body, until the process ends. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RemedyPaintProcess) self = user_data;
  GInputStream *stream = G_INPUT_STREAM (source);
  gboolean      head = self->body == NULL;
  gsize         wanted = head ? sizeof self->head : self->head.length;
  gsize         n_read = 0;
  gpointer      buffer = &self->head;

  if (!g_input_stream_read_all_finish (stream, result, &n_read, NULL) || n_read < wanted)
    {
      find_out_why (self);
      return;
    }
  if (head && !check_head (self))
    return;
  if (head)
    buffer = self->body = g_malloc (MAX (self->head.length, 1));
  else
    emit_answer (self);
  wanted = head ? self->head.length : sizeof self->head;
  g_input_stream_read_all_async (stream, buffer, wanted, G_PRIORITY_DEFAULT, self->cancellable,
                                 on_read, g_object_ref (self));
}

/* Where writing fails, the process has ended, and that is seen where it is read. */
static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RemedyPaintProcess) self = user_data;
  GOutputStream *stream = G_OUTPUT_STREAM (source);
  GBytes        *next;
  gsize          size;
  gconstpointer  data;

  self->writing = FALSE;
  g_bytes_unref (g_queue_pop_head (&self->waiting));
  next = g_queue_peek_head (&self->waiting);
  if (!g_output_stream_write_all_finish (stream, result, NULL, NULL) || next == NULL)
    return;
  self->writing = TRUE;
  data = g_bytes_get_data (next, &size);
  g_output_stream_write_all_async (stream, data, size, G_PRIORITY_DEFAULT, self->cancellable,
                                   on_written, g_object_ref (self));
}

static void
begin_writing (RemedyPaintProcess *self)
{
  GBytes       *next = g_queue_peek_head (&self->waiting);
  gsize         size;
  gconstpointer data = g_bytes_get_data (next, &size);

  self->writing = TRUE;
  g_output_stream_write_all_async (g_subprocess_get_stdin_pipe (self->process), data, size,
                                   G_PRIORITY_DEFAULT, self->cancellable, on_written,
                                   g_object_ref (self));
}

static void
write_part (RemedyPaintProcess    *self,
            const RemedyPaintPart *part)
{
  RemedyPaintHead head = { part->kind, (guint32) g_bytes_get_size (part->bytes) };

  g_queue_push_tail (&self->waiting, g_bytes_new (&head, sizeof head));
  g_queue_push_tail (&self->waiting, g_bytes_ref (part->bytes));
}

static void
remedy_paint_process_dispose (GObject *object)
{
  RemedyPaintProcess *self = REMEDY_PAINT_PROCESS (object);

  g_clear_object (&self->process);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (remedy_paint_process_parent_class)->dispose (object);
}

static void
remedy_paint_process_finalize (GObject *object)
{
  RemedyPaintProcess *self = REMEDY_PAINT_PROCESS (object);

  g_queue_clear_full (&self->sent, g_free);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_bytes_unref);
  g_free (self->language);
  g_free (self->body);
  G_OBJECT_CLASS (remedy_paint_process_parent_class)->finalize (object);
}

static void
remedy_paint_process_class_init (RemedyPaintProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_paint_process_dispose;
  object_class->finalize = remedy_paint_process_finalize;

  signals[ANSWER] = g_signal_new ("answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BYTES);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /* To write to a process that has ended is an error, and must not end this one. */
  signal (SIGPIPE, SIG_IGN);
}

static void
remedy_paint_process_init (RemedyPaintProcess *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * remedy_paint_process_find:
 *
 * Returns: (transfer full): the program that draws: beside this one, as in the folder that it is
 *   built in, else where it is installed
 */
char *
remedy_paint_process_find (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, PROGRAM, NULL) : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (LIBEXECDIR, PROGRAM, NULL);
}

/**
 * remedy_paint_process_make_environment:
 * @options: how pages are to be drawn
 *
 * Nothing of the desktop, and nothing that the operator set for it, is to be seen in a picture:
 * no theme, no style sheet, no fonts, no scale, no language but that of the picture.
 *
 * Returns: (transfer full): the environment of a process that draws
 */
char **
remedy_paint_process_make_environment (const RemedyPaintOptions *options)
{
  static const char *const unwanted[] = {
    "AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "GDK_DPI_SCALE", "GTK_CSD",
    "GTK_DATA_PREFIX",    "GTK_DEBUG",                "GTK_MODULES",   "GTK_OVERLAY_SCROLLING",
    "GTK_PATH",           "GTK_THEME",                "LANGUAGE",      "LANG",
  };
  static const char *const wanted[][2] = {
    { "GSETTINGS_BACKEND", "memory" },
    { "GTK_IM_MODULE", "gtk-im-context-simple" },
    { "GTK_USE_PORTAL", "0" },
    /* A tenth faster where widgets come and go by the thousand. */
    { "G_SLICE", "always-malloc" },
    { "LC_ALL", "C.UTF-8" },
    { "NO_AT_BRIDGE", "1" },
    { "TZ", "UTC" },
    { "XDG_CONFIG_HOME", "/nonexistent" },
    { "XDG_DATA_HOME", "/nonexistent" },
  };
  char **environment = g_get_environ ();

  for (gsize i = 0; i < G_N_ELEMENTS (unwanted); i++)
    environment = g_environ_unsetenv (environment, unwanted[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    environment = g_environ_setenv (environment, wanted[i][0], wanted[i][1], TRUE);
  if (options->language != NULL)
    environment = g_environ_setenv (environment, "LANGUAGE", options->language, TRUE);
  return g_environ_setenv (environment, "GDK_SCALE", options->scale > 1 ? "2" : "1", TRUE);
}

/**
 * remedy_paint_process_new:
 * @program: path of the program that draws
 * @options: of the first page; its language and scale are those of the process
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): the process, started
 */
RemedyPaintProcess *
remedy_paint_process_new (const char               *program,
                          const RemedyPaintOptions *options,
                          GError                  **error)
{
  g_autoptr (RemedyPaintProcess) self = g_object_new (REMEDY_TYPE_PAINT_PROCESS, NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_auto (GStrv) environment = remedy_paint_process_make_environment (options);
  g_autoptr (GError) cause = NULL;

  g_subprocess_launcher_set_environ (launcher, environment);
  self->process = g_subprocess_launcher_spawn (launcher, &cause, program, NULL);
  if (self->process == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND,
                   /* Translators: the path of a program; why it could not be started. */
                   _ ("The program that draws pictures, “%s”, could not be started: %s. Install "
                      "Ntsmig Remedy again."),
                   program, cause->message);
      return NULL;
    }
  self->language = g_strdup (options->language);
  self->scale = options->scale;
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (self->process), &self->head,
                                 sizeof self->head, G_PRIORITY_DEFAULT, self->cancellable, on_read,
                                 g_object_ref (self));
  return g_steal_pointer (&self);
}

/**
 * remedy_paint_process_suits:
 * @self: a process
 * @options: how a page is to be drawn
 *
 * Returns: %FALSE if that takes another process: language and scale are fixed when it starts
 */
gboolean
remedy_paint_process_suits (RemedyPaintProcess       *self,
                            const RemedyPaintOptions *options)
{
  return self->scale == options->scale && g_strcmp0 (self->language, options->language) == 0;
}

/**
 * remedy_paint_process_send:
 * @self: a process
 * @parts: (element-type RemedyPaintPart): what remedy_paint_message_split() made
 *
 * Asks for a page; what the process knows already is not sent again.
 */
void
remedy_paint_process_send (RemedyPaintProcess *self,
                           const GPtrArray    *parts)
{
  g_return_if_fail (REMEDY_IS_PAINT_PROCESS (self));

  for (guint i = 0; i < parts->len; i++)
    {
      const RemedyPaintPart *part = parts->pdata[i];

      if (part->kind != REMEDY_PAINT_PAGE)
        {
          if (g_queue_find_custom (&self->sent, part->digest, (GCompareFunc) strcmp) != NULL)
            continue;
          g_queue_push_tail (&self->sent, g_strdup (part->digest));
          if (self->sent.length > REMEDY_PAINT_MAX_PARTS)
            g_free (g_queue_pop_head (&self->sent));
        }
      write_part (self, part);
    }
  if (!self->writing)
    begin_writing (self);
}

/**
 * remedy_paint_process_get_pid:
 * @self: a process
 *
 * Returns: (transfer none) (nullable): its id; %NULL once it has ended
 */
const char *
remedy_paint_process_get_pid (RemedyPaintProcess *self)
{
  g_return_val_if_fail (REMEDY_IS_PAINT_PROCESS (self), NULL);

  return g_subprocess_get_identifier (self->process);
}

/**
 * remedy_paint_process_kill:
 * @self: a process that does not answer
 *
 * Ends it; the signal “ended” follows.
 */
void
remedy_paint_process_kill (RemedyPaintProcess *self)
{
  g_return_if_fail (REMEDY_IS_PAINT_PROCESS (self));

  g_subprocess_force_exit (self->process);
}

/**
 * remedy_paint_process_close:
 * @self: a process
 *
 * Nothing more is wanted of it: its input ends, and so does it.
 */
void
remedy_paint_process_close (RemedyPaintProcess *self)
{
  g_return_if_fail (REMEDY_IS_PAINT_PROCESS (self));

  g_cancellable_cancel (self->cancellable);
}
