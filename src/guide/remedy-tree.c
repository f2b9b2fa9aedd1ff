/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/remedy-error.h"

/* A case and a practice server are far flatter; deeper is not ours. */
#define MAX_DEPTH 32

typedef DIR *Folder;

static void
folder_close (Folder folder)
{
  closedir (folder);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Folder, folder_close, NULL)

/* By descriptor, so that no link that is put in its place meanwhile is followed. */
static gboolean
remove_at (int         parent,
           const char *name,
           guint       depth,
           GError    **error)
{
  g_auto (Folder) folder = NULL;
  int fd;

  if (unlinkat (parent, name, 0) == 0 || errno == ENOENT)
    return TRUE;
  if (errno != EISDIR && errno != EPERM)
    {
      remedy_error_set_from_errno (error, errno, name);
      return FALSE;
    }
  if (depth > MAX_DEPTH)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("“%s” lies more than %d folders deep"), name, MAX_DEPTH);
      return FALSE;
    }
  fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    {
      remedy_error_set_from_errno (error, errno, name);
      return FALSE;
    }
  folder = fdopendir (fd);
  if (folder == NULL)
    {
      remedy_error_set_from_errno (error, errno, name);
      close (fd);
      return FALSE;
    }
  for (struct dirent *entry = readdir (folder); entry != NULL; entry = readdir (folder))
    {
      if (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, ".."))
        continue;
      if (!remove_at (dirfd (folder), entry->d_name, depth + 1, error))
        return FALSE;
    }
  if (unlinkat (parent, name, AT_REMOVEDIR) == 0)
    return TRUE;
  remedy_error_set_from_errno (error, errno, name);
  return FALSE;
}

/**
 * remedy_tree_remove:
 * @path: a folder or a file; that it is not there is no error
 * @error: %REMEDY_ERROR_DENIED, %REMEDY_ERROR_IO or %REMEDY_ERROR_LIMIT
 *
 * Removes it with all that is in it. A symbolic link is removed, and never followed.
 *
 * Returns: %FALSE if something of it is left
 */
gboolean
remedy_tree_remove (const char *path,
                    GError    **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (remove_at (AT_FDCWD, path, 0, error))
    return TRUE;
  g_prefix_error (error, _ ("“%s” could not be removed: "), path);
  return FALSE;
}

/**
 * remedy_tree_is_inside:
 * @folder: a folder
 * @path: a path
 *
 * Returns: %TRUE if @path, with every symbolic link followed, lies below @folder
 */
gboolean
remedy_tree_is_inside (const char *folder,
                       const char *path)
{
  char    *real_folder = realpath (folder, NULL);
  char    *real_path = realpath (path, NULL);
  gboolean inside = FALSE;

  if (real_folder != NULL && real_path != NULL && g_str_has_prefix (real_path, real_folder))
    inside = real_path[strlen (real_folder)] == G_DIR_SEPARATOR;
  free (real_folder);
  free (real_path);
  return inside;
}

/**
 * remedy_tree_would_hold:
 * @folder: a folder
 * @file: path of a file, which need not be there
 *
 * Returns: %TRUE if @file, with every symbolic link on the way to it followed, would lie in
 *   @folder or below it
 */
gboolean
remedy_tree_would_hold (const char *folder,
                        const char *file)
{
  g_autofree char *parent = g_path_get_dirname (file);
  struct stat one;
  struct stat other;

  if (stat (parent, &one) == 0 && stat (folder, &other) == 0 && one.st_dev == other.st_dev &&
      one.st_ino == other.st_ino)
    return TRUE;
  return remedy_tree_is_inside (folder, parent);
}

/**
 * remedy_tree_sync_folder:
 * @folder: a folder
 *
 * Makes its entries durable, where the file system can; one that cannot is no error.
 *
 * Returns: %FALSE if it should have worked, with errno set
 */
gboolean
remedy_tree_sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = 0;

  if (fd < 0)
    return FALSE;
  if (fsync (fd) != 0)
    code = errno;
  close (fd);
  errno = code;
  return code == 0 || code == EINVAL || code == ENOTSUP;
}

/**
 * remedy_tree_make:
 * @folder: a folder
 *
 * Makes it, and those that it lies in, for their owner only, and durably.
 *
 * Returns: %FALSE if it is not there, with errno set
 */
gboolean
remedy_tree_make (const char *folder)
{
  g_autofree char *parent = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  parent = g_path_get_dirname (folder);
  if (!g_str_equal (parent, folder) && !remedy_tree_make (parent))
    return FALSE;
  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    return FALSE;
  return remedy_tree_sync_folder (parent);
}
