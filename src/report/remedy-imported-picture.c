/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-imported-picture.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "guide/remedy-picture-store.h"
#include "report/remedy-markup-draw.h"
#include "report/remedy-png.h"

/* What was drawn on the picture of that size; nothing, if nothing was yet. Anything else that
 * is wrong with it is an error: a cover that cannot be read must not be left out. */
static RemedyMarkup *
load_markup (const char *case_folder,
             const char *id,
             int         width,
             int         height,
             GError    **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (JsonNode) node = remedy_picture_store_load_shapes (case_folder, id, &cause);
  g_autoptr (RemedyMarkup) markup = NULL;

  if (g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
    return remedy_markup_empty (width, height);
  if (node != NULL)
    markup = remedy_record_from_json (&remedy_markup_type, node, &cause);
  if (markup == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (!remedy_markup_check (markup, error))
    return NULL;
  if (markup->width == width && markup->height == height)
    return g_steal_pointer (&markup);
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                       _ ("What was drawn is for a picture of another size"));
  return NULL;
}

/**
 * remedy_imported_picture_load:
 * @case_folder: of a case
 * @id: of an imported picture of it
 * @markup: (out): what was drawn on it
 * @error: of %REMEDY_ERROR
 *
 * It reads and decodes, so it is for a thread.
 *
 * Returns: (transfer full) (nullable): the picture as it was brought in
 */
cairo_surface_t *
remedy_imported_picture_load (const char    *case_folder,
                              const char    *id,
                              RemedyMarkup **markup,
                              GError       **error)
{
  g_autoptr (GBytes) original = NULL;
  cairo_surface_t *picture;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (markup != NULL, NULL);

  original = remedy_picture_store_load_original (case_folder, id, error);
  if (original == NULL)
    return NULL;
  picture = remedy_png_decode (original, error);
  if (picture == NULL)
    return NULL;
  *markup = load_markup (case_folder, id, cairo_image_surface_get_width (picture),
                         cairo_image_surface_get_height (picture), error);
  if (*markup != NULL)
    return picture;
  cairo_surface_destroy (picture);
  return NULL;
}

/**
 * remedy_imported_picture_save_markup:
 * @case_folder: of a case
 * @id: of an imported picture of it
 * @markup: what was drawn on it
 * @error: of %REMEDY_ERROR
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_imported_picture_save_markup (const char         *case_folder,
                                     const char         *id,
                                     const RemedyMarkup *markup,
                                     GError            **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (case_folder != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (markup != NULL, FALSE);

  if (!remedy_markup_check (markup, error))
    return FALSE;
  node = remedy_record_to_json (&remedy_markup_type, markup);
  return remedy_picture_store_save_shapes (case_folder, id, node, error);
}

/**
 * remedy_imported_picture_make:
 * @case_folder: of a case
 * @id: of an imported picture of it
 * @error: of %REMEDY_ERROR
 *
 * Makes the picture anew with what was drawn on it. It reads, draws and encodes, so it is for
 * a thread.
 *
 * Returns: (transfer full) (nullable): what may be sent if it is confirmed, and never else
 */
RemedyImportedPicture *
remedy_imported_picture_make (const char *case_folder,
                              const char *id,
                              GError    **error)
{
  g_autoptr (RemedyImportedPicture) self = g_new0 (RemedyImportedPicture, 1);
  g_autoptr (RemedyMarkup) markup = NULL;
  cairo_surface_t *picture = remedy_imported_picture_load (case_folder, id, &markup, error);
  cairo_surface_t *flat;

  if (picture == NULL)
    return NULL;
  flat = remedy_markup_flatten (markup, picture, error);
  cairo_surface_destroy (picture);
  if (flat == NULL)
    return NULL;
  self->png = remedy_png_encode (flat, error);
  cairo_surface_destroy (flat);
  if (self->png == NULL)
    return NULL;
  self->texts = remedy_markup_get_texts (markup);
  self->width = (int) markup->width;
  self->height = (int) markup->height;
  self->confirmed = markup->confirmed;
  return g_steal_pointer (&self);
}

/**
 * remedy_imported_picture_free:
 * @self: (transfer full) (nullable): a picture
 */
void
remedy_imported_picture_free (RemedyImportedPicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}
