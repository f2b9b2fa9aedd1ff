/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void             remedy_picture_scale_async  (cairo_surface_t     *picture,
                                              int                  width,
                                              int                  height,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
cairo_surface_t *remedy_picture_scale_finish (GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
