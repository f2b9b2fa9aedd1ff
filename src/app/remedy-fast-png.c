/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-fast-png.h"

#include <glib/gi18n-lib.h>
#include <png.h>

#include "core/remedy-error.h"

/*
 * A page is encoded many times while a case is worked on: libpng itself, told how flat a page
 * is, takes a fraction of the time that it takes through cairo (report/remedy-png.h).
 */

/* What a page is made of is flat: more effort makes the file a tenth smaller, in thrice the time. */
#define LEVEL 3

#define BITS_OF_A_COLOUR 8

static void
append (png_structp png,
        png_bytep   data,
        png_size_t  length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush (png_structp png)
{
}

/* libpng jumps back to setjmp() when something is wrong: nothing in here is to be freed. */
static gboolean
write_rows (png_structp          png,
            png_infop            info,
            GByteArray          *bytes,
            const unsigned char *pixels,
            int                  stride,
            png_uint_32          width,
            png_uint_32          height)
{
  if (setjmp (png_jmpbuf (png)))
    return FALSE;
  png_set_write_fn (png, bytes, append, flush);
  png_set_IHDR (png, info, width, height, BITS_OF_A_COLOUR, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, LEVEL);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info (png, info);
  /* cairo's pixels are numbers of 32 bits, in the byte order of the machine: xRGB. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  png_set_filler (png, 0, PNG_FILLER_AFTER);
  png_set_bgr (png);
#else
  png_set_filler (png, 0, PNG_FILLER_BEFORE);
#endif
  for (png_uint_32 y = 0; y < height; y++)
    png_write_row (png, pixels + (gsize) stride * y);
  png_write_end (png, info);
  return TRUE;
}

static gboolean
write_png (cairo_surface_t *surface,
           GByteArray      *bytes)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop   info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean    written = FALSE;

  if (info != NULL)
    written = write_rows (png, info, bytes, cairo_image_surface_get_data (surface),
                          cairo_image_surface_get_stride (surface),
                          (png_uint_32) cairo_image_surface_get_width (surface),
                          (png_uint_32) cairo_image_surface_get_height (surface));
  png_destroy_write_struct (&png, &info);
  return written;
}

/**
 * remedy_fast_png_encode:
 * @surface: an image of %CAIRO_FORMAT_RGB24 or %CAIRO_FORMAT_ARGB32, opaque
 * @error: of %REMEDY_ERROR
 *
 * The same pixels make the same bytes. Any thread may do this.
 *
 * Returns: (transfer full) (nullable): @surface as PNG, with nothing in it but the pixels
 */
GBytes *
remedy_fast_png_encode (cairo_surface_t *surface,
                        GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_return_val_if_fail (surface != NULL, NULL);

  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS &&
      cairo_image_surface_get_data (surface) != NULL && write_png (surface, bytes))
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("The picture could not be made: %s"),
               cairo_status_to_string (cairo_surface_status (surface)));
  return NULL;
}
