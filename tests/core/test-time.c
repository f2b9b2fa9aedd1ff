/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-time.h"

/* Last Sundays of October at 3 and of March at 2, local time. */
static const RemedyZone central_europe = { -60, 0, -60, { 10, 5, 0, 3, 0 }, { 3, 5, 0, 2, 0 } };

/* South of the equator: standard time from the last Sunday of March, daylight time from the
 * last one of October. */
static const RemedyZone sydney = { -600, 0, -60, { 3, 5, 0, 3, 0 }, { 10, 5, 0, 2, 0 } };

static int
offset_at (const RemedyZone *zone, const char *when)
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

static gint64
random_time (gint64 from, gint64 to)
{
  return from + (gint64) (g_test_rand_double () * (double) (to - from));
}

/* Any second from 1601 to 2106, where the clock of an event log ends. */
static void
test_any_second_survives_both_forms (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      gint64           time = random_time (-G_GINT64_CONSTANT (11644473599), G_MAXUINT32);
      guint64          filetime = remedy_time_to_filetime (time);
      g_autofree char *text = remedy_time_to_iso8601 (time);

      g_assert_cmpint (remedy_time_from_filetime (filetime), ==, time);
      g_assert_cmpint (remedy_time_from_filetime (filetime + 9999999), ==, time);
      g_assert_cmpint (remedy_time_from_iso8601 (text), ==, time);
    }
}

/* What is no date of the calendar is unknown, and never a date in the neighbourhood. */
static void
test_what_is_no_date_is_unknown (void)
{
  static const char *const wrong[] = { "",
                                       " ",
                                       "T",
                                       "1999",
                                       "1999-13-01",
                                       "1999-02-29",
                                       "1999-02-30T12:00:00Z",
                                       "1999-08-20T25:00:00Z",
                                       "1999-08-20T12:60:00Z",
                                       "1999-08-20 yesterday",
                                       "20.08.1999",
                                       "1999-08-20T12:00:00Zulu",
                                       "935158327" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("“%s”", wrong[i]);
      g_assert_cmpint (remedy_time_from_iso8601 (wrong[i]), ==, REMEDY_TIME_UNKNOWN);
    }
}

static void
test_iso8601_takes_other_offsets (void)
{
  g_assert_cmpint (remedy_time_from_iso8601 ("1999-08-20T16:12:07+02:00"), ==, 935158327);
  g_assert_cmpint (remedy_time_from_iso8601 ("1999-08-20T09:12:07-0500"), ==, 935158327);
  g_assert_cmpint (remedy_time_from_iso8601 ("1999-08-20 14:12:07"), ==, 935158327);
  g_assert_cmpint (remedy_time_from_iso8601 ("2000-02-29"), ==, 951782400);
}

/* A time that no calendar shows has no text; it is told as unknown, not as a wrong one. */
static void
test_times_beyond_the_calendar_have_no_text (void)
{
  const RemedyZone fixed = { .bias = 300 };
  gint64           far = remedy_time_from_filetime (G_MAXUINT64);
  g_autofree char *text = remedy_time_format_local (far, &fixed);

  g_assert_cmpint (far, >, 0);
  g_assert_null (remedy_time_to_iso8601 (far));
  g_assert_null (remedy_time_to_iso8601 (G_MAXINT64));
  g_assert_cmpstr (text, ==, "time unknown");
  g_assert_cmpint (remedy_zone_offset_at (&fixed, far), ==, -300);
}

/* The week is counted by the weekday: the fifth is the last, which may be the fourth. */
static void
test_week_of_a_change (void)
{
  static const struct
  {
    int         week;
    int         weekday;
    const char *last_standard; /* the last second before the clock is put forward */
  } rows[] = {
    { 1, 0, "1999-04-04T01:59:59Z" }, { 2, 0, "1999-04-11T01:59:59Z" },
    { 4, 0, "1999-04-25T01:59:59Z" }, { 5, 0, "1999-04-25T01:59:59Z" },
    { 5, 5, "1999-04-30T01:59:59Z" }, { 1, 4, "1999-04-01T01:59:59Z" },
    { 0, 4, "1999-04-01T01:59:59Z" }, { 9, 5, "1999-04-30T01:59:59Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RemedyZone zone = {
        0, 0, -60, { 10, 5, 0, 2, 0 }, { 4, rows[i].week, rows[i].weekday, 2, 0 }
      };
      gint64 last = remedy_time_from_iso8601 (rows[i].last_standard);

      g_test_message ("week %d, weekday %d", rows[i].week, rows[i].weekday);
      g_assert_cmpint (remedy_zone_offset_at (&zone, last), ==, 0);
      g_assert_cmpint (remedy_zone_offset_at (&zone, last + 1), ==, 60);
    }
}

/* A change that no calendar has leaves standard time all the year. */
static void
test_impossible_change_means_standard_time (void)
{
  static const RemedyZoneChange odd[] = { { 13, 1, 0, 2, 0 },
                                          { 4, 1, 0, 24, 0 },
                                          { 4, 1, 0, 2, 60 },
                                          { -1, 1, 0, 2, 0 },
                                          { 0, 1, 0, 2, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      const RemedyZone starts = { -60, 0, -60, { 10, 5, 0, 3, 0 }, odd[i] };
      const RemedyZone ends = { -60, 0, -60, odd[i], { 3, 5, 0, 2, 0 } };

      g_assert_cmpint (offset_at (&starts, "1999-07-01T00:00:00Z"), ==, 60);
      g_assert_cmpint (offset_at (&ends, "1999-07-01T00:00:00Z"), ==, 60);
    }
}

/* One change as POSIX writes it in TZ, where “M10.5.0/3:0” is the last Sunday of October. */
static char *
posix_change (const RemedyZoneChange *change)
{
  return g_strdup_printf ("M%d.%d.%d/%d:%02d", change->month, change->week, change->weekday,
                          change->hour, change->minute);
}

static RemedyZoneChange
random_change (int month)
{
  RemedyZoneChange change = { month, g_test_rand_int_range (1, 6), g_test_rand_int_range (0, 7),
                              g_test_rand_int_range (0, 24), g_test_rand_int_range (0, 4) * 15 };

  return change;
}

/* Random zones of both hemispheres against GLib’s own reading of the same rule. */
static void
test_random_zones_agree_with_posix (void)
{
  for (guint i = 0; i < 200; i++)
    {
      int              spring = g_test_rand_int_range (2, 6);
      int              autumn = g_test_rand_int_range (8, 12);
      gboolean         south = g_test_rand_bit ();
      int              minutes = g_test_rand_int_range (-47, 53) * 15; /* of standard time */
      const RemedyZone zone = { -minutes, 0, -60, random_change (south ? spring : autumn),
                                random_change (south ? autumn : spring) };
      g_autofree char *starts = posix_change (&zone.daylight);
      g_autofree char *ends = posix_change (&zone.standard);
      g_autofree char *rule =
          g_strdup_printf ("STD%s%d:%02dDAY%s%d:%02d,%s,%s", minutes > 0 ? "-" : "+",
                           ABS (minutes) / 60, ABS (minutes) % 60, minutes + 60 > 0 ? "-" : "+",
                           ABS (minutes + 60) / 60, ABS (minutes + 60) % 60, starts, ends);
      g_autoptr (GTimeZone) model = g_time_zone_new_identifier (rule);

      g_test_message ("%s", rule);
      g_assert_nonnull (model);
      for (guint j = 0; j < 50; j++)
        {
          gint64 time = random_time (820454400, 1104537600); /* 1996 to 2005 */
          int    interval = g_time_zone_find_interval (model, G_TIME_TYPE_UNIVERSAL, time);

          g_assert_cmpint (remedy_zone_offset_at (&zone, time) * 60, ==,
                           g_time_zone_get_offset (model, interval));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/filetime", test_filetime);
  g_test_add_func ("/time/iso8601", test_iso8601);
  g_test_add_func ("/time/central-europe", test_central_europe);
  g_test_add_func ("/time/southern-hemisphere", test_southern_hemisphere);
  g_test_add_func ("/time/local", test_local);
  g_test_add_func ("/time/any-second-survives-both-forms", test_any_second_survives_both_forms);
  g_test_add_func ("/time/what-is-no-date-is-unknown", test_what_is_no_date_is_unknown);
  g_test_add_func ("/time/iso8601-takes-other-offsets", test_iso8601_takes_other_offsets);
  g_test_add_func ("/time/times-beyond-the-calendar-have-no-text",
                   test_times_beyond_the_calendar_have_no_text);
  g_test_add_func ("/time/week-of-a-change", test_week_of_a_change);
  g_test_add_func ("/time/impossible-change-means-standard-time",
                   test_impossible_change_means_standard_time);
  g_test_add_func ("/time/random-zones-agree-with-posix", test_random_zones_agree_with_posix);
  return g_test_run ();
}
