/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-time.h"

/* Last Sundays of October at 3 and of March at 2, local time. */
static const RemedyZone central_europe = { -60, 0, -60, { 10, 5, 0, 3, 0 }, { 3, 5, 0, 2, 0 } };

/* South of the equator: standard time from the last Sunday of March, daylight time from the
 * last one of October. */
static const RemedyZone sydney = { -600, 0, -60, { 3, 5, 0, 3, 0 }, { 10, 5, 0, 2, 0 } };

static int
offset_at (const RemedyZone *zone,
           const char       *when)
{
  gint64 time = remedy_time_from_iso8601 (when);

  g_assert_cmpint (time, !=, REMEDY_TIME_UNKNOWN);
  return remedy_zone_offset_at (zone, time);
}

static void
test_filetime (void)
{
  g_assert_cmpint (remedy_time_from_filetime (0), ==, REMEDY_TIME_UNKNOWN);
  g_assert_cmpint (remedy_time_from_filetime (G_GUINT64_CONSTANT (116444736000000000)), ==, 0);
  g_assert_cmpuint (remedy_time_to_filetime (0), ==, G_GUINT64_CONSTANT (116444736000000000));
  g_assert_cmpuint (remedy_time_to_filetime (REMEDY_TIME_UNKNOWN), ==, 0);
}

static void
test_iso8601 (void)
{
  g_autofree char *text = remedy_time_to_iso8601 (935158327);

  g_assert_cmpstr (text, ==, "1999-08-20T14:12:07Z");
  g_assert_cmpint (remedy_time_from_iso8601 (text), ==, 935158327);
  g_assert_cmpint (remedy_time_from_iso8601 ("1999-08-20"), ==, 935107200);
  g_assert_cmpint (remedy_time_from_iso8601 ("yesterday"), ==, REMEDY_TIME_UNKNOWN);
  g_assert_cmpint (remedy_time_from_iso8601 (NULL), ==, REMEDY_TIME_UNKNOWN);
  g_assert_null (remedy_time_to_iso8601 (REMEDY_TIME_UNKNOWN));
}

/* To the second, at both changes of 1999. */
static void
test_central_europe (void)
{
  g_assert_cmpint (offset_at (&central_europe, "1999-03-28T00:59:59Z"), ==, 60);
  g_assert_cmpint (offset_at (&central_europe, "1999-03-28T01:00:00Z"), ==, 120);
  g_assert_cmpint (offset_at (&central_europe, "1999-10-31T00:59:59Z"), ==, 120);
  g_assert_cmpint (offset_at (&central_europe, "1999-10-31T01:00:00Z"), ==, 60);
}

static void
test_southern_hemisphere (void)
{
  g_assert_cmpint (offset_at (&sydney, "1999-01-15T00:00:00Z"), ==, 660);
  g_assert_cmpint (offset_at (&sydney, "1999-07-15T00:00:00Z"), ==, 600);
  g_assert_cmpint (offset_at (&sydney, "1999-12-15T00:00:00Z"), ==, 660);
  g_assert_cmpint (offset_at (&sydney, "1999-10-30T15:59:59Z"), ==, 600);
  g_assert_cmpint (offset_at (&sydney, "1999-10-30T16:00:00Z"), ==, 660);
}

static void
test_local (void)
{
  const RemedyZone fixed = { .bias = 300 };
  g_autofree char *utc = remedy_time_format_local (935158327, NULL);
  g_autofree char *local = remedy_time_format_local (935158327, &fixed);
  g_autofree char *unknown = remedy_time_format_local (REMEDY_TIME_UNKNOWN, &fixed);

  g_assert_cmpstr (utc, ==, "20 Aug 1999, 14:12 UTC");
  g_assert_cmpstr (local, ==, "20 Aug 1999, 09:12");
  g_assert_cmpstr (unknown, ==, "time unknown");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/filetime", test_filetime);
  g_test_add_func ("/time/iso8601", test_iso8601);
  g_test_add_func ("/time/central-europe", test_central_europe);
  g_test_add_func ("/time/southern-hemisphere", test_southern_hemisphere);
  g_test_add_func ("/time/local", test_local);
  return g_test_run ();
}
