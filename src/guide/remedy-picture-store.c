/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-picture-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-picture-folder.h"
#include "guide/remedy-picture-order.h"
#include "guide/remedy-picture-shelf.h"
#include "guide/remedy-tree.h"

#define MAX_STORE_BYTES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define MAX_FACTS_BYTES (256 * 1024 * 1024)
#define MAX_ORIGINAL_BYTES (64 * 1024 * 1024)
#define MAX_SHAPES_BYTES (1024 * 1024)

/* What was read is written before the picture that shows it. */
static gboolean
keep_facts (const char             *case_folder,
            const RemedyRecordType *type,
            gconstpointer           record,
            char                  **hash,
            GError                **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  if (record == NULL)
    return TRUE;
  node = remedy_record_to_json (type, record);
  text = json_to_string (node, FALSE);
  *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  path = remedy_picture_folder_get_facts (case_folder, *hash);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) || remedy_case_file_write (path, text, error);
}

/* How pictures are shared and arranged is no part of what a page showed. */
static RemedyCase *
make_plain (const RemedyCase *case_)
{
  RemedyCase *self = remedy_case_copy (case_);

  remedy_sharing_free (self->work->sharing);
  self->work->sharing = remedy_sharing_new ();
  for (guint i = 0; i < self->work->placings->len; i++)
    remedy_placing_free (self->work->placings->pdata[i]);
  g_ptr_array_set_size (self->work->placings, 0);
  return self;
}

static RemedyPicture *
make_picture (const char           *case_folder,
              RemedyPictureKind     kind,
              const RemedySnapshot *snapshot,
              GError              **error)
{
  g_autoptr (RemedyPicture) picture = remedy_picture_new ();
  RemedySnapshot *said;

  picture->version = REMEDY_PICTURE_VERSION;
  picture->kind = kind;
  picture->taken = snapshot->taken;
  if (!keep_facts (case_folder, &remedy_facts_type, snapshot->before, &picture->before, error) ||
      !keep_facts (case_folder, &remedy_facts_type, snapshot->after, &picture->after, error) ||
      !keep_facts (case_folder, &remedy_media_type, snapshot->media, &picture->media, error))
    return NULL;
  said = remedy_snapshot_new ();
  said->taken = snapshot->taken;
  said->page = snapshot->page;
  said->step = g_strdup (snapshot->step);
  for (guint i = 0; i < snapshot->opened->len; i++)
    g_ptr_array_add (said->opened, g_strdup (snapshot->opened->pdata[i]));
  said->case_ = make_plain (snapshot->case_);
  picture->snapshot = said;
  return g_steal_pointer (&picture);
}

/* What no page shows is not looked at: where the operator is and was. */
static RemedyCase *
make_comparable (const RemedyCase *case_)
{
  RemedyCase *self = remedy_case_copy (case_);

  self->updated = 0;
  self->moves = 0;
  self->page = 0;
  g_ptr_array_set_size (self->visited, 0);
  return self;
}

static gboolean
shows_the_same (const RemedyPicture *a,
                const RemedyPicture *b)
{
  g_autoptr (RemedyCase) left = NULL;
  g_autoptr (RemedyCase) right = NULL;

  if (a->snapshot->page != b->snapshot->page || g_strcmp0 (a->before, b->before) != 0 ||
      g_strcmp0 (a->after, b->after) != 0 || g_strcmp0 (a->media, b->media) != 0)
    return FALSE;
  left = make_comparable (a->snapshot->case_);
  right = make_comparable (b->snapshot->case_);
  return remedy_record_equal (&remedy_case_type, left, right);
}

static gboolean
has_same_opened (const RemedyPicture *a,
                 const RemedyPicture *b)
{
  const GPtrArray *left = a->snapshot->opened;
  const GPtrArray *right = b->snapshot->opened;

  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    if (!g_str_equal (left->pdata[i], right->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Whether a picture that is taken by itself would show no more than one that is there. The page
 * behind a step that was done shows no more than the picture of that step. */
static gboolean
says_it_all (const RemedyPicture *there,
             const RemedyPicture *picture)
{
  if (there->snapshot == NULL ||
      (picture->snapshot->step != NULL &&
       g_strcmp0 (there->snapshot->step, picture->snapshot->step) != 0))
    return FALSE;
  return (there->kind != REMEDY_PICTURE_TAKEN || has_same_opened (there, picture)) &&
         shows_the_same (there, picture);
}


static RemedyPicture *
find_same (const GPtrArray     *pictures,
           const RemedyPicture *picture)
{
  for (guint i = pictures->len; i > 0; i--)
    {
      RemedyPicture *other = pictures->pdata[i - 1];

      if (other->kind != REMEDY_PICTURE_IMPORTED && says_it_all (other, picture))
        return other;
    }
  return NULL;
}

static gboolean
check_space (const char *case_folder,
             const RemedyPictureShelf *shelf,
             gsize        more,
             GError     **error)
{
  g_autofree char *most = NULL;

  if (g_hash_table_size (shelf->ids) >= REMEDY_MAX_PICTURES)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("This case has as many pictures as it can have, %d. Delete some of them to "
                      "take more."),
                   REMEDY_MAX_PICTURES);
      return FALSE;
    }
  if (remedy_picture_folder_get_size (case_folder) + more <= MAX_STORE_BYTES)
    return TRUE;
  most = g_format_size (MAX_STORE_BYTES);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("The pictures of this case have grown to the limit of %s. Delete some of them to "
                  "take more."),
               most);
  return FALSE;
}

/* A number that a deleted picture had may come again; with the time it is another id, so
 * that a caption never lands on a picture that it was not written for. */
static void
name_picture (RemedyPicture *self,
              const RemedyPictureShelf   *shelf)
{
  const RemedyPicture *last
      = shelf->pictures->len > 0 ? shelf->pictures->pdata[shelf->pictures->len - 1] : NULL;
  g_autoptr (GDateTime) taken = g_date_time_new_from_unix_utc (self->taken);
  g_autofree char *time = NULL;

  time = taken != NULL ? g_date_time_format (taken, "%Y%m%d-%H%M%S") : NULL;
  self->number = last != NULL ? last->number : 0;
  do
    {
      self->number = self->number % REMEDY_MAX_PICTURE_NUMBER + 1;
      g_free (self->id);
      self->id = g_strdup_printf ("%04d-%s", (int) self->number,
                                  time != NULL ? time : "00000000-000000");
    }
  while (g_hash_table_contains (shelf->ids, self->id));
}

static gboolean
save_picture (const char          *case_folder,
              const RemedyPicture *picture,
              GError             **error)
{
  g_autofree char *path
      = remedy_picture_folder_get_path (case_folder, picture->id, REMEDY_PICTURE_JSON);
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_picture_type, picture);

  return remedy_case_file_save (path, node, FALSE, error);
}

/**
 * remedy_picture_store_add:
 * @case_folder: of a case
 * @kind: how it came to be taken; not %REMEDY_PICTURE_IMPORTED
 * @snapshot: what the page shows
 * @error: %REMEDY_ERROR_LIMIT, %REMEDY_ERROR_SAVE
 *
 * Keeps a picture, as data; nothing is drawn. Taken by itself, one that shows the same as
 * another that was taken by itself takes its place.
 *
 * Returns: (transfer full) (nullable): the picture, once it is on disk
 */
RemedyPicture *
remedy_picture_store_add (const char           *case_folder,
                          RemedyPictureKind     kind,
                          const RemedySnapshot *snapshot,
                          GError              **error)
{
  g_autoptr (RemedyPicture) picture = NULL;
  g_auto (RemedyPictureLock) lock = -1;
  g_auto (RemedyPictureShelf) shelf = { 0 };
  const RemedyPicture *same = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (kind != REMEDY_PICTURE_IMPORTED, NULL);
  g_return_val_if_fail (snapshot != NULL && snapshot->case_ != NULL, NULL);

  if (!remedy_picture_folder_make (case_folder, error))
    return NULL;
  lock = remedy_picture_folder_lock (case_folder);
  if (!remedy_picture_shelf_fill (&shelf, case_folder, error))
    return NULL;
  picture = make_picture (case_folder, kind, snapshot, error);
  if (picture == NULL)
    return NULL;
  if (kind != REMEDY_PICTURE_TAKEN)
    same = find_same (shelf.pictures, picture);
  /* What the operator took stays as it was taken. */
  if (same != NULL && (same->kind == REMEDY_PICTURE_TAKEN ||
                       (same->snapshot->step != NULL && picture->snapshot->step == NULL)))
    return remedy_picture_copy (same);
  if (same != NULL)
    {
      picture->id = g_strdup (same->id);
      picture->number = same->number;
    }
  else if (check_space (case_folder, &shelf, 0, error))
    name_picture (picture, &shelf);
  else
    return NULL;
  if (!save_picture (case_folder, picture, error))
    return NULL;
  return g_steal_pointer (&picture);
}

/**
 * remedy_picture_store_retake:
 * @case_folder: of a case
 * @id: of a picture of it
 * @snapshot: what it shows from now on
 * @error: %REMEDY_ERROR_NOT_FOUND if it was deleted; %REMEDY_ERROR_SAVE
 *
 * What a picture showed is replaced; it keeps its number, and so its caption and its place.
 *
 * Returns: (transfer full) (nullable): the picture, once it is on disk
 */
RemedyPicture *
remedy_picture_store_retake (const char           *case_folder,
                             const char           *id,
                             const RemedySnapshot *snapshot,
                             GError              **error)
{
  g_autoptr (RemedyPicture) picture = NULL;
  g_auto (RemedyPictureLock) lock = -1;
  g_auto (RemedyPictureShelf) shelf = { 0 };
  const RemedyPicture *old;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL && snapshot->case_ != NULL, NULL);

  lock = remedy_picture_folder_lock (case_folder);
  if (!remedy_picture_shelf_fill (&shelf, case_folder, error))
    return NULL;
  old = remedy_picture_find (shelf.pictures, id);
  if (old == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND,
                   _ ("This picture was deleted meanwhile"));
      return NULL;
    }
  picture = make_picture (case_folder, REMEDY_PICTURE_TAKEN, snapshot, error);
  if (picture == NULL)
    return NULL;
  picture->id = g_strdup (old->id);
  picture->number = old->number;
  if (!save_picture (case_folder, picture, error))
    return NULL;
  return g_steal_pointer (&picture);
}

/**
 * remedy_picture_store_import:
 * @case_folder: of a case
 * @original: the file that was brought in, as it is; it never leaves the case
 * @taken: when it was brought in
 * @error: %REMEDY_ERROR_LIMIT, %REMEDY_ERROR_SAVE
 *
 * Returns: (transfer full) (nullable): the picture, once it is on disk
 */
RemedyPicture *
remedy_picture_store_import (const char *case_folder,
                             GBytes     *original,
                             gint64      taken,
                             GError    **error)
{
  g_autoptr (RemedyPicture) picture = remedy_picture_new ();
  g_auto (RemedyPictureLock) lock = -1;
  g_auto (RemedyPictureShelf) shelf = { 0 };
  g_autofree char *path = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (original != NULL, NULL);

  if (g_bytes_get_size (original) > MAX_ORIGINAL_BYTES)
    {
      g_autofree char *most = g_format_size (MAX_ORIGINAL_BYTES);

      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("The picture is larger than the limit of %s"), most);
      return NULL;
    }
  if (!remedy_picture_folder_make (case_folder, error))
    return NULL;
  lock = remedy_picture_folder_lock (case_folder);
  if (!remedy_picture_shelf_fill (&shelf, case_folder, error) ||
      !check_space (case_folder, &shelf, g_bytes_get_size (original), error))
    return NULL;
  picture->version = REMEDY_PICTURE_VERSION;
  picture->kind = REMEDY_PICTURE_IMPORTED;
  picture->taken = taken;
  name_picture (picture, &shelf);
  path = remedy_picture_folder_get_path (case_folder, picture->id, REMEDY_PICTURE_ORIGINAL);
  if (!remedy_case_file_write_bytes (path, original, error) ||
      !save_picture (case_folder, picture, error))
    return NULL;
  return g_steal_pointer (&picture);
}

/**
 * remedy_picture_store_list:
 * @case_folder: of a case
 * @error: %REMEDY_ERROR_IO if the folder cannot be looked into
 *
 * A picture that is damaged or of a newer version of the program is not in the list.
 *
 * Returns: (transfer full) (nullable) (element-type RemedyPicture): in the order of taking
 */
GPtrArray *
remedy_picture_store_list (const char *case_folder,
                           GError    **error)
{
  g_auto (RemedyPictureShelf) shelf = { 0 };

  g_return_val_if_fail (case_folder != NULL, NULL);

  if (!remedy_picture_shelf_fill (&shelf, case_folder, error))
    return NULL;
  return g_steal_pointer (&shelf.pictures);
}

static gboolean
load_facts (const char             *case_folder,
            const RemedyRecordType *type,
            const char             *hash,
            gpointer               *record,
            GError                **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (JsonNode) node = NULL;
  gsize size = 0;

  *record = NULL;
  if (hash == NULL)
    return TRUE;
  path = remedy_picture_folder_get_facts (case_folder, hash);
  if (path != NULL)
    text = remedy_case_file_read (path, MAX_FACTS_BYTES, &size, error);
  if (path != NULL && text == NULL)
    return FALSE;
  sum = text != NULL ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) text, size)
                     : NULL;
  if (g_strcmp0 (sum, hash) == 0 && !remedy_case_file_is_too_deep (text, size))
    node = json_from_string (text, NULL);
  if (node == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("What this picture shows is damaged on disk"));
      return FALSE;
    }
  *record = remedy_record_from_json (type, node, error);
  return *record != NULL;
}

/**
 * remedy_picture_store_load_snapshot:
 * @case_folder: of a case
 * @picture: a picture of it that has a snapshot
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): what the page showed when it was taken, names and all
 */
RemedySnapshot *
remedy_picture_store_load_snapshot (const char          *case_folder,
                                    const RemedyPicture *picture,
                                    GError             **error)
{
  g_autoptr (RemedySnapshot) snapshot = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (picture != NULL && picture->snapshot != NULL, NULL);

  snapshot = remedy_snapshot_copy (picture->snapshot);
  /* Nobody writes what was read into the file of a picture; what is there is not ours. */
  g_clear_pointer (&snapshot->before, remedy_facts_free);
  g_clear_pointer (&snapshot->after, remedy_facts_free);
  g_clear_pointer (&snapshot->media, remedy_media_free);
  if (!load_facts (case_folder, &remedy_facts_type, picture->before,
                   (gpointer *) &snapshot->before, error) ||
      !load_facts (case_folder, &remedy_facts_type, picture->after,
                   (gpointer *) &snapshot->after, error) ||
      !load_facts (case_folder, &remedy_media_type, picture->media,
                   (gpointer *) &snapshot->media, error))
    {
      g_prefix_error (error, _ ("Picture %d: "), (int) picture->number);
      return NULL;
    }
  return g_steal_pointer (&snapshot);
}

/**
 * remedy_picture_store_load_original:
 * @case_folder: of a case
 * @id: of an imported picture of it
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): the file that was brought in
 */
GBytes *
remedy_picture_store_load_original (const char *case_folder,
                                    const char *id,
                                    GError    **error)
{
  g_autofree char *path
      = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_ORIGINAL);
  gsize size = 0;
  char *data = remedy_case_file_read (path, MAX_ORIGINAL_BYTES, &size, error);

  return data != NULL ? g_bytes_new_take (data, size) : NULL;
}

/**
 * remedy_picture_store_save_shapes:
 * @case_folder: of a case
 * @id: of an imported picture of it
 * @shapes: what is covered and drawn on it
 * @error: %REMEDY_ERROR_SAVE; what is on disk is then as it was
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_picture_store_save_shapes (const char *case_folder,
                                  const char *id,
                                  JsonNode   *shapes,
                                  GError    **error)
{
  g_autofree char *path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_SHAPES);

  return remedy_case_file_save (path, shapes, FALSE, error);
}

/**
 * remedy_picture_store_load_shapes:
 * @case_folder: of a case
 * @id: of an imported picture of it
 * @error: %REMEDY_ERROR_NOT_FOUND if nothing was covered or drawn yet; others
 *
 * Returns: (transfer full) (nullable): what is covered and drawn on it
 */
JsonNode *
remedy_picture_store_load_shapes (const char *case_folder,
                                  const char *id,
                                  GError    **error)
{
  g_autofree char *path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_SHAPES);

  return remedy_case_file_load (path, MAX_SHAPES_BYTES, error);
}

static void
add_hash (GHashTable *hashes,
          const char *hash)
{
  if (hash != NULL)
    g_hash_table_add (hashes, g_strdup (hash));
}

/* What is shown by no picture goes, if it is known what all of them show. */
static void
sweep (const char *case_folder,
       const RemedyPictureShelf *shelf)
{
  g_autoptr (GHashTable) hashes
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < shelf->pictures->len; i++)
    {
      const RemedyPicture *picture = shelf->pictures->pdata[i];

      add_hash (hashes, picture->before);
      add_hash (hashes, picture->after);
      add_hash (hashes, picture->media);
    }
  remedy_picture_folder_sweep (case_folder, shelf->ids, shelf->complete ? hashes : NULL);
}

/**
 * remedy_picture_store_delete:
 * @case_folder: of a case
 * @id: of a picture of it; that it is not there is no error
 * @error: %REMEDY_ERROR_SAVE; the picture is then still there
 *
 * Deletes a picture, and what was read that no other picture shows.
 *
 * Returns: %TRUE once it is gone
 */
gboolean
remedy_picture_store_delete (const char *case_folder,
                             const char *id,
                             GError    **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_auto (RemedyPictureLock) lock = -1;
  g_auto (RemedyPictureShelf) shelf = { 0 };

  g_return_val_if_fail (case_folder != NULL, FALSE);
  g_return_val_if_fail (id != NULL && remedy_picture_folder_is_id (id), FALSE);

  lock = remedy_picture_folder_lock (case_folder);
  path = remedy_picture_folder_get_path (case_folder, id, REMEDY_PICTURE_JSON);
  if (g_unlink (path) != 0 && errno != ENOENT)
    {
      remedy_case_file_cannot (error, errno, path);
      return FALSE;
    }
  folder = g_path_get_dirname (path);
  (void) remedy_tree_sync_folder (folder);
  remedy_picture_folder_remove (case_folder, id);
  if (remedy_picture_shelf_fill (&shelf, case_folder, NULL))
    sweep (case_folder, &shelf);
  return TRUE;
}

/**
 * remedy_picture_store_sweep:
 * @case_folder: of a case that nobody else has open
 *
 * Clears what crashes left over, and the pictures that an older version of the program kept,
 * which had every name in them.
 */
void
remedy_picture_store_sweep (const char *case_folder)
{
  g_auto (RemedyPictureLock) lock = -1;
  g_auto (RemedyPictureShelf) shelf = { 0 };

  g_return_if_fail (case_folder != NULL);

  lock = remedy_picture_folder_lock (case_folder);
  if (remedy_picture_shelf_fill (&shelf, case_folder, NULL))
    sweep (case_folder, &shelf);
}
