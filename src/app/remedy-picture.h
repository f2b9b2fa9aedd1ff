/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

cairo_surface_t *remedy_picture_draw        (GtkWidget *widget);
GBytes          *remedy_picture_encode      (cairo_surface_t *surface,
                                             GError         **error);

G_END_DECLS
