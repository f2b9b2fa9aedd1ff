/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"

static void
test_reads_little_endian (void)
{
  static const guint8 data[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  g_autoptr (GError) error = NULL;
  RemedyCursor cursor;
  guint8 u8;
  guint16 u16;
  guint32 u32;

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
  guint32 u32 = 77;

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cursor/reads-little-endian", test_reads_little_endian);
  g_test_add_func ("/cursor/refuses-what-does-not-fit", test_refuses_what_does_not_fit);
  g_test_add_func ("/cursor/sub-is-fenced", test_sub_is_fenced);
  return g_test_run ();
}
