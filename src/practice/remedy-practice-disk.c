/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-tree.h"

#include "core/remedy-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whatever the umask: the same arguments make the same modes. */
#define FILE_MODE 0644
#define FOLDER_MODE 0755

/* A file that is being written; renamed when it is whole. */
#define PART_SUFFIX ".part"

#define OPEN_FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

typedef int Descriptor;

static void
descriptor_clear (Descriptor *fd)
{
  if (*fd >= 0)
    close (*fd);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Descriptor, descriptor_clear)

static Descriptor
descriptor_steal (Descriptor *fd)
{
  Descriptor stolen = *fd;

  *fd = -1;
  return stolen;
}

/* Opens the folder in which @path lies, component by component and never through a
 * symbolic link: somebody may have put one into a practice server since it was made. */
static Descriptor
open_parent (const char *folder,
             const char *path,
             GError    **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_auto (GStrv) parts = g_strsplit (parent, G_DIR_SEPARATOR_S, -1);
  g_auto (Descriptor) fd = open (folder, OPEN_FOLDER);

  for (guint i = 0; fd >= 0 && parts[i] != NULL; i++)
    {
      Descriptor next = openat (fd, parts[i], OPEN_FOLDER);

      descriptor_clear (&fd);
      fd = next;
    }
  if (fd < 0)
    remedy_error_set_from_errno (error, errno, path);
  return descriptor_steal (&fd);
}

static gboolean
set_times (Descriptor fd,
           gint64     time)
{
  const struct timespec times[] = { { .tv_sec = time }, { .tv_sec = time } };

  return futimens (fd, times) == 0;
}

static gboolean
write_all (Descriptor fd,
           GBytes    *bytes)
{
  gsize left;
  const char *at = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (fd, at, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      left -= n;
    }
  return TRUE;
}

static gboolean
fill_file (Descriptor                 fd,
           const RemedyPracticeEntry *entry)
{
  return write_all (fd, entry->bytes) && ftruncate (fd, (off_t) entry->size) == 0 &&
         fchmod (fd, FILE_MODE) == 0 && set_times (fd, entry->modified);
}

/* Puts a new file where none is. */
static gboolean
create_file (Descriptor                 parent,
             const char                *name,
             const RemedyPracticeEntry *entry,
             gboolean                   durable,
             GError                   **error)
{
  g_auto (Descriptor) fd =
      openat (parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);

  if (fd < 0 || !fill_file (fd, entry) || (durable && fsync (fd) != 0))
    {
      remedy_error_set_from_errno (error, errno, entry->path);
      return FALSE;
    }
  return TRUE;
}

/* Replaces a file as a whole, so that no reader and no crash sees half of it. That its new
 * name gets lost with the power does no harm: the next step finds it out and mends it. */
static gboolean
replace_file (const char                *folder,
              const RemedyPracticeEntry *entry,
              GError                   **error)
{
  g_auto (Descriptor) parent = open_parent (folder, entry->path, error);
  g_autofree char *name = g_path_get_basename (entry->path);
  g_autofree char *part = g_strconcat (name, PART_SUFFIX, NULL);

  if (parent < 0)
    return FALSE;
  unlinkat (parent, part, 0); /* of an earlier try that was stopped */
  if (!create_file (parent, part, entry, TRUE, error))
    return FALSE;
  if (renameat (parent, part, parent, name) != 0)
    {
      remedy_error_set_from_errno (error, errno, entry->path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
make_entry (const char                *folder,
            const RemedyPracticeEntry *entry,
            GError                   **error)
{
  g_auto (Descriptor) parent = open_parent (folder, entry->path, error);
  g_autofree char *name = g_path_get_basename (entry->path);

  if (parent < 0)
    return FALSE;
  if (entry->bytes != NULL)
    return create_file (parent, name, entry, FALSE, error);
  if (mkdirat (parent, name, FOLDER_MODE) != 0)
    {
      remedy_error_set_from_errno (error, errno, entry->path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
settle_folder (Descriptor fd,
               gint64     time)
{
  return fd >= 0 && fchmod (fd, FOLDER_MODE) == 0 && set_times (fd, time);
}

/* Writing into a folder changes its time, so folders get theirs when all is written. */
static gboolean
settle_folders (RemedyPracticeTree *self,
                const char         *folder,
                GError            **error)
{
  g_auto (Descriptor) top = open (folder, OPEN_FOLDER);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const RemedyPracticeEntry *entry = g_ptr_array_index (self->entries, i);
      g_auto (Descriptor) parent = -1;
      g_auto (Descriptor) fd = -1;
      g_autofree char *name = g_path_get_basename (entry->path);

      if (entry->bytes != NULL)
        continue;
      parent = open_parent (folder, entry->path, error);
      if (parent < 0)
        return FALSE;
      fd = openat (parent, name, OPEN_FOLDER);
      if (!settle_folder (fd, entry->modified))
        {
          remedy_error_set_from_errno (error, errno, entry->path);
          return FALSE;
        }
    }
  if (!settle_folder (top, self->folder_time))
    {
      remedy_error_set_from_errno (error, errno, folder);
      return FALSE;
    }
  return TRUE;
}

/**
 * remedy_practice_tree_write:
 * @self: a tree
 * @folder: an empty folder
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Writes everything into @folder. After an error there may be something in it.
 *
 * Returns: %TRUE if all is there
 */
gboolean
remedy_practice_tree_write (RemedyPracticeTree *self,
                            const char         *folder,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL && folder != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !make_entry (folder, g_ptr_array_index (self->entries, i), error))
      return FALSE;
  return settle_folders (self, folder, error);
}

/* That somebody changed it by hand without changing either of the two is no accident. */
static gboolean
entry_is_on_disk (const RemedyPracticeEntry *entry,
                  const char                *folder)
{
  g_autofree char *path = g_build_filename (folder, entry->path, NULL);
  struct stat info;

  return lstat (path, &info) == 0 && S_ISREG (info.st_mode) &&
         (guint64) info.st_size == entry->size && info.st_mtim.tv_sec == entry->modified;
}

static gboolean
entry_equal (const RemedyPracticeEntry *a,
             const RemedyPracticeEntry *b)
{
  return b != NULL && b->bytes != NULL && a->size == b->size && a->modified == b->modified &&
         g_bytes_equal (a->bytes, b->bytes);
}

/**
 * remedy_practice_tree_replace:
 * @self: how it is to be
 * @before: how it was made
 * @folder: where @before was written to
 * @error: return location for a #GError
 *
 * Writes the files that differ between the two or are not on disk, each as a whole and
 * durably, the marker last: stopped half way it can be done again.
 *
 * Returns: %TRUE if all is there
 */
gboolean
remedy_practice_tree_replace (RemedyPracticeTree *self,
                              RemedyPracticeTree *before,
                              const char         *folder,
                              GError            **error)
{
  g_return_val_if_fail (self != NULL && before != NULL && folder != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const RemedyPracticeEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->bytes == NULL)
        continue;
      if (entry_equal (entry, g_hash_table_lookup (before->by_path, entry->path)) &&
          entry_is_on_disk (entry, folder))
        continue;
      if (!replace_file (folder, entry, error))
        return FALSE;
    }
  return settle_folders (self, folder, error);
}

/**
 * remedy_practice_tree_is_on_disk:
 * @self: a tree
 * @nt_path: of one of its files
 * @folder: where it was written to
 *
 * Returns: %TRUE if a file of its size and time is there
 */
gboolean
remedy_practice_tree_is_on_disk (RemedyPracticeTree *self,
                                 const char         *nt_path,
                                 const char         *folder)
{
  g_autofree char *path = NULL;
  const RemedyPracticeEntry *entry;

  g_return_val_if_fail (self != NULL && nt_path != NULL && folder != NULL, FALSE);

  path = remedy_practice_tree_disk_path (self, nt_path);
  entry = g_hash_table_lookup (self->by_path, path);
  return entry != NULL && entry_is_on_disk (entry, folder);
}
