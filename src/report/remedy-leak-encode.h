/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Base64 takes three bytes at a time: where in them the bytes begin decides how they look. */
#define REMEDY_BASE64_OFFSETS 3

typedef struct
{
  GBytes *bytes; /* what is encoded */
  guint   offset; /* bytes before it in its group of three */
} RemedyBase64;

GString *remedy_leak_fold          (const char *text,
                                    gsize       size);
char    *remedy_leak_lower         (const char *bytes,
                                    gsize       size);
GBytes  *remedy_leak_encode_utf16  (const char *text,
                                    gsize       max_size,
                                    gboolean    big_endian);
char    *remedy_leak_encode_base64 (const RemedyBase64 *self);
gboolean remedy_leak_is_base64     (const RemedyBase64 *self,
                                    const char         *text,
                                    gsize               size,
                                    gsize               at);
GString *remedy_leak_unescape      (const char *text,
                                    gsize       size,
                                    gboolean    json);
GString *remedy_leak_unpercent     (const char *text,
                                    gsize       size);

G_END_DECLS
