/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-import-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "guide/remedy-markup.h"
#include "report/remedy-png.h"

/* Bytes that are decoded between two looks at whether it was cancelled. */
#define BLOCK 65536

/* What a Windows machine, a telephone or a virtual machine's window saves. Each is decoded by
 * its own loader of gdk-pixbuf, chosen by how the bytes begin and never by a name; the other
 * loaders (SVG, icons, X pixmaps) are no pictures of a screen, and are not let near it. */
static const struct
{
  const char *magic;
  gsize       length;
  const char *loader;
} formats[] = {
  { "\x89PNG\r\n\x1a\n", 8, "png" }, { "\xff\xd8\xff", 3, "jpeg" }, { "BM", 2, "bmp" },
  { "GIF87a", 6, "gif" },            { "GIF89a", 6, "gif" },        { "II*\0", 4, "tiff" },
  { "MM\0*", 4, "tiff" },
};

static const char *
find_loader (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (size >= formats[i].length && memcmp (data, formats[i].magic, formats[i].length) == 0)
      return formats[i].loader;
  return NULL;
}

static gboolean
check_size (int      width,
            int      height,
            GError **error)
{
  if (width < 1 || height < 1)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           _ ("This picture is damaged: it has no pixels"));
      return FALSE;
    }
  if (width <= REMEDY_MARKUP_MAX_SIDE && height <= REMEDY_MARKUP_MAX_SIDE
      && width <= REMEDY_PNG_MAX_PIXELS / height)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("This picture is too large: it has %d × %d pixels, and the limit is %d pixels, "
                  "none of its sides longer than %d. Make it smaller, or cut out the part that "
                  "matters, and add that."),
               width, height, REMEDY_PNG_MAX_PIXELS, REMEDY_MARKUP_MAX_SIDE);
  return FALSE;
}

/* One picture on its way through a loader. */
typedef struct
{
  GdkPixbufLoader *loader;  /* (owned) */
  GError          *refused; /* (owned) (nullable) by its size */
  GdkRectangle     decoded; /* what there are pixels of so far */
} Decoding;

static void
decoding_clear (Decoding *self)
{
  g_clear_object (&self->loader);
  g_clear_error (&self->refused);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decoding, decoding_clear)

/* Before there is memory for any pixel. */
static void
on_size_prepared (Decoding *self,
                  int       width,
                  int       height)
{
  if (self->refused == NULL && !check_size (width, height, &self->refused))
    gdk_pixbuf_loader_set_size (self->loader, 0, 0);
}

static void
on_area_updated (Decoding *self,
                 int       x,
                 int       y,
                 int       width,
                 int       height)
{
  GdkRectangle area = { x, y, width, height };

  if (self->decoded.width == 0)
    self->decoded = area;
  else
    gdk_rectangle_union (&self->decoded, &area, &self->decoded);
}

static void
set_damaged (GError      **error,
             const GError *cause)
{
  /* Translators: %s is why. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               _ ("This picture is damaged or not whole: %s"),
               cause != NULL ? cause->message : _ ("it ends too early"));
}

/* Feeds the loader with all of @bytes, block by block. */
static gboolean
feed (Decoding     *self,
      GBytes       *bytes,
      GCancellable *cancellable,
      GError      **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) cause = NULL;
  gboolean cancelled = FALSE;

  for (gsize at = 0; at < size && cause == NULL && self->refused == NULL && !cancelled;
       at += BLOCK)
    {
      gdk_pixbuf_loader_write (self->loader, data + at, MIN (BLOCK, size - at), &cause);
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  /* A loader is closed once, whatever became of it. */
  gdk_pixbuf_loader_close (self->loader, cause == NULL ? &cause : NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->refused != NULL)
    g_propagate_error (error, g_steal_pointer (&self->refused));
  else if (cause != NULL)
    set_damaged (error, cause);
  else
    return TRUE;
  return FALSE;
}

/* A loader may be content with half a picture, and the rest of its memory is whatever was in
 * there. A GIF may well fill a part of its screen; the rest is seen through. */
static gboolean
is_whole (Decoding   *self,
          GdkPixbuf  *pixbuf,
          const char *format)
{
  return g_str_equal (format, "gif")
         || (self->decoded.width == gdk_pixbuf_get_width (pixbuf)
             && self->decoded.height == gdk_pixbuf_get_height (pixbuf));
}

static GdkPixbuf *
decode (GBytes       *bytes,
        const char   *format,
        GCancellable *cancellable,
        GError      **error)
{
  g_auto (Decoding) decoding = { NULL };
  g_autoptr (GError) cause = NULL;
  GdkPixbuf *pixbuf;

  decoding.loader = gdk_pixbuf_loader_new_with_type (format, &cause);
  if (decoding.loader == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                   _ ("Pictures of this kind cannot be read on this machine: %s"), cause->message);
      return NULL;
    }
  g_signal_connect_swapped (decoding.loader, "size-prepared", G_CALLBACK (on_size_prepared),
                            &decoding);
  g_signal_connect_swapped (decoding.loader, "area-updated", G_CALLBACK (on_area_updated),
                            &decoding);
  if (!feed (&decoding, bytes, cancellable, error))
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (decoding.loader);
  if (pixbuf == NULL || !is_whole (&decoding, pixbuf, format))
    {
      set_damaged (error, NULL);
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* On white, as a viewer shows it: what was wholly seen through keeps no colour. */
static guint32
put_on_white (const guint8 *pixel,
              gboolean      has_alpha)
{
  guint32 alpha = has_alpha ? pixel[3] : 255;
  guint32 result = 0;

  for (int i = 0; i < 3; i++)
    result = result << 8 | (pixel[i] * alpha + 255 * (255 - alpha) + 127) / 255;
  return result;
}

static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf,
              GError   **error)
{
  int           width = gdk_pixbuf_get_width (pixbuf);
  int           height = gdk_pixbuf_get_height (pixbuf);
  int           n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean      has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  gsize         from_stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8          *to = cairo_image_surface_get_data (surface);
  gsize            to_stride = (gsize) cairo_image_surface_get_stride (surface);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED,
                   _ ("The picture could not be made: %s"),
                   cairo_status_to_string (cairo_surface_status (surface)));
      cairo_surface_destroy (surface);
      return NULL;
    }
  for (gsize y = 0; y < (gsize) height; y++)
    for (gsize x = 0; x < (gsize) width; x++)
      ((guint32 *) (to + y * to_stride))[x]
          = put_on_white (from + y * from_stride + x * (gsize) n_channels, has_alpha);
  cairo_surface_mark_dirty (surface);
  return surface;
}

/**
 * remedy_import_decode:
 * @bytes: PNG, JPEG, BMP, GIF or TIFF; of several pictures the first one counts
 * @cancellable: (nullable): a cancellable
 * @error: %REMEDY_ERROR_UNSUPPORTED if it is none of these, %REMEDY_ERROR_LIMIT if it is too
 *   large, %REMEDY_ERROR_DAMAGED if it is not whole
 *
 * Makes pixels of a picture, and drops all else. It may be called from any thread.
 *
 * Returns: (transfer full) (nullable): the picture, opaque and turned as EXIF says
 */
cairo_surface_t *
remedy_import_decode (GBytes       *bytes,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (GBytes) stripped = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  const char *format;

  g_return_val_if_fail (bytes != NULL, NULL);

  format = find_loader (bytes);
  if (format == NULL)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("This is not a picture that can be added. PNG, JPEG, BMP, GIF and "
                              "TIFF can."));
      return NULL;
    }
  /* Texts in a PNG can be squeezed a thousandfold; no decoder gets to see them. */
  if (g_str_equal (format, "png"))
    {
      g_autoptr (GError) cause = NULL;

      stripped = remedy_png_strip (bytes, &cause);
      if (stripped == NULL)
        {
          set_damaged (error, cause);
          return NULL;
        }
    }
  pixbuf = decode (stripped != NULL ? stripped : bytes, format, cancellable, error);
  if (pixbuf == NULL
      || !check_size (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf), error))
    return NULL;
  return make_surface (pixbuf, error);
}
