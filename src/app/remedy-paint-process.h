/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-paint-message.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_PAINT_PROCESS (remedy_paint_process_get_type ())

G_DECLARE_FINAL_TYPE (RemedyPaintProcess,
                      remedy_paint_process,
                      REMEDY,
                      PAINT_PROCESS,
                      GObject)

/*
 * One run of the process that draws. Signals: "answer" (uint kind, GBytes *body), in the order
 * of what was asked; "ended" (GError *why), once, and never after remedy_paint_process_close().
 */
char               *remedy_paint_process_find    (void);
char              **remedy_paint_process_make_environment (const RemedyPaintOptions *options);
RemedyPaintProcess *remedy_paint_process_new     (const char               *program,
                                                  const RemedyPaintOptions *options,
                                                  GError                  **error);
gboolean            remedy_paint_process_suits   (RemedyPaintProcess       *self,
                                                  const RemedyPaintOptions *options);
void                remedy_paint_process_send    (RemedyPaintProcess *self,
                                                  const GPtrArray    *parts);
const char         *remedy_paint_process_get_pid (RemedyPaintProcess *self);
void                remedy_paint_process_kill    (RemedyPaintProcess *self);
void                remedy_paint_process_close   (RemedyPaintProcess *self);

G_END_DECLS
