/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "report/remedy-hide-text.h"
#include "report/remedy-vocabulary.h"

/* Shows what was an argument: <name> or #number#. */
static char *
mark_arg (const char *argument,
          gboolean    is_number,
          gpointer    user_data)
{
  return g_strdup_printf (is_number ? "#%s#" : "<%s>", argument);
}

static char *
refuse_arg (const char *argument,
            gboolean    is_number,
            gpointer    user_data)
{
  return NULL;
}

static void
assert_hidden (const char *sentence,
               const char *expected)
{
  g_autofree char *hidden = remedy_hide_sentence (sentence, mark_arg, NULL);

  g_assert_cmpstr (hidden, ==, expected);
}

static void
test_vocabulary (void)
{
  static const char *const words[] = { "Exchange", "NOTES", "mail", "ntsmig.ini", "MSExchangeSA",
                                       "connector", "errors", "last_line", "USER-1", "server-204" };
  static const char *const others[] = { "ALCHEMIST", "smithj", "Müller", "USERS-1" };
  static const char *const within[] = { "a", "EX", ".", "ser-1", "12", "R-12", "otus not", "SID-", "" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (remedy_vocabulary_has_word (words[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (remedy_vocabulary_has_word (others[i]));
      g_assert_false (remedy_vocabulary_has_within (others[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (within); i++)
    g_assert_true (remedy_vocabulary_has_within (within[i]));
  g_assert_false (remedy_vocabulary_has_within ("user-1-"));
}

static void
test_sentences (void)
{
  assert_hidden ("not in this folder", "not in this folder");
  assert_hidden ("drive E: is not in what was read", "drive <E>: is not in what was read");
  assert_hidden ("E:\\Payroll\\a.dll is not there", "<E:\\Payroll\\a.dll> is not there");
  assert_hidden ("the folder E:\\is not there is not in what was read",
                 "the folder <E:\\is not there> is not in what was read");
  assert_hidden ("only 7 of its 12 entries are read", "only #7# of its #12# entries are read");
  assert_hidden ("there are more than 4096 runs of Setup", "there are more than #4096# runs of Setup");
}

static void
test_causes (void)
{
  assert_hidden ("the hive of SMITHJ could not be read: reading at byte 512 failed: Input/output error",
                 "the hive of <SMITHJ> could not be read: reading at byte #512# failed: Input/output error");
  assert_hidden ("E:\\Payroll: Permission denied", "<E:\\Payroll>: Permission denied");
  assert_hidden ("the hive of Notes could not be read: Notes",
                 "the hive of <Notes> could not be read: <Notes>");
  assert_hidden ("version resource: resources: No such device",
                 "version resource: resources: No such device");
}

static void
test_strangers (void)
{
  g_autofree char *many = g_strnfill (5000, 'x');
  g_autofree char *deep = g_strnfill (4000, ':');
  static const char *const strangers[]
      = { "", "E:\\Payroll: said Smith", "Smith, John", "Payroll", "\xff\xfe", ": : : :", "%s" };

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    assert_hidden (strangers[i], NULL);
  assert_hidden (many, NULL);
  for (guint i = 1; i < 4000; i += 2)
    deep[i] = ' ';
  assert_hidden (deep, NULL);
  g_assert_null (remedy_hide_sentence ("drive E: is not in what was read", refuse_arg, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hide-text/vocabulary", test_vocabulary);
  g_test_add_func ("/hide-text/sentences", test_sentences);
  g_test_add_func ("/hide-text/causes", test_causes);
  g_test_add_func ("/hide-text/strangers", test_strangers);
  return g_test_run ();
}
