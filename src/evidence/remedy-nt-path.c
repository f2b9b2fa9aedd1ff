/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-nt-path.h"

#include <string.h>

#include "core/remedy-text.h"

/* What an 8.3 name keeps of the base before its "~N", and of the extension. */
#define SHORT_BASE 6
#define SHORT_EXTENSION 3

/**
 * remedy_nt_path_join:
 * @folder: an NT path
 * @name: what is in it; may itself have backslashes
 *
 * Returns: (transfer full): the path of @name
 */
char *
remedy_nt_path_join (const char *folder,
                     const char *name)
{
  return g_strconcat (folder, g_str_has_suffix (folder, "\\") ? "" : "\\", name, NULL);
}

/**
 * remedy_nt_path_parent:
 * @path: an NT path
 *
 * Returns: (transfer full) (nullable): the folder that it is in; %NULL for the root of a drive
 */
char *
remedy_nt_path_parent (const char *path)
{
  char letter;
  g_auto (GStrv) parts = remedy_nt_path_split (path, &letter);
  guint n = parts != NULL ? g_strv_length (parts) : 0;
  g_autofree char *tail = NULL;

  if (n == 0)
    return NULL;
  g_clear_pointer (&parts[n - 1], g_free);
  tail = g_strjoinv ("\\", parts);
  return g_strdup_printf ("%c:\\%s", letter, tail);
}

/**
 * remedy_nt_path_leaf:
 * @path: an NT path
 *
 * Returns: (transfer full): the last part of it
 */
char *
remedy_nt_path_leaf (const char *path)
{
  const char *back = strrchr (path, '\\');
  const char *slash = strrchr (path, '/');
  const char *last = back == NULL || (slash != NULL && slash > back) ? slash : back;

  return g_strdup (last != NULL ? last + 1 : path);
}

/**
 * remedy_nt_path_split:
 * @path: (nullable): as in "C:\\WINNT\\System32"
 * @letter: (out): the drive, in upper case
 *
 * Returns: (transfer full) (nullable): the parts below the drive, without empty ones and
 *   with no "." in them; %NULL where @path has no drive letter or goes up with ".."
 */
char **
remedy_nt_path_split (const char *path,
                      char       *letter)
{
  g_auto (GStrv) all = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (path == NULL || !g_ascii_isalpha (path[0]) || path[1] != ':')
    return NULL;
  *letter = g_ascii_toupper (path[0]);
  all = g_strsplit_set (path + 2, "\\/", -1);
  for (guint i = 0; all[i] != NULL; i++)
    {
      if (g_str_equal (all[i], ".."))
        return NULL;
      if (all[i][0] != '\0' && !g_str_equal (all[i], "."))
        g_strv_builder_add (builder, all[i]);
    }
  return g_strv_builder_end (builder);
}

/* What stands for the system root, or its drive, at the start of a path; the longest first. */
static const struct
{
  const char *prefix;
  gboolean    drive_only;
} roots[] = {
  { "%SystemRoot%", FALSE },
  { "%SystemDrive%", TRUE },
  { "%windir%", FALSE },
  { "\\SystemRoot", FALSE },
};

/**
 * remedy_nt_path_expand:
 * @text: (nullable): a path as the registry holds it
 * @system_root: as in "C:\\WINNT"
 *
 * Quotes and the prefix of the object manager are dropped; a path that begins with
 * neither a drive nor a variable is below the system root, as the service controller
 * reads it.
 *
 * Returns: (transfer full) (nullable): an NT path; %NULL if @text is no local path
 */
char *
remedy_nt_path_expand (const char *text,
                       const char *system_root)
{
  g_autofree char *clean = NULL;
  const char *start;

  if (text == NULL || text[0] == '\0')
    return NULL;
  clean = g_strdup (text);
  g_strdelimit (clean, "\"", ' ');
  g_strstrip (clean);
  start = g_str_has_prefix (clean, "\\??\\") ? clean + 4 : clean;
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (remedy_text_has_prefix (start, roots[i].prefix))
      {
        const char *rest = start + strlen (roots[i].prefix);

        if (roots[i].drive_only)
          return g_strdup_printf ("%c:%s", system_root[0], rest);
        return g_strconcat (system_root, rest, NULL);
      }
  if (g_ascii_isalpha (start[0]) && start[1] == ':')
    return g_strdup (start);
  if (start[0] == '\\' || start[0] == '%' || start[0] == '\0')
    return NULL;
  return remedy_nt_path_join (system_root, start);
}

/**
 * remedy_nt_path_fold:
 * @name: UTF-8
 *
 * Returns: (transfer full): what is equal for all spellings that NT takes for one name
 */
char *
remedy_nt_path_fold (const char *name)
{
  /* Other systems store an accent as a character of its own. */
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_utf8_casefold (composed != NULL ? composed : name, -1);
}

static void
append_short (GString    *text,
              const char *from,
              gsize       length,
              guint       most)
{
  guint taken = 0;

  for (const char *p = from; p < from + length && taken < most; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '.')
        continue;
      g_string_append_unichar (text, c < 0x80 && strchr ("+,;=[]", (int) c) != NULL ? '_' : c);
      taken++;
    }
}

/**
 * remedy_nt_path_short:
 * @name: the name of a file or folder
 *
 * The 8.3 name of a long one is up to six characters of it, "~" with a number, and up to
 * three characters of its extension.
 *
 * Returns: (transfer full) (nullable): those two parts with a "~" and a "." between them,
 *   folded; %NULL if @name is short already, and has no second name
 */
char *
remedy_nt_path_short (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize base = dot != NULL ? (gsize) (dot - name) : strlen (name);
  gsize extension = dot != NULL ? strlen (dot + 1) : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (base <= 8 && extension <= SHORT_EXTENSION && strpbrk (name, " +,;=[]") == NULL &&
      memchr (name, '.', base) == NULL)
    return NULL;
  append_short (text, name, base, SHORT_BASE);
  g_string_append (text, "~.");
  if (dot != NULL)
    append_short (text, dot + 1, extension, SHORT_EXTENSION);
  return remedy_nt_path_fold (text->str);
}
