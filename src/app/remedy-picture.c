/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-picture.h"

#include "app/remedy-fast-png.h"

/* Of one side of a picture, in pixels; cairo itself ends at 32767. */
#define MAX_SIDE 16000

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
