/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_GROUP (remedy_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedyGroup, remedy_group, REMEDY, GROUP, GtkBox)

GtkWidget *remedy_group_new       (const char *title);
void       remedy_group_set_title (RemedyGroup *self,
                                   const char  *title);
void       remedy_group_clear     (RemedyGroup *self);

G_END_DECLS
