/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-source.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FOLDER_SOURCE (remedy_folder_source_get_type ())

G_DECLARE_FINAL_TYPE (RemedyFolderSource, remedy_folder_source, REMEDY, FOLDER_SOURCE, RemedySource)

RemedySource *remedy_folder_source_new (const char  *folder,
                                        const char *const *extra_files,
                                        GError     **error);

G_END_DECLS
