/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-run-sheet.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "report/remedy-run-sheet-pages.h"
#include "report/remedy-run-sheet-parts.h"

/* Who is to work from more pages than this is better off with the program. */
#define MAX_PAGES 40
/* In points: a hand’s breadth. */
#define MIN_WIDTH 200
#define MIN_HEIGHT 260
#define HEADER_GAP 10
#define FOOTER_HEIGHT 18

typedef struct
{
  const RemedySheetRow *row;
  double                y;
} Place;

struct _RemedyRunSheet
{
  RemedyPlan   *plan;     /* (owned) */
  RemedyCase   *case_;    /* (owned) */
  gint64        printed;  /* time */
  PangoFontMap *font_map; /* (owned) */
  PangoContext *context;  /* (owned) */

  double     width;
  double     height;
  double     top;    /* where the rows of a page begin */
  double     bottom; /* where they end */
  double     y;      /* where the next one goes, while pages are being made */
  GPtrArray *units;  /* (owned) RemedySheetUnit */
  GPtrArray *pages;  /* (owned) GArray of Place */
};

static PangoContext *
make_context (PangoFontMap *font_map)
{
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* One layout for the screen, for paper and for a file: nothing may depend on pixels. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static void
forget_pages (RemedyRunSheet *self)
{
  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->units, 0);
}

/**
 * remedy_run_sheet_new:
 * @plan: what is to be done
 * @case_: whose plan it is, and what was done already
 *
 * Returns: (transfer full): a run sheet without pages
 */
RemedyRunSheet *
remedy_run_sheet_new (const RemedyPlan *plan,
                      const RemedyCase *case_)
{
  RemedyRunSheet *self;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (case_ != NULL, NULL);

  self = g_new0 (RemedyRunSheet, 1);
  self->plan = remedy_plan_copy (plan);
  self->case_ = remedy_case_copy (case_);
  if (self->case_->work == NULL)
    self->case_->work = remedy_work_empty ();
  self->printed = g_get_real_time () / G_USEC_PER_SEC;
  /* One of its own: the default one belongs to the thread that asks for it. */
  self->font_map = pango_cairo_font_map_new ();
  self->context = make_context (self->font_map);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_sheet_unit_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

/**
 * remedy_run_sheet_free:
 * @self: (transfer full) (nullable): a run sheet
 */
void
remedy_run_sheet_free (RemedyRunSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->units);
  g_object_unref (self->context);
  g_object_unref (self->font_map);
  remedy_plan_free (self->plan);
  remedy_case_free (self->case_);
  g_free (self);
}

static RemedySheetMatter
get_matter (const RemedyRunSheet *self)
{
  return (RemedySheetMatter){ self->plan, self->case_, self->printed };
}

/* The widest that may stand in the upper right corner. */
static double
measure_page_number (RemedyRunSheet *self)
{
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *text =
      g_strdup_printf (_ ("Page %u of %u"), (guint) MAX_PAGES, (guint) MAX_PAGES);
  g_autoptr (PangoLayout) layout =
      remedy_sheet_layout_new (self->context, REMEDY_SHEET_STRONG, text, -1);

  return remedy_sheet_layout_get_width (layout);
}

/* What stands on top of every page, so that a lone one can be told where it belongs. */
static PangoLayout *
make_header (RemedyRunSheet *self)
{
  RemedySheetMatter matter = get_matter (self);
  g_autofree char *server = remedy_sheet_server (&matter);
  g_autofree char *pack = remedy_sheet_service_pack (&matter);
  g_autoptr (GString) text = g_string_new (NULL);
  PangoLayout *layout;

  if (self->case_->practice != NULL)
    g_string_append_printf (text, "%s · ", _ ("Practice server"));
  g_string_append_printf (text, "%s · %s", server, pack);
  if (self->case_->id != NULL)
    /* Translators: %s is the id of a case. */
    g_string_append_printf (text, _ (" · case %s"), self->case_->id);
  layout = remedy_sheet_layout_new (self->context, REMEDY_SHEET_STRONG, text->str,
                                    self->width - measure_page_number (self) - HEADER_GAP);
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return pango_units_to_double (logical.height);
}

static void
make_units (RemedyRunSheet *self)
{
  RemedySheetMatter matter = get_matter (self);
  RemedySheetFlow flow = { self->context, self->units, NULL, self->width, 0, 0, 0, 0 };

  remedy_sheet_add_front (&flow, &matter);
  for (guint i = 0; i < self->plan->steps->len; i++)
    remedy_sheet_add_step (&flow, &matter, i);
  remedy_sheet_add_notes (&flow);
  remedy_sheet_add_trouble (&flow, &matter);
  remedy_sheet_add_documents (&flow, &matter);
}

static void
place (RemedyRunSheet       *self,
       const RemedySheetRow *row)
{
  Place placed = { row, self->y };

  g_array_append_val ((GArray *) self->pages->pdata[self->pages->len - 1], placed);
  self->y += row->height;
}

static void
begin_page (RemedyRunSheet *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (Place)));
  self->y = self->top;
}

static gboolean
is_page_empty (const RemedyRunSheet *self)
{
  return ((GArray *) self->pages->pdata[self->pages->len - 1])->len == 0;
}

/* The rows from @first on that have to be on one page. */
static guint
find_end_of_chain (const RemedySheetUnit *unit,
                   guint                  first,
                   double                *height)
{
  guint end = first;

  *height = 0;
  do
    *height += ((const RemedySheetRow *) unit->rows->pdata[end++])->height;
  while (end < unit->rows->len && ((const RemedySheetRow *) unit->rows->pdata[end - 1])->keep);
  return end;
}

/* A unit that no page holds goes over as many as it takes. */
static void
place_long (RemedyRunSheet        *self,
            const RemedySheetUnit *unit)
{
  for (guint i = 0; i < unit->rows->len;)
    {
      double height;
      guint end = find_end_of_chain (unit, i, &height);

      if (self->y + height > self->bottom && self->y > self->top)
        {
          begin_page (self);
          if (unit->continued != NULL && i > 0)
            place (self, unit->continued);
        }
      /* What belongs together, and is taller than a page all the same. */
      if (self->y + height > self->bottom)
        end = i + 1;
      while (i < end)
        place (self, unit->rows->pdata[i++]);
    }
}

static double
measure_unit (const RemedySheetUnit *unit)
{
  double height = 0;

  for (guint i = 0; i < unit->rows->len; i++)
    height += ((const RemedySheetRow *) unit->rows->pdata[i])->height;
  return height;
}

/* A step is not torn apart where one page can hold it: who works from it has one hand. What
 * no page can hold begins where its head has room, and there is not little room left. */
static gboolean
begins_here (RemedyRunSheet        *self,
             const RemedySheetUnit *unit)
{
  double height = measure_unit (unit);
  double room = self->bottom - self->y;
  double head;

  if (unit->new_page || height <= room)
    return !unit->new_page;
  find_end_of_chain (unit, 0, &head);
  return height > self->bottom - self->top && head <= room &&
         room > (self->bottom - self->top) / 2;
}

/* Leaves out the rows for which there is no room; all of them stay where too few would. */
static void
trim_unit (RemedyRunSheet  *self,
           RemedySheetUnit *unit)
{
  double room = self->bottom - self->y;
  guint n_rows = 0;

  while (n_rows < unit->rows->len)
    {
      room -= ((const RemedySheetRow *) unit->rows->pdata[n_rows])->height;
      if (room < 0)
        break;
      n_rows++;
    }
  if (n_rows >= unit->least_rows)
    g_ptr_array_set_size (unit->rows, (int) n_rows);
}

static void
place_unit (RemedyRunSheet  *self,
            RemedySheetUnit *unit)
{
  if (unit->least_rows > 0)
    trim_unit (self, unit);
  if (!is_page_empty (self) && !begins_here (self, unit))
    begin_page (self);
  if (unit->least_rows > 0)
    trim_unit (self, unit);
  unit->page = self->pages->len - 1;
  place_long (self, unit);
}

/**
 * remedy_run_sheet_paginate:
 * @self: a run sheet
 * @width: of the room on a page, inside its margins, in points
 * @height: of it
 * @error: set to %REMEDY_ERROR_LIMIT where the paper is too small, or too many pages would
 *   be needed
 *
 * Makes the pages.
 *
 * Returns: how many there are; 0 on error
 */
guint
remedy_run_sheet_paginate (RemedyRunSheet *self,
                           double          width,
                           double          height,
                           GError        **error)
{
  g_autoptr (PangoLayout) header = NULL;

  g_return_val_if_fail (self != NULL, 0);

  forget_pages (self);
  if (width < MIN_WIDTH || height < MIN_HEIGHT)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                           _ ("The paper is too small for the run sheet. Inside its margins it has "
                              "to be 71 mm wide and 92 mm high: choose larger paper, or smaller "
                              "margins."));
      return 0;
    }
  self->width = width;
  self->height = height;
  header = make_header (self);
  self->top = get_height (header) + HEADER_GAP;
  self->bottom = height - FOOTER_HEIGHT;
  make_units (self);
  begin_page (self);
  for (guint i = 0; i < self->units->len; i++)
    place_unit (self, self->units->pdata[i]);
  if (self->pages->len > MAX_PAGES)
    {
      /* Translators: the number of pages that would be needed, and the limit. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("The run sheet would take %u pages of this size; the limit is %u. Choose "
                      "larger paper, or smaller margins."),
                   self->pages->len, (guint) MAX_PAGES);
      forget_pages (self);
      return 0;
    }
  return self->pages->len;
}

static void
show_layout (cairo_t     *cr,
             PangoLayout *layout,
             double       x,
             double       y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_rule (RemedyRunSheet *self,
           cairo_t        *cr,
           double          y)
{
  cairo_rectangle (cr, 0, y, self->width, 0.6);
  cairo_fill (cr);
}

static void
draw_right (RemedyRunSheet  *self,
            cairo_t         *cr,
            RemedySheetStyle style,
            const char      *text,
            double           y)
{
  g_autoptr (PangoLayout) layout = remedy_sheet_layout_new (self->context, style, text, -1);

  show_layout (cr, layout, self->width - remedy_sheet_layout_get_width (layout) - 0.5, y);
}

static void
draw_header (RemedyRunSheet *self,
             cairo_t        *cr,
             guint           page)
{
  g_autoptr (PangoLayout) header = make_header (self);
  g_autofree char *number = NULL;

  /* Translators: the number of a page, and how many there are. */
  number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->pages->len);
  show_layout (cr, header, 0, 0);
  draw_right (self, cr, REMEDY_SHEET_STRONG, number, 0);
  draw_rule (self, cr, get_height (header) + 2);
}

static void
draw_footer (RemedyRunSheet *self,
             cairo_t        *cr)
{
  g_autofree char *when = remedy_sheet_date (self->printed);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  /* Translators: the version of this program, and when the run sheet was printed. */
  text = g_strdup_printf (_ ("Ntsmig Remedy %s, %s, after Microsoft Knowledge Base Q236176"),
                          PACKAGE_VERSION, when);
  layout = remedy_sheet_layout_new (self->context, REMEDY_SHEET_SMALL, text, self->width);
  pango_layout_set_height (layout, 0);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  draw_rule (self, cr, self->bottom + 4);
  show_layout (cr, layout, 0, self->height - get_height (layout));
}

static void
draw_page_numbers (RemedyRunSheet *self,
                   cairo_t        *cr,
                   const Place    *placed)
{
  for (guint i = 0; i < placed->row->marks->len; i++)
    {
      const RemedySheetMark *mark = &g_array_index (placed->row->marks, RemedySheetMark, i);

      if (mark->kind != REMEDY_SHEET_PAGE)
        continue;
      for (guint j = 0; j < self->units->len; j++)
        {
          const RemedySheetUnit *unit = self->units->pdata[j];
          g_autofree char *text = NULL;

          if (unit->key != mark->to)
            continue;
          /* Translators: %u is the number of a page. */
          text = g_strdup_printf (_ ("page %u"), unit->page + 1);
          draw_right (self, cr, REMEDY_SHEET_NORMAL, text, placed->y);
        }
    }
}

static void
draw_rows (RemedyRunSheet *self,
           cairo_t        *cr,
           const GArray   *rows)
{
  const RemedySheetRow *open = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const Place *placed = &g_array_index (rows, Place, i);
      const RemedySheetRow *row = placed->row;

      if (open != NULL && (row->tag == NULL || row->paragraph != open->paragraph))
        {
          cairo_tag_end (cr, open->tag);
          open = NULL;
        }
      if (open == NULL && row->tag != NULL)
        {
          cairo_tag_begin (cr, row->tag, NULL);
          open = row;
        }
      remedy_sheet_row_draw (row, cr, placed->y);
      draw_page_numbers (self, cr, placed);
    }
  if (open != NULL)
    cairo_tag_end (cr, open->tag);
}

/**
 * remedy_run_sheet_draw_page:
 * @self: a run sheet with pages
 * @cr: where to draw, in points, its origin where the margins end
 * @page: 0 for the first one
 *
 * Draws one page. Nothing is drawn outside of the room that it was made for.
 */
void
remedy_run_sheet_draw_page (RemedyRunSheet *self,
                            cairo_t        *cr,
                            guint           page)
{
  g_return_if_fail (self != NULL && cr != NULL);
  g_return_if_fail (page < self->pages->len);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_header (self, cr, page);
  draw_rows (self, cr, self->pages->pdata[page]);
  draw_footer (self, cr);
  cairo_restore (cr);
}

/**
 * remedy_run_sheet_get_title:
 * @self: a run sheet
 *
 * Returns: (transfer full): a title for the file or the print job
 */
char *
remedy_run_sheet_get_title (RemedyRunSheet *self)
{
  RemedySheetMatter matter;
  g_autofree char *server = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  matter = get_matter (self);
  server = remedy_sheet_server (&matter);
  /* Translators: title of a document, and name of a file; %s is the name of a server. */
  return g_strdup_printf (_ ("Run sheet of %s"), server);
}

/**
 * remedy_run_sheet_get_units:
 * @self: a run sheet
 *
 * Returns: (transfer none) (element-type RemedySheetUnit): what its pages are made of
 */
const GPtrArray *
remedy_run_sheet_get_units (RemedyRunSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->units;
}

/**
 * remedy_run_sheet_count_rows:
 * @self: a run sheet with pages
 * @page: 0 for the first one
 *
 * Returns: how many rows are on it, between header and footer
 */
guint
remedy_run_sheet_count_rows (RemedyRunSheet *self,
                             guint           page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, 0);

  return ((const GArray *) self->pages->pdata[page])->len;
}

/**
 * remedy_run_sheet_get_row:
 * @self: a run sheet with pages
 * @page: 0 for the first one
 * @index: 0 for the first row on it
 *
 * Returns: (transfer none) (nullable): the row; %NULL behind the last one of the page
 */
const RemedySheetRow *
remedy_run_sheet_get_row (RemedyRunSheet *self,
                          guint           page,
                          guint           index)
{
  if (index >= remedy_run_sheet_count_rows (self, page))
    return NULL;
  return g_array_index ((GArray *) self->pages->pdata[page], Place, index).row;
}
