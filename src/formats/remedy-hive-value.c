/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-hive-value.h"

#include <string.h>

#include "core/remedy-cursor.h"
#include "core/remedy-text.h"

/* Strings of one value; and bytes of a blob that are worth a line of text. */
#define MAX_STRINGS 4096
#define MAX_HEX 4096

/* A MAPI property's type is the first four digits of its value's name, "001f" in "001f3001"
 * (Q197712); 0 if the name is none. */
static guint
property_type (const char *name)
{
  guint type = 0;

  if (strlen (name) != 8)
    return 0;
  for (guint i = 0; i < 8; i++)
    {
      if (!g_ascii_isxdigit (name[i]))
        return 0;
      if (i < 4)
        type = type << 4 | (guint) g_ascii_xdigit_value (name[i]);
    }
  return type;
}

#define PT_STRING8 0x001E
#define PT_UNICODE 0x001F
#define PT_MV_STRING8 0x101E
#define PT_MV_UNICODE 0x101F

static char *
decode (const guint8 *data,
        gsize         size,
        gboolean      wide)
{
  return wide ? remedy_text_from_utf16le (data, size) : remedy_text_from_ansi (data, size);
}

/* A multi-string property: a count, then offsets from the start, of 4 bytes in the NT era and
 * of 8 in a hive of 64-bit Outlook; whichever makes the first offset follow the last. */
static gboolean
offset_width (RemedyCursor *cursor,
              guint32      *count,
              gsize        *width)
{
  guint32 first;

  if (!remedy_cursor_u32 (cursor, count, NULL) || *count == 0 || *count > MAX_STRINGS ||
      !remedy_cursor_u32 (cursor, &first, NULL))
    return FALSE;
  *width = first == 4 + 4 * *count ? 4 : 8;
  return first == 4 + *width * *count;
}

/* Bytes up to the NUL, or all of them where it is missing. */
static gsize
string_length (const guint8 *data,
               gsize         size,
               gboolean      wide)
{
  const guint8 *nul;
  gsize         length = 0;

  if (!wide)
    {
      nul = size > 0 ? memchr (data, 0, size) : NULL;
      return nul != NULL ? (gsize) (nul - data) : size;
    }
  while (length + 1 < size && (data[length] != 0 || data[length + 1] != 0))
    length += 2;
  return length;
}

/* The strings do not overlap: thousands of offsets that all lead to one long string would
 * take thousands of times its memory. */
static char **
property_strings (const guint8 *data,
                  gsize         size,
                  gboolean      wide)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize        left = size;
  RemedyCursor cursor;
  guint32      count;
  gsize        width;

  remedy_cursor_init (&cursor, data, size);
  if (!offset_width (&cursor, &count, &width))
    return NULL;
  for (guint32 i = 0; i < count; i++)
    {
      g_autofree char *text = NULL;
      guint32          at;
      gsize            length;

      if (!remedy_cursor_seek (&cursor, 4 + i * width, NULL) ||
          !remedy_cursor_u32 (&cursor, &at, NULL) || !remedy_cursor_seek (&cursor, at, NULL))
        return NULL;
      length = string_length (data + at, remedy_cursor_left (&cursor), wide);
      if (length > left)
        return NULL;
      left -= length;
      text = decode (data + at, length, wide);
      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/* Up to the empty string that ends the list, or to the end of the bytes where it is missing. */
static char **
multi_strings (const guint8 *data,
               gsize         size)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize pos = 0;

  for (guint i = 0; i < MAX_STRINGS && pos + 1 < size; i++)
    {
      g_autofree char *text = NULL;
      gsize            end = pos;

      while (end + 1 < size && (data[end] != 0 || data[end + 1] != 0))
        end += 2;
      if (end == pos)
        break;
      text = remedy_text_from_utf16le (data + pos, end - pos);
      g_strv_builder_add (builder, text);
      pos = end + 2;
    }
  return g_strv_builder_end (builder);
}

static gboolean
is_printable (guint8 byte)
{
  return byte >= 0x20 && byte < 0x7F;
}

/* Four or more plain characters of @width bytes each, ended by the only NUL. */
static gboolean
looks_like_text (const guint8 *data,
                 gsize         size,
                 gsize         width)
{
  if (size % width != 0 || size < 5 * width)
    return FALSE;
  for (gsize i = 0; i < size; i += width)
    {
      gboolean last = i + width == size;

      if (width == 2 && data[i + 1] != 0)
        return FALSE;
      if (last ? data[i] != 0 : !is_printable (data[i]))
        return FALSE;
    }
  return TRUE;
}

static char *
hex (const guint8 *data,
     gsize         size)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < MIN (size, MAX_HEX); i++)
    g_string_append_printf (text, "%02x", data[i]);
  if (size > MAX_HEX)
    g_string_append (text, "…");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
binary_to_text (const RemedyHiveValue *value)
{
  guint         type = property_type (value->name);
  gsize         size;
  const guint8 *data = g_bytes_get_data (value->data, &size);

  if (type == PT_UNICODE || (type == 0 && looks_like_text (data, size, 2)))
    return decode (data, size, TRUE);
  if (type == PT_STRING8 || (type == 0 && looks_like_text (data, size, 1)))
    return decode (data, size, FALSE);
  return hex (data, size);
}

/**
 * remedy_hive_value_to_strings:
 * @value: a value
 *
 * Returns: (transfer full) (nullable): the strings of a REG_MULTI_SZ, of a MAPI property with
 *   several strings (Q183015), or the one string of a REG_SZ or REG_EXPAND_SZ; %NULL if it is
 *   neither
 */
char **
remedy_hive_value_to_strings (const RemedyHiveValue *value)
{
  gsize         size;
  const guint8 *data;
  guint         type;

  g_return_val_if_fail (value != NULL, NULL);

  data = g_bytes_get_data (value->data, &size);
  switch (value->type)
    {
    case REMEDY_HIVE_MULTI_SZ:
      return multi_strings (data, size);
    case REMEDY_HIVE_SZ:
    case REMEDY_HIVE_EXPAND_SZ:
      {
        g_autofree char *text = remedy_text_from_utf16le (data, size);
        const char      *one[] = { text, NULL };

        return g_strdupv ((char **) one);
      }
    case REMEDY_HIVE_BINARY:
      type = property_type (value->name);
      return type == PT_MV_STRING8 || type == PT_MV_UNICODE
                 ? property_strings (data, size, type == PT_MV_UNICODE)
                 : NULL;
    default:
      return NULL;
    }
}

/**
 * remedy_hive_value_to_dword:
 * @value: a value
 * @number: (out): the number
 *
 * Returns: %TRUE if it is a REG_DWORD, of either byte order, with all its bytes
 */
gboolean
remedy_hive_value_to_dword (const RemedyHiveValue *value,
                            guint32               *number)
{
  RemedyCursor cursor;
  guint32      read;

  g_return_val_if_fail (value != NULL, FALSE);

  remedy_cursor_init_bytes (&cursor, value->data);
  if ((value->type != REMEDY_HIVE_DWORD && value->type != REMEDY_HIVE_DWORD_BIG_ENDIAN) ||
      !remedy_cursor_u32 (&cursor, &read, NULL))
    return FALSE;
  *number = value->type == REMEDY_HIVE_DWORD ? read : GUINT32_SWAP_LE_BE (read);
  return TRUE;
}

/**
 * remedy_hive_value_to_text:
 * @value: a value
 *
 * Strings as they are, several of them with ", " between; a number in decimal; bytes that
 * are text as text, by the type in a MAPI property's name or by their look; others in hex.
 * NULs that are missing or too many do not matter.
 *
 * Returns: (transfer full): UTF-8 for people
 */
char *
remedy_hive_value_to_text (const RemedyHiveValue *value)
{
  g_auto (GStrv) strings = NULL;
  guint32       number;
  gsize         size;
  const guint8 *data;

  g_return_val_if_fail (value != NULL, NULL);

  strings = remedy_hive_value_to_strings (value);
  if (strings != NULL)
    return g_strjoinv (", ", strings);
  if (remedy_hive_value_to_dword (value, &number))
    return g_strdup_printf ("%u", number);
  if (value->type == REMEDY_HIVE_BINARY)
    return binary_to_text (value);
  data = g_bytes_get_data (value->data, &size);
  return hex (data, size);
}

/**
 * remedy_hive_value_free:
 * @self: (transfer full): a value
 */
void
remedy_hive_value_free (RemedyHiveValue *self)
{
  g_free (self->name);
  g_bytes_unref (self->data);
  g_free (self);
}
