/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-replay-report.h"
#include "test-bundles.h"
#include "test-snapshot.h"
#include "test-support.h"

#include <string.h>

/*
 * Bundles of which every digest is right, and whose contents are as somebody wanted them: each
 * field of each kind of record is taken away, made empty, and made as large and as small as it
 * can be. Each is refused, or opened, shown and worked out again.
 */

/* One of so many is tried; run by hand with -m thorough for all. */
#define ONE_OF (11 * TEST_ONE_OF (3))

typedef enum
{
  CHANGE_REMOVE,
  CHANGE_EMPTY, /* a text, a list or an object */
  CHANGE_LARGE, /* a number; a text of many characters */
  CHANGE_SMALL,
  N_CHANGES,
} Change;

typedef struct
{
  const RemedyBundle *bundle;
  const char         *name; /* of the file */
  JsonNode           *root;
  GHashTable         *seen; /* char *: kinds of fields that were tried */
  guint               n_tried;
  guint               n_opened;
} Trial;

static JsonNode *
new_text (gsize length)
{
  g_autofree char *text = g_strnfill (length, 'A');

  return json_node_init_string (json_node_alloc (), text);
}

/* What it is changed to; NULL if that makes no sense. */
static JsonNode *
change (JsonNode *node,
        Change    how)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  if (type == G_TYPE_STRING)
    return how == CHANGE_EMPTY ? new_text (0) : how == CHANGE_LARGE ? new_text (100000) : NULL;
  if (type == G_TYPE_INT64)
    return how == CHANGE_LARGE   ? json_node_init_int (json_node_alloc (), G_MAXINT64)
           : how == CHANGE_SMALL ? json_node_init_int (json_node_alloc (), G_MININT64)
           : how == CHANGE_EMPTY ? json_node_init_int (json_node_alloc (), -1)
                                 : NULL;
  if (JSON_NODE_HOLDS_ARRAY (node) && how == CHANGE_EMPTY)
    return json_node_init_array (json_node_alloc (), json_array_new ());
  if (JSON_NODE_HOLDS_OBJECT (node) && how == CHANGE_EMPTY)
    return json_node_init_object (json_node_alloc (), json_object_new ());
  return NULL;
}

static void
try (Trial *trial)
{
  char *text = json_to_string (trial->root, FALSE);
  g_autoptr (GBytes) member = g_bytes_new_take (text, strlen (text));
  g_autoptr (GBytes) bytes = test_bundle_change (trial->bundle, trial->name, member);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) opened = remedy_bundle_open_bytes (bytes, &error);
  g_autoptr (RemedyReplayDocument) document = NULL;
  g_autofree char *told = NULL;

  trial->n_tried++;
  if (opened == NULL)
    {
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
      return;
    }
  trial->n_opened++;
  document = remedy_replay_document_make (opened, &error);
  if (document == NULL)
    {
      g_assert_cmpint (error->domain, ==, REMEDY_ERROR);
      return;
    }
  told = remedy_replay_document_to_text (document);
  g_assert_true (g_utf8_validate (told, -1, NULL));
}

static gboolean
is_due (Trial      *trial,
        const char *kind,
        Change      how)
{
  g_autofree char *key = g_strdup_printf ("%s %d", kind, how);

  return g_hash_table_add (trial->seen, g_strdup (key)) &&
         (g_test_thorough () || g_str_hash (key) % ONE_OF == 0);
}

static void
walk (Trial      *trial,
      JsonNode   *node,
      const char *kind)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        walk (trial, json_array_get_element (array, i), kind);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (object);

      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%s", kind, (const char *) l->data);
          g_autofree char *name = g_strdup (l->data);
          g_autoptr (JsonNode) kept = json_node_copy (json_object_get_member (object, name));

          for (Change how = 0; how < N_CHANGES; how++)
            {
              JsonNode *other = change (kept, how);

              if ((other == NULL && how != CHANGE_REMOVE) || !is_due (trial, inner, how))
                {
                  g_clear_pointer (&other, json_node_unref);
                  continue;
                }
              g_test_message ("%s, %d", inner, how);
              if (other == NULL)
                json_object_remove_member (object, name);
              else
                json_object_set_member (object, name, other);
              try (trial);
              json_object_set_member (object, name, json_node_copy (kept));
            }
          walk (trial, json_object_get_member (object, name), inner);
        }
    }
}

static void
test_each_field (void)
{
  const TestSnapshotOptions options
      = { .scenario = "fault-sp2", .media = "right", .again = TRUE };
  g_autoptr (RemedyBundle) bundle = test_bundle_make (test_snapshot_new (&options));
  const GPtrArray *members = remedy_bundle_get_members (bundle);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Trial trial = { .bundle = bundle, .seen = seen };

  for (guint i = 0; i < members->len - 1; i++)
    {
      const RemedyMember *member = members->pdata[i];
      gsize size;
      const char *data = g_bytes_get_data (member->shared, &size);
      g_autofree char *text = g_strndup (data, size);
      g_autoptr (JsonNode) root = NULL;

      if (!g_str_equal (member->type, REMEDY_MEMBER_JSON))
        continue;
      root = json_from_string (text, NULL);
      trial.name = member->name;
      trial.root = root;
      walk (&trial, root, strstr (member->name, "/after/") != NULL ? "after" : member->name);
    }
  g_test_message ("%u tried, %u opened", trial.n_tried, trial.n_opened);
  g_assert_cmpuint (trial.n_opened, >, 50 / TEST_ONE_OF (3));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/bundle-hostile/each-field", test_each_field);
  return g_test_run ();
}
