/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *remedy_widget_texts (GtkWidget *widget);

G_END_DECLS
