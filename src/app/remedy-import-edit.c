/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-import-edit.h"

#include "app/remedy-markup-editor.h"
#include "guide/remedy-picture-order.h"

/*
 * An imported picture goes into the bundle only after it was looked at: it is left out when it
 * comes, and again when what is drawn on it changes and it is not let go anew.
 */

typedef struct
{
  RemedySession     *session; /* (owned) */
  char              *folder;  /* (owned) of the case */
  char              *id;      /* (owned) of the picture */
  gboolean           hold;
  RemedyImportEdited told;
  gpointer           user_data;
  GDestroyNotify     destroy; /* (nullable) */
} Edit;

static char *
get_folder (RemedySession *session)
{
  const RemedyCase *case_ = remedy_session_get_case (session);

  return case_ != NULL
         ? remedy_case_store_get_path (remedy_session_get_store (session), case_->id, NULL)
         : NULL;
}

static Edit *
edit_new (RemedySession     *session,
          const char        *id,
          RemedyImportEdited told,
          gpointer           user_data,
          GDestroyNotify     destroy)
{
  Edit *self = g_new0 (Edit, 1);

  self->session = g_object_ref (session);
  self->folder = get_folder (session);
  self->id = g_strdup (id);
  self->told = told;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

static void
edit_free (Edit *self)
{
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_object_unref (self->session);
  g_free (self->folder);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
on_placed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Edit) self = user_data;
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  self->told (error, self->user_data);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *pictures = remedy_picture_store_list (task_data, &error);

  if (pictures != NULL)
    g_task_return_pointer (task, pictures, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* The others keep their order and what was said of them. */
static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Edit) self = user_data;
  RemedySession *session = self->session;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pictures = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *folder = get_folder (session);
  g_autoptr (GPtrArray) placings = NULL;

  /* Another case may be open by now. */
  if (pictures == NULL || g_strcmp0 (folder, self->folder) != 0)
    {
      self->told (error, self->user_data);
      return;
    }
  placings = remedy_picture_arrange (
      pictures, remedy_session_get_case (session)->work->placings);
  for (guint i = 0; i < placings->len; i++)
    {
      RemedyPlacing *placing = placings->pdata[i];

      if (g_str_equal (placing->id, self->id))
        placing->left_out = self->hold;
    }
  remedy_session_place_async (session, placings, on_placed, g_steal_pointer (&self));
}

static void
place (Edit    *self,
       gboolean hold)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_listed, self);

  self->hold = hold;
  g_task_set_source_tag (task, place);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * remedy_import_hold:
 * @session: a session with a case that is not read only
 * @id: of a picture of it
 * @hold: whether it is left out of the bundle
 * @held: called when it is so
 * @user_data: for @held
 * @destroy: (nullable): for @user_data
 */
void
remedy_import_hold (RemedySession     *session,
                    const char        *id,
                    gboolean           hold,
                    RemedyImportEdited held,
                    gpointer           user_data,
                    GDestroyNotify     destroy)
{
  g_return_if_fail (REMEDY_IS_SESSION (session));
  g_return_if_fail (remedy_session_get_case (session) != NULL);
  g_return_if_fail (id != NULL);

  place (edit_new (session, id, held, user_data, destroy), hold);
}

static void
on_saved (RemedyMarkupEditor *editor,
          const char         *id,
          gboolean            confirmed,
          Edit               *self)
{
  Edit *copy = edit_new (self->session, id, self->told, self->user_data, self->destroy);

  /* What is told when it is placed is told once. */
  self->destroy = NULL;
  place (copy, !confirmed);
}

static void
on_closed (gpointer  user_data,
           GClosure *closure)
{
  edit_free (user_data);
}

/**
 * remedy_import_edit:
 * @parent: the window that the editor lies over
 * @session: a session with a case that is not read only
 * @id: of an imported picture of it
 * @edited: called when what was drawn is saved, and the picture left out or let go; not if
 *   nothing changed
 * @user_data: for @edited
 * @destroy: (nullable): for @user_data
 *
 * Opens the window in which names on a picture are covered.
 *
 * Returns: (transfer none): the window, which is shown
 */
GtkWidget *
remedy_import_edit (GtkWindow         *parent,
                    RemedySession     *session,
                    const char        *id,
                    RemedyImportEdited edited,
                    gpointer           user_data,
                    GDestroyNotify     destroy)
{
  Edit      *self;
  GtkWidget *editor;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (remedy_session_get_case (session) != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = edit_new (session, id, edited, user_data, destroy);
  editor = remedy_markup_editor_new (parent, self->folder, id);
  g_signal_connect_data (editor, "saved", G_CALLBACK (on_saved), self, on_closed, 0);
  gtk_window_present (GTK_WINDOW (editor));
  return editor;
}
