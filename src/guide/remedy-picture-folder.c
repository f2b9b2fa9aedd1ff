/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-picture-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "guide/remedy-case-file.h"
#include "guide/remedy-flow.h"
#include "guide/remedy-stored-case.h"
#include "guide/remedy-tree.h"

/* Number in the order of taking, day, time. */
#define ID "[0-9]{4}-[0-9]{8}-[0-9]{6}"
#define HASH "[0-9a-f]{64}"
#define FACTS_PREFIX "facts-"

static const char *const suffixes[] = {
  REMEDY_PICTURE_JSON,     REMEDY_PICTURE_PNG,    REMEDY_PICTURE_DRAWN,
  REMEDY_PICTURE_ORIGINAL, REMEDY_PICTURE_SHAPES,
};

static gboolean
matches (const char *pattern,
         const char *name)
{
  return g_regex_match_simple (pattern, name, G_REGEX_DOLLAR_ENDONLY, 0);
}

static char *
get_folder (const char *case_folder)
{
  return g_build_filename (case_folder, REMEDY_CASE_PICTURES, NULL);
}

/**
 * remedy_picture_folder_make:
 * @case_folder: of a case
 * @error: %REMEDY_ERROR_SAVE
 *
 * Returns: %TRUE if there is a folder for its pictures
 */
gboolean
remedy_picture_folder_make (const char *case_folder,
                            GError    **error)
{
  g_autofree char *folder = get_folder (case_folder);

  if (remedy_tree_make (folder))
    return TRUE;
  remedy_case_file_cannot (error, errno, folder);
  return FALSE;
}

/**
 * remedy_picture_folder_lock:
 * @case_folder: of a case
 *
 * While somebody has it nobody else adds, deletes or clears pictures. A file system without
 * such locks keeps nobody from working: the case itself is locked too.
 *
 * Returns: a lock, to be released; -1 where there can be none
 */
RemedyPictureLock
remedy_picture_folder_lock (const char *case_folder)
{
  g_autofree char *folder = get_folder (case_folder);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  while (fd >= 0 && flock (fd, LOCK_EX) != 0 && errno == EINTR)
    ;
  return fd;
}

/**
 * remedy_picture_lock_release:
 * @lock: of remedy_picture_folder_lock(); may be -1
 */
void
remedy_picture_lock_release (RemedyPictureLock lock)
{
  if (lock >= 0)
    close (lock);
}

/**
 * remedy_picture_folder_is_id:
 * @id: a text
 *
 * Returns: %TRUE if it is what a picture may be called
 */
gboolean
remedy_picture_folder_is_id (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return matches ("^" ID "$", id);
}

/**
 * remedy_picture_folder_get_path:
 * @case_folder: of a case
 * @id: of a picture of it
 * @suffix: %REMEDY_PICTURE_JSON or another of them
 *
 * Returns: (transfer full): where that part of the picture is
 */
char *
remedy_picture_folder_get_path (const char *case_folder,
                                const char *id,
                                const char *suffix)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (id != NULL && remedy_picture_folder_is_id (id), NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  name = g_strconcat (id, suffix, NULL);
  return g_build_filename (case_folder, REMEDY_CASE_PICTURES, name, NULL);
}

/**
 * remedy_picture_folder_get_facts:
 * @case_folder: of a case
 * @hash: SHA-256 of something that was read
 *
 * Returns: (transfer full) (nullable): where it is; %NULL if @hash is none
 */
char *
remedy_picture_folder_get_facts (const char *case_folder,
                                 const char *hash)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (hash != NULL, NULL);

  if (!matches ("^" HASH "$", hash))
    return NULL;
  name = g_strconcat (FACTS_PREFIX, hash, REMEDY_PICTURE_JSON, NULL);
  return g_build_filename (case_folder, REMEDY_CASE_PICTURES, name, NULL);
}

/**
 * remedy_picture_folder_get_size:
 * @case_folder: of a case
 *
 * Returns: what its pictures have in bytes, all in all
 */
guint64
remedy_picture_folder_get_size (const char *case_folder)
{
  g_autofree char *folder = get_folder (case_folder);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint64          size = 0;

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         info;

      if (g_lstat (path, &info) == 0 && info.st_size > 0)
        size += (guint64) info.st_size;
    }
  return size;
}

/**
 * remedy_picture_folder_remove:
 * @case_folder: of a case
 * @id: of a picture
 *
 * Removes what is left of a picture that is none any more.
 */
void
remedy_picture_folder_remove (const char *case_folder,
                              const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = remedy_picture_folder_get_path (case_folder, id, suffixes[i]);

      g_unlink (path);
    }
}

/* The gallery before this one kept PNG files with every name in them, one a page. */
static gboolean
is_of_old (const char *name)
{
  for (int page = 0; page < REMEDY_N_PAGES; page++)
    {
      g_autofree char *old = g_strconcat (remedy_page_words[page], REMEDY_PICTURE_PNG, NULL);

      if (g_str_equal (name, old))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_left_over (const char *name,
              GHashTable *ids,
              GHashTable *hashes)
{
  g_autofree char *word = NULL;

  if (is_of_old (name))
    return TRUE;
  /* Something is being written beside them, or was when the program was killed. */
  if (matches ("^(" ID "|" FACTS_PREFIX HASH ")\\.[a-z.]+\\.[A-Za-z0-9]{6}$", name))
    return TRUE;
  if (matches ("^" ID "\\.(png|drawn\\.json|original|shapes\\.json)$", name))
    {
      word = g_strndup (name, strcspn (name, "."));
      return !g_hash_table_contains (ids, word);
    }
  if (hashes == NULL || !matches ("^" FACTS_PREFIX HASH "\\.json$", name))
    return FALSE;
  word = g_strndup (name + strlen (FACTS_PREFIX), strcspn (name, ".") - strlen (FACTS_PREFIX));
  return !g_hash_table_contains (hashes, word);
}

/**
 * remedy_picture_folder_sweep:
 * @case_folder: of a case
 * @ids: (element-type utf8 utf8): the pictures that there are, readable or not
 * @hashes: (nullable) (element-type utf8 utf8): of what they show; %NULL if that is not known
 *
 * Clears what crashes and an older version of the program left over; the lock must be held.
 * What is not ours stays, and so does what cannot be removed.
 */
void
remedy_picture_folder_sweep (const char *case_folder,
                             GHashTable *ids,
                             GHashTable *hashes)
{
  g_autofree char *folder = get_folder (case_folder);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_return_if_fail (ids != NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_left_over (name, ids, hashes))
        g_unlink (path);
    }
}
