/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hide-path.h"

#include <string.h>

#include "report/remedy-hide-service.h"
#include "report/remedy-public-names.h"

/*
 * Paths are hidden part by part. Where a part stands decides first: what follows Profiles is a
 * user. Then what a product calls its own folders is told, and any other part is hidden.
 *
 * What of a name is judged stays with its token: that it is a short one (“FOLDER-1~1”), what a
 * file is (“FOLDER-2.exe”), and that it can stand in no command (“FOLDER-3%”).
 */

#define SEPARATORS "\\/"
#define SPACES " \t"

/* As remedy_plan_draft_is_path() has it. */
#define NOT_IN_COMMANDS "\"%<>|*?:"
#define ODD_MARK "%"

/* Of a loose hive: the name of its user is before it. */
#define USER_HIVE "-NTUSER.DAT"

/* A path of the registry goes on from a file with this. */
#define KEY_MARK ": "
#define VALUE_MARK ", "

#define CONTROL_SET "ControlSet"
#define MAX_TAIL_DIGITS 2 /* of a short name */

/* What stands before a part. */
typedef struct
{
  char    *last; /* (owned) (nullable) the part before it */
  char    *before; /* (owned) (nullable) and the one before that */
  guint    n_parts; /* how many there were */
  gboolean share; /* the path begins with a computer and its share */
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->last, g_free);
  g_clear_pointer (&self->before, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

typedef char *(*HidePart) (RemedyHiding *hiding,
                           const Place  *place,
                           const char   *part);

static gboolean
is_drive (const char *part)
{
  return g_ascii_isalpha (part[0]) && part[1] == ':';
}

static gboolean
is_sid (const char *part)
{
  return g_ascii_strncasecmp (part, "S-1-", 4) == 0 && part[4] != '\0' &&
         strspn (part + 4, "0123456789-") == strlen (part + 4);
}

static gboolean
is_odd (const char *part)
{
  for (const char *p = part; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || strchr (NOT_IN_COMMANDS, *p) != NULL)
      return TRUE;
  return FALSE;
}

/* The end of a short name: "~1"; "" of another. More digits than a short name has are a number
 * of somebody’s. */
static char *
get_tail (const char *part)
{
  const char *tail = strchr (part, '~');
  gsize       digits = tail != NULL ? strspn (tail + 1, "0123456789") : 0;

  if (digits > MAX_TAIL_DIGITS)
    return g_strdup ("~1");
  return tail != NULL ? g_strndup (tail, 1 + digits) : g_strdup ("");
}

/* Puts what is judged of a name behind its token. */
static char *
mark (char       *hidden,
      const char *part)
{
  g_autofree char *token = hidden;
  g_autofree char *tail = get_tail (part);

  if (g_str_equal (token, part))
    return g_steal_pointer (&token);
  return g_strconcat (token, tail, is_odd (part) ? ODD_MARK : "", NULL);
}

static char *
hide_user (RemedyHiding *hiding,
           const char   *part)
{
  gsize length = strlen (part), hive = strlen (USER_HIVE);

  if (length > hive && g_ascii_strcasecmp (part + length - hive, USER_HIVE) == 0)
    {
      g_autofree char *name = g_strndup (part, length - hive);
      g_autofree char *hidden = remedy_hiding_name (hiding, REMEDY_NAMES_USERS, name);

      return g_strconcat (hidden, part + length - hive, NULL);
    }
  return mark (remedy_hiding_name (hiding, REMEDY_NAMES_USERS, part), part);
}

/* "%SystemRoot%" is known to every Windows NT; other variables are somebody’s. */
static char *
hide_variable (RemedyHiding *hiding,
               const char   *part)
{
  const char      *end = part[0] == '%' ? strchr (part + 1, '%') : NULL;
  g_autofree char *name = end != NULL ? g_strndup (part + 1, (gsize) (end - part - 1)) : NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *rest = NULL;

  if (name == NULL || *name == '\0')
    return NULL;
  hidden = remedy_public_has (REMEDY_PUBLIC_VARIABLE, name)
               ? g_strdup (name)
               : remedy_hiding_any_name (hiding, REMEDY_NAMES_FOLDERS, name);
  rest = end[1] != '\0' ? remedy_hide_path_file (hiding, end + 1) : g_strdup ("");
  return g_strdup_printf ("%%%s%%%s", hidden, rest);
}

/**
 * remedy_hide_path_file:
 * @hiding: a hiding
 * @name: the name of a file or a folder
 *
 * Returns: (transfer full): it, if a product gives that name; else a token, with the extension
 *   if it is a usual one
 */
char *
remedy_hide_path_file (RemedyHiding *hiding,
                       const char   *name)
{
  const char      *dot = strrchr (name, '.');
  gsize            length = strlen (name), hive = strlen (USER_HIVE);
  g_autofree char *base = NULL;
  g_autofree char *hidden = NULL;

  if (*name == '\0' || g_str_equal (name, ".") || g_str_equal (name, "..") ||
      remedy_public_has (REMEDY_PUBLIC_PART, name) || remedy_public_is_fix (name))
    return g_strdup (name);
  if (is_sid (name))
    return remedy_hiding_name (hiding, REMEDY_NAMES_SIDS, name);
  if (length > hive && g_ascii_strcasecmp (name + length - hive, USER_HIVE) == 0)
    return hide_user (hiding, name);
  if (dot == NULL || dot == name || !remedy_public_has (REMEDY_PUBLIC_EXTENSION, dot + 1))
    return mark (remedy_hiding_any_name (hiding, REMEDY_NAMES_FOLDERS, name), name);
  base = g_strndup (name, (gsize) (dot - name));
  hidden = mark (remedy_hiding_any_name (hiding, REMEDY_NAMES_FOLDERS, base), base);
  return g_strconcat (hidden, dot, NULL);
}

static gboolean
follows (const Place *place,
         const char  *name)
{
  return place->last != NULL && g_ascii_strcasecmp (place->last, name) == 0;
}

/* The number of a language is the name of a folder of Outlook (Q246092). */
static gboolean
is_locale (const Place *place,
           const char  *part)
{
  return follows (place, "Mapi") && strlen (part) == 4 && strspn (part, "0123456789") == 4;
}

static char *
hide_file_part (RemedyHiding *hiding,
                const Place  *place,
                const char   *part)
{
  char *variable;

  if (place->share && place->n_parts == 0)
    return mark (remedy_hiding_name (hiding, REMEDY_NAMES_SERVERS, part), part);
  if (place->share && place->n_parts == 1 && remedy_public_has (REMEDY_PUBLIC_SHARE, part))
    return g_strdup (part);
  if (is_drive (part))
    {
      g_autofree char *rest = remedy_hide_path_file (hiding, part + 2);

      return g_strdup_printf ("%c:%s", part[0], rest);
    }
  if (follows (place, "Profiles") || follows (place, "Documents and Settings"))
    return hide_user (hiding, part);
  if (is_locale (place, part))
    return g_strdup (part);
  variable = hide_variable (hiding, part);
  return variable != NULL ? variable : remedy_hide_path_file (hiding, part);
}

static char *
hide_key_part (RemedyHiding *hiding,
               const Place  *place,
               const char   *part)
{
  if (follows (place, "Services"))
    return remedy_hide_service_name (hiding, part);
  if (follows (place, "Profiles") && place->before != NULL &&
      g_ascii_strcasecmp (place->before, "Windows Messaging Subsystem") == 0)
    return remedy_hiding_name (hiding, REMEDY_NAMES_PROFILES, part);
  if (is_sid (part))
    return remedy_hiding_name (hiding, REMEDY_NAMES_SIDS, part);
  if (remedy_public_has (REMEDY_PUBLIC_KEY, part) || remedy_public_has (REMEDY_PUBLIC_MAPI, part) ||
      remedy_public_is_fix (part) || remedy_public_is_tag (part) ||
      (g_ascii_strncasecmp (part, CONTROL_SET, strlen (CONTROL_SET)) == 0 &&
       strspn (part + strlen (CONTROL_SET), "0123456789") == strlen (part + strlen (CONTROL_SET))))
    return g_strdup (part);
  return mark (remedy_hiding_any_name (hiding, REMEDY_NAMES_TEXTS, part), part);
}

/* Blanks around a part are no name. */
static void
append_part (GString      *result,
             RemedyHiding *hiding,
             Place        *place,
             const char   *start,
             gsize         length,
             HidePart      hide_part)
{
  g_autofree char *raw = g_strndup (start, length);
  gsize            lead = strspn (raw, SPACES);
  g_autofree char *part = g_strstrip (g_strdup (raw));
  g_autofree char *hidden = NULL;

  if (*part == '\0')
    {
      g_string_append (result, raw);
      return;
    }
  hidden = hide_part (hiding, place, part);
  g_string_append_len (result, raw, (gssize) lead);
  g_string_append (result, hidden);
  g_string_append (result, raw + lead + strlen (part));
  g_free (place->before);
  place->before = place->last;
  place->last = g_steal_pointer (&part);
  place->n_parts++;
}

static char *
hide_parts (RemedyHiding *hiding,
            const char   *path,
            const char   *separators,
            HidePart      hide_part)
{
  g_autoptr (GString) result = g_string_new (NULL);
  g_auto (Place)      place = { NULL };

  place.share = strchr (SEPARATORS, path[0]) != NULL && path[0] != '\0' && path[1] == path[0] &&
                path[2] != '?' && path[2] != '.';
  for (const char *p = path; *p != '\0';)
    {
      gsize length = strcspn (p, separators);

      append_part (result, hiding, &place, p, length, hide_part);
      p += length;
      if (*p != '\0')
        g_string_append_c (result, *p++);
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * remedy_hide_path_is_full:
 * @text: a text
 *
 * Returns: %TRUE if it begins as a path with a drive or a computer does
 */
gboolean
remedy_hide_path_is_full (const char *text)
{
  return (is_drive (text) && text[2] != '\0' && strchr (SEPARATORS, text[2]) != NULL) ||
         g_str_has_prefix (text, "\\\\");
}

/**
 * remedy_hide_path:
 * @hiding: a hiding
 * @path: a path on the server, with or without a drive, in quotes or not
 *
 * Returns: (transfer full): the path without the names in it
 */
char *
remedy_hide_path (RemedyHiding *hiding,
                  const char   *path)
{
  const char *known = g_hash_table_lookup (hiding->paths, path);
  char       *hidden;

  if (known != NULL)
    return g_strdup (known);
  if (path[0] == '"')
    {
      const char      *end = strchr (path + 1, '"');
      g_autofree char *within
          = g_strndup (path + 1, end != NULL ? (gsize) (end - path - 1) : strlen (path + 1));
      g_autofree char *bare = hide_parts (hiding, within, SEPARATORS, hide_file_part);
      g_autofree char *rest
          = end != NULL && end[1] != '\0' ? remedy_hide_path (hiding, end + 1) : g_strdup ("");

      hidden = g_strconcat ("\"", bare, end != NULL ? "\"" : "", rest, NULL);
    }
  else
    hidden = hide_parts (hiding, path, SEPARATORS, hide_file_part);
  g_hash_table_insert (hiding->paths, g_strdup (path), g_strdup (hidden));
  return hidden;
}

/**
 * remedy_hide_path_list:
 * @hiding: a hiding
 * @paths: paths with semicolons between them, as in the variable PATH
 *
 * Returns: (transfer full): the paths without the names in them
 */
char *
remedy_hide_path_list (RemedyHiding *hiding,
                       const char   *paths)
{
  g_auto (GStrv) entries = g_strsplit (paths, ";", -1);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autofree char *entry = g_steal_pointer (&entries[i]);

      entries[i] = remedy_hide_path (hiding, entry);
    }
  return g_strjoinv (";", entries);
}

/**
 * remedy_hide_path_key:
 * @hiding: a hiding
 * @key: keys of the registry, with backslashes between them
 *
 * Returns: (transfer full): the keys without the names in them
 */
char *
remedy_hide_path_key (RemedyHiding *hiding,
                      const char   *key)
{
  return hide_parts (hiding, key, "\\", hide_key_part);
}

static char *
hide_value_name (RemedyHiding *hiding,
                 const char   *name)
{
  if (remedy_public_has (REMEDY_PUBLIC_VALUE, name) || remedy_public_has (REMEDY_PUBLIC_MAPI, name) ||
      remedy_public_is_tag (name))
    return g_strdup (name);
  return remedy_hiding_any_name (hiding, REMEDY_NAMES_TEXTS, name);
}

/**
 * remedy_hide_path_where:
 * @hiding: a hiding
 * @where: the path of a hive, a key and perhaps a value, as in
 *   "C:\WINNT\System32\Config\SYSTEM: Select, Current"; or a path
 *
 * Returns: (transfer full): it without the names in it
 */
char *
remedy_hide_path_where (RemedyHiding *hiding,
                        const char   *where)
{
  const char      *colon = strstr (where, KEY_MARK);
  const char      *value;
  g_autofree char *path = NULL;
  g_autofree char *key = NULL;
  g_autofree char *hidden_path = NULL;
  g_autofree char *hidden_key = NULL;
  g_autofree char *hidden_value = NULL;

  if (colon == NULL)
    return remedy_hide_path (hiding, where);
  path = g_strndup (where, (gsize) (colon - where));
  key = g_strdup (colon + strlen (KEY_MARK));
  value = g_strrstr (key, VALUE_MARK);
  hidden_path = remedy_hide_path (hiding, path);
  if (value == NULL || strchr (value, '\\') != NULL)
    {
      hidden_key = remedy_hide_path_key (hiding, key);
      return g_strconcat (hidden_path, KEY_MARK, hidden_key, NULL);
    }
  hidden_value = hide_value_name (hiding, value + strlen (VALUE_MARK));
  key[value - key] = '\0';
  hidden_key = remedy_hide_path_key (hiding, key);
  return g_strconcat (hidden_path, KEY_MARK, hidden_key, VALUE_MARK, hidden_value, NULL);
}
