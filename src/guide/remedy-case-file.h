/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

char     *remedy_case_file_read        (const char *path,
                                        gsize       limit,
                                        gsize      *size,
                                        GError    **error);
JsonNode *remedy_case_file_load        (const char *path,
                                        gsize       limit,
                                        GError    **error);
gboolean  remedy_case_file_write_bytes (const char *path,
                                        GBytes     *bytes,
                                        GError    **error);
gboolean  remedy_case_file_write       (const char *path,
                                        const char *text,
                                        GError    **error);
gboolean  remedy_case_file_save        (const char *path,
                                        JsonNode   *node,
                                        gboolean    pretty,
                                        GError    **error);
void      remedy_case_file_cannot      (GError    **error,
                                        int         saved_errno,
                                        const char *path);
void      remedy_case_file_doubt       (GError    **error,
                                        int         saved_errno,
                                        const char *path);
gboolean  remedy_case_file_is_stray    (const char *name);
gboolean  remedy_case_file_is_too_deep (const char *text,
                                        gsize       size);

G_END_DECLS
