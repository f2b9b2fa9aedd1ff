/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_PAPER_BAR (remedy_paper_bar_get_type ())

G_DECLARE_FINAL_TYPE (RemedyPaperBar, remedy_paper_bar, REMEDY, PAPER_BAR, GtkBox)

GtkWidget *remedy_paper_bar_new (void);

G_END_DECLS
