/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-replay.h"

#include "app/remedy-review-file.h"

static void
replay_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  const RemedyBundle *bundle = data;
  RemedyReplay       *replay = g_new0 (RemedyReplay, 1);

  replay->files = remedy_review_files_make (remedy_bundle_get_members (bundle));
  replay->differences = remedy_bundle_replay (bundle, &replay->error);
  g_task_return_pointer (task, replay, (GDestroyNotify) remedy_replay_free);
}

/**
 * remedy_replay_async:
 * @bundle: a bundle
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the files of a bundle ready to be read, and works its findings out again; in a thread.
 */
void
remedy_replay_async (RemedyBundle        *bundle,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (bundle != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, remedy_replay_async);
  g_task_set_task_data (task, remedy_bundle_ref (bundle), (GDestroyNotify) remedy_bundle_unref);
  g_task_run_in_thread (task, replay_in_thread);
}

/**
 * remedy_replay_finish:
 * @result: what the callback got
 * @error: only if it was cancelled
 *
 * Returns: (transfer full) (nullable): what became of it
 */
RemedyReplay *
remedy_replay_finish (GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * remedy_replay_free:
 * @self: (transfer full) (nullable): what came out
 */
void
remedy_replay_free (RemedyReplay *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}
