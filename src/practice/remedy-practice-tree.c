/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-tree.h"

#include "core/remedy-practice-marker.h"

#include <string.h>

static void
entry_free (RemedyPracticeEntry *entry)
{
  g_free (entry->path);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry);
}

/**
 * remedy_practice_tree_new:
 * @layout: how the drives lie in the folder
 * @folder_time: what every folder gets as its time
 *
 * Returns: (transfer full): an empty tree
 */
RemedyPracticeTree *
remedy_practice_tree_new (RemedyPracticeLayout layout,
                          gint64               folder_time)
{
  RemedyPracticeTree *self = g_new0 (RemedyPracticeTree, 1);

  self->layout = layout;
  self->folder_time = folder_time;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/* Loose files lie side by side, as somebody would mail them; programs in a folder that is
 * named after their own, and the NTUSER.DAT of each user in one of the user's name. */
static char *
loose_path (char **parts)
{
  guint n = g_strv_length (parts);
  const char *folder = parts[n - 2];
  const char *name = parts[n - 1];

  if (g_str_equal (name, "NTUSER.DAT") || g_str_equal (folder, "Notes"))
    return g_build_filename (folder, name, NULL);
  if (g_str_equal (folder, "BIN"))
    return g_build_filename ("bin", name, NULL);
  if (g_str_equal (folder, "System32") && !g_str_equal (name, "MAPISVC.INF"))
    return g_build_filename ("system32", name, NULL);
  return g_strdup (name);
}

/**
 * remedy_practice_tree_disk_path:
 * @self: a tree
 * @nt_path: as in `C:\WINNT\System32\MAPI32.DLL`
 *
 * Returns: (transfer full): where that lies below the folder
 */
char *
remedy_practice_tree_disk_path (RemedyPracticeTree *self,
                                const char         *nt_path)
{
  g_auto (GStrv) parts = g_strsplit (nt_path, "\\", -1);
  g_autofree char *below = g_strjoinv (G_DIR_SEPARATOR_S, parts + 1);
  const char drive[] = { nt_path[0], '\0' };

  switch (self->layout)
    {
    case REMEDY_PRACTICE_DRIVES:
      return g_build_filename (drive, below, NULL);
    case REMEDY_PRACTICE_LOOSE:
      return loose_path (parts);
    case REMEDY_PRACTICE_DRIVE:
    default:
      return g_steal_pointer (&below);
    }
}

static void
add_entry (RemedyPracticeTree *self,
           const char         *path,
           GBytes             *bytes,
           guint64             size,
           gint64              modified)
{
  RemedyPracticeEntry *entry = g_new0 (RemedyPracticeEntry, 1);

  entry->path = g_strdup (path);
  entry->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  entry->size = bytes != NULL ? MAX (size, g_bytes_get_size (bytes)) : 0;
  entry->modified = modified;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_path, entry->path, entry);
}

static void
add_folders (RemedyPracticeTree *self,
             const char         *path)
{
  for (const char *slash = strchr (path, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (path, slash - path);

      if (!g_hash_table_contains (self->by_path, folder))
        add_entry (self, folder, NULL, 0, self->folder_time);
    }
}

/**
 * remedy_practice_tree_add:
 * @self: a tree
 * @nt_path: as in `C:\WINNT\System32\MAPI32.DLL`
 * @bytes: what it begins with
 * @size: its size in bytes; smaller than @bytes: as @bytes
 * @modified: its time
 *
 * Adds a file and the folders above it. One of that path that is there already stays.
 */
void
remedy_practice_tree_add (RemedyPracticeTree *self,
                          const char         *nt_path,
                          GBytes             *bytes,
                          guint64             size,
                          gint64              modified)
{
  g_autofree char *path = NULL;

  g_return_if_fail (self != NULL && nt_path != NULL && bytes != NULL);

  path = remedy_practice_tree_disk_path (self, nt_path);
  if (g_hash_table_contains (self->by_path, path))
    return;
  add_folders (self, path);
  add_entry (self, path, bytes, size, modified);
}

/**
 * remedy_practice_tree_add_text:
 * @self: a tree
 * @nt_path: where it goes
 * @text: UTF-8, with the line ends of NT
 * @modified: its time
 *
 * Adds a text file in code page 1252; what that cannot say becomes a question mark.
 */
void
remedy_practice_tree_add_text (RemedyPracticeTree *self,
                               const char         *nt_path,
                               const char         *text,
                               gint64              modified)
{
  gsize size;
  char *ansi = g_convert_with_fallback (text, -1, "CP1252", "UTF-8", "?", NULL, &size, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (ansi, size);

  remedy_practice_tree_add (self, nt_path, bytes, 0, modified);
}

/**
 * remedy_practice_tree_add_folder:
 * @self: a tree
 * @nt_path: a folder that may stay empty; loose files have none
 */
void
remedy_practice_tree_add_folder (RemedyPracticeTree *self,
                                 const char         *nt_path)
{
  g_autofree char *path = NULL;

  g_return_if_fail (self != NULL && nt_path != NULL);

  if (self->layout == REMEDY_PRACTICE_LOOSE)
    return;
  path = remedy_practice_tree_disk_path (self, nt_path);
  if (g_hash_table_contains (self->by_path, path))
    return;
  add_folders (self, path);
  add_entry (self, path, NULL, 0, self->folder_time);
}

/**
 * remedy_practice_tree_add_marker:
 * @self: a tree
 * @bytes: what says that this program made it
 *
 * Adds the marker at the top, whatever the layout. It is added last and written last.
 */
void
remedy_practice_tree_add_marker (RemedyPracticeTree *self,
                                 GBytes             *bytes)
{
  g_return_if_fail (self != NULL && bytes != NULL);

  add_entry (self, REMEDY_PRACTICE_MARKER, bytes, 0, self->folder_time);
}

/**
 * remedy_practice_tree_free:
 * @self: (transfer full): a tree
 */
void
remedy_practice_tree_free (RemedyPracticeTree *self)
{
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->entries);
  g_free (self);
}
