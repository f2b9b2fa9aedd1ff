/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-leak-encode.h"

#include <string.h>

#include "report/remedy-vocabulary.h"

#define MIN_BASE64_RUN 8 /* characters: what is shorter encodes no name of four letters */

/* For every byte of everything that is shared: g_ascii_tolower() is a call. */
static inline char
lower (char c)
{
  return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
}

/* Punctuation that has no case and never joins with a letter. */
static gboolean
is_plain (gunichar c)
{
  return c == 0xA0 || c == 0xAB || c == 0xB7 || c == 0xBB || (c >= 0x2010 && c <= 0x2027) ||
         (c >= 0x25A0 && c <= 0x25FF);
}

/* Where the characters end that can join with the one at @at. */
static gsize
find_end (const char *text,
          gsize       size,
          gsize       at)
{
  while (at < size && (guint8) text[at] >= 0x80 && !is_plain (g_utf8_get_char (text + at)))
    at += (gsize) g_utf8_skip[(guint8) text[at]];
  return MIN (at, size);
}

/**
 * remedy_leak_fold:
 * @text: (array length=size): UTF-8
 * @size: its length in bytes
 *
 * As remedy_vocabulary_fold(), and fast where there are none but ASCII letters.
 *
 * Returns: (transfer full): the text without its case
 */
GString *
remedy_leak_fold (const char *text,
                  gsize       size)
{
  GString *folded = g_string_sized_new (size);

  for (gsize i = 0; i < size;)
    {
      gsize start = i;

      while (i < size && (guint8) text[i] < 0x80)
        i++;
      g_string_append_len (folded, text + start, (gssize) (i - start));
      for (gsize at = folded->len - (i - start); at < folded->len; at++)
        folded->str[at] = lower (folded->str[at]);
      start = i;
      i = find_end (text, size, i);
      if (i > start)
        {
          /* A mark may belong to the ASCII letter before it. */
          gsize            with = start > 0 && (guint8) text[start - 1] < 0x80 ? start - 1 : start;
          g_autofree char *piece = g_strndup (text + with, i - with);
          g_autofree char *folded_piece = remedy_vocabulary_fold (piece);

          g_string_truncate (folded, folded->len - (start - with));
          g_string_append (folded, folded_piece);
        }
      else if (i < size && (guint8) text[i] >= 0x80)
        {
          gsize length = MIN ((gsize) g_utf8_skip[(guint8) text[i]], size - i);

          g_string_append_len (folded, text + i, (gssize) length);
          i += length;
        }
    }
  return folded;
}

/**
 * remedy_leak_lower:
 * @bytes: (array length=size): anything, with NULs in it too
 * @size: how many there are
 *
 * Returns: (transfer full) (array length=size): the bytes with ASCII letters in lower case
 */
char *
remedy_leak_lower (const char *bytes,
                   gsize       size)
{
  char *low = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    low[i] = lower (bytes[i]);
  low[size] = '\0';
  return low;
}

/**
 * remedy_leak_encode_utf16:
 * @text: UTF-8
 * @max_size: how many bytes of the result are wanted
 * @big_endian: the order of its bytes
 *
 * Returns: (transfer full): the beginning of the text in UTF-16
 */
GBytes *
remedy_leak_encode_utf16 (const char *text,
                          gsize       max_size,
                          gboolean    big_endian)
{
  glong                n_units = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  gsize                size = MIN ((gsize) n_units * 2, max_size & ~(gsize) 1);
  guint8              *bytes = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) ((i % 2 == 0) == big_endian ? units[i / 2] >> 8 : units[i / 2] & 0xFF);
  return g_bytes_new_take (bytes, size);
}

/**
 * remedy_leak_encode_base64:
 * @self: what is encoded
 *
 * Returns: (transfer full): the characters of its encoding that no byte around it changes
 */
char *
remedy_leak_encode_base64 (const RemedyBase64 *self)
{
  static const gsize first[REMEDY_BASE64_OFFSETS] = { 0, 2, 3 };
  gsize              size;
  const char        *data = g_bytes_get_data (self->bytes, &size);
  g_autofree guint8 *padded = g_malloc0 (size + self->offset);
  g_autofree char   *text = NULL;
  gsize              end = (size + self->offset) * 8 / 6;

  memcpy (padded + self->offset, data, size);
  text = g_base64_encode (padded, size + self->offset);
  return end > first[self->offset]
             ? g_strndup (text + first[self->offset], end - first[self->offset])
             : g_strdup ("");
}

static gboolean
is_base64_char (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/' || c == '=';
}

/**
 * remedy_leak_is_base64:
 * @self: what is encoded
 * @text: (array length=size): where its encoding seems to be
 * @size: the length of @text
 * @at: where its characters begin there
 *
 * The first and the last character of an encoding hold bits of what is around it; so it is
 * decoded and compared whole.
 *
 * Returns: %TRUE if it is there
 */
gboolean
remedy_leak_is_base64 (const RemedyBase64 *self,
                       const char         *text,
                       gsize               size,
                       gsize               at)
{
  static const gsize first[REMEDY_BASE64_OFFSETS] = { 0, 2, 3 };
  gsize              wanted_size;
  const guint8      *wanted = g_bytes_get_data (self->bytes, &wanted_size);
  gsize              start = at - first[self->offset];
  gsize              n_groups = (wanted_size + self->offset + 2) / 3;
  gsize              decoded_size = 0;
  g_autofree guint8 *decoded = NULL;
  g_autoptr (GString) groups = NULL;

  if (at < first[self->offset])
    return FALSE;
  groups = g_string_new_len (text + start, (gssize) MIN (n_groups * 4, size - start));
  for (gsize i = 0; i < groups->len; i++)
    if (!is_base64_char (groups->str[i]))
      g_string_truncate (groups, i);
  /* The end of an encoding may lack its filling. */
  while (groups->len % 4 != 0)
    g_string_append_c (groups, '=');
  if (groups->len < MIN_BASE64_RUN)
    return FALSE;
  decoded = g_base64_decode (groups->str, &decoded_size);
  return decoded_size >= self->offset + wanted_size &&
         memcmp (decoded + self->offset, wanted, wanted_size) == 0;
}

static gboolean
read_hex (const char *text,
          gsize       size,
          gsize       n_digits,
          guint32    *value)
{
  *value = 0;
  if (size < n_digits)
    return FALSE;
  for (gsize i = 0; i < n_digits; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      *value = *value << 4 | (guint32) digit;
    }
  return TRUE;
}

/* Takes \u00fc with the other half of its pair. Returns how many bytes it is. */
static gsize
take_unicode (GString    *to,
              const char *text,
              gsize       size)
{
  guint32 unit, low;

  if (size < 2 || text[1] != 'u' || !read_hex (text + 2, size - 2, 4, &unit))
    return 0;
  if (unit >= 0xD800 && unit < 0xDC00 && size >= 12 && text[6] == '\\' && text[7] == 'u' &&
      read_hex (text + 8, size - 8, 4, &low) && low >= 0xDC00 && low < 0xE000)
    {
      g_string_append_unichar (to, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      return 12;
    }
  if (unit == 0)
    g_string_append_c (to, '\0');
  else
    g_string_append_unichar (to, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
  return 6;
}

static gsize
take_escape (GString    *to,
             const char *text,
             gsize       size,
             gboolean    json)
{
  static const char controls[] = "bfnrt";
  gsize   taken = take_unicode (to, text, size);
  guint32 byte;

  if (taken > 0)
    return taken;
  if (size >= 4 && text[1] == 'x' && read_hex (text + 2, size - 2, 2, &byte))
    {
      g_string_append_c (to, (char) byte);
      return 4;
    }
  if (json && size >= 2 && text[1] != '\0' && strchr (controls, text[1]) != NULL)
    {
      g_string_append_c (to, "\b\f\n\r\t"[strchr (controls, text[1]) - controls]);
      return 2;
    }
  if (size >= 2 && text[1] != '\0' && strchr ("\\\"'/", text[1]) != NULL)
    {
      g_string_append_c (to, text[1]);
      return 2;
    }
  return 0;
}

/**
 * remedy_leak_unescape:
 * @text: (array length=size): anything
 * @size: its length in bytes
 * @json: it is JSON, in which no backslash stands for itself
 *
 * Undoes what JSON and C do to characters: \u00FC, \xFC, \", \\. Paths of Windows NT look as if
 * they had such; what is no escape stays.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL if there is no escape in it
 */
GString *
remedy_leak_unescape (const char *text,
                      gsize       size,
                      gboolean    json)
{
  g_autoptr (GString) bytes = NULL;
  gboolean found = FALSE;

  if (memchr (text, '\\', size) == NULL)
    return NULL;
  bytes = g_string_sized_new (size);
  for (gsize i = 0; i < size;)
    {
      const char *escape = memchr (text + i, '\\', size - i);
      gsize       plain = escape != NULL ? (gsize) (escape - text) - i : size - i;
      gsize       taken;

      g_string_append_len (bytes, text + i, (gssize) plain);
      i += plain;
      if (escape == NULL)
        break;
      taken = take_escape (bytes, escape, size - i, json);
      found = found || taken > 0;
      if (taken == 0)
        g_string_append_c (bytes, *escape);
      i += MAX (taken, 1);
    }
  return found ? g_steal_pointer (&bytes) : NULL;
}

/**
 * remedy_leak_unpercent:
 * @text: (array length=size): anything
 * @size: its length in bytes
 *
 * Returns: (transfer full) (nullable): the bytes with their percent-encoding undone (RFC 3986);
 *   %NULL if there is none in it
 */
GString *
remedy_leak_unpercent (const char *text,
                       gsize       size)
{
  g_autoptr (GString) bytes = NULL;
  gboolean found = FALSE;

  if (memchr (text, '%', size) == NULL)
    return NULL;
  bytes = g_string_sized_new (size);
  for (gsize i = 0; i < size; i++)
    {
      guint32 byte;

      if (text[i] == '%' && read_hex (text + i + 1, size - i - 1, 2, &byte))
        {
          g_string_append_c (bytes, (char) byte);
          found = TRUE;
          i += 2;
        }
      else
        g_string_append_c (bytes, text[i]);
    }
  return found ? g_steal_pointer (&bytes) : NULL;
}
