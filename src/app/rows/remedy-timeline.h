/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/remedy-time.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_TIMELINE (remedy_timeline_get_type ())

G_DECLARE_FINAL_TYPE (RemedyTimeline, remedy_timeline, REMEDY, TIMELINE, GtkDrawingArea)

GtkWidget *remedy_timeline_new      (void);
void       remedy_timeline_set_runs (RemedyTimeline   *self,
                                     const GPtrArray  *runs,
                                     const RemedyZone *zone);

G_END_DECLS
