/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_COMPARE_VIEW (remedy_compare_view_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCompareView, remedy_compare_view, REMEDY, COMPARE_VIEW, GtkBox)

GtkWidget *remedy_compare_view_new  (const char *name,
                                     GPtrArray  *pairs,
                                     gboolean    compared);
void       remedy_compare_view_show (RemedyCompareView *self,
                                     guint              line,
                                     guint              start,
                                     guint              end);

G_END_DECLS
