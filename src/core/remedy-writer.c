/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-writer.h"

/**
 * remedy_writer_new:
 *
 * Returns: (transfer full): an empty writer; free it with remedy_writer_finish()
 *   or g_byte_array_unref()
 */
RemedyWriter *
remedy_writer_new (void)
{
  return g_byte_array_new ();
}

/**
 * remedy_writer_bytes:
 * @self: the writer
 * @data: (nullable) (array length=size): the bytes
 * @size: how many
 */
void
remedy_writer_bytes (RemedyWriter *self,
                     const void   *data,
                     gsize         size)
{
  g_return_if_fail (size <= G_MAXUINT - self->len);

  if (size > 0)
    g_byte_array_append (self, data, (guint) size);
}

/**
 * remedy_writer_u8:
 * @self: the writer
 * @value: one byte
 */
void
remedy_writer_u8 (RemedyWriter *self,
                  guint8        value)
{
  remedy_writer_bytes (self, &value, 1);
}

/**
 * remedy_writer_u16:
 * @self: the writer
 * @value: written as two bytes, the low one first
 */
void
remedy_writer_u16 (RemedyWriter *self,
                   guint16       value)
{
  guint16 little = GUINT16_TO_LE (value);

  remedy_writer_bytes (self, &little, sizeof little);
}

/**
 * remedy_writer_u32:
 * @self: the writer
 * @value: written as four bytes, the low one first
 */
void
remedy_writer_u32 (RemedyWriter *self,
                   guint32       value)
{
  guint32 little = GUINT32_TO_LE (value);

  remedy_writer_bytes (self, &little, sizeof little);
}

/**
 * remedy_writer_u64:
 * @self: the writer
 * @value: written as eight bytes, the low one first
 */
void
remedy_writer_u64 (RemedyWriter *self,
                   guint64       value)
{
  guint64 little = GUINT64_TO_LE (value);

  remedy_writer_bytes (self, &little, sizeof little);
}

/**
 * remedy_writer_zeros:
 * @self: the writer
 * @n: how many zero bytes
 */
void
remedy_writer_zeros (RemedyWriter *self,
                     gsize         n)
{
  guint old = self->len;

  g_return_if_fail (n <= G_MAXUINT - old);

  g_byte_array_set_size (self, old + (guint) n);
  if (n > 0)
    memset (self->data + old, 0, n);
}

/**
 * remedy_writer_align:
 * @self: the writer
 * @multiple: a number of bytes, at least 1
 *
 * Writes zeros until the length is a multiple of @multiple.
 */
void
remedy_writer_align (RemedyWriter *self,
                     gsize         multiple)
{
  g_return_if_fail (multiple > 0);

  remedy_writer_zeros (self, (multiple - self->len % multiple) % multiple);
}

/**
 * remedy_writer_utf16:
 * @self: the writer
 * @text: valid UTF-8
 *
 * Writes UTF-16LE with its terminating NUL.
 */
void
remedy_writer_utf16 (RemedyWriter *self,
                     const char   *text)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  g_return_if_fail (units != NULL);

  for (glong i = 0; i <= n; i++)
    remedy_writer_u16 (self, units[i]);
}

/**
 * remedy_writer_patch_u32:
 * @self: the writer
 * @pos: where, in bytes from the start; four bytes must be there already
 * @value: the number
 *
 * Overwrites a field whose value was not known when it was reached.
 */
void
remedy_writer_patch_u32 (RemedyWriter *self,
                         gsize         pos,
                         guint32       value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_return_if_fail (self->len >= 4 && pos <= self->len - 4);

  memcpy (self->data + pos, &little, sizeof little);
}

/**
 * remedy_writer_finish:
 * @self: (transfer full): the writer
 *
 * Returns: (transfer full): what was written
 */
GBytes *
remedy_writer_finish (RemedyWriter *self)
{
  return g_byte_array_free_to_bytes (self);
}
