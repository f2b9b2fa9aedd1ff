/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The picture of a page, and what can be read in it. */
typedef struct
{
  GBytes    *png; /* with nothing in it but the pixels */
  GPtrArray *texts; /* char *: every text of what was drawn, and what a screen reader would say */
  int        width; /* of the picture, in pixels */
  int        height;
} RemedyDrawing;

RemedyDrawing *remedy_drawing_new  (GBytes    *png,
                                    GPtrArray *texts,
                                    int        width,
                                    int        height);
void           remedy_drawing_free (RemedyDrawing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyDrawing, remedy_drawing_free)

G_END_DECLS
