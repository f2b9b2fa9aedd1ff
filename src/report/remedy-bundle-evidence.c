/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-evidence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/remedy-bundle-private.h"
#include "report/remedy-report-json.h"

#define EVIDENCE "evidence/"
#define MEDIA EVIDENCE "media.json"

/* Why each part of a reading is in the bundle. */
static const struct
{
  const char *part; /* member of RemedyFacts */
  const char *why;
} reasons[] = {
  { "layout", N_ ("Which folders of the server were found and read.") },
  { "registry", N_ ("What the registry says about Exchange, its services and the clock.") },
  { "events", N_ ("The migration events of the Application log, and what each log covers.") },
  { "files", N_ ("The files of the service pack with their versions.") },
  { "outlook", N_ ("Which Outlook profiles and which MAPISVC.INF hold the Lotus Notes service.") },
  { "notes", N_ ("Which files of the Notes client are on the server.") },
  { "setup_log", N_ ("How the last runs of Setup and Update ended.") },
};

static const char *
find_reason (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].part, part))
      return _ (reasons[i].why);
  return NULL;
}

static void
add_part (GPtrArray              *members,
          const char             *name,
          const char             *why,
          const RemedyRecordType *type,
          gconstpointer           redacted,
          gconstpointer           original)
{
  char *json = remedy_report_json_print (type, redacted);
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  RemedyMember *member = remedy_member_new (name, REMEDY_MEMBER_JSON, why, bytes);

  if (original != NULL)
    member->original = remedy_report_json_print (type, original);
  g_ptr_array_add (members, member);
}

static gconstpointer
get_part (const RemedyFacts *facts,
          const RemedyField *field)
{
  return facts != NULL ? *(gconstpointer *) G_STRUCT_MEMBER_P (facts, field->offset) : NULL;
}

static char *
name_part (const char        *reading,
           const RemedyField *field)
{
  g_autofree char *part = g_strdelimit (g_strdup (field->name), "_", '-');

  return g_strconcat (EVIDENCE, reading, "/", part, ".json", NULL);
}

static void
add_reading (GPtrArray         *members,
             const char        *reading,
             const RemedyFacts *redacted,
             const RemedyFacts *original)
{
  for (const RemedyField *field = remedy_facts_type.fields; field->name != NULL; field++)
    {
      g_autofree char *name = name_part (reading, field);

      if (field->kind == REMEDY_FIELD_RECORD && get_part (redacted, field) != NULL)
        add_part (members, name, find_reason (field->name), field->type,
                  get_part (redacted, field), get_part (original, field));
    }
}

/**
 * remedy_bundle_evidence_add:
 * @members: (element-type RemedyMember): where it is added
 * @redacted: what was known, with the names hidden
 * @original: (nullable): the same with all names, to be shown beside it
 *
 * Adds what the findings rest on: a file for each part of each reading, and one for the
 * service pack.
 */
void
remedy_bundle_evidence_add (GPtrArray            *members,
                            const RemedySnapshot *redacted,
                            const RemedySnapshot *original)
{
  g_return_if_fail (members != NULL);
  g_return_if_fail (redacted != NULL);

  add_reading (members, REMEDY_BUNDLE_BEFORE, redacted->before,
               original != NULL ? original->before : NULL);
  add_reading (members, REMEDY_BUNDLE_AFTER, redacted->after,
               original != NULL ? original->after : NULL);
  if (redacted->media != NULL)
    add_part (members, MEDIA, _ ("The files of the service pack that was handed over."),
              &remedy_media_type, redacted->media, original != NULL ? original->media : NULL);
}

static gboolean
is_list_of_records (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      return FALSE;
  return array != NULL && json_array_get_length (array) > 0;
}

static GList *
sorted_names (JsonObject *object)
{
  return g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);
}

static void
put_scalar (GString  *text,
            JsonNode *node)
{
  g_autofree char *json = json_to_string (node, FALSE);

  g_string_append (text, json);
}

/* Canonical JSON: no space, names in the order of their bytes. Lists of records are left out,
 * since each of them is an item of its own. */
static void
put_canonical (GString  *text,
               JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = sorted_names (object);
      const char *between = "";

      g_string_append_c (text, '{');
      for (GList *l = names; l != NULL; l = l->next)
        {
          JsonNode *member = json_object_get_member (object, l->data);
          g_autoptr (JsonNode) name = NULL;

          if (is_list_of_records (member))
            continue;
          name = json_node_init_string (json_node_alloc (), l->data);
          g_string_append (text, between);
          put_scalar (text, name);
          g_string_append_c (text, ':');
          put_canonical (text, member);
          between = ",";
        }
      g_string_append_c (text, '}');
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (text, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append (text, i > 0 ? "," : "");
          put_canonical (text, json_array_get_element (array, i));
        }
      g_string_append_c (text, ']');
    }
  else
    put_scalar (text, node);
}

static void
add_item (GPtrArray  *items,
          JsonNode   *node,
          const char *path)
{
  RemedyBundleItem *item = remedy_bundle_item_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  put_canonical (text, node);
  item->item = g_strdup (path);
  item->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text->str,
                                              text->len);
  g_ptr_array_add (items, item);
}

/* Adds each record that stands in a list, however deep. */
static void
add_lists (GPtrArray  *items,
           JsonNode   *node,
           const char *path)
{
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) names = sorted_names (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *member = json_object_get_member (object, l->data);
      JsonArray *array = is_list_of_records (member) ? json_node_get_array (member) : NULL;
      g_autofree char *inner = g_strdup_printf ("%s/%s", path, (const char *) l->data);

      if (JSON_NODE_HOLDS_OBJECT (member))
        add_lists (items, member, inner);
      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          g_autofree char *element = g_strdup_printf ("%s/%u", inner, i);

          add_item (items, json_array_get_element (array, i), element);
          add_lists (items, json_array_get_element (array, i), element);
        }
    }
}

static JsonNode *
parse (const RemedyMember *member)
{
  gsize size;
  const char *data = g_bytes_get_data (member->shared, &size);
  g_autofree char *text = g_strndup (data, size);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

/**
 * remedy_bundle_evidence_list:
 * @members: (element-type RemedyMember): of a bundle; what is JSON among them is sound
 * @items: (element-type RemedyBundleItem): of a document, where they are added
 *
 * Adds every piece of evidence in them with its digest, in their order.
 */
void
remedy_bundle_evidence_list (const GPtrArray *members,
                             GPtrArray       *items)
{
  g_return_if_fail (members != NULL);
  g_return_if_fail (items != NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const RemedyMember *member = members->pdata[i];
      g_autofree char *root = g_strconcat (member->name, "#", NULL);
      g_autoptr (JsonNode) node
          = g_str_has_prefix (member->name, EVIDENCE) ? parse (member) : NULL;

      if (node == NULL)
        continue;
      add_item (items, node, member->name);
      add_lists (items, node, root);
    }
}

/**
 * remedy_bundle_evidence_list_case:
 * @document: case.json
 * @items: (element-type RemedyBundleItem): of a document, where they are added
 *
 * Adds what the operator said and did, and when the server was read.
 */
void
remedy_bundle_evidence_list_case (JsonNode  *document,
                                  GPtrArray *items)
{
  static const char *const members[] = { "case", "readings" };

  g_return_if_fail (JSON_NODE_HOLDS_OBJECT (document));
  g_return_if_fail (items != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (document), members[i]);
      g_autoptr (JsonNode) alone = json_node_new (JSON_NODE_OBJECT);
      JsonObject *object = json_object_new ();
      g_autofree char *path = g_strconcat (REMEDY_BUNDLE_CASE "#/", members[i], NULL);

      json_node_take_object (alone, object);
      if (member == NULL)
        continue;
      json_object_set_member (object, members[i], json_node_copy (member));
      add_item (items, alone, path);
      add_lists (items, alone, REMEDY_BUNDLE_CASE "#");
    }
}

/**
 * remedy_bundle_evidence_list_stored:
 * @members: (element-type RemedyMember): of a bundle that was opened
 *
 * Returns: (transfer full) (element-type RemedyBundleItem): all evidence in it with its
 *   digest as it is now
 */
GPtrArray *
remedy_bundle_evidence_list_stored (const GPtrArray *members)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_bundle_item_free);

  g_return_val_if_fail (members != NULL, items);

  for (guint i = 0; i < members->len; i++)
    {
      const RemedyMember *member = members->pdata[i];
      g_autoptr (JsonNode) node
          = g_str_equal (member->name, REMEDY_BUNDLE_CASE) ? parse (member) : NULL;

      if (node != NULL)
        remedy_bundle_evidence_list_case (node, items);
    }
  remedy_bundle_evidence_list (members, items);
  return items;
}

static const RemedyMember *
find (const GPtrArray *members,
      const char      *name)
{
  for (guint i = 0; i < members->len; i++)
    {
      const RemedyMember *member = members->pdata[i];

      if (g_str_equal (member->name, name))
        return member;
    }
  return NULL;
}

/**
 * remedy_bundle_evidence_read:
 * @members: (element-type RemedyMember): of a bundle that was opened
 * @reading: which reading of the server
 * @error: %REMEDY_ERROR_DAMAGED with the file that is
 *
 * Returns: (transfer full) (nullable): what was read of it then
 */
RemedyFacts *
remedy_bundle_evidence_read (const GPtrArray *members,
                             const char      *reading,
                             GError         **error)
{
  g_autoptr (RemedyFacts) facts = remedy_facts_new ();

  g_return_val_if_fail (members != NULL, NULL);
  g_return_val_if_fail (reading != NULL, NULL);

  for (const RemedyField *field = remedy_facts_type.fields; field->name != NULL; field++)
    {
      g_autofree char *name = name_part (reading, field);
      const RemedyMember *member
          = field->kind == REMEDY_FIELD_RECORD ? find (members, name) : NULL;
      gpointer *slot = (gpointer *) G_STRUCT_MEMBER_P (facts, field->offset);

      if (member == NULL)
        continue;
      *slot = remedy_bundle_parse (member, field->type, error);
      if (*slot == NULL)
        return NULL;
    }
  return g_steal_pointer (&facts);
}

/**
 * remedy_bundle_evidence_read_media:
 * @members: (element-type RemedyMember): of a bundle that was opened
 * @media: (out) (nullable): what was read of the service pack; %NULL if none was
 * @error: %REMEDY_ERROR_DAMAGED with the file that is
 *
 * Returns: %FALSE if it cannot be read
 */
gboolean
remedy_bundle_evidence_read_media (const GPtrArray *members,
                                   RemedyMedia    **media,
                                   GError         **error)
{
  const RemedyMember *member;

  g_return_val_if_fail (members != NULL, FALSE);

  member = find (members, MEDIA);
  *media = member != NULL ? remedy_bundle_parse (member, &remedy_media_type, error) : NULL;
  return member == NULL || *media != NULL;
}
