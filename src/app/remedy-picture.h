/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

cairo_surface_t *remedy_picture_draw        (GtkWidget *widget);
GBytes          *remedy_picture_encode      (cairo_surface_t *surface,
                                             GError         **error);
void             remedy_picture_save_async  (cairo_surface_t    *surface,
                                             const char         *path,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean         remedy_picture_save_finish (GAsyncResult *result,
                                             GError      **error);

G_END_DECLS
