/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-time.h"
#include "practice/remedy-hive-tree.h"

/* The layout is that of msuhanov/regf, "Windows registry file format specification". */

#define PAGE 4096
#define BIN_HEADER 32
#define CELL_HEADER 4
#define CHECKSUM_AT 508
#define NAME_SIZE 64
#define NONE 0xFFFFFFFFu

/* A leaf of this many entries fits into a bin of one page; more keys take an index root. */
#define LEAF_ENTRIES 500
/* Entries of an index root are counted in 16 bits. */
#define MAX_LEAVES 65535

#define KEY_ROOT 0x0C /* KEY_HIVE_ENTRY and KEY_NO_DELETE */
#define KEY_COMPRESSED_NAME 0x20
#define VALUE_COMPRESSED_NAME 1
#define DATA_INLINE 0x80000000u

/* A security cell: its own header, then descriptor, list with one entry, owner and group. */
#define SECURITY_SIZE (20 + 20 + 28 + 2 * 12)

typedef struct
{
  RemedyWriter *bins;     /* (owned): offsets in a hive count from its first bin */
  gsize         bin_end;  /* of the bin that is being filled */
  guint32       security; /* the one security cell */
  guint         n_keys;
} Layout;

/* What a free cell at the end of a bin looks like: a positive size. */
static void
close_bin (Layout *self)
{
  gsize left = self->bin_end - self->bins->len;

  if (left == 0)
    return;
  remedy_writer_u32 (self->bins, (guint32) left);
  remedy_writer_zeros (self->bins, left - CELL_HEADER);
}

static void
open_bin (Layout *self,
          gsize   cell)
{
  gsize start = self->bins->len;
  gsize size = (BIN_HEADER + cell + PAGE - 1) / PAGE * PAGE;

  remedy_writer_bytes (self->bins, "hbin", 4);
  remedy_writer_u32 (self->bins, (guint32) start);
  remedy_writer_u32 (self->bins, (guint32) size);
  remedy_writer_zeros (self->bins, BIN_HEADER - 12);
  self->bin_end = start + size;
}

/* A used cell for @size bytes, filled with zeros; a cell never crosses the end of its bin. */
static guint32
allocate (Layout *self,
          gsize   size)
{
  gsize cell = (CELL_HEADER + size + 7) / 8 * 8;
  gsize at;

  if (cell > self->bin_end - self->bins->len)
    {
      close_bin (self);
      open_bin (self, cell);
    }
  at = self->bins->len;
  remedy_writer_u32 (self->bins, (guint32) - (gint32) cell);
  remedy_writer_zeros (self->bins, cell - CELL_HEADER);
  return (guint32) at;
}

static void
fill (Layout             *self,
      guint32             cell,
      const RemedyWriter *content)
{
  memcpy (self->bins->data + cell + CELL_HEADER, content->data, content->len);
}

static guint32
store (Layout             *self,
       const RemedyWriter *content)
{
  guint32 cell = allocate (self, content->len);

  fill (self, cell, content);
  return cell;
}

/* One byte a character where that is enough, as NT does, else UTF-16. */
static gboolean
encode_name (RemedyWriter *writer,
             const char   *name)
{
  g_autoptr (GByteArray) wide = remedy_writer_new ();

  remedy_writer_utf16 (wide, name);
  for (guint i = 1; i < wide->len; i += 2)
    if (wide->data[i] != 0)
      {
        remedy_writer_bytes (writer, wide->data, wide->len - 2);
        return FALSE;
      }
  for (guint i = 0; i + 2 < wide->len; i += 2)
    remedy_writer_u8 (writer, wide->data[i]);
  return TRUE;
}

static guint32
store_value (Layout                    *self,
             const RemedyHiveNodeValue *value)
{
  g_autoptr (GByteArray) name = remedy_writer_new ();
  g_autoptr (GByteArray) record = remedy_writer_new ();
  gboolean      compressed = encode_name (name, value->name);
  gsize         size;
  const guint8 *data = g_bytes_get_data (value->data, &size);

  remedy_writer_bytes (record, "vk", 2);
  remedy_writer_u16 (record, (guint16) name->len);
  if (size <= sizeof (guint32))
    {
      remedy_writer_u32 (record, (guint32) size | DATA_INLINE);
      remedy_writer_bytes (record, data, size);
      remedy_writer_zeros (record, sizeof (guint32) - size);
    }
  else
    {
      guint32 cell = allocate (self, size);

      memcpy (self->bins->data + cell + CELL_HEADER, data, size);
      remedy_writer_u32 (record, (guint32) size);
      remedy_writer_u32 (record, cell);
    }
  remedy_writer_u32 (record, value->type);
  remedy_writer_u16 (record, compressed ? VALUE_COMPRESSED_NAME : 0);
  remedy_writer_u16 (record, 0);
  remedy_writer_bytes (record, name->data, name->len);
  return store (self, record);
}

static guint32
store_values (Layout               *self,
              const RemedyHiveNode *node)
{
  g_autoptr (GByteArray) list = remedy_writer_new ();

  if (node->values->len == 0)
    return NONE;
  for (guint i = 0; i < node->values->len; i++)
    remedy_writer_u32 (list, store_value (self, g_ptr_array_index (node->values, i)));
  return store (self, list);
}

/* A leaf entry has the key's offset and the first four characters of its name. */
static void
write_leaf_entry (RemedyWriter         *leaf,
                  const RemedyHiveNode *child,
                  guint32               cell)
{
  g_autoptr (GByteArray) name = remedy_writer_new ();

  remedy_writer_u32 (leaf, cell);
  if (!encode_name (name, child->name))
    {
      remedy_writer_u32 (leaf, 0);
      return;
    }
  remedy_writer_zeros (name, sizeof (guint32));
  remedy_writer_bytes (leaf, name->data, sizeof (guint32));
}

static guint32
store_leaf (Layout               *self,
            const RemedyHiveNode *node,
            const guint32        *cells,
            guint                 first,
            guint                 n)
{
  g_autoptr (GByteArray) leaf = remedy_writer_new ();

  remedy_writer_bytes (leaf, "lf", 2);
  remedy_writer_u16 (leaf, (guint16) n);
  for (guint i = first; i < first + n; i++)
    write_leaf_entry (leaf, g_ptr_array_index (node->children, i), cells[i]);
  return store (self, leaf);
}

static guint32
store_key_list (Layout               *self,
                const RemedyHiveNode *node,
                const guint32        *cells)
{
  guint n = node->children->len;
  guint leaves = (n + LEAF_ENTRIES - 1) / LEAF_ENTRIES;
  g_autoptr (GByteArray) root = remedy_writer_new ();

  g_assert (leaves <= MAX_LEAVES);

  if (n == 0)
    return NONE;
  if (leaves == 1)
    return store_leaf (self, node, cells, 0, n);
  remedy_writer_bytes (root, "ri", 2);
  remedy_writer_u16 (root, (guint16) leaves);
  for (guint first = 0; first < n; first += LEAF_ENTRIES)
    remedy_writer_u32 (root, store_leaf (self, node, cells, first, MIN (LEAF_ENTRIES, n - first)));
  return store (self, root);
}

static guint32
utf16_size (const char *text)
{
  g_autoptr (GByteArray) wide = remedy_writer_new ();

  remedy_writer_utf16 (wide, text);
  return wide->len - 2;
}

/* The longest name and data below a key, which NT keeps in the key itself. */
static void
write_largest (RemedyWriter         *record,
               const RemedyHiveNode *node)
{
  guint32 key_name = 0;
  guint32 value_name = 0;
  guint32 data = 0;

  for (guint i = 0; i < node->children->len; i++)
    {
      const RemedyHiveNode *child = g_ptr_array_index (node->children, i);

      key_name = MAX (key_name, utf16_size (child->name));
    }
  for (guint i = 0; i < node->values->len; i++)
    {
      const RemedyHiveNodeValue *value = g_ptr_array_index (node->values, i);

      value_name = MAX (value_name, utf16_size (value->name));
      data = MAX (data, (guint32) g_bytes_get_size (value->data));
    }
  remedy_writer_u32 (record, key_name);
  remedy_writer_u32 (record, 0); /* no class names */
  remedy_writer_u32 (record, value_name);
  remedy_writer_u32 (record, data);
}

/* The cell is taken before those below it, since each of them names its parent. */
static guint32
store_key (Layout               *self,
           const RemedyHiveNode *node,
           guint32               parent)
{
  g_autoptr (GByteArray) name = remedy_writer_new ();
  g_autoptr (GByteArray) record = remedy_writer_new ();
  g_autofree guint32 *cells = g_new0 (guint32, node->children->len + 1);
  gboolean            compressed = encode_name (name, node->name);
  gsize               fixed = 76;
  guint32             cell = allocate (self, fixed + name->len);
  guint32             values = store_values (self, node);
  guint32             list;

  for (guint i = 0; i < node->children->len; i++)
    cells[i] = store_key (self, g_ptr_array_index (node->children, i), cell);
  list = store_key_list (self, node, cells);

  remedy_writer_bytes (record, "nk", 2);
  remedy_writer_u16 (record,
                     (parent == NONE ? KEY_ROOT : 0) | (compressed ? KEY_COMPRESSED_NAME : 0));
  remedy_writer_u64 (record, remedy_time_to_filetime (node->time));
  remedy_writer_u32 (record, 0);
  remedy_writer_u32 (record, parent);
  remedy_writer_u32 (record, node->children->len);
  remedy_writer_u32 (record, 0); /* no volatile sub-keys */
  remedy_writer_u32 (record, list);
  remedy_writer_u32 (record, NONE);
  remedy_writer_u32 (record, node->values->len);
  remedy_writer_u32 (record, values);
  remedy_writer_u32 (record, self->security);
  remedy_writer_u32 (record, NONE); /* no class name */
  write_largest (record, node);
  remedy_writer_u32 (record, 0);
  remedy_writer_u16 (record, (guint16) name->len);
  remedy_writer_u16 (record, 0);
  g_assert (record->len == fixed);
  remedy_writer_bytes (record, name->data, name->len);
  fill (self, cell, record);
  self->n_keys++;
  return cell;
}

/* Everyone owns everything: a self-relative descriptor with one allowing entry, S-1-1-0. */
static void
write_descriptor (RemedyWriter *record)
{
  static const guint8 everyone[] = { 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0 };
  guint16             entry = 8 + sizeof everyone;
  guint16             list = 8 + entry;
  guint32             header = 20;

  remedy_writer_u32 (record, header + list + 2 * sizeof everyone);
  remedy_writer_u16 (record, 1);      /* revision */
  remedy_writer_u16 (record, 0x8004); /* self-relative, with a discretionary list */
  remedy_writer_u32 (record, header + list);
  remedy_writer_u32 (record, header + list + sizeof everyone);
  remedy_writer_u32 (record, 0);
  remedy_writer_u32 (record, header);
  remedy_writer_u16 (record, 2); /* revision of the list */
  remedy_writer_u16 (record, list);
  remedy_writer_u32 (record, 1);
  remedy_writer_u16 (record, 0x0200); /* allow; sub-keys inherit it */
  remedy_writer_u16 (record, entry);
  remedy_writer_u32 (record, 0x000F003F); /* KEY_ALL_ACCESS */
  for (guint i = 0; i < 3; i++)
    remedy_writer_bytes (record, everyone, sizeof everyone);
}

static void
fill_security (Layout *self)
{
  g_autoptr (GByteArray) record = remedy_writer_new ();

  remedy_writer_bytes (record, "sk", 2);
  remedy_writer_u16 (record, 0);
  remedy_writer_u32 (record, self->security); /* a ring of one */
  remedy_writer_u32 (record, self->security);
  remedy_writer_u32 (record, self->n_keys);
  write_descriptor (record);
  fill (self, self->security, record);
}

static void
write_base_block (RemedyWriter *file,
                  const Layout *layout,
                  guint32       root,
                  const char   *name,
                  gint64        time,
                  gboolean      dirty)
{
  g_autoptr (GByteArray) wide = remedy_writer_new ();
  guint32 sequence = 9;
  guint32 checksum = 0;

  remedy_writer_bytes (file, "regf", 4);
  remedy_writer_u32 (file, dirty ? sequence + 1 : sequence);
  remedy_writer_u32 (file, sequence);
  remedy_writer_u64 (file, remedy_time_to_filetime (time));
  remedy_writer_u32 (file, 1);
  remedy_writer_u32 (file, 3);
  remedy_writer_u32 (file, 0); /* the hive itself, not its log */
  remedy_writer_u32 (file, 1); /* laid out for direct loading */
  remedy_writer_u32 (file, root);
  remedy_writer_u32 (file, layout->bins->len);
  remedy_writer_u32 (file, 1);
  remedy_writer_utf16 (wide, name);
  remedy_writer_bytes (file, wide->data, MIN (wide->len, NAME_SIZE - 2));
  remedy_writer_zeros (file, CHECKSUM_AT - file->len);
  for (guint i = 0; i < CHECKSUM_AT; i++)
    checksum ^= (guint32) file->data[i] << i % 4 * 8;
  remedy_writer_u32 (file, checksum);
  remedy_writer_zeros (file, PAGE - file->len);
}

/**
 * remedy_hive_layout:
 * @root: the root key
 * @name: what the hive calls itself; its first 31 characters are kept
 * @time: of the header, in seconds since 1970 UTC
 * @dirty: whether its sequence numbers are to differ
 *
 * Returns: (transfer full): the file
 */
GBytes *
remedy_hive_layout (RemedyHiveNode *root,
                    const char     *name,
                    gint64          time,
                    gboolean        dirty)
{
  g_autoptr (GByteArray) bins = remedy_writer_new ();
  Layout        layout = { .bins = bins };
  RemedyWriter *file = remedy_writer_new ();
  guint32       cell;

  layout.security = allocate (&layout, SECURITY_SIZE);
  cell = store_key (&layout, root, NONE);
  close_bin (&layout);
  fill_security (&layout);
  write_base_block (file, &layout, cell, name, time, dirty);
  remedy_writer_bytes (file, bins->data, bins->len);
  return remedy_writer_finish (file);
}
