/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "evidence/remedy-facts.h"

static RemedyFacts *
make_facts (void)
{
  RemedyFacts *facts = remedy_facts_new ();
  RemedyLogFact *log = remedy_log_fact_new ();
  RemedyEventFact *event = remedy_event_fact_new ();

  facts->gathered = 935158327;
  facts->events = remedy_events_fact_new ();
  log->path = g_strdup ("C:\\WINNT\\System32\\Config\\AppEvent.Evt");
  log->state = REMEDY_ITEM_UNREADABLE;
  log->size = G_GINT64_CONSTANT (5000000000);
  log->dirty = TRUE;
  g_ptr_array_add (log->computers, g_strdup ("MÜNCHEN-1"));
  g_ptr_array_add (facts->events->logs, log);
  event->id = 12010;
  event->generated = 935158327;
  g_ptr_array_add (event->strings, g_strdup (""));
  g_ptr_array_add (facts->events->events, event);
  return facts;
}

static void
test_round_trip (void)
{
  g_autoptr (RemedyFacts) facts = make_facts ();
  g_autoptr (RemedyFacts) copy = remedy_facts_copy (facts);
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_facts_type, facts);
  g_autofree char *text = json_to_string (node, TRUE);
  g_autoptr (JsonNode) parsed = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyFacts) back = remedy_record_from_json (&remedy_facts_type, parsed, &error);

  g_assert_no_error (error);
  g_assert_true (remedy_record_equal (&remedy_facts_type, facts, copy));
  g_assert_true (remedy_record_equal (&remedy_facts_type, facts, back));
  g_assert_cmpint (((RemedyLogFact *) back->events->logs->pdata[0])->size, ==,
                   G_GINT64_CONSTANT (5000000000));
  g_assert_cmpint (((RemedyLogFact *) back->events->logs->pdata[0])->first_time, ==,
                   REMEDY_TIME_UNKNOWN);
  copy->stopped = TRUE;
  g_assert_false (remedy_record_equal (&remedy_facts_type, facts, copy));
}

static void
assert_wrong (const char *text,
              const char *path)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (node);
  g_assert_null (remedy_record_from_json (&remedy_facts_type, node, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, path));
}

/* The message leads to the value. */
static void
test_wrong_json (void)
{
  assert_wrong ("[]", "");
  assert_wrong ("{ \"stopped\": 1 }", "stopped: ");
  assert_wrong ("{ \"gathered\": \"yesterday\" }", "gathered: ");
  assert_wrong ("{ \"events\": { \"logs\": [ { \"state\": \"lost\" } ] } }",
                "events: logs: [0]: state: ");
  assert_wrong ("{ \"events\": { \"logs\": [ { \"computers\": [ \"A\", 7 ] } ] } }",
                "events: logs: [0]: computers: [1]: ");
  assert_wrong ("{ \"layout\": { \"kind\": null } }", "layout: kind: ");
}

static void
test_unknown_members_are_passed_over (void)
{
  g_autoptr (JsonNode) node = json_from_string ("{ \"new\": [1], \"stopped\": true }", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyFacts) facts = remedy_record_from_json (&remedy_facts_type, node, &error);

  g_assert_no_error (error);
  g_assert_true (facts->stopped);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/wrong-json", test_wrong_json);
  g_test_add_func ("/record/unknown-members-are-passed-over", test_unknown_members_are_passed_over);
  return g_test_run ();
}
