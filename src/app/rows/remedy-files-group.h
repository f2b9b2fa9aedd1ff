/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/remedy-review-file.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FILES_GROUP (remedy_files_group_get_type ())

G_DECLARE_FINAL_TYPE (RemedyFilesGroup, remedy_files_group, REMEDY, FILES_GROUP, GtkBox)

void       remedy_files_group_update (RemedyFilesGroup *self,
                                      GPtrArray        *files);
void       remedy_files_group_find   (RemedyFilesGroup *self);

G_END_DECLS
