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
parse_text (const char *text,
            GError    **error)
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-log/runs", test_finds_the_runs);
  g_test_add_func ("/setup-log/oem", test_reads_the_oem_code_page);
  g_test_add_func ("/setup-log/errors", test_knows_errors);
  g_test_add_func ("/setup-log/beginning", test_keeps_a_run_without_its_beginning);
  g_test_add_func ("/setup-log/refused", test_refuses_another_text);
  g_test_add_func ("/setup-log/hostile", test_survives_hostile_logs);
  return g_test_run ();
}
