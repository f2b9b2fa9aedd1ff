/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_CHOICE_ROW (remedy_choice_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyChoiceRow, remedy_choice_row, REMEDY, CHOICE_ROW, GtkButton)

GtkWidget *remedy_choice_row_new (const char *icon_name,
                                  const char *title,
                                  const char *subtitle);

G_END_DECLS
