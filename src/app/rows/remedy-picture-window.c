/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-picture-window.h"

#include <glib/gi18n-lib.h>

/* A picture at its full size, as it is shared. */

#define WINDOW_WIDTH 820
#define WINDOW_HEIGHT 560

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkImage) image = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_stream_finish (result, &error);
  cairo_surface_t *surface;

  if (picture == NULL || gtk_widget_in_destruction (GTK_WIDGET (image)))
    return;
  surface = gdk_cairo_surface_create_from_pixbuf (
      picture, gtk_widget_get_scale_factor (GTK_WIDGET (image)), NULL);
  gtk_image_set_from_surface (image, surface);
  cairo_surface_destroy (surface);
}

static gboolean
on_key (GtkWidget   *window,
        GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_destroy (window);
  return GDK_EVENT_STOP;
}

/**
 * remedy_picture_window_show:
 * @parent: the window over which it is shown
 * @title: what it is a picture of
 * @picture: the picture
 *
 * Shows it at its full size, to scroll; Escape closes it.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
remedy_picture_window_show (GtkWindow                 *parent,
                            const char                *title,
                            const RemedySharedPicture *picture)
{
  g_autoptr (GInputStream) stream = NULL;
  GtkWidget *window;
  GtkWidget *header;
  GtkWidget *scroller;
  GtkWidget *image;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (picture != NULL, NULL);

  window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  scroller = gtk_scrolled_window_new (NULL, NULL);
  image = gtk_image_new ();
  header = gtk_header_bar_new ();
  gtk_header_bar_set_title (GTK_HEADER_BAR (header), title);
  gtk_header_bar_set_subtitle (GTK_HEADER_BAR (header), _ ("As it is shared"));
  gtk_header_bar_set_show_close_button (GTK_HEADER_BAR (header), TRUE);
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), WINDOW_WIDTH, WINDOW_HEIGHT);
  gtk_image_set_pixel_size (GTK_IMAGE (image), -1);
  gtk_widget_set_can_focus (scroller, TRUE);
  atk_object_set_name (gtk_widget_get_accessible (image), title);
  atk_object_set_description (gtk_widget_get_accessible (image),
                              picture->alt != NULL ? picture->alt : "");
  gtk_container_add (GTK_CONTAINER (scroller), image);
  gtk_container_add (GTK_CONTAINER (window), scroller);
  g_signal_connect (window, "key-press-event", G_CALLBACK (on_key), NULL);
  stream = g_memory_input_stream_new_from_bytes (picture->png);
  gdk_pixbuf_new_from_stream_async (stream, NULL, on_loaded, g_object_ref (image));
  gtk_widget_show_all (window);
  return window;
}
