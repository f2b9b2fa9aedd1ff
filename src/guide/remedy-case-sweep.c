/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case-sweep.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-case-load.h"
#include "guide/remedy-case-store.h"
#include "guide/remedy-tree.h"
#include "practice/remedy-practice.h"

/*
 * What a crash leaves over, and nothing else, is cleared: cases that were not made or not
 * deleted whole, and practice servers without a case. Each is known by a name that nobody
 * else gives, and a practice server by its marker too.
 */

/* As remedy_case_store_new_id() makes them: day, time, chance. */
#define ID "[0-9]{8}-[0-9]{6}-[0-9a-f]{8}"

/* A practice server that is being made has six random characters behind its name. */
#define DYING_PRACTICE "remove"

static gboolean
matches (const char *pattern,
         const char *name)
{
  return g_regex_match_simple (pattern, name, G_REGEX_DOLLAR_ENDONLY, 0);
}

/**
 * remedy_case_sweep_hide:
 * @store: folder of the store
 * @id: of a case
 *
 * Returns: (transfer full): the path of its folder while it is being made or deleted
 */
char *
remedy_case_sweep_hide (const char *store,
                        const char *id)
{
  g_autofree char *name = g_strconcat (".", id, NULL);

  return g_build_filename (store, REMEDY_CASES, name, NULL);
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

/**
 * remedy_case_sweep_practice:
 * @store: folder of the store
 * @id: of a case that is being deleted
 * @error: of %REMEDY_ERROR
 *
 * Removes the practice server that was made for it, if there is one that we made. It gets
 * another name first, so that the rest of it is known for what it is.
 *
 * Returns: %FALSE if something of it is left
 */
gboolean
remedy_case_sweep_practice (const char *store,
                            const char *id,
                            GError    **error)
{
  g_autofree char *folder = g_build_filename (store, REMEDY_CASES_PRACTICE, id, NULL);
  g_autofree char *name = g_strconcat (".", id, "." DYING_PRACTICE, NULL);
  g_autofree char *dying = g_build_filename (store, REMEDY_CASES_PRACTICE, name, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_SYMLINK) && remedy_practice_is_ours (folder) &&
      remedy_tree_is_inside (store, folder) && g_rename (folder, dying) != 0)
    {
      remedy_error_set_from_errno (error, errno, folder);
      return FALSE;
    }
  return remedy_tree_remove (dying, error);
}

/* What is not ours keeps the folder from going. */
static void
remove_unborn (const char *folder)
{
  static const char *const ours[] = { REMEDY_CASE_LOCK, REMEDY_CASE_PICTURES };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (remedy_case_file_is_stray (name))
        g_unlink (path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      g_autofree char *path = g_build_filename (folder, ours[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
sweep_cases (const char *store)
{
  g_autofree char *cases = g_build_filename (store, REMEDY_CASES, NULL);
  g_autoptr (GDir) dir = g_dir_open (cases, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (cases, name, NULL);

      if (matches ("^\\." ID "$", name))
        remedy_tree_remove (path, NULL);
      else if (matches ("^" ID "$", name) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK) &&
               remedy_case_load_is_unborn (path))
        remove_unborn (path);
    }
}

static void
sweep_practices (const char *store)
{
  g_autofree char *practices = g_build_filename (store, REMEDY_CASES_PRACTICE, NULL);
  g_autoptr (GDir) dir = g_dir_open (practices, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (practices, name, NULL);
      g_autofree char *of_case = g_build_filename (store, REMEDY_CASES, name, NULL);

      if (matches ("^\\." ID "\\.[A-Za-z0-9]{6}$", name))
        remedy_tree_remove (path, NULL);
      else if (matches ("^" ID "$", name) && !exists (of_case))
        remedy_case_sweep_practice (store, name, NULL);
    }
}

/**
 * remedy_case_sweep:
 * @store: folder of a store
 *
 * Clears what crashes left over. Does nothing while a case is being made or deleted, here
 * or in another process, and where there are no locks to tell; what cannot be removed
 * stays.
 */
void
remedy_case_sweep (const char *store)
{
  g_autofree char *path = g_build_filename (store, REMEDY_CASE_LOCK, NULL);
  g_autoptr (RemedyCaseLock) alone = NULL;

  if (!g_file_test (store, G_FILE_TEST_IS_DIR))
    return;
  alone = remedy_case_lock_exclude (path);
  if (alone == NULL)
    return;
  sweep_cases (store);
  sweep_practices (store);
}
