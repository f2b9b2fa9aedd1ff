/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-paint-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"

/* Of the texts of one page. */
#define MAX_TEXTS 100000

/**
 * remedy_paint_part_new:
 * @kind: what it is
 * @bytes: the body of its message
 *
 * Returns: (transfer full): a part, with its name
 */
RemedyPaintPart *
remedy_paint_part_new (RemedyPaintKind kind,
                       GBytes         *bytes)
{
  RemedyPaintPart *self = g_new0 (RemedyPaintPart, 1);

  self->kind = kind;
  self->bytes = g_bytes_ref (bytes);
  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return self;
}

/**
 * remedy_paint_part_free:
 * @self: (transfer full) (nullable): a part
 */
void
remedy_paint_part_free (RemedyPaintPart *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self->digest);
  g_free (self);
}

static GBytes *
bytes_of (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static void
add_part (GPtrArray              *parts,
          JsonObject             *names,
          const char             *name,
          RemedyPaintKind         kind,
          const RemedyRecordType *type,
          gconstpointer           record)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RemedyPaintPart *part;

  if (record == NULL)
    return;
  node = remedy_record_to_json (type, record);
  bytes = bytes_of (node);
  part = remedy_paint_part_new (kind, bytes);
  json_object_set_string_member (names, name, part->digest);
  g_ptr_array_add (parts, part);
}

static gboolean
check_size (const GPtrArray *parts,
            GError         **error)
{
  gsize size = 0;

  for (guint i = 0; i < parts->len; i++)
    size += g_bytes_get_size (((RemedyPaintPart *) parts->pdata[i])->bytes);
  if (size <= REMEDY_PAINT_MAX_REQUEST)
    return TRUE;
  /* Translators: both numbers are sizes in MiB. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("What was read of this server is too much for a picture: %zu MiB, where %d MiB "
                  "can be drawn"),
               size >> 20, REMEDY_PAINT_MAX_REQUEST >> 20);
  return FALSE;
}

/**
 * remedy_paint_message_split:
 * @snapshot: what is to be drawn
 * @options: how
 * @error: %REMEDY_ERROR_LIMIT if it is too large
 *
 * Returns: (transfer full) (element-type RemedyPaintPart) (nullable): what is to be sent, in
 *   order; the last is the page itself, those before it are sent once each
 */
GPtrArray *
remedy_paint_message_split (const RemedySnapshot     *snapshot,
                            const RemedyPaintOptions *options,
                            GError                  **error)
{
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_paint_part_free);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr (GBytes) bytes = NULL;
  RemedySnapshot bare = *snapshot;

  add_part (parts, object, "before", REMEDY_PAINT_FACTS, &remedy_facts_type, snapshot->before);
  add_part (parts, object, "after", REMEDY_PAINT_FACTS, &remedy_facts_type, snapshot->after);
  add_part (parts, object, "media", REMEDY_PAINT_MEDIA, &remedy_media_type, snapshot->media);
  bare.before = NULL;
  bare.after = NULL;
  bare.media = NULL;
  json_object_set_member (object, "snapshot", remedy_record_to_json (&remedy_snapshot_type, &bare));
  json_object_set_member (object, "options",
                          remedy_record_to_json (&remedy_paint_options_type, options));
  bytes = bytes_of (node);
  g_ptr_array_add (parts, remedy_paint_part_new (REMEDY_PAINT_PAGE, bytes));
  return check_size (parts, error) ? g_steal_pointer (&parts) : NULL;
}

/**
 * remedy_paint_message_drawing:
 * @drawing: a page that was drawn
 *
 * Returns: (transfer full): the body of the answer
 */
GBytes *
remedy_paint_message_drawing (const RemedyDrawing *drawing)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  JsonArray       *texts = json_array_new ();
  g_autofree char *head = NULL;
  guint32          length;
  GByteArray      *body = g_byte_array_new ();

  for (guint i = 0; i < drawing->texts->len; i++)
    json_array_add_string_element (texts, drawing->texts->pdata[i]);
  json_object_set_int_member (object, "width", drawing->width);
  json_object_set_int_member (object, "height", drawing->height);
  json_object_set_array_member (object, "texts", texts);
  head = json_to_string (node, FALSE);
  length = (guint32) strlen (head);
  g_byte_array_append (body, (const guint8 *) &length, sizeof length);
  g_byte_array_append (body, (const guint8 *) head, length);
  g_byte_array_append (body, g_bytes_get_data (drawing->png, NULL),
                       (guint) g_bytes_get_size (drawing->png));
  return g_byte_array_free_to_bytes (body);
}

/**
 * remedy_paint_message_error:
 * @error: why a page was not drawn
 *
 * Returns: (transfer full): the body of the answer
 */
GBytes *
remedy_paint_message_error (const GError *error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  json_object_set_int_member (object, "code",
                              error->domain == REMEDY_ERROR ? error->code : REMEDY_ERROR_FAILED);
  json_object_set_string_member (object, "message", error->message);
  return bytes_of (node);
}

static JsonNode *
parse_object (const char *text,
              gsize       length,
              GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_ref (root);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               _ ("The program that draws pictures answered with something else than a picture"));
  return NULL;
}

static GPtrArray *
read_texts (JsonObject *object)
{
  JsonArray *array = json_object_has_member (object, "texts")
                         ? json_object_get_array_member (object, "texts")
                         : NULL;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  guint      n = array != NULL ? MIN (json_array_get_length (array), MAX_TEXTS) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, g_strdup (json_array_get_string_element (array, i)));
  return texts;
}

static RemedyDrawing *
read_drawing (GBytes  *body,
              GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (body, &size);
  guint32     length = 0;
  JsonObject *object;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GBytes) png = NULL;

  if (size >= sizeof length)
    memcpy (&length, data, sizeof length);
  if (size < sizeof length || length > size - sizeof length)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("The answer of the program that draws pictures is cut off"));
      return NULL;
    }
  node = parse_object (data + sizeof length, length, error);
  if (node == NULL)
    return NULL;
  object = json_node_get_object (node);
  texts = read_texts (object);
  png = g_bytes_new_from_bytes (body, sizeof length + length, size - sizeof length - length);
  return remedy_drawing_new (png, texts,
                             (int) json_object_get_int_member_with_default (object, "width", 0),
                             (int) json_object_get_int_member_with_default (object, "height", 0));
}

/**
 * remedy_paint_message_read:
 * @kind: of an answer
 * @body: of it
 * @error: what the process said, or that it cannot be understood
 *
 * Returns: (transfer full) (nullable): the drawing
 */
RemedyDrawing *
remedy_paint_message_read (RemedyPaintKind kind,
                           GBytes         *body,
                           GError        **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (body, &size);
  JsonObject *object;
  g_autoptr (JsonNode) node = NULL;

  if (kind == REMEDY_PAINT_DRAWING)
    return read_drawing (body, error);
  node = parse_object (data, size, error);
  if (node == NULL)
    return NULL;
  object = json_node_get_object (node);
  g_set_error_literal (
      error, REMEDY_ERROR,
      (int) json_object_get_int_member_with_default (object, "code", REMEDY_ERROR_FAILED),
      json_object_get_string_member_with_default (object, "message", _ ("no reason was given")));
  return NULL;
}
