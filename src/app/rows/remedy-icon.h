/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_ICON (remedy_icon_get_type ())

G_DECLARE_FINAL_TYPE (RemedyIcon, remedy_icon, REMEDY, ICON, GtkImage)

GtkWidget *remedy_icon_new      (void);
void       remedy_icon_set_size (RemedyIcon *self,
                                 int         size);

G_END_DECLS
