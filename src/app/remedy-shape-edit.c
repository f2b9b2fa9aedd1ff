/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-shape-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/remedy-markup-draw.h"

/* Of a line and of a line of text, in parts of the longer side of the picture. */
#define LINE_PART 250
#define TEXT_PART 36
#define MIN_LINE 3
#define MIN_TEXT 20
/* Of a shape that comes by the keyboard, in parts of the picture. */
#define FIRST_PART 4
/* Shorter than this an arrow has no direction, in pixels. */
#define MIN_ARROW 4

/**
 * remedy_shape_make:
 * @kind: what is drawn
 * @colour: a #RemedyColour
 * @markup: for the size of the picture
 *
 * Returns: (transfer full): a shape in the middle of the picture, as thick as fits it
 */
RemedyShape *
remedy_shape_make (RemedyShapeKind     kind,
                   int                 colour,
                   const RemedyMarkup *markup)
{
  RemedyShape *self = remedy_shape_new ();
  gint64 side = MAX (markup->width, markup->height);

  self->kind = kind;
  self->colour = colour;
  self->width = kind == REMEDY_SHAPE_TEXT ? 0 : MAX (markup->width / FIRST_PART, 1);
  self->height = kind == REMEDY_SHAPE_TEXT ? 0 : MAX (markup->height / FIRST_PART, 1);
  self->x = (markup->width - self->width) / 2;
  self->y = (markup->height - self->height) / 2;
  if (kind == REMEDY_SHAPE_TEXT)
    self->thickness = MAX (side / TEXT_PART, MIN_TEXT);
  else if (kind != REMEDY_SHAPE_COVER)
    self->thickness = MAX (side / LINE_PART, MIN_LINE);
  if (kind == REMEDY_SHAPE_TEXT)
    self->text = g_strdup (_ ("Text"));
  return self;
}

/**
 * remedy_shape_span:
 * @self: a shape, but no text
 * @from_x: where the pointer was pressed, in pixels of the picture and parts of them
 * @from_y: likewise
 * @to_x: where it is now
 * @to_y: likewise
 *
 * Puts it between the two points. A cover and a box take in every pixel that they touch.
 */
void
remedy_shape_span (RemedyShape *self,
                   double       from_x,
                   double       from_y,
                   double       to_x,
                   double       to_y)
{
  if (self->kind == REMEDY_SHAPE_ARROW)
    {
      self->x = (gint64) floor (from_x);
      self->y = (gint64) floor (from_y);
      self->width = (gint64) floor (to_x) - self->x;
      self->height = (gint64) floor (to_y) - self->y;
      return;
    }
  self->x = (gint64) floor (MIN (from_x, to_x));
  self->y = (gint64) floor (MIN (from_y, to_y));
  self->width = (gint64) ceil (MAX (from_x, to_x)) - self->x;
  self->height = (gint64) ceil (MAX (from_y, to_y)) - self->y;
}

/**
 * remedy_shape_place:
 * @self: a shape
 * @x: where its middle goes, in pixels of the picture
 * @y: likewise
 */
void
remedy_shape_place (RemedyShape *self,
                    double       x,
                    double       y)
{
  cairo_rectangle_int_t bounds;

  remedy_shape_get_bounds (self, &bounds);
  self->x += (gint64) floor (x) - bounds.x - bounds.width / 2;
  self->y += (gint64) floor (y) - bounds.y - bounds.height / 2;
}

static gboolean
has_handle (const RemedyShape *self,
            RemedyHandle       handle)
{
  if (handle == REMEDY_HANDLE_TAIL || handle == REMEDY_HANDLE_HEAD)
    return self->kind == REMEDY_SHAPE_ARROW;
  if (self->kind == REMEDY_SHAPE_TEXT)
    return handle == REMEDY_HANDLE_BOTTOM_RIGHT;
  return self->kind != REMEDY_SHAPE_ARROW && handle >= REMEDY_HANDLE_TOP_LEFT;
}

/**
 * remedy_shape_get_handle:
 * @self: a shape
 * @handle: one of its corners or ends
 * @x: (out): where that is, in pixels of the picture
 * @y: (out): likewise
 *
 * Returns: %FALSE if it has no such
 */
gboolean
remedy_shape_get_handle (const RemedyShape *self,
                         RemedyHandle       handle,
                         double            *x,
                         double            *y)
{
  cairo_rectangle_int_t bounds;

  if (!has_handle (self, handle))
    return FALSE;
  remedy_shape_get_bounds (self, &bounds);
  *x = bounds.x;
  *y = bounds.y;
  if (handle == REMEDY_HANDLE_TOP_RIGHT || handle == REMEDY_HANDLE_BOTTOM_RIGHT)
    *x += bounds.width;
  if (handle == REMEDY_HANDLE_BOTTOM_LEFT || handle == REMEDY_HANDLE_BOTTOM_RIGHT)
    *y += bounds.height;
  if (handle == REMEDY_HANDLE_TAIL || handle == REMEDY_HANDLE_HEAD)
    {
      *x = self->x + (handle == REMEDY_HANDLE_HEAD ? self->width : 0);
      *y = self->y + (handle == REMEDY_HANDLE_HEAD ? self->height : 0);
    }
  return TRUE;
}

/* Of a point from the line of an arrow. */
static double
get_distance (const RemedyShape *self,
              double             x,
              double             y)
{
  double length = hypot (self->width, self->height);
  double along = length > 0 ? ((x - self->x) * self->width + (y - self->y) * self->height) / length
                            : 0;
  double at = length > 0 ? CLAMP (along, 0, length) / length : 0;

  return hypot (x - self->x - at * self->width, y - self->y - at * self->height);
}

static gboolean
is_on_body (const RemedyShape *self,
            double             x,
            double             y,
            double             slack)
{
  cairo_rectangle_int_t bounds;
  double around = self->thickness + slack;

  if (self->kind == REMEDY_SHAPE_ARROW)
    return get_distance (self, x, y) <= around;
  remedy_shape_get_bounds (self, &bounds);
  if (x < bounds.x - slack || y < bounds.y - slack || x > bounds.x + bounds.width + slack
      || y > bounds.y + bounds.height + slack)
    return FALSE;
  /* What is within a box can be taken hold of through it. */
  return self->kind != REMEDY_SHAPE_BOX || x < bounds.x + around || y < bounds.y + around
         || x > bounds.x + bounds.width - around || y > bounds.y + bounds.height - around;
}

/**
 * remedy_shape_find:
 * @self: a shape
 * @x: of a point, in pixels of the picture
 * @y: likewise
 * @slack: how far off the point may be
 *
 * Returns: what of it is there
 */
RemedyHandle
remedy_shape_find (const RemedyShape *self,
                   double             x,
                   double             y,
                   double             slack)
{
  for (int handle = REMEDY_HANDLE_TOP_LEFT; handle < REMEDY_N_HANDLES; handle++)
    {
      double at_x, at_y;

      if (remedy_shape_get_handle (self, handle, &at_x, &at_y) && fabs (x - at_x) <= slack
          && fabs (y - at_y) <= slack)
        return handle;
    }
  return is_on_body (self, x, y, slack) ? REMEDY_HANDLE_BODY : REMEDY_HANDLE_NONE;
}

static void
drag_corner (RemedyShape *self,
             RemedyHandle handle,
             int          dx,
             int          dy)
{
  gboolean left = handle == REMEDY_HANDLE_TOP_LEFT || handle == REMEDY_HANDLE_BOTTOM_LEFT;
  gboolean top = handle == REMEDY_HANDLE_TOP_LEFT || handle == REMEDY_HANDLE_TOP_RIGHT;
  gint64 x1 = self->x + (left ? dx : 0);
  gint64 y1 = self->y + (top ? dy : 0);
  gint64 x2 = self->x + self->width + (left ? 0 : dx);
  gint64 y2 = self->y + self->height + (top ? 0 : dy);

  self->x = MIN (x1, x2);
  self->y = MIN (y1, y2);
  self->width = MAX (ABS (x2 - x1), 1);
  self->height = MAX (ABS (y2 - y1), 1);
}

/**
 * remedy_shape_drag:
 * @self: a shape
 * @handle: what of it is drawn along
 * @dx: how far to the right, in pixels of the picture
 * @dy: how far down
 *
 * A text that is drawn at its corner gets larger letters.
 */
void
remedy_shape_drag (RemedyShape *self,
                   RemedyHandle handle,
                   int          dx,
                   int          dy)
{
  if (handle == REMEDY_HANDLE_BODY || handle == REMEDY_HANDLE_TAIL)
    {
      self->x += dx;
      self->y += dy;
    }
  if (handle == REMEDY_HANDLE_TAIL || handle == REMEDY_HANDLE_HEAD)
    {
      self->width += handle == REMEDY_HANDLE_HEAD ? dx : -dx;
      self->height += handle == REMEDY_HANDLE_HEAD ? dy : -dy;
    }
  else if (self->kind == REMEDY_SHAPE_TEXT && handle != REMEDY_HANDLE_BODY)
    self->thickness += ABS (dy) > ABS (dx) ? dy : dx;
  else if (handle > REMEDY_HANDLE_BODY)
    drag_corner (self, handle, dx, dy);
}

/* What sticks out on the far side is pulled in, then what sticks out on the near one. */
static gint64
pull_in (gint64 at,
         gint64 size,
         gint64 limit)
{
  return MAX (MIN (at, limit - size), 0);
}

/**
 * remedy_shape_keep_in:
 * @self: a shape that was moved or made larger
 * @markup: for the size of the picture
 *
 * Moves it back into the picture, and makes it no larger than that is.
 */
void
remedy_shape_keep_in (RemedyShape        *self,
                      const RemedyMarkup *markup)
{
  cairo_rectangle_int_t bounds;

  if (self->kind == REMEDY_SHAPE_TEXT)
    self->thickness = CLAMP (self->thickness, MIN_TEXT / 2,
                             MIN (REMEDY_MARKUP_MAX_THICKNESS, MAX (markup->height, MIN_TEXT)));
  self->width = CLAMP (self->width, -markup->width, markup->width);
  self->height = CLAMP (self->height, -markup->height, markup->height);
  remedy_shape_get_bounds (self, &bounds);
  self->x += pull_in (bounds.x, bounds.width, markup->width) - bounds.x;
  self->y += pull_in (bounds.y, bounds.height, markup->height) - bounds.y;
}

/**
 * remedy_shape_is_empty:
 * @self: a shape
 *
 * Returns: %TRUE if it is too small to be meant
 */
gboolean
remedy_shape_is_empty (const RemedyShape *self)
{
  if (self->kind == REMEDY_SHAPE_TEXT)
    return self->text == NULL || *self->text == '\0';
  if (self->kind == REMEDY_SHAPE_ARROW)
    return hypot (self->width, self->height) < MIN_ARROW;
  return self->width < 2 || self->height < 2;
}

static char *
describe (const RemedyShape *self,
          int                number)
{
  int x = (int) self->x, y = (int) self->y, width = (int) self->width, height = (int) self->height;

  switch (self->kind)
    {
    case REMEDY_SHAPE_COVER:
      /* Translators: a rectangle on a picture: its number, left, top, width and height. */
      return g_strdup_printf (_ ("Cover %d, at %d, %d, %d × %d"), number, x, y, width, height);
    case REMEDY_SHAPE_BOX:
      /* Translators: a frame on a picture: its number, left, top, width and height. */
      return g_strdup_printf (_ ("Box %d, at %d, %d, %d × %d"), number, x, y, width, height);
    case REMEDY_SHAPE_ARROW:
      /* Translators: on a picture: its number, left and top of its tail, then of its head. */
      return g_strdup_printf (_ ("Arrow %d, from %d, %d to %d, %d"), number, x, y, x + width,
                              y + height);
    default:
      /* Translators: on a picture: its number, what it says, its left and top. */
      return g_strdup_printf (_ ("Text %d, “%s”, at %d, %d"), number,
                              self->text != NULL ? self->text : "", x, y);
    }
}

/**
 * remedy_shape_describe:
 * @markup: what was drawn
 * @index: of a shape in it
 *
 * Returns: (transfer full): what it is and where, in words
 */
char *
remedy_shape_describe (const RemedyMarkup *markup,
                       guint               index)
{
  const RemedyShape *self;
  int number = 1;

  g_return_val_if_fail (markup != NULL, NULL);
  g_return_val_if_fail (index < markup->shapes->len, NULL);

  self = markup->shapes->pdata[index];
  for (guint i = 0; i < index; i++)
    number += ((RemedyShape *) markup->shapes->pdata[i])->kind == self->kind;
  return describe (self, number);
}
