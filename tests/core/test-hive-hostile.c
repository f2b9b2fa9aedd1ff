/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "formats/remedy-mapi-profile.h"
#include "practice/remedy-mapi-writer.h"
#include "test-support.h"

#define TIME 935158327 /* 1999-08-20T14:12:07Z */
#define MAX_VISITS 150
#define MAX_DEPTH 12

static void
look_at_values (RemedyHive   *hive,
                RemedyHiveKey key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = remedy_hive_list_values (hive, key, &error);

  if (values == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (remedy_hive_is_damaged (hive));
      return;
    }
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *text = remedy_hive_value_to_text (g_ptr_array_index (values, i));

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
look_at_keys (RemedyHive   *hive,
              RemedyHiveKey key,
              guint         depth,
              guint        *visits)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = remedy_hive_key_name (hive, key);
  g_autoptr (GArray) keys = NULL;

  if (++*visits > MAX_VISITS || depth > MAX_DEPTH)
    return;
  g_assert_true (name == NULL || g_utf8_validate (name, -1, NULL));
  remedy_hive_key_time (hive, key);
  look_at_values (hive, key);
  keys = remedy_hive_list_keys (hive, key, &error);
  if (keys == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (remedy_hive_is_damaged (hive));
      return;
    }
  for (guint i = 0; i < keys->len; i++)
    look_at_keys (hive, g_array_index (keys, RemedyHiveKey, i), depth + 1, visits);
}

static void
read_everything (GBytes *bytes)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyHive) hive = remedy_hive_open (reader, NULL, &error);
  g_autoptr (GPtrArray) profiles = NULL;
  guint visits = 0;

  if (hive == NULL)
    {
      g_assert_true (error->domain == REMEDY_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  look_at_keys (hive, remedy_hive_get_root (hive), 0, &visits);
  profiles = remedy_mapi_profile_list (hive, &error);
  g_assert_true ((profiles == NULL) == (error != NULL));
}

static void
test_profile (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  g_autoptr (RemedyMapiWriter) mapi =
      remedy_mapi_writer_add_profile (writer, "Outlook", TRUE, TIME);
  g_autoptr (GBytes) good = NULL;

  remedy_mapi_writer_add_service (mapi, REMEDY_MAPI_SERVICE_NOTES, TIME);
  good = remedy_hive_writer_finish (writer);
  test_hostile (good, read_everything);
}

/* An index root with leaves below it, and a value of more than one page. */
static void
test_large (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autofree guint8 *big = g_malloc0 (9000);
  g_autoptr (GBytes) good = NULL;
  const guint8 *data;
  gsize size;

  for (guint i = 0; i < 1100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      remedy_hive_writer_key (writer, name, TIME);
    }
  remedy_hive_node_set_binary (remedy_hive_writer_key (writer, "", TIME), "big", big, 9000);
  good = remedy_hive_writer_finish (writer);
  data = g_bytes_get_data (good, &size);
  for (gsize at = 0; at < size; at += size / 700)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) cut = g_bytes_new (data, at);
      g_autoptr (GBytes) flipped = g_bytes_new_take (copy, size);

      copy[at] ^= 0xFF;
      read_everything (cut);
      read_everything (flipped);
    }
}

static void
put_u32 (guint8 *data,
         gsize   at,
         guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  memcpy (data + at, &little, sizeof little);
}

static gsize
find_bytes (const guint8 *data,
            gsize         size,
            const char   *what)
{
  for (gsize i = 4096; i + 2 <= size; i++)
    if (memcmp (data + i, what, 2) == 0)
      return i;
  g_assert_not_reached ();
}

/* Fields at their worst: header sizes far beyond the file, counts at their largest, a key that
 * is its own sub-key. */
static void
test_worst_fields (void)
{
  static const guint32 worst[] = { 0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFF000, 0x20 };
  static const gsize   key_fields[] = { 16, 20, 28, 36, 40, 44, 48, 72 };
  static const gsize   header_fields[] = { 36, 40 };
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autoptr (GBytes) good = NULL;
  const guint8 *data;
  gsize         size;
  gsize         key;

  remedy_hive_node_set_string (remedy_hive_writer_key (writer, "a\\b", TIME), "c", "d");
  good = remedy_hive_writer_finish (writer);
  data = g_bytes_get_data (good, &size);
  key = find_bytes (data, size, "nk");
  for (gsize i = 0; i < G_N_ELEMENTS (worst); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (key_fields) + G_N_ELEMENTS (header_fields); j++)
      {
        guint8 *copy = g_memdup2 (data, size);
        g_autoptr (GBytes) bent = g_bytes_new_take (copy, size);

        put_u32 (copy,
                 j < G_N_ELEMENTS (key_fields) ? key + key_fields[j]
                                               : header_fields[j - G_N_ELEMENTS (key_fields)],
                 worst[i]);
        read_everything (bent);
      }
  for (gsize i = 0; i < 4; i++)
    {
      static const char *const records[] = { "lf", "vk", "nk", "sk" };
      gsize                    at = find_bytes (data, size, records[i]);

      for (gsize j = 0; j < 24; j++)
        {
          guint8 *copy = g_memdup2 (data, size);
          g_autoptr (GBytes) bent = g_bytes_new_take (copy, size);

          put_u32 (copy, at + j - 4, (guint32) (key - 4096 - 4));
          read_everything (bent);
          put_u32 (copy, at + j - 4, 0xFFFFFFFF);
          read_everything (bent);
        }
    }
}

/* The last cell of a hive claims structures that would end beyond it. */
static void
test_short_last_cell (void)
{
  static const char *const records[] = { "nk", "lf", "ri", "vk", "db" };
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autoptr (GBytes) good = NULL;
  const guint8 *data;
  gsize         size;
  gsize         key;

  remedy_hive_node_set_string (remedy_hive_writer_key (writer, "a", TIME), "c", "d");
  good = remedy_hive_writer_finish (writer);
  data = g_bytes_get_data (good, &size);
  key = find_bytes (data, size, "nk");
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    for (gsize field = 28; field <= 40; field += 12)
      {
        guint8 *copy = g_memdup2 (data, size);
        g_autoptr (GBytes) bent = g_bytes_new_take (copy, size);
        gsize free_cell = size - 8;

        /* the free cell at the end becomes shorter by a used one of 8 bytes */
        for (gsize at = 4096 + 32; at < size;)
          {
            gint32 length;

            memcpy (&length, data + at, sizeof length);
            length = GINT32_FROM_LE (length);
            if (length > 0 && at + (gsize) length == size)
              put_u32 (copy, at, (guint32) length - 8);
            at += (gsize) ABS (length);
          }
        put_u32 (copy, free_cell, (guint32) -8);
        memcpy (copy + free_cell + 4, records[i], 2);
        copy[free_cell + 6] = copy[free_cell + 7] = 0xFF;
        put_u32 (copy, key + 20, 0xFFFF);
        put_u32 (copy, key + 36, 0xFFFF);
        put_u32 (copy, key + field, (guint32) (free_cell - 4096));
        read_everything (bent);
      }
}

static void
test_real_hives (void)
{
  static const char *const names[] = {
    "hive/EricZimmerman_Registry__SECURITYNoRoot",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = test_corpus (names[i]);
      g_autoptr (GBytes) bytes = path != NULL ? test_load (path) : NULL;

      if (bytes == NULL)
        return;
      test_hostile (bytes, read_everything);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hive-hostile/profile", test_profile);
  g_test_add_func ("/hive-hostile/large", test_large);
  g_test_add_func ("/hive-hostile/worst-fields", test_worst_fields);
  g_test_add_func ("/hive-hostile/short-last-cell", test_short_last_cell);
  g_test_add_func ("/hive-hostile/real-hives", test_real_hives);
  return g_test_run ();
}
