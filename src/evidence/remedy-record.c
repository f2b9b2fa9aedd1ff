/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-record.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "core/remedy-time.h"

/* Packed, since a flag or a word of a record may lie where a pointer could not. */
typedef union
{
  char      *string;
  gint64     number;
  gboolean   flag;
  int        word;
  GPtrArray *list;
  gpointer   record;
} __attribute__ ((packed)) Slot;

static Slot *
slot_of (const RemedyField *field,
         gconstpointer      record)
{
  return (Slot *) G_STRUCT_MEMBER_P (record, field->offset);
}

static guint
n_words (const RemedyField *field)
{
  return g_strv_length ((char **) field->words);
}

/**
 * remedy_record_new:
 * @type: a type
 *
 * Returns: (transfer full): a record with empty lists, unknown times, and zeros
 */
gpointer
remedy_record_new (const RemedyRecordType *type)
{
  gpointer record = g_malloc0 (type->size);

  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      if (field->kind == REMEDY_FIELD_TIME)
        slot_of (field, record)->number = REMEDY_TIME_UNKNOWN;
      else if (field->kind == REMEDY_FIELD_STRINGS)
        slot_of (field, record)->list = g_ptr_array_new_with_free_func (g_free);
      else if (field->kind == REMEDY_FIELD_LIST)
        slot_of (field, record)->list = g_ptr_array_new ();
    }
  return record;
}

/**
 * remedy_record_free:
 * @type: a type
 * @record: (transfer full) (nullable): a record of it, freed with all that it holds
 */
void
remedy_record_free (const RemedyRecordType *type,
                    gpointer                record)
{
  if (record == NULL)
    return;
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      Slot *slot = slot_of (field, record);

      if (field->kind == REMEDY_FIELD_STRING)
        g_free (slot->string);
      else if (field->kind == REMEDY_FIELD_RECORD)
        remedy_record_free (field->type, slot->record);
      else if (field->kind == REMEDY_FIELD_STRINGS)
        g_ptr_array_unref (slot->list);
      else if (field->kind == REMEDY_FIELD_LIST)
        {
          for (guint i = 0; i < slot->list->len; i++)
            remedy_record_free (field->type, slot->list->pdata[i]);
          g_ptr_array_unref (slot->list);
        }
    }
  g_free (record);
}

/**
 * remedy_record_copy:
 * @type: a type
 * @record: (nullable): a record of it
 *
 * Returns: (transfer full) (nullable): a deep copy
 */
gpointer
remedy_record_copy (const RemedyRecordType *type,
                    gconstpointer           record)
{
  gpointer copy;

  if (record == NULL)
    return NULL;
  copy = remedy_record_new (type);
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      const Slot *from = slot_of (field, record);
      Slot *to = slot_of (field, copy);

      switch (field->kind)
        {
        case REMEDY_FIELD_STRING:
          to->string = g_strdup (from->string);
          break;
        case REMEDY_FIELD_INT:
        case REMEDY_FIELD_TIME:
          to->number = from->number;
          break;
        case REMEDY_FIELD_BOOL:
          to->flag = from->flag;
          break;
        case REMEDY_FIELD_ENUM:
          to->word = from->word;
          break;
        case REMEDY_FIELD_STRINGS:
          for (guint i = 0; i < from->list->len; i++)
            g_ptr_array_add (to->list, g_strdup (from->list->pdata[i]));
          break;
        case REMEDY_FIELD_LIST:
          for (guint i = 0; i < from->list->len; i++)
            g_ptr_array_add (to->list, remedy_record_copy (field->type, from->list->pdata[i]));
          break;
        case REMEDY_FIELD_RECORD:
          to->record = remedy_record_copy (field->type, from->record);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return copy;
}

/**
 * remedy_record_equal:
 * @type: a type
 * @a: (nullable): a record of it
 * @b: (nullable): another
 *
 * Returns: %TRUE if every field of both is the same
 */
gboolean
remedy_record_equal (const RemedyRecordType *type,
                     gconstpointer           a,
                     gconstpointer           b)
{
  g_autoptr (JsonNode) node_a = NULL;
  g_autoptr (JsonNode) node_b = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  node_a = remedy_record_to_json (type, a);
  node_b = remedy_record_to_json (type, b);
  return json_node_equal (node_a, node_b);
}

static JsonNode *
strings_to_json (GPtrArray *strings)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (array, strings->pdata[i]);
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
list_to_json (const RemedyRecordType *type,
              GPtrArray              *list)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    json_array_add_element (array, remedy_record_to_json (type, list->pdata[i]));
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
field_to_json (const RemedyField *field,
               const Slot        *slot)
{
  JsonNode *node = NULL;
  g_autofree char *time = NULL;

  switch (field->kind)
    {
    case REMEDY_FIELD_STRING:
      return slot->string != NULL ? json_node_init_string (json_node_alloc (), slot->string) : NULL;
    case REMEDY_FIELD_INT:
      return json_node_init_int (json_node_alloc (), slot->number);
    case REMEDY_FIELD_BOOL:
      return json_node_init_boolean (json_node_alloc (), slot->flag);
    case REMEDY_FIELD_ENUM:
      g_return_val_if_fail (slot->word >= 0 && (guint) slot->word < n_words (field), NULL);
      return json_node_init_string (json_node_alloc (), field->words[slot->word]);
    case REMEDY_FIELD_TIME:
      time = remedy_time_to_iso8601 (slot->number);
      return time != NULL ? json_node_init_string (json_node_alloc (), time) : NULL;
    case REMEDY_FIELD_STRINGS:
      return strings_to_json (slot->list);
    case REMEDY_FIELD_LIST:
      return list_to_json (field->type, slot->list);
    case REMEDY_FIELD_RECORD:
      return slot->record != NULL ? remedy_record_to_json (field->type, slot->record) : NULL;
    default:
      g_assert_not_reached ();
    }
  return node;
}

/**
 * remedy_record_to_json:
 * @type: a type
 * @record: a record of it
 *
 * Returns: (transfer full): an object; what is %NULL or unknown is left out
 */
JsonNode *
remedy_record_to_json (const RemedyRecordType *type,
                       gconstpointer           record)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      JsonNode *member = field_to_json (field, slot_of (field, record));

      if (member != NULL)
        json_object_set_member (object, field->name, member);
    }
  json_node_take_object (node, object);
  return node;
}

static gboolean
wrong (GError    **error,
       const char *wanted)
{
  /* Translators: the kind of value that was wanted in a JSON file, as in “text”. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("this is not %s"), wanted);
  return FALSE;
}

static gboolean
read_word (const RemedyField *field,
           Slot              *slot,
           JsonNode          *node,
           GError           **error)
{
  const char *word = json_node_get_string (node);

  for (guint i = 0; word != NULL && field->words[i] != NULL; i++)
    if (g_str_equal (field->words[i], word))
      {
        slot->word = (int) i;
        return TRUE;
      }
  return wrong (error, _ ("one of the words that are known here"));
}

static gboolean
read_list (const RemedyField *field,
           Slot              *slot,
           JsonNode          *node,
           GError           **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return wrong (error, _ ("a list"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gpointer item;

      if (field->kind == REMEDY_FIELD_LIST)
        item = remedy_record_from_json (field->type, element, error);
      else
        item = g_strdup (JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL);
      if (item == NULL)
        {
          if (field->kind == REMEDY_FIELD_STRINGS)
            wrong (error, _ ("text"));
          g_prefix_error (error, "[%u]: ", i);
          return FALSE;
        }
      g_ptr_array_add (slot->list, item);
    }
  return TRUE;
}

static gboolean
read_scalar (const RemedyField *field,
             Slot              *slot,
             JsonNode          *node,
             GError           **error)
{
  GType value_type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  if (field->kind == REMEDY_FIELD_INT)
    {
      if (value_type != G_TYPE_INT64)
        return wrong (error, _ ("a whole number"));
      slot->number = json_node_get_int (node);
      return TRUE;
    }
  if (field->kind == REMEDY_FIELD_BOOL)
    {
      if (value_type != G_TYPE_BOOLEAN)
        return wrong (error, _ ("true or false"));
      slot->flag = json_node_get_boolean (node);
      return TRUE;
    }
  if (value_type != G_TYPE_STRING)
    return wrong (error, _ ("text"));
  if (field->kind == REMEDY_FIELD_ENUM)
    return read_word (field, slot, node, error);
  if (field->kind == REMEDY_FIELD_STRING)
    {
      g_free (slot->string);
      slot->string = json_node_dup_string (node);
      return TRUE;
    }
  slot->number = remedy_time_from_iso8601 (json_node_get_string (node));
  return slot->number != REMEDY_TIME_UNKNOWN || wrong (error, _ ("a time in ISO 8601"));
}

static gboolean
read_field (const RemedyField *field,
            Slot              *slot,
            JsonNode          *node,
            GError           **error)
{
  switch (field->kind)
    {
    case REMEDY_FIELD_STRINGS:
    case REMEDY_FIELD_LIST:
      return read_list (field, slot, node, error);
    case REMEDY_FIELD_RECORD:
      slot->record = remedy_record_from_json (field->type, node, error);
      return slot->record != NULL;
    default:
      return read_scalar (field, slot, node, error);
    }
}

/**
 * remedy_record_from_json:
 * @type: a type
 * @node: what remedy_record_to_json() made, perhaps with members of a later version
 * @error: %REMEDY_ERROR_DAMAGED, with the path to what is wrong
 *
 * A member that is not there leaves its field as remedy_record_new() made it.
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
remedy_record_from_json (const RemedyRecordType *type,
                         JsonNode               *node,
                         GError                **error)
{
  gpointer record;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      wrong (error, _ ("an object"));
      return NULL;
    }
  object = json_node_get_object (node);
  record = remedy_record_new (type);
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      JsonNode *member = json_object_get_member (object, field->name);

      if (member == NULL)
        continue;
      if (!read_field (field, slot_of (field, record), member, error))
        {
          g_prefix_error (error, "%s: ", field->name);
          remedy_record_free (type, record);
          return NULL;
        }
    }
  return record;
}

static JsonNode *
schema_of_field (const RemedyField *field)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  switch (field->kind)
    {
    case REMEDY_FIELD_INT:
      json_object_set_string_member (object, "type", "integer");
      break;
    case REMEDY_FIELD_BOOL:
      json_object_set_string_member (object, "type", "boolean");
      break;
    case REMEDY_FIELD_ENUM:
      {
        JsonArray *words = json_array_new ();

        for (guint i = 0; field->words[i] != NULL; i++)
          json_array_add_string_element (words, field->words[i]);
        json_object_set_array_member (object, "enum", words);
        break;
      }
    case REMEDY_FIELD_STRINGS:
    case REMEDY_FIELD_LIST:
      {
        JsonObject *items = json_object_new ();

        json_object_set_string_member (object, "type", "array");
        if (field->kind == REMEDY_FIELD_LIST)
          {
            json_object_unref (items);
            json_object_set_member (object, "items", remedy_record_schema (field->type));
            break;
          }
        json_object_set_string_member (items, "type", "string");
        json_object_set_object_member (object, "items", items);
        break;
      }
    case REMEDY_FIELD_RECORD:
      json_node_unref (node);
      return remedy_record_schema (field->type);
    case REMEDY_FIELD_STRING:
    case REMEDY_FIELD_TIME:
    default:
      json_object_set_string_member (object, "type", "string");
      if (field->kind == REMEDY_FIELD_TIME)
        json_object_set_string_member (object, "format", "date-time");
      break;
    }
  return node;
}

/* What is NULL or unknown is not in the JSON. */
static gboolean
may_be_left_out (const RemedyField *field)
{
  return field->kind == REMEDY_FIELD_STRING || field->kind == REMEDY_FIELD_TIME ||
         field->kind == REMEDY_FIELD_RECORD;
}

/**
 * remedy_record_schema:
 * @type: a type
 *
 * Returns: (transfer full): the JSON Schema of its JSON
 */
JsonNode *
remedy_record_schema (const RemedyRecordType *type)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *properties = json_object_new ();
  JsonArray *required = json_array_new ();

  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      json_object_set_member (properties, field->name, schema_of_field (field));
      if (!may_be_left_out (field))
        json_array_add_string_element (required, field->name);
    }
  json_object_set_string_member (object, "title", type->name);
  json_object_set_string_member (object, "type", "object");
  json_object_set_object_member (object, "properties", properties);
  json_object_set_array_member (object, "required", required);
  json_object_set_boolean_member (object, "additionalProperties", FALSE);
  json_node_take_object (node, object);
  return node;
}
