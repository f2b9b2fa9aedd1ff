/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "core/remedy-reader.h"
#include "core/remedy-writer.h"

/* A reader that has less to give than it said, as a file that shrank. */

#define TEST_TYPE_SHRINKING (test_shrinking_get_type ())
G_DECLARE_FINAL_TYPE (TestShrinking, test_shrinking, TEST, SHRINKING, RemedyReader)

struct _TestShrinking
{
  RemedyReader parent_instance;
};

G_DEFINE_FINAL_TYPE (TestShrinking, test_shrinking, REMEDY_TYPE_READER)

static guint64
test_shrinking_get_size (RemedyReader *reader)
{
  return 100;
}

static gssize
test_shrinking_read_at (RemedyReader *reader,
                        guint64       offset,
                        void         *buffer,
                        gsize         length,
                        GCancellable *cancellable,
                        GError      **error)
{
  return 40;
}

static void
test_shrinking_class_init (TestShrinkingClass *klass)
{
  REMEDY_READER_CLASS (klass)->get_size = test_shrinking_get_size;
  REMEDY_READER_CLASS (klass)->read_at = test_shrinking_read_at;
}

static void
test_shrinking_init (TestShrinking *self)
{
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("0123456789", 10);
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  char buffer[8];

  g_assert_cmpuint (remedy_reader_get_size (reader), ==, 10);
  g_assert_cmpint (remedy_reader_read_at (reader, 2, buffer, 3, NULL, &error), ==, 3);
  g_assert_cmpmem (buffer, 3, "234", 3);
  g_assert_cmpint (remedy_reader_read_at (reader, 8, buffer, 8, NULL, &error), ==, 2);
  g_assert_cmpint (remedy_reader_read_at (reader, G_MAXUINT64, buffer, 8, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_limit (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("0123456789", 10);
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) all = remedy_reader_read_all (reader, 10, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (all, bytes));
  g_assert_null (remedy_reader_read_all (reader, 9, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("0123456789", 10);
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (remedy_reader_read_all (reader, 10, cancellable, &error));
  g_assert_true (remedy_error_is_cancelled (error));
}

static void
test_shrank (void)
{
  g_autoptr (RemedyReader) reader = g_object_new (TEST_TYPE_SHRINKING, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_reader_read_all (reader, 1000, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED);
}

static void
test_writer (void)
{
  static const guint8 wanted[] = { 0x01, 0x03, 0x02, 0xDD, 0xCC, 0xBB, 0xAA, 'x', 0xE4, 0, 0, 0 };
  RemedyWriter *writer = remedy_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  remedy_writer_u8 (writer, 1);
  remedy_writer_u16 (writer, 0x0203);
  remedy_writer_u32 (writer, 0);
  remedy_writer_bytes (writer, "x", 1);
  remedy_writer_utf16 (writer, "ä");
  remedy_writer_align (writer, 4);
  remedy_writer_patch_u32 (writer, 3, 0xAABBCCDD);
  bytes = remedy_writer_finish (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), wanted,
                   sizeof wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/bytes", test_bytes);
  g_test_add_func ("/reader/limit", test_limit);
  g_test_add_func ("/reader/cancelled", test_cancelled);
  g_test_add_func ("/reader/shrank", test_shrank);
  g_test_add_func ("/writer/little-endian", test_writer);
  return g_test_run ();
}
