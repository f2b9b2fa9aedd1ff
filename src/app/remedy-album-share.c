/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-album-private.h"

#include "core/remedy-error.h"

/* How many are on their way at once: one that is drawn, one whose names are being hidden, and
 * one that is being kept. */
#define MAX_ON_THE_WAY 3

/* All pictures that are shared, in their order. */
typedef struct
{
  GPtrArray          *ids;      /* (owned) char * */
  GPtrArray          *pictures; /* (owned) RemedySharedPicture, NULL until it is there */
  RemedyAlbumProgress progress; /* (nullable) */
  gpointer            progress_data;
  guint               n_asked;
  guint               n_there;
  GError             *error;    /* (owned) (nullable) the first one */
} Share;

/* One of them, on its way. */
typedef struct
{
  GTask *task; /* (owned) */
  guint  index;
} Part;

static void
free_nullable (gpointer picture)
{
  if (picture != NULL)
    remedy_shared_picture_free (picture);
}

static void
share_free (Share *self)
{
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->pictures);
  g_clear_error (&self->error);
  g_free (self);
}

/* One that is there, or has failed. A picture of the server’s screen that nobody looked at yet
 * is not shared, and keeps no other from it. */
static void
take_in (Share               *share,
         guint                index,
         RemedySharedPicture *picture,
         GError              *error)
{
  share->n_there++;
  share->pictures->pdata[index] = picture;
  if (error != NULL && share->error == NULL &&
      !g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_STATE))
    share->error = g_error_copy (error);
  if (share->progress != NULL)
    share->progress (share->n_there, share->ids->len, share->progress_data);
}

static void
end (GTask *task,
     Share *share)
{
  g_autoptr (GPtrArray) pictures
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_shared_picture_free);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (share->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&share->error));
      return;
    }
  for (guint i = 0; i < share->pictures->len; i++)
    if (share->pictures->pdata[i] != NULL)
      g_ptr_array_add (pictures, g_steal_pointer (&share->pictures->pdata[i]));
  g_task_return_pointer (task, g_steal_pointer (&pictures), (GDestroyNotify) g_ptr_array_unref);
}

/* After one, the next; without a result, the first ones. After an error no more are asked for,
 * and those that are on their way are waited for. */
static void
go_on (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autofree Part *part = user_data;
  g_autoptr (GTask) task = part->task;
  Share *share = g_task_get_task_data (task);

  if (result != NULL)
    {
      g_autoptr (GError) error = NULL;
      RemedySharedPicture *picture
          = remedy_album_draw_finish (REMEDY_ALBUM (source), result, &error);

      take_in (share, part->index, picture, error);
    }
  while (share->error == NULL && share->n_asked < share->ids->len &&
         share->n_asked - share->n_there < MAX_ON_THE_WAY)
    {
      Part *next = g_new (Part, 1);

      *next = (Part){ g_object_ref (task), share->n_asked };
      share->n_asked++;
      remedy_album_draw_to (REMEDY_ALBUM (source), share->ids->pdata[next->index], TRUE,
                            g_task_get_cancellable (task), go_on, next);
    }
  if (share->n_there == share->n_asked)
    end (task, share);
}

/**
 * remedy_album_share_async:
 * @self: an album
 * @progress: (nullable): called when another one is there
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when all are there
 * @user_data: for @callback
 *
 * Draws all pictures that are not left out, as they are shared now. Those that were drawn with
 * the same settings before come from the disk.
 */
void
remedy_album_share_async (RemedyAlbum         *self,
                          RemedyAlbumProgress  progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GPtrArray) placings = NULL;
  GTask *task;
  Share *share;
  Part  *part;

  g_return_if_fail (REMEDY_IS_ALBUM (self));

  placings = remedy_album_arrange (self);
  share = g_new0 (Share, 1);
  share->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < placings->len; i++)
    {
      RemedyPlacing *placing = placings->pdata[i];

      if (!placing->left_out)
        g_ptr_array_add (share->ids, g_steal_pointer (&placing->id));
    }
  share->pictures = g_ptr_array_new_with_free_func (free_nullable);
  g_ptr_array_set_size (share->pictures, (int) share->ids->len);
  share->progress = progress;
  share->progress_data = progress_data;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, remedy_album_share_async);
  g_task_set_task_data (task, share, (GDestroyNotify) share_free);
  part = g_new0 (Part, 1);
  part->task = task;
  go_on (G_OBJECT (self), NULL, part);
}

/**
 * remedy_album_share_finish:
 * @self: an album
 * @result: what the callback got
 * @error: of %REMEDY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type RemedySharedPicture): the pictures, in the
 *   operator's order
 */
GPtrArray *
remedy_album_share_finish (RemedyAlbum   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
