/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-picture.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/remedy-fast-png.h"
#include "core/remedy-error.h"

/* Of one side of a picture, in pixels; cairo itself ends at 32767. */
#define MAX_SIDE 16000

typedef struct
{
  cairo_surface_t *surface; /* (owned) */
  char            *path;    /* (owned) */
} SaveData;

static void
save_data_free (SaveData *data)
{
  cairo_surface_destroy (data->surface);
  g_free (data->path);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveData, save_data_free)

/* A page is transparent: what shows through it is the window. */
static void
draw_background (GtkWidget *widget, cairo_t *cr, int width, int height)
{
  GtkWidget *window = gtk_widget_get_toplevel (widget);

  gtk_render_background (gtk_widget_get_style_context (window), cr, 0, 0, width, height);
}

/**
 * remedy_picture_draw:
 * @widget: a widget that was drawn before
 *
 * Draws @widget at its full size, also the part of it that is scrolled out of sight.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL while @widget has no size
 */
cairo_surface_t *
remedy_picture_draw (GtkWidget *widget)
{
  GtkWidget       *window;
  int              width, height, scale;
  cairo_surface_t *surface;
  cairo_t         *cr;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  /* What changed since the last frame gets its place first. */
  window = gtk_widget_get_toplevel (widget);
  if (GTK_IS_WINDOW (window))
    gtk_container_check_resize (GTK_CONTAINER (window));
  width = MIN (gtk_widget_get_allocated_width (widget), MAX_SIDE);
  height = MIN (gtk_widget_get_allocated_height (widget), MAX_SIDE);
  if (!gtk_widget_get_realized (widget) || width <= 1 || height <= 1)
    return NULL;
  scale = MAX (gtk_widget_get_scale_factor (widget), 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  draw_background (widget, cr, width, height);
  gtk_widget_draw (widget, cr);
  cairo_destroy (cr);
  return surface;
}

/**
 * remedy_picture_encode:
 * @surface: a picture
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): @surface as PNG
 */
GBytes *
remedy_picture_encode (cairo_surface_t *surface, GError **error)
{
  g_return_val_if_fail (surface != NULL, NULL);

  return remedy_fast_png_encode (surface, error);
}

static gboolean
save (const SaveData *data, GError **error)
{
  g_autoptr (GBytes) png = remedy_picture_encode (data->surface, error);
  g_autofree char *folder = g_path_get_dirname (data->path);
  g_autoptr (GError) problem = NULL;
  const char *contents;
  gsize       size = 0;

  if (png == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved_errno = errno;

      remedy_error_set_from_errno (error, saved_errno, folder);
      return FALSE;
    }
  contents = g_bytes_get_data (png, &size);
  if (g_file_set_contents_full (data->path, contents, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT,
                                0600, &problem))
    return TRUE;
  /* Translators: %s is what went wrong while the picture of a page was being written. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED,
               _ ("%s. The case itself is not touched by this; a new picture is taken each time "
                  "the page is shown."),
               problem->message);
  return FALSE;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (save (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * remedy_picture_save_async:
 * @surface: a picture; nothing may be drawn onto it from now on
 * @path: of the PNG; its folder is made if need be
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes @surface, in a thread.
 */
void
remedy_picture_save_async (cairo_surface_t    *surface,
                           const char         *path,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (SaveData) data = g_new0 (SaveData, 1);

  g_return_if_fail (surface != NULL);
  g_return_if_fail (path != NULL);

  data->surface = cairo_surface_reference (surface);
  data->path = g_strdup (path);
  g_task_set_source_tag (task, remedy_picture_save_async);
  g_task_set_task_data (task, g_steal_pointer (&data), (GDestroyNotify) save_data_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * remedy_picture_save_finish:
 * @result: what the callback of remedy_picture_save_async() got
 * @error: of %REMEDY_ERROR
 *
 * Returns: %TRUE if the picture is on disk
 */
gboolean
remedy_picture_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
