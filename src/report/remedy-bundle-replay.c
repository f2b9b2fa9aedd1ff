/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-open.h"

#include "report/remedy-bundle-private.h"

#include "report/remedy-bundle-evidence.h"
#include "report/remedy-report-language.h"

/* What is worked out again; all else in case.json is evidence, or about the file. */
static const char *const computed_members[] = {
  "findings", "diagnosis", "plan", "media_answer", "media_findings", "verification", NULL,
};

REMEDY_DEFINE_RECORD (RemedyDifference, remedy_difference,
                      REMEDY_FIELD_TELLS (RemedyDifference, item, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyDifference, stored, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyDifference, computed, STRING, OURS));

static void
add (GPtrArray  *differences,
     const char *item,
     const char *stored,
     const char *computed)
{
  RemedyDifference *difference = remedy_difference_new ();

  difference->item = g_strdup (item);
  difference->stored = g_strdup (stored);
  difference->computed = g_strdup (computed);
  g_ptr_array_add (differences, difference);
}

/* As it is read: a text without its quotation marks. */
static char *
show (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

/* A record in a list goes by its id, where it has one. */
static char *
name_element (JsonArray  *array,
              guint       i,
              const char *path)
{
  JsonNode *element = i < json_array_get_length (array) ? json_array_get_element (array, i) : NULL;
  const char *id = NULL;

  if (element != NULL && JSON_NODE_HOLDS_OBJECT (element))
    id = json_object_get_string_member_with_default (json_node_get_object (element), "id", NULL);
  return id != NULL ? g_strdup_printf ("%s/%s", path, id) : g_strdup_printf ("%s/%u", path, i);
}

static GList *
names_of_both (JsonObject *a,
               JsonObject *b)
{
  GList *names = json_object_get_members (a);
  g_autoptr (GList) others = json_object_get_members (b);

  for (GList *l = others; l != NULL; l = l->next)
    if (!json_object_has_member (a, l->data))
      names = g_list_append (names, l->data);
  return names;
}

static void
compare (GPtrArray  *differences,
         const char *path,
         JsonNode   *stored,
         JsonNode   *computed)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (stored != NULL && computed != NULL && json_node_equal (stored, computed))
    return;
  if (stored != NULL && computed != NULL && JSON_NODE_HOLDS_OBJECT (stored)
      && JSON_NODE_HOLDS_OBJECT (computed))
    {
      JsonObject *from = json_node_get_object (stored);
      JsonObject *to = json_node_get_object (computed);
      g_autoptr (GList) names = names_of_both (from, to);

      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%s", path, (const char *) l->data);

          compare (differences, inner, json_object_get_member (from, l->data),
                   json_object_get_member (to, l->data));
        }
      return;
    }
  if (stored != NULL && computed != NULL && JSON_NODE_HOLDS_ARRAY (stored)
      && JSON_NODE_HOLDS_ARRAY (computed))
    {
      JsonArray *from = json_node_get_array (stored);
      JsonArray *to = json_node_get_array (computed);
      guint n_from = json_array_get_length (from);
      guint n_to = json_array_get_length (to);

      for (guint i = 0; i < MAX (n_from, n_to); i++)
        {
          g_autofree char *inner = name_element (i < n_from ? from : to, i, path);

          compare (differences, inner, i < n_from ? json_array_get_element (from, i) : NULL,
                   i < n_to ? json_array_get_element (to, i) : NULL);
        }
      return;
    }
  a = show (stored);
  b = show (computed);
  if (a != NULL || b != NULL)
    add (differences, path, a, b);
}

static void
compare_documents (GPtrArray                  *differences,
                   const RemedyBundleDocument *stored,
                   const RemedyBundleDocument *computed)
{
  g_autoptr (JsonNode) a = remedy_record_to_json (&remedy_bundle_document_type, stored);
  g_autoptr (JsonNode) b = remedy_record_to_json (&remedy_bundle_document_type, computed);

  for (guint i = 0; computed_members[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (REMEDY_BUNDLE_CASE "#/", computed_members[i], NULL);

      compare (differences, path,
               json_object_get_member (json_node_get_object (a), computed_members[i]),
               json_object_get_member (json_node_get_object (b), computed_members[i]));
    }
}

/* The digest of each item, by its name. */
static GHashTable *
index_items (const GPtrArray *items)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const RemedyBundleItem *item = items->pdata[i];

      if (item->item != NULL && item->sha256 != NULL)
        g_hash_table_insert (index, item->item, item->sha256);
    }
  return index;
}

static void
compare_items (GPtrArray       *differences,
               const GPtrArray *stored,
               const GPtrArray *computed)
{
  g_autoptr (GHashTable) before = index_items (stored);
  g_autoptr (GHashTable) after = index_items (computed);

  for (guint i = 0; i < computed->len; i++)
    {
      const RemedyBundleItem *item = computed->pdata[i];
      const char *sha256 = g_hash_table_lookup (before, item->item);

      if (g_strcmp0 (sha256, item->sha256) != 0)
        add (differences, item->item, sha256, item->sha256);
    }
  for (guint i = 0; i < stored->len; i++)
    {
      const RemedyBundleItem *item = stored->pdata[i];

      if (item->item != NULL && !g_hash_table_contains (after, item->item))
        add (differences, item->item, item->sha256, NULL);
    }
}

/**
 * remedy_bundle_replay:
 * @self: a bundle that was opened
 * @error: %REMEDY_ERROR_UNSUPPORTED if this system does not know the language that it is in
 *
 * Works out again all that is found in the evidence, in the language of the bundle, and holds
 * each piece of evidence against its digest.
 *
 * Returns: (transfer full) (element-type RemedyDifference) (nullable): what differs, the
 *   evidence first; empty if it is identical
 */
GPtrArray *
remedy_bundle_replay (const RemedyBundle *self,
                      GError            **error)
{
  g_autoptr (GPtrArray) differences
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_difference_free);
  g_auto (RemedyReportLanguage) language = { 0 };
  g_autoptr (RemedyBundleDocument) computed = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (self != NULL && self->document != NULL, NULL);

  if (!remedy_report_language_enter (&language, self->document->language, error))
    return NULL;
  computed = remedy_bundle_document_make (self->snapshot);
  items = remedy_bundle_evidence_list_stored (self->members);
  compare_items (differences, self->document->evidence, items);
  compare_documents (differences, self->document, computed);
  return g_steal_pointer (&differences);
}
