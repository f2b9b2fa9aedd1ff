/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "evidence/remedy-facts.h"

static RemedyFacts *
make_facts (void)
{
  RemedyFacts     *facts = remedy_facts_new ();
  RemedyLogFact   *log = remedy_log_fact_new ();
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
assert_wrong (const char *text, const char *path)
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

/* A type with one field of every kind, two levels deep. */
typedef struct _Sample Sample;

typedef struct
{
  gint64     count;
  GPtrArray *words;
} Inner;
REMEDY_DECLARE_RECORD (Inner, inner)

struct _Sample
{
  char      *text;
  gint64     number;
  gboolean   flag;
  int        colour;
  gint64     time;
  GPtrArray *names;
  GPtrArray *inners;
  Inner     *one;
};
REMEDY_DECLARE_RECORD (Sample, sample)

static const char *const colours[] = { "red", "green", "blue", NULL };

REMEDY_DEFINE_RECORD (Inner,
                      inner,
                      REMEDY_FIELD (Inner, count, INT),
                      REMEDY_FIELD (Inner, words, STRINGS));
REMEDY_DEFINE_RECORD (Sample,
                      sample,
                      REMEDY_FIELD (Sample, text, STRING),
                      REMEDY_FIELD (Sample, number, INT),
                      REMEDY_FIELD (Sample, flag, BOOL),
                      REMEDY_FIELD_WORDS (Sample, colour, colours),
                      REMEDY_FIELD (Sample, time, TIME),
                      REMEDY_FIELD (Sample, names, STRINGS),
                      REMEDY_FIELD_OF (Sample, inners, LIST, &inner_type),
                      REMEDY_FIELD_OF (Sample, one, RECORD, &inner_type));

/* Every value that is of the wrong kind for its field, and the whole message about it. */
static void
test_each_wrong_kind_has_its_message (void)
{
  static const struct
  {
    const char *json;
    const char *message;
  } rows[] = {
    { "7", "this is not an object" },
    { "null", "this is not an object" },
    { "{ \"text\": 7 }", "text: this is not text" },
    { "{ \"text\": null }", "text: this is not text" },
    { "{ \"text\": [ \"a\" ] }", "text: this is not text" },
    { "{ \"number\": \"7\" }", "number: this is not a whole number" },
    { "{ \"number\": 7.5 }", "number: this is not a whole number" },
    { "{ \"number\": true }", "number: this is not a whole number" },
    { "{ \"number\": null }", "number: this is not a whole number" },
    { "{ \"flag\": 0 }", "flag: this is not true or false" },
    { "{ \"flag\": \"true\" }", "flag: this is not true or false" },
    { "{ \"colour\": 1 }", "colour: this is not text" },
    { "{ \"colour\": \"Red\" }", "colour: this is not one of the words that are known here" },
    { "{ \"colour\": \"\" }", "colour: this is not one of the words that are known here" },
    { "{ \"time\": 935158327 }", "time: this is not text" },
    { "{ \"time\": \"soon\" }", "time: this is not a time in ISO 8601" },
    { "{ \"names\": \"a\" }", "names: this is not a list" },
    { "{ \"names\": { } }", "names: this is not a list" },
    { "{ \"names\": [ \"a\", null ] }", "names: [1]: this is not text" },
    { "{ \"names\": [ [ ] ] }", "names: [0]: this is not text" },
    { "{ \"inners\": [ { }, 3 ] }", "inners: [1]: this is not an object" },
    { "{ \"inners\": [ { }, { \"words\": [ \"a\", \"b\", true ] } ] }",
      "inners: [1]: words: [2]: this is not text" },
    { "{ \"inners\": [ { \"count\": { } } ] }", "inners: [0]: count: this is not a whole number" },
    { "{ \"one\": null }", "one: this is not an object" },
    { "{ \"one\": { \"count\": \"\" } }", "one: count: this is not a whole number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (rows[i].json, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].json);
      g_assert_null (remedy_record_from_json (&sample_type, node, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
add_random_strings (GPtrArray *strings)
{
  static const char *const from[] = { "", "a", "“Größe”", "tab\tand\nline", "\"\\" };
  guint                    n = (guint) g_test_rand_int_range (0, 4);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (strings, g_strdup (from[g_test_rand_int_range (0, G_N_ELEMENTS (from))]));
}

static Inner *
random_inner (void)
{
  Inner *inner = inner_new ();

  inner->count = (gint64) ((guint64) (guint32) g_test_rand_int () << 32) + g_test_rand_int ();
  add_random_strings (inner->words);
  return inner;
}

static Sample *
random_sample (void)
{
  Sample *sample = sample_new ();
  guint   n = (guint) g_test_rand_int_range (0, 4);

  sample->text = g_test_rand_bit () ? g_strdup ("some\ntext") : NULL;
  sample->number = g_test_rand_bit () ? G_MININT64 : g_test_rand_int ();
  sample->flag = g_test_rand_bit ();
  sample->colour = g_test_rand_int_range (0, 3);
  if (g_test_rand_bit ())
    sample->time = g_test_rand_int_range (0, G_MAXINT32);
  add_random_strings (sample->names);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sample->inners, random_inner ());
  sample->one = g_test_rand_bit () ? random_inner () : NULL;
  return sample;
}

/* A random record, its copy, and what its JSON gives back are equal. */
static void
test_random_records_survive_json (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (Sample) sample = random_sample ();
      g_autoptr (Sample) copy = sample_copy (sample);
      g_autoptr (JsonNode) node = remedy_record_to_json (&sample_type, sample);
      g_autofree char *text = json_to_string (node, g_test_rand_bit ());
      g_autoptr (JsonNode) parsed = json_from_string (text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (Sample) back = remedy_record_from_json (&sample_type, parsed, &error);

      g_assert_no_error (error);
      g_assert_true (remedy_record_equal (&sample_type, sample, copy));
      g_assert_true (remedy_record_equal (&sample_type, sample, back));
      g_assert_cmpstr (back->text, ==, sample->text);
      g_assert_cmpint (back->number, ==, sample->number);
      g_assert_cmpint (back->colour, ==, sample->colour);
      g_assert_cmpint (back->time, ==, sample->time);
      g_assert_cmpuint (back->inners->len, ==, sample->inners->len);
      g_assert_cmpint (back->one != NULL, ==, sample->one != NULL);
    }
}

/* A change of any one field makes two records different. */
static void
test_every_field_counts_when_compared (void)
{
  g_autoptr (Sample) sample = sample_new ();

  sample->one = inner_new ();
  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (Sample) other = sample_copy (sample);

      if (i == 0)
        other->text = g_strdup ("");
      else if (i == 1)
        other->number = 1;
      else if (i == 2)
        other->flag = TRUE;
      else if (i == 3)
        other->colour = 1;
      else if (i == 4)
        other->time = 0;
      else if (i == 5)
        g_ptr_array_add (other->names, g_strdup (""));
      else if (i == 6)
        g_ptr_array_add (other->inners, inner_new ());
      else if (i == 7)
        other->one->count = 1;
      else
        g_clear_pointer (&other->one, inner_free);
      g_test_message ("change %u", i);
      g_assert_false (remedy_record_equal (&sample_type, sample, other));
      g_assert_false (remedy_record_equal (&sample_type, other, sample));
    }
  g_assert_true (remedy_record_equal (&sample_type, NULL, NULL));
  g_assert_false (remedy_record_equal (&sample_type, sample, NULL));
  g_assert_null (remedy_record_copy (&sample_type, NULL));
}

static JsonObject *
property (JsonObject *schema, const char *name)
{
  return json_object_get_object_member (json_object_get_object_member (schema, "properties"), name);
}

/* The schema says of every kind what its JSON is, and requires what is always written. */
static void
test_schema_says_every_kind (void)
{
  g_autoptr (JsonNode) node = remedy_record_schema (&sample_type);
  JsonObject *schema = json_node_get_object (node);
  JsonArray  *required = json_object_get_array_member (schema, "required");
  JsonArray  *words = json_object_get_array_member (property (schema, "colour"), "enum");
  JsonObject *items = json_object_get_object_member (property (schema, "inners"), "items");
  JsonObject *names = json_object_get_object_member (property (schema, "names"), "items");
  static const char *const kinds[][2] = { { "text", "string" },  { "number", "integer" },
                                          { "flag", "boolean" }, { "time", "string" },
                                          { "names", "array" },  { "inners", "array" },
                                          { "one", "object" } };
  static const char *const always[] = { "number", "flag", "colour", "names", "inners" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpstr (json_object_get_string_member (property (schema, kinds[i][0]), "type"), ==,
                     kinds[i][1]);
  g_assert_cmpstr (json_object_get_string_member (property (schema, "time"), "format"), ==,
                   "date-time");
  g_assert_cmpstr (json_object_get_string_member (names, "type"), ==, "string");
  g_assert_cmpuint (json_array_get_length (words), ==, 3);
  g_assert_cmpstr (json_array_get_string_element (words, 2), ==, "blue");
  g_assert_cmpstr (json_object_get_string_member (items, "title"), ==, "Inner");
  g_assert_false (json_object_get_boolean_member (schema, "additionalProperties"));
  g_assert_cmpuint (json_array_get_length (required), ==, G_N_ELEMENTS (always));
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    g_assert_cmpstr (json_array_get_string_element (required, i), ==, always[i]);
}

/* A zone that a damaged registry or case may hold, and that no server ever kept. */
static void
test_impossible_zones_are_unknown (void)
{
  static const struct
  {
    const char *json;
    gboolean    known;
  } rows[] = {
    { "{ \"bias\": -60, \"daylight_bias\": -60 }", TRUE },
    { "{ \"bias\": 1440 }", TRUE },
    { "{ \"bias\": 1441 }", FALSE },
    { "{ \"bias\": -2147483648 }", FALSE },
    { "{ \"standard_bias\": 2147483647 }", FALSE },
    { "{ \"daylight_bias\": 9223372036854775807 }", FALSE },
    { "{ \"standard_weekday\": 7 }", FALSE },
    { "{ \"daylight_weekday\": -1 }", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{ \"registry\": { \"zone\": %s } }", rows[i].json);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (RemedyFacts) facts = remedy_record_from_json (&remedy_facts_type, node, &error);
      RemedyZone zone;

      g_assert_no_error (error);
      g_test_message ("%s", rows[i].json);
      g_assert_cmpint (remedy_facts_get_zone (facts, &zone), ==, rows[i].known);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/wrong-json", test_wrong_json);
  g_test_add_func ("/record/unknown-members-are-passed-over", test_unknown_members_are_passed_over);
  g_test_add_func ("/record/each-wrong-kind-has-its-message", test_each_wrong_kind_has_its_message);
  g_test_add_func ("/record/random-records-survive-json", test_random_records_survive_json);
  g_test_add_func ("/record/every-field-counts-when-compared",
                   test_every_field_counts_when_compared);
  g_test_add_func ("/record/schema-says-every-kind", test_schema_says_every_kind);
  g_test_add_func ("/record/impossible-zones-are-unknown", test_impossible_zones_are_unknown);
  return g_test_run ();
}
