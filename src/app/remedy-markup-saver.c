/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-markup-saver.h"

#include "report/remedy-imported-picture.h"

/*
 * Writes what is drawn on a picture, in a thread, one version after the other; of those that
 * come while one is being written, the latest counts. It stays alive until it is done.
 */
struct _RemedyMarkupSaver
{
  GObject parent_instance;

  char         *case_folder; /* (owned) */
  char         *id;          /* (owned) of the picture */
  gboolean      saving;
  RemedyMarkup *next; /* (owned) (nullable) to be written then */
};

G_DEFINE_FINAL_TYPE (RemedyMarkupSaver, remedy_markup_saver, G_TYPE_OBJECT)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
remedy_markup_saver_finalize (GObject *object)
{
  RemedyMarkupSaver *self = REMEDY_MARKUP_SAVER (object);

  g_free (self->case_folder);
  g_free (self->id);
  g_clear_pointer (&self->next, remedy_markup_free);
  G_OBJECT_CLASS (remedy_markup_saver_parent_class)->finalize (object);
}

static void
remedy_markup_saver_class_init (RemedyMarkupSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_markup_saver_finalize;

  /**
   * RemedyMarkupSaver::done:
   * @self: the saver
   * @error: (nullable): why the latest version is not on disk
   *
   * All that was pushed was dealt with.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
remedy_markup_saver_init (RemedyMarkupSaver *self)
{
}

/**
 * remedy_markup_saver_new:
 * @case_folder: of a case
 * @id: of an imported picture of it
 *
 * Returns: (transfer full): a saver with nothing to do
 */
RemedyMarkupSaver *
remedy_markup_saver_new (const char *case_folder,
                         const char *id)
{
  RemedyMarkupSaver *self = g_object_new (REMEDY_TYPE_MARKUP_SAVER, NULL);

  self->case_folder = g_strdup (case_folder);
  self->id = g_strdup (id);
  return self;
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  RemedyMarkupSaver *self = source;
  GError *error = NULL;

  if (remedy_imported_picture_save_markup (self->case_folder, self->id, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save (RemedyMarkupSaver  *self,
      GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  self->saving = TRUE;
  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, g_steal_pointer (&self->next), (GDestroyNotify) remedy_markup_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  RemedyMarkupSaver *self = REMEDY_MARKUP_SAVER (source);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->saving = FALSE;
  if (self->next != NULL)
    save (self, on_saved);
  else
    g_signal_emit (self, signals[DONE], 0, error);
}

/**
 * remedy_markup_saver_push:
 * @self: the saver
 * @markup: what is to be on disk
 *
 * #RemedyMarkupSaver::done comes when it is.
 */
void
remedy_markup_saver_push (RemedyMarkupSaver  *self,
                          const RemedyMarkup *markup)
{
  g_return_if_fail (REMEDY_IS_MARKUP_SAVER (self));
  g_return_if_fail (markup != NULL);

  g_clear_pointer (&self->next, remedy_markup_free);
  self->next = remedy_markup_copy (markup);
  if (!self->saving)
    save (self, on_saved);
}
