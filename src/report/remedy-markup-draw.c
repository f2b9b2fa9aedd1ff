/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-markup-draw.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "core/remedy-error.h"

/* Of the head of an arrow, in thicknesses of its line. */
#define HEAD_LENGTH 4.5
#define HEAD_WIDTH 4.0
/* How wide the light edge of lines is, which sets them off from a dark screen. */
#define EDGE 1.0
/* Around a text, in parts of its height. */
#define TEXT_PADDING 0.35
/* Of the letters in a line of a text. */
#define LETTERS 0.75
/* Wider lines than this are broken, in heights of a line. */
#define TEXT_WIDTH 30

static const struct
{
  double red;
  double green;
  double blue;
} colours[REMEDY_N_COLOURS] = {
  [REMEDY_COLOUR_BLACK] = { 0, 0, 0 },
  [REMEDY_COLOUR_RED] = { 0.8, 0, 0 },
  [REMEDY_COLOUR_ORANGE] = { 0.75, 0.3, 0 },
  [REMEDY_COLOUR_GREEN] = { 0, 0.45, 0.15 },
  [REMEDY_COLOUR_BLUE] = { 0, 0.3, 0.75 },
};

/**
 * remedy_colour_get:
 * @colour: a #RemedyColour
 * @red: (out): from 0 to 1
 * @green: (out): from 0 to 1
 * @blue: (out): from 0 to 1
 *
 * All of them are dark enough for white letters on them.
 */
void
remedy_colour_get (int     colour,
                   double *red,
                   double *green,
                   double *blue)
{
  g_return_if_fail (colour >= 0 && colour < REMEDY_N_COLOURS);

  *red = colours[colour].red;
  *green = colours[colour].green;
  *blue = colours[colour].blue;
}

static void
set_colour (cairo_t *cr,
            int      colour)
{
  cairo_set_source_rgb (cr, colours[colour].red, colours[colour].green, colours[colour].blue);
}

/* The same letters whatever the screen of the operator is like. */
static PangoLayout *
make_layout (const RemedyShape *self,
             cairo_t           *cr)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell Bold");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 96);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (font, self->thickness * LETTERS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) self->thickness * TEXT_WIDTH * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, self->text != NULL ? self->text : "", -1);
  return layout;
}

static int
get_padding (const RemedyShape *self)
{
  return (int) ceil (self->thickness * TEXT_PADDING);
}

static void
get_text_bounds (const RemedyShape     *self,
                 cairo_rectangle_int_t *bounds)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = make_layout (self, cr);
  PangoRectangle   extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  bounds->x = (int) self->x;
  bounds->y = (int) self->y;
  bounds->width = extents.width + 2 * get_padding (self);
  bounds->height = extents.height + get_padding (self);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/**
 * remedy_shape_get_bounds:
 * @self: a shape
 * @bounds: (out): where it is, in pixels of the picture; of an arrow from tail to head
 */
void
remedy_shape_get_bounds (const RemedyShape     *self,
                         cairo_rectangle_int_t *bounds)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (bounds != NULL);

  if (self->kind == REMEDY_SHAPE_TEXT)
    {
      get_text_bounds (self, bounds);
      return;
    }
  bounds->x = (int) MIN (self->x, self->x + self->width);
  bounds->y = (int) MIN (self->y, self->y + self->height);
  bounds->width = (int) ABS (self->width);
  bounds->height = (int) ABS (self->height);
}

/* Whole pixels and nothing mixed: what lay there is no part of what is there now. */
static void
draw_cover (const RemedyShape *self,
            cairo_t           *cr)
{
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (cr, self->x, self->y, self->width, self->height);
  set_colour (cr, self->colour);
  cairo_fill (cr);
}

static void
draw_box (const RemedyShape *self,
          cairo_t           *cr)
{
  double half = self->thickness / 2.0;

  cairo_rectangle (cr, self->x + half, self->y + half, MAX (self->width - self->thickness, 0),
                   MAX (self->height - self->thickness, 0));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, self->thickness + 2 * EDGE);
  cairo_stroke_preserve (cr);
  set_colour (cr, self->colour);
  cairo_set_line_width (cr, self->thickness);
  cairo_stroke (cr);
}

static void
trace_arrow (const RemedyShape *self,
             cairo_t           *cr)
{
  double length = hypot (self->width, self->height);
  double thickness = self->thickness;
  double head = MIN (thickness * HEAD_LENGTH, length);
  double half = head / HEAD_LENGTH * HEAD_WIDTH / 2;
  double line = MIN (thickness / 2, half);

  cairo_save (cr);
  cairo_translate (cr, self->x, self->y);
  cairo_rotate (cr, atan2 (self->height, self->width));
  cairo_move_to (cr, 0, -line);
  cairo_line_to (cr, length - head, -line);
  cairo_line_to (cr, length - head, -half);
  cairo_line_to (cr, length, 0);
  cairo_line_to (cr, length - head, half);
  cairo_line_to (cr, length - head, line);
  cairo_line_to (cr, 0, line);
  cairo_close_path (cr);
  cairo_restore (cr);
}

static void
draw_arrow (const RemedyShape *self,
            cairo_t           *cr)
{
  trace_arrow (self, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * EDGE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke_preserve (cr);
  set_colour (cr, self->colour);
  cairo_fill (cr);
}

static void
draw_text (const RemedyShape *self,
           cairo_t           *cr)
{
  g_autoptr (PangoLayout) layout = make_layout (self, cr);
  cairo_rectangle_int_t bounds;

  get_text_bounds (self, &bounds);
  cairo_rectangle (cr, bounds.x, bounds.y, bounds.width, bounds.height);
  set_colour (cr, self->colour);
  cairo_fill (cr);
  cairo_move_to (cr, bounds.x + get_padding (self), bounds.y + get_padding (self) / 2.0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  pango_cairo_show_layout (cr, layout);
}

static void (*const painters[REMEDY_N_SHAPES]) (const RemedyShape *, cairo_t *) = {
  [REMEDY_SHAPE_COVER] = draw_cover,
  [REMEDY_SHAPE_BOX] = draw_box,
  [REMEDY_SHAPE_ARROW] = draw_arrow,
  [REMEDY_SHAPE_TEXT] = draw_text,
};

/**
 * remedy_shape_draw:
 * @self: a shape that remedy_markup_check() found sound
 * @cr: where one unit is one pixel of the picture
 */
void
remedy_shape_draw (const RemedyShape *self,
                   cairo_t           *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->kind >= 0 && self->kind < REMEDY_N_SHAPES);

  cairo_save (cr);
  painters[self->kind](self, cr);
  cairo_restore (cr);
}

/**
 * remedy_markup_flatten:
 * @self: what was drawn
 * @picture: the picture of the size that @self is for; it is not changed
 * @error: of %REMEDY_ERROR
 *
 * Makes a new picture from @picture and what was drawn on it. It has no alpha and knows no
 * layers, so a pixel below a cover is in it in no form.
 *
 * Returns: (transfer full) (nullable): the new picture
 */
cairo_surface_t *
remedy_markup_flatten (const RemedyMarkup *self,
                       cairo_surface_t    *picture,
                       GError            **error)
{
  cairo_surface_t *flat;
  cairo_t         *cr;
  cairo_status_t   status;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (picture != NULL, NULL);

  if (!remedy_markup_check (self, error))
    return NULL;
  if (cairo_image_surface_get_width (picture) != self->width
      || cairo_image_surface_get_height (picture) != self->height)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           _ ("What was drawn is for a picture of another size"));
      return NULL;
    }
  flat = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->width, (int) self->height);
  cr = cairo_create (flat);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  for (guint i = 0; i < self->shapes->len; i++)
    remedy_shape_draw (self->shapes->pdata[i], cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return flat;
  cairo_surface_destroy (flat);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("The picture could not be made: %s"),
               cairo_status_to_string (status));
  return NULL;
}
