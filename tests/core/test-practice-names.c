/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis.h"
#include "core/remedy-error.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "practice/remedy-practice.h"
#include "test-names.h"
#include "test-support.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Everything that has a name, in one server. */
static const char *const everything[] = {
  "second-user",  "other-error", "harmless-error", "third-party",
  "ms-mail",      "groupwise",   "notes-connector", "owa",
  "update-failed", "talkative",  NULL,
};

/* Names of products beside which the names of a site stand in a list. */
static const char *const neighbours[] = {
  "All Users", "Default User", "ClusSvc",      "EventLog",  "IISADMIN",   "LanmanServer",
  "LME-NOTES", "MSExchangeIS", "NtLmSsp",      "RPCLocator", "RpcSs",     "SNMP",
  "UPS",       "W3SVC",        "Program Files",
};

static RemedyFacts *
gather (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedyFacts *facts;

  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static RemedyFacts *
gather_practice (const char                  *folder,
                 const RemedyPracticeOptions *options)
{
  g_autoptr (GError) error = NULL;

  remedy_practice_make (folder, options, NULL, &error);
  g_assert_no_error (error);
  return gather (folder);
}

static char *
facts_as_json (const RemedyFacts *facts)
{
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_facts_type, facts);

  return json_to_string (node, TRUE);
}

/* The diagnosis and the verdicts, one a line, and how much was @seen. */
static char *
judge (const RemedyFacts *facts,
       gboolean           seen)
{
  g_autoptr (GPtrArray) findings = remedy_check_run_all (facts, NULL);
  g_autoptr (RemedyDiagnosis) diagnosis = remedy_diagnosis_make (facts, NULL);
  g_autoptr (GString) text = g_string_new (remedy_condition_words[diagnosis->condition]);

  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      g_string_append_printf (text, "\n%s %s %u", finding->id,
                              remedy_verdict_words[finding->verdict], seen ? finding->seen->len : 0);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
order_of (const char *a,
          const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);
  int order = strcmp (one, other);

  return (order > 0) - (order < 0);
}

static gboolean
holds (const char *text,
       const char *part)
{
  g_autofree char *one = g_utf8_casefold (text, -1);
  g_autofree char *other = g_utf8_casefold (part, -1);

  return strstr (one, other) != NULL;
}

static void
assert_alike (const char *const a[2],
              const char *const b[2])
{
  if (order_of (a[0], b[0]) != order_of (a[1], b[1]) || holds (a[0], b[0]) != holds (a[1], b[1]))
    g_error ("“%s” is to “%s” what “%s” is not to “%s”", a[0], b[0], a[1], b[1]);
}

/* Else the test of what is shared of them says nothing. */
static void
test_twins_are_alike (void)
{
  gsize n;
  const TestNames *twins = test_names_twins (&n);
  const char *key;

  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; remedy_practice_names_nth (&twins[0].names, i, &key), key != NULL; i++)
    {
      const char *a[2];
      const char *other_key;

      for (guint k = 0; k < 2; k++)
        a[k] = remedy_practice_names_nth (&twins[k].names, i, NULL);
      if (a[0] == NULL && g_str_equal (key, "server"))
        continue;
      g_assert_cmpstr (a[0], !=, a[1]);
      g_assert_cmpuint (strlen (a[0]), ==, strlen (a[1]));
      for (guint j = 0; j < G_N_ELEMENTS (neighbours); j++)
        assert_alike (a, (const char *const[]) { neighbours[j], neighbours[j] });
      for (guint j = 0; remedy_practice_names_nth (&twins[0].names, j, &other_key),
                 other_key != NULL;
           j++)
        if (!g_str_equal (other_key, "server"))
          assert_alike (a, (const char *const[]) {
                               remedy_practice_names_nth (&twins[0].names, j, NULL),
                               remedy_practice_names_nth (&twins[1].names, j, NULL) });
    }
}

/* The names that a server has where none was given; “Administrator” and the name of the
 * profile are those of the products. */
static void
assert_holds_no_invented_name (const char *json)
{
  RemedyPracticeNames invented;
  const char *key;

  remedy_practice_names_resolve (&invented, NULL, FALSE);
  for (guint i = 0; remedy_practice_names_nth (&invented, i, &key), key != NULL; i++)
    {
      const char *name = remedy_practice_names_nth (&invented, i, NULL);

      if (name == NULL || strstr (key, "profile") != NULL || g_str_equal (key, "administrator") ||
          g_str_equal (key, "scanner-folder") || g_str_equal (key, "site") ||
          g_str_equal (key, "organisation"))
        continue;
      if (strstr (json, name) != NULL)
        g_error ("%s: “%s” is still there", key, name);
    }
  g_assert_null (strstr (json, "Example"));
  g_assert_null (strstr (json, "\"HQ\""));
}

static void
test_names_change_no_verdict (void)
{
  g_autofree char *parent = test_temp_dir ();
  gsize n_twins;
  gsize n_odd;
  const TestNames *twins = test_names_twins (&n_twins);
  const TestNames *odd = test_names_odd (&n_odd);
  RemedyPracticeOptions options = { .with = everything };
  g_autofree char *plain = g_build_filename (parent, "plain", NULL);
  g_autoptr (RemedyFacts) facts = gather_practice (plain, &options);
  g_autofree char *expected = judge (facts, TRUE);

  for (gsize i = 0; i < n_twins + n_odd; i++)
    {
      const TestNames *names = i < n_twins ? &twins[i] : &odd[i - n_twins];
      g_autofree char *folder = g_build_filename (parent, names->what, NULL);
      g_autoptr (RemedyFacts) named = NULL;
      g_autofree char *verdicts = NULL;
      g_autofree char *json = NULL;

      options.names = &names->names;
      named = gather_practice (folder, &options);
      g_ptr_array_set_size (named->layout->host_paths, 0);
      verdicts = judge (named, TRUE);
      json = facts_as_json (named);
      g_test_message ("%s", names->what);
      g_assert_cmpstr (named->layout->computer, ==, names->names.computer);
      assert_holds_no_invented_name (json);
      g_assert_cmpstr (verdicts, ==, expected);
    }
  test_remove_tree (parent);
}

/* A talkative server says the names where a silent one says nothing, and is judged alike. */
static void
test_talkative_says_names (void)
{
  static const char *const silent[] = { "other-error", "update-failed", NULL };
  static const char *const talkative[] = { "other-error", "update-failed", "talkative", NULL };
  gsize n;
  const TestNames *twins = test_names_twins (&n);
  RemedyPracticeOptions options = { .with = silent, .names = &twins[0].names };
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *quiet = g_build_filename (parent, "quiet", NULL);
  g_autofree char *loud = g_build_filename (parent, "loud", NULL);
  g_autoptr (RemedyFacts) before = gather_practice (quiet, &options);
  g_autoptr (RemedyFacts) after = NULL;
  g_autofree char *quiet_json = facts_as_json (before);
  g_autofree char *loud_json = NULL;
  static const char *const said[] = {
    "DOMHUB/Kestrel", "\\\\\\\\STORAGEA\\\\Migration\\\\pilgrim", "Edda Elmwood",
    "elmwood@kestrel.example", "/o=Kestrel Works/ou=Brampton Mill/cn=Configuration/cn=Servers",
  };

  options.with = talkative;
  after = gather_practice (loud, &options);
  loud_json = facts_as_json (after);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_assert_null (strstr (quiet_json, said[i]));
      if (strstr (loud_json, said[i]) == NULL)
        g_error ("“%s” is not said", said[i]);
    }
  g_clear_pointer (&quiet_json, g_free);
  g_clear_pointer (&loud_json, g_free);
  quiet_json = judge (before, FALSE);
  loud_json = judge (after, FALSE);
  g_assert_cmpstr (quiet_json, ==, loud_json);
  test_remove_tree (parent);
}

static void
test_names_outlive_the_steps (void)
{
  gsize n;
  const TestNames *odd = test_names_odd (&n);
  RemedyPracticeOptions options = { .with = everything, .names = &odd[2].names };
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyFacts) before = gather_practice (folder, &options);
  g_autoptr (RemedyFacts) after = NULL;
  guint n_before = before->events->events->len;

  g_assert_true (remedy_practice_reapply (folder, &error));
  g_assert_true (remedy_practice_migrate_one (folder, &error));
  g_assert_no_error (error);
  after = gather (folder);
  g_assert_cmpstr (after->layout->computer, ==, odd[2].names.computer);
  g_assert_cmpuint (after->events->events->len, >, n_before);
  test_remove_tree (parent);
}

static void
assert_refused (const RemedyPracticeNames *names)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  RemedyPracticeOptions options = { .names = names };
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_practice_make (folder, &options, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  test_remove_tree (parent);
}

static void
test_names_that_cannot_be (void)
{
  g_autofree char *endless = g_strnfill (1025, 'a');
  RemedyPracticeNames names = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_practice_names_set (&names, "colour", "red", &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE);
  assert_refused (&(RemedyPracticeNames) { .computer = "" });
  assert_refused (&(RemedyPracticeNames) { .computer = "A\nB" });
  assert_refused (&(RemedyPracticeNames) { .computer = "A\xFF" });
  assert_refused (&(RemedyPracticeNames) { .computer = endless });
  assert_refused (&(RemedyPracticeNames) { .sid = "1-2" });
  assert_refused (&(RemedyPracticeNames) { .sid = "1-2-3-4" });
  assert_refused (&(RemedyPracticeNames) { .runner = "MHollis" });
  assert_refused (&(RemedyPracticeNames) { .runner = "default user" });
  assert_refused (&(RemedyPracticeNames) { .runner = "a*", .first_user = "a?" });
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/practice-names/twins-are-alike", test_twins_are_alike);
  g_test_add_func ("/practice-names/change-no-verdict", test_names_change_no_verdict);
  g_test_add_func ("/practice-names/talkative", test_talkative_says_names);
  g_test_add_func ("/practice-names/outlive-the-steps", test_names_outlive_the_steps);
  g_test_add_func ("/practice-names/that-cannot-be", test_names_that_cannot_be);
  return g_test_run ();
}
