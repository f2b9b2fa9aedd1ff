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
 * remedy_report_json_print:
 * @type: the type of a document
 * @record: the document
 *
 * Returns: (transfer full): its JSON, as the command line prints it
 */
char *
remedy_report_json_print (const RemedyRecordType *type,
                          gconstpointer           record)
{
  g_autoptr (JsonNode) node = remedy_record_to_json (type, record);

  return print (node);
}

/**
 * remedy_report_json_schema:
 * @type: the type of a document
 *
 * Returns: (transfer full): its JSON Schema, as it is published
 */
char *
remedy_report_json_schema (const RemedyRecordType *type)
{
  g_autoptr (JsonNode) node = remedy_record_schema (type);

  json_object_set_string_member (json_node_get_object (node), "$schema", SCHEMA_DIALECT);
  return print (node);
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
  return remedy_report_json_print (&remedy_check_document_type, document);
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
  return remedy_report_json_schema (&remedy_check_document_type);
}
