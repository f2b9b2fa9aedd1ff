/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of NT become valid UTF-8 once, here, before anything else sees them. */

char    *remedy_text_from_utf16le (const guint8 *data,
                                   gsize         size);
char    *remedy_text_from_ansi    (const guint8 *data,
                                   gsize         size);
char    *remedy_text_from_oem     (const guint8 *data,
                                   gsize         size);
gboolean remedy_text_equal        (const char *a,
                                   const char *b);
gboolean remedy_text_contains     (const char *text,
                                   const char *part);
gboolean remedy_text_has_prefix   (const char *text,
                                   const char *prefix);
char    *remedy_text_tame         (const char *text);

G_END_DECLS
