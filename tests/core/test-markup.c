/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-error.h"
#include "report/remedy-markup-draw.h"
#include "report/remedy-png.h"

#define WIDTH 200
#define HEIGHT 120

/* No two pixels of it are alike, and none has a colour that covers have. */
static cairo_surface_t *
make_picture (void)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  guint8          *pixels = cairo_image_surface_get_data (picture);
  int              stride = cairo_image_surface_get_stride (picture);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      ((guint32 *) (pixels + y * stride))[x] = 0x400000u + (guint32) (y * WIDTH + x);
  cairo_surface_mark_dirty (picture);
  return picture;
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

static RemedyShape *
add_shape (RemedyMarkup   *markup,
           RemedyShapeKind kind,
           int             x,
           int             y,
           int             width,
           int             height)
{
  RemedyShape *shape = remedy_shape_new ();

  shape->kind = kind;
  shape->x = x;
  shape->y = y;
  shape->width = width;
  shape->height = height;
  shape->thickness = kind == REMEDY_SHAPE_COVER ? 0 : 5;
  g_ptr_array_add (markup->shapes, shape);
  return shape;
}

typedef struct
{
  const guint8 *data;
  gsize         left;
} Bytes;

static cairo_status_t
take (void          *closure,
      unsigned char *data,
      unsigned int   length)
{
  Bytes *bytes = closure;

  if (length > bytes->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data, length);
  bytes->data += length;
  bytes->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* What somebody else's program makes of the bytes that are sent. */
static cairo_surface_t *
decode (GBytes *png)
{
  Bytes            bytes = { g_bytes_get_data (png, NULL), g_bytes_get_size (png) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (take, &bytes);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (bytes.left, ==, 0);
  return surface;
}

static cairo_surface_t *
send (const RemedyMarkup *markup,
      cairo_surface_t    *picture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *flat = remedy_markup_flatten (markup, picture, &error);
  cairo_surface_t *sent;

  g_assert_no_error (error);
  png = remedy_png_encode (flat, &error);
  g_assert_no_error (error);
  sent = decode (png);
  cairo_surface_destroy (flat);
  return sent;
}

static gboolean
is_in (int                          x,
       int                          y,
       const cairo_rectangle_int_t *area)
{
  return x >= area->x && x < area->x + area->width && y >= area->y && y < area->y + area->height;
}

/* Every pixel below a cover is the cover's colour, every other one is as it was, and what was
 * below is nowhere else. */
static void
test_cover (void)
{
  static const cairo_rectangle_int_t areas[]
      = { { 10, 20, 31, 17 }, { 0, 0, 1, 1 }, { 190, 110, 500, 500 }, { -20, 60, 25, 9 } };
  g_autoptr (RemedyMarkup) markup = remedy_markup_empty (WIDTH, HEIGHT);
  cairo_surface_t *picture = make_picture ();
  cairo_surface_t *sent;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    add_shape (markup, REMEDY_SHAPE_COVER, areas[i].x, areas[i].y, areas[i].width,
               areas[i].height);
  sent = send (markup, picture);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean covered = FALSE;

        for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
          covered |= is_in (x, y, &areas[i]);
        g_assert_cmphex (get_pixel (sent, x, y), ==, covered ? 0 : get_pixel (picture, x, y));
      }
  cairo_surface_destroy (sent);
  cairo_surface_destroy (picture);
}

/* Two pictures that differ only below the covers make the same bytes, whatever else is drawn
 * on them, above the covers and below them. */
static void
test_covered_pixels_do_not_matter (void)
{
  g_autoptr (RemedyMarkup) markup = remedy_markup_empty (WIDTH, HEIGHT);
  cairo_surface_t *picture = make_picture ();
  cairo_surface_t *other = make_picture ();
  cairo_surface_t *flat[2];
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;
  cairo_t *cr = cairo_create (other);

  cairo_rectangle (cr, 40, 30, 80, 40);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_destroy (cr);
  add_shape (markup, REMEDY_SHAPE_ARROW, 5, 5, 70, 45);
  add_shape (markup, REMEDY_SHAPE_TEXT, 41, 31, 0, 0)->text = g_strdup ("Here");
  add_shape (markup, REMEDY_SHAPE_COVER, 40, 30, 80, 40)->colour = REMEDY_COLOUR_BLUE;
  add_shape (markup, REMEDY_SHAPE_ARROW, 150, 100, -70, -52)->colour = REMEDY_COLOUR_RED;
  add_shape (markup, REMEDY_SHAPE_BOX, 35, 33, 60, 20);
  add_shape (markup, REMEDY_SHAPE_TEXT, 60, 40, 0, 0)->text = g_strdup ("This one");
  flat[0] = remedy_markup_flatten (markup, picture, NULL);
  flat[1] = remedy_markup_flatten (markup, other, NULL);
  one = remedy_png_encode (flat[0], NULL);
  two = remedy_png_encode (flat[1], NULL);
  g_assert_true (g_bytes_equal (one, two));
  g_assert_cmphex (get_pixel (flat[0], 118, 32), ==, 0x004cbf);
  g_assert_cmphex (get_pixel (flat[0], 2, 117), ==, get_pixel (picture, 2, 117));
  cairo_surface_destroy (flat[0]);
  cairo_surface_destroy (flat[1]);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (other);
}

static gboolean
differs_in (cairo_surface_t             *a,
            cairo_surface_t             *b,
            const cairo_rectangle_int_t *area,
            gboolean                     inside)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (is_in (x, y, area) == inside && get_pixel (a, x, y) != get_pixel (b, x, y))
        return TRUE;
  return FALSE;
}

/* What a shape says its place is, is where it draws, but for the light edge around lines and
 * the sides of an arrow. */
static void
test_bounds (void)
{
  cairo_surface_t *picture = make_picture ();

  for (int kind = 0; kind < REMEDY_N_SHAPES; kind++)
    {
      g_autoptr (RemedyMarkup) markup = remedy_markup_empty (WIDTH, HEIGHT);
      RemedyShape *shape = add_shape (markup, kind, 90, 70, 40, 30);
      cairo_surface_t *sent;
      cairo_rectangle_int_t bounds;
      int around = kind == REMEDY_SHAPE_ARROW ? 12 : kind == REMEDY_SHAPE_BOX ? 1 : 0;

      if (kind == REMEDY_SHAPE_ARROW)
        shape->width = -40;
      if (kind == REMEDY_SHAPE_TEXT)
        {
          shape->width = shape->height = 0;
          shape->thickness = 20;
          shape->text = g_strdup ("Exchange");
        }
      remedy_shape_get_bounds (shape, &bounds);
      g_assert_cmpint (bounds.width, >, 30);
      g_assert_cmpint (bounds.height, >=, 20);
      sent = send (markup, picture);
      g_assert_true (differs_in (sent, picture, &bounds, TRUE));
      bounds.x -= around;
      bounds.y -= around;
      bounds.width += 2 * around;
      bounds.height += 2 * around;
      g_assert_false (differs_in (sent, picture, &bounds, FALSE));
      cairo_surface_destroy (sent);
    }
  cairo_surface_destroy (picture);
}

static void
assert_refused (RemedyMarkup *markup,
                int           code)
{
  cairo_surface_t *picture = make_picture ();
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_markup_flatten (markup, picture, &error));
  g_assert_error (error, REMEDY_ERROR, code);
  cairo_surface_destroy (picture);
}

static void
test_refused (void)
{
  static const RemedyShape wrong[] = {
    { .kind = REMEDY_SHAPE_COVER, .width = -1, .height = 5 },
    { .kind = REMEDY_SHAPE_BOX, .width = 5, .height = 5 },
    { .kind = REMEDY_SHAPE_ARROW, .thickness = 1001 },
    { .kind = REMEDY_SHAPE_TEXT, .thickness = 20 },
    { .kind = REMEDY_SHAPE_COVER, .x = G_MAXINT64, .width = G_MAXINT64 },
    { .kind = REMEDY_SHAPE_COVER, .y = G_MININT64, .height = 4 },
    { .kind = REMEDY_SHAPE_COVER, .width = G_MAXINT32, .height = 4 },
  };
  g_autoptr (RemedyMarkup) other = remedy_markup_empty (WIDTH, HEIGHT - 1);
  g_autoptr (RemedyMarkup) huge = remedy_markup_empty (WIDTH, G_MAXINT64);
  g_autoptr (RemedyMarkup) many = remedy_markup_empty (WIDTH, HEIGHT);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (RemedyMarkup) markup = remedy_markup_empty (WIDTH, HEIGHT);

      g_ptr_array_add (markup->shapes, remedy_shape_copy (&wrong[i]));
      assert_refused (markup, REMEDY_ERROR_DAMAGED);
    }
  assert_refused (other, REMEDY_ERROR_DAMAGED);
  assert_refused (huge, REMEDY_ERROR_LIMIT);
  for (guint i = 0; i <= REMEDY_MARKUP_MAX_SHAPES; i++)
    add_shape (many, REMEDY_SHAPE_COVER, 0, 0, 1, 1);
  assert_refused (many, REMEDY_ERROR_LIMIT);
}

static void
test_texts (void)
{
  g_autoptr (RemedyMarkup) markup = remedy_markup_empty (WIDTH, HEIGHT);
  g_autoptr (GPtrArray) texts = NULL;

  add_shape (markup, REMEDY_SHAPE_TEXT, 0, 0, 0, 0)->text = g_strdup ("Press “Continue”");
  add_shape (markup, REMEDY_SHAPE_COVER, 0, 0, 9, 9);
  texts = remedy_markup_get_texts (markup);
  g_assert_cmpuint (texts->len, ==, 1);
  g_assert_cmpstr (texts->pdata[0], ==, "Press “Continue”");
}

/* The signature, IHDR, one or more IDAT, IEND, and that is all. */
static void
test_chunks (void)
{
  cairo_surface_t *picture = make_picture ();
  g_autoptr (GBytes) png = remedy_png_encode (picture, NULL);
  g_autoptr (GString) chunks = g_string_new (NULL);
  gsize         size;
  const guint8 *data = g_bytes_get_data (png, &size);
  gsize         at = 8;

  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  while (at < size)
    {
      guint32 length;

      g_assert_cmpuint (size - at, >=, 12);
      memcpy (&length, data + at, 4);
      g_string_append_printf (chunks, " %.4s", data + at + 4);
      at += 12 + (gsize) GUINT32_FROM_BE (length);
    }
  g_assert_cmpuint (at, ==, size);
  g_assert_true (g_regex_match_simple ("^ IHDR( IDAT)+ IEND$", chunks->str, 0, 0));
  cairo_surface_destroy (picture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/cover", test_cover);
  g_test_add_func ("/markup/covered-pixels-do-not-matter", test_covered_pixels_do_not_matter);
  g_test_add_func ("/markup/bounds", test_bounds);
  g_test_add_func ("/markup/refused", test_refused);
  g_test_add_func ("/markup/texts", test_texts);
  g_test_add_func ("/png/chunks", test_chunks);
  return g_test_run ();
}
