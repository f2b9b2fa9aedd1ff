/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RemedyCursor:
 * @data: the bytes, which stay the caller's
 * @size: how many there are
 * @pos: where the next read starts; never more than @size
 *
 * A plain struct on the stack through which every byte of evidence is read.
 * Integers are little-endian. A read that does not fit moves nothing and sets
 * %REMEDY_ERROR_DAMAGED with the offset.
 */
typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         pos;
} RemedyCursor;

void          remedy_cursor_init       (RemedyCursor *self,
                                        const void   *data,
                                        gsize         size);
void          remedy_cursor_init_bytes (RemedyCursor *self,
                                        GBytes       *bytes);
gsize         remedy_cursor_left       (const RemedyCursor *self);
gboolean      remedy_cursor_seek       (RemedyCursor *self,
                                        gsize         pos,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_cursor_skip       (RemedyCursor *self,
                                        gsize         n,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_cursor_u8         (RemedyCursor *self,
                                        guint8       *value,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_cursor_u16        (RemedyCursor *self,
                                        guint16      *value,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_cursor_u32        (RemedyCursor *self,
                                        guint32      *value,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_cursor_u64        (RemedyCursor *self,
                                        guint64      *value,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
const guint8 *remedy_cursor_bytes      (RemedyCursor *self,
                                        gsize         n,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_cursor_sub        (const RemedyCursor *self,
                                        gsize               pos,
                                        gsize               n,
                                        RemedyCursor       *sub,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
