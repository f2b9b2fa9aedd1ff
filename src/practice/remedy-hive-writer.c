/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-hive-writer.h"

#include "core/remedy-text.h"
#include "practice/remedy-hive-tree.h"

/* What the root key of a hive made by NT is called (msuhanov/regf). */
#define ROOT_NAME "$$$PROTO.HIV"

#define REG_SZ 1
#define REG_EXPAND_SZ 2
#define REG_BINARY 3
#define REG_DWORD 4
#define REG_MULTI_SZ 7

struct _RemedyHiveWriter
{
  char           *name; /* (owned) */
  gint64          time;
  gboolean        dirty;
  RemedyHiveNode *root; /* (owned) */
};

static void
value_free (gpointer data)
{
  RemedyHiveNodeValue *self = data;

  g_free (self->name);
  g_bytes_unref (self->data);
  g_free (self);
}

static void
node_free (gpointer data)
{
  RemedyHiveNode *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static RemedyHiveNode *
node_new (const char *name,
          gint64      time)
{
  RemedyHiveNode *self = g_new0 (RemedyHiveNode, 1);

  self->name = g_strdup (name);
  self->time = time;
  self->children = g_ptr_array_new_with_free_func (node_free);
  self->values = g_ptr_array_new_with_free_func (value_free);
  return self;
}

/* NT orders sub-keys by their upper-case characters, one by one, and finds them by halving. */
static int
compare_names (const char *a,
               const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      gunichar x = g_unichar_toupper (g_utf8_get_char (a));
      gunichar y = g_unichar_toupper (g_utf8_get_char (b));

      if (x != y)
        return x < y ? -1 : 1;
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  return (*a != '\0') - (*b != '\0');
}

static RemedyHiveNode *
child_of (RemedyHiveNode *self,
          const char     *name,
          gint64          time)
{
  guint at = 0;

  for (; at < self->children->len; at++)
    {
      RemedyHiveNode *child = g_ptr_array_index (self->children, at);
      int             order = compare_names (name, child->name);

      if (order == 0)
        return child;
      if (order < 0)
        break;
    }
  g_ptr_array_insert (self->children, (int) at, node_new (name, time));
  return g_ptr_array_index (self->children, at);
}

/**
 * remedy_hive_writer_new:
 * @name: what the hive calls itself in its header, as in "NTUSER.DAT"
 * @time: seconds since 1970 UTC, of the root key and of the header
 *
 * Returns: (transfer full): a hive with an empty root key
 */
RemedyHiveWriter *
remedy_hive_writer_new (const char *name,
                        gint64      time)
{
  RemedyHiveWriter *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (RemedyHiveWriter, 1);
  self->name = g_strdup (name);
  self->time = time;
  self->root = node_new (ROOT_NAME, time);
  return self;
}

/**
 * remedy_hive_writer_key:
 * @self: the writer
 * @path: names with backslashes between them, from the root; "" is the root
 * @time: when the key was last written, in seconds since 1970 UTC
 *
 * Finds the key, whatever the case, or makes it. Keys that are missing on the way are made
 * with the same time; one that is there keeps its own, but for the last, which gets @time.
 *
 * Returns: (transfer none): the key
 */
RemedyHiveNode *
remedy_hive_writer_key (RemedyHiveWriter *self,
                        const char       *path,
                        gint64            time)
{
  RemedyHiveNode *node;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && g_utf8_validate (path, -1, NULL), NULL);

  node = self->root;
  names = g_strsplit (path, "\\", -1);
  for (gsize i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      node = child_of (node, names[i], time);
  node->time = time;
  return node;
}

/**
 * remedy_hive_node_set_value:
 * @self: the key
 * @name: the value's name; "" is the default value
 * @type: REG_SZ 1 and so on; any number is written as it is
 * @data: (nullable) (array length=size): its bytes as they are
 * @size: how many
 *
 * Sets a value; one of the same name, whatever the case, is replaced.
 */
void
remedy_hive_node_set_value (
    RemedyHiveNode *self, const char *name, guint32 type, const void *data, gsize size)
{
  RemedyHiveNodeValue *value;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && g_utf8_validate (name, -1, NULL));

  value = g_new0 (RemedyHiveNodeValue, 1);
  value->name = g_strdup (name);
  value->type = type;
  value->data = g_bytes_new (data, size);
  for (guint i = 0; i < self->values->len; i++)
    {
      RemedyHiveNodeValue *old = g_ptr_array_index (self->values, i);

      if (remedy_text_equal (old->name, name))
        {
          value_free (old);
          self->values->pdata[i] = value;
          return;
        }
    }
  g_ptr_array_add (self->values, value);
}

static void
set_text (RemedyHiveNode *self,
          const char     *name,
          guint32         type,
          const char     *value)
{
  g_autoptr (GByteArray) writer = remedy_writer_new ();

  remedy_writer_utf16 (writer, value);
  remedy_hive_node_set_value (self, name, type, writer->data, writer->len);
}

/**
 * remedy_hive_node_set_string:
 * @self: the key
 * @name: the value's name
 * @value: UTF-8, written as REG_SZ
 */
void
remedy_hive_node_set_string (RemedyHiveNode *self,
                             const char     *name,
                             const char     *value)
{
  set_text (self, name, REG_SZ, value);
}

/**
 * remedy_hive_node_set_expand:
 * @self: the key
 * @name: the value's name
 * @value: UTF-8 with %variables%, written as REG_EXPAND_SZ
 */
void
remedy_hive_node_set_expand (RemedyHiveNode *self,
                             const char     *name,
                             const char     *value)
{
  set_text (self, name, REG_EXPAND_SZ, value);
}

/**
 * remedy_hive_node_set_strings:
 * @self: the key
 * @name: the value's name
 * @values: (array zero-terminated=1): UTF-8, none of them empty; written as REG_MULTI_SZ
 */
void
remedy_hive_node_set_strings (RemedyHiveNode    *self,
                              const char        *name,
                              const char *const *values)
{
  g_autoptr (GByteArray) writer = remedy_writer_new ();

  for (gsize i = 0; values[i] != NULL; i++)
    remedy_writer_utf16 (writer, values[i]);
  remedy_writer_u16 (writer, 0);
  remedy_hive_node_set_value (self, name, REG_MULTI_SZ, writer->data, writer->len);
}

/**
 * remedy_hive_node_set_dword:
 * @self: the key
 * @name: the value's name
 * @value: written as REG_DWORD
 */
void
remedy_hive_node_set_dword (RemedyHiveNode *self,
                            const char     *name,
                            guint32         value)
{
  guint32 little = GUINT32_TO_LE (value);

  remedy_hive_node_set_value (self, name, REG_DWORD, &little, sizeof little);
}

/**
 * remedy_hive_node_set_binary:
 * @self: the key
 * @name: the value's name
 * @data: (nullable) (array length=size): written as REG_BINARY
 * @size: how many bytes
 */
void
remedy_hive_node_set_binary (RemedyHiveNode *self,
                             const char     *name,
                             const void     *data,
                             gsize           size)
{
  remedy_hive_node_set_value (self, name, REG_BINARY, data, size);
}

/**
 * remedy_hive_writer_set_dirty:
 * @self: the writer
 * @dirty: whether the hive is to look like a copy from a running server
 */
void
remedy_hive_writer_set_dirty (RemedyHiveWriter *self,
                              gboolean          dirty)
{
  g_return_if_fail (self != NULL);

  self->dirty = dirty;
}

/**
 * remedy_hive_writer_finish:
 * @self: the writer, which stays as it is
 *
 * Lays the hive out. The same calls make the same bytes.
 *
 * Returns: (transfer full): the file
 */
GBytes *
remedy_hive_writer_finish (RemedyHiveWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return remedy_hive_layout (self->root, self->name, self->time, self->dirty);
}

/**
 * remedy_hive_writer_free:
 * @self: (transfer full): the writer
 */
void
remedy_hive_writer_free (RemedyHiveWriter *self)
{
  node_free (self->root);
  g_free (self->name);
  g_free (self);
}
