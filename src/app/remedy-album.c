/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-album-private.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

G_DEFINE_FINAL_TYPE (RemedyAlbum, remedy_album, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is done to the pictures of a case, in a thread. */
typedef enum
{
  CHANGE_NONE, /* only to look what is there */
  CHANGE_TAKE,
  CHANGE_RETAKE,
  CHANGE_DELETE,
} ChangeKind;

typedef struct
{
  ChangeKind        kind;
  char             *folder;   /* (owned) */
  char             *id;       /* (owned) (nullable) */
  RemedyPictureKind how;
  RemedySnapshot   *snapshot; /* (owned) (nullable) */
  GTask            *task;     /* (owned) (nullable) of the one who asked for it */
  RemedyPicture    *picture;  /* (owned) (nullable) that came of it */
  GPtrArray        *pictures; /* (owned) (nullable) what is there then */
} Change;

static void
change_free (Change *self)
{
  g_free (self->folder);
  g_free (self->id);
  remedy_snapshot_free (self->snapshot);
  g_clear_object (&self->task);
  remedy_picture_free (self->picture);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self);
}

static gboolean
make_change (Change  *change,
             GError **error)
{
  switch (change->kind)
    {
    case CHANGE_NONE:
      return TRUE;
    case CHANGE_TAKE:
      change->picture
          = remedy_picture_store_add (change->folder, change->how, change->snapshot, error);
      return change->picture != NULL;
    case CHANGE_RETAKE:
      change->picture
          = remedy_picture_store_retake (change->folder, change->id, change->snapshot, error);
      return change->picture != NULL;
    case CHANGE_DELETE:
      return remedy_picture_store_delete (change->folder, change->id, error);
    default:
      g_assert_not_reached ();
    }
}

static void
change_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;

  if (make_change (change, &error))
    change->pictures = remedy_picture_store_list (change->folder, &error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The program does not end before what was taken last is on disk. */
static void
hold_application (gboolean hold)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;
  if (hold)
    g_application_hold (application);
  else
    g_application_release (application);
}

static void
start_next (RemedyAlbum *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->busy || g_queue_is_empty (&self->changes))
    return;
  self->busy = TRUE;
  task = g_queue_pop_head (&self->changes);
  g_task_run_in_thread (task, change_in_thread);
}

static void
answer (Change *change,
        GError *error)
{
  GTask *task = change->task;

  if (task == NULL)
    g_clear_error (&error);
  else if (error != NULL)
    g_task_return_error (task, error);
  else if (change->kind == CHANGE_DELETE)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_pointer (task, g_steal_pointer (&change->picture),
                           (GDestroyNotify) remedy_picture_free);
}

static void
on_change_made (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (RemedyAlbum) self = user_data;
  Change *change = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->busy = FALSE;
  start_next (self);
  /* Another case may be open by now. */
  if (change->pictures != NULL && g_strcmp0 (self->folder, change->folder) == 0)
    {
      g_clear_pointer (&self->pictures, g_ptr_array_unref);
      self->pictures = g_steal_pointer (&change->pictures);
      self->loaded = TRUE;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  answer (change, error);
  hold_application (FALSE);
}

static void
push (RemedyAlbum *self,
      Change      *change)
{
  /* The thread does not hold the album: it must not be the last one to do so. */
  GTask *task = g_task_new (NULL, NULL, on_change_made, g_object_ref (self));

  g_task_set_source_tag (task, push);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  hold_application (TRUE);
  g_queue_push_tail (&self->changes, task);
  start_next (self);
}

static Change *
change_new (RemedyAlbum *self,
            ChangeKind   kind,
            const char  *id,
            GTask       *task)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->folder = g_strdup (self->folder);
  change->id = g_strdup (id);
  change->task = task;
  return change;
}

static void
on_session_changed (RemedyAlbum *self)
{
  RemedyCaseStore  *store = remedy_session_get_store (self->session);
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  g_autofree char  *folder = NULL;

  if (store != NULL && case_ != NULL && case_->id != NULL)
    folder = remedy_case_store_get_path (store, case_->id, NULL);
  if (g_strcmp0 (folder, self->folder) == 0)
    return;
  g_free (self->folder);
  self->folder = g_steal_pointer (&folder);
  self->loaded = FALSE;
  g_ptr_array_set_size (self->pictures, 0);
  if (self->folder != NULL)
    remedy_album_reload (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remedy_album_dispose (GObject *object)
{
  RemedyAlbum *self = REMEDY_ALBUM (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->painter);
  G_OBJECT_CLASS (remedy_album_parent_class)->dispose (object);
}

static void
remedy_album_finalize (GObject *object)
{
  RemedyAlbum *self = REMEDY_ALBUM (object);

  /* A task that waits holds the album. */
  g_assert (g_queue_is_empty (&self->changes));
  g_free (self->folder);
  g_ptr_array_unref (self->pictures);
  G_OBJECT_CLASS (remedy_album_parent_class)->finalize (object);
}

static void
remedy_album_class_init (RemedyAlbumClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_album_dispose;
  object_class->finalize = remedy_album_finalize;

  /**
   * RemedyAlbum::changed:
   * @self: the album
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
remedy_album_init (RemedyAlbum *self)
{
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_picture_free);
  g_queue_init (&self->changes);
}

/**
 * remedy_album_get:
 * @session: a session
 *
 * Returns: (transfer none): the album of the case that is open in it, whichever that is
 */
RemedyAlbum *
remedy_album_get (RemedySession *session)
{
  RemedyAlbum *self;
  GQuark       quark = g_quark_from_static_string ("remedy-album");

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);

  self = g_object_get_qdata (G_OBJECT (session), quark);
  if (self != NULL)
    return self;
  self = g_object_new (REMEDY_TYPE_ALBUM, NULL);
  g_set_weak_pointer (&self->session, session);
  g_object_set_qdata_full (G_OBJECT (session), quark, self, g_object_unref);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_session_changed), self,
                           G_CONNECT_SWAPPED);
  on_session_changed (self);
  return self;
}

/**
 * remedy_album_set_painter:
 * @self: an album
 * @painter: what draws its pictures from now on, instead of one of its own
 */
void
remedy_album_set_painter (RemedyAlbum   *self,
                          RemedyPainter *painter)
{
  g_return_if_fail (REMEDY_IS_ALBUM (self));
  g_return_if_fail (REMEDY_IS_PAINTER (painter));

  g_set_object (&self->painter, painter);
}

/**
 * remedy_album_get_pictures:
 * @self: an album
 *
 * Returns: (transfer none) (element-type RemedyPicture): the pictures of the case in the order
 *   of taking, until the next "changed"
 */
const GPtrArray *
remedy_album_get_pictures (RemedyAlbum *self)
{
  g_return_val_if_fail (REMEDY_IS_ALBUM (self), NULL);

  return self->pictures;
}

/**
 * remedy_album_is_loaded:
 * @self: an album
 *
 * Returns: %FALSE while it is not known yet which pictures the case has
 */
gboolean
remedy_album_is_loaded (RemedyAlbum *self)
{
  g_return_val_if_fail (REMEDY_IS_ALBUM (self), FALSE);

  return self->loaded;
}

/**
 * remedy_album_get_folder:
 * @self: an album
 *
 * Returns: (transfer none) (nullable): the folder of the case, %NULL if it has none
 */
const char *
remedy_album_get_folder (RemedyAlbum *self)
{
  g_return_val_if_fail (REMEDY_IS_ALBUM (self), NULL);

  return self->folder;
}

/**
 * remedy_album_arrange:
 * @self: an album
 *
 * Returns: (transfer full) (element-type RemedyPlacing): the pictures in the order in which
 *   they are shared, as the operator arranged them
 */
GPtrArray *
remedy_album_arrange (RemedyAlbum *self)
{
  const RemedyCase *case_;
  g_autoptr (GPtrArray) none = NULL;

  g_return_val_if_fail (REMEDY_IS_ALBUM (self), NULL);

  none = g_ptr_array_new ();
  case_ = self->session != NULL ? remedy_session_get_case (self->session) : NULL;
  return remedy_picture_arrange (self->pictures, case_ != NULL ? case_->work->placings : none);
}

/**
 * remedy_album_reload:
 * @self: an album
 *
 * Looks what is on disk, after something else than the album brought a picture there.
 */
void
remedy_album_reload (RemedyAlbum *self)
{
  g_return_if_fail (REMEDY_IS_ALBUM (self));

  if (self->folder != NULL)
    push (self, change_new (self, CHANGE_NONE, NULL, NULL));
}

/* What a case that is open to read only has stays as it is. */
static gboolean
check_is_open (RemedyAlbum *self,
               GTask       *task)
{
  if (self->folder != NULL && self->session != NULL &&
      !remedy_session_is_read_only (self->session))
    return TRUE;
  g_task_return_new_error (task, REMEDY_ERROR, REMEDY_ERROR_STATE, "%s",
                           self->folder == NULL
                               ? _ ("No case is open")
                               : _ ("The case is open for reading only: pictures cannot be "
                                    "taken or deleted"));
  return FALSE;
}

/* Keeps what a page shows: as a new picture, or in place of that of @id. */
static void
take (RemedyAlbum       *self,
      ChangeKind         kind,
      const char        *id,
      RemedyPictureKind  how,
      RemedySnapshot    *snapshot,
      GTask             *task)
{
  g_autoptr (RemedySnapshot) owned = snapshot;
  g_autoptr (GTask) asked = task;
  Change *change;

  if (!check_is_open (self, asked))
    return;
  change = change_new (self, kind, id, g_steal_pointer (&asked));
  change->how = how;
  change->snapshot = g_steal_pointer (&owned);
  push (self, change);
}

/**
 * remedy_album_take_async:
 * @self: an album
 * @kind: how it comes to be taken
 * @snapshot: (transfer full): what the page shows
 * @callback: called once it is on disk
 * @user_data: for @callback
 */
void
remedy_album_take_async (RemedyAlbum         *self,
                         RemedyPictureKind    kind,
                         RemedySnapshot      *snapshot,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (REMEDY_IS_ALBUM (self));
  g_return_if_fail (snapshot != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, remedy_album_take_async);
  take (self, CHANGE_TAKE, NULL, kind, snapshot, task);
}

/**
 * remedy_album_retake_async:
 * @self: an album
 * @id: of a picture of it
 * @snapshot: (transfer full): what the page shows now
 * @callback: called once it is on disk
 * @user_data: for @callback
 *
 * The picture keeps its number, its caption and its place.
 */
void
remedy_album_retake_async (RemedyAlbum         *self,
                           const char          *id,
                           RemedySnapshot      *snapshot,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (REMEDY_IS_ALBUM (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (snapshot != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, remedy_album_retake_async);
  take (self, CHANGE_RETAKE, id, REMEDY_PICTURE_TAKEN, snapshot, task);
}

/**
 * remedy_album_take_finish:
 * @self: an album
 * @result: what the callback of remedy_album_take_async() or remedy_album_retake_async() got
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): the picture
 */
RemedyPicture *
remedy_album_take_finish (RemedyAlbum   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * remedy_album_delete_async:
 * @self: an album
 * @id: of a picture of it
 * @callback: called once it is gone
 * @user_data: for @callback
 */
void
remedy_album_delete_async (RemedyAlbum         *self,
                           const char          *id,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (REMEDY_IS_ALBUM (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, remedy_album_delete_async);
  if (check_is_open (self, task))
    push (self, change_new (self, CHANGE_DELETE, id, g_steal_pointer (&task)));
}

/**
 * remedy_album_delete_finish:
 * @self: an album
 * @result: what the callback got
 * @error: of %REMEDY_ERROR
 *
 * Returns: %TRUE if it is gone
 */
gboolean
remedy_album_delete_finish (RemedyAlbum   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
