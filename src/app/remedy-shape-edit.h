/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-markup.h"

G_BEGIN_DECLS

/* Where a shape can be taken hold of. */
typedef enum
{
  REMEDY_HANDLE_NONE,
  REMEDY_HANDLE_BODY,
  REMEDY_HANDLE_TOP_LEFT,
  REMEDY_HANDLE_TOP_RIGHT,
  REMEDY_HANDLE_BOTTOM_LEFT,
  REMEDY_HANDLE_BOTTOM_RIGHT,
  REMEDY_HANDLE_TAIL, /* of an arrow */
  REMEDY_HANDLE_HEAD,
  REMEDY_N_HANDLES,
} RemedyHandle;

RemedyShape *remedy_shape_make       (RemedyShapeKind     kind,
                                      int                 colour,
                                      const RemedyMarkup *markup);
void         remedy_shape_span       (RemedyShape        *self,
                                      double              from_x,
                                      double              from_y,
                                      double              to_x,
                                      double              to_y);
void         remedy_shape_place      (RemedyShape        *self,
                                      double              x,
                                      double              y);
gboolean     remedy_shape_get_handle (const RemedyShape  *self,
                                      RemedyHandle        handle,
                                      double             *x,
                                      double             *y);
RemedyHandle remedy_shape_find       (const RemedyShape  *self,
                                      double              x,
                                      double              y,
                                      double              slack);
void         remedy_shape_drag       (RemedyShape        *self,
                                      RemedyHandle        handle,
                                      int                 dx,
                                      int                 dy);
void         remedy_shape_keep_in    (RemedyShape        *self,
                                      const RemedyMarkup *markup);
gboolean     remedy_shape_is_empty   (const RemedyShape  *self);
char        *remedy_shape_describe   (const RemedyMarkup *markup,
                                      guint               index);

G_END_DECLS
