/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_TROUBLE_GROUP (remedy_trouble_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedyTroubleGroup, remedy_trouble_group, REMEDY, TROUBLE_GROUP, GtkBox)

GtkWidget *remedy_trouble_group_new        (void);
void       remedy_trouble_group_update     (RemedyTroubleGroup *self,
                                            RemedySession      *session);
void       remedy_trouble_group_set_text   (RemedyTroubleGroup *self,
                                            const char         *text);
void       remedy_trouble_group_take_focus (RemedyTroubleGroup *self);

G_END_DECLS
