/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-import.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-import-decode.h"
#include "evidence/remedy-file-reader.h"
#include "report/remedy-png.h"

/* Of a file that is brought in. */
#define MAX_BYTES (128 * 1024 * 1024)

typedef struct
{
  char   *case_folder; /* (owned) */
  char   *path;        /* (owned) (nullable) of a file */
  GBytes *bytes;       /* (owned) (nullable) or what was pasted or dropped */
  gint64  taken;
} Import;

static void
import_free (Import *self)
{
  g_free (self->case_folder);
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static GBytes *
read_file (const char   *path,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, error);

  return reader != NULL ? remedy_reader_read_all (reader, MAX_BYTES, cancellable, error) : NULL;
}

/* What is kept is made of the pixels, so that nothing else comes into the case. */
static RemedyPicture *
import (const Import *self,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (GBytes) bytes = self->bytes != NULL ? g_bytes_ref (self->bytes)
                                                 : read_file (self->path, cancellable, error);
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *surface;

  if (bytes == NULL)
    return NULL;
  surface = remedy_import_decode (bytes, cancellable, error);
  if (surface == NULL)
    {
      g_autofree char *name = self->path != NULL ? g_filename_display_basename (self->path) : NULL;

      /* Translators: %s is the name of a file; what is wrong with it follows. */
      if (name != NULL)
        g_prefix_error (error, _ ("“%s”: "), name);
      return NULL;
    }
  png = remedy_png_encode (surface, error);
  cairo_surface_destroy (surface);
  if (png == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return remedy_picture_store_import (self->case_folder, png, self->taken, error);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError        *error = NULL;
  RemedyPicture *picture = import (task_data, cancellable, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) remedy_picture_free);
  else
    g_task_return_error (task, error);
}

static void
start (const char         *case_folder,
       const char         *path,
       GBytes             *bytes,
       gint64              taken,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Import *data = g_new0 (Import, 1);

  data->case_folder = g_strdup (case_folder);
  data->path = g_strdup (path);
  data->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  data->taken = taken;
  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * remedy_import_file_async:
 * @case_folder: of the case that gets the picture
 * @path: (type filename): of a picture of the server's screen
 * @taken: now
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is in the case
 * @user_data: for @callback
 *
 * Reads, decodes and stores it in a thread. Until the operator has looked at it and let it
 * go, it is in no bundle.
 */
void
remedy_import_file_async (const char         *case_folder,
                          const char         *path,
                          gint64              taken,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (case_folder != NULL);
  g_return_if_fail (path != NULL);

  start (case_folder, path, NULL, taken, cancellable, callback, user_data);
}

/**
 * remedy_import_bytes_async:
 * @case_folder: of the case that gets the picture
 * @bytes: a picture of the server's screen, as it was pasted or dropped
 * @taken: now
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is in the case
 * @user_data: for @callback
 *
 * Like remedy_import_file_async().
 */
void
remedy_import_bytes_async (const char         *case_folder,
                           GBytes             *bytes,
                           gint64              taken,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (case_folder != NULL);
  g_return_if_fail (bytes != NULL);

  start (case_folder, NULL, bytes, taken, cancellable, callback, user_data);
}

/**
 * remedy_import_finish:
 * @result: what the callback got
 * @error: of %REMEDY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the picture, which is in the case now
 */
RemedyPicture *
remedy_import_finish (GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
