/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "formats/remedy-hive.h"
#include "practice/remedy-hive-writer.h"
#include "test-support.h"

/* Random hives, written and read back. Repeat a failure with the --seed that it printed. */

#define ROUNDS 30
#define TIME 935158327 /* 1999-08-20T14:12:07Z */

/* Keys and values as the test drew them, apart from the writer. */
typedef struct
{
  char   *name; /* (owned) */
  guint32 type;
  GBytes *data; /* (owned) */
} Value;

typedef struct
{
  char      *name; /* (owned) */
  char      *path; /* (owned): from the root */
  gint64     time;
  GPtrArray *keys;   /* (owned) (element-type Key) */
  GPtrArray *values; /* (owned) (element-type Value) */
} Key;

static void
value_free (gpointer data)
{
  Value *self = data;

  g_free (self->name);
  g_bytes_unref (self->data);
  g_free (self);
}

static void
key_free (gpointer data)
{
  Key *self = data;

  g_free (self->name);
  g_free (self->path);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->values);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Key, key_free)

/* Letters that NT keeps in one byte, in two, and in a pair of two. None of them has a partner
 * in another case that is more than one letter. */
static char *
random_name (guint most)
{
  static const gunichar letters[] = { 'a', 'B',  'z',  '0',   ' ',   '.',    '~',
                                      '%', 0xE4, 0xD6, 0x3A9, 0x434, 0x4E2D, 0x1F4C1 };
  g_autoptr (GString) name = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (1, (gint32) most + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (name, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
has_key (const Key *key, const char *name)
{
  for (guint i = 0; i < key->keys->len; i++)
    if (remedy_text_equal (((Key *) key->keys->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

static gboolean
has_value (const Key *key, const char *name)
{
  for (guint i = 0; i < key->values->len; i++)
    if (remedy_text_equal (((Value *) key->values->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* Sizes on both sides of 4 bytes, which NT keeps in the place of the offset, and of a page. */
static gsize
random_size (void)
{
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return (gsize) g_test_rand_int_range (0, 9);
    case 1:
      return (gsize) g_test_rand_int_range (4050, 4110);
    case 2:
      return (gsize) g_test_rand_int_range (0, 20000);
    default:
      return (gsize) g_test_rand_int_range (0, 200);
    }
}

static void
draw_value (Key *key)
{
  g_autofree char *name = g_test_rand_int_range (0, 6) == 0 ? g_strdup ("") : random_name (30);
  gsize            size = random_size ();
  guint8          *data = g_malloc (MAX (size, 1));
  Value           *value;

  if (has_value (key, name))
    {
      g_free (data);
      return;
    }
  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) g_test_rand_int_range (0, 256);
  value = g_new0 (Value, 1);
  value->name = g_steal_pointer (&name);
  value->type = (guint32) g_test_rand_int_range (0, 12);
  value->data = g_bytes_new_take (data, size);
  g_ptr_array_add (key->values, value);
}

static Key *
draw_key (const char *parent, char *name, guint depth)
{
  Key  *key = g_new0 (Key, 1);
  guint n_values = (guint) g_test_rand_int_range (0, 6);
  guint n_keys = depth < 5 ? (guint) g_test_rand_int_range (0, 5) : 0;

  key->name = name;
  key->path = *parent != '\0' ? g_strconcat (parent, "\\", name, NULL) : g_strdup (name);
  key->time = g_test_rand_int_range (0, G_MAXINT32);
  key->keys = g_ptr_array_new_with_free_func (key_free);
  key->values = g_ptr_array_new_with_free_func (value_free);
  for (guint i = 0; i < n_values; i++)
    draw_value (key);
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *below = random_name (g_test_rand_int_range (0, 10) == 0 ? 255 / 2 : 12);

      if (!has_key (key, below))
        g_ptr_array_add (key->keys, draw_key (key->path, g_steal_pointer (&below), depth + 1));
    }
  return key;
}

/* Parents last, since a writer gives what it makes on the way the time of what it was asked for. */
static void
write_key (RemedyHiveWriter *writer, const Key *key)
{
  RemedyHiveNode *node;

  for (guint i = 0; i < key->keys->len; i++)
    write_key (writer, key->keys->pdata[i]);
  node = remedy_hive_writer_key (writer, key->path, key->time);
  for (guint i = 0; i < key->values->len; i++)
    {
      const Value  *value = key->values->pdata[i];
      gsize         size;
      gconstpointer data = g_bytes_get_data (value->data, &size);

      remedy_hive_node_set_value (node, value->name, value->type, data, size);
    }
}

static GBytes *
write_hive (const Key *root, gboolean dirty)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);

  remedy_hive_writer_set_dirty (writer, dirty);
  write_key (writer, root);
  return remedy_hive_writer_finish (writer);
}

static RemedyHive *
open_hive (GBytes *bytes)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  RemedyHive *hive = remedy_hive_open (reader, NULL, &error);

  g_assert_no_error (error);
  return hive;
}

static char *
any_case (const char *text)
{
  return g_test_rand_bit () ? g_utf8_strup (text, -1) : g_utf8_strdown (text, -1);
}

/* The values in the order in which they were set, byte for byte. */
static void
assert_values (RemedyHive *hive, RemedyHiveKey found, const Key *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = remedy_hive_list_values (hive, found, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, key->values->len);
  for (guint i = 0; i < values->len; i++)
    {
      const RemedyHiveValue *value = values->pdata[i];
      const Value           *expected = key->values->pdata[i];
      g_autofree char       *spelt = any_case (expected->name);
      g_autoptr (RemedyHiveValue) again = remedy_hive_get_value (hive, found, spelt);
      g_autofree char *text = remedy_hive_value_to_text (value);

      g_assert_cmpstr (value->name, ==, expected->name);
      g_assert_cmpuint (value->type, ==, expected->type);
      g_assert_true (g_bytes_equal (value->data, expected->data));
      g_assert_nonnull (again);
      g_assert_true (g_bytes_equal (again->data, expected->data));
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

/* Each key below its parent, once; by its path in any case; with its time and its values. */
static void
assert_key (RemedyHive *hive, const Key *key)
{
  g_autofree char *path = any_case (key->path);
  RemedyHiveKey    found = remedy_hive_find (hive, remedy_hive_get_root (hive), path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (found, !=, 0);
  g_assert_cmpint (remedy_hive_key_time (hive, found), ==, key->time);
  assert_values (hive, found, key);
  keys = remedy_hive_list_keys (hive, found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, key->keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (names, remedy_hive_key_name (hive, g_array_index (keys, RemedyHiveKey, i)));
  for (guint i = 0; i < key->keys->len; i++)
    {
      const Key *below = key->keys->pdata[i];

      g_assert_true (g_hash_table_contains (names, below->name));
      assert_key (hive, below);
    }
}

static void
test_what_was_written_is_read (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Key) root = draw_key ("", g_strdup (""), 0);
      gboolean dirty = g_test_rand_bit ();
      g_autoptr (GBytes) bytes = write_hive (root, dirty);
      g_autoptr (RemedyHive) hive = open_hive (bytes);

      g_assert_cmpint (remedy_hive_is_dirty (hive), ==, dirty);
      assert_key (hive, root);
      g_assert_false (remedy_hive_is_damaged (hive));
    }
}

/* Counts the values that a damaged hive still gives, each of which must be one that was
 * written; fails at any other. */
static guint
count_true_values (RemedyHive *hive, const Key *key)
{
  RemedyHiveKey found = remedy_hive_find (hive, remedy_hive_get_root (hive), key->path);
  g_autoptr (GPtrArray) values = remedy_hive_list_values (hive, found, NULL);
  guint n = 0;

  for (guint i = 0; values != NULL && i < values->len; i++)
    for (guint j = 0; j < key->values->len; j++)
      {
        const RemedyHiveValue *value = values->pdata[i];
        const Value           *expected = key->values->pdata[j];

        if (g_str_equal (value->name, expected->name) &&
            g_bytes_equal (value->data, expected->data))
          n++;
      }
  g_assert_cmpuint (n, ==, values != NULL ? values->len : 0);
  for (guint i = 0; i < key->keys->len; i++)
    n += count_true_values (hive, key->keys->pdata[i]);
  return n;
}

static guint
count_values (const Key *key)
{
  guint n = key->values->len;

  for (guint i = 0; i < key->keys->len; i++)
    n += count_values (key->keys->pdata[i]);
  return n;
}

/* A copy that breaks off gives no value that is not true, and where it lacks one it says that
 * it is damaged: what is missing must not look absent. */
static void
test_what_a_cut_hive_lacks_is_told (void)
{
  guint told = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (Key) root = draw_key ("", g_strdup (""), 0);
      g_autoptr (GBytes) whole = write_hive (root, FALSE);
      gsize size = g_bytes_get_size (whole);
      gsize length = (gsize) g_test_rand_int_range (4096, (gint32) size);
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (RemedyHive) hive = remedy_hive_open (reader, NULL, &error);

      g_assert_true ((hive == NULL) == (error != NULL));
      if (hive == NULL)
        continue;
      if (count_true_values (hive, root) < count_values (root))
        {
          told++;
          g_assert_true (remedy_hive_is_damaged (hive));
          g_assert_nonnull (remedy_hive_get_damage (hive));
        }
    }
  g_assert_cmpuint (told, >, 0);
}

/* What sets a value twice, in another case, leaves one value with the last data. */
static void
test_last_of_two_writes_counts (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SOFTWARE", TIME);
      g_autofree char *name = random_name (20);
      g_autofree char *path = random_name (20);
      g_autofree char *path_again = any_case (path);
      g_autofree char *name_again = any_case (name);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RemedyHive) hive = NULL;
      g_autoptr (GArray) keys = NULL;
      g_autoptr (GPtrArray) values = NULL;
      guint32 number = 0;

      remedy_hive_node_set_dword (remedy_hive_writer_key (writer, path, TIME), name, 1);
      remedy_hive_node_set_dword (remedy_hive_writer_key (writer, path_again, TIME + 1), name_again,
                                  2);
      bytes = remedy_hive_writer_finish (writer);
      hive = open_hive (bytes);
      keys = remedy_hive_list_keys (hive, remedy_hive_get_root (hive), NULL);
      g_assert_cmpuint (keys->len, ==, 1);
      values = remedy_hive_list_values (hive, g_array_index (keys, RemedyHiveKey, 0), NULL);
      g_assert_cmpuint (values->len, ==, 1);
      g_assert_true (remedy_hive_value_to_dword (values->pdata[0], &number));
      g_assert_cmpuint (number, ==, 2);
      g_assert_cmpint (remedy_hive_key_time (hive, g_array_index (keys, RemedyHiveKey, 0)), ==,
                       TIME + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hive-random/what-was-written-is-read", test_what_was_written_is_read);
  g_test_add_func ("/hive-random/what-a-cut-hive-lacks-is-told",
                   test_what_a_cut_hive_lacks_is_told);
  g_test_add_func ("/hive-random/last-of-two-writes-counts", test_last_of_two_writes_counts);
  return g_test_run ();
}
