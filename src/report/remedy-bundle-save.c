/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "guide/remedy-tree.h"
#include "report/remedy-gpg.h"

/* Behind the name of a bundle that is being written; six characters by chance follow. */
#define STRAY ".unfinished-"
#define STRAY_CHANCE "XXXXXX"

typedef struct
{
  RemedyBundle         *bundle; /* (owned) */
  char                 *path;
  char                 *passphrase; /* (nullable) */
  RemedyBundleSaveFlags flags;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  remedy_bundle_unref (self->bundle);
  g_free (self->path);
  if (self->passphrase != NULL)
    explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self);
}

static gboolean
refuse_existing (const char *path,
                 GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_EXISTS,
               _ ("“%s” is there already. Choose another name, or say that it may be replaced; "
                  "nothing was written."),
               shown);
  return FALSE;
}

/* What happened, in the words of an administrator. */
static gboolean
fail (const char *path,
      const char *beside,
      int         saved_errno,
      GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *left = g_filename_display_name (beside);

  if (g_unlink (beside) == 0 || !g_file_test (beside, G_FILE_TEST_EXISTS))
    /* Translators: a path, then the system’s own words, as in “No space left on device”. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO,
                 _ ("The bundle could not be saved as “%s”: %s. Nothing of it is left there."),
                 shown, g_strerror (saved_errno));
  else
    /* Translators: a path, the system’s own words, and another path. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO,
                 _ ("The bundle could not be saved as “%s”: %s. What was written of it could not "
                    "be removed either: delete “%s”."),
                 shown, g_strerror (saved_errno), left);
  return FALSE;
}

static gboolean
doubt (const char *path,
       GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO,
               _ ("The bundle is at “%s”, but the disk did not confirm that it will stay there: "
                  "%s. Look at that disk before you rely on it."),
               shown, g_strerror (errno));
  return FALSE;
}

/* Removes one that nobody is writing any more. */
static void
sweep_one (const char *path)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

/* What is left of a save of the same name that was killed. */
static void
sweep (const char *folder,
       const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stray = g_strconcat (base, STRAY, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    if (g_str_has_prefix (name, stray) && strlen (name) == strlen (stray) + strlen (STRAY_CHANCE))
      {
        g_autofree char *whole = g_build_filename (folder, name, NULL);

        sweep_one (whole);
      }
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize done = 0; done < size;)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = ENOSPC;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return fsync (fd) == 0;
}

/* The errno of what failed; 0 if nothing did. */
static int
write_beside (char   *beside,
              GBytes *bytes)
{
  int fd = g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return errno;
  /* So that nobody sweeps it away; a file system without locks keeps strays. */
  (void) flock (fd, LOCK_EX | LOCK_NB);
  code = write_all (fd, bytes) ? 0 : errno;
  /* What a network holds back until then. */
  if (close (fd) != 0 && code == 0)
    code = errno;
  return code;
}

/* What has come there meanwhile is not replaced; where the file system cannot see to that, the
 * last moment has to do. */
static int
move_in_place (const char           *beside,
               const char           *path,
               RemedyBundleSaveFlags flags)
{
  if ((flags & REMEDY_BUNDLE_SAVE_REPLACE) == 0)
    {
      if (renameat2 (AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return 0;
      if (errno != EINVAL && errno != ENOSYS)
        return errno;
      if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return EEXIST;
    }
  return g_rename (beside, path) == 0 ? 0 : errno;
}

static gboolean
write_file (const char           *path,
            GBytes               *bytes,
            RemedyBundleSaveFlags flags,
            GError              **error)
{
  g_autofree char *beside = g_strconcat (path, STRAY STRAY_CHANCE, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int code;

  sweep (folder, path);
  code = write_beside (beside, bytes);
  if (code == 0)
    code = move_in_place (beside, path, flags);
  if (code == EEXIST)
    {
      g_unlink (beside);
      return refuse_existing (path, error);
    }
  if (code != 0)
    return fail (path, beside, code, error);
  return remedy_tree_sync_folder (folder) || doubt (path, error);
}

/**
 * remedy_bundle_save:
 * @self: a bundle
 * @path: where to; its folder is there
 * @passphrase: (nullable): what it is to be encrypted with
 * @flags: whether something of that name may go
 * @cancellable: (nullable): to stop before anything stands under that name
 * @error: %REMEDY_ERROR_EXISTS, %REMEDY_ERROR_IO; those of remedy_gpg_encrypt()
 *
 * Writes beside it, syncs and renames: there is the whole of it under that name, or nothing.
 * What is to be encrypted is so before the first byte of it is written.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_bundle_save (RemedyBundle         *self,
                    const char           *path,
                    const char           *passphrase,
                    RemedyBundleSaveFlags flags,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autofree char *whole = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  whole = g_canonicalize_filename (path, NULL);
  if ((flags & REMEDY_BUNDLE_SAVE_REPLACE) == 0
      && g_file_test (whole, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return refuse_existing (path, error);
  bytes = passphrase != NULL
              ? remedy_gpg_encrypt (remedy_bundle_get_zip (self), passphrase, cancellable, error)
              : g_bytes_ref (remedy_bundle_get_zip (self));
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return write_file (whole, bytes, flags, error);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (remedy_bundle_save (saving->bundle, saving->path, saving->passphrase, saving->flags,
                          cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * remedy_bundle_save_async:
 * @self: a bundle
 * @path: where to; its folder is there
 * @passphrase: (nullable): what it is to be encrypted with
 * @flags: whether something of that name may go
 * @cancellable: (nullable): to stop before anything stands under that name
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * As remedy_bundle_save(), in a thread.
 */
void
remedy_bundle_save_async (RemedyBundle         *self,
                          const char           *path,
                          const char           *passphrase,
                          RemedyBundleSaveFlags flags,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL);

  saving = g_new0 (Saving, 1);
  saving->bundle = remedy_bundle_ref (self);
  saving->path = g_strdup (path);
  saving->passphrase = g_strdup (passphrase);
  saving->flags = flags;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, remedy_bundle_save_async);
  /* What is on disk counts, however late the operator pressed Cancel. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * remedy_bundle_save_finish:
 * @result: what the callback got
 * @error: as of remedy_bundle_save(), or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_bundle_save_finish (GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
