/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-ini.h"

#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-writer.h"
#include "test-support.h"

#define MIB (1024 * 1024)

static RemedyIni *
parse_sized (const char *text, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return remedy_ini_parse (bytes, error);
}

static RemedyIni *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RemedyIni *ini = parse_sized (text, strlen (text), &error);

  g_assert_no_error (error);
  return ini;
}

static void
assert_value (const char *text, const char *section, const char *key, const char *expected)
{
  g_autoptr (RemedyIni) ini = parse (text);

  g_test_message ("%s", text);
  g_assert_cmpstr (remedy_ini_get (ini, section, key), ==, expected);
}

static void
test_case_and_blanks_do_not_count (void)
{
  static const char *const texts[] = {
    "[Services]\nMSEMS=x",      "[SERVICES]\r\nmsems = x\r\n",
    " [ services ]\n\tmsEMS=x", "[Services] behind it\nMSEMS=x ",
    "[Services\nMSEMS=x",       "\n\n[Services]\n\n\nMSEMS\t=\tx"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_value (texts[i], "Services", "MSEMS", "x");
      assert_value (texts[i], "sERVICES", "msems", "x");
    }
}

static void
test_every_line_break_ends_a_line (void)
{
  assert_value ("[A]\na=1\nb=2", "A", "b", "2");
  assert_value ("[A]\r\na=1\r\nb=2\r\n", "A", "b", "2");
  assert_value ("[A]\ra=1\rb=2", "A", "b", "2");
  assert_value ("[A]\r\r\n\na=1\n\rb=2\r", "A", "b", "2");
}

/* Of two with one name Windows reads the first, in sections as in keys. */
static void
test_first_of_two_counts (void)
{
  static const char text[] = "[A]\nk=first\nK=second\n[B]\nk=b\n[a]\nk=third\nonly=lost\n";
  g_autoptr (RemedyIni) ini = parse (text);

  g_assert_cmpstr (remedy_ini_get (ini, "A", "k"), ==, "first");
  g_assert_null (remedy_ini_get (ini, "A", "only"));
  g_assert_cmpuint (remedy_ini_list_keys (ini, "A")->len, ==, 1);
  g_assert_cmpstr (remedy_ini_get (ini, "B", "k"), ==, "b");
}

static void
test_only_whole_lines_are_comments (void)
{
  assert_value ("[A]\n;k=1\n", "A", "k", NULL);
  assert_value ("[A]\n;k=1\n", "A", ";k", NULL);
  assert_value ("[A]\n  ; k=1\nk=2\n", "A", "k", "2");
  assert_value ("[A]\nk=1 ; the first\n", "A", "k", "1 ; the first");
  assert_value ("; [A]\nk=1\n", "A", "k", NULL);
}

static void
test_one_pair_of_quotation_marks_goes (void)
{
  assert_value ("[A]\nk=\"a b\"", "A", "k", "a b");
  assert_value ("[A]\nk='a b'", "A", "k", "a b");
  assert_value ("[A]\nk=\"\"a\"\"", "A", "k", "\"a\"");
  assert_value ("[A]\nk=\"a'", "A", "k", "\"a'");
  assert_value ("[A]\nk=\"", "A", "k", "\"");
  assert_value ("[A]\nk=\"\"", "A", "k", "");
  assert_value ("[A]\nk=\" a \"", "A", "k", " a ");
}

static void
test_what_is_no_entry_is_passed_over (void)
{
  assert_value ("[A]\nno equals sign\nk=1", "A", "k", "1");
  assert_value ("[A]\n=nameless\nk=1", "A", "k", "1");
  assert_value ("k=before any section\n[A]\n", "", "k", NULL);
  assert_value ("[]\nk=1", "", "k", "1");
  assert_value ("[A]\nk=", "A", "k", "");
  assert_value ("[A]\nk=a=b", "A", "k", "a=b");
  assert_value ("", "A", "k", NULL);
  assert_value ("[", "", "k", NULL);
}

static void
test_keys_keep_their_order_and_spelling (void)
{
  g_autoptr (RemedyIni) ini = parse ("[A]\nzeta=1\nAlpha=2\nBeTa=3\n[Empty]\n");
  GPtrArray *keys = remedy_ini_list_keys (ini, "a");

  g_assert_cmpuint (keys->len, ==, 3);
  g_assert_cmpstr (keys->pdata[0], ==, "zeta");
  g_assert_cmpstr (keys->pdata[1], ==, "Alpha");
  g_assert_cmpstr (keys->pdata[2], ==, "BeTa");
  g_assert_cmpuint (remedy_ini_list_keys (ini, "empty")->len, ==, 0);
  g_assert_null (remedy_ini_list_keys (ini, "absent"));
  g_assert_true (remedy_ini_has_section (ini, "EMPTY"));
  g_assert_false (remedy_ini_has_section (ini, "absent"));
}

/* A NUL ends its own line and no other. */
static void
test_nul_ends_its_line (void)
{
  static const char text[] = "[A]\nk=1\0lost\nm=2\n\0\n[B]\nk=3";
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyIni) ini = parse_sized (text, sizeof text - 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (remedy_ini_get (ini, "A", "k"), ==, "1");
  g_assert_cmpstr (remedy_ini_get (ini, "A", "m"), ==, "2");
  g_assert_cmpstr (remedy_ini_get (ini, "B", "k"), ==, "3");
}

/* With a mark at the start, and a byte too many at the end, as a bad copy has it. A letter
 * whose first byte is that of a line break is none. */
static void
test_unicode (void)
{
  static const char text[] = "\xff\xfe[\0A\0]\0\r\0\n\0k\0=\0\x0a\x01\x0d\x01\n\0m\0=\0\x31\x04\0";
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyIni) ini = parse_sized (text, sizeof text - 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (remedy_ini_get (ini, "A", "k"), ==, "Ċč");
  g_assert_cmpstr (remedy_ini_get (ini, "A", "m"), ==, "б");
}

static void
assert_limit (const GString *text, const char *number)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse_sized (text->str, text->len, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, number));
}

static void
assert_no_limit (const GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyIni) ini = parse_sized (text->str, text->len, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ini);
}

/* What is just within each limit is read, one more is refused, and the error names the limit. */
static void
test_limits_are_named (void)
{
  g_autoptr (GString) sections = g_string_new (NULL);
  g_autoptr (GString) keys = g_string_new ("[A]\n");
  g_autoptr (GString) size = g_string_new ("[A]\nk=");
  g_autoptr (RemedyIni) ini = NULL;

  for (guint i = 0; i < 8192; i++)
    g_string_append_printf (sections, "[%u]\n", i);
  for (guint i = 0; i < 65536; i++)
    g_string_append_printf (keys, "%x=\n", i);
  while (size->len < MIB)
    g_string_append_c (size, 'x');
  assert_no_limit (sections);
  g_string_append (sections, "[1]\n");
  assert_no_limit (sections);
  g_string_append (sections, "[more]\n");
  assert_limit (sections, "8192");
  assert_no_limit (keys);
  g_string_append (keys, "more=\n");
  assert_limit (keys, "65536");
  ini = parse (size->str);
  g_assert_cmpuint (strlen (remedy_ini_get (ini, "A", "k")), ==, MIB - 6);
  g_string_append_c (size, 'x');
  assert_limit (size, "1048576");
}

/* One entry as a random file has it. */
typedef struct
{
  const char *section;
  const char *key;
  char       *value; /* (owned) */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->value);
  g_free (self);
}

static const char *const sections[] = { "Services", "MSEMS", "Größe", "a b" };
static const char *const keys[] = { "Providers", "PR_DISPLAY_NAME", "3D0A001E", "ÄÖ" };

static const char *
any (const char *const *from, gsize n)
{
  return from[g_test_rand_int_range (0, (gint32) n)];
}

static void
append_in_any_case (GString *text, const char *name)
{
  g_autofree char *spelt = g_test_rand_bit () ? g_utf8_strup (name, -1) : g_utf8_strdown (name, -1);
  static const char *const blanks[] = { "", " ", "\t", "  " };

  /* ß in upper case is two letters, which NT takes for another name. */
  g_string_append_printf (text, "%s%s%s", any (blanks, G_N_ELEMENTS (blanks)),
                          strstr (name, "ß") != NULL ? name : spelt,
                          any (blanks, G_N_ELEMENTS (blanks)));
}

/* Writes a random file, and what it holds in the order in which it is written. A section that
 * comes again is never read, so what is below it is not among @entries. */
static char *
random_file (GPtrArray *entries)
{
  static const char *const breaks[] = { "\n", "\r\n", "\r", "\n\n" };
  static const char *const noise[] = { "; comment", "no entry", "", "  ", ";[Services]" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *section = NULL;

  for (guint i = 0; i < 60; i++)
    {
      int kind = g_test_rand_int_range (0, 10);

      if (kind < 2)
        {
          const char *name = any (sections, G_N_ELEMENTS (sections));

          section = g_hash_table_add (seen, (gpointer) name) ? name : NULL;
          g_string_append_c (text, '[');
          append_in_any_case (text, name);
          g_string_append_c (text, ']');
        }
      else if (kind < 8)
        {
          Entry *entry = g_new0 (Entry, 1);

          entry->section = section;
          entry->key = any (keys, G_N_ELEMENTS (keys));
          entry->value = g_strdup_printf ("v%u é=;x", g_test_rand_int () % 1000);
          append_in_any_case (text, entry->key);
          g_string_append_printf (text, g_test_rand_bit () ? "= \"%s\" " : "=%s", entry->value);
          if (section != NULL)
            g_ptr_array_add (entries, entry);
          else
            entry_free (entry);
        }
      else
        g_string_append (text, any (noise, G_N_ELEMENTS (noise)));
      if (i < 59)
        g_string_append (text, any (breaks, G_N_ELEMENTS (breaks)));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
expected_value (GPtrArray *entries, const char *section, const char *key)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      if (g_str_equal (entry->section, section) && g_str_equal (entry->key, key))
        return entry->value;
    }
  return NULL;
}

static GBytes *
encode (const char *text, gboolean wide)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  char *data = g_convert (text, -1, wide ? "UTF-16LE" : "CP1252", "UTF-8", NULL, &n, &error);
  g_autoptr (GByteArray) writer = remedy_writer_new ();

  g_assert_no_error (error);
  if (wide)
    remedy_writer_u16 (writer, 0xFEFF);
  remedy_writer_bytes (writer, data, n);
  g_free (data);
  return g_byte_array_free_to_bytes (g_steal_pointer (&writer));
}

/* Random files, in both encodings, hold what they were written with and nothing else. */
static void
test_random_files (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
      g_autofree char *text = random_file (entries);
      g_autoptr (GBytes) bytes = encode (text, g_test_rand_bit ());
      g_autoptr (GError) error = NULL;
      g_autoptr (RemedyIni) ini = remedy_ini_parse (bytes, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
        {
          GPtrArray *listed = remedy_ini_list_keys (ini, sections[i]);
          guint      n = 0;

          for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
            {
              const char *expected = expected_value (entries, sections[i], keys[j]);

              n += expected != NULL;
              g_assert_cmpstr (remedy_ini_get (ini, sections[i], keys[j]), ==, expected);
            }
          g_assert_cmpuint (listed != NULL ? listed->len : 0, ==, n);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ini/case-and-blanks-do-not-count", test_case_and_blanks_do_not_count);
  g_test_add_func ("/ini/every-line-break-ends-a-line", test_every_line_break_ends_a_line);
  g_test_add_func ("/ini/first-of-two-counts", test_first_of_two_counts);
  g_test_add_func ("/ini/only-whole-lines-are-comments", test_only_whole_lines_are_comments);
  g_test_add_func ("/ini/one-pair-of-quotation-marks-goes", test_one_pair_of_quotation_marks_goes);
  g_test_add_func ("/ini/what-is-no-entry-is-passed-over", test_what_is_no_entry_is_passed_over);
  g_test_add_func ("/ini/keys-keep-their-order-and-spelling",
                   test_keys_keep_their_order_and_spelling);
  g_test_add_func ("/ini/nul-ends-its-line", test_nul_ends_its_line);
  g_test_add_func ("/ini/unicode", test_unicode);
  g_test_add_func ("/ini/limits-are-named", test_limits_are_named);
  g_test_add_func ("/ini/random-files", test_random_files);
  return g_test_run ();
}
