/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-cursor.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

/* The one check that all reads pass. It cannot wrap, since pos <= size. */
static gboolean
check (const RemedyCursor *self,
       gsize               n,
       GError            **error)
{
  g_assert (self->pos <= self->size);

  if (n > self->size - self->pos)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   /* Translators: sizes in bytes, the middle one an offset in hexadecimal. */
                   _ ("wanted %zu bytes at offset 0x%zx, where only %zu are left"),
                   n, self->pos, self->size - self->pos);
      return FALSE;
    }
  return TRUE;
}

/**
 * remedy_cursor_init:
 * @self: the cursor
 * @data: (nullable) (array length=size): the bytes, which must outlive the cursor
 * @size: how many
 *
 * Starts a cursor at the first byte.
 */
void
remedy_cursor_init (RemedyCursor *self,
                    const void   *data,
                    gsize         size)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (data != NULL || size == 0);

  self->data = data;
  self->size = size;
  self->pos = 0;
}

/**
 * remedy_cursor_init_bytes:
 * @self: the cursor
 * @bytes: the bytes, which must outlive the cursor
 *
 * Starts a cursor at the first byte of @bytes.
 */
void
remedy_cursor_init_bytes (RemedyCursor *self,
                          GBytes       *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  remedy_cursor_init (self, data, size);
}

/**
 * remedy_cursor_left:
 * @self: the cursor
 *
 * Returns: how many bytes lie between the position and the end
 */
gsize
remedy_cursor_left (const RemedyCursor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size - self->pos;
}

/**
 * remedy_cursor_seek:
 * @self: the cursor
 * @pos: the new position in bytes; the end itself is allowed
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Returns: %FALSE if @pos lies beyond the end; the cursor then stays
 */
gboolean
remedy_cursor_seek (RemedyCursor *self,
                    gsize         pos,
                    GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (pos > self->size)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("offset 0x%zx is beyond the end at 0x%zx"),
                   pos, self->size);
      return FALSE;
    }
  self->pos = pos;
  return TRUE;
}

/**
 * remedy_cursor_skip:
 * @self: the cursor
 * @n: bytes
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Returns: %FALSE if fewer than @n bytes are left
 */
gboolean
remedy_cursor_skip (RemedyCursor *self,
                    gsize         n,
                    GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!check (self, n, error))
    return FALSE;
  self->pos += n;
  return TRUE;
}

/**
 * remedy_cursor_bytes:
 * @self: the cursor
 * @n: bytes
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Returns: (nullable) (transfer none) (array length=n): the next @n bytes
 */
const guint8 *
remedy_cursor_bytes (RemedyCursor *self,
                     gsize         n,
                     GError      **error)
{
  const guint8 *here;

  g_return_val_if_fail (self != NULL, NULL);

  if (!check (self, n, error))
    return NULL;
  here = self->data + self->pos;
  self->pos += n;
  return here;
}

/**
 * remedy_cursor_u8:
 * @self: the cursor
 * @value: (out): the number
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Returns: %FALSE if no byte is left
 */
gboolean
remedy_cursor_u8 (RemedyCursor *self,
                  guint8       *value,
                  GError      **error)
{
  const guint8 *here = remedy_cursor_bytes (self, 1, error);

  if (here == NULL)
    return FALSE;
  *value = here[0];
  return TRUE;
}

/**
 * remedy_cursor_u16:
 * @self: the cursor
 * @value: (out): the number
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Returns: %FALSE if fewer than two bytes are left
 */
gboolean
remedy_cursor_u16 (RemedyCursor *self,
                   guint16      *value,
                   GError      **error)
{
  const guint8 *here = remedy_cursor_bytes (self, 2, error);

  if (here == NULL)
    return FALSE;
  *value = (guint16) (here[0] | here[1] << 8);
  return TRUE;
}

/**
 * remedy_cursor_u32:
 * @self: the cursor
 * @value: (out): the number
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Returns: %FALSE if fewer than four bytes are left
 */
gboolean
remedy_cursor_u32 (RemedyCursor *self,
                   guint32      *value,
                   GError      **error)
{
  const guint8 *here = remedy_cursor_bytes (self, 4, error);

  if (here == NULL)
    return FALSE;
  *value = (guint32) here[0] | (guint32) here[1] << 8 | (guint32) here[2] << 16 |
           (guint32) here[3] << 24;
  return TRUE;
}

/**
 * remedy_cursor_u64:
 * @self: the cursor
 * @value: (out): the number
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Returns: %FALSE if fewer than eight bytes are left
 */
gboolean
remedy_cursor_u64 (RemedyCursor *self,
                   guint64      *value,
                   GError      **error)
{
  guint32 low;
  guint32 high;

  if (!check (self, 8, error) || !remedy_cursor_u32 (self, &low, error) ||
      !remedy_cursor_u32 (self, &high, error))
    return FALSE;
  *value = (guint64) high << 32 | low;
  return TRUE;
}

/**
 * remedy_cursor_sub:
 * @self: the cursor
 * @pos: where the part starts, in bytes from the start of @self
 * @n: its length in bytes
 * @sub: (out): a cursor over that part alone
 * @error: set to %REMEDY_ERROR_DAMAGED
 *
 * Fences a part in, so that what it says of itself cannot lead out of it.
 *
 * Returns: %FALSE if the part does not lie inside
 */
gboolean
remedy_cursor_sub (const RemedyCursor *self,
                   gsize               pos,
                   gsize               n,
                   RemedyCursor       *sub,
                   GError            **error)
{
  RemedyCursor at = *self;
  const guint8 *here;

  if (!remedy_cursor_seek (&at, pos, error))
    return FALSE;
  here = remedy_cursor_bytes (&at, n, error);
  if (here == NULL)
    return FALSE;
  remedy_cursor_init (sub, here, n);
  return TRUE;
}
