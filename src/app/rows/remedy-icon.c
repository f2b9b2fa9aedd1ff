/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-icon.h"

#define DEFAULT_SIZE 16
#define DEFAULT_RESOLUTION 96.0

/*
 * An icon that grows with the text beside it. GTK draws icons at so many pixels, however
 * large the text is; who needs text at 200 % cannot make out an icon of 16 pixels.
 */
struct _RemedyIcon
{
  GtkImage parent_instance;

  int size; /* in pixels, where the text has its usual size */
};

G_DEFINE_TYPE (RemedyIcon, remedy_icon, GTK_TYPE_IMAGE)

static void
update_size (RemedyIcon *self)
{
  double resolution = gdk_screen_get_resolution (gtk_widget_get_screen (GTK_WIDGET (self)));
  /* A resolution that is not known is negative. */
  double factor = MAX (1.0, resolution / DEFAULT_RESOLUTION);
  int    size = (int) (self->size * factor + 0.5);

  if (gtk_image_get_pixel_size (GTK_IMAGE (self)) != size)
    gtk_image_set_pixel_size (GTK_IMAGE (self), size);
}

static void
remedy_icon_class_init (RemedyIconClass *klass)
{
}

static void
remedy_icon_init (RemedyIcon *self)
{
  self->size = DEFAULT_SIZE;
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (update_size), self, G_CONNECT_SWAPPED);
  update_size (self);
}

/**
 * remedy_icon_new:
 *
 * Returns: (transfer floating): an icon of 16 pixels beside text of the usual size
 */
GtkWidget *
remedy_icon_new (void)
{
  return g_object_new (REMEDY_TYPE_ICON, NULL);
}

/**
 * remedy_icon_set_size:
 * @self: an icon
 * @size: its width in pixels where the text has its usual size
 */
void
remedy_icon_set_size (RemedyIcon *self, int size)
{
  g_return_if_fail (REMEDY_IS_ICON (self));
  g_return_if_fail (size > 0);

  self->size = size;
  update_size (self);
}
