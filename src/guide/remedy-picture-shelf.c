/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-picture-shelf.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-picture-folder.h"
#include "guide/remedy-stored-case.h"

#define MAX_PICTURE_BYTES (16 * 1024 * 1024)

const char *const remedy_picture_kind_words[] = { "page", "step", "taken", "imported", NULL };

REMEDY_DEFINE_RECORD (RemedyPicture, remedy_picture,
                      REMEDY_FIELD (RemedyPicture, version, INT),
                      REMEDY_FIELD_TELLS (RemedyPicture, id, STRING, OURS),
                      REMEDY_FIELD (RemedyPicture, number, INT),
                      REMEDY_FIELD_WORDS (RemedyPicture, kind, remedy_picture_kind_words),
                      REMEDY_FIELD (RemedyPicture, taken, TIME),
                      REMEDY_FIELD_OF (RemedyPicture, snapshot, RECORD, &remedy_snapshot_type),
                      REMEDY_FIELD_TELLS (RemedyPicture, before, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyPicture, after, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyPicture, media, STRING, OURS));

/**
 * remedy_picture_shelf_clear:
 * @self: a shelf; may be empty
 */
void
remedy_picture_shelf_clear (RemedyPictureShelf *self)
{
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

static RemedyPicture *
load_picture (const char *case_folder,
              const char *id)
{
  g_autofree char *path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_JSON);
  g_autoptr (JsonNode) node = remedy_case_file_load (path, MAX_PICTURE_BYTES, NULL);
  g_autoptr (RemedyPicture) picture = NULL;

  if (node != NULL)
    picture = remedy_record_from_json (&remedy_picture_type, node, NULL);
  if (picture == NULL || picture->version != REMEDY_PICTURE_VERSION || picture->number < 1 ||
      picture->number > REMEDY_MAX_PICTURE_NUMBER)
    return NULL;
  if (picture->kind != REMEDY_PICTURE_IMPORTED &&
      (picture->snapshot == NULL || picture->snapshot->case_ == NULL ||
       picture->snapshot->case_->work == NULL))
    return NULL;
  g_free (picture->id);
  picture->id = g_strdup (id);
  return g_steal_pointer (&picture);
}

static int
by_number (gconstpointer a,
           gconstpointer b)
{
  const RemedyPicture *left = *(const RemedyPicture *const *) a;
  const RemedyPicture *right = *(const RemedyPicture *const *) b;

  if (left->number != right->number)
    return left->number < right->number ? -1 : 1;
  return strcmp (left->id, right->id);
}

static void
cannot_list (GError    **error,
             const char *why)
{
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO,
               _ ("The pictures of this case could not be listed: %s"), why);
}

/* A folder that cannot be read to its end is not taken for a shorter one. */
static gboolean
list_ids (GHashTable *ids,
          const char *folder,
          GError    **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &cause);
  const char *name;

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  if (dir == NULL)
    {
      cannot_list (error, cause->message);
      return FALSE;
    }
  for (errno = 0; (name = g_dir_read_name (dir)) != NULL; errno = 0)
    {
      g_autofree char *id = g_strndup (name, strcspn (name, "."));

      if (g_str_equal (name + strlen (id), REMEDY_PICTURE_JSON) && remedy_picture_folder_is_id (id))
        g_hash_table_add (ids, g_steal_pointer (&id));
    }
  if (errno == 0)
    return TRUE;
  cannot_list (error, g_strerror (errno));
  return FALSE;
}

/**
 * remedy_picture_shelf_fill:
 * @self: (out caller-allocates): what is there
 * @case_folder: of a case
 * @error: %REMEDY_ERROR_IO if the folder cannot be looked into
 *
 * Returns: %TRUE if it is known what is there; no folder is an empty one
 */
gboolean
remedy_picture_shelf_fill (RemedyPictureShelf *self,
                           const char         *case_folder,
                           GError            **error)
{
  g_autofree char *folder = NULL;
  GHashTableIter   iter;
  gpointer         id;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (case_folder != NULL, FALSE);

  folder = g_build_filename (case_folder, REMEDY_CASE_PICTURES, NULL);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_picture_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->complete = TRUE;
  if (!list_ids (self->ids, folder, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      RemedyPicture *picture = NULL;

      if (self->pictures->len < REMEDY_MAX_PICTURES)
        picture = load_picture (case_folder, id);
      if (picture != NULL)
        g_ptr_array_add (self->pictures, picture);
      self->complete = self->complete && picture != NULL;
    }
  g_ptr_array_sort (self->pictures, by_number);
  return TRUE;
}
