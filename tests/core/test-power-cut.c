/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-faults.h"
#include "test-support.h"
#include "test-walk.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/*
 * Every moment of a whole walk at which the power can go. What the program asked of the
 * disk is written down; then, for each moment, the disk is made anew as it can be after it:
 *
 * - Names (files made, renamed, removed) come to the disk in their order. Those that were
 *   made durable by syncing their folder are there; of those after them, any number.
 * - Bytes of a file are there once it was synced. What was written since then may be there,
 *   or not, or as a hole, or torn at either end.
 *
 * Each of these disks must hold what was reported as done, and open.
 */

typedef enum
{
  KEEP_ALL,
  KEEP_NONE,
  KEEP_HOLES, /* the size, and not the bytes */
  KEEP_START, /* the first half of the last write */
  KEEP_END, /* its second half */
  N_KEEPS,
} Keep;

typedef struct
{
  char      *folder;
  char      *store;
  char      *disk;
  GPtrArray *ops; /* TestOp */
  GPtrArray *told; /* char *, what the program showed each time it was done */
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->store = g_build_filename (fixture->folder, "store", NULL);
  fixture->disk = g_build_filename (fixture->folder, "disk", NULL);
  fixture->told = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (g_mkdir (fixture->store, 0700), ==, 0);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  g_ptr_array_unref (fixture->ops);
  g_ptr_array_unref (fixture->told);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->store);
  g_free (fixture->disk);
}

static void
walk (Fixture *fixture)
{
  guint            n_stages;
  const TestStage *stages = test_walk_stages (&n_stages);
  TestWalk         walk;

  test_walk_init (&walk, fixture->store);
  g_ptr_array_add (fixture->told, test_walk_describe (&walk));
  test_faults_watch (fixture->store, "practice");
  test_faults_record ();
  for (guint i = 0; i < n_stages; i++)
    {
      gboolean ok = test_walk_do (&walk, &stages[i]);

      g_assert_no_error (walk.error);
      g_assert_true (ok);
      test_faults_done ();
      g_ptr_array_add (fixture->told, test_walk_describe (&walk));
    }
  fixture->ops = test_faults_stop ();
  test_walk_clear (&walk);
}

/* A disk that is being made anew. */
typedef struct
{
  GHashTable *names; /* char * → guint64 *: the inode, 0 for a folder */
  GHashTable *files; /* guint64 * → GByteArray */
  gboolean    choice; /* there was something that may or may not be there */
} Disk;

static guint64 *
inode_new (guint64 inode)
{
  return g_memdup2 (&inode, sizeof inode);
}

static void
disk_init (Disk *disk)
{
  disk->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  disk->files = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) g_byte_array_unref);
  disk->choice = FALSE;
}

static void
disk_clear (Disk *disk)
{
  g_hash_table_unref (disk->names);
  g_hash_table_unref (disk->files);
}

/* A name that is there already goes: what is to be renamed is copied before anything is. */
static void
rename_below (Disk       *disk,
              const char *from,
              const char *to)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       name;
  gsize          length = strlen (from);

  g_hash_table_iter_init (&iter, disk->names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, from) &&
        (((char *) name)[length] == '/' || ((char *) name)[length] == '\0'))
      g_ptr_array_add (names, g_strdup (name));
  for (guint i = 0; i < names->len; i++)
    {
      char    *target = g_strconcat (to, (char *) names->pdata[i] + length, NULL);
      guint64 *inode = inode_new (*(guint64 *) g_hash_table_lookup (disk->names, names->pdata[i]));

      g_hash_table_remove (disk->names, names->pdata[i]);
      g_hash_table_replace (disk->names, target, inode);
    }
}

static gboolean
is_of_names (const TestOp *op)
{
  return op->kind <= TEST_OP_REMOVE;
}

static void
do_names (Disk         *disk,
          const TestOp *op)
{
  if (op->kind == TEST_OP_MAKE_FILE || op->kind == TEST_OP_MAKE_FOLDER)
    g_hash_table_replace (disk->names, g_strdup (op->path), inode_new (op->inode));
  else if (op->kind == TEST_OP_RENAME)
    rename_below (disk, op->path, op->target);
  else
    g_hash_table_remove (disk->names, op->path);
}

static GByteArray *
file_of (Disk   *disk,
         guint64 inode)
{
  GByteArray *bytes = g_hash_table_lookup (disk->files, &inode);

  if (bytes == NULL)
    {
      bytes = g_byte_array_new ();
      g_hash_table_insert (disk->files, inode_new (inode), bytes);
    }
  return bytes;
}

static void
resize (GByteArray *bytes,
        gsize       size)
{
  gsize old = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

/* Whether part of this write stays out; the size grows all the same, but for KEEP_NONE. */
static void
do_bytes (Disk         *disk,
          const TestOp *op,
          Keep          keep,
          gboolean      is_last)
{
  GByteArray   *bytes = file_of (disk, op->inode);
  gsize         size;
  const guint8 *data;
  gsize         first = 0;
  gsize         end;

  if (op->kind == TEST_OP_TRUNCATE)
    {
      resize (bytes, op->offset);
      return;
    }
  data = g_bytes_get_data (op->data, &size);
  end = size;
  if (keep == KEEP_START && is_last)
    end = size / 2;
  if (keep == KEEP_END && is_last)
    first = size / 2;
  if (bytes->len < op->offset + end)
    resize (bytes, op->offset + end);
  if (keep != KEEP_HOLES)
    memcpy (bytes->data + op->offset + first, data + first, end - first);
}

/* Until when the bytes of a file were synced before @cut. */
static guint
synced_until (const GPtrArray *ops,
              guint            cut,
              guint64          inode)
{
  for (guint i = cut; i > 0; i--)
    {
      const TestOp *op = ops->pdata[i - 1];

      if (op->kind == TEST_OP_SYNC_FILE && op->inode == inode)
        return i;
    }
  return 0;
}

static gboolean
is_last_of (const GPtrArray *ops,
            guint            at,
            guint            cut)
{
  const TestOp *this = ops->pdata[at];

  for (guint i = at + 1; i < cut; i++)
    {
      const TestOp *op = ops->pdata[i];

      if (op->kind == TEST_OP_WRITE && op->inode == this->inode)
        return FALSE;
    }
  return TRUE;
}

static void
make_disk (Disk            *disk,
           const GPtrArray *ops,
           guint            cut,
           guint            names,
           Keep             keep)
{
  for (guint i = 0; i < cut; i++)
    {
      const TestOp *op = ops->pdata[i];

      if (is_of_names (op) && i < names)
        do_names (disk, op);
      if (op->kind != TEST_OP_WRITE && op->kind != TEST_OP_TRUNCATE)
        continue;
      if (i < synced_until (ops, cut, op->inode))
        {
          do_bytes (disk, op, KEEP_ALL, FALSE);
          continue;
        }
      disk->choice = TRUE;
      if (keep != KEEP_NONE)
        do_bytes (disk, op, keep, is_last_of (ops, i, cut));
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

/* What it is, to know one that was there before. */
static char *
sum_of (const Disk *disk)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (disk->names), compare_names);

  for (GList *l = names; l != NULL; l = l->next)
    {
      guint64    *inode = g_hash_table_lookup (disk->names, l->data);
      GByteArray *bytes = g_hash_table_lookup (disk->files, inode);

      g_checksum_update (sum, l->data, (gssize) strlen (l->data) + 1);
      if (*inode != 0 && bytes != NULL)
        g_checksum_update (sum, bytes->data, bytes->len);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static void
write_disk (const Disk *disk,
            const char *folder)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (disk->names), compare_names);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (GList *l = names; l != NULL; l = l->next)
    {
      guint64         *inode = g_hash_table_lookup (disk->names, l->data);
      GByteArray      *bytes = g_hash_table_lookup (disk->files, inode);
      g_autofree char *path = g_build_filename (folder, l->data, NULL);

      if (*inode == 0)
        {
          g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
          continue;
        }
      g_assert_true (g_file_set_contents_full (path,
                                               bytes != NULL ? (const char *) bytes->data : "",
                                               bytes != NULL ? bytes->len : 0,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* The names up to here are on the disk for sure: their folder was synced. */
static guint
names_synced (const GPtrArray *ops,
              guint            cut)
{
  for (guint i = cut; i > 0; i--)
    {
      const TestOp *sync = ops->pdata[i - 1];

      if (sync->kind != TEST_OP_SYNC_FOLDER)
        continue;
      for (guint j = i - 1; j > 0; j--)
        {
          const TestOp    *op = ops->pdata[j - 1];
          g_autofree char *parent = is_of_names (op) ? g_path_get_dirname (op->path) : NULL;

          if (g_strcmp0 (parent, sync->path) == 0)
            return j;
        }
    }
  return 0;
}

typedef struct
{
  GHashTable *seen; /* (owned) what was looked at already */
  guint       n_points; /* (moment, names, bytes) */
  guint       n_disks; /* different ones */
} Tally;

static void
look (Fixture *fixture,
      Tally   *tally,
      guint    cut,
      guint    names,
      Keep     keep,
      guint    done)
{
  const char      *now = fixture->told->pdata[done];
  const char      *next = fixture->told->pdata[MIN (done + 1, fixture->told->len - 1)];
  g_autofree char *key = NULL;
  g_autofree char *found = NULL;
  g_autofree char *sum = NULL;
  Disk             disk;

  disk_init (&disk);
  make_disk (&disk, fixture->ops, cut, names, keep);
  if (disk.choice || keep == KEEP_ALL)
    {
      tally->n_points++;
      sum = sum_of (&disk);
      key = g_strdup_printf ("%s %u", sum, done);
      if (g_hash_table_add (tally->seen, g_steal_pointer (&key)))
        {
          tally->n_disks++;
          write_disk (&disk, fixture->disk);
          found = test_walk_look (fixture->disk, NULL);
          if (!g_str_equal (found, now) && !g_str_equal (found, next))
            g_error ("after %u calls, names of %u, bytes %d:\nfound %s\nshown %s\nnext  %s", cut,
                     names, keep, found, now, next);
          test_remove_tree (fixture->disk);
        }
    }
  disk_clear (&disk);
}

static void
test_every_moment (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Tally tally = { .seen = seen };
  guint done = 0;

  walk (fixture);
  for (guint cut = 0; cut <= fixture->ops->len; cut++)
    {
      if (cut > 0 && ((const TestOp *) fixture->ops->pdata[cut - 1])->kind == TEST_OP_DONE)
        done++;
      for (guint names = names_synced (fixture->ops, cut); names <= cut; names++)
        {
          if (names < cut && !is_of_names (fixture->ops->pdata[names]))
            continue;
          for (Keep keep = KEEP_ALL; keep < N_KEEPS; keep++)
            look (fixture, &tally, cut, names, keep, done);
        }
    }
  g_assert_cmpuint (done + 1, ==, fixture->told->len);
  g_test_message ("%u calls, %u moments, %u different disks, %u things done", fixture->ops->len,
                  tally.n_points, tally.n_disks, done);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add ("/power-cut/every-moment", Fixture, NULL, setup, test_every_moment, teardown);
  return g_test_run ();
}
