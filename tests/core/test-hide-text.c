/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "checks/remedy-failure-log.h"
#include "practice/remedy-practice.h"
#include "report/remedy-hide-text.h"
#include "report/remedy-vocabulary-tables.h"
#include "report/remedy-vocabulary.h"
#include "test-snapshot.h"

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

static char *
hide_all (const char *argument,
          gboolean    is_number,
          gpointer    user_data)
{
  return g_strdup (is_number ? argument : "TOKEN-1");
}

/* A text of the program as printf makes it: the same secret wherever a text is printed. */
static char *
print_text (const char *format)
{
  g_autoptr (GRegex) texts = g_regex_new ("%(\\d+\\$)?[-+ #0]*[\\d*]*(\\.[\\d*]*)?s", 0, 0, NULL);
  g_autoptr (GRegex) chars = g_regex_new ("%(\\d+\\$)?-?c", 0, 0, NULL);
  g_autoptr (GRegex) numbers
      = g_regex_new ("%(\\d+\\$)?[-+ #0']*[\\d*]*(\\.[\\d*]*)?(<PRI\\w+>|[hlqjzt]*[diuxXofeg])", 0, 0, NULL);
  g_autofree char *a = g_regex_replace_literal (texts, format, -1, 0, "C:\\\\Qzx Vkw", 0, NULL);
  g_autofree char *b = g_regex_replace_literal (chars, a, -1, 0, "E", 0, NULL);
  g_autofree char *c = g_regex_replace_literal (numbers, b, -1, 0, "42", 0, NULL);
  GString *text = g_string_new (c);

  g_string_replace (text, "%%", "%", 0);
  return g_string_free (text, FALSE);
}

/* Whatever this program can say is known again, and tells nothing that was printed into it. */
static void
test_every_text_is_known (void)
{
  guint n_formats = 0, n_known = 0;

  for (guint i = 0; remedy_vocabulary_texts[i].text != NULL; i++)
    {
      const char      *format = remedy_vocabulary_texts[i].text;
      g_autofree char *sentence = print_text (format);
      g_autofree char *hidden = remedy_hide_sentence (sentence, hide_all, NULL);

      if (!remedy_vocabulary_texts[i].is_format)
        continue;
      n_formats++;
      n_known += hidden != NULL ? 1 : 0;
      if (hidden == NULL)
        g_test_message ("not known: “%s”", format);
      else
        g_assert_null (strstr (hidden, "Qzx"));
    }
  g_test_message ("%u of %u", n_known, n_formats);
  g_assert_cmpuint (n_formats, >, 300);
  g_assert_cmpuint (n_known * 100, >, n_formats * 90);
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

static void
assert_line (const char *line,
             const char *expected)
{
  g_autofree char *hidden = remedy_hide_log_line (line);
  g_autofree char *again = remedy_hide_log_line (hidden);

  g_assert_cmpstr (hidden, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_log_lines (void)
{
  g_autofree char *huge = g_strnfill (5000, 'x');

  assert_line ("++++ Microsoft Exchange Setup initialized ++++",
               "++++ Microsoft Exchange Setup initialized ++++");
  assert_line ("Interpreting line <StopService:MSExchangeSA>",
               "Interpreting line <StopService:MSExchangeSA>");
  assert_line ("10:31 Smith: <STOPSERVICE:MSExchangeSA>", "10:31 … <StopService:MSExchangeSA>");
  assert_line ("Interpreting line <StopService:PayrollAgent>", "Interpreting line <…>");
  assert_line ("Interpreting line <AddShare:.;Resources;E:\\Payroll\\res;READ;\"Smith’s files\">",
               "Interpreting line <…>");
  assert_line ("Processing file X:\\SP2\\ENG\\I386\\shared.ins at or near line 48",
               "Processing file …\\shared.ins at or near line 48");
  assert_line ("Processing file X:\\SP2\\John Smith\\shared.ins at or near line 48",
               "Processing file …\\shared.ins at or near line 48");
  assert_line ("Access is denied", "Access is denied");
  assert_line ("Access is denied to Smith, John!", "Access is denied …");
  assert_line ("NT ID: 0xC0020005", "NT ID: 0xC0020005");
  assert_line ("Could not open the file named E:\\Payroll\\exchsrvr\\bin\\address.dll. It is in use",
               "Could not open the file named …\\exchsrvr\\bin\\address.dll. It is in use");
  assert_line ("Installing for ACME on 1999-08-01 at 10:31:22 from 10.1.2.3",
               "… 1999-08-01 … 10:31:22 …");
  assert_line ("Exchange Notes mail is", "…");
  assert_line ("DS_E_ATTRIBUTE_OR_VALUE_EXISTS DS_E_Smith", "DS_E_ATTRIBUTE_OR_VALUE_EXISTS …");
  assert_line ("", "");
  assert_line (" \t ", "");
  assert_line (huge, "…");
  assert_line ("\xff\xfe", "…");
}

static char *
search_ids (const RemedySetupRunFact *run)
{
  g_autoptr (GPtrArray) found = remedy_failure_log_search (run);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s,", ((const RemedyFailure *) found->pdata[i])->id);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
hide_lines (RemedySetupRunFact *run)
{
  g_autofree char *last = g_steal_pointer (&run->last_line);

  run->last_line = last != NULL ? remedy_hide_log_line (last) : NULL;
  for (guint i = 0; i < run->errors->len; i++)
    {
      g_autofree char *line = run->errors->pdata[i];

      run->errors->pdata[i] = remedy_hide_log_line (line);
    }
}

/* What is found by a run of one line, as it is and made anew. */
static void
assert_found_again (const char *line)
{
  g_autoptr (RemedySetupRunFact) run = remedy_setup_run_fact_new ();
  g_autoptr (RemedySetupRunFact) hidden = NULL;
  g_autofree char *found = NULL;
  g_autofree char *found_again = NULL;

  run->lines = 5;
  run->last_line = g_strdup (line);
  g_ptr_array_add (run->errors, g_strdup (line));
  hidden = remedy_setup_run_fact_copy (run);
  hide_lines (hidden);
  found = search_ids (run);
  found_again = search_ids (hidden);
  g_test_message ("“%s”: %s", line, found);
  g_assert_cmpstr (found_again, ==, found);
  g_assert_cmpint (remedy_failure_log_is_stopped (hidden), ==, remedy_failure_log_is_stopped (run));
}

static void
test_the_catalogue_finds_the_same (void)
{
  const RemedyFailure *const *failures;
  gsize n_failures;

  failures = remedy_failure_table (&n_failures);
  for (gsize i = 0; i < n_failures; i++)
    {
      for (guint j = 0; j < failures[i]->sentences->len; j++)
        assert_found_again (failures[i]->sentences->pdata[j]);
      for (guint j = 0; j < failures[i]->codes->len; j++)
        assert_found_again (failures[i]->codes->pdata[j]);
      for (guint j = 0; j < failures[i]->files->len; j++)
        assert_found_again (failures[i]->files->pdata[j]);
    }
}

/* The logs of the practice servers, made anew, fit what they fit themselves. */
static void
test_practice_logs (void)
{
  gsize n_scenarios;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n_scenarios);
  guint n_runs = 0;

  for (gsize i = 0; i < n_scenarios; i++)
    {
      const TestSnapshotOptions options = { .scenario = scenarios[i].name };
      g_autoptr (RemedySnapshot) snapshot = test_snapshot_new (&options);
      const RemedySetupLogFact *log = snapshot->before->setup_log;

      for (guint j = 0; log != NULL && j < log->runs->len; j++, n_runs++)
        {
          const RemedySetupRunFact *run = log->runs->pdata[j];
          g_autoptr (RemedySetupRunFact) hidden = remedy_setup_run_fact_copy (run);
          g_autofree char *found = search_ids (run);
          g_autofree char *found_again = NULL;

          hide_lines (hidden);
          found_again = search_ids (hidden);
          g_assert_cmpstr (found_again, ==, found);
        }
    }
  g_assert_cmpuint (n_runs, >, 10);
}

/* What was found is found again whatever becomes of the lines. */
static void
test_what_was_found_is_kept (void)
{
  g_autoptr (RemedySetupRunFact) run = remedy_setup_run_fact_new ();
  g_autofree char *found = NULL;
  g_autofree char *found_again = NULL;

  g_ptr_array_add (run->errors, g_strdup ("Processing file D:\\SP2\\shared.ins at or near line 48"));
  found = search_ids (run);
  g_assert_cmpstr (found, !=, "");
  remedy_failure_log_keep (run);
  g_ptr_array_set_size (run->errors, 0);
  remedy_failure_log_keep (run);
  found_again = search_ids (run);
  g_assert_cmpstr (found_again, ==, found);
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
  g_test_add_func ("/hide-text/log-lines", test_log_lines);
  g_test_add_func ("/hide-text/catalogue", test_the_catalogue_finds_the_same);
  g_test_add_func ("/hide-text/every-text", test_every_text_is_known);
  g_test_add_func ("/hide-text/practice-logs", test_practice_logs);
  g_test_add_func ("/hide-text/kept", test_what_was_found_is_kept);
  return g_test_run ();
}
