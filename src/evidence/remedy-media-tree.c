/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-media-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "evidence/remedy-nt-path.h"
#include "formats/remedy-tables.h"

static void
entry_free (RemedyMediaEntry *entry)
{
  g_free (entry->path);
  g_free (entry->folded);
  g_free (entry->host);
  remedy_file_fact_free (entry->fact);
  g_free (entry);
}

/**
 * remedy_media_tree_new:
 * @func: (nullable): is told how far it is
 * @user_data: for @func
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full): an empty tree
 */
RemedyMediaTree *
remedy_media_tree_new (RemedyMediaFunc func,
                       gpointer        user_data,
                       GCancellable   *cancellable)
{
  RemedyMediaTree *self = g_new0 (RemedyMediaTree, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->whole = TRUE;
  self->func = func;
  self->user_data = user_data;
  self->cancellable = cancellable;
  return self;
}

/**
 * remedy_media_tree_free:
 * @self: (transfer full): a tree
 */
void
remedy_media_tree_free (RemedyMediaTree *self)
{
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->entries);
  g_free (self->reason);
  g_free (self);
}

/**
 * remedy_media_tree_lack:
 * @self: a tree
 * @format: what was left out, and why; no full stop
 * @...: for @format
 *
 * The tree is not whole. The first reason is kept.
 */
void
remedy_media_tree_lack (RemedyMediaTree *self,
                        const char      *format,
                        ...)
{
  va_list args;

  self->whole = FALSE;
  if (self->reason != NULL)
    return;
  va_start (args, format);
  self->reason = g_strdup_vprintf (format, args);
  va_end (args);
}

/**
 * remedy_media_tree_progress:
 * @self: a tree
 * @fraction: how much is done, 0.0 to 1.0; -1 if that is not known
 * @path: what is being read
 */
void
remedy_media_tree_progress (RemedyMediaTree *self,
                            double           fraction,
                            const char      *path)
{
  g_autofree char *leaf = NULL;
  g_autofree char *text = NULL;

  if (self->func == NULL)
    return;
  leaf = remedy_nt_path_leaf (path);
  /* Translators: the name of a file or folder. */
  text = g_strdup_printf (_ ("Reading %s…"), leaf);
  self->func (fraction, text, self->user_data);
}

static guint
depth_of (const char *path)
{
  guint depth = 1;

  for (const char *p = path; *p != '\0'; p++)
    depth += *p == '\\';
  return depth;
}

/**
 * remedy_media_tree_add:
 * @self: a tree
 * @path: NT path below the media, UTF-8
 * @is_folder: what it is
 *
 * Adds one name, unless it is beyond a limit: then the tree is not whole. Of two names that
 * differ in case alone the first is found.
 *
 * Returns: (transfer none) (nullable): its entry
 */
RemedyMediaEntry *
remedy_media_tree_add (RemedyMediaTree *self,
                       const char      *path,
                       gboolean         is_folder)
{
  RemedyMediaEntry *entry;

  if (self->entries->len >= REMEDY_MEDIA_MAX_ENTRIES)
    remedy_media_tree_lack (self, _ ("it holds more than the limit of %d files and folders"),
                            REMEDY_MEDIA_MAX_ENTRIES);
  else if (strlen (path) > REMEDY_MEDIA_MAX_PATH)
    remedy_media_tree_lack (self, _ ("a path in it is longer than the limit of %d bytes"),
                            REMEDY_MEDIA_MAX_PATH);
  else if (depth_of (path) > REMEDY_MEDIA_MAX_DEPTH)
    remedy_media_tree_lack (self, _ ("its folders are nested deeper than the limit of %d"),
                            REMEDY_MEDIA_MAX_DEPTH);
  if (self->entries->len >= REMEDY_MEDIA_MAX_ENTRIES || strlen (path) > REMEDY_MEDIA_MAX_PATH ||
      depth_of (path) > REMEDY_MEDIA_MAX_DEPTH)
    return NULL;
  entry = g_new0 (RemedyMediaEntry, 1);
  entry->path = g_strdup (path);
  entry->folded = remedy_nt_path_fold (path);
  entry->is_folder = is_folder;
  entry->modified = REMEDY_TIME_UNKNOWN;
  g_ptr_array_add (self->entries, entry);
  if (!g_hash_table_contains (self->by_path, entry->folded))
    g_hash_table_insert (self->by_path, entry->folded, entry);
  return entry;
}

/**
 * remedy_media_tree_find:
 * @self: a tree
 * @folder: NT path below the media, "" for its top
 * @name: what is in it, whatever the case; may itself have backslashes
 *
 * Returns: (transfer none) (nullable): its entry
 */
const RemedyMediaEntry *
remedy_media_tree_find (const RemedyMediaTree *self,
                        const char            *folder,
                        const char            *name)
{
  g_autofree char *path =
      folder[0] == '\0' ? g_strdup (name) : g_strconcat (folder, "\\", name, NULL);
  g_autofree char *folded = remedy_nt_path_fold (path);

  return g_hash_table_lookup (self->by_path, folded);
}

/**
 * remedy_media_is_read:
 * @path: of a file
 *
 * Returns: %TRUE if its name is one whose content is read: a program of the table
 *   (Q243604), or UPDATE.EXE and SETUP.EXE
 */
gboolean
remedy_media_is_read (const char *path)
{
  const GPtrArray *table = remedy_table_files ();
  g_autofree char *leaf = remedy_nt_path_leaf (path);

  if (remedy_text_equal (leaf, "UPDATE.EXE") || remedy_text_equal (leaf, "SETUP.EXE"))
    return TRUE;
  for (guint i = 0; i < table->len; i++)
    if (remedy_text_equal (leaf, ((const RemedyTableFile *) table->pdata[i])->name))
      return TRUE;
  return FALSE;
}
