/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_SAVE_GROUP (remedy_save_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedySaveGroup, remedy_save_group, REMEDY, SAVE_GROUP, GtkBox)

GtkWidget  *remedy_save_group_new            (void);
void        remedy_save_group_set_ready      (RemedySaveGroup *self,
                                              const char      *digest,
                                              GPtrArray       *files);
const char *remedy_save_group_get_why_not    (RemedySaveGroup *self);
const char *remedy_save_group_get_passphrase (RemedySaveGroup *self);
void        remedy_save_group_forget         (RemedySaveGroup *self);

G_END_DECLS
