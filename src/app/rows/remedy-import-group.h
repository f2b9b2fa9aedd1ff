/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_IMPORT_GROUP (remedy_import_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedyImportGroup, remedy_import_group, REMEDY, IMPORT_GROUP, GtkBox)

GtkWidget *remedy_import_group_new         (void);
void       remedy_import_group_set_session (RemedyImportGroup *self,
                                            RemedySession     *session);
void       remedy_import_group_accept      (RemedyImportGroup *self,
                                            GtkWidget         *page);
void       remedy_import_group_add_files   (RemedyImportGroup *self,
                                            GPtrArray         *paths);
void       remedy_import_group_add_bytes   (RemedyImportGroup *self,
                                            GBytes            *bytes);
void       remedy_import_group_paste       (RemedyImportGroup *self);
void       remedy_import_group_edit        (RemedyImportGroup *self,
                                            const char        *id);
gboolean   remedy_import_group_is_busy     (RemedyImportGroup *self);

G_END_DECLS
