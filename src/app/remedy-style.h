/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void remedy_style_load            (void);
void remedy_style_update_contrast (GtkWidget *window);

G_END_DECLS
