/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-media-tree.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "evidence/remedy-file-reader.h"
#include "evidence/remedy-gather.h"
#include "evidence/remedy-host-folder.h"
#include "evidence/remedy-nt-path.h"

/* Adds what one folder holds; its folders are put behind those that wait. A link to a
 * folder is not walked: what it leads to inside is there under its own name. */
static void
add_folder (RemedyMediaTree *self,
            GPtrArray       *names,
            const char      *path,
            const char      *host,
            GQueue          *waiting)
{
  for (guint i = 0; i < names->len; i++)
    {
      const RemedyHostEntry *name = names->pdata[i];
      g_autofree char *below =
          path[0] == '\0' ? g_strdup (name->name) : g_strconcat (path, "\\", name->name, NULL);
      RemedyMediaEntry *entry;

      if (name->refused != NULL)
        {
          /* Translators: a path, then why it is not read. */
          remedy_media_tree_lack (self, _ ("%s: %s"), below, name->refused);
          continue;
        }
      if (name->is_link && name->is_directory)
        continue;
      entry = remedy_media_tree_add (self, below, name->is_directory);
      if (entry == NULL)
        continue;
      entry->host = host[0] == '\0' ? g_strdup (name->raw) : g_build_filename (host, name->raw, NULL);
      entry->size = name->size;
      entry->modified = name->modified;
      if (entry->is_folder)
        g_queue_push_tail (waiting, entry);
    }
}

/**
 * remedy_media_tree_walk:
 * @self: an empty tree
 * @folder: (type filename): a folder that the operator named
 * @error: the system's error, or %G_IO_ERROR_CANCELLED
 *
 * Adds all names below @folder, those near the top first. Nothing is opened but folders,
 * and no link out of it is followed. A folder that cannot be read leaves the tree not whole.
 *
 * Returns: %FALSE if @folder itself could not be read, or it was cancelled
 */
gboolean
remedy_media_tree_walk (RemedyMediaTree *self,
                        const char      *folder,
                        GError         **error)
{
  g_autoptr (RemedyHostFolder) root = remedy_host_folder_new (folder, error);
  g_autoptr (GPtrArray) top = NULL;
  g_autoptr (GQueue) waiting = g_queue_new ();
  const RemedyMediaEntry *entry;

  top = root != NULL ? remedy_host_folder_list (root, "", NULL, error) : NULL;
  if (top == NULL)
    return FALSE;
  add_folder (self, top, "", "", waiting);
  while ((entry = g_queue_pop_head (waiting)) != NULL)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (GPtrArray) names = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->entries->len >= REMEDY_MEDIA_MAX_ENTRIES)
        {
          remedy_media_tree_lack (self, _ ("it holds more than the limit of %d files and folders"),
                                  REMEDY_MEDIA_MAX_ENTRIES);
          break;
        }
      remedy_media_tree_progress (self, -1, entry->path);
      names = remedy_host_folder_list (root, entry->host, entry->path, &failure);
      if (names != NULL)
        add_folder (self, names, entry->path, entry->host, waiting);
      else
        remedy_media_tree_lack (self, "%s", failure->message);
    }
  return TRUE;
}

/**
 * remedy_media_tree_read_file:
 * @self: a tree
 * @folder: the host path of the media
 * @entry: a file in it
 *
 * Returns: (transfer full): what the file says of itself; of one that is no program only
 *   that it is there and can be opened
 */
RemedyFileFact *
remedy_media_tree_read_file (RemedyMediaTree        *self,
                             const char             *folder,
                             const RemedyMediaEntry *entry)
{
  RemedyFileFact *fact = remedy_file_fact_new ();
  g_autoptr (RemedyHostFolder) root = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  int fd = -1;

  fact->path = g_strdup (entry->path);
  fact->size = (gint64) entry->size;
  fact->modified = entry->modified;
  root = remedy_host_folder_new (folder, &error);
  if (root != NULL)
    fd = remedy_host_folder_open (root, entry->host, entry->path, &error);
  if (fd >= 0)
    reader = remedy_file_reader_new_take_fd (fd, entry->path, &error);
  if (reader == NULL)
    remedy_gather_fail (error, &fact->state, &fact->reason);
  else if (remedy_media_is_read (entry->path))
    remedy_gather_read_image (fact, reader, self->cancellable);
  return fact;
}
