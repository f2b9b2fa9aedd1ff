/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-document.h"
#include "test-support.h"

static void
test_kinds (void)
{
  g_assert_true (remedy_document_is_file ("C:\\REMEDY\\ONE.CTL"));
  g_assert_true (remedy_document_is_file ("d:\\one"));
  g_assert_false (remedy_document_is_file ("C:\\REMEDY\\"));
  g_assert_false (remedy_document_is_file ("C:\\"));
  g_assert_false (remedy_document_is_file ("Message to the users"));
  g_assert_false (remedy_document_is_file (""));
  g_assert_false (remedy_document_is_file (NULL));
}

static void
assert_suggests (const char *name,
                 const char *expected)
{
  g_autofree char *file = remedy_document_suggest (name);

  g_assert_cmpstr (file, ==, expected);
}

static void
test_names (void)
{
  assert_suggests ("C:\\REMEDY\\ONE.CTL", "ONE.CTL");
  assert_suggests ("Message to the users", "Message to the users.txt");
  assert_suggests ("Mail/calendar: who", "Mail-calendar- who.txt");
  assert_suggests (NULL, "Text.txt");
}

static void
assert_bytes (const char *text,
              const char *name,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = remedy_document_encode (text, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

/* Windows NT reads lines that end in both characters, in its own code page. */
static void
test_file_for_the_server (void)
{
  assert_bytes ("Mode,NOTES\nFile,C:\\TEMP\n", "C:\\ONE.CTL", "Mode,NOTES\r\nFile,C:\\TEMP\r\n");
  assert_bytes ("a\r\nb\n", "C:\\ONE.CTL", "a\r\nb\r\n");
  assert_bytes ("Jörg Müller/Köln", "C:\\USERS.TXT", "J\xf6rg M\xfcller/K\xf6ln");
  assert_bytes ("", "C:\\EMPTY.TXT", "");
}

static void
test_text_to_send (void)
{
  assert_bytes ("Jörg,\r\nmail\n", "Message to the users", "Jörg,\nmail\n");
  assert_bytes ("one\n", NULL, "one\n");
}

static void
test_characters_that_the_server_lacks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_null (remedy_document_encode ("山田", "C:\\USERS.TXT", NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE);
  g_clear_error (&error);
  bytes = remedy_document_encode ("山田", "C:\\USERS.TXT", "JPN", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\x8e\x52\x93\x63", 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/kinds", test_kinds);
  g_test_add_func ("/document/names", test_names);
  g_test_add_func ("/document/file-for-the-server", test_file_for_the_server);
  g_test_add_func ("/document/text-to-send", test_text_to_send);
  g_test_add_func ("/document/characters-that-the-server-lacks",
                   test_characters_that_the_server_lacks);
  return g_test_run ();
}
