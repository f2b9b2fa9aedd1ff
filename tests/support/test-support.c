/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-support.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Cuts or flips of one fixture, and bytes that are read for them; beyond, a sample is taken. */
#define MAX_TRIES 6000
#define MAX_WORK (96 * 1024 * 1024)

/* Bytes at either end of which a sample leaves none out: headers, and what is found from the
 * end. */
#define EDGE 512

/**
 * test_temp_dir:
 *
 * Returns: (transfer full): a new empty folder; give it to test_remove_tree()
 */
char *
test_temp_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("remedy-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static int
remove_one (const char        *path,
            const struct stat *info,
            int                type,
            struct FTW        *where)
{
  return g_remove (path);
}

/**
 * test_temp_in_memory:
 *
 * From now on test_temp_dir() makes its folders in memory, where there is a place for that:
 * for tests with thousands of small files.
 */
void
test_temp_in_memory (void)
{
  static const char *const memory = "/dev/shm";

  if (g_access (memory, W_OK) == 0)
    g_setenv ("TMPDIR", memory, TRUE);
}

/**
 * test_remove_tree:
 * @path: a folder made by test_temp_dir()
 */
void
test_remove_tree (const char *path)
{
  nftw (path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/**
 * test_load:
 * @path: a file that must be there
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
test_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/**
 * test_corpus:
 * @name: as in "evt/log2timeline_plaso__SysEvent.Evt"
 *
 * Returns: (transfer full) (nullable): its path; %NULL, with the test marked as skipped,
 *   where the corpora are absent
 */
char *
test_corpus (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("REMEDY_CORPORA"), name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the corpora are not here");
      return NULL;
    }
  return g_steal_pointer (&path);
}

/* Odd, so that a sample meets every byte of the fields, which are aligned. */
static gsize
sample_step (gsize size)
{
  gsize tries = CLAMP (MAX_WORK / MAX (1, size), 1, MAX_TRIES);

  return size <= tries ? 1 : (size / tries) | 1;
}

static gsize
next_place (gsize at,
            gsize size,
            gsize step)
{
  if (at < EDGE || at + EDGE >= size)
    return at + 1;
  return MIN (at + step, size - EDGE);
}

/**
 * test_hostile:
 * @good: a good fixture
 * @try: reads one; it may find an error, but must not crash, hang or read outside
 *
 * Cuts @good at every length and flips it at every byte, sampled evenly where it is large.
 * Each try gets a buffer of exactly its own size, so that a sanitizer sees a read outside.
 */
void
test_hostile (GBytes *good,
              void  (*try) (GBytes *bytes))
{
  gsize size;
  const guint8 *data = g_bytes_get_data (good, &size);
  gsize step = sample_step (size);
  static const guint8 masks[] = { 0xFF, 0x80, 0x01 };
  guint n = 0;

  for (gsize length = 0; length < size; length = next_place (length, size, step))
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);

      try (cut);
    }
  for (gsize at = 0; at < size; at = next_place (at, size, step))
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) flipped = NULL;

      copy[at] ^= masks[n++ % G_N_ELEMENTS (masks)];
      flipped = g_bytes_new_take (copy, size);
      try (flipped);
    }
}

/**
 * test_let_go:
 * @object: (transfer full): the last reference of the test's own
 *
 * Asserts that @object is finalized. A worker thread drops its task, and with it the task's
 * source, a moment after the main loop was told that it is done: that moment is waited for.
 */
void
test_let_go (gpointer object)
{
  gpointer weak = object;
  gint64   deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  while (g_atomic_pointer_get (&weak) != NULL && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  g_assert_null (weak);
}
