/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-text.h"

#include <string.h>

#include "core/remedy-writer.h"

static void
test_utf16 (void)
{
  static const struct
  {
    const char *bytes;
    gsize       size;
    const char *text;
  } rows[] = {
    { "", 0, "" },
    { "A\0B\0", 4, "AB" },
    { "A\0B\0\0\0C\0", 8, "AB" },
    { "\xE4\0\xAC\x20", 4, "ä€" },
    { "\x3D\xD8\x00\xDE", 4, "😀" },
    { "\x3D\xD8"
      "A\0",
      4,
      "\xEF\xBF\xBD"
      "A" },
    { "\x00\xDE", 2, "\xEF\xBF\xBD" },
    { "\x3D\xD8", 2, "\xEF\xBF\xBD" },
    { "A\0B", 3, "A" },
    { "\x1B\0[\0", 4, "\xEF\xBF\xBD[" },
    { "a\0\t\0b\0\r\0\n\0", 10, "a\tb\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
          remedy_text_from_utf16le ((const guint8 *) rows[i].bytes, rows[i].size);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_code_pages (void)
{
  static const guint8 umlaut_ansi[] = { 'M', 0xFC, 'l', 'l', 0 };
  static const guint8 umlaut_oem[] = { 'M', 0x81, 'l', 'l' };
  static const guint8 undefined[] = { 'a', 0x81, 'b' };
  g_autofree char    *ansi = remedy_text_from_ansi (umlaut_ansi, sizeof umlaut_ansi);
  g_autofree char    *oem = remedy_text_from_oem (umlaut_oem, sizeof umlaut_oem);
  g_autofree char    *odd = remedy_text_from_ansi (undefined, sizeof undefined);

  g_assert_cmpstr (ansi, ==, "Müll");
  g_assert_cmpstr (oem, ==, "Müll");
  g_assert_true (g_utf8_validate (odd, -1, NULL));
  g_assert_true (g_str_has_prefix (odd, "a"));
  g_assert_true (g_str_has_suffix (odd, "b"));
}

static void
test_every_byte_becomes_utf8 (void)
{
  guint8           bytes[255];
  g_autofree char *ansi = NULL;
  g_autofree char *oem = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i + 1);
  ansi = remedy_text_from_ansi (bytes, sizeof bytes);
  oem = remedy_text_from_oem (bytes, sizeof bytes);
  g_assert_true (g_utf8_validate (ansi, -1, NULL));
  g_assert_true (g_utf8_validate (oem, -1, NULL));
  g_assert_null (strchr (ansi, '\x1B'));
  g_assert_null (strchr (oem, '\x1B'));
}

static void
test_case_does_not_count (void)
{
  g_assert_true (remedy_text_equal ("MsExchangeMig", "MSEXCHANGEMIG"));
  g_assert_true (remedy_text_equal ("Ärger", "äRGER"));
  g_assert_false (remedy_text_equal ("MSExchangeMig", "MSExchangeMigDS"));
  g_assert_true (remedy_text_equal (NULL, NULL));
  g_assert_false (remedy_text_equal (NULL, ""));
  g_assert_true (remedy_text_contains ("exch01-LME-Notes-1", "lme-notes"));
  g_assert_false (remedy_text_contains (NULL, "x"));
  g_assert_true (remedy_text_has_prefix ("msexchangeimc 1234", "MSExchangeIMC "));
  g_assert_false (remedy_text_has_prefix ("MSExchange", "MSExchangeIMC"));
}

/* What evidence says must not steer the terminal that it is shown on. */
static void
test_tame (void)
{
  g_autofree char *plain = remedy_text_tame ("Jürgen · “C:\\WINNT”");
  g_autofree char *lines = remedy_text_tame ("a\nb\tc\rd");
  g_autofree char *escape = remedy_text_tame ("\033[31m\a\302\233");
  g_autofree char *bidi = remedy_text_tame ("a\u202Eb");
  g_autofree char *broken = remedy_text_tame ("a\xFFz");
  g_autofree char *nothing = remedy_text_tame (NULL);

  g_assert_cmpstr (plain, ==, "Jürgen · “C:\\WINNT”");
  g_assert_cmpstr (lines, ==, "a b c d");
  g_assert_cmpstr (escape, ==, "\uFFFD[31m\uFFFD\uFFFD");
  g_assert_cmpstr (bidi, ==, "a\uFFFDb");
  g_assert_cmpstr (broken, ==, "a\uFFFDz");
  g_assert_cmpstr (nothing, ==, "");
}

/* Letters of several scripts, some of two UTF-16 units, and some without a case. */
static char *
random_text (guint most)
{
  static const gunichar from[] = { 'A', 'z', 0xC4, 0x3A9, 0x416, 0x4E2D, 0x1F600, ' ', '\\' };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (0, (gint32) most);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, from[g_test_rand_int_range (0, G_N_ELEMENTS (from))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_random_text_survives_utf16 (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = random_text (40);
      g_autoptr (GByteArray) writer = remedy_writer_new ();
      g_autofree char *back = NULL;
      g_autofree char *open = NULL;

      remedy_writer_utf16 (writer, text);
      back = remedy_text_from_utf16le (writer->data, writer->len);
      open = remedy_text_from_utf16le (writer->data, writer->len - 2);
      g_assert_cmpstr (back, ==, text);
      g_assert_cmpstr (open, ==, text);
    }
}

/* Whatever the bytes are, the text is UTF-8 without anything that steers a terminal, and
 * taming it twice changes no more than once. */
static void
test_random_bytes_become_harmless (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      guint8 bytes[64];
      gsize  n = (gsize) g_test_rand_int_range (0, sizeof bytes);
      char  *texts[3] = { NULL };

      for (gsize j = 0; j < n; j++)
        bytes[j] = (guint8) g_test_rand_int_range (0, 256);
      texts[0] = remedy_text_from_utf16le (bytes, n);
      texts[1] = remedy_text_from_ansi (bytes, n);
      texts[2] = remedy_text_from_oem (bytes, n);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autofree char *tame = remedy_text_tame (texts[j]);
          g_autofree char *twice = remedy_text_tame (tame);

          g_assert_true (g_utf8_validate (texts[j], -1, NULL));
          g_assert_cmpstr (twice, ==, tame);
          for (const char *p = tame; *p != '\0'; p++)
            g_assert_true ((guchar) *p >= 0x20 && *p != 0x7F);
        }
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        g_clear_pointer (&texts[j], g_free);
    }
}

/* Text that holds another also begins with it or has something before it; and no change of
 * case changes any answer. */
static void
test_case_never_changes_an_answer (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *head = random_text (6);
      g_autofree char *tail = random_text (6);
      g_autofree char *whole = g_strconcat (head, tail, NULL);
      g_autofree char *upper = g_utf8_strup (whole, -1);
      g_autofree char *lower_head = g_utf8_strdown (head, -1);
      g_autofree char *lower_tail = g_utf8_strdown (tail, -1);

      g_assert_true (remedy_text_equal (upper, whole));
      g_assert_true (remedy_text_has_prefix (upper, lower_head));
      g_assert_true (remedy_text_contains (upper, lower_tail));
      g_assert_cmpint (remedy_text_has_prefix (head, whole), ==, *tail == '\0');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/utf16", test_utf16);
  g_test_add_func ("/text/code-pages", test_code_pages);
  g_test_add_func ("/text/every-byte-becomes-utf8", test_every_byte_becomes_utf8);
  g_test_add_func ("/text/case-does-not-count", test_case_does_not_count);
  g_test_add_func ("/text/tame", test_tame);
  g_test_add_func ("/text/random-text-survives-utf16", test_random_text_survives_utf16);
  g_test_add_func ("/text/random-bytes-become-harmless", test_random_bytes_become_harmless);
  g_test_add_func ("/text/case-never-changes-an-answer", test_case_never_changes_an_answer);
  return g_test_run ();
}
