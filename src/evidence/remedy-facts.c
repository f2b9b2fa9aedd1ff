/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-facts.h"

#include "core/remedy-text.h"

#define MAX_BIAS (24 * 60) /* minutes */
#define MAX_WEEKDAY 6      /* Saturday */

REMEDY_DEFINE_RECORD (RemedyFacts, remedy_facts,
                      REMEDY_FIELD (RemedyFacts, gathered, TIME),
                      REMEDY_FIELD (RemedyFacts, stopped, BOOL),
                      REMEDY_FIELD_OF (RemedyFacts, layout, RECORD, &remedy_layout_fact_type),
                      REMEDY_FIELD_OF (RemedyFacts, registry, RECORD, &remedy_registry_fact_type),
                      REMEDY_FIELD_OF (RemedyFacts, events, RECORD, &remedy_events_fact_type),
                      REMEDY_FIELD_OF (RemedyFacts, files, RECORD, &remedy_files_fact_type),
                      REMEDY_FIELD_OF (RemedyFacts, outlook, RECORD, &remedy_outlook_fact_type),
                      REMEDY_FIELD_OF (RemedyFacts, notes, RECORD, &remedy_notes_fact_type),
                      REMEDY_FIELD_OF (RemedyFacts, setup_log, RECORD, &remedy_setup_log_fact_type));

/**
 * remedy_facts_get_parts:
 * @self: facts
 *
 * Returns: which parts have been gathered
 */
RemedyParts
remedy_facts_get_parts (const RemedyFacts *self)
{
  RemedyParts parts = 0;

  parts |= self->layout != NULL ? REMEDY_PART_LAYOUT : 0;
  parts |= self->registry != NULL ? REMEDY_PART_REGISTRY : 0;
  parts |= self->events != NULL ? REMEDY_PART_EVENTS : 0;
  parts |= self->files != NULL ? REMEDY_PART_FILES : 0;
  parts |= self->outlook != NULL ? REMEDY_PART_OUTLOOK : 0;
  parts |= self->notes != NULL ? REMEDY_PART_NOTES : 0;
  parts |= self->setup_log != NULL ? REMEDY_PART_SETUP_LOG : 0;
  return parts;
}

/* No clock is farther from UTC than this, and no day of the week beyond Saturday. A damaged
 * hive may say so all the same, and what is reckoned with it would be wrong by centuries. */
static gboolean
is_possible (const RemedyZoneFact *fact)
{
  const gint64 biases[] = { fact->bias, fact->standard_bias, fact->daylight_bias };

  for (guint i = 0; i < G_N_ELEMENTS (biases); i++)
    if (biases[i] < -MAX_BIAS || biases[i] > MAX_BIAS)
      return FALSE;
  return fact->standard_weekday >= 0 && fact->standard_weekday <= MAX_WEEKDAY &&
         fact->daylight_weekday >= 0 && fact->daylight_weekday <= MAX_WEEKDAY;
}

/**
 * remedy_facts_get_zone:
 * @self: facts
 * @zone: (out): the server's own time zone
 *
 * Returns: %FALSE if it is not known, or cannot be true
 */
gboolean
remedy_facts_get_zone (const RemedyFacts *self,
                       RemedyZone        *zone)
{
  const RemedyZoneFact *fact = self->registry != NULL ? self->registry->zone : NULL;

  if (fact == NULL || !is_possible (fact))
    return FALSE;
  *zone = (RemedyZone){
    .bias = (int) fact->bias,
    .standard_bias = (int) fact->standard_bias,
    .daylight_bias = (int) fact->daylight_bias,
    .standard = { (int) fact->standard_month, (int) fact->standard_week,
                  (int) fact->standard_weekday, (int) fact->standard_hour,
                  (int) fact->standard_minute },
    .daylight = { (int) fact->daylight_month, (int) fact->daylight_week,
                  (int) fact->daylight_weekday, (int) fact->daylight_hour,
                  (int) fact->daylight_minute },
  };
  return TRUE;
}

/**
 * remedy_facts_find_value:
 * @self: facts
 * @name: a value of the registry part, as in "Services" or %REMEDY_VALUE_SITE
 *
 * Returns: (transfer none) (nullable): it, and where it was read
 */
const RemedyValueFact *
remedy_facts_find_value (const RemedyFacts *self,
                         const char        *name)
{
  for (guint i = 0; self->registry != NULL && i < self->registry->values->len; i++)
    {
      const RemedyValueFact *fact = self->registry->values->pdata[i];

      if (remedy_text_equal (fact->name, name))
        return fact;
    }
  return NULL;
}

/**
 * remedy_facts_get_value:
 * @self: facts
 * @name: a value of the registry part, as in "Services"
 *
 * Returns: (transfer none) (nullable): it
 */
const char *
remedy_facts_get_value (const RemedyFacts *self,
                        const char        *name)
{
  const RemedyValueFact *fact = remedy_facts_find_value (self, name);

  return fact != NULL ? fact->value : NULL;
}

/**
 * remedy_facts_find_gap:
 * @self: facts
 * @name: as in %REMEDY_VALUE_SITE, or "services", "setup", "hotfixes"
 *
 * Returns: (transfer none) (nullable): why a value of that name is not in the registry part,
 *   or why that list is not whole
 */
const RemedyGapFact *
remedy_facts_find_gap (const RemedyFacts *self,
                       const char        *name)
{
  for (guint i = 0; self->registry != NULL && i < self->registry->gaps->len; i++)
    {
      const RemedyGapFact *gap = self->registry->gaps->pdata[i];

      if (g_strcmp0 (gap->name, name) == 0)
        return gap;
    }
  return NULL;
}
