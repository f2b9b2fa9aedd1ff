/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-picture-drawing.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-picture-folder.h"

#define DRAWING_VERSION 1

#define MAX_PNG_BYTES (64 * 1024 * 1024)
#define MAX_DRAWING_BYTES (16 * 1024 * 1024)

REMEDY_DEFINE_RECORD (RemedyPictureDrawing, remedy_picture_drawing,
                      REMEDY_FIELD (RemedyPictureDrawing, version, INT),
                      REMEDY_FIELD_TELLS (RemedyPictureDrawing, key, STRING, OURS),
                      REMEDY_FIELD (RemedyPictureDrawing, n_names, INT),
                      REMEDY_FIELD_TELLS (RemedyPictureDrawing, sum, STRING, OURS),
                      REMEDY_FIELD (RemedyPictureDrawing, width, INT),
                      REMEDY_FIELD (RemedyPictureDrawing, height, INT),
                      REMEDY_FIELD_TELLS (RemedyPictureDrawing, caption, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyPictureDrawing, alt, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyPictureDrawing, texts, STRINGS, OURS));

/**
 * remedy_picture_drawing_save:
 * @case_folder: of a case
 * @id: of a picture of it
 * @drawing: how it was drawn; its sum is not looked at
 * @png: the picture
 * @error: %REMEDY_ERROR_LIMIT, %REMEDY_ERROR_SAVE, %REMEDY_ERROR_NOT_FOUND if the picture was
 *   deleted meanwhile
 *
 * Keeps @png until it is drawn again. A crash between the two files leaves one that does not
 * belong to the other, which is as good as none.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_picture_drawing_save (const char                 *case_folder,
                             const char                 *id,
                             const RemedyPictureDrawing *drawing,
                             GBytes                     *png,
                             GError                    **error)
{
  g_autofree char *png_path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_PNG);
  g_autofree char *path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_DRAWN);
  g_autofree char *picture = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_JSON);
  g_autoptr (RemedyPictureDrawing) kept = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_auto (RemedyPictureLock) lock = -1;

  g_return_val_if_fail (drawing != NULL && drawing->key != NULL, FALSE);
  g_return_val_if_fail (png != NULL, FALSE);

  if (g_bytes_get_size (png) > MAX_PNG_BYTES)
    {
      g_autofree char *most = g_format_size (MAX_PNG_BYTES);

      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("The picture is larger than the limit of %s"), most);
      return FALSE;
    }
  kept = remedy_picture_drawing_copy (drawing);
  kept->version = DRAWING_VERSION;
  g_free (kept->sum);
  kept->sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, png);
  node = remedy_record_to_json (&remedy_picture_drawing_type, kept);
  lock = remedy_picture_folder_lock (case_folder);
  if (!g_file_test (picture, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND,
                   _ ("This picture was deleted meanwhile"));
      return FALSE;
    }
  return remedy_case_file_write_bytes (png_path, png, error) &&
         remedy_case_file_save (path, node, FALSE, error);
}

/**
 * remedy_picture_drawing_load:
 * @case_folder: of a case
 * @id: of a picture of it
 * @png: (out) (transfer full): the picture
 *
 * Returns: (transfer full) (nullable): how it was drawn last, to be looked at whether that is
 *   how it is wanted; %NULL if it never was, or what is there cannot be relied on
 */
RemedyPictureDrawing *
remedy_picture_drawing_load (const char *case_folder,
                             const char *id,
                             GBytes    **png)
{
  g_autofree char *png_path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_PNG);
  g_autofree char *path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_DRAWN);
  g_autoptr (JsonNode) node = remedy_case_file_load (path, MAX_DRAWING_BYTES, NULL);
  g_autoptr (RemedyPictureDrawing) drawing = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sum = NULL;
  char            *data;
  gsize            size = 0;

  g_return_val_if_fail (png != NULL, NULL);

  if (node != NULL)
    drawing = remedy_record_from_json (&remedy_picture_drawing_type, node, NULL);
  if (drawing == NULL || drawing->version != DRAWING_VERSION || drawing->key == NULL)
    return NULL;
  data = remedy_case_file_read (png_path, MAX_PNG_BYTES, &size, NULL);
  if (data == NULL)
    return NULL;
  bytes = g_bytes_new_take (data, size);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (drawing->sum, sum) != 0)
    return NULL;
  *png = g_steal_pointer (&bytes);
  return g_steal_pointer (&drawing);
}
