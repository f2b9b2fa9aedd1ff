/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_CONFIRMATION (remedy_confirmation_get_type ())

G_DECLARE_FINAL_TYPE (RemedyConfirmation, remedy_confirmation, REMEDY, CONFIRMATION, GtkBox)

GtkWidget *remedy_confirmation_new (void);
void       remedy_confirmation_set (RemedyConfirmation *self,
                                    gboolean            confirmed,
                                    const char         *note,
                                    const char         *missing,
                                    gboolean            fixed);

G_END_DECLS
