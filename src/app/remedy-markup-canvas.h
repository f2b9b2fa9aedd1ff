/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/remedy-markup-model.h"

G_BEGIN_DECLS

/* What the pointer does; a #RemedyShapeKind draws that. */
#define REMEDY_TOOL_SELECT REMEDY_N_SHAPES

#define REMEDY_TYPE_MARKUP_CANVAS (remedy_markup_canvas_get_type ())

G_DECLARE_FINAL_TYPE (RemedyMarkupCanvas, remedy_markup_canvas, REMEDY, MARKUP_CANVAS,
                      GtkDrawingArea)

void   remedy_markup_canvas_set_picture (RemedyMarkupCanvas *self,
                                         cairo_surface_t    *picture,
                                         RemedyMarkupModel  *model);
void   remedy_markup_canvas_set_tool    (RemedyMarkupCanvas *self,
                                         int                 tool);
void   remedy_markup_canvas_set_colour  (RemedyMarkupCanvas *self,
                                         int                 colour);
void   remedy_markup_canvas_insert      (RemedyMarkupCanvas *self);
void   remedy_markup_canvas_zoom        (RemedyMarkupCanvas *self,
                                         int                 steps);
double remedy_markup_canvas_get_zoom    (RemedyMarkupCanvas *self);

G_END_DECLS
