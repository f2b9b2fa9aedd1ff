/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-drawing.h"
#include "app/remedy-paint-options.h"
#include "guide/remedy-snapshot.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_PAINTER (remedy_painter_get_type ())

G_DECLARE_FINAL_TYPE (RemedyPainter, remedy_painter, REMEDY, PAINTER, GObject)

/*
 * Has pages drawn by other processes, so that the window never waits for a picture, and what
 * draws it never sees a name that is hidden in it. They are started when they are needed, and
 * end with the painter; one that ends before that is started again. Use it from one thread, the
 * one whose main context runs.
 */
RemedyPainter *remedy_painter_new         (const char *program);
void           remedy_painter_draw_async  (RemedyPainter            *self,
                                           const RemedySnapshot     *redacted,
                                           const RemedyPaintOptions *options,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
RemedyDrawing *remedy_painter_draw_finish (RemedyPainter *self,
                                           GAsyncResult  *result,
                                           GError       **error);
const char    *remedy_painter_get_pid     (RemedyPainter *self);

G_END_DECLS
