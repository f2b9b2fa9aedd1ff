/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-png.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"

/* PNG, ISO/IEC 15948, 5.3: a chunk is its length, its type, its data and a check sum. */
#define SIGNATURE 8
#define TYPE 4
#define CHECK_SUM 4

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* 5.4: bit 5 of the first letter says that the picture can be seen without the chunk. */
static gboolean
is_ancillary (const guint8 *type)
{
  return (type[0] & 0x20) != 0;
}

/* Keeps the chunks that the pixels need, and nothing behind the last of them. */
static GBytes *
keep_critical (const GByteArray *png,
               GError          **error)
{
  g_autoptr (GByteArray) kept = g_byte_array_sized_new (png->len);
  RemedyCursor  cursor;
  const guint8 *chunk;
  gboolean      ended = FALSE;

  remedy_cursor_init (&cursor, png->data, png->len);
  chunk = remedy_cursor_bytes (&cursor, SIGNATURE, error);
  if (chunk == NULL)
    return NULL;
  g_byte_array_append (kept, chunk, SIGNATURE);
  while (!ended)
    {
      gsize   start = cursor.pos;
      guint32 length;

      if (!remedy_cursor_u32 (&cursor, &length, error))
        return NULL;
      length = GUINT32_SWAP_LE_BE (length);
      chunk = remedy_cursor_bytes (&cursor, TYPE, error);
      if (chunk == NULL || !remedy_cursor_skip (&cursor, length, error)
          || !remedy_cursor_skip (&cursor, CHECK_SUM, error))
        return NULL;
      ended = memcmp (chunk, "IEND", TYPE) == 0;
      if (!is_ancillary (chunk))
        g_byte_array_append (kept, png->data + start, (guint) (cursor.pos - start));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&kept));
}

/**
 * remedy_png_encode:
 * @surface: a picture in memory
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): @surface as a PNG that holds pixels and nothing else:
 *   its chunks are IHDR, IDAT and IEND
 */
GBytes *
remedy_png_encode (cairo_surface_t *surface,
                   GError         **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_status_t status;

  g_return_val_if_fail (surface != NULL, NULL);

  status = cairo_surface_write_to_png_stream (surface, append, png);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED,
                   _ ("The picture could not be made: %s"), cairo_status_to_string (status));
      return NULL;
    }
  return keep_critical (png, error);
}
