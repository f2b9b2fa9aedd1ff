/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-text.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* Controls would break a terminal or a table; a tab and a line break may stay. */
static gunichar
harmless (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ? REPLACEMENT : c;
}

/**
 * remedy_text_from_utf16le:
 * @data: (nullable) (array length=size): UTF-16LE, perhaps ended by a NUL
 * @size: its length in bytes
 *
 * Reads up to the first NUL or the end. A surrogate without its mate, and a control
 * character, become U+FFFD.
 *
 * Returns: (transfer full): UTF-8
 */
char *
remedy_text_from_utf16le (const guint8 *data,
                          gsize         size)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c = data[i] | (gunichar) data[i + 1] << 8;

      if (c == 0)
        break;
      if (c >= 0xD800 && c < 0xDC00 && i + 3 < size)
        {
          gunichar low = data[i + 2] | (gunichar) data[i + 3] << 8;

          if (low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      if (c >= 0xD800 && c < 0xE000)
        c = REPLACEMENT;
      g_string_append_unichar (text, harmless (c));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
from_code_page (const guint8 *data,
                gsize         size,
                const char   *code_page)
{
  const guint8 *nul = size > 0 ? memchr (data, 0, size) : NULL;
  gsize length = nul != NULL ? (gsize) (nul - data) : size;
  g_autoptr (GString) text = g_string_new (NULL);
  /* The fall-back serves bytes that the code page leaves undefined. */
  g_autofree char *converted = g_convert_with_fallback (
      (const char *) data, (gssize) length, "UTF-8", code_page, NULL, NULL, NULL, NULL);

  if (converted == NULL)
    {
      for (gsize i = 0; i < length; i++)
        g_string_append_unichar (text, data[i] < 0x80 ? harmless (data[i]) : REPLACEMENT);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  for (const char *p = converted; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (text, harmless (g_utf8_get_char (p)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * remedy_text_from_ansi:
 * @data: (nullable) (array length=size): text in Windows code page 1252
 * @size: its length in bytes
 *
 * Returns: (transfer full): UTF-8, up to the first NUL or the end
 */
char *
remedy_text_from_ansi (const guint8 *data,
                       gsize         size)
{
  return from_code_page (data, size, "CP1252");
}

/**
 * remedy_text_from_oem:
 * @data: (nullable) (array length=size): text in code page 850
 * @size: its length in bytes
 *
 * Setup logs are in the OEM code page of the console.
 *
 * Returns: (transfer full): UTF-8, up to the first NUL or the end
 */
char *
remedy_text_from_oem (const guint8 *data,
                      gsize         size)
{
  return from_code_page (data, size, "CP850");
}

static gboolean
is_ascii (char letter)
{
  return (letter & 0x80) == 0;
}

/**
 * remedy_text_equal:
 * @a: (nullable): UTF-8
 * @b: (nullable): UTF-8
 *
 * Returns: %TRUE if both are the same but for case; %NULL equals only %NULL
 */
gboolean
remedy_text_equal (const char *a,
                   const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  /* Most names are ASCII, and most of them differ at once. */
  for (; g_ascii_tolower (*a) == g_ascii_tolower (*b) && is_ascii (*a); a++, b++)
    if (*a == '\0')
      return TRUE;
  if (is_ascii (*a) && is_ascii (*b))
    return FALSE;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return g_str_equal (folded_a, folded_b);
}

/**
 * remedy_text_contains:
 * @text: (nullable): UTF-8
 * @part: UTF-8
 *
 * Returns: %TRUE if @part occurs in @text, whatever the case
 */
gboolean
remedy_text_contains (const char *text,
                      const char *part)
{
  g_autofree char *folded_text = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *folded_part = g_utf8_casefold (part, -1);

  return strstr (folded_text, folded_part) != NULL;
}

/**
 * remedy_text_has_prefix:
 * @text: (nullable): UTF-8
 * @prefix: UTF-8
 *
 * Returns: %TRUE if @text starts with @prefix, whatever the case
 */
gboolean
remedy_text_has_prefix (const char *text,
                        const char *prefix)
{
  g_autofree char *folded_text = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *folded_prefix = g_utf8_casefold (prefix, -1);

  return g_str_has_prefix (folded_text, folded_prefix);
}

/**
 * remedy_text_tame:
 * @text: (nullable): UTF-8
 *
 * Makes a text fit for one line of a terminal: line breaks and tabs become blanks, and
 * what steers a terminal or turns the direction of writing becomes U+FFFD.
 *
 * Returns: (transfer full): UTF-8
 */
char *
remedy_text_tame (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) tame = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (c == '\t' || c == '\n' || c == '\r' || type == G_UNICODE_LINE_SEPARATOR ||
          type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_c (tame, ' ');
      else if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT)
        g_string_append_unichar (tame, 0xFFFD);
      else
        g_string_append_unichar (tame, c);
    }
  return g_string_free (g_steal_pointer (&tame), FALSE);
}
