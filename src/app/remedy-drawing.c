/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-drawing.h"

/**
 * remedy_drawing_new:
 * @png: the picture
 * @texts: (element-type utf8): what can be read in it; each once
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: (transfer full): a drawing
 */
RemedyDrawing *
remedy_drawing_new (GBytes    *png,
                    GPtrArray *texts,
                    int        width,
                    int        height)
{
  RemedyDrawing *self = g_new0 (RemedyDrawing, 1);

  self->png = g_bytes_ref (png);
  self->texts = g_ptr_array_ref (texts);
  self->width = width;
  self->height = height;
  return self;
}

/**
 * remedy_drawing_free:
 * @self: (transfer full) (nullable): a drawing
 */
void
remedy_drawing_free (RemedyDrawing *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->png);
  g_ptr_array_unref (self->texts);
  g_free (self);
}
