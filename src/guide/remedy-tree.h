/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean remedy_tree_remove      (const char *path,
                                  GError    **error);
gboolean remedy_tree_is_inside   (const char *folder,
                                  const char *path);
gboolean remedy_tree_would_hold  (const char *folder,
                                  const char *file);
gboolean remedy_tree_sync_folder (const char *folder);
gboolean remedy_tree_make        (const char *folder);

G_END_DECLS
