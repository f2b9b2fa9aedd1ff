/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-place.h"

#include "core/remedy-error.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define MAX_OPEN_FOLDERS 16

static int
remove_one (const char        *path,
            const struct stat *info,
            int                type,
            struct FTW        *where)
{
  return g_remove (path);
}

/**
 * remedy_practice_place_is_free:
 * @folder: where something is to be made
 * @error: %REMEDY_ERROR_NOT_OURS
 *
 * Returns: %TRUE if there is nothing, or an empty folder
 */
gboolean
remedy_practice_place_is_free (const char *folder,
                               GError    **error)
{
  g_autofree char *display = g_filename_display_name (folder);
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  dir = g_dir_open (folder, 0, NULL);
  if (dir != NULL && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK) && g_dir_read_name (dir) == NULL)
    return TRUE;
  /* Translators: a file or folder. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
               _ ("%s is there already and is not an empty folder. Choose a folder that does not "
                  "exist yet."),
               display);
  return FALSE;
}

/**
 * remedy_practice_place_tree:
 * @tree: a tree
 * @folder: where it goes: a folder that does not exist yet, or an empty one
 * @cancellable: (nullable): a #GCancellable
 * @error: %REMEDY_ERROR_NOT_OURS, or the system's error
 *
 * Writes beside @folder and puts it in its place when it is whole. After an error nothing
 * is left of it.
 *
 * Returns: %TRUE if it is there
 */
gboolean
remedy_practice_place_tree (RemedyPracticeTree *tree,
                            const char         *folder,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *part = g_build_filename (parent, hidden, NULL);

  if (g_mkdtemp (part) == NULL)
    {
      g_autofree char *display = g_filename_display_name (parent);

      /* That the output cannot be put there is no matter of what is read. */
      /* Translators: a folder, then the system’s own words. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
                   _ ("Nothing can be made in %s: %s. Choose another place."), display,
                   g_strerror (errno));
      return FALSE;
    }
  if (remedy_practice_tree_write (tree, part, cancellable, error))
    {
      if (rename (part, folder) == 0)
        return TRUE;
      remedy_error_set_from_errno (error, errno, folder);
    }
  nftw (part, remove_one, MAX_OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
  return FALSE;
}
