/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_PICTURES_GROUP (remedy_pictures_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedyPicturesGroup, remedy_pictures_group, REMEDY, PICTURES_GROUP, GtkBox)

GtkWidget    *remedy_pictures_group_new         (void);
void          remedy_pictures_group_set_session (RemedyPicturesGroup *self,
                                                 RemedySession       *session);

G_END_DECLS
