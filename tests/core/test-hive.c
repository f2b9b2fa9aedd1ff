/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "core/remedy-time.h"
#include "formats/remedy-hive.h"
#include "practice/remedy-hive-writer.h"
#include "test-support.h"

#define TIME 935158327 /* 1999-08-20T14:12:07Z */
#define BIG (100 * 1024)
#define MANY 1700

static RemedyHive *
open_bytes (GBytes  *bytes,
            GError **error)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);

  return remedy_hive_open (reader, NULL, error);
}

static RemedyHive *
open_good (RemedyHiveWriter *writer)
{
  g_autoptr (GBytes) bytes = remedy_hive_writer_finish (writer);
  g_autoptr (GError) error = NULL;
  RemedyHive *hive = open_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes) % 4096, ==, 0);
  return hive;
}

static void
assert_string (RemedyHive   *hive,
               RemedyHiveKey key,
               const char   *name,
               const char   *expected)
{
  g_autofree char *text = remedy_hive_get_string (hive, key, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SOFTWARE", TIME);
  g_autoptr (RemedyHive) hive = open_good (writer);
  RemedyHiveKey root = remedy_hive_get_root (hive);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, root, NULL);
  g_autoptr (GPtrArray) values = remedy_hive_list_values (hive, root, NULL);
  g_autofree char *name = remedy_hive_key_name (hive, root);

  g_assert_cmpuint (root, !=, 0);
  g_assert_cmpuint (keys->len, ==, 0);
  g_assert_cmpuint (values->len, ==, 0);
  g_assert_cmpstr (name, ==, "$$$PROTO.HIV");
  g_assert_cmpuint (remedy_hive_get_minor (hive), ==, 3);
  g_assert_false (remedy_hive_is_dirty (hive));
  g_assert_false (remedy_hive_is_damaged (hive));
  g_assert_null (remedy_hive_get_damage (hive));
  g_assert_cmpint (remedy_hive_key_time (hive, root), ==, TIME);
}

static void
test_finds_in_any_case (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SOFTWARE", TIME);
  g_autoptr (RemedyHive) hive = NULL;
  RemedyHiveKey key;

  remedy_hive_node_set_string (
      remedy_hive_writer_key (writer, "Microsoft\\Exchange\\Größe ΩΣ", TIME + 5), "Überschrift",
      "da");
  hive = open_good (writer);
  key = remedy_hive_find (hive, remedy_hive_get_root (hive), "MICROSOFT\\\\exchange\\GRÖßE ωσ\\");
  g_assert_cmpuint (key, !=, 0);
  g_assert_cmpint (remedy_hive_key_time (hive, key), ==, TIME + 5);
  assert_string (hive, key, "ÜBERSCHRIFT", "da");
  assert_string (hive, key, "", NULL);
  g_assert_cmpuint (remedy_hive_find (hive, remedy_hive_get_root (hive), "Microsoft\\Exch"), ==, 0);
  g_assert_cmpuint (remedy_hive_find (hive, remedy_hive_get_root (hive), ""), ==,
                    remedy_hive_get_root (hive));
  g_assert_false (remedy_hive_is_damaged (hive));
}

static void
test_types (void)
{
  static const char *const strings[] = { "Bowser", "LanmanWorkstation", NULL };
  static const guint8      blob[] = { 0x39, 0x5d, 0x47, 0x5f };
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autoptr (RemedyHive) hive = NULL;
  g_auto (GStrv) back = NULL;
  RemedyHiveNode *node = remedy_hive_writer_key (writer, "", TIME);
  RemedyHiveKey   root;
  guint32         number = 0;

  remedy_hive_node_set_string (node, "", "the default");
  remedy_hive_node_set_string (node, "replaced", "old");
  remedy_hive_node_set_string (node, "REPLACED", "new");
  remedy_hive_node_set_expand (node, "path", "%SystemRoot%\\System32\\mig.dll");
  remedy_hive_node_set_strings (node, "depends", strings);
  remedy_hive_node_set_dword (node, "Start", 0xFFFFFFFE);
  remedy_hive_node_set_value (node, "swapped", REMEDY_HIVE_DWORD_BIG_ENDIAN, "\0\0\1\2", 4);
  remedy_hive_node_set_binary (node, "blob", blob, sizeof blob);
  remedy_hive_node_set_binary (node, "nothing", NULL, 0);
  hive = open_good (writer);
  root = remedy_hive_get_root (hive);

  assert_string (hive, root, "", "the default");
  assert_string (hive, root, "replaced", "new");
  assert_string (hive, root, "path", "%SystemRoot%\\System32\\mig.dll");
  assert_string (hive, root, "depends", "Bowser, LanmanWorkstation");
  assert_string (hive, root, "start", "4294967294");
  assert_string (hive, root, "blob", "395d475f");
  assert_string (hive, root, "nothing", "");
  g_assert_true (remedy_hive_get_dword (hive, root, "start", &number));
  g_assert_cmpuint (number, ==, 0xFFFFFFFE);
  g_assert_true (remedy_hive_get_dword (hive, root, "swapped", &number));
  g_assert_cmpuint (number, ==, 0x0102);
  g_assert_false (remedy_hive_get_dword (hive, root, "blob", &number));
  back = remedy_hive_get_strings (hive, root, "depends");
  g_assert_true (g_strv_equal ((const char *const *) back, strings));
  g_assert_null (remedy_hive_get_strings (hive, root, "start"));
}

static void
assert_text (const char   *name,
             guint32       type,
             const guint8 *data,
             gsize         size,
             const char   *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  RemedyHiveValue  value = { (char *) name, type, bytes };
  g_autofree char *text = remedy_hive_value_to_text (&value);

  g_assert_cmpstr (text, ==, expected);
}

#define TEXT(name, type, literal, expected)                                                        \
  assert_text (name, type, (const guint8 *) (literal), sizeof (literal) - 1, expected)

static void
test_text_of_odd_values (void)
{
  TEXT ("s", REMEDY_HIVE_SZ, "a\0b\0", "ab");
  TEXT ("s", REMEDY_HIVE_SZ, "a\0b\0c", "ab");
  TEXT ("s", REMEDY_HIVE_SZ, "a\0\0\0b\0\0\0", "a");
  TEXT ("s", REMEDY_HIVE_SZ, "", "");
  TEXT ("s", REMEDY_HIVE_SZ, "a\0\x1b\0", "a\xEF\xBF\xBD");
  TEXT ("m", REMEDY_HIVE_MULTI_SZ, "a\0\0\0b\0", "a, b");
  TEXT ("m", REMEDY_HIVE_MULTI_SZ, "a\0\0\0b\0\0\0\0\0c\0\0\0", "a, b");
  TEXT ("m", REMEDY_HIVE_MULTI_SZ, "a", "");
  TEXT ("d", REMEDY_HIVE_DWORD, "\1\0\0", "010000");
  TEXT ("d", REMEDY_HIVE_DWORD, "\1\0\0\0\7", "1");
  TEXT ("plain", REMEDY_HIVE_BINARY, "NOTES\0", "NOTES");
  TEXT ("plain", REMEDY_HIVE_BINARY, "N\0O\0T\0E\0S\0\0\0", "NOTES");
  TEXT ("plain", REMEDY_HIVE_BINARY, "NOTES", "4e4f544553");
  TEXT ("plain", REMEDY_HIVE_BINARY, "ABC\0", "41424300");
  TEXT ("001f3d09", REMEDY_HIVE_BINARY, "M\0S\0", "MS");
  TEXT ("001E3D09", REMEDY_HIVE_BINARY, "MS", "MS");
  TEXT ("00033d09", REMEDY_HIVE_BINARY, "NOTES\0", "4e4f54455300");
  TEXT ("x", 11, "\1\2", "0102");
}

static void
test_text_of_multi_properties (void)
{
  TEXT ("101e3d0f", REMEDY_HIVE_BINARY, "\2\0\0\0\x0c\0\0\0\x16\0\0\0MINET.DLL\0INETAB.DLL\0",
        "MINET.DLL, INETAB.DLL");
  TEXT ("101f3d0f", REMEDY_HIVE_BINARY, "\1\0\0\0\x0c\0\0\0\0\0\0\0c\0o\0\0\0", "co");
  /* counts and offsets that lie leave bytes */
  TEXT ("101e3d0f", REMEDY_HIVE_BINARY, "\xff\xff\xff\xff\x0c\0\0\0", "ffffffff0c000000");
  TEXT ("101e3d0f", REMEDY_HIVE_BINARY, "\1\0\0\0\x09\0\0\0X\0",
        "0100000009000000"
        "5800");
  TEXT ("101e3d0f", REMEDY_HIVE_BINARY, "\2\0\0\0\x0c\0\0\0\xff\0\0\0", "020000000c000000ff000000");
}

static void
test_dirty (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autoptr (RemedyHive) hive = NULL;

  remedy_hive_writer_set_dirty (writer, TRUE);
  hive = open_good (writer);
  g_assert_true (remedy_hive_is_dirty (hive));
  g_assert_false (remedy_hive_is_damaged (hive));
}

static void
test_many_and_big (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autofree guint8 *big = g_malloc (BIG);
  g_autoptr (RemedyHive) hive = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyHiveValue) value = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < BIG; i++)
    big[i] = (guint8) (i * 7);
  for (guint i = MANY; i > 0; i--)
    {
      g_autofree char *path = g_strdup_printf ("Many\\k%04u", i);
      RemedyHiveNode  *node = remedy_hive_writer_key (writer, path, TIME + i);

      remedy_hive_node_set_dword (node, "i", i);
    }
  remedy_hive_node_set_binary (remedy_hive_writer_key (writer, "", TIME), "big", big, BIG);
  hive = open_good (writer);
  keys = remedy_hive_list_keys (hive, remedy_hive_find (hive, remedy_hive_get_root (hive), "many"),
                                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, MANY);
  for (guint i = 0; i < MANY; i++)
    {
      guint32 number = 0;

      remedy_hive_get_dword (hive, g_array_index (keys, RemedyHiveKey, i), "i", &number);
      g_assert_cmpuint (number, ==, i + 1);
    }
  value = remedy_hive_get_value (hive, remedy_hive_get_root (hive), "BIG");
  g_assert_cmpmem (g_bytes_get_data (value->data, NULL), g_bytes_get_size (value->data), big, BIG);
}

static void
test_writer_is_deterministic (void)
{
  g_autoptr (GBytes) first = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
      g_autoptr (GBytes) bytes = NULL;
      /* made in another order, the keys are the same */
      remedy_hive_writer_key (writer, i == 0 ? "alpha" : "Beta", TIME);
      remedy_hive_writer_key (writer, i == 0 ? "Beta" : "alpha", TIME);
      bytes = remedy_hive_writer_finish (writer);
      if (first != NULL)
        g_assert_true (g_bytes_equal (bytes, first));
      else
        first = g_steal_pointer (&bytes);
    }
}

/* A good hive with one value below a key, of two pages. */
static guint8 *
small_hive (gsize *size)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autoptr (GBytes) bytes = NULL;

  remedy_hive_node_set_string (remedy_hive_writer_key (writer, "Select", TIME), "name", "value");
  bytes = remedy_hive_writer_finish (writer);
  return g_bytes_unref_to_data (g_steal_pointer (&bytes), size);
}

static void
assert_refused (const guint8 *data,
                gsize         size,
                RemedyError   code,
                const char   *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyHive) hive = open_bytes (bytes, &error);

  g_assert_null (hive);
  g_assert_error (error, REMEDY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refusals (void)
{
  gsize              size;
  g_autofree guint8 *data = small_hive (&size);

  assert_refused (data, 0, REMEDY_ERROR_UNSUPPORTED, "empty");
  assert_refused ((const guint8 *) "MZ\x90", 3, REMEDY_ERROR_UNSUPPORTED, "not a registry hive");
  assert_refused (data, 100, REMEDY_ERROR_DAMAGED, "");
  assert_refused (data, 4096, REMEDY_ERROR_DAMAGED, "4096 bytes");
  data[20] = 2;
  assert_refused (data, size, REMEDY_ERROR_UNSUPPORTED, "version 2.3");
  data[20] = 1;
  data[28] = 2;
  memcpy (data + 4096, "DIRT", 4);
  assert_refused (data, size, REMEDY_ERROR_UNSUPPORTED, "log of a registry hive");
  data[28] = 0;
  assert_refused (data, size, REMEDY_ERROR_DAMAGED, "too damaged");
}

static void
test_wrong_checksum_is_read_and_told (void)
{
  gsize              size;
  g_autofree guint8 *data = small_hive (&size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RemedyHive) hive = NULL;
  g_autoptr (GError) error = NULL;

  data[508] ^= 1;
  bytes = g_bytes_new (data, size);
  hive = open_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (remedy_hive_is_damaged (hive));
  g_assert_nonnull (strstr (remedy_hive_get_damage (hive), "checksum"));
  assert_string (hive, remedy_hive_find (hive, remedy_hive_get_root (hive), "Select"), "name",
                 "value");
}

static void
test_cut_hive_gives_what_it_has (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) cut = NULL;
  g_autoptr (RemedyHive) hive = NULL;
  g_autoptr (GError) error = NULL;
  RemedyHiveNode    *node = remedy_hive_writer_key (writer, "A", TIME);
  g_autofree guint8 *blob = g_malloc0 (6000);

  remedy_hive_node_set_string (remedy_hive_writer_key (writer, "", TIME), "name", "value");
  remedy_hive_node_set_binary (node, "first", blob, 6000);
  remedy_hive_node_set_binary (node, "second", blob, 6000);
  bytes = remedy_hive_writer_finish (writer);
  cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 9000);
  hive = open_bytes (cut, &error);
  g_assert_no_error (error);
  g_assert_true (remedy_hive_is_damaged (hive));
  g_assert_nonnull (strstr (remedy_hive_get_damage (hive), "only"));
  assert_string (hive, remedy_hive_get_root (hive), "name", "value");
}

static void
test_none_is_none (void)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  g_autoptr (RemedyHive) hive = open_good (writer);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, 0, NULL);
  g_autoptr (GPtrArray) values = remedy_hive_list_values (hive, 0, NULL);
  guint32 number = 7;

  g_assert_cmpuint (keys->len, ==, 0);
  g_assert_cmpuint (values->len, ==, 0);
  g_assert_null (remedy_hive_key_name (hive, 0));
  g_assert_cmpint (remedy_hive_key_time (hive, 0), ==, REMEDY_TIME_UNKNOWN);
  g_assert_cmpuint (remedy_hive_find (hive, 0, "Select"), ==, 0);
  assert_string (hive, 0, "x", NULL);
  g_assert_false (remedy_hive_get_dword (hive, 0, "x", &number));
  g_assert_cmpuint (number, ==, 7);
  g_assert_false (remedy_hive_is_damaged (hive));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hive/empty", test_empty);
  g_test_add_func ("/hive/finds-in-any-case", test_finds_in_any_case);
  g_test_add_func ("/hive/types", test_types);
  g_test_add_func ("/hive/text-of-odd-values", test_text_of_odd_values);
  g_test_add_func ("/hive/text-of-multi-properties", test_text_of_multi_properties);
  g_test_add_func ("/hive/dirty", test_dirty);
  g_test_add_func ("/hive/many-and-big", test_many_and_big);
  g_test_add_func ("/hive/writer-is-deterministic", test_writer_is_deterministic);
  g_test_add_func ("/hive/refusals", test_refusals);
  g_test_add_func ("/hive/wrong-checksum-is-read-and-told", test_wrong_checksum_is_read_and_told);
  g_test_add_func ("/hive/cut-hive-gives-what-it-has", test_cut_hive_gives_what_it_has);
  g_test_add_func ("/hive/none-is-none", test_none_is_none);
  return g_test_run ();
}
