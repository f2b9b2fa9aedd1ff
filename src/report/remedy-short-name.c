/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-short-name.h"

#include <string.h>

/*
 * The names of DOS that NTFS and FAT give to files with long ones: "JKESSLERMANN" is
 * "JKESSL~1" too. Which long name a short one stands for can be told from its stem,
 * if no other name has the same.
 */

#define STEM_LENGTH 6
#define BASE_LENGTH 8
#define EXTENSION_LENGTH 3

/* What a short name has for a character that it may not have. */
#define REPLACED "+,;=[]"

/* The first of those that have the same stem. */
#define FIRST_TAIL "~1"

/* Up to @n characters of @text before @end, as a short name has them. */
static void
append_short (GString    *stem,
              const char *text,
              const char *end,
              guint       n)
{
  for (const char *p = text; p < end && n > 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '.')
        continue;
      if (c < 0x80 && strchr (REPLACED, (int) c) != NULL)
        c = '_';
      g_string_append_unichar (stem, g_unichar_toupper (c));
      n--;
    }
}

static gboolean
fits (const char *name,
      const char *dot)
{
  const char *extension = dot != NULL ? dot + 1 : "";
  glong       base = dot != NULL ? g_utf8_strlen (name, dot - name) : g_utf8_strlen (name, -1);

  return base <= BASE_LENGTH && g_utf8_strlen (extension, -1) <= EXTENSION_LENGTH &&
         strpbrk (name, " " REPLACED) == NULL && strchr (name, '.') == dot;
}

/**
 * remedy_short_name_stem_of:
 * @name: the long name of a file
 *
 * Returns: (transfer full) (nullable): what its short name has before and behind its tail, as
 *   in "JKESSL" or "JDOE.CON"; %NULL if the name is short enough to be its own
 */
char *
remedy_short_name_stem_of (const char *name)
{
  const char *dot;
  GString    *stem;

  g_return_val_if_fail (name != NULL, NULL);

  dot = strrchr (name, '.');
  if (fits (name, dot))
    return NULL;
  stem = g_string_new (NULL);
  append_short (stem, name, dot != NULL ? dot : name + strlen (name), STEM_LENGTH);
  if (dot != NULL && dot[1] != '\0')
    {
      g_string_append_c (stem, '.');
      append_short (stem, dot + 1, name + strlen (name), EXTENSION_LENGTH);
    }
  return g_string_free (stem, FALSE);
}

/**
 * remedy_short_name_stem:
 * @name: the name of a file
 *
 * Returns: (transfer full) (nullable): the stem of a short name that is the first of its stem,
 *   "JKESSL" of "JKESSL~1"; %NULL if it is none
 */
char *
remedy_short_name_stem (const char *name)
{
  const char *tail;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  tail = strstr (name, FIRST_TAIL);
  if (tail == NULL || tail == name || g_utf8_strlen (name, tail - name) > STEM_LENGTH ||
      (tail[strlen (FIRST_TAIL)] != '\0' && tail[strlen (FIRST_TAIL)] != '.'))
    return NULL;
  stem = g_strdup_printf ("%.*s%s", (int) (tail - name), name, tail + strlen (FIRST_TAIL));
  return g_utf8_strup (stem, -1);
}
