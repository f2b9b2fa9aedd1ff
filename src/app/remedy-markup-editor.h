/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_MARKUP_EDITOR (remedy_markup_editor_get_type ())

G_DECLARE_FINAL_TYPE (RemedyMarkupEditor, remedy_markup_editor, REMEDY, MARKUP_EDITOR, GtkWindow)

GtkWidget *remedy_markup_editor_new  (GtkWindow          *parent,
                                      const char         *case_folder,
                                      const char         *id);
void       remedy_markup_editor_save (RemedyMarkupEditor *self);

G_END_DECLS
