/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-hive-value.h"

#include <string.h>

#include "core/remedy-writer.h"

#define MIB (1024 * 1024)

/* Names of MAPI properties: four digits of the type, four of the property. */
#define MV_ANSI "101e3d0f"
#define MV_WIDE "101f3d0f"

static char **
strings_of (const char *name, guint32 type, const RemedyWriter *data)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data->data, data->len);
  RemedyHiveValue value = { (char *) name, type, bytes };

  return remedy_hive_value_to_strings (&value);
}

static char *
text_of (const char *name, guint32 type, const RemedyWriter *data)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data->data, data->len);
  RemedyHiveValue value = { (char *) name, type, bytes };

  return remedy_hive_value_to_text (&value);
}

static void
assert_strings (char *const *found, const char *const *expected)
{
  g_assert_nonnull (found);
  g_assert_true (g_strv_equal ((const char *const *) found, expected));
}

static void
put_text (RemedyWriter *writer, const char *text, gboolean wide)
{
  if (wide)
    remedy_writer_utf16 (writer, text);
  else
    remedy_writer_bytes (writer, text, strlen (text) + 1);
}

/* As the profile keeps several strings: a count, an offset for each, then the strings. */
static RemedyWriter *
multi_property (const char *const *texts, gboolean wide, gsize width)
{
  RemedyWriter *writer = remedy_writer_new ();
  guint         n = g_strv_length ((char **) texts);

  remedy_writer_u32 (writer, n);
  remedy_writer_zeros (writer, n * width);
  for (guint i = 0; i < n; i++)
    {
      remedy_writer_patch_u32 (writer, 4 + i * width, writer->len);
      put_text (writer, texts[i], wide);
    }
  return writer;
}

static const char *const words[] = { "MINET.DLL", "", "a b", "Notes" };

/* Random lists of strings in all four layouts: bytes or UTF-16, offsets of a 32-bit Outlook or
 * of a 64-bit one. */
static void
test_several_strings_in_every_layout (void)
{
  for (guint round = 0; round < 500; round++)
    {
      const char *texts[9] = { NULL };
      guint       n = (guint) g_test_rand_int_range (1, 9);
      gboolean    wide = g_test_rand_bit ();
      gsize       width = g_test_rand_bit () ? 4 : 8;
      g_autoptr (GByteArray) data = NULL;
      g_auto (GStrv) found = NULL;
      g_autofree char *text = NULL;
      g_autofree char *joined = NULL;

      for (guint i = 0; i < n; i++)
        texts[i] = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
      data = multi_property (texts, wide, width);
      found = strings_of (wide ? MV_WIDE : MV_ANSI, REMEDY_HIVE_BINARY, data);
      assert_strings (found, texts);
      text = text_of (wide ? MV_WIDE : MV_ANSI, REMEDY_HIVE_BINARY, data);
      joined = g_strjoinv (", ", (char **) texts);
      g_assert_cmpstr (text, ==, joined);
    }
}

/* Whatever is damaged in such a property, the rest of the text is its bytes. */
static void
test_damaged_list_is_bytes (void)
{
  static const char *const texts[] = { "one", "two", NULL };

  for (guint at = 0; at < 12; at++)
    {
      g_autoptr (GByteArray) data = multi_property (texts, FALSE, 4);
      g_autofree char *text = NULL;
      g_auto (GStrv) found = NULL;

      data->data[at] ^= 0x80;
      found = strings_of (MV_ANSI, REMEDY_HIVE_BINARY, data);
      g_assert_null (found);
      text = text_of (MV_ANSI, REMEDY_HIVE_BINARY, data);
      g_assert_cmpuint (strlen (text), ==, 2 * data->len);
    }
}

static void
test_count_beyond_the_limit_is_bytes (void)
{
  g_autofree const char **texts = g_new0 (const char *, 4098);
  g_autoptr (GByteArray) at_limit = NULL;
  g_autoptr (GByteArray) beyond = NULL;
  g_auto (GStrv) found = NULL;

  for (guint i = 0; i < 4096; i++)
    texts[i] = "x";
  at_limit = multi_property (texts, FALSE, 4);
  found = strings_of (MV_ANSI, REMEDY_HIVE_BINARY, at_limit);
  assert_strings (found, texts);
  texts[4096] = "x";
  beyond = multi_property (texts, FALSE, 4);
  g_assert_null (strings_of (MV_ANSI, REMEDY_HIVE_BINARY, beyond));
}

/* Thousands of offsets that all lead to one long string would need thousands of times its
 * memory; strings of an honest property do not share their bytes. */
static void
test_strings_do_not_share_their_bytes (void)
{
  for (guint wide = 0; wide < 2; wide++)
    {
      g_autoptr (GByteArray) data = remedy_writer_new ();
      g_auto (GStrv) found = NULL;

      remedy_writer_u32 (data, 4096);
      for (guint i = 0; i < 4096; i++)
        remedy_writer_u32 (data, 4 + 4 * 4096);
      remedy_writer_zeros (data, 4 * MIB - data->len);
      memset (data->data + 4 + 4 * 4096, 'x', data->len - 4 - 4 * 4096);
      found = strings_of (wide ? MV_WIDE : MV_ANSI, REMEDY_HIVE_BINARY, data);
      g_assert_null (found);
    }
}

/* Random lists with an empty string at the end, without it, and with half a letter at the end. */
static void
test_lists_of_the_registry (void)
{
  for (guint round = 0; round < 500; round++)
    {
      static const char *const from[] = { "MSExchangeSA", "Größe", "日本", "x" };
      const char              *texts[9] = { NULL };
      guint                    n = (guint) g_test_rand_int_range (0, 9);
      g_autoptr (GByteArray) data = remedy_writer_new ();
      g_auto (GStrv) found = NULL;

      for (guint i = 0; i < n; i++)
        {
          texts[i] = from[g_test_rand_int_range (0, G_N_ELEMENTS (from))];
          remedy_writer_utf16 (data, texts[i]);
        }
      if (g_test_rand_bit ())
        remedy_writer_u16 (data, 0);
      else if (n > 0 && g_test_rand_bit ())
        g_byte_array_set_size (data, data->len - 2);
      if (g_test_rand_bit ())
        remedy_writer_u8 (data, 0);
      found = strings_of ("DependOnService", REMEDY_HIVE_MULTI_SZ, data);
      assert_strings (found, texts);
    }
}

/* The type in the name of a MAPI property decides; a name that is none is judged by its bytes. */
static void
test_name_of_a_property_decides (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } rows[] = {
    { "001e3001", "NOTES" },        { "001E3001", "NOTES" },
    { "001f3001", "低䕔S" },        { "00033001", "4e4f54455300" },
    { "01023d0c", "4e4f54455300" }, { "plain", "NOTES" },
    { "001e300", "NOTES" },         { "001e30011", "NOTES" },
    { "001g3001", "NOTES" },        { "", "NOTES" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) data = remedy_writer_new ();
      g_autofree char *text = NULL;

      remedy_writer_bytes (data, "NOTES", 6);
      text = text_of (rows[i].name, REMEDY_HIVE_BINARY, data);
      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Text without a type must be plain, long enough, and ended by its only NUL. */
static void
test_bytes_that_only_resemble_text_are_bytes (void)
{
  static const struct
  {
    const char *data;
    gsize       size;
    gboolean    is_text;
  } rows[] = {
    { "abcd\0", 5, TRUE },
    { "abc\0", 4, FALSE },
    { "ab\0cd\0", 6, FALSE },
    { "abcde", 5, FALSE },
    { "abc\x80\0", 5, FALSE },
    { "abc\n\0", 5, FALSE },
    { "abc\x7f\0", 5, FALSE },
    { "a\0b\0c\0d\0\0\0", 10, TRUE },
    { "a\0b\0c\0d\0", 8, FALSE },
    { "a\0b\0c\0\0\0", 8, FALSE },
    { "a\0b\0c\0d\1\0\0", 10, FALSE },
    { "a\0b\0c\0d\0\0\0\0", 11, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) data = remedy_writer_new ();
      g_autofree char *text = NULL;

      remedy_writer_bytes (data, rows[i].data, rows[i].size);
      text = text_of ("blob", REMEDY_HIVE_BINARY, data);
      g_test_message ("row %u: %s", i, text);
      g_assert_cmpint (g_str_has_prefix (text, "abc"), ==, rows[i].is_text);
      if (!rows[i].is_text)
        g_assert_cmpuint (strlen (text), ==, 2 * rows[i].size);
    }
}

static void
test_long_bytes_are_cut_and_say_so (void)
{
  g_autoptr (GByteArray) data = remedy_writer_new ();
  g_autofree char *whole = NULL;
  g_autofree char *cut = NULL;

  remedy_writer_zeros (data, 4096);
  whole = text_of ("blob", REMEDY_HIVE_BINARY, data);
  g_assert_cmpuint (strlen (whole), ==, 8192);
  remedy_writer_u8 (data, 0);
  cut = text_of ("blob", 99, data);
  g_assert_cmpuint (strlen (cut), ==, 8192 + strlen ("…"));
  g_assert_true (g_str_has_suffix (cut, "0…"));
}

/* Of each type, what is a number and what is a list of strings; nothing is both. */
static void
test_types_are_kept_apart (void)
{
  for (guint32 type = 0; type < 13; type++)
    {
      g_autoptr (GByteArray) data = remedy_writer_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) three = NULL;
      g_auto (GStrv) strings = NULL;
      guint32  number = 0;
      gboolean is_number = type == REMEDY_HIVE_DWORD || type == REMEDY_HIVE_DWORD_BIG_ENDIAN;
      gboolean is_text =
          type == REMEDY_HIVE_SZ || type == REMEDY_HIVE_EXPAND_SZ || type == REMEDY_HIVE_MULTI_SZ;

      remedy_writer_u32 (data, 0x00410042);
      bytes = g_bytes_new (data->data, data->len);
      three = g_bytes_new (data->data, 3);
      strings = remedy_hive_value_to_strings (&(RemedyHiveValue){ (char *) "x", type, bytes });
      g_assert_cmpint (strings != NULL, ==, is_text);
      if (is_text)
        g_assert_cmpstr (strings[0], ==, "BA");
      g_assert_cmpint (
          remedy_hive_value_to_dword (&(RemedyHiveValue){ (char *) "x", type, bytes }, &number), ==,
          is_number);
      g_assert_cmpuint (number, ==,
                        type == REMEDY_HIVE_DWORD ? 0x00410042
                        : is_number               ? 0x42004100
                                                  : 0);
      g_assert_false (
          remedy_hive_value_to_dword (&(RemedyHiveValue){ (char *) "x", type, three }, &number));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hive-value/several-strings-in-every-layout",
                   test_several_strings_in_every_layout);
  g_test_add_func ("/hive-value/damaged-list-is-bytes", test_damaged_list_is_bytes);
  g_test_add_func ("/hive-value/count-beyond-the-limit-is-bytes",
                   test_count_beyond_the_limit_is_bytes);
  g_test_add_func ("/hive-value/strings-do-not-share-their-bytes",
                   test_strings_do_not_share_their_bytes);
  g_test_add_func ("/hive-value/lists-of-the-registry", test_lists_of_the_registry);
  g_test_add_func ("/hive-value/name-of-a-property-decides", test_name_of_a_property_decides);
  g_test_add_func ("/hive-value/bytes-that-only-resemble-text-are-bytes",
                   test_bytes_that_only_resemble_text_are_bytes);
  g_test_add_func ("/hive-value/long-bytes-are-cut-and-say-so", test_long_bytes_are_cut_and_say_so);
  g_test_add_func ("/hive-value/types-are-kept-apart", test_types_are_kept_apart);
  return g_test_run ();
}
