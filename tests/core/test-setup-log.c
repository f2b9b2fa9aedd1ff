/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-setup-log.h"

#include "core/remedy-error.h"
#include "test-support.h"

static const char two_runs[] = "++++ Microsoft Exchange Setup initialized ++++\r\n"
                               "\r\n"
                               "Interpreting line <StopService:MSExchangeSA>\r\n"
                               "Processing file D:\\SP2\\shared.ins at or near line 48\r\n"
                               "Das Verzeichnis f\x81r Setup\r\n"
                               "the call returned 0xC0020005\r\n"
                               "\r\n"
                               "++++ Microsoft Exchange Setup initialized ++++\r\n"
                               "Interpreting line <CopyFile:c1030b3a>\r\n"
                               "Bound to local DSA\r\n"
                               "   \r\n";

static GPtrArray *
parse_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return remedy_setup_log_parse (bytes, error);
}

static void
test_finds_the_runs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = parse_text (two_runs, &error);
  const RemedySetupRun *run;

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 2);
  run = runs->pdata[0];
  g_assert_cmpuint (run->line, ==, 1);
  g_assert_cmpuint (run->lines, ==, 6);
  g_assert_cmpstr (run->last_line, ==, "the call returned 0xC0020005");
  g_assert_cmpuint (run->errors->len, ==, 2);
  g_assert_cmpstr (run->errors->pdata[0], ==,
                   "Processing file D:\\SP2\\shared.ins at or near line 48");
  run = runs->pdata[1];
  g_assert_cmpuint (run->line, ==, 8);
  g_assert_cmpuint (run->lines, ==, 3);
  g_assert_cmpstr (run->last_line, ==, "Bound to local DSA");
  g_assert_cmpuint (run->errors->len, ==, 0);
}

static void
test_reads_the_oem_code_page (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = parse_text ("++++ Microsoft Exchange Setup initialized ++++\n"
                                           "f\x81r",
                                           &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((RemedySetupRun *) runs->pdata[0])->last_line, ==, "für");
}

static void
test_knows_errors (void)
{
  static const struct
  {
    const char *line;
    gboolean    error;
  } lines[] = {
    { "0xc0020422", TRUE },
    { "(c1030b3a)", TRUE },
    { "DS_E_ATTRIBUTE_OR_VALUE_EXISTS", TRUE },
    { "Could not open D:\\setup\\bin\\Address.dll", TRUE },
    { "A required privilege is not held by the client.", TRUE },
    { "Copied 12345678 bytes", FALSE },
    { "{C0DE1234-0000-0000-C000-000000000046}", FALSE },
    { "0xc00204220", FALSE },
    { "Bound to local DSA", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text =
          g_strconcat ("++++ Microsoft Exchange Setup initialized ++++\n", lines[i].line, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) runs = parse_text (text, &error);

      g_assert_no_error (error);
      g_test_message ("%s", lines[i].line);
      g_assert_cmpuint (((RemedySetupRun *) runs->pdata[0])->errors->len, ==, lines[i].error);
    }
}

static void
test_keeps_a_run_without_its_beginning (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = parse_text ("\n\nInterpreting line <StopService:MSExchangeSA>\n"
                                           "++++ Microsoft Exchange Setup initialized ++++\n",
                                           &error);

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpuint (((RemedySetupRun *) runs->pdata[0])->line, ==, 3);
  g_assert_cmpuint (((RemedySetupRun *) runs->pdata[1])->lines, ==, 1);
}

static void
test_refuses_another_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = parse_text ("", &error);
  g_autofree char *large = g_strnfill (16 * 1024 * 1024 + 1, '\n');

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 0);
  g_assert_null (parse_text ("[Services]\nMSEMS=x\n", &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_null (parse_text (large, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_clear_error (&error);
  large[1000001] = '\0';
  g_assert_null (parse_text (large, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
}

static void
try_log (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = remedy_setup_log_parse (bytes, &error);

  g_assert_true ((runs == NULL) == (error != NULL));
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    g_assert_true (g_utf8_validate (((RemedySetupRun *) runs->pdata[i])->last_line, -1, NULL));
}

static void
test_survives_hostile_logs (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (two_runs, sizeof two_runs - 1);

  test_hostile (bytes, try_log);
}

#define FIRST "++++ Microsoft Exchange Setup initialized ++++"

static void
assert_limit (const GString *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse_text (text->str, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, message);
}

/* The last of what each limit allows is read, and the error of one more names the limit. */
static void
test_limits_are_named (void)
{
  g_autoptr (GString) runs = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (FIRST);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4096; i++)
    g_string_append (runs, FIRST "\r\n");
  found = parse_text (runs->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 4096);
  g_string_append (runs, FIRST);
  assert_limit (runs, "there are more than 4096 runs of Setup");
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (lines, '\n');
  g_clear_pointer (&found, g_ptr_array_unref);
  found = parse_text (lines->str, &error);
  g_assert_no_error (error);
  g_string_append (lines, "\n\n");
  assert_limit (lines, "there are more than 1000000 lines");
}

/* A line is kept up to 1024 bytes, and the next one begins where it ends. */
static void
test_long_line_is_cut_and_the_next_one_whole (void)
{
  g_autoptr (GString) text = g_string_new (FIRST "\r\n");
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  const RemedySetupRun *run;

  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, " 0xC0020005");
  runs = parse_text (text->str, &error);
  g_assert_no_error (error);
  run = runs->pdata[0];
  g_assert_cmpuint (strlen (run->last_line), ==, 1024);
  g_assert_cmpuint (run->lines, ==, 2);
  g_assert_cmpuint (run->errors->len, ==, 0);
  g_string_append (text, "\nthe call returned 0xC0020005");
  g_clear_pointer (&runs, g_ptr_array_unref);
  runs = parse_text (text->str, &error);
  run = runs->pdata[0];
  g_assert_cmpstr (run->last_line, ==, "the call returned 0xC0020005");
  g_assert_cmpuint (run->lines, ==, 3);
  g_assert_cmpuint (run->errors->len, ==, 1);
}

/* A run that is full of errors keeps the first hundred, and still knows how it ended. */
static void
test_hundred_errors_of_a_run_are_kept (void)
{
  g_autoptr (GString) text = g_string_new (FIRST "\n");
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  const RemedySetupRun *run;

  for (guint i = 0; i < 250; i++)
    g_string_append_printf (text, "error %u: 0xc0020005\n", i);
  runs = parse_text (text->str, &error);
  g_assert_no_error (error);
  run = runs->pdata[0];
  g_assert_cmpuint (run->errors->len, ==, 100);
  g_assert_cmpstr (run->errors->pdata[99], ==, "error 99: 0xc0020005");
  g_assert_cmpstr (run->last_line, ==, "error 249: 0xc0020005");
  g_assert_cmpuint (run->lines, ==, 251);
}

/* One line break or none at the end, blanks and empty lines change nothing. */
static void
test_layout_of_lines_does_not_count (void)
{
  static const char *const texts[] = {
    FIRST "\nInterpreting line <x>",
    FIRST "\r\nInterpreting line <x>\r\n",
    "  " FIRST "\t\n   Interpreting line <x>  \n\n\n",
    FIRST "\r\r\nInterpreting line <x>\n \n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) runs = parse_text (texts[i], &error);
      const RemedySetupRun *run;

      g_assert_no_error (error);
      g_assert_cmpuint (runs->len, ==, 1);
      run = runs->pdata[0];
      g_assert_cmpstr (run->last_line, ==, "Interpreting line <x>");
      g_assert_cmpuint (run->lines, ==, 2);
      g_assert_cmpuint (run->line, ==, 1);
    }
}

/* Only lines of Setup make a log one of Setup; blank lines alone are an empty log. */
static void
test_what_makes_it_a_log_of_setup (void)
{
  static const struct
  {
    const char *text;
    gboolean    known;
  } rows[] = {
    { "Interpreting line <x>", TRUE },
    { "interpreting LINE <x>", TRUE },
    { "the line “Interpreting line <x>”", FALSE },
    { "noise\n[12:00] " FIRST " (build 2232)\n", TRUE },
    { "++++ Microsoft SQL Setup initialized ++++", FALSE },
    { "noise", FALSE },
    { " \n\r\n\t", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) runs = parse_text (rows[i].text, &error);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (runs != NULL, ==, rows[i].known);
      if (!rows[i].known)
        g_assert_cmpstr (error->message, ==, "no line of it is one of Exchange Setup");
    }
}

/* Random runs, with blank lines between, come back with their lines, ends and errors. */
static void
test_random_logs (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) runs = NULL;
      g_autoptr (GError) error = NULL;
      guint starts[5], ends[5], errors[5];
      guint n = (guint) g_test_rand_int_range (1, 6);
      guint line = 0;

      for (guint i = 0; i < n; i++)
        {
          guint more = (guint) g_test_rand_int_range (0, 20);

          g_string_append (text, FIRST "\n");
          starts[i] = ends[i] = ++line;
          errors[i] = 0;
          for (guint j = 0; j < more; j++)
            {
              int kind = g_test_rand_int_range (0, 3);

              g_string_append (text, kind == 0   ? " \r\n"
                                     : kind == 1 ? "Bound to local DSA\n"
                                                 : "failed (c1030b3a)\r\n");
              line++;
              errors[i] += kind == 2;
              ends[i] = kind == 0 ? ends[i] : line;
            }
        }
      runs = parse_text (text->str, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (runs->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          const RemedySetupRun *run = runs->pdata[i];

          g_assert_cmpuint (run->line, ==, starts[i]);
          g_assert_cmpuint (run->lines, ==, ends[i] - starts[i] + 1);
          g_assert_cmpuint (run->errors->len, ==, errors[i]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-log/runs", test_finds_the_runs);
  g_test_add_func ("/setup-log/oem", test_reads_the_oem_code_page);
  g_test_add_func ("/setup-log/errors", test_knows_errors);
  g_test_add_func ("/setup-log/beginning", test_keeps_a_run_without_its_beginning);
  g_test_add_func ("/setup-log/refused", test_refuses_another_text);
  g_test_add_func ("/setup-log/hostile", test_survives_hostile_logs);
  g_test_add_func ("/setup-log/limits-are-named", test_limits_are_named);
  g_test_add_func ("/setup-log/long-line-is-cut-and-the-next-one-whole",
                   test_long_line_is_cut_and_the_next_one_whole);
  g_test_add_func ("/setup-log/hundred-errors-of-a-run-are-kept",
                   test_hundred_errors_of_a_run_are_kept);
  g_test_add_func ("/setup-log/layout-of-lines-does-not-count",
                   test_layout_of_lines_does_not_count);
  g_test_add_func ("/setup-log/what-makes-it-a-log-of-setup", test_what_makes_it_a_log_of_setup);
  g_test_add_func ("/setup-log/random-logs", test_random_logs);
  return g_test_run ();
}
