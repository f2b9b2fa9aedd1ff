/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_READER (remedy_reader_get_type ())

G_DECLARE_DERIVABLE_TYPE (RemedyReader, remedy_reader, REMEDY, READER, GObject)

/**
 * RemedyReaderClass:
 * @get_size: the size in bytes when it was opened
 * @read_at: reads up to @length bytes; fewer only at the end; -1 with an error
 *
 * A sized random-access reader: how a format gets at bytes that some source
 * opened. It never maps: a share or a disk that fails under a mapping kills
 * the program, a read that fails is an error.
 */
struct _RemedyReaderClass
{
  GObjectClass parent_class;

  guint64 (*get_size) (RemedyReader *self);
  gssize  (*read_at)  (RemedyReader *self,
                       guint64       offset,
                       void         *buffer,
                       gsize         length,
                       GCancellable *cancellable,
                       GError      **error);
};

guint64       remedy_reader_get_size      (RemedyReader *self);
gssize        remedy_reader_read_at       (RemedyReader *self,
                                           guint64       offset,
                                           void         *buffer,
                                           gsize         length,
                                           GCancellable *cancellable,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *remedy_reader_read_all      (RemedyReader *self,
                                           gsize         limit,
                                           GCancellable *cancellable,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
RemedyReader *remedy_reader_new_for_bytes (GBytes *bytes);

G_END_DECLS
