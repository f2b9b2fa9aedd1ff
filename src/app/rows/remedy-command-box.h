/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_COMMAND_BOX (remedy_command_box_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCommandBox, remedy_command_box, REMEDY, COMMAND_BOX, GtkBox)

GtkWidget  *remedy_command_box_new         (const char *command);
const char *remedy_command_box_get_command (RemedyCommandBox *self);
void        remedy_command_box_set_command (RemedyCommandBox *self,
                                            const char       *command);

G_END_DECLS
