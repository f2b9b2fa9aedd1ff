/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-picture-scaler.h"

typedef struct
{
  cairo_surface_t *picture; /* (owned) */
  int              width;
  int              height;
} Scaling;

static void
scaling_free (Scaling *self)
{
  cairo_surface_destroy (self->picture);
  g_free (self);
}

/* A surface may be used by one thread at a time, so this one has its own, over the same pixels,
 * which nobody changes. */
static cairo_surface_t *
borrow (cairo_surface_t *picture)
{
  return cairo_image_surface_create_for_data (
      cairo_image_surface_get_data (picture), cairo_image_surface_get_format (picture),
      cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture),
      cairo_image_surface_get_stride (picture));
}

static void
scale_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Scaling   *data = task_data;
  cairo_surface_t *from = borrow (data->picture);
  cairo_surface_t *to
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, data->width, data->height);
  cairo_t *cr = cairo_create (to);

  cairo_scale (cr, (double) data->width / cairo_image_surface_get_width (from),
               (double) data->height / cairo_image_surface_get_height (from));
  cairo_set_source_surface (cr, from, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (from);
  g_task_return_pointer (task, to, (GDestroyNotify) cairo_surface_destroy);
}

/**
 * remedy_picture_scale_async:
 * @picture: pixels in memory, which nobody changes any more
 * @width: of the copy, in pixels
 * @height: likewise
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Makes a smaller copy in a thread, so that a large picture is not scaled with each frame.
 */
void
remedy_picture_scale_async (cairo_surface_t    *picture,
                            int                 width,
                            int                 height,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Scaling *data = g_new0 (Scaling, 1);

  data->picture = cairo_surface_reference (picture);
  data->width = MAX (width, 1);
  data->height = MAX (height, 1);
  g_task_set_source_tag (task, remedy_picture_scale_async);
  g_task_set_task_data (task, data, (GDestroyNotify) scaling_free);
  g_task_run_in_thread (task, scale_in_thread);
}

/**
 * remedy_picture_scale_finish:
 * @result: what the callback got
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the copy
 */
cairo_surface_t *
remedy_picture_scale_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
