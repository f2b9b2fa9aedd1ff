/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SETUP_LOG_GROUP (remedy_setup_log_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedySetupLogGroup, remedy_setup_log_group, REMEDY, SETUP_LOG_GROUP, GtkBox)

GtkWidget *remedy_setup_log_group_new    (void);
void       remedy_setup_log_group_update (RemedySetupLogGroup *self,
                                          RemedySession       *session);

G_END_DECLS
