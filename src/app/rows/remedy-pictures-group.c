/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-pictures-group.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-album.h"
#include "app/remedy-page.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-picture-row.h"

/*
 * The pictures of the case, in the order in which they are shared. How they are arranged is a
 * move of the session, so Undo takes it back; what is deleted is gone.
 */
struct _RemedyPicturesGroup
{
  GtkBox parent_instance;

  GtkWidget *group;

  RemedySession *session; /* (owned) (nullable) */
  RemedyAlbum   *album;   /* (unowned) (nullable) of the session */
  GHashTable    *rows;    /* (owned) id of a picture, RemedyPictureRow */
};

G_DEFINE_FINAL_TYPE (RemedyPicturesGroup, remedy_pictures_group, GTK_TYPE_BOX)

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (RemedyPicturesGroup *self,
      const char          *title,
      const GError        *error)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), REMEDY_TYPE_PAGE);

  if (page != NULL)
    remedy_page_show_problem (REMEDY_PAGE (page), title, error);
}

static void
on_placed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RemedyPicturesGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!remedy_session_finish (REMEDY_SESSION (source), result, &error))
    tell (self, _ ("How the pictures are arranged could not be saved"), error);
}

static void
place (RemedyPicturesGroup *self,
       const GPtrArray     *placings)
{
  remedy_session_place_async (self->session, placings, on_placed, g_object_ref (self));
}

static gboolean
find_place (const GPtrArray  *placings,
            RemedyPictureRow *row,
            guint            *index)
{
  for (*index = 0; *index < placings->len; (*index)++)
    if (g_strcmp0 (((RemedyPlacing *) placings->pdata[*index])->id,
                   remedy_picture_row_get_id (row)) == 0)
      return TRUE;
  return FALSE;
}

static void
on_caption (RemedyPicturesGroup *self,
            const char          *text,
            RemedyPictureRow    *row)
{
  g_autoptr (GPtrArray) placings = remedy_album_arrange (self->album);
  RemedyPlacing *placing;
  guint          index;

  if (!find_place (placings, row, &index))
    return;
  placing = placings->pdata[index];
  g_free (placing->caption);
  placing->caption = *text != '\0' ? g_strdup (text) : NULL;
  place (self, placings);
}

static void
on_share (RemedyPicturesGroup *self,
          gboolean             share,
          RemedyPictureRow    *row)
{
  g_autoptr (GPtrArray) placings = remedy_album_arrange (self->album);
  guint index;

  if (!find_place (placings, row, &index))
    return;
  ((RemedyPlacing *) placings->pdata[index])->left_out = !share;
  place (self, placings);
}

static void
on_move (RemedyPicturesGroup *self,
         int                  by,
         RemedyPictureRow    *row)
{
  g_autoptr (GPtrArray) placings = remedy_album_arrange (self->album);
  guint    index;
  int      target;
  gpointer placing;

  if (!find_place (placings, row, &index))
    return;
  target = CLAMP ((int) index + by, 0, (int) placings->len - 1);
  placing = g_ptr_array_steal_index (placings, index);
  g_ptr_array_insert (placings, target, placing);
  place (self, placings);
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RemedyPicturesGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!remedy_album_delete_finish (REMEDY_ALBUM (source), result, &error))
    tell (self, _ ("The picture could not be deleted"), error);
}

static void
on_delete (RemedyPicturesGroup *self,
           RemedyPictureRow    *row)
{
  remedy_album_delete_async (self->album, remedy_picture_row_get_id (row), on_deleted,
                             g_object_ref (self));
}

static void
on_retaken (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RemedyPicturesGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyPicture) picture
      = remedy_album_take_finish (REMEDY_ALBUM (source), result, &error);

  if (picture == NULL)
    tell (self, _ ("The picture could not be taken"), error);
}

/* The same page, with the same rows open, as the case stands now. */
static void
on_retake (RemedyPicturesGroup *self,
           RemedyPictureRow    *row)
{
  const char          *id = remedy_picture_row_get_id (row);
  const RemedyPicture *old
      = remedy_picture_find (remedy_album_get_pictures (self->album), id);
  RemedySnapshot *snapshot;

  if (old == NULL || old->snapshot == NULL)
    return;
  snapshot = remedy_session_take_snapshot (self->session);
  snapshot->page = old->snapshot->page;
  snapshot->case_->page = old->snapshot->page;
  for (guint i = 0; i < old->snapshot->opened->len; i++)
    g_ptr_array_add (snapshot->opened, g_strdup (old->snapshot->opened->pdata[i]));
  remedy_album_retake_async (self->album, id, snapshot, on_retaken, g_object_ref (self));
}

static void
on_edit (RemedyPicturesGroup *self,
         RemedyPictureRow    *row)
{
  g_signal_emit (self, signals[EDIT], 0, remedy_picture_row_get_id (row));
}

static RemedyPictureRow *
add_row (RemedyPicturesGroup *self,
         const char          *id)
{
  GtkWidget *row = remedy_picture_row_new (self->album, id);

  g_signal_connect_object (row, "caption", G_CALLBACK (on_caption), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete", G_CALLBACK (on_delete), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edit", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "retake", G_CALLBACK (on_retake), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "share", G_CALLBACK (on_share), self, G_CONNECT_SWAPPED);
  gtk_widget_show (row);
  gtk_container_add (GTK_CONTAINER (self->group), row);
  g_hash_table_insert (self->rows, g_strdup (id), row);
  return REMEDY_PICTURE_ROW (row);
}

static void
drop_rows (RemedyPicturesGroup *self,
           const GPtrArray     *pictures)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (pictures == NULL || remedy_picture_find (pictures, id) == NULL)
      {
        g_hash_table_iter_remove (&iter);
        gtk_widget_destroy (row);
      }
}

static void
update_row (RemedyPicturesGroup *self,
            const RemedyPlacing *placing,
            guint                index,
            guint                n_rows)
{
  const RemedyCase    *case_ = remedy_session_get_case (self->session);
  const RemedyPicture *picture
      = remedy_picture_find (remedy_album_get_pictures (self->album), placing->id);
  RemedyPictureRow     *row = g_hash_table_lookup (self->rows, placing->id);
  RemedyPictureRowPlace at = { index, n_rows, !remedy_session_is_read_only (self->session), FALSE };
  RemedyFlowState       flow = { 0 };

  if (row == NULL)
    row = add_row (self, placing->id);
  remedy_session_get_flow_state (self->session, &flow);
  at.can_retake = at.can_change && picture->snapshot != NULL &&
                  remedy_flow_can_enter (&flow, picture->snapshot->page);
  remedy_picture_row_update (row, picture, placing, case_->work->sharing, &at);
  /* The keyboard stays where the hand is: a row that moves is the same row. */
  gtk_box_reorder_child (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (row))), GTK_WIDGET (row),
                         (int) index);
}

static void
refresh (RemedyPicturesGroup *self)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  g_autoptr (GPtrArray) placings = NULL;
  const char *description;

  if (case_ == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  placings = remedy_album_arrange (self->album);
  drop_rows (self, remedy_album_get_pictures (self->album));
  for (guint i = 0; i < placings->len; i++)
    update_row (self, placings->pdata[i], i, placings->len);
  if (placings->len > 0)
    description = _ ("In the order in which they are shared, with the names hidden. Your own "
                     "captions are shared where notes are.");
  else if (remedy_album_is_loaded (self->album))
    description = _ ("There are none yet. One is taken of each page as you leave it, and "
                     "whenever you press Control+Shift+S.");
  else
    description = "";
  g_object_set (self->group, "description", description, NULL);
}

static void
remedy_pictures_group_dispose (GObject *object)
{
  RemedyPicturesGroup *self = REMEDY_PICTURES_GROUP (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (remedy_pictures_group_parent_class)->dispose (object);
}

static void
remedy_pictures_group_finalize (GObject *object)
{
  g_hash_table_unref (REMEDY_PICTURES_GROUP (object)->rows);
  G_OBJECT_CLASS (remedy_pictures_group_parent_class)->finalize (object);
}

static void
remedy_pictures_group_class_init (RemedyPicturesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_pictures_group_dispose;
  object_class->finalize = remedy_pictures_group_finalize;

  /**
   * RemedyPicturesGroup::edit:
   * @self: the group
   * @id: of an imported picture that the operator wants to look at and cover
   */
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
remedy_pictures_group_init (RemedyPicturesGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group = remedy_group_new (_ ("Pictures"));
  gtk_container_add (GTK_CONTAINER (self), self->group);
  gtk_widget_show (self->group);
}

/**
 * remedy_pictures_group_new:
 *
 * Returns: (transfer floating): a group without a session
 */
GtkWidget *
remedy_pictures_group_new (void)
{
  return g_object_new (REMEDY_TYPE_PICTURES_GROUP, "visible", TRUE, NULL);
}

/**
 * remedy_pictures_group_set_session:
 * @self: a group that has none yet
 * @session: whose pictures it shows from now on, by itself
 */
void
remedy_pictures_group_set_session (RemedyPicturesGroup *self,
                                   RemedySession       *session)
{
  g_return_if_fail (REMEDY_IS_PICTURES_GROUP (self));
  g_return_if_fail (REMEDY_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->album = remedy_album_get (session);
  g_signal_connect_object (self->album, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
