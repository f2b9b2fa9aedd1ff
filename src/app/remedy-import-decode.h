/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

cairo_surface_t *remedy_import_decode (GBytes       *bytes,
                                       GCancellable *cancellable,
                                       GError      **error);

G_END_DECLS
