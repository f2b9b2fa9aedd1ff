/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-album-private.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-caption.h"
#include "app/remedy-picture-words.h"
#include "core/remedy-error.h"
#include "report/remedy-case-names.h"
#include "report/remedy-picture-key.h"
#include "report/remedy-picture-share.h"
#include "report/remedy-report-language.h"

/*
 * A picture as it is shared: from the disk, if it was drawn with the same settings before;
 * else the names are hidden in a thread, the painter draws, and it is kept, in a thread again.
 */

typedef struct
{
  char          *folder;  /* (owned) of the case */
  RemedyPicture *picture; /* (owned) */
  RemedySharing *sharing; /* (owned) */
  RemedyPlacing *placing; /* (owned) with the operator’s own caption */
  gboolean       to_share; /* and not only to be looked at */

  RemedySharedPicture  *shared;   /* (owned) (nullable) what comes of it */
  RemedySnapshot       *hidden;   /* (owned) (nullable) to be drawn */
  RemedyPaintOptions   *options;  /* (owned) (nullable) and how */
  RemedyPictureDrawing *drawing;  /* (owned) (nullable) what is kept of it */
} Draw;

static void
draw_free (Draw *self)
{
  g_free (self->folder);
  remedy_picture_free (self->picture);
  remedy_sharing_free (self->sharing);
  remedy_placing_free (self->placing);
  remedy_shared_picture_free (self->shared);
  remedy_snapshot_free (self->hidden);
  remedy_paint_options_free (self->options);
  remedy_picture_drawing_free (self->drawing);
  g_free (self);
}

static void
describe (Draw *self)
{
  g_autoptr (RemedySession) shown = remedy_session_new_shown (self->hidden, NULL);
  g_autoptr (RemedyCaption) caption = remedy_caption_new (shown, self->hidden);
  g_autofree char *made = remedy_caption_to_text (caption);

  self->drawing->caption = remedy_picture_share_join_captions (self->options->caption, made);
  self->drawing->alt = remedy_picture_words_describe (shown, self->hidden);
}

static void
choose_options (Draw *self,
                char *caption)
{
  self->options = remedy_paint_options_usual ();
  self->options->dark = self->sharing->dark;
  self->options->scale = self->sharing->large ? 2 : 1;
  self->options->language = g_strdup (self->sharing->language);
  self->options->caption = caption;
}

static gboolean
hide_names (Draw    *self,
            GError **error)
{
  g_autoptr (RemedySnapshot) snapshot
      = remedy_picture_store_load_snapshot (self->folder, self->picture, error);
  g_autoptr (GPtrArray) names = NULL;
  g_auto (RemedyReportLanguage) language = { 0 };

  if (snapshot == NULL)
    return FALSE;
  g_ptr_array_add (snapshot->case_->work->placings, remedy_placing_copy (self->placing));
  self->hidden
      = remedy_case_names_hide (self->folder, self->sharing, snapshot, &names, error);
  if (self->hidden == NULL)
    return FALSE;
  choose_options (self, remedy_picture_share_take_caption (self->hidden, self->sharing));
  self->drawing->n_names = names->len;
  self->drawing->key = remedy_picture_key_make (self->picture, self->sharing,
                                                self->placing->caption, names, names->len);
  if (!remedy_report_language_enter (&language, self->sharing->language, error))
    return FALSE;
  describe (self);
  return TRUE;
}

static gboolean
prepare (Draw    *self,
         GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  if (self->picture->kind == REMEDY_PICTURE_IMPORTED)
    {
      self->shared = remedy_picture_share_imported (self->folder, self->picture, self->sharing,
                                                    self->placing, self->to_share, error);
      return self->shared != NULL;
    }
  names = remedy_case_names_list (self->folder, error);
  if (names == NULL)
    return FALSE;
  self->shared = remedy_picture_share_drawn (self->folder, self->picture, self->sharing,
                                             self->placing, names);
  if (self->shared != NULL)
    return TRUE;
  self->shared = remedy_shared_picture_new ();
  self->shared->id = g_strdup (self->picture->id);
  self->shared->page = g_strdup (remedy_page_words[self->picture->snapshot->page]);
  self->shared->original_caption = g_strdup (self->placing->caption);
  self->drawing = remedy_picture_drawing_new ();
  return hide_names (self, error);
}

static void
prepare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (prepare (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Draw *draw = data;
  g_autoptr (GError) error = NULL;

  /* It is drawn again the next time, where it cannot be kept. */
  if (!remedy_picture_drawing_save (draw->folder, draw->picture->id, draw->drawing,
                                    draw->shared->png, &error))
    g_debug ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
return_shared (GTask *task)
{
  Draw *draw = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&draw->shared),
                         (GDestroyNotify) remedy_shared_picture_free);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  return_shared (task);
}

/* One thread after the other works on the same, and the main loop hands it on. A thread does not
 * hold the album: it must not be the last one to do so. */
static void
run_in_thread (GTask              *task,
               GTaskThreadFunc     func,
               GAsyncReadyCallback callback)
{
  g_autoptr (GTask) part = g_task_new (NULL, NULL, callback, g_object_ref (task));

  g_task_set_source_tag (part, run_in_thread);
  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (part, func);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Draw   *draw = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RemedyDrawing) drawing
      = remedy_painter_draw_finish (REMEDY_PAINTER (source), result, &error);

  if (drawing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  draw->drawing->width = drawing->width;
  draw->drawing->height = drawing->height;
  for (guint i = 0; i < drawing->texts->len; i++)
    g_ptr_array_add (draw->drawing->texts, g_strdup (drawing->texts->pdata[i]));
  remedy_picture_share_fill (draw->shared, draw->drawing, drawing->png);
  run_in_thread (task, keep_in_thread, on_kept);
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RemedyAlbum *self = g_task_get_source_object (task);
  Draw   *draw = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (draw->shared->png != NULL)
    {
      return_shared (task);
      return;
    }
  if (self->painter == NULL)
    self->painter = remedy_painter_new (NULL);
  remedy_painter_draw_async (self->painter, draw->hidden, draw->options,
                             g_task_get_cancellable (task), on_drawn, g_object_ref (task));
}

static RemedyPlacing *
find_placing (RemedyAlbum *self,
              const char  *id)
{
  const GPtrArray *placings = remedy_session_get_case (self->session)->work->placings;
  RemedyPlacing   *placing;

  for (guint i = 0; i < placings->len; i++)
    {
      placing = placings->pdata[i];
      if (g_strcmp0 (placing->id, id) == 0)
        return remedy_placing_copy (placing);
    }
  placing = remedy_placing_new ();
  placing->id = g_strdup (id);
  return placing;
}

/**
 * remedy_album_draw_to:
 * @self: an album
 * @id: of a picture of it
 * @to_share: %TRUE if it is to leave this machine, %FALSE if it is looked at by the operator
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * As remedy_album_draw_async(). To share a picture of the server’s screen that the operator
 * did not let go yet is %REMEDY_ERROR_STATE.
 */
void
remedy_album_draw_to (RemedyAlbum         *self,
                      const char          *id,
                      gboolean             to_share,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const RemedyPicture *picture = remedy_picture_find (self->pictures, id);
  Draw *draw;

  g_task_set_source_tag (task, remedy_album_draw_async);
  if (picture == NULL || self->session == NULL || self->folder == NULL)
    {
      g_task_return_new_error (task, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND,
                               _ ("This picture was deleted meanwhile"));
      return;
    }
  draw = g_new0 (Draw, 1);
  draw->folder = g_strdup (self->folder);
  draw->picture = remedy_picture_copy (picture);
  draw->sharing = remedy_sharing_copy (remedy_session_get_case (self->session)->work->sharing);
  draw->placing = find_placing (self, id);
  draw->to_share = to_share;
  g_task_set_task_data (task, draw, (GDestroyNotify) draw_free);
  run_in_thread (task, prepare_in_thread, on_prepared);
}

/**
 * remedy_album_draw_async:
 * @self: an album
 * @id: of a picture of it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Draws a picture as it is shared now: its names hidden, in the look that was chosen.
 */
void
remedy_album_draw_async (RemedyAlbum         *self,
                         const char          *id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (REMEDY_IS_ALBUM (self));
  g_return_if_fail (id != NULL);

  remedy_album_draw_to (self, id, FALSE, cancellable, callback, user_data);
}

/**
 * remedy_album_draw_finish:
 * @self: an album
 * @result: what the callback got
 * @error: of %REMEDY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the picture as it is shared
 */
RemedySharedPicture *
remedy_album_draw_finish (RemedyAlbum   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
