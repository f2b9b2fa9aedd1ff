/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-version.h"

static void
test_parses_four_numbers (void)
{
  g_autofree char *text = NULL;
  RemedyVersion    version;

  g_assert_true (remedy_version_parse ("5.5.2232.17", &version));
  text = remedy_version_to_string (&version);
  g_assert_cmpstr (text, ==, "5.5.2232.17");
}

static void
test_refuses_the_rest (void)
{
  static const char *const wrong[] = { NULL,       "",         "5.5.2232", "5.5.2232.17.1",
                                       "5.5..17",  "5.5.x.1",  "5.5.-1.1", "5.5.65536.1",
                                       " 5.5.1.1", "5.5.1.1 ", "5,5,1,1",  "5.5.0x10.1" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      RemedyVersion version = { { 9, 9, 9, 9 } };

      g_assert_false (remedy_version_parse (wrong[i], &version));
      g_assert_cmpuint (version.part[0], ==, 9);
    }
}

static void
test_compares_number_by_number (void)
{
  static const char *const in_order[] = { "4.0.835.1374", "5.0.1458.47", "5.5.1960.3", "5.5.2232.2",
                                          "5.5.2232.17",  "5.5.2448.0",  "8.0.1960.3" };

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (in_order); j++)
      {
        RemedyVersion a;
        RemedyVersion b;

        g_assert_true (remedy_version_parse (in_order[i], &a));
        g_assert_true (remedy_version_parse (in_order[j], &b));
        g_assert_cmpint (remedy_version_compare (&a, &b), ==, (i > j) - (i < j));
      }
}

static guint64
as_number (const RemedyVersion *version)
{
  return (guint64) version->part[0] << 48 | (guint64) version->part[1] << 32 |
         (guint64) version->part[2] << 16 | version->part[3];
}

/* Small numbers too, so that versions often agree in their first parts. */
static RemedyVersion
random_version (void)
{
  RemedyVersion version;

  for (guint i = 0; i < G_N_ELEMENTS (version.part); i++)
    version.part[i] = (guint16) g_test_rand_int_range (0, g_test_rand_bit () ? 3 : 65536);
  return version;
}

/* The order is that of one number of 64 bits, and the text gives the version back. */
static void
test_random_versions (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      RemedyVersion    a = random_version ();
      RemedyVersion    b = random_version ();
      RemedyVersion    back = { { 0 } };
      g_autofree char *text = remedy_version_to_string (&a);
      int order = (as_number (&a) > as_number (&b)) - (as_number (&a) < as_number (&b));

      g_assert_true (remedy_version_parse (text, &back));
      g_assert_cmpint (remedy_version_compare (&a, &back), ==, 0);
      g_assert_cmpint (remedy_version_compare (&a, &b), ==, order);
      g_assert_cmpint (remedy_version_compare (&b, &a), ==, -order);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/version/parses-four-numbers", test_parses_four_numbers);
  g_test_add_func ("/version/refuses-the-rest", test_refuses_the_rest);
  g_test_add_func ("/version/compares-number-by-number", test_compares_number_by_number);
  g_test_add_func ("/version/random-versions", test_random_versions);
  return g_test_run ();
}
