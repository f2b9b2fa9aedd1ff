/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/remedy-error.h"

G_DEFINE_ABSTRACT_TYPE (RemedyReader, remedy_reader, G_TYPE_OBJECT)

static void
remedy_reader_class_init (RemedyReaderClass *klass)
{
}

static void
remedy_reader_init (RemedyReader *self)
{
}

/**
 * remedy_reader_get_size:
 * @self: the reader
 *
 * Returns: the size in bytes, as it was when the reader was made
 */
guint64
remedy_reader_get_size (RemedyReader *self)
{
  g_return_val_if_fail (REMEDY_IS_READER (self), 0);

  return REMEDY_READER_GET_CLASS (self)->get_size (self);
}

/**
 * remedy_reader_read_at:
 * @self: the reader
 * @offset: where, in bytes from the start
 * @buffer: (out caller-allocates) (array length=length): where to put them
 * @length: how many bytes at the most
 * @cancellable: (nullable): to stop
 * @error: the source's error, or %G_IO_ERROR_CANCELLED
 *
 * Returns: how many bytes were read, fewer than @length only at the end of what
 *   is there now; -1 on error
 */
gssize
remedy_reader_read_at (RemedyReader *self,
                       guint64       offset,
                       void         *buffer,
                       gsize         length,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (REMEDY_IS_READER (self), -1);
  g_return_val_if_fail (length <= G_MAXSSIZE, -1);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  return REMEDY_READER_GET_CLASS (self)->read_at (self, offset, buffer, length, cancellable,
                                                  error);
}

/**
 * remedy_reader_read_all:
 * @self: the reader
 * @limit: the most bytes that the caller is ready to hold
 * @cancellable: (nullable): to stop
 * @error: %REMEDY_ERROR_LIMIT if it is larger, %REMEDY_ERROR_CHANGED if it shrank,
 *   or the source's error
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
remedy_reader_read_all (RemedyReader *self,
                        gsize         limit,
                        GCancellable *cancellable,
                        GError      **error)
{
  guint64 size = remedy_reader_get_size (self);
  g_autofree guint8 *buffer = NULL;
  gssize n;

  if (size > limit)
    {
      /* Translators: both are sizes in bytes. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("%" PRIu64 " bytes are more than the limit of %zu for a file of this kind"),
                   size, limit);
      return NULL;
    }

  buffer = g_malloc (MAX (size, 1));
  n = remedy_reader_read_at (self, 0, buffer, size, cancellable, error);
  if (n < 0)
    return NULL;
  if ((guint64) n < size)
    {
      /* Translators: both are sizes in bytes. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED,
                   _ ("the file shrank while it was read: %" PRIu64 " bytes at first, then %zd"),
                   size, n);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), size);
}

/* A reader over bytes in memory. */

#define REMEDY_TYPE_BYTES_READER (remedy_bytes_reader_get_type ())

G_DECLARE_FINAL_TYPE (RemedyBytesReader, remedy_bytes_reader, REMEDY, BYTES_READER, RemedyReader)

struct _RemedyBytesReader
{
  RemedyReader parent_instance;

  GBytes *bytes; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RemedyBytesReader, remedy_bytes_reader, REMEDY_TYPE_READER)

static guint64
remedy_bytes_reader_get_size (RemedyReader *reader)
{
  return g_bytes_get_size (REMEDY_BYTES_READER (reader)->bytes);
}

static gssize
remedy_bytes_reader_read_at (RemedyReader *reader,
                             guint64       offset,
                             void         *buffer,
                             gsize         length,
                             GCancellable *cancellable,
                             GError      **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (REMEDY_BYTES_READER (reader)->bytes, &size);
  gsize n = offset < size ? MIN (length, size - offset) : 0;

  if (n > 0)
    memcpy (buffer, data + offset, n);
  return n;
}

static void
remedy_bytes_reader_finalize (GObject *object)
{
  RemedyBytesReader *self = REMEDY_BYTES_READER (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (remedy_bytes_reader_parent_class)->finalize (object);
}

static void
remedy_bytes_reader_class_init (RemedyBytesReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_bytes_reader_finalize;
  REMEDY_READER_CLASS (klass)->get_size = remedy_bytes_reader_get_size;
  REMEDY_READER_CLASS (klass)->read_at = remedy_bytes_reader_read_at;
}

static void
remedy_bytes_reader_init (RemedyBytesReader *self)
{
}

/**
 * remedy_reader_new_for_bytes:
 * @bytes: what to read from
 *
 * Returns: (transfer full): a reader over @bytes
 */
RemedyReader *
remedy_reader_new_for_bytes (GBytes *bytes)
{
  RemedyBytesReader *self = g_object_new (REMEDY_TYPE_BYTES_READER, NULL);

  self->bytes = g_bytes_ref (bytes);
  return REMEDY_READER (self);
}
