/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <time.h>

#include "core/remedy-error.h"
#include "report/remedy-automaton.h"
#include "report/remedy-leak.h"

#define FILE_NAME "evidence/before/files.json"

/* The names of a site, which no text of the program has. */
typedef struct
{
  GPtrArray     *names; /* RemedyHiddenName */
  RemedySharing *sharing;
  GPtrArray     *members; /* RemedyMember */
} Fixture;

static void
add_name (Fixture        *fixture,
          RemedyNameClass name_class,
          const char     *token,
          const char     *original)
{
  RemedyHiddenName *name = remedy_hidden_name_new ();

  name->name_class = (int) name_class;
  name->token = g_strdup (token);
  name->original = g_strdup (original);
  g_ptr_array_add (fixture->names, name);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->names = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hidden_name_free);
  fixture->sharing = remedy_sharing_new ();
  fixture->members = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);
  add_name (fixture, REMEDY_NAMES_SERVERS, "SERVER-1", "ALCHEMIST");
  add_name (fixture, REMEDY_NAMES_SERVERS, "SERVER-2", "WESTBURY-POSTROOM-07");
  add_name (fixture, REMEDY_NAMES_USERS, "USER-1", "Zähringer, Jörg");
  add_name (fixture, REMEDY_NAMES_USERS, "USER-2", "kowa");
  add_name (fixture, REMEDY_NAMES_ADDRESSES, "ADDRESS-1", "/o=Quixby/ou=HARROWDALE/cn=Recipients/cn=vkz");
  add_name (fixture, REMEDY_NAMES_FOLDERS, "FOLDER-1", "Payroll Quirks 98");
  g_ptr_array_add (fixture->sharing->words, g_strdup ("Bluebottle"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->names);
  remedy_sharing_free (fixture->sharing);
  g_ptr_array_unref (fixture->members);
}

static RemedyMember *
add_bytes (Fixture    *fixture,
           const char *name,
           const char *type,
           gconstpointer data,
           gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  RemedyMember *member = remedy_member_new (name, type, "why", bytes);

  g_ptr_array_add (fixture->members, member);
  return member;
}

static RemedyMember *
add_file (Fixture    *fixture,
          const char *name,
          const char *type,
          const char *text)
{
  return add_bytes (fixture, name, type, text, strlen (text));
}

static GPtrArray *
search (Fixture *fixture)
{
  return remedy_leak_search (fixture->names, fixture->sharing, fixture->members);
}

/* What is found, a line each; and everything that was there goes. */
static char *
find (Fixture *fixture)
{
  g_autoptr (GPtrArray) leaks = search (fixture);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < leaks->len; i++)
    {
      const RemedyLeak *leak = leaks->pdata[i];

      g_string_append_printf (lines, "%s%s %s %s (%s)", i > 0 ? "; " : "", leak->member, leak->where,
                              leak->token, leak->form);
    }
  g_ptr_array_set_size (fixture->members, 0);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
assert_finds (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *found = find (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_text (Fixture    *fixture,
             const char *text,
             const char *expected)
{
  add_file (fixture, "a.txt", "text/plain", text);
  assert_finds (fixture, expected);
}

static void
test_every_case_is_found (Fixture      *fixture,
                          gconstpointer data)
{
  assert_text (fixture, "one\ntwo alchemist", "a.txt line 2 SERVER-1 (UTF-8)");
  assert_text (fixture, "xxAlcHemistxx", "a.txt line 1 SERVER-1 (UTF-8)");
  assert_text (fixture, "ZÄHRINGER, JÖRG", "a.txt line 1 USER-1 (UTF-8)");
  assert_text (fixture, "Za\xcc\x88hringer, Jo\xcc\x88rg", "a.txt line 1 USER-1 (UTF-8)");
  assert_text (fixture, "der BlueBottle", "a.txt line 1 (null) (UTF-8)");
  assert_text (fixture, "KOWA", "a.txt line 1 USER-2 (UTF-8)");
  assert_text (fixture, "SERVER-1 USER-1 alchemy", "");
}

static void
test_every_short_form_is_found (Fixture      *fixture,
                                gconstpointer data)
{
  assert_text (fixture, "C:\\PAYROL~1\\x", "a.txt line 1 FOLDER-1 (8.3)");
  assert_text (fixture, "\\\\WESTBURY-POSTRO\\c$", "a.txt line 1 SERVER-2 (NetBIOS)");
  assert_text (fixture, "cn=x/ou=Harrowdale", "a.txt line 1 ADDRESS-1 (part of the name)");
  assert_text (fixture, "CN=vkz,CN=Recipients,OU=x,O=QUIXBY", "a.txt line 1 ADDRESS-1 (part of the name)");
  assert_text (fixture, "cn=Recipients/cn=other", "");
}

static char *
in_base64 (const char *before,
           const char *text,
           gssize      size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) before, (guint) strlen (before));
  g_byte_array_append (bytes, (const guint8 *) text, (guint) (size < 0 ? (gssize) strlen (text) : size));
  g_byte_array_append (bytes, (const guint8 *) "zz", 2);
  return g_base64_encode (bytes->data, bytes->len);
}

static char *
widen (const char *text,
       gboolean    big)
{
  gsize size = strlen (text);
  char *wide = g_malloc0 (size * 2);

  for (gsize i = 0; i < size; i++)
    wide[2 * i + (big ? 1 : 0)] = text[i];
  return wide;
}

static void
test_every_base64_is_found (Fixture      *fixture,
                            gconstpointer data)
{
  static const char *const before[] = { "", "a", "ab", "abc" };
  static const char *const names[] = { "ALCHEMIST", "alchemist", "kowa", "KOWA" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autofree char *wide = widen (names[j], FALSE);
        g_autofree char *plain = in_base64 (before[i], names[j], -1);
        g_autofree char *utf16 = in_base64 (before[i], wide, (gssize) strlen (names[j]) * 2);
        g_autofree char *sentence = g_strdup_printf ("Authorization: %s.", plain);
        g_autofree char *expected = g_strdup_printf ("a.txt line 1 %s (base64)",
                                                     j < 2 ? "SERVER-1" : "USER-2");

        assert_text (fixture, plain, expected);
        assert_text (fixture, utf16, expected);
        assert_text (fixture, sentence, expected);
      }
  assert_text (fixture, "a293YQ", "a.txt line 1 USER-2 (base64)");
  assert_text (fixture, "a293", "");
}

static void
test_every_encoding_is_found (Fixture      *fixture,
                              gconstpointer data)
{
  g_autofree char *little = widen ("--AlchEmist", FALSE);
  g_autofree char *big = widen ("--AlchEmist", TRUE);

  add_bytes (fixture, "a.txt", "text/plain", little, 22);
  assert_finds (fixture, "a.txt line 1 SERVER-1 (UTF-16LE)");
  add_bytes (fixture, "a.txt", "text/plain", big, 22);
  assert_finds (fixture, "a.txt line 1 SERVER-1 (UTF-16BE)");
  assert_text (fixture, "smb://x/%41LCH%45MIST", "a.txt line 1 SERVER-1 (percent-encoding)");
  assert_text (fixture, "Z%C3%A4hringer%2C%20J%C3%B6rg", "a.txt line 1 USER-1 (percent-encoding)");
  assert_text (fixture, "Z\\u00e4hringer, J\\u00F6rg", "a.txt line 1 USER-1 (backslash escapes)");
  assert_text (fixture, "\\x41lchemist", "a.txt line 1 SERVER-1 (backslash escapes)");
}

static void
test_json (Fixture      *fixture,
           gconstpointer data)
{
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON, "{\"files\":[{\"a/b\":\"on ALCHEMIST\"}]}");
  assert_finds (fixture, FILE_NAME " /files/0/a~1b SERVER-1 (UTF-8)");
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON, "{\"files\":{\"ALCHEMIST\":{\"x\":\"kowa\"}}}");
  assert_finds (fixture, FILE_NAME " /files/ (key) SERVER-1 (UTF-8); " FILE_NAME " … USER-2 (UTF-8)");
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON, "{\"a\":\"\\u0041lchemist\"}");
  assert_finds (fixture, FILE_NAME " /a SERVER-1 (UTF-8)");
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON, "{\"a\":\"ALCHEMIST\",\"a\":\"x\"}");
  assert_finds (fixture, FILE_NAME " / SERVER-1 (UTF-8)");
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON, "{\"a\":\"x\\u0000ALCHEMIST\"}");
  assert_finds (fixture, FILE_NAME " / SERVER-1 (UTF-8)");
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON,
            "{\"a\":\"k\\u0000o\\u0000w\\u0000a\\u0000\"}");
  assert_finds (fixture, FILE_NAME " / USER-2 (UTF-16LE)");
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON, "{\"a\":");
  assert_finds (fixture, FILE_NAME " / (null) (damaged JSON)");
  add_file (fixture, FILE_NAME, REMEDY_MEMBER_JSON, "{\"name\":\"SERVER-1\",\"user\":\"USER-1\"}");
  assert_finds (fixture, "");
}

/* A digest is no text; what only looks like one is. */
static void
test_digests (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *digest = g_strnfill (64, 'b');
  g_autofree char *good = g_strdup_printf ("{\"sha256\":\"%s\"}", digest);

  add_name (fixture, REMEDY_NAMES_USERS, "USER-3", "bbbbbbbbbbbb");
  add_file (fixture, "manifest.json", REMEDY_MEMBER_JSON, "{\"sha256\":\"kowa\"}");
  assert_finds (fixture, "manifest.json /sha256 USER-2 (UTF-8)");
  add_file (fixture, "manifest.json", REMEDY_MEMBER_JSON, good);
  assert_finds (fixture, "");
}

static void
assert_html (Fixture    *fixture,
             const char *body,
             const char *expected)
{
  g_autofree char *text = g_strdup_printf ("<!DOCTYPE html><html><head><title>x</title></head>"
                                           "<body><p>y</p>%s</body></html>", body);

  add_file (fixture, "report.html", REMEDY_MEMBER_HTML, text);
  assert_finds (fixture, expected);
}

static void
test_html (Fixture      *fixture,
           gconstpointer data)
{
  assert_html (fixture, "<p>on <b>ALCHEMIST</b></p>",
               "report.html /html/body/p[2]/b/text() SERVER-1 (UTF-8)");
  assert_html (fixture, "<p>A&#76;CHEM&#x49;ST</p>", "report.html /html/body/p[2]/text() SERVER-1 (UTF-8)");
  assert_html (fixture, "<img alt=\"of kowa\">", "report.html /html/body/img/@alt USER-2 (UTF-8)");
  assert_html (fixture, "<!-- Bluebottle -->", "report.html /html/body/comment() (null) (UTF-8)");
  assert_html (fixture, "<style>.alchemist{color:red}</style>",
               "report.html /html/body/style/text() SERVER-1 (UTF-8)");
  assert_html (fixture, "<p data-kowa=1>x</p>", "report.html /html/body/p[2] USER-2 (UTF-8)");
  assert_html (fixture, "<kowa>x</kowa>", "report.html /html/body USER-2 (UTF-8)");
  assert_html (fixture, "<p>x</p></body></html><?pi ALCHEMIST>", "report.html /processing-instruction('pi') SERVER-1 (UTF-8)");
  assert_html (fixture, "<p>SERVER-1 of USER-1 “x”</p>", "");
}

static void
test_embedded_files (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *svg = g_base64_encode ((const guint8 *) "<svg><text>ALCHEMIST</text></svg>", 33);
  g_autofree char *image = g_strdup_printf ("<img src=\"data:image/svg+xml;base64,%s\">", svg);
  g_autofree char *style = g_strdup_printf ("<style>p{background:url(data:image/svg+xml;base64,%s)}</style>", svg);

  assert_html (fixture, image, "report.html /html/body/img/@src/html/body/svg/text/text() SERVER-1 (UTF-8)");
  assert_html (fixture, style, "report.html /html/body/style/text()/html/body/svg/text/text() SERVER-1 (UTF-8)");
  assert_html (fixture, "<img src='data:,A%4CCHEMIST'>", "report.html /html/body/img/@src, line 1 SERVER-1 (UTF-8)");
  assert_html (fixture, "<img src='data:font/woff;base64,aaaa'>",
               "report.html /html/body/img/@src (null) (type of file)");
  assert_html (fixture, "<img src='data:image/png;base64,aaaa'>",
               "report.html /html/body/img/@src (null) (no PNG)");
}

static void
add_chunk (GByteArray *png,
           const char *name,
           const char *data)
{
  guint32 size = GUINT32_TO_BE ((guint32) strlen (data));

  g_byte_array_append (png, (const guint8 *) &size, 4);
  g_byte_array_append (png, (const guint8 *) name, 4);
  g_byte_array_append (png, (const guint8 *) data, (guint) strlen (data));
  g_byte_array_append (png, (const guint8 *) "sums", 4);
}

static void
assert_png (Fixture    *fixture,
            const char *extra_name,
            const char *extra,
            const char *after,
            const char *expected)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();

  g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
  add_chunk (png, "IHDR", "0123456789012");
  if (extra_name != NULL)
    add_chunk (png, extra_name, extra);
  add_chunk (png, "IDAT", "pixels kowa");
  add_chunk (png, "IEND", "");
  g_byte_array_append (png, (const guint8 *) after, (guint) strlen (after));
  add_bytes (fixture, "pictures/01.png", REMEDY_MEMBER_PNG, png->data, png->len);
  assert_finds (fixture, expected);
}

static void
test_pictures (Fixture      *fixture,
               gconstpointer data)
{
  RemedyMember *member;

  assert_png (fixture, NULL, NULL, "", "");
  assert_png (fixture, "pHYs", "012345678", "", "");
  assert_png (fixture, "tEXt", "Comment ALCHEMIST", "",
              "pictures/01.png tEXt SERVER-1 (UTF-8); pictures/01.png tEXt (null) (more than a picture)");
  assert_png (fixture, "eXIf", "x", "", "pictures/01.png eXIf (null) (more than a picture)");
  assert_png (fixture, NULL, NULL, "kowa",
              "pictures/01.png IEND USER-2 (UTF-8); pictures/01.png IEND (null) (more than a picture)");
  add_file (fixture, "pictures/01.png", REMEDY_MEMBER_PNG, "\211PNG\r\n\032\nxx");
  assert_finds (fixture, "pictures/01.png / (null) (damaged PNG)");
  member = add_file (fixture, "a.txt", "text/plain", "");
  member->caption = g_strdup ("Step 2 of 8 on alchemist");
  member->alt = g_strdup ("kowa");
  g_ptr_array_add (member->texts, g_strdup ("Server"));
  g_ptr_array_add (member->texts, g_strdup ("Harrowdale, read"));
  assert_finds (fixture, "a.txt caption SERVER-1 (UTF-8); a.txt alt USER-2 (UTF-8); "
                         "a.txt text 2 ADDRESS-1 (part of the name)");
}

static void
test_files (Fixture      *fixture,
            gconstpointer data)
{
  add_file (fixture, "pictures/kowa.txt", "text/plain", "ALCHEMIST");
  assert_finds (fixture, "1 name USER-2 (UTF-8); 1 line 1 SERVER-1 (UTF-8)");
  add_file (fixture, "AppEvent.Evt", REMEDY_MEMBER_RAW, "x");
  assert_finds (fixture, "AppEvent.Evt / (null) (type of file)");
}

/* Names that the program's own texts have are leaks only where nothing but a name stands. */
static void
test_names_like_words (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const words[]
      = { "Exchange", "Notes", "USER-1", "mail", "a", ".*", "EX", "errors", "Lotus Notes", "7", "1999",
          "strator", "Setup.log", "read", "en" };

  g_ptr_array_set_size (fixture->names, 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_name (fixture, REMEDY_NAMES_USERS, "USER-9", words[i]);
  add_file (fixture, "a.json", REMEDY_MEMBER_JSON,
            "{\"errors\":[\"The Exchange Administrator program reads a mail of Lotus Notes\",\"read\"],"
            "\"user\":\"USER-1\",\"size\":\"1999\",\"text\":\"a.*b EX 7 of 8, lang=en\"}");
  assert_html (fixture, "<p lang=en>Exchange Server Setup.log: 7 errors in a mail</p>", "");
  add_file (fixture, "a.json", REMEDY_MEMBER_JSON, "{\"user\":\"notes\"}");
  assert_finds (fixture, "a.json /user USER-9 (UTF-8)");
  add_file (fixture, "a.json", REMEDY_MEMBER_JSON, "{\"account\":\"DOMAIN-1\\\\mail\"}");
  assert_finds (fixture, "a.json /account USER-9 (UTF-8)");
  assert_text (fixture, "the strator of it", "a.txt line 1 USER-9 (UTF-8)");
}

static void
test_short_names (Fixture      *fixture,
                  gconstpointer data)
{
  g_ptr_array_set_size (fixture->names, 0);
  add_name (fixture, REMEDY_NAMES_USERS, "USER-1", "Jqx");
  assert_text (fixture, "jqxx ajqx a jqx b", "");
  assert_text (fixture, "C:\\Users\\jqx\\x", "a.txt line 1 USER-1 (UTF-8)");
  assert_text (fixture, "of “JQX” and", "a.txt line 1 USER-1 (UTF-8)");
  assert_text (fixture, "jqx", "a.txt line 1 USER-1 (UTF-8)");
}

static void
test_what_is_told_is_no_leak (Fixture      *fixture,
                              gconstpointer data)
{
  g_ptr_array_add (fixture->sharing->told, g_strdup ("servers"));
  add_name (fixture, REMEDY_NAMES_DOMAINS, "DOMAIN-1", "alchemist");
  add_name (fixture, REMEDY_NAMES_DOMAINS, "DOMAIN-2", "Postroom");
  assert_text (fixture, "ALCHEMIST, WESTBURY-POSTROOM-07", "");
  /* A text is told without the names in it, so that it is no excuse for them. */
  g_ptr_array_add (fixture->sharing->told, g_strdup ("notes"));
  g_ptr_array_add (fixture->sharing->told, g_strdup ("texts"));
  add_name (fixture, REMEDY_NAMES_NOTES, "NOTE-1", "ask Kowa");
  add_name (fixture, REMEDY_NAMES_TEXTS, "TEXT-1", "kowa");
  assert_text (fixture, "kowa", "a.txt line 1 USER-2 (UTF-8)");
  g_ptr_array_set_size (fixture->names, 0);
  add_file (fixture, "AppEvent.Evt", REMEDY_MEMBER_RAW, "x");
  assert_finds (fixture, "AppEvent.Evt / (null) (type of file)");
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    g_ptr_array_add (fixture->sharing->told, g_strdup (remedy_name_class_words[i]));
  add_file (fixture, "AppEvent.Evt", REMEDY_MEMBER_RAW, "ALCHEMIST");
  assert_finds (fixture, "");
}

static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (remedy_leak_check (fixture->names, fixture->sharing, fixture->members, &error));
  g_assert_no_error (error);
  add_file (fixture, "a.txt", "text/plain", "x\nALCHEMIST Bluebottle");
  g_assert_false (remedy_leak_check (fixture->names, fixture->sharing, fixture->members, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LEAK);
  g_assert_cmpstr (error->message, ==,
                   "What is to be hidden is still in 2 places, so nothing was written:\n"
                   "• a.txt, line 2: what SERVER-1 stands for (UTF-8)\n"
                   "• a.txt, line 2: one of your own words (UTF-8)");
}

static gboolean
count_found (guint    pattern,
             gsize    end,
             gpointer user_data)
{
  guint *counts = user_data;

  counts[pattern]++;
  return TRUE;
}

/* What the automaton finds is what a plain search finds. */
static void
test_automaton (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (RemedyAutomaton) automaton = remedy_automaton_new ();
      g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *text = g_strnfill (300, 'a');
      guint counts[20] = { 0 };

      for (guint i = 0; text[i] != '\0'; i++)
        text[i] = (char) ('a' + g_test_rand_int_range (0, 3));
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        {
          guint start = (guint) g_test_rand_int_range (0, 290);
          char *pattern = g_strndup (text + start, (gsize) g_test_rand_int_range (1, 9));

          pattern[0] = g_test_rand_bit () ? pattern[0] : 'c';
          g_ptr_array_add (patterns, pattern);
          g_assert_true (remedy_automaton_add (automaton, (const guint8 *) pattern, strlen (pattern), i));
        }
      remedy_automaton_seal (automaton);
      remedy_automaton_search (automaton, (const guint8 *) text, strlen (text), count_found, counts);
      for (guint i = 0; i < patterns->len; i++)
        for (const char *p = strstr (text, patterns->pdata[i]); p != NULL;
             p = strstr (p + 1, patterns->pdata[i]))
          g_assert_cmpuint (counts[i]--, >, 0);
      for (guint i = 0; i < patterns->len; i++)
        g_assert_cmpuint (counts[i], ==, 0);
    }
}

#define SPEED_NAMES 200
#define SPEED_BYTES (5 * 1024 * 1024)
#define SPEED_LIMIT 0.2 /* seconds of a processor; it takes half of that on a busy machine */
#define SPEED_LIMIT_JSON 1.0 /* json-glib takes two thirds of it */

static char *
random_word (void)
{
  char *word = g_strnfill ((gsize) g_test_rand_int_range (5, 14), 'q');

  for (char *p = word; *p != '\0'; p++)
    *p = (char) g_test_rand_int_range ('a', 'z' + 1);
  return word;
}

static double
processor_time (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

/* What the search takes, and how long the time of the processor may be. */
static void
assert_fast (Fixture    *fixture,
             const char *what,
             const char *type,
             const char *text,
             double      limit)
{
  double start = processor_time ();
  double seconds;
  g_autofree char *found = NULL;

  add_file (fixture, FILE_NAME, type, text);
  found = find (fixture);
  seconds = processor_time () - start;
  g_assert_cmpstr (found, ==, "");
  g_test_minimized_result (seconds, "5 MiB of %s against 200 names: %.3f s", what, seconds);
  g_assert_cmpfloat (seconds, <, limit);
}

/* With -m perf: five megabytes of evidence, and two hundred names. */
static void
test_speed (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("{\"files\":[\"x\"");

  g_ptr_array_set_size (fixture->names, 0);
  for (guint i = 0; i < SPEED_NAMES; i++)
    {
      g_autofree char *word = random_word ();
      g_autofree char *name = g_strdup_printf ("%s %u", word, i);

      add_name (fixture, REMEDY_NAMES_USERS, "USER-9", name);
    }
  while (text->len < SPEED_BYTES)
    {
      g_autofree char *word = random_word ();

      g_string_append_printf (text, ",{\"path\":\"C:\\\\exchsrvr\\\\bin\\\\%s.dll\",\"version\":"
                                    "\"5.5.2650.24\",\"state\":\"found\",\"size\":%u}", word,
                              g_test_rand_int () % 1000000);
    }
  g_string_append (text, "]}");
  assert_fast (fixture, "text", "text/plain", text->str, SPEED_LIMIT);
  assert_fast (fixture, "JSON", REMEDY_MEMBER_JSON, text->str, SPEED_LIMIT_JSON);
}

#define ADD(path, function) g_test_add ("/leak/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leak/automaton", test_automaton);
  ADD ("case", test_every_case_is_found);
  ADD ("short-forms", test_every_short_form_is_found);
  ADD ("base64", test_every_base64_is_found);
  ADD ("encodings", test_every_encoding_is_found);
  ADD ("json", test_json);
  ADD ("digests", test_digests);
  ADD ("html", test_html);
  ADD ("embedded", test_embedded_files);
  ADD ("pictures", test_pictures);
  ADD ("files", test_files);
  ADD ("words", test_names_like_words);
  ADD ("short-names", test_short_names);
  ADD ("told", test_what_is_told_is_no_leak);
  ADD ("error", test_error);
  if (g_test_perf ())
    ADD ("speed", test_speed);
  return g_test_run ();
}
