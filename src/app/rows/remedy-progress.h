/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_PROGRESS (remedy_progress_get_type ())

G_DECLARE_FINAL_TYPE (RemedyProgress, remedy_progress, REMEDY, PROGRESS, GtkBox)

GtkWidget *remedy_progress_new         (void);
void       remedy_progress_set_session (RemedyProgress *self,
                                        RemedySession  *session);

G_END_DECLS
