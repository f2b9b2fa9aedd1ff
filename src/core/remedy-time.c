/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-time.h"

#include <glib/gi18n-lib.h>

/* 1601-01-01 to 1970-01-01 in units of 100 ns. */
#define FILETIME_EPOCH G_GUINT64_CONSTANT (116444736000000000)
#define FILETIME_SECOND G_GUINT64_CONSTANT (10000000)

/**
 * remedy_time_from_filetime:
 * @filetime: 100 ns units since 1601 UTC, as NT keeps times
 *
 * Returns: seconds since 1970 UTC; %REMEDY_TIME_UNKNOWN for 0
 */
gint64
remedy_time_from_filetime (guint64 filetime)
{
  if (filetime == 0)
    return REMEDY_TIME_UNKNOWN;
  return (gint64) (filetime / FILETIME_SECOND) - (gint64) (FILETIME_EPOCH / FILETIME_SECOND);
}

/**
 * remedy_time_to_filetime:
 * @time: seconds since 1970 UTC, or %REMEDY_TIME_UNKNOWN
 *
 * Returns: 100 ns units since 1601 UTC; 0 for an unknown time
 */
guint64
remedy_time_to_filetime (gint64 time)
{
  if (time == REMEDY_TIME_UNKNOWN)
    return 0;
  return (guint64) (time + (gint64) (FILETIME_EPOCH / FILETIME_SECOND)) * FILETIME_SECOND;
}

/**
 * remedy_time_to_iso8601:
 * @time: seconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): as in 1999-08-20T14:12:07Z; %NULL if unknown
 */
char *
remedy_time_to_iso8601 (gint64 time)
{
  g_autoptr (GDateTime) date =
      time == REMEDY_TIME_UNKNOWN ? NULL : g_date_time_new_from_unix_utc (time);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * remedy_time_from_iso8601:
 * @text: (nullable): an ISO 8601 date and time, or a date alone; UTC unless it says otherwise
 *
 * Returns: seconds since 1970 UTC; %REMEDY_TIME_UNKNOWN if it is neither
 */
gint64
remedy_time_from_iso8601 (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *full = NULL;

  if (text == NULL)
    return REMEDY_TIME_UNKNOWN;
  if (strchr (text, 'T') == NULL && strchr (text, ' ') == NULL)
    full = g_strconcat (text, "T00:00:00", NULL);
  date = g_date_time_new_from_iso8601 (full != NULL ? full : text, utc);
  return date != NULL ? g_date_time_to_unix (date) : REMEDY_TIME_UNKNOWN;
}

/* The instant at which a clock that shows @bias minutes changes in @year. */
static gint64
change_in_year (const RemedyZoneChange *change,
                int                     year,
                int                     bias)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (year, change->month, 1, change->hour,
                                                     change->minute, 0);
  int weekday;
  int day;

  if (first == NULL)
    return REMEDY_TIME_UNKNOWN;
  weekday = g_date_time_get_day_of_week (first) % 7;
  day = 1 + (change->weekday - weekday + 7) % 7 + (CLAMP (change->week, 1, 5) - 1) * 7;
  while (day > g_date_get_days_in_month (change->month, year))
    day -= 7;
  return g_date_time_to_unix (first) + (gint64) (day - 1) * 86400 + (gint64) bias * 60;
}

/**
 * remedy_zone_offset_at:
 * @zone: a zone
 * @time: seconds since 1970 UTC
 *
 * Returns: minutes that the server's clock was ahead of UTC at @time
 */
int
remedy_zone_offset_at (const RemedyZone *zone,
                       gint64            time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  int standard_bias = zone->bias + zone->standard_bias;
  int daylight_bias = zone->bias + zone->daylight_bias;
  gint64 starts;
  gint64 ends;
  gboolean in_daylight;

  if (date == NULL || zone->daylight.month == 0 || zone->standard.month == 0)
    return -standard_bias;
  starts = change_in_year (&zone->daylight, g_date_time_get_year (date), standard_bias);
  ends = change_in_year (&zone->standard, g_date_time_get_year (date), daylight_bias);
  if (starts == REMEDY_TIME_UNKNOWN || ends == REMEDY_TIME_UNKNOWN)
    return -standard_bias;
  /* South of the equator daylight time spans the new year. */
  if (starts < ends)
    in_daylight = time >= starts && time < ends;
  else
    in_daylight = time >= starts || time < ends;
  return -(in_daylight ? daylight_bias : standard_bias);
}

/**
 * remedy_time_format_local:
 * @time: seconds since 1970 UTC
 * @zone: (nullable): the server's zone; UTC is said if it is not known
 *
 * Returns: (transfer full): date and time to the minute, as the server's own clock
 *   showed it
 */
char *
remedy_time_format_local (gint64            time,
                          const RemedyZone *zone)
{
  g_autoptr (GDateTime) date = NULL;

  if (time == REMEDY_TIME_UNKNOWN)
    return g_strdup (_ ("time unknown"));
  date = g_date_time_new_from_unix_utc (
      time + (zone != NULL ? (gint64) remedy_zone_offset_at (zone, time) * 60 : 0));
  if (date == NULL)
    return g_strdup (_ ("time unknown"));
  /* Translators: strftime formats: day, month, year, hour and minute. */
  return g_date_time_format (date, zone != NULL ? _ ("%-d %b %Y, %H:%M")
                                                : _ ("%-d %b %Y, %H:%M UTC"));
}
