/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-slips.h"

static void
test_counts_each_kind (void)
{
  g_assert_cmpuint (remedy_slips_count ("disabled", "disabled", 2), ==, 0);
  g_assert_cmpuint (remedy_slips_count ("disabled", "disbled", 2), ==, 1);
  g_assert_cmpuint (remedy_slips_count ("disabled", "disabbled", 2), ==, 1);
  g_assert_cmpuint (remedy_slips_count ("disabled", "disabeld", 2), ==, 1);
  g_assert_cmpuint (remedy_slips_count ("disabled", "disab1ed", 2), ==, 1);
  g_assert_cmpuint (remedy_slips_count ("emsmdb32.dll", "emsabp32.dll", 9), ==, 3);
  g_assert_cmpuint (remedy_slips_count ("kitten", "sitting", 9), ==, 3);
  g_assert_cmpuint (remedy_slips_count ("", "abc", 9), ==, 3);
  g_assert_cmpuint (remedy_slips_count ("", "", 0), ==, 0);
}

static void
test_counts_no_further_than_asked (void)
{
  g_autofree char *long_a = g_strnfill (100, 'a');
  g_autofree char *long_b = g_strnfill (101, 'a');

  g_assert_cmpuint (remedy_slips_count ("kitten", "sitting", 2), ==, 3);
  g_assert_cmpuint (remedy_slips_count ("kitten", "sitting", 1), ==, 2);
  g_assert_cmpuint (remedy_slips_count ("a", "abcdefgh", 2), ==, 3);
  g_assert_cmpuint (remedy_slips_count (long_a, long_a, 1), ==, 0);
  g_assert_cmpuint (remedy_slips_count (long_a, long_b, 1), ==, 2);
}

/* One random slip is one slip, from either side. */
static void
test_a_slip_is_a_slip (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      g_autoptr (GString) other = NULL;
      gssize at;

      for (int i = g_test_rand_int_range (2, 20); i > 0; i--)
        g_string_append_c (word, (char) g_test_rand_int_range ('a', 'd'));
      other = g_string_new (word->str);
      at = g_test_rand_int_range (0, (gint32) word->len - 1);
      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          g_string_erase (other, at, 1);
          break;
        case 1:
          g_string_insert_c (other, at, 'x');
          break;
        case 2:
          other->str[at] = 'x';
          break;
        default:
          other->str[at] = word->str[at + 1];
          other->str[at + 1] = word->str[at];
        }
      g_assert_cmpuint (remedy_slips_count (word->str, other->str, 3), <=, 1);
      g_assert_cmpuint (remedy_slips_count (word->str, other->str, 3), ==,
                        remedy_slips_count (other->str, word->str, 3));
      g_assert_true ((remedy_slips_count (word->str, other->str, 0) == 0) ==
                     g_str_equal (word->str, other->str));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slips/kinds", test_counts_each_kind);
  g_test_add_func ("/slips/most", test_counts_no_further_than_asked);
  g_test_add_func ("/slips/random", test_a_slip_is_a_slip);
  return g_test_run ();
}
