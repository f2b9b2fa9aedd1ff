/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Of a picture that is read: as many as four screens of 3840 × 2160 have. */
#define REMEDY_PNG_MAX_PIXELS 33177600

GBytes          *remedy_png_encode (cairo_surface_t *surface,
                                    GError         **error);
GBytes          *remedy_png_strip  (GBytes          *png,
                                    GError         **error);
cairo_surface_t *remedy_png_decode (GBytes          *png,
                                    GError         **error);

G_END_DECLS
