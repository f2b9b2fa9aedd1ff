/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "guide/remedy-markup.h"

G_BEGIN_DECLS

void             remedy_shape_get_bounds (const RemedyShape     *self,
                                          cairo_rectangle_int_t *bounds);
void             remedy_shape_draw       (const RemedyShape     *self,
                                          cairo_t               *cr);
void             remedy_colour_get       (int                    colour,
                                          double                *red,
                                          double                *green,
                                          double                *blue);
cairo_surface_t *remedy_markup_flatten   (const RemedyMarkup    *self,
                                          cairo_surface_t       *picture,
                                          GError               **error);

G_END_DECLS
