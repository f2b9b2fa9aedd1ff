/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"
#include "core/remedy-writer.h"

static void
test_reads_little_endian (void)
{
  static const guint8 data[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  g_autoptr (GError) error = NULL;
  RemedyCursor cursor;
  guint8       u8;
  guint16      u16;
  guint32      u32;

  remedy_cursor_init (&cursor, data, sizeof data);
  g_assert_true (remedy_cursor_u8 (&cursor, &u8, &error));
  g_assert_true (remedy_cursor_u16 (&cursor, &u16, &error));
  g_assert_true (remedy_cursor_u32 (&cursor, &u32, &error));
  g_assert_cmpuint (u8, ==, 0x01);
  g_assert_cmpuint (u16, ==, 0x0302);
  g_assert_cmpuint (u32, ==, 0x07060504);
  g_assert_cmpuint (remedy_cursor_left (&cursor), ==, 2);
}

static void
test_refuses_what_does_not_fit (void)
{
  static const guint8 data[] = { 1, 2, 3 };
  g_autoptr (GError) error = NULL;
  RemedyCursor cursor;
  guint32      u32 = 77;

  remedy_cursor_init (&cursor, data, sizeof data);
  g_assert_false (remedy_cursor_u32 (&cursor, &u32, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
  g_assert_cmpuint (u32, ==, 77);
  g_assert_cmpuint (cursor.pos, ==, 0);
  g_clear_error (&error);
  g_assert_false (remedy_cursor_skip (&cursor, G_MAXSIZE, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (remedy_cursor_seek (&cursor, 4, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
}

static void
test_sub_is_fenced (void)
{
  static const guint8 data[] = { 1, 2, 3, 4 };
  g_autoptr (GError) error = NULL;
  RemedyCursor cursor;
  RemedyCursor sub;

  remedy_cursor_init (&cursor, data, sizeof data);
  g_assert_true (remedy_cursor_sub (&cursor, 1, 2, &sub, &error));
  g_assert_cmpuint (sub.size, ==, 2);
  g_assert_false (remedy_cursor_skip (&sub, 3, NULL));
  g_assert_false (remedy_cursor_sub (&cursor, 3, 2, &sub, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
}

/* The message leads to the byte: what was wanted, where, and what is there. */
static void
test_messages_name_the_place (void)
{
  static const guint8 data[20] = { 0 };
  g_autoptr (GError) error = NULL;
  RemedyCursor cursor;
  guint64      u64;

  remedy_cursor_init (&cursor, data, sizeof data);
  g_assert_true (remedy_cursor_seek (&cursor, 18, NULL));
  g_assert_false (remedy_cursor_u64 (&cursor, &u64, &error));
  g_assert_cmpstr (error->message, ==, "wanted 8 bytes at offset 0x12, where only 2 are left");
  g_clear_error (&error);
  g_assert_false (remedy_cursor_seek (&cursor, 33, &error));
  g_assert_cmpstr (error->message, ==, "offset 0x21 is beyond the end at 0x14");
  g_assert_cmpuint (cursor.pos, ==, 18);
}

static void
test_end_itself_is_a_place (void)
{
  static const guint8 data[3] = { 0 };
  g_autoptr (GError) error = NULL;
  RemedyCursor cursor;
  RemedyCursor sub;
  guint8       u8;

  remedy_cursor_init (&cursor, data, sizeof data);
  g_assert_true (remedy_cursor_sub (&cursor, 3, 0, &sub, &error));
  g_assert_cmpuint (remedy_cursor_left (&sub), ==, 0);
  g_assert_true (remedy_cursor_seek (&cursor, 3, &error));
  g_assert_true (remedy_cursor_skip (&cursor, 0, &error));
  g_assert_nonnull (remedy_cursor_bytes (&cursor, 0, &error));
  g_assert_no_error (error);
  g_assert_false (remedy_cursor_u8 (&cursor, &u8, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
  g_clear_error (&error);
  remedy_cursor_init (&cursor, NULL, 0);
  g_assert_false (remedy_cursor_u8 (&cursor, &u8, NULL));
}

/* What a list of random numbers was written as is read as the same numbers. */
static void
test_reads_what_a_writer_wrote (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GByteArray) writer = remedy_writer_new ();
      g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_autoptr (GBytes) bytes = NULL;
      RemedyCursor cursor;

      for (guint i = 0; i < 40; i++)
        {
          guint   size = 1u << g_test_rand_int_range (0, 4);
          guint64 number =
              (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

          number &= G_MAXUINT64 >> (64 - 8 * size);
          if (size == 1)
            remedy_writer_u8 (writer, (guint8) number);
          else if (size == 2)
            remedy_writer_u16 (writer, (guint16) number);
          else if (size == 4)
            remedy_writer_u32 (writer, (guint32) number);
          else
            remedy_writer_u64 (writer, number);
          g_array_append_val (sizes, size);
          g_array_append_val (numbers, number);
        }
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&writer));
      remedy_cursor_init_bytes (&cursor, bytes);
      for (guint i = 0; i < numbers->len; i++)
        {
          guint   size = g_array_index (sizes, guint, i);
          guint64 u64 = 0;
          guint32 u32 = 0;
          guint16 u16 = 0;
          guint8  u8 = 0;

          if (size == 1)
            g_assert_true (remedy_cursor_u8 (&cursor, &u8, NULL));
          else if (size == 2)
            g_assert_true (remedy_cursor_u16 (&cursor, &u16, NULL));
          else if (size == 4)
            g_assert_true (remedy_cursor_u32 (&cursor, &u32, NULL));
          else
            g_assert_true (remedy_cursor_u64 (&cursor, &u64, NULL));
          g_assert_cmpuint (u64 | u32 | u16 | u8, ==, g_array_index (numbers, guint64, i));
        }
      g_assert_cmpuint (remedy_cursor_left (&cursor), ==, 0);
    }
}

/* Random moves against plain arithmetic: a move succeeds if and only if it stays inside, and
 * one that fails moves nothing. */
static void
test_random_moves_stay_inside (void)
{
  guint8 data[64] = { 0 };

  for (guint round = 0; round < 500; round++)
    {
      gsize        size = (gsize) g_test_rand_int_range (0, sizeof data + 1);
      gsize        pos = 0;
      RemedyCursor cursor;

      remedy_cursor_init (&cursor, data, size);
      for (guint i = 0; i < 30; i++)
        {
          gsize        n = (gsize) g_test_rand_int_range (0, 80);
          gsize        at = (gsize) g_test_rand_int_range (0, 80);
          RemedyCursor sub;

          if (g_test_rand_bit ())
            n = G_MAXSIZE - n;
          g_assert_cmpint (remedy_cursor_sub (&cursor, at, n, &sub, NULL), ==,
                           at <= size && n <= size - at);
          if (g_test_rand_bit ())
            {
              g_assert_cmpint (remedy_cursor_seek (&cursor, n, NULL), ==, n <= size);
              pos = n <= size ? n : pos;
            }
          else
            {
              g_assert_cmpint (remedy_cursor_skip (&cursor, n, NULL), ==, n <= size - pos);
              pos = n <= size - pos ? pos + n : pos;
            }
          g_assert_cmpuint (cursor.pos, ==, pos);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cursor/reads-little-endian", test_reads_little_endian);
  g_test_add_func ("/cursor/refuses-what-does-not-fit", test_refuses_what_does_not_fit);
  g_test_add_func ("/cursor/sub-is-fenced", test_sub_is_fenced);
  g_test_add_func ("/cursor/messages-name-the-place", test_messages_name_the_place);
  g_test_add_func ("/cursor/end-itself-is-a-place", test_end_itself_is_a_place);
  g_test_add_func ("/cursor/reads-what-a-writer-wrote", test_reads_what_a_writer_wrote);
  g_test_add_func ("/cursor/random-moves-stay-inside", test_random_moves_stay_inside);
  return g_test_run ();
}
