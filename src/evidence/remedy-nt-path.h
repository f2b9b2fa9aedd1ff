/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Paths as the server writes them: a drive letter, backslashes, any case. */

char  *remedy_nt_path_join   (const char *folder,
                              const char *name);
char  *remedy_nt_path_parent (const char *path);
char  *remedy_nt_path_leaf   (const char *path);
char **remedy_nt_path_split  (const char *path,
                              char       *letter);
char  *remedy_nt_path_expand (const char *text,
                              const char *system_root);
char  *remedy_nt_path_fold   (const char *name);
char  *remedy_nt_path_short  (const char *name);

G_END_DECLS
