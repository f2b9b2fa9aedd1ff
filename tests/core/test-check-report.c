/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-document.h"
#include "report/remedy-media-report.h"
#include "report/remedy-plan-report.h"
#include "report/remedy-verify-report.h"
#include "report/remedy-replay-report.h"
#include "report/remedy-report-json.h"
#include "report/remedy-report-text.h"
#include "test-facts.h"
#include "test-support.h"

static RemedyCheckReport *
fault_report (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);

  g_ptr_array_add (facts->layout->host_paths, g_strdup ("/srv/exch01"));
  test_facts_add_run (facts, 0, 12010);
  test_facts_offer_notes (facts);
  test_facts_add_profile (facts, 0, "Notes Mail", TRUE);
  return remedy_check_report_make (facts, NULL);
}

static void
test_text (void)
{
  g_autoptr (RemedyCheckReport) report = fault_report ();
  g_autofree char *text = remedy_check_report_to_text (report, REMEDY_REPORT_TEXT_PLAIN);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "report-fault-sp1.txt", NULL);
  g_autoptr (GBytes) golden = test_load (path);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (golden, NULL), g_bytes_get_size (golden));
}

static void
test_text_verbose (void)
{
  g_autoptr (RemedyCheckReport) report = fault_report ();
  g_autofree char *text =
      remedy_check_report_to_text (report, REMEDY_REPORT_TEXT_VERBOSE | REMEDY_REPORT_TEXT_COLOUR);

  g_assert_nonnull (strstr (text, "\033[31m✗ fail\033[0m"));
  g_assert_nonnull (strstr (text, "AppEvent.Evt · record 101, offset 0x30"));
  g_assert_nonnull (strstr (text, "Profiles\\Notes Mail\\00112233445566778899aabbccddeeff"));
  g_assert_nonnull (strstr (text, "on the server’s clock"));
}

static void
test_text_keeps_its_lines (void)
{
  g_autoptr (RemedyCheckReport) report = fault_report ();
  RemedyFinding *finding = report->findings->pdata[0];
  g_autofree char *text = NULL;

  g_free (finding->summary);
  finding->summary = g_strdup ("one\nDiagnosis\n  ruled out");
  text = remedy_check_report_to_text (report, REMEDY_REPORT_TEXT_PLAIN);
  g_assert_nonnull (strstr (text, "one Diagnosis   ruled out"));
}

static void
test_json_round_trip (void)
{
  g_autoptr (RemedyCheckDocument) document = remedy_check_document_new ();
  g_autoptr (RemedyCheckDocument) copy = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;

  document->version = REMEDY_CHECK_DOCUMENT_VERSION;
  g_ptr_array_add (document->sources, fault_report ());
  json = remedy_check_document_to_json (document);
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  copy =
      remedy_record_from_json (&remedy_check_document_type, json_parser_get_root (parser), &error);
  g_assert_no_error (error);
  again = remedy_check_document_to_json (copy);
  g_assert_cmpstr (json, ==, again);
}

static void
assert_published (const char *schema,
                  const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);
  g_autoptr (GBytes) published = test_load (path);
  gsize size;
  const char *data = g_bytes_get_data (published, &size);

  if (size != strlen (schema) || memcmp (data, schema, size) != 0)
    g_error ("data/%s is not that of the program: run update-schemas, and read what it changes",
             name);
}

/* The installed schemas are those of the program. */
static void
test_schemas (void)
{
  g_autofree char *case_ = remedy_bundle_document_schema ();
  g_autofree char *check = remedy_check_document_schema ();
  g_autofree char *media = remedy_media_document_schema ();
  g_autofree char *plan = remedy_plan_document_schema ();
  g_autofree char *replay = remedy_replay_document_schema ();
  g_autofree char *verify = remedy_verify_document_schema ();

  assert_published (case_, "case.schema.json");
  assert_published (check, "check.schema.json");
  assert_published (media, "media.schema.json");
  assert_published (plan, "plan.schema.json");
  assert_published (replay, "replay.schema.json");
  assert_published (verify, "verify.schema.json");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-report/text", test_text);
  g_test_add_func ("/check-report/text-verbose", test_text_verbose);
  g_test_add_func ("/check-report/text-keeps-its-lines", test_text_keeps_its_lines);
  g_test_add_func ("/check-report/json-round-trip", test_json_round_trip);
  g_test_add_func ("/check-report/schemas", test_schemas);
  return g_test_run ();
}
