/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/remedy-paint-options.h"
#include "guide/remedy-snapshot.h"

G_BEGIN_DECLS

/* A page that was drawn, before it is a file. */
typedef struct
{
  cairo_surface_t *surface; /* (owned) */
  GPtrArray       *texts; /* (owned) char * */
} RemedyPainting;

void            remedy_painting_set_look (const RemedyPaintOptions *options);
RemedyPainting *remedy_painting_new      (const RemedySnapshot     *snapshot,
                                          const RemedyPaintOptions *options,
                                          GError                  **error);
void            remedy_painting_free     (RemedyPainting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyPainting, remedy_painting_free)

G_END_DECLS
