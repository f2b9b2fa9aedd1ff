/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice.h"

#include "core/remedy-error.h"
#include "practice/remedy-practice-compose.h"
#include "practice/remedy-practice-moves.h"
#include "practice/remedy-practice-place.h"
#include "practice/remedy-practice-record.h"

#include <glib/gi18n-lib.h>

/* A log of NT can be larger; nobody practises on one. */
#define MAX_LOG_SIZE (1024 * 1024 * 1024)

/* The facts of a server with the steps that were done to it. */
static RemedyPracticeServer *
server_for_record (const RemedyPracticeRecord *record,
                   GError                    **error)
{
  RemedyPracticeOptions options = remedy_practice_record_options (record);
  g_autoptr (RemedyPracticeServer) server =
      remedy_practice_server_for_options (&options, error);

  for (guint i = 0; server != NULL && i < record->steps->len; i++)
    {
      RemedyPracticeStep step = g_array_index (record->steps, RemedyPracticeStep, i);

      if (step == REMEDY_PRACTICE_STEP_REAPPLY)
        remedy_practice_server_reapply (server);
      else if (step >= REMEDY_PRACTICE_STEP_REAPPLY_PARTLY)
        remedy_practice_server_move (server, step);
      else if (!remedy_practice_server_migrate_one (server, step == REMEDY_PRACTICE_STEP_MIGRATE,
                                                    error))
        return NULL;
    }
  return g_steal_pointer (&server);
}

static RemedyPracticeTree *
tree_for_record (const RemedyPracticeRecord *record,
                 GCancellable               *cancellable,
                 GError                    **error)
{
  g_autoptr (RemedyPracticeServer) server = server_for_record (record, error);
  g_autoptr (GBytes) marker = NULL;
  g_autoptr (RemedyPracticeTree) tree = NULL;

  if (server == NULL)
    return NULL;
  marker = remedy_practice_record_save (record);
  tree = remedy_practice_compose (server, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  remedy_practice_tree_add_marker (tree, marker);
  return g_steal_pointer (&tree);
}

static gboolean
make (const char                  *folder,
      const RemedyPracticeOptions *options,
      GCancellable                *cancellable,
      GError                     **error)
{
  g_autoptr (RemedyPracticeRecord) record = remedy_practice_record_new (options);
  g_autoptr (RemedyPracticeTree) tree = NULL;

  if (!remedy_practice_place_is_free (folder, error))
    return FALSE;
  tree = tree_for_record (record, cancellable, error);
  return tree != NULL && remedy_practice_place_tree (tree, folder, cancellable, error);
}

/**
 * remedy_practice_make:
 * @folder: where it goes: a folder that does not exist yet, or an empty one
 * @options: what to make
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Makes a practice server. The same options make the same bytes, modes and times, whatever
 * the clock, umask and locale. It appears under its name when it is whole; after an error,
 * or when it was cancelled, nothing is left of it.
 *
 * Returns: %TRUE if it was made; else %REMEDY_ERROR_USAGE for options that make no sense,
 *   %REMEDY_ERROR_NOT_OURS where something else is at @folder
 */
gboolean
remedy_practice_make (const char                  *folder,
                      const RemedyPracticeOptions *options,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL && options != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);

  if (options->log_size > MAX_LOG_SIZE)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                           _ ("A practice log is at most 1 GiB large."));
      return FALSE;
    }
  path = g_canonicalize_filename (folder, NULL);
  if (!make (path, options, cancellable, error))
    {
      g_prefix_error (error, "%s", _ ("The practice server was not made. "));
      return FALSE;
    }
  return TRUE;
}

/**
 * remedy_practice_is_ours:
 * @folder: a folder
 *
 * Returns: %TRUE if this program made the practice server in @folder
 */
gboolean
remedy_practice_is_ours (const char *folder)
{
  g_autoptr (RemedyPracticeRecord) record = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  record = remedy_practice_record_load (folder, NULL);
  return record != NULL;
}

/* Does one more step to the server in @folder: what differs then is written. */
static gboolean
do_step (const char           *folder,
         RemedyPracticeRecord *record,
         RemedyPracticeTree   *before,
         RemedyPracticeStep    step,
         GError              **error)
{
  g_autoptr (RemedyPracticeTree) after = NULL;

  g_array_append_val (record->steps, step);
  after = tree_for_record (record, NULL, error);
  return after != NULL && remedy_practice_tree_replace (after, before, folder, error);
}

/**
 * remedy_practice_reapply:
 * @folder: a practice server
 * @error: return location for a #GError
 *
 * Does to it what the update of its service pack would do: all files of the table at its
 * level, a foreign MAPI32.DLL renamed, ntsmig.ini there, a run in the setup log. A day
 * passes. Stopped half way, it can be done again.
 *
 * Returns: %FALSE with %REMEDY_ERROR_NOT_OURS if this program did not make @folder
 */
gboolean
remedy_practice_reapply (const char *folder,
                         GError    **error)
{
  g_autoptr (RemedyPracticeRecord) record = NULL;
  g_autoptr (RemedyPracticeTree) before = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  record = remedy_practice_record_load (folder, error);
  before = record != NULL ? tree_for_record (record, NULL, error) : NULL;
  return before != NULL &&
         do_step (folder, record, before, REMEDY_PRACTICE_STEP_REAPPLY, error);
}

/* Somebody may have taken away what a migration needs. */
static gboolean
files_are_there (const char                 *folder,
                 const RemedyPracticeServer *server,
                 RemedyPracticeTree         *tree)
{
  const char *name;

  for (guint i = 0; (name = remedy_practice_migration_file (i)) != NULL; i++)
    {
      g_autofree char *below = g_strconcat ("BIN\\", name, NULL);
      g_autofree char *nt_path = remedy_practice_exchange_path (server, below);

      if (!remedy_practice_tree_is_on_disk (tree, nt_path, folder))
        return FALSE;
    }
  return TRUE;
}

/**
 * remedy_practice_migrate_one:
 * @folder: a practice server
 * @error: return location for a #GError
 *
 * Does to it what a test migration of one mailbox would do: a run in the Application log,
 * clean if the files allow it, and else with what ailed it before. A day passes.
 *
 * Returns: %FALSE with %REMEDY_ERROR_NOT_OURS if this program did not make @folder, or with
 *   %REMEDY_ERROR_STATE if no Notes migration can be run on it
 */
gboolean
remedy_practice_migrate_one (const char *folder,
                             GError    **error)
{
  g_autoptr (RemedyPracticeRecord) record = NULL;
  g_autoptr (RemedyPracticeServer) server = NULL;
  g_autoptr (RemedyPracticeTree) before = NULL;
  RemedyPracticeStep step;

  g_return_val_if_fail (folder != NULL, FALSE);

  record = remedy_practice_record_load (folder, error);
  server = record != NULL ? server_for_record (record, error) : NULL;
  before = server != NULL ? tree_for_record (record, NULL, error) : NULL;
  if (before == NULL)
    return FALSE;
  step = files_are_there (folder, server, before) ? REMEDY_PRACTICE_STEP_MIGRATE
                                                  : REMEDY_PRACTICE_STEP_MIGRATE_WITHOUT_FILES;
  return do_step (folder, record, before, step, error);
}

/**
 * remedy_practice_move:
 * @folder: a practice server
 * @move: one of remedy_practice_moves()
 * @error: return location for a #GError
 *
 * Does to it what goes wrong between the first reading and the second. A day passes.
 *
 * Returns: %FALSE with %REMEDY_ERROR_NOT_OURS if this program did not make @folder, or with
 *   %REMEDY_ERROR_USAGE if there is no such move
 */
gboolean
remedy_practice_move (const char *folder,
                      const char *move,
                      GError    **error)
{
  g_autoptr (RemedyPracticeRecord) record = NULL;
  g_autoptr (RemedyPracticeTree) before = NULL;
  RemedyPracticeStep step;

  g_return_val_if_fail (folder != NULL && move != NULL, FALSE);

  if (!remedy_practice_move_find (move, &step, error))
    return FALSE;
  record = remedy_practice_record_load (folder, error);
  before = record != NULL ? tree_for_record (record, NULL, error) : NULL;
  return before != NULL && do_step (folder, record, before, step, error);
}
