/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_TOAST (remedy_toast_get_type ())

G_DECLARE_FINAL_TYPE (RemedyToast, remedy_toast, REMEDY, TOAST, GtkRevealer)

GtkWidget *remedy_toast_new (void);
void       remedy_toast_say (RemedyToast *self,
                             const char  *text);

G_END_DECLS
