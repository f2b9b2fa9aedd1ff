/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "app/remedy-import-decode.h"
#include "app/remedy-import.h"
#include "core/remedy-error.h"
#include "guide/remedy-picture-folder.h"
#include "report/remedy-imported-picture.h"
#include "report/remedy-markup-draw.h"
#include "report/remedy-png.h"
#include "test-support.h"

#define WIDTH 160
#define HEIGHT 96
/* What a picture may need beyond its own pixels, in bytes. */
#define SPARE (64 * 1024 * 1024)

/* No two pixels of it are alike. */
static GdkPixbuf *
make_picture (void)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  guint8    *pixels = gdk_pixbuf_get_pixels (picture);
  int        stride = gdk_pixbuf_get_rowstride (picture);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = pixels + y * stride + 3 * x;

        pixel[0] = (guint8) (64 + x);
        pixel[1] = (guint8) (32 + y);
        pixel[2] = (guint8) (200 - x);
      }
  return picture;
}

static guint32
expected_pixel (int x,
                int y)
{
  return (guint32) (64 + x) << 16 | (guint32) (32 + y) << 8 | (guint32) (200 - x);
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (pixels + y * cairo_image_surface_get_stride (surface)))[x]
         & 0xffffffu;
}

static GBytes *
encode (const char *type)
{
  g_autoptr (GdkPixbuf) picture = make_picture ();
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_save_to_buffer (picture, &data, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static char *
write_bytes (const char *folder,
             const char *name,
             GBytes     *bytes)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return path;
}

static GBytes *
load (const char *path)
{
  char *data;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* A program that we did not write; its standard output, and %FALSE if it is not content. */
static gboolean
ask (const char *const *words,
     char             **output)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, output, NULL,
                &status, &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, NULL);
}

static void
assert_is_picture (cairo_surface_t *surface)
{
  g_assert_nonnull (surface);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, HEIGHT);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      g_assert_cmphex (get_pixel (surface, x, y), ==, expected_pixel (x, y));
}

static void
test_formats (void)
{
  static const char *const types[] = { "png", "bmp", "tiff" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = encode (types[i]);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface = remedy_import_decode (bytes, NULL, &error);

      g_assert_no_error (error);
      assert_is_picture (surface);
      cairo_surface_destroy (surface);
    }
}

/* GIF89a with one red pixel and one that is seen through, by its specification. */
static void
test_gif (void)
{
  static const guint8 gif[] = {
    'G',  'I', 'F', '8', '9', 'a', 2,    0,    1,    0,    0x80, 0,    0,    0xff, 0, 0,
    0,    0,   0xff, 0x21, 0xf9, 4, 1,   0,    0,    1,    0,    0x2c, 0,    0,    0, 0,
    2,    0,   1,   0,   0,   2,    2,   0x44, 0x0a, 0,    0x3b,
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (gif, sizeof gif);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = remedy_import_decode (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 2);
  g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0xff0000);
  g_assert_cmphex (get_pixel (surface, 1, 0), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

/* What a pixel that nobody sees has for a colour is gone. */
static void
test_alpha (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 2, 1);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  char *data;
  gsize size;

  memcpy (gdk_pixbuf_get_pixels (picture), "\x12\x34\x56\x00\x00\x00\x00\x80", 8);
  gdk_pixbuf_save_to_buffer (picture, &data, &size, "png", &error, NULL);
  g_assert_no_error (error);
  png = g_bytes_new_take (data, size);
  surface = remedy_import_decode (png, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0xffffff);
  g_assert_cmphex (get_pixel (surface, 1, 0), ==, 0x7f7f7f);
  cairo_surface_destroy (surface);
}

/* Covers a part, sends the rest, and gives what is sent to the folder for others to look at. */
static GBytes *
cover_and_send (cairo_surface_t             *surface,
                const cairo_rectangle_int_t *area)
{
  g_autoptr (RemedyMarkup) markup = remedy_markup_empty (
      cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
  RemedyShape *cover = remedy_shape_new ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *flat;
  GBytes *png;

  cover->x = area->x;
  cover->y = area->y;
  cover->width = area->width;
  cover->height = area->height;
  g_ptr_array_add (markup->shapes, cover);
  flat = remedy_markup_flatten (markup, surface, &error);
  g_assert_no_error (error);
  png = remedy_png_encode (flat, &error);
  g_assert_no_error (error);
  cairo_surface_destroy (flat);
  return png;
}

/* Chunks as they stand, by pngcheck, which also finds bytes behind the end. */
static void
assert_only_pixels (const char *path)
{
  const char *pngcheck[] = { "pngcheck", "-v", path, NULL };
  const char *exiftool[] = { "exiftool", "-a", "-G1", "-s", path, NULL };
  g_autofree char *chunks = NULL;
  g_autofree char *tags = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (ask (pngcheck, &chunks));
  g_assert_null (strstr (chunks, "additional data"));
  lines = g_strsplit (chunks, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *chunk = strstr (lines[i], "chunk ");

      if (chunk != NULL)
        g_assert_true (g_str_has_prefix (chunk, "chunk IHDR")
                       || g_str_has_prefix (chunk, "chunk IDAT")
                       || g_str_has_prefix (chunk, "chunk IEND"));
    }
  g_assert_true (ask (exiftool, &tags));
  g_clear_pointer (&lines, g_strfreev);
  lines = g_strsplit (tags, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_true (g_str_has_prefix (lines[i], "[ExifTool]")
                   || g_str_has_prefix (lines[i], "[System]")
                   || g_str_has_prefix (lines[i], "[File]")
                   || g_str_has_prefix (lines[i], "[Composite]")
                   || g_str_has_prefix (lines[i], "[PNG]"));
  for (const char *const *word = (const char *const[]){ "SECRET", "GPS", "Thumbnail", "Comment",
                                                        "Orientation", "Warning", NULL };
       *word != NULL; word++)
    g_assert_null (strstr (tags, *word));
}

static gboolean
holds (GBytes     *bytes,
       const char *word)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, word, strlen (word)) != NULL;
}

/* A PNG with everything that can hang on one: texts of three kinds, EXIF with a place on earth
 * and a small picture, XMP, and bytes behind its end. */
static void
test_png_leaves_all_behind (void)
{
  static const cairo_rectangle_int_t area = { 31, 17, 50, 40 };
  g_autofree char *folder = test_temp_dir ();
  g_autoptr (GBytes) plain = encode ("png");
  g_autoptr (GBytes) small = encode ("jpeg");
  g_autofree char *path = write_bytes (folder, "screen.png", plain);
  g_autofree char *thumbnail = write_bytes (folder, "small.jpeg", small);
  g_autofree char *out = NULL;
  const char *dress[] = { "exiftool", "-q", "-z", "-overwrite_original", "-PNG:Comment=SECRET-TEXT",
                          "-PNG:Author=SECRET-NAME", "-XMP:Creator=SECRET-XMP",
                          "-EXIF:Artist=SECRET-EXIF", "-GPSLatitude=48.1", "-GPSLatitudeRef=N",
                          "-EXIF:ImageDescription=SECRET-WORDS", path, NULL };
  const char *look[] = { "exiftool", "-a", "-G1", "-s", path, NULL };
  g_autofree char *tags = NULL;
  g_autoptr (GBytes) dressed = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) sent = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface, *seen;

  g_assert_true (ask (dress, NULL));
  g_assert_true (ask (look, &tags));
  g_assert_nonnull (strstr (tags, "SECRET-XMP"));
  g_assert_nonnull (strstr (tags, "SECRET-EXIF"));
  g_assert_nonnull (strstr (tags, "GPSLatitude"));
  dressed = load (path);
  g_byte_array_append (bytes, g_bytes_get_data (dressed, NULL), (guint) g_bytes_get_size (dressed));
  g_byte_array_append (bytes, g_bytes_get_data (small, NULL), (guint) g_bytes_get_size (small));
  original = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  surface = remedy_import_decode (original, NULL, &error);
  g_assert_no_error (error);
  assert_is_picture (surface);
  sent = cover_and_send (surface, &area);
  out = write_bytes (folder, "sent.png", sent);
  assert_only_pixels (out);
  g_assert_false (holds (sent, "SECRET"));
  seen = remedy_import_decode (sent, NULL, &error);
  g_assert_no_error (error);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean covered = x >= area.x && x < area.x + area.width && y >= area.y
                           && y < area.y + area.height;

        g_assert_cmphex (get_pixel (seen, x, y), ==, covered ? 0 : expected_pixel (x, y));
      }
  cairo_surface_destroy (surface);
  cairo_surface_destroy (seen);
  test_remove_tree (folder);
}

/* A photograph of the screen: turned, with the place where it was taken and a small copy. */
static void
test_jpeg_leaves_all_behind (void)
{
  static const cairo_rectangle_int_t area = { 8, 16, 40, 64 };
  g_autofree char *folder = test_temp_dir ();
  g_autoptr (GBytes) plain = encode ("jpeg");
  g_autofree char *path = write_bytes (folder, "photo.jpeg", plain);
  g_autofree char *small = write_bytes (folder, "small.jpeg", plain);
  g_autofree char *from_small = g_strdup_printf ("-ThumbnailImage<=%s", small);
  g_autofree char *out = NULL;
  const char *dress[] = { "exiftool", "-q", "-overwrite_original", "-Orientation#=6",
                          "-GPSLatitude=48.1", "-GPSLatitudeRef=N", "-Comment=SECRET-COMMENT",
                          "-EXIF:Artist=SECRET-EXIF", "-IPTC:By-line=SECRET-IPTC", from_small,
                          path, NULL };
  const char *look[] = { "exiftool", "-a", "-G1", "-s", path, NULL };
  g_autofree char *tags = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) sent = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface, *seen;

  g_assert_true (ask (dress, NULL));
  g_assert_true (ask (look, &tags));
  g_assert_nonnull (strstr (tags, "ThumbnailImage"));
  g_assert_nonnull (strstr (tags, "GPSLatitude"));
  original = load (path);
  surface = remedy_import_decode (original, NULL, &error);
  g_assert_no_error (error);
  /* Turned by a quarter, clockwise: its left column is now its upper row. */
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, HEIGHT);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, WIDTH);
  g_assert_cmpint (get_pixel (surface, 2, 2) >> 16, <, 90);
  g_assert_cmpint (get_pixel (surface, 2, WIDTH - 3) >> 16, >, 190);
  sent = cover_and_send (surface, &area);
  out = write_bytes (folder, "sent.png", sent);
  assert_only_pixels (out);
  g_assert_false (holds (sent, "SECRET"));
  g_assert_false (holds (sent, "\xff\xd8\xff"));
  seen = remedy_import_decode (sent, NULL, &error);
  g_assert_no_error (error);
  for (int y = area.y; y < area.y + area.height; y++)
    for (int x = area.x; x < area.x + area.width; x++)
      g_assert_cmphex (get_pixel (seen, x, y), ==, 0);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (seen);
  test_remove_tree (folder);
}

static void
assert_refused (const void *data,
                gsize       size,
                int         code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_import_decode (bytes, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* At any length but the whole one there is an error. (What misses of a JPEG is grey, and the
 * operator sees it.) */
static void
test_cut_short (void)
{
  enum
  {
    JPEG = 3,
  };
  static const char *const types[] = { "png", "bmp", "tiff", [JPEG] = "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) whole = encode (types[i]);
      gsize size = g_bytes_get_size (whole);

      for (gsize length = 0; length < size; length += MAX (1, size / 97))
        {
          g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, length);
          g_autoptr (GError) error = NULL;
          cairo_surface_t *surface = remedy_import_decode (cut, NULL, &error);

          g_test_message ("%s %zu of %zu: %s", types[i], length, size,
                          error != NULL ? error->message : "read");
          g_assert_true (surface == NULL || i == JPEG);
          g_assert_true ((surface == NULL) == (error != NULL));
          if (surface != NULL)
            g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH);
          else
            g_assert_true (error->domain == REMEDY_ERROR);
          g_clear_pointer (&surface, cairo_surface_destroy);
        }
    }
}

static guint32
crc (const guint8 *data,
     gsize         size)
{
  guint32 value = 0xffffffffu;

  for (gsize i = 0; i < size; i++)
    {
      value ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        value = (value & 1) != 0 ? 0xedb88320u ^ (value >> 1) : value >> 1;
    }
  return ~value;
}

/* Says that it is far larger than it is. */
static void
claim_png (GByteArray *bytes)
{
  static const guint8 claim[] = { 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60 };
  guint32 sum;

  memcpy (bytes->data + 16, claim, sizeof claim);
  sum = GUINT32_TO_BE (crc (bytes->data + 12, 17));
  memcpy (bytes->data + 29, &sum, sizeof sum);
}

static void
claim_bmp (GByteArray *bytes)
{
  static const guint8 claim[] = { 0x60, 0xea, 0, 0, 0x60, 0xea, 0, 0 };

  memcpy (bytes->data + 18, claim, sizeof claim);
}

static void
claim_jpeg (GByteArray *bytes)
{
  guint8 *frame = memmem (bytes->data, bytes->len, "\xff\xc0\x00\x11\x08", 5);

  g_assert_nonnull (frame);
  memcpy (frame + 5, "\xea\x60\xea\x60", 4);
}

/* ImageWidth and ImageLength, 256 and 257, of type 3 or 4, as libtiff writes them. */
static void
claim_tiff (GByteArray *bytes)
{
  guint n = 0;

  for (guint at = 0; at + 12 <= bytes->len; at++)
    if (bytes->data[at + 1] == 1 && bytes->data[at] <= 1
        && (bytes->data[at + 2] == 3 || bytes->data[at + 2] == 4) && bytes->data[at + 3] == 0
        && memcmp (bytes->data + at + 4, "\x01\0\0\0", 4) == 0)
      {
        memcpy (bytes->data + at + 8, "\x60\xea", 2);
        n++;
      }
  g_assert_cmpuint (n, ==, 2);
}

static void
claim_gif (GByteArray *bytes)
{
  memcpy (bytes->data + 6, "\x60\xea\x60\xea", 4);
}

static GBytes *
make_gif (void)
{
  static const guint8 gif[] = { 'G', 'I', 'F', '8', '9', 'a', 2, 0, 1, 0, 0x80, 0, 0, 0xff, 0, 0, 0,
                                0, 0xff, 0x2c, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0a, 0,
                                0x3b };

  return g_bytes_new_static (gif, sizeof gif);
}

static gsize
peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (gsize) usage.ru_maxrss * 1024;
}

/* A claim of 3.6 thousand million pixels is refused by its size, before there is memory for
 * them. */
static void
test_impossible_sizes (void)
{
  static const struct
  {
    const char *type;
    void (*claim) (GByteArray *bytes);
    int         code;
  } claims[] = { { "png", claim_png, REMEDY_ERROR_LIMIT },
                 { "bmp", claim_bmp, REMEDY_ERROR_LIMIT },
                 { "jpeg", claim_jpeg, REMEDY_ERROR_LIMIT },
                 { "tiff", claim_tiff, REMEDY_ERROR_DAMAGED }, /* by its loader, at once */
                 { NULL, claim_gif, REMEDY_ERROR_LIMIT } };
  gsize before = peak ();

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GBytes) good = claims[i].type != NULL ? encode (claims[i].type) : make_gif ();
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) bad = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, g_bytes_get_data (good, NULL), (guint) g_bytes_get_size (good));
      claims[i].claim (bytes);
      bad = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      g_assert_null (remedy_import_decode (bad, NULL, &error));
      g_test_message ("%s: %s", claims[i].type != NULL ? claims[i].type : "gif",
                      error->message);
      g_assert_error (error, REMEDY_ERROR, claims[i].code);
    }
  g_assert_cmpuint (peak (), <, before + SPARE);
}

/* A frame of a GIF that is larger than its screen. */
static void
test_gif_with_a_large_frame (void)
{
  g_autoptr (GBytes) good = make_gif ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize before = peak ();
  g_autoptr (GBytes) bad = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  g_byte_array_append (bytes, g_bytes_get_data (good, NULL), (guint) g_bytes_get_size (good));
  memcpy (bytes->data + 24, "\x60\xea\x60\xea", 4);
  bad = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  surface = remedy_import_decode (bad, NULL, &error);
  g_assert_true ((surface == NULL) == (error != NULL));
  g_clear_pointer (&surface, cairo_surface_destroy);
  g_assert_cmpuint (peak (), <, before + SPARE);
}

/* A text that is a thousand times as long as the file is never unpacked. */
static void
test_png_bomb (void)
{
  g_autoptr (GBytes) good = encode ("png");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GConverter) squeeze
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autofree guint8 *blank = g_malloc0 (7 * 1024 * 1024);
  g_autofree guint8 *packed = g_malloc (100000);
  const guint8 *data = g_bytes_get_data (good, NULL);
  gsize n_read, n_written, before;
  g_autoptr (GByteArray) chunk = g_byte_array_new ();
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  guint32 word;

  memset (blank, 'A', 7 * 1024 * 1024);
  g_assert_cmpint (g_converter_convert (squeeze, blank, 7 * 1024 * 1024, packed, 100000,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &error),
                   ==, G_CONVERTER_FINISHED);
  g_byte_array_append (chunk, (const guint8 *) "zTXtComment\0\0", 13);
  g_byte_array_append (chunk, packed, (guint) n_written);
  g_byte_array_append (bytes, data, 33);
  for (int i = 0; i < 100; i++)
    {
      word = GUINT32_TO_BE (chunk->len - 4);
      g_byte_array_append (bytes, (guint8 *) &word, 4);
      g_byte_array_append (bytes, chunk->data, chunk->len);
      word = GUINT32_TO_BE (crc (chunk->data, chunk->len));
      g_byte_array_append (bytes, (guint8 *) &word, 4);
    }
  g_byte_array_append (bytes, data + 33, (guint) g_bytes_get_size (good) - 33);
  bomb = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  before = peak ();
  surface = remedy_import_decode (bomb, NULL, &error);
  g_assert_no_error (error);
  assert_is_picture (surface);
  g_assert_cmpuint (peak (), <, before + SPARE);
  cairo_surface_destroy (surface);
}

static void
test_no_picture (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/>"
                            "</svg>";
  static const char xpm[] = "/* XPM */ static char *x[] = { \"1 1 1 1\", \"a c red\", \"a\" };";

  assert_refused ("", 0, REMEDY_ERROR_UNSUPPORTED);
  assert_refused ("MZ\x90", 3, REMEDY_ERROR_UNSUPPORTED);
  assert_refused (svg, strlen (svg), REMEDY_ERROR_UNSUPPORTED);
  assert_refused (xpm, strlen (xpm), REMEDY_ERROR_UNSUPPORTED);
  assert_refused ("BM", 2, REMEDY_ERROR_DAMAGED);
  assert_refused ("\xff\xd8\xff\xd9", 4, REMEDY_ERROR_DAMAGED);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) png = encode ("png");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (remedy_import_decode (png, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GMainLoop     *loop;
  RemedyPicture *picture;
  GError        *error;
} Wait;

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;

  wait->picture = remedy_import_finish (result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static RemedyPicture *
import_file (const char *folder,
             const char *path,
             GError    **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { loop, NULL, NULL };

  remedy_import_file_async (folder, path, 1000, NULL, on_imported, &wait);
  g_main_loop_run (loop);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.picture;
}

/* From a file to what may be sent. What is kept of the file are its pixels, and nothing may be
 * sent before it was confirmed. */
static void
test_into_the_case (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autoptr (GBytes) bytes = encode ("bmp");
  g_autofree char *path = write_bytes (folder, "screen.doc", bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyPicture) picture = import_file (folder, path, &error);
  g_autoptr (RemedyImportedPicture) sent = NULL;
  g_autoptr (RemedyImportedPicture) covered = NULL;
  g_autoptr (RemedyMarkup) markup = NULL;
  g_autoptr (GBytes) kept = NULL;
  RemedyShape *cover = remedy_shape_new ();
  cairo_surface_t *surface;

  g_assert_no_error (error);
  g_assert_cmpint (picture->kind, ==, REMEDY_PICTURE_IMPORTED);
  kept = remedy_picture_store_load_original (folder, picture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (kept, NULL), 4, "\x89PNG", 4);
  sent = remedy_imported_picture_make (folder, picture->id, &error);
  g_assert_no_error (error);
  g_assert_false (sent->confirmed);
  g_assert_cmpuint (sent->texts->len, ==, 0);

  surface = remedy_imported_picture_load (folder, picture->id, &markup, &error);
  g_assert_no_error (error);
  assert_is_picture (surface);
  cairo_surface_destroy (surface);
  cover->width = cover->height = 50;
  g_ptr_array_add (markup->shapes, cover);
  markup->confirmed = TRUE;
  g_assert_true (remedy_imported_picture_save_markup (folder, picture->id, markup, &error));
  covered = remedy_imported_picture_make (folder, picture->id, &error);
  g_assert_no_error (error);
  g_assert_true (covered->confirmed);
  surface = remedy_import_decode (covered->png, NULL, &error);
  g_assert_cmphex (get_pixel (surface, 49, 49), ==, 0);
  g_assert_cmphex (get_pixel (surface, 50, 49), ==, expected_pixel (50, 49));
  cairo_surface_destroy (surface);
  test_remove_tree (folder);
}

/* Covers that cannot be read must not become no covers. */
static void
test_lost_covers (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autoptr (GBytes) bytes = encode ("png");
  g_autofree char *path = write_bytes (folder, "screen.png", bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyPicture) picture = import_file (folder, path, &error);
  static const char *const wrong[] = {
    "{",
    "{\"width\":160,\"height\":95,\"shapes\":[]}",
    "{\"width\":160,\"height\":96,\"shapes\":[{\"kind\":\"cover\",\"width\":-4}]}",
    "{\"width\":160,\"height\":96,\"shapes\":[{\"kind\":\"blur\"}]}",
  };
  g_autofree char *shapes = remedy_picture_folder_get_path (folder, picture->id,
                                                            REMEDY_PICTURE_SHAPES);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_true (g_file_set_contents (shapes, wrong[i], -1, NULL));
      g_assert_null (remedy_imported_picture_make (folder, picture->id, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  test_remove_tree (folder);
}

/* What is no file is not read, and an unfinished one leaves nothing in the case. */
static void
test_no_file (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *pipe = g_build_filename (folder, "pipe.png", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere.png", NULL);
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_null (import_file (folder, pipe, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (import_file (folder, folder, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (import_file (folder, "/dev/zero", &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (import_file (folder, nowhere, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (import_file (folder, empty, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "empty.png"));
  pictures = remedy_picture_store_list (folder, NULL);
  g_assert_true (pictures == NULL || pictures->len == 0);
  test_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/formats", test_formats);
  g_test_add_func ("/import/gif", test_gif);
  g_test_add_func ("/import/alpha", test_alpha);
  g_test_add_func ("/import/png-leaves-all-behind", test_png_leaves_all_behind);
  g_test_add_func ("/import/jpeg-leaves-all-behind", test_jpeg_leaves_all_behind);
  g_test_add_func ("/import/cut-short", test_cut_short);
  g_test_add_func ("/import/impossible-sizes", test_impossible_sizes);
  g_test_add_func ("/import/gif-with-a-large-frame", test_gif_with_a_large_frame);
  g_test_add_func ("/import/png-bomb", test_png_bomb);
  g_test_add_func ("/import/no-picture", test_no_picture);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/into-the-case", test_into_the_case);
  g_test_add_func ("/import/lost-covers", test_lost_covers);
  g_test_add_func ("/import/no-file", test_no_file);
  return g_test_run ();
}
