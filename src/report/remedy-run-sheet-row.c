/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-run-sheet-row.h"

#define THIN 0.6
#define SIGN 1.3

static void
mark_clear (gpointer data)
{
  RemedySheetMark *self = data;

  g_clear_object (&self->layout);
}

/**
 * remedy_sheet_row_new:
 * @height: in points
 *
 * Returns: (transfer full): a row without marks
 */
RemedySheetRow *
remedy_sheet_row_new (double height)
{
  RemedySheetRow *self = g_new0 (RemedySheetRow, 1);

  self->height = height;
  self->marks = g_array_new (FALSE, FALSE, sizeof (RemedySheetMark));
  g_array_set_clear_func (self->marks, mark_clear);
  return self;
}

/**
 * remedy_sheet_row_free:
 * @self: (transfer full) (nullable): a row
 */
void
remedy_sheet_row_free (RemedySheetRow *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * remedy_sheet_row_add:
 * @self: a row
 * @mark: what to draw; its layout is taken over
 */
void
remedy_sheet_row_add (RemedySheetRow  *self,
                      RemedySheetMark  mark)
{
  g_array_append_val (self->marks, mark);
}

/**
 * remedy_sheet_row_text:
 * @self: a row
 * @place: among its marks. Text is taken out of a PDF in the order in which it was drawn
 * @x: where the layout begins
 * @layout: a text that was laid out
 * @line: which line of it to draw
 */
void
remedy_sheet_row_text (RemedySheetRow *self,
                       guint           place,
                       double          x,
                       PangoLayout    *layout,
                       int             line)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  RemedySheetMark mark = { .kind = REMEDY_SHEET_TEXT, .y = self->baseline, .line = line };
  PangoRectangle logical;

  for (int i = 0; i < line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  mark.x = x + pango_units_to_double (logical.x);
  mark.layout = g_object_ref (layout);
  g_array_insert_val (self->marks, place, mark);
}

static void
draw_text (const RemedySheetMark *mark,
           cairo_t               *cr)
{
  cairo_move_to (cr, mark->x, mark->y);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (mark->layout, mark->line));
}

static void
draw_cross (const RemedySheetMark *mark,
            cairo_t               *cr)
{
  cairo_move_to (cr, mark->x + 2, mark->y + 2);
  cairo_rel_line_to (cr, mark->width - 4, mark->height - 4);
  cairo_move_to (cr, mark->x + mark->width - 2, mark->y + 2);
  cairo_rel_line_to (cr, 4 - mark->width, mark->height - 4);
}

static void
draw_tick (const RemedySheetMark *mark,
           cairo_t               *cr)
{
  cairo_move_to (cr, mark->x + 2, mark->y + mark->height * 0.55);
  cairo_line_to (cr, mark->x + mark->width * 0.4, mark->y + mark->height - 2.5);
  cairo_line_to (cr, mark->x + mark->width - 1.5, mark->y + 2);
}

/* An arrow to the right and down. Not the one of the Enter key, which must not be pressed. */
static void
draw_goes_on (const RemedySheetMark *mark,
              cairo_t               *cr)
{
  double right = mark->x + mark->width - 2.5;
  double bottom = mark->y + mark->height;

  cairo_move_to (cr, mark->x, mark->y);
  cairo_line_to (cr, right, mark->y);
  cairo_line_to (cr, right, bottom);
  cairo_move_to (cr, right - 2.5, bottom - 3);
  cairo_line_to (cr, right, bottom);
  cairo_line_to (cr, right + 2.5, bottom - 3);
}

static void
draw_blank (const RemedySheetMark *mark,
            cairo_t               *cr)
{
  cairo_move_to (cr, mark->x, mark->y);
  cairo_rel_line_to (cr, 0, mark->height);
  cairo_rel_line_to (cr, mark->width, 0);
  cairo_rel_line_to (cr, 0, -mark->height);
}

static void
draw_sign (const RemedySheetMark *mark,
           cairo_t               *cr)
{
  cairo_set_line_width (cr, SIGN);
  switch (mark->kind)
    {
    case REMEDY_SHEET_DONE:
      draw_tick (mark, cr);
      break;
    case REMEDY_SHEET_FAILED:
      draw_cross (mark, cr);
      break;
    case REMEDY_SHEET_SKIPPED:
      cairo_move_to (cr, mark->x + 2, mark->y + mark->height / 2);
      cairo_rel_line_to (cr, mark->width - 4, 0);
      break;
    case REMEDY_SHEET_GOES_ON:
      draw_goes_on (mark, cr);
      break;
    case REMEDY_SHEET_BLANK:
      draw_blank (mark, cr);
      break;
    case REMEDY_SHEET_BOX:
    default:
      cairo_set_line_width (cr, THIN);
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      break;
    }
  cairo_stroke (cr);
}

/**
 * remedy_sheet_row_draw:
 * @self: a row
 * @cr: where to draw it
 * @y: of its top
 *
 * Draws all of it but the numbers of pages, which only the sheet knows. Black on nothing:
 * the oldest printer will do.
 */
void
remedy_sheet_row_draw (const RemedySheetRow *self,
                       cairo_t              *cr,
                       double                y)
{
  cairo_save (cr);
  cairo_translate (cr, 0, y);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RemedySheetMark *mark = &g_array_index (self->marks, RemedySheetMark, i);

      if (mark->kind == REMEDY_SHEET_TEXT)
        draw_text (mark, cr);
      else if (mark->kind == REMEDY_SHEET_RULE)
        {
          cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
          cairo_fill (cr);
        }
      else if (mark->kind != REMEDY_SHEET_PAGE)
        draw_sign (mark, cr);
    }
  cairo_restore (cr);
}

/**
 * remedy_sheet_unit_new:
 *
 * Returns: (transfer full): a unit without rows
 */
RemedySheetUnit *
remedy_sheet_unit_new (void)
{
  RemedySheetUnit *self = g_new0 (RemedySheetUnit, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_sheet_row_free);
  return self;
}

/**
 * remedy_sheet_unit_free:
 * @self: (transfer full) (nullable): a unit
 */
void
remedy_sheet_unit_free (RemedySheetUnit *self)
{
  if (self == NULL)
    return;
  g_free (self->outline);
  g_ptr_array_unref (self->rows);
  remedy_sheet_row_free (self->continued);
  g_free (self);
}
