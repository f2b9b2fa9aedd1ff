/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-zone-fact.h"

REMEDY_DEFINE_RECORD (RemedyZoneFact, remedy_zone_fact,
                      REMEDY_FIELD (RemedyZoneFact, bias, INT),
                      REMEDY_FIELD (RemedyZoneFact, standard_bias, INT),
                      REMEDY_FIELD (RemedyZoneFact, daylight_bias, INT),
                      REMEDY_FIELD (RemedyZoneFact, standard_month, INT),
                      REMEDY_FIELD (RemedyZoneFact, standard_week, INT),
                      REMEDY_FIELD (RemedyZoneFact, standard_weekday, INT),
                      REMEDY_FIELD (RemedyZoneFact, standard_hour, INT),
                      REMEDY_FIELD (RemedyZoneFact, standard_minute, INT),
                      REMEDY_FIELD (RemedyZoneFact, daylight_month, INT),
                      REMEDY_FIELD (RemedyZoneFact, daylight_week, INT),
                      REMEDY_FIELD (RemedyZoneFact, daylight_weekday, INT),
                      REMEDY_FIELD (RemedyZoneFact, daylight_hour, INT),
                      REMEDY_FIELD (RemedyZoneFact, daylight_minute, INT),
                      REMEDY_FIELD_TELLS (RemedyZoneFact, name, STRING, STRING),
                      REMEDY_FIELD_TELLS (RemedyZoneFact, where, STRING, WHERE));
