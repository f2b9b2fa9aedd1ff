/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "report/remedy-run-sheet-pages.h"
#include "report/remedy-run-sheet.h"

static cairo_status_t
keep (void                *closure,
      const unsigned char *data,
      unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (RemedyRunSheet  *self,
              cairo_surface_t *surface)
{
  g_autofree char *title = remedy_run_sheet_get_title (self);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Ntsmig Remedy " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  "Microsoft Knowledge Base Q236176");
}

/* The headings of phases and texts, for who reads it on a screen. */
static void
add_outline (RemedyRunSheet  *self,
             cairo_surface_t *surface)
{
  const GPtrArray *units = remedy_run_sheet_get_units (self);

  for (guint i = 0; i < units->len; i++)
    {
      const RemedySheetUnit *unit = units->pdata[i];
      g_autofree char *to = NULL;

      if (unit->outline == NULL)
        continue;
      to = g_strdup_printf ("page=%u", unit->page + 1);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, unit->outline, to, 0);
    }
}

static gboolean
draw (RemedyRunSheet    *self,
      GByteArray        *data,
      const RemedyPaper *paper,
      guint              n_pages,
      GError           **error)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (keep, data, paper->width, paper->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (self, surface);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < n_pages; page++)
    {
      cairo_save (cr);
      cairo_translate (cr, paper->margin_left, paper->margin_top);
      remedy_run_sheet_draw_page (self, cr, page);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  add_outline (self, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("The run sheet could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

/**
 * remedy_run_sheet_to_pdf:
 * @self: a run sheet
 * @path: host path of the file; one that is there already is replaced
 * @paper: what it is made for
 * @error: set to %REMEDY_ERROR_LIMIT as remedy_run_sheet_paginate() does, or
 *   %REMEDY_ERROR_IO where it cannot be written
 *
 * Makes the pages, and writes them as a PDF. It is written beside @path and put in its place
 * when it is whole, so that nothing half-written ever is there.
 *
 * Returns: %TRUE if it is there
 */
gboolean
remedy_run_sheet_to_pdf (RemedyRunSheet    *self,
                         const char        *path,
                         const RemedyPaper *paper,
                         GError           **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GError) cause = NULL;
  guint n_pages;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL && paper != NULL, FALSE);

  n_pages = remedy_run_sheet_paginate (self, paper->width - paper->margin_left - paper->margin_right,
                                       paper->height - paper->margin_top - paper->margin_bottom,
                                       error);
  if (n_pages == 0 || !draw (self, data, paper, n_pages, error))
    return FALSE;
  if (g_file_set_contents_full (path, (const char *) data->data, (gssize) data->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &cause))
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO, _ ("The run sheet could not be written: %s"),
               cause->message);
  return FALSE;
}
