/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"

/* The parser descends by recursion; what we write is less than ten deep. */
#define MAX_DEPTH 64

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
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("%s: this file is damaged: %s"),
                   path, cause != NULL ? cause->message : _ ("it is empty"));
      return NULL;
    }
  return json_parser_steal_root (parser);
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
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *what = NULL;
  const char      *how;

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      what = g_strdup_printf (_ ("there is no space left for “%s”"), shown);
      how = _ ("Free some space there and try again; or set XDG_DATA_HOME to a folder on another "
               "disk and start this program again.");
      break;
    case EROFS:
      what = g_strdup_printf (_ ("“%s” is on a file system that is read-only"), shown);
      how = _ ("Make it writable and try again; or set XDG_DATA_HOME to a folder that is writable "
               "and start this program again.");
      break;
    case EACCES:
    case EPERM:
      what = g_strdup_printf (_ ("you may not write in “%s”"), shown);
      how = _ ("Give yourself the right to write there and try again; or set XDG_DATA_HOME to a "
               "folder of your own and start this program again.");
      break;
    default:
      /* Translators: a folder, then the system’s own words, as in “Input/output error”. */
      what = g_strdup_printf (_ ("“%s”: %s"), shown, g_strerror (saved_errno));
      how = _ ("Look at that disk and try again; or set XDG_DATA_HOME to a folder on another disk "
               "and start this program again.");
      break;
    }
  /* Translators: the first %s says what happened, the second how to go on. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_SAVE,
               _ ("The case could not be saved: %s. What is on disk is the case as it was before "
                  "this change. %s"),
               what, how);
}

/* GLib puts an errno into its own codes; back again, as far as it matters here. */
static int
errno_of (const GError *error)
{
  static const int known[] = { ENOSPC, EROFS, EACCES, EPERM, EIO, ENOENT, ENOTDIR, EMFILE };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_error_matches (error, G_FILE_ERROR, g_file_error_from_errno (known[i])))
      return known[i];
  return 0;
}

/**
 * remedy_case_file_write:
 * @path: a file of a case
 * @text: what to put into it
 * @error: %REMEDY_ERROR_SAVE; the file is then as it was
 *
 * Writes beside it, syncs and renames, so that a crash at any moment leaves the old file
 * or the new one. It is readable by its owner only.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_file_write (const char *path,
                        const char *text,
                        GError    **error)
{
  g_autoptr (GError) cause = NULL;
  int code;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &cause))
    return TRUE;
  code = errno_of (cause);
  if (code != 0)
    remedy_case_file_cannot (error, code, path);
  else
    /* Translators: the system’s own words, as in “File too large”. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_SAVE,
                 _ ("The case could not be saved: %s. What is on disk is the case as it was before "
                    "this change. Look at that disk and try again; or set XDG_DATA_HOME to a "
                    "folder on another disk and start this program again."),
                 cause->message);
  return FALSE;
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
 * Returns: %TRUE if it is what a save leaves that was killed half-way: GLib puts a dot and
 *   six characters behind the name
 */
gboolean
remedy_case_file_is_stray (const char *name)
{
  return g_pattern_match_simple ("*.json.??????", name) ||
         g_pattern_match_simple ("*.jsonl.??????", name);
}
