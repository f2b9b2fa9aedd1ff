/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "practice/remedy-practice.h"
#include "report/remedy-bundle-document.h"
#include "report/remedy-bundle-evidence.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-report-json.h"
#include "test-bundles.h"
#include "test-snapshot.h"
#include "test-support.h"

#include <string.h>

/* What is found is found again in the bundle, and what was changed in it is told. */

/* A whole bundle is changed and replayed for every so manyth item. */
#define STRIDE (37 * TEST_ONE_OF (3))

static GPtrArray *
replay (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) bundle = remedy_bundle_open_bytes (bytes, &error);
  GPtrArray *differences;

  g_assert_no_error (error);
  differences = remedy_bundle_replay (bundle, &error);
  g_assert_no_error (error);
  return differences;
}

static void
assert_identical (const TestSnapshotOptions *options)
{
  g_autoptr (RemedyBundle) bundle = test_bundle_make (test_snapshot_new (options));
  g_autoptr (GPtrArray) differences = replay (remedy_bundle_get_zip (bundle));

  for (guint i = 0; i < differences->len; i++)
    {
      const RemedyDifference *one = differences->pdata[i];

      g_test_message ("%s, %s: %s: %s, now %s", options->scenario,
                      options->move != NULL ? options->move : "no move", one->item, one->stored,
                      one->computed);
    }
  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_scenarios (void)
{
  gsize n;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n);

  g_assert_cmpuint (n, >, 10);
  for (gsize i = 0; i < n; i++)
    {
      const TestSnapshotOptions options = { .scenario = scenarios[i].name };

      assert_identical (&options);
    }
}

static void
test_moves (void)
{
  gsize n;
  const RemedyPracticeInfo *moves = remedy_practice_moves (&n);
  TestSnapshotOptions options = { .scenario = "fault-sp1", .media = "right", .again = TRUE };

  assert_identical (&options);
  options.scenario = "fault-sp2";
  for (gsize i = 0; i < n; i++)
    {
      options.move = moves[i].name;
      assert_identical (&options);
    }
}

static gboolean
has (const GPtrArray *differences,
     const char      *item)
{
  for (guint i = 0; i < differences->len; i++)
    if (g_str_has_prefix (((RemedyDifference *) differences->pdata[i])->item, item))
      return TRUE;
  return FALSE;
}

static const RemedyMember *
find (const RemedyBundle *bundle,
      const char         *name)
{
  const GPtrArray *members = remedy_bundle_get_members (bundle);

  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (((RemedyMember *) members->pdata[i])->name, name))
      return members->pdata[i];
  g_assert_not_reached ();
}

static JsonNode *
parse (const RemedyBundle *bundle,
       const char         *name)
{
  gsize size;
  const char *data = g_bytes_get_data (find (bundle, name)->shared, &size);
  g_autofree char *text = g_strndup (data, size);

  return json_from_string (text, NULL);
}

/* Follows "/files/12", making all on the way to be of this tree alone. */
static JsonObject *
follow (JsonNode   *root,
        const char *way)
{
  g_auto (GStrv) parts = g_strsplit (way, "/", -1);
  JsonNode *node = root;

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (JSON_NODE_HOLDS_ARRAY (node))
      node = json_array_get_element (json_node_get_array (node),
                                     (guint) g_ascii_strtoull (parts[i], NULL, 10));
    else
      node = json_object_get_member (json_node_get_object (node), parts[i]);
  return json_node_get_object (node);
}

/* Some text, number or flag of it becomes another one that is as sound. */
static gboolean
change_one (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *member = json_object_get_member (object, l->data);
      GType type = JSON_NODE_HOLDS_VALUE (member) ? json_node_get_value_type (member) : 0;

      if (type == G_TYPE_INT64)
        json_object_set_int_member (object, l->data, json_node_get_int (member) ^ 1);
      else if (type == G_TYPE_BOOLEAN)
        json_object_set_boolean_member (object, l->data, !json_node_get_boolean (member));
      else
        continue;
      return TRUE;
    }
  json_object_set_string_member (object, "addition", "by somebody");
  return TRUE;
}

static GPtrArray *
replay_changed (const RemedyBundle *bundle,
                const char         *name,
                JsonNode           *node)
{
  char *text = json_to_string (node, TRUE);
  g_autoptr (GBytes) member = g_bytes_new_take (text, strlen (text));
  g_autoptr (GBytes) bytes = test_bundle_change (bundle, name, member);

  return replay (bytes);
}

/* Whether the digest of that item alone tells that its file was changed. */
static gboolean
is_told (const RemedyBundleItem *item,
         const char             *name,
         JsonNode               *changed)
{
  char *text = json_to_string (changed, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GPtrArray) members
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);
  g_autoptr (GPtrArray) items = NULL;

  g_ptr_array_add (members, remedy_member_new (name, REMEDY_MEMBER_JSON, NULL, bytes));
  items = remedy_bundle_evidence_list_stored (members);
  for (guint i = 0; i < items->len; i++)
    {
      const RemedyBundleItem *now = items->pdata[i];

      if (g_str_equal (now->item, item->item))
        return !g_str_equal (now->sha256, item->sha256);
    }
  return TRUE;
}

/* Every single item, one after the other; a whole bundle is made for some of them. */
static void
test_each_item (void)
{
  const TestSnapshotOptions options
      = { .scenario = "fault-sp2", .media = "right", .again = TRUE };
  g_autoptr (RemedyBundle) bundle = test_bundle_make (test_snapshot_new (&options));
  g_autoptr (JsonNode) node = parse (bundle, "case.json");
  g_autoptr (RemedyBundleDocument) document
      = remedy_record_from_json (&remedy_bundle_document_type, node, NULL);

  g_assert_cmpuint (document->evidence->len, >, 200);
  for (guint i = 0; i < document->evidence->len; i++)
    {
      const RemedyBundleItem *item = document->evidence->pdata[i];
      g_auto (GStrv) way = g_strsplit (item->item, "#", 2);
      g_autoptr (JsonNode) changed = parse (bundle, way[0]);
      g_autoptr (GPtrArray) differences = NULL;

      /* What holds the readings alone is told by each of them. */
      if (g_str_equal (item->item, "case.json#/readings"))
        continue;
      change_one (follow (changed, way[1] != NULL ? way[1] : ""));
      if (!is_told (item, way[0], changed))
        g_error ("%s was changed, and nobody noticed", item->item);
      if (i % STRIDE != 0)
        continue;
      differences = replay_changed (bundle, way[0], changed);
      g_assert_true (has (differences, item->item));
    }
  g_test_message ("%u items", document->evidence->len);
}

/* What was taken away or added is told too, and what comes out otherwise for it. */
static void
test_taken_and_added (void)
{
  const TestSnapshotOptions options = { .scenario = "fault-sp1" };
  g_autoptr (RemedyBundle) bundle = test_bundle_make (test_snapshot_new (&options));
  g_autoptr (JsonNode) events = parse (bundle, "evidence/before/events.json");
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GBytes) without = test_bundle_change (bundle, "evidence/before/events.json", NULL);
  g_autoptr (GPtrArray) missing = replay (without);
  JsonArray *array
      = json_object_get_array_member (json_node_get_object (events), "events");

  while (json_array_get_length (array) > 0)
    json_array_remove_element (array, 0);
  taken = replay_changed (bundle, "evidence/before/events.json", events);
  g_assert_true (has (taken, "evidence/before/events.json#/events/0"));
  g_assert_true (has (taken, "case.json#/findings/symptom.event/verdict"));
  g_assert_true (has (taken, "case.json#/diagnosis/condition"));
  g_assert_true (has (missing, "evidence/before/events.json"));
  g_assert_true (has (missing, "case.json#/diagnosis"));
}

/* Findings that were made up differ from what comes out. */
static void
test_made_up (void)
{
  const TestSnapshotOptions options = { .scenario = "fault-sp1" };
  g_autoptr (RemedyBundle) bundle = test_bundle_make (test_snapshot_new (&options));
  g_autoptr (JsonNode) node = parse (bundle, "case.json");
  JsonObject *diagnosis
      = json_object_get_object_member (json_node_get_object (node), "diagnosis");
  g_autoptr (GPtrArray) differences = NULL;
  const RemedyDifference *one;

  json_object_set_string_member (diagnosis, "headline", "All is well");
  differences = replay_changed (bundle, "case.json", node);
  g_assert_cmpuint (differences->len, ==, 1);
  one = differences->pdata[0];
  g_assert_cmpstr (one->item, ==, "case.json#/diagnosis/headline");
  g_assert_cmpstr (one->stored, ==, "All is well");
  g_assert_nonnull (one->computed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/bundle-replay/scenarios", test_scenarios);
  g_test_add_func ("/bundle-replay/moves", test_moves);
  g_test_add_func ("/bundle-replay/each-item", test_each_item);
  g_test_add_func ("/bundle-replay/taken-and-added", test_taken_and_added);
  g_test_add_func ("/bundle-replay/made-up", test_made_up);
  return g_test_run ();
}
