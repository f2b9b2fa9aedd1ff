/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RemedyWriter:
 *
 * Puts little-endian fields one after the other; the counterpart of
 * #RemedyCursor. It is a #GByteArray, so what was written can be read back.
 */
typedef GByteArray RemedyWriter;

RemedyWriter *remedy_writer_new       (void);
void          remedy_writer_u8        (RemedyWriter *self,
                                       guint8        value);
void          remedy_writer_u16       (RemedyWriter *self,
                                       guint16       value);
void          remedy_writer_u32       (RemedyWriter *self,
                                       guint32       value);
void          remedy_writer_u64       (RemedyWriter *self,
                                       guint64       value);
void          remedy_writer_bytes     (RemedyWriter *self,
                                       const void   *data,
                                       gsize         size);
void          remedy_writer_zeros     (RemedyWriter *self,
                                       gsize         n);
void          remedy_writer_align     (RemedyWriter *self,
                                       gsize         multiple);
void          remedy_writer_utf16     (RemedyWriter *self,
                                       const char   *text);
void          remedy_writer_patch_u32 (RemedyWriter *self,
                                       gsize         pos,
                                       guint32       value);
GBytes       *remedy_writer_finish    (RemedyWriter *self);

G_END_DECLS
