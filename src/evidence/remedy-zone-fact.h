/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* A server’s time zone, as TimeZoneInformation in its SYSTEM hive has it. */
typedef struct
{
  gint64 bias, standard_bias, daylight_bias; /* minutes */
  gint64 standard_month, standard_week, standard_weekday, standard_hour, standard_minute;
  gint64 daylight_month, daylight_week, daylight_weekday, daylight_hour, daylight_minute;
  char  *name;
  char  *where;
} RemedyZoneFact;
REMEDY_DECLARE_RECORD (RemedyZoneFact, remedy_zone_fact)

G_END_DECLS
