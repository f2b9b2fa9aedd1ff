/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-leak-look.h"

#include <string.h>

#include "guide/remedy-snapshot.h"
#include "report/remedy-leak-encode.h"

#define MAX_DEPTH 64 /* of our own documents: far less */
#define DIGEST "sha256"
#define DIGEST_LENGTH 64

typedef struct
{
  RemedyLeakLook *look;
  GString        *pointer; /* where the walk is (RFC 6901) */
  gboolean        hit; /* something is in the file; where, the walk finds */
  guint           depth;
} Walk;

/* Whether a field holds a name and nothing else. */
static gboolean
tells_name (RemedyTells tells)
{
  return (tells >= REMEDY_TELLS_SERVER && tells <= REMEDY_TELLS_PROFILE) ||
         tells == REMEDY_TELLS_ACCOUNT;
}

/* Notes of every name of a field whether all fields that are called so hold names. */
static void
list_fields (const RemedyRecordType *type,
             GHashTable             *names,
             GHashTable             *seen)
{
  if (!g_hash_table_add (seen, (gpointer) type))
    return;
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      gboolean known = g_hash_table_contains (names, field->name);
      gboolean all = !known || g_hash_table_lookup (names, field->name) != NULL;

      if (field->kind == REMEDY_FIELD_STRING || field->kind == REMEDY_FIELD_STRINGS)
        g_hash_table_insert (names, (gpointer) field->name,
                             GINT_TO_POINTER (all && tells_name (field->tells)));
      else if (field->type != NULL)
        list_fields (field->type, names, seen);
    }
}

static GHashTable *
read_fields (void)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  list_fields (&remedy_snapshot_type, names, seen);
  return names;
}

/* A name like any word of ours is known only where nothing but a name can stand. */
static gboolean
is_name_field (const char *key)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) read_fields ());
  return key != NULL && g_hash_table_lookup ((GHashTable *) once, key) != NULL;
}

static char *
tell_pointer (gpointer data)
{
  const Walk *self = data;

  return g_strdup (self->pointer->str);
}

/* A key is told by what it is in and its number. */
static char *
tell_key (gpointer data)
{
  const Walk *self = data;

  return g_strdup_printf ("%s/ (key)", self->pointer->str);
}

static gboolean
is_digest (const char *key,
           const char *value)
{
  return key != NULL && g_str_equal (key, DIGEST) && strlen (value) == DIGEST_LENGTH &&
         strspn (value, "0123456789abcdef") == DIGEST_LENGTH;
}

static void
push (Walk       *self,
      const char *step)
{
  g_string_append_c (self->pointer, '/');
  for (const char *p = step; *p != '\0'; p++)
    if (*p == '~' || *p == '/')
      g_string_append (self->pointer, *p == '~' ? "~0" : "~1");
    else
      g_string_append_c (self->pointer, *p);
}

static void
look_at_node (Walk       *self,
              JsonNode   *node,
              const char *key)
{
  gsize length = self->pointer->len;

  if (++self->depth > MAX_DEPTH)
    remedy_leak_look_refuse (self->look, self->pointer->str, "depth");
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *value;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &value))
        {
          if (self->hit)
            remedy_leak_look_field (self->look, name, strlen (name), REMEDY_LEAK_TEXT, tell_key,
                                    self);
          push (self, name);
          look_at_node (self, value, name);
          g_string_truncate (self->pointer, length);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append_printf (self->pointer, "/%u", i);
          look_at_node (self, json_array_get_element (array, i), key);
          g_string_truncate (self->pointer, length);
        }
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *value = json_node_get_string (node);
      gboolean    is_name = is_name_field (key);

      if ((self->hit || is_name) && !is_digest (key, value))
        remedy_leak_look_field (self->look, value, strlen (value),
                                is_name ? REMEDY_LEAK_NAME : REMEDY_LEAK_TEXT, tell_pointer, self);
    }
  self->depth--;
}

static void
note_hit (const RemedyHiddenName *name,
          const char             *form,
          gpointer                user_data)
{
  *(gboolean *) user_data = TRUE;
}

/**
 * remedy_leak_look_json:
 * @self: the look at a member
 * @bytes: JSON
 * @where: the place of it, "" for the member
 *
 * Looks at the whole file with its escapes undone, which is fast and sees what a parser drops:
 * doubled keys, and what comes after a U+0000. If something is there, every key and every text
 * is looked at for where it is; if nothing is, only the fields that hold names.
 */
void
remedy_leak_look_json (RemedyLeakLook *self,
                       GBytes         *bytes,
                       const char     *where)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) pointer = g_string_new (where);
  g_autoptr (GString) unescaped = NULL;
  Walk        walk = { self, pointer, FALSE, 0 };
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL) ||
      json_parser_get_root (parser) == NULL)
    {
      remedy_leak_look_refuse (self, where, "damaged JSON");
      return;
    }
  unescaped = remedy_leak_unescape (text, size, TRUE);
  if (unescaped == NULL)
    unescaped = g_string_new_len (text, (gssize) size);
  remedy_leak_forms_search (self->forms, unescaped->str, unescaped->len, REMEDY_LEAK_TEXT, note_hit,
                            &walk.hit);
  look_at_node (&walk, json_parser_get_root (parser), NULL);
  if (walk.hit)
    remedy_leak_look_field (self, unescaped->str, unescaped->len, REMEDY_LEAK_RAW,
                            remedy_leak_where_text, (gpointer) where);
}
