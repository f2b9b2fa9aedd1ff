/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are seconds since 1970 UTC; REMEDY_TIME_UNKNOWN where there is none. */
#define REMEDY_TIME_UNKNOWN G_MININT64

/**
 * RemedyZoneChange:
 * @month: 1 to 12; 0 if the zone has no daylight time
 * @week: 1 to 4, or 5 for the last one
 * @weekday: 0 is Sunday
 * @hour: local hour at which the clock changes
 * @minute: and minute
 *
 * When a clock is put forward or back, as NT keeps it in TimeZoneInformation.
 */
typedef struct
{
  int month;
  int week;
  int weekday;
  int hour;
  int minute;
} RemedyZoneChange;

/**
 * RemedyZone:
 * @bias: minutes to add to local time to get UTC
 * @standard_bias: added to @bias in standard time
 * @daylight_bias: added to @bias in daylight time, usually -60
 * @standard: when standard time starts
 * @daylight: when daylight time starts
 *
 * A server's own time zone.
 */
typedef struct
{
  int              bias;
  int              standard_bias;
  int              daylight_bias;
  RemedyZoneChange standard;
  RemedyZoneChange daylight;
} RemedyZone;

gint64  remedy_time_from_filetime (guint64 filetime);
guint64 remedy_time_to_filetime   (gint64 time);
char   *remedy_time_to_iso8601    (gint64 time);
gint64  remedy_time_from_iso8601  (const char *text);
int     remedy_zone_offset_at     (const RemedyZone *zone,
                                   gint64            time);
char   *remedy_time_format_local  (gint64            time,
                                   const RemedyZone *zone);

G_END_DECLS
