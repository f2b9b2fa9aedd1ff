/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "guide/remedy-tree.h"

/* The parser descends by recursion; what we write is less than ten deep. */
#define MAX_DEPTH 64

/* Behind the name of a file that is being written, with a dot: six characters by chance. */
#define STRAY "XXXXXX"

/**
 * remedy_case_file_is_too_deep:
 * @text: JSON, or what may be JSON
 * @size: of it, in bytes
 *
 * Returns: %TRUE if it nests deeper than what this program writes
 */
gboolean
remedy_case_file_is_too_deep (const char *text,
                              gsize       size)
{
  gboolean in_string = FALSE;
  guint    depth = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && (text[i] == '[' || text[i] == '{') && ++depth > MAX_DEPTH)
        return TRUE;
      else if (!in_string && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

static char *
read_open (int         fd,
           const char *path,
           gsize       limit,
           gsize      *size,
           GError    **error)
{
  g_autofree char *text = NULL;
  struct stat      info;

  if (fstat (fd, &info) != 0)
    {
      remedy_error_set_from_errno (error, errno, path);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED, _ ("%s: this is not a plain file"),
                   path);
      return NULL;
    }
  if ((guint64) info.st_size > limit)
    {
      g_autofree char *most = g_format_size (limit);

      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("%s: this file is larger than the limit of %s"), path, most);
      return NULL;
    }
  text = g_malloc ((gsize) info.st_size + 1);
  for (*size = 0; *size < (gsize) info.st_size;)
    {
      gssize n = read (fd, text + *size, (gsize) info.st_size - *size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          remedy_error_set_from_errno (error, errno, path);
          return NULL;
        }
      if (n == 0)
        break;
      *size += (gsize) n;
    }
  text[*size] = '\0';
  return g_steal_pointer (&text);
}

/**
 * remedy_case_file_read:
 * @path: a file of a case; a symbolic link in its place is not followed
 * @limit: the most that it may have, in bytes
 * @size: (out): how many it has
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): its bytes, and a NUL
 */
char *
remedy_case_file_read (const char *path,
                       gsize       limit,
                       gsize      *size,
                       GError    **error)
{
  char *text;
  int   fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (size != NULL, NULL);

  fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    {
      remedy_error_set_from_errno (error, errno, path);
      return NULL;
    }
  text = read_open (fd, path, limit, size, error);
  close (fd);
  return text;
}

/**
 * remedy_case_file_load:
 * @path: a JSON file; a symbolic link in its place is not followed
 * @limit: the most that it may have, in bytes
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): the object in it
 */
JsonNode *
remedy_case_file_load (const char *path,
                       gsize       limit,
                       GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  gsize            size = 0;

  g_return_val_if_fail (path != NULL, NULL);

  text = remedy_case_file_read (path, limit, &size, error);
  if (text == NULL)
    return NULL;
  if (remedy_case_file_is_too_deep (text, size))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("%s: this file is damaged: it nests more than %d levels deep"), path,
                   MAX_DEPTH);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) size, &cause) ||
      json_parser_get_root (parser) == NULL)
    {
      /* The parser tells the byte that it does not like by itself, and not the character. */
      g_autofree char *why = g_utf8_make_valid (cause != NULL ? cause->message : _ ("it is empty"), -1);

      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("%s: this file is damaged: %s"),
                   path, why);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/* What happened, in the words of an administrator, and how to go on. */
static const char *
explain (int         saved_errno,
         const char *path,
         char      **what)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      *what = g_strdup_printf (_ ("there is no space left for “%s”"), shown);
      return _ ("Free some space there and try again; or set XDG_DATA_HOME to a folder on another "
                "disk and start this program again.");
    case EROFS:
      *what = g_strdup_printf (_ ("“%s” is on a file system that is read-only"), shown);
      return _ ("Make it writable and try again; or set XDG_DATA_HOME to a folder that is writable "
                "and start this program again.");
    case EACCES:
    case EPERM:
      *what = g_strdup_printf (_ ("you may not write in “%s”"), shown);
      return _ ("Give yourself the right to write there and try again; or set XDG_DATA_HOME to a "
                "folder of your own and start this program again.");
    default:
      /* Translators: a folder, then the system’s own words, as in “Input/output error”. */
      *what = g_strdup_printf (_ ("“%s”: %s"), shown, g_strerror (saved_errno));
      return _ ("Look at that disk and try again; or set XDG_DATA_HOME to a folder on another disk "
                "and start this program again.");
    }
}

/**
 * remedy_case_file_cannot:
 * @error: (out) (optional): where to put it
 * @saved_errno: the errno of the failed call
 * @path: what was to be written
 *
 * Sets %REMEDY_ERROR_SAVE: what happened, that the case on disk is the last good one, and
 * how to go on.
 */
void
remedy_case_file_cannot (GError    **error,
                         int         saved_errno,
                         const char *path)
{
  g_autofree char *what = NULL;
  const char      *how = explain (saved_errno, path, &what);

  /* Translators: the first %s says what happened, the second how to go on. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_SAVE,
               _ ("The case could not be saved: %s. What is on disk is the case as it was before "
                  "this change. %s"),
               what, how);
}

/**
 * remedy_case_file_doubt:
 * @error: (out) (optional): where to put it
 * @saved_errno: the errno of the failed call
 * @path: what was to be written
 *
 * As remedy_case_file_cannot(), where the disk has failed so far that nobody can tell whether
 * the change is on it.
 */
void
remedy_case_file_doubt (GError    **error,
                        int         saved_errno,
                        const char *path)
{
  g_autofree char *what = NULL;
  const char      *how = explain (saved_errno, path, &what);

  /* Translators: the first %s says what happened, the second how to go on. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_SAVE,
               _ ("The case could not be saved for certain: %s. This change was not made here, but "
                  "may be on disk: if this program ends before the next change is saved, look "
                  "whether it is there when you open the case again. %s"),
               what, how);
}

static int
write_all (int         fd,
           const char *bytes,
           gsize       length)
{
  for (gsize done = 0; done < length;)
    {
      gssize n = write (fd, bytes + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      if (n == 0)
        return ENOSPC;
      done += (gsize) n;
    }
  return fsync (fd) == 0 ? 0 : errno;
}

/* The errno of what failed. */
static int
write_beside (char       *beside,
              const char *bytes,
              gsize       length)
{
  int fd = g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return errno;
  code = write_all (fd, bytes, length);
  /* What a network holds back until then. */
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code != 0)
    g_unlink (beside);
  return code;
}

/**
 * remedy_case_file_write_bytes:
 * @path: a file of a case
 * @bytes: what to put into it
 * @error: %REMEDY_ERROR_SAVE; the file is then as it was, or, if its folder could not be
 *   synced, the message says that it may be the new one
 *
 * Writes beside it, syncs and renames, so that a crash at any moment leaves the old file
 * or the new one. It is readable by its owner only.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_file_write_bytes (const char *path,
                              GBytes     *bytes,
                              GError    **error)
{
  g_autofree char *beside = NULL;
  g_autofree char *folder = NULL;
  const char      *data;
  gsize            length = 0;
  int              code;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  beside = g_strconcat (path, "." STRAY, NULL);
  folder = g_path_get_dirname (path);
  code = write_beside (beside, data, length);
  if (code == 0 && g_rename (beside, path) != 0)
    {
      code = errno;
      g_unlink (beside);
    }
  if (code != 0)
    {
      remedy_case_file_cannot (error, code, path);
      return FALSE;
    }
  if (remedy_tree_sync_folder (folder))
    return TRUE;
  remedy_case_file_doubt (error, errno, path);
  return FALSE;
}

/**
 * remedy_case_file_write:
 * @path: a file of a case
 * @text: what to put into it
 * @error: as of remedy_case_file_write_bytes(), which see
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_file_write (const char *path,
                        const char *text,
                        GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  bytes = g_bytes_new_static (text, strlen (text));
  return remedy_case_file_write_bytes (path, bytes, error);
}

/**
 * remedy_case_file_save:
 * @path: a file of a case
 * @node: what to put into it
 * @pretty: whether people may want to read it
 * @error: %REMEDY_ERROR_SAVE; the file is then as it was
 *
 * As remedy_case_file_write().
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_file_save (const char *path,
                       JsonNode   *node,
                       gboolean    pretty,
                       GError    **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  text = json_to_string (node, pretty);
  return remedy_case_file_write (path, text, error);
}

/**
 * remedy_case_file_is_stray:
 * @name: a name in the folder of a case
 *
 * Returns: %TRUE if it is what a save leaves that was killed half-way
 */
gboolean
remedy_case_file_is_stray (const char *name)
{
  return g_pattern_match_simple ("*.json.??????", name) ||
         g_pattern_match_simple ("*.jsonl.??????", name);
}
