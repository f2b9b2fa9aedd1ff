/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-version.h"

/**
 * remedy_version_parse:
 * @text: (nullable): four decimal numbers with dots between
 * @version: (out): the version, untouched on failure
 *
 * Returns: %FALSE if @text is not exactly that
 */
gboolean
remedy_version_parse (const char    *text,
                      RemedyVersion *version)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ".", -1) : NULL;
  RemedyVersion parsed = { { 0 } };

  if (parts == NULL || g_strv_length (parts) != G_N_ELEMENTS (parsed.part))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parsed.part); i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (parts[i], 10, 0, G_MAXUINT16, &number, NULL))
        return FALSE;
      parsed.part[i] = (guint16) number;
    }
  *version = parsed;
  return TRUE;
}

/**
 * remedy_version_compare:
 * @a: a version
 * @b: another
 *
 * Returns: less than, equal to or more than 0 as @a is older than, the same as or
 *   newer than @b
 */
int
remedy_version_compare (const RemedyVersion *a,
                        const RemedyVersion *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->part); i++)
    if (a->part[i] != b->part[i])
      return a->part[i] < b->part[i] ? -1 : 1;
  return 0;
}

/**
 * remedy_version_to_string:
 * @self: a version
 *
 * Returns: (transfer full): the four numbers with dots between
 */
char *
remedy_version_to_string (const RemedyVersion *self)
{
  return g_strdup_printf ("%u.%u.%u.%u", self->part[0], self->part[1], self->part[2],
                          self->part[3]);
}
