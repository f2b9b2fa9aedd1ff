/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "guide/remedy-picture-store.h"

G_BEGIN_DECLS

void           remedy_import_file_async  (const char          *case_folder,
                                          const char          *path,
                                          gint64               taken,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void           remedy_import_bytes_async (const char          *case_folder,
                                          GBytes              *bytes,
                                          gint64               taken,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
RemedyPicture *remedy_import_finish      (GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS
