/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_MEDIA_GROUP (remedy_media_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedyMediaGroup, remedy_media_group, REMEDY, MEDIA_GROUP, GtkBox)

GtkWidget *remedy_media_group_new    (void);
void       remedy_media_group_update (RemedyMediaGroup *self,
                                      RemedySession    *session);
void       remedy_media_group_read   (RemedyMediaGroup *self,
                                      const char       *path);

G_END_DECLS
