/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-json.h"

#define SCHEMA_DIALECT "https://json-schema.org/draft/2020-12/schema"

static char *
print (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  return g_strconcat (text, "\n", NULL);
}

/**
 * remedy_check_document_to_json:
 * @document: a document
 *
 * Members come in the order of their tables, so the same findings make the same text.
 *
 * Returns: (transfer full): its JSON, to the schema of remedy_check_document_schema()
 */
char *
remedy_check_document_to_json (const RemedyCheckDocument *document)
{
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_check_document_type, document);

  return print (node);
}

/**
 * remedy_check_document_schema:
 *
 * What is installed as check.schema.json; a test holds the two together.
 *
 * Returns: (transfer full): the JSON Schema of a document
 */
char *
remedy_check_document_schema (void)
{
  g_autoptr (JsonNode) node = remedy_record_schema (&remedy_check_document_type);

  json_object_set_string_member (json_node_get_object (node), "$schema", SCHEMA_DIALECT);
  return print (node);
}
