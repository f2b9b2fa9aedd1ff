/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-png.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"

/* Of a PNG that is read. */
#define MAX_SIZE (256 * 1024 * 1024)
/* PNG, ISO/IEC 15948, 5.3: a chunk is its length, its type, its data and a check sum. */
#define SIGNATURE 8
#define TYPE 4
#define CHECK_SUM 4
/* 11.2.2: width and height come first in IHDR, which is the first chunk. */
#define WIDTH_AT 16

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

/* How much of a picture is seen through: of what can be left out, the one chunk that pixels
 * need. */
static gboolean
is_transparency (const guint8 *type)
{
  return memcmp (type, "tRNS", TYPE) == 0;
}

/* Keeps the chunks that the pixels need, and nothing behind the last of them. */
static GBytes *
keep_pixels (const guint8 *data,
             gsize         size,
             GError      **error)
{
  g_autoptr (GByteArray) kept = g_byte_array_new ();
  RemedyCursor  cursor;
  const guint8 *chunk;
  gboolean      ended = FALSE;

  remedy_cursor_init (&cursor, data, size);
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
      if (!is_ancillary (chunk) || is_transparency (chunk))
        g_byte_array_append (kept, data + start, (guint) (cursor.pos - start));
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
  return keep_pixels (png->data, png->len, error);
}

/**
 * remedy_png_strip:
 * @png: a PNG of somebody else
 * @error: %REMEDY_ERROR_DAMAGED if it is none, or is not whole
 *
 * Leaves out all that is not needed to see the picture, so that no decoder has to look at it.
 *
 * Returns: (transfer full) (nullable): the chunks of @png that hold its pixels
 */
GBytes *
remedy_png_strip (GBytes  *png,
                  GError **error)
{
  g_return_val_if_fail (png != NULL, NULL);

  if (g_bytes_get_size (png) > MAX_SIZE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("This picture is too large: the limit is %d MiB"), MAX_SIZE / 1024 / 1024);
      return NULL;
    }
  return keep_pixels (g_bytes_get_data (png, NULL), g_bytes_get_size (png), error);
}

static gboolean
check_size (GBytes  *png,
            GError **error)
{
  RemedyCursor cursor;
  guint32      width, height;

  remedy_cursor_init_bytes (&cursor, png);
  if (!remedy_cursor_seek (&cursor, WIDTH_AT, error)
      || !remedy_cursor_u32 (&cursor, &width, error)
      || !remedy_cursor_u32 (&cursor, &height, error))
    return FALSE;
  width = GUINT32_SWAP_LE_BE (width);
  height = GUINT32_SWAP_LE_BE (height);
  if (height == 0 || width <= REMEDY_PNG_MAX_PIXELS / height)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("This picture is too large: the limit is %d pixels"), REMEDY_PNG_MAX_PIXELS);
  return FALSE;
}

static cairo_status_t
take (void          *closure,
      unsigned char *data,
      unsigned int   length)
{
  const guint8 *bytes = remedy_cursor_bytes (closure, length, NULL);

  if (bytes == NULL)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * remedy_png_decode:
 * @png: a PNG that remedy_png_encode() made, perhaps long ago
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): the picture
 */
cairo_surface_t *
remedy_png_decode (GBytes  *png,
                   GError **error)
{
  g_autoptr (GBytes) stripped = NULL;
  RemedyCursor       cursor;
  cairo_surface_t   *surface;

  g_return_val_if_fail (png != NULL, NULL);

  stripped = remedy_png_strip (png, error);
  if (stripped == NULL || !check_size (stripped, error))
    return NULL;
  remedy_cursor_init_bytes (&cursor, stripped);
  surface = cairo_image_surface_create_from_png_stream (take, &cursor);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("This picture is damaged: %s"),
               cairo_status_to_string (cairo_surface_status (surface)));
  cairo_surface_destroy (surface);
  return NULL;
}
