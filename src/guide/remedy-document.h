/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  remedy_document_is_file (const char *name);
char     *remedy_document_suggest (const char *name);
GBytes   *remedy_document_encode  (const char *text,
                                   const char *name,
                                   const char *language,
                                   GError    **error);

G_END_DECLS
