/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_COPY_BUTTON (remedy_copy_button_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCopyButton, remedy_copy_button, REMEDY, COPY_BUTTON, GtkButton)

GtkWidget *remedy_copy_button_new       (void);
void       remedy_copy_button_set_text  (RemedyCopyButton *self,
                                         const char       *text);
void       remedy_copy_button_set_names (RemedyCopyButton *self,
                                         const char       *name,
                                         const char       *copied);

G_END_DECLS
