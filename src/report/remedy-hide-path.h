/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-hiding.h"

G_BEGIN_DECLS

gboolean remedy_hide_path_is_full (const char   *text);
char    *remedy_hide_path         (RemedyHiding *hiding,
                                   const char   *path);
char    *remedy_hide_path_list    (RemedyHiding *hiding,
                                   const char   *paths);
char    *remedy_hide_path_where   (RemedyHiding *hiding,
                                   const char   *where);
char    *remedy_hide_path_key     (RemedyHiding *hiding,
                                   const char   *key);
char    *remedy_hide_path_file    (RemedyHiding *hiding,
                                   const char   *name);

G_END_DECLS
