/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-leak-look.h"

#include <string.h>


/* The chunks that make a picture (PNG 1.2, 4.1), and its resolution. All others can hold
 * texts, or pixels of another picture. */
static const struct
{
  const char *name;
  guint32     max_size; /* bytes; 0: any */
} allowed[] = {
  { "IHDR", 13 },
  { "PLTE", 768 },
  { "pHYs", 9 },
  { "IDAT", 0 },
  { "IEND", 0 },
};

static const char signature[] = "\211PNG\r\n\032\n";
#define SIGNATURE_SIZE 8
#define FRAME_SIZE 12 /* of a chunk: length, name, checksum */

static gboolean
is_allowed (const char *name,
            guint32     size)
{
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    if (g_str_equal (allowed[i].name, name))
      return g_str_equal (name, "IEND") ? size == 0
                                        : allowed[i].max_size == 0 || size <= allowed[i].max_size;
  return FALSE;
}

static guint32
read_u32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static char *
name_chunk (const guint8 *data)
{
  g_autofree char *name = g_strndup ((const char *) data, 4);

  for (char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      *p = '?';
  return g_steal_pointer (&name);
}

/* What a file says besides its pixels, and what is in it. */
static void
refuse_part (RemedyLeakLook *self,
             const char     *where,
             const char     *part,
             const guint8   *data,
             gsize           size)
{
  g_autofree char *place = g_strdup_printf ("%s%s%s", where, *where != '\0' ? ", " : "", part);

  remedy_leak_look_field (self, (const char *) data, size, REMEDY_LEAK_TEXT,
                          remedy_leak_where_text, place);
  remedy_leak_look_refuse (self, place, "more than a picture");
}

/**
 * remedy_leak_look_png:
 * @self: the look at a member
 * @bytes: a PNG
 * @where: the place of it, "" for the member
 *
 * A picture has to be pixels and nothing else: what it shows is told by its texts, which are
 * looked at where the picture is.
 */
void
remedy_leak_look_png (RemedyLeakLook *self,
                      GBytes         *bytes,
                      const char     *where)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize         at = SIGNATURE_SIZE;

  if (size < SIGNATURE_SIZE || memcmp (data, signature, SIGNATURE_SIZE) != 0)
    {
      remedy_leak_look_refuse (self, where, "no PNG");
      return;
    }
  while (size - at >= FRAME_SIZE)
    {
      guint32          length = read_u32 (data + at);
      g_autofree char *name = name_chunk (data + at + 4);
      gboolean         is_end = g_str_equal (name, "IEND");

      if (length > size - at - FRAME_SIZE)
        break;
      if (!is_allowed (name, length) || (at == SIGNATURE_SIZE) != g_str_equal (name, "IHDR"))
        refuse_part (self, where, name, data + at + 8, length);
      at += FRAME_SIZE + length;
      if (is_end)
        {
          if (at < size)
            refuse_part (self, where, "IEND", data + at, size - at);
          return;
        }
    }
  remedy_leak_look_refuse (self, where, "damaged PNG");
}
