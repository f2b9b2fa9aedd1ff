/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-case-list.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-case-row.h"
#include "app/rows/remedy-group.h"

/* The cases on disk, the one worked on last first. Listing and deleting run in threads. */
struct _RemedyCaseList
{
  GtkBox parent_instance;

  RemedyGroup     *group;
  RemedyCaseStore *store;       /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) of the listing that is under way */
};

G_DEFINE_TYPE (RemedyCaseList, remedy_case_list, GTK_TYPE_BOX)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *entries = remedy_case_store_list (task_data, &error);

  if (entries == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
delete_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  RemedyCaseStore *store = g_object_get_data (G_OBJECT (task), "store");
  GError          *error = NULL;

  if (remedy_case_store_delete (store, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RemedyCaseList *self = REMEDY_CASE_LIST (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[FAILED], 0, _ ("The case could not be deleted"), error);
  if (self->store != NULL)
    remedy_case_list_load (self, self->store);
}

static void
on_delete (RemedyCaseRow *row, RemedyCaseList *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_deleted, NULL);

  g_task_set_source_tag (task, on_delete);
  g_object_set_data_full (G_OBJECT (task), "store", g_object_ref (self->store), g_object_unref);
  g_task_set_task_data (task, g_strdup (remedy_case_row_get_id (row)), g_free);
  g_task_run_in_thread (task, delete_in_thread);
}

static void
fill (RemedyCaseList *self, GPtrArray *entries)
{
  remedy_group_clear (self->group);
  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *row = remedy_case_row_new (g_ptr_array_index (entries, i));

      g_signal_connect (row, "delete", G_CALLBACK (on_delete), self);
      gtk_container_add (GTK_CONTAINER (self->group), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), entries->len > 0);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RemedyCaseList *self = REMEDY_CASE_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries != NULL)
    fill (self, entries);
  else
    g_signal_emit (self, signals[FAILED], 0, _ ("The recent cases could not be listed"), error);
}

static void
remedy_case_list_dispose (GObject *object)
{
  RemedyCaseList *self = REMEDY_CASE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (remedy_case_list_parent_class)->dispose (object);
}

static void
remedy_case_list_class_init (RemedyCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_case_list_dispose;

  /**
   * RemedyCaseList::failed:
   * @self: the list
   * @title: what did not work
   * @error: why
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
remedy_case_list_init (RemedyCaseList *self)
{
  self->group = REMEDY_GROUP (remedy_group_new (_ ("Recent cases")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->group), TRUE);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->group));
}

/**
 * remedy_case_list_new:
 *
 * Returns: (transfer floating): a list that is hidden until it has cases
 */
GtkWidget *
remedy_case_list_new (void)
{
  return g_object_new (REMEDY_TYPE_CASE_LIST, NULL);
}

/**
 * remedy_case_list_load:
 * @self: the list
 * @store: where the cases are
 *
 * Reads the list anew.
 */
void
remedy_case_list_load (RemedyCaseList *self, RemedyCaseStore *store)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (REMEDY_IS_CASE_LIST (self));
  g_return_if_fail (REMEDY_IS_CASE_STORE (store));

  g_set_object (&self->store, store);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_listed, NULL);
  g_task_set_source_tag (task, remedy_case_list_load);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);
}
