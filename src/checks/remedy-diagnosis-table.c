/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis-table.h"

#define BIT(x) (1u << (x))
#define ANY (~0u)

#define FRESH BIT (REMEDY_EVENT_FRESH)
#define STATED BIT (REMEDY_EVENT_STATED)
#define HISTORY BIT (REMEDY_EVENT_HISTORY)
#define NONE BIT (REMEDY_EVENT_NONE)
#define NO_RUN BIT (REMEDY_EVENT_NO_RUN)
#define UNREAD BIT (REMEDY_EVENT_UNREAD)

#define SP1_OR_2 BIT (REMEDY_PACK_1_OR_2)
#define RTM BIT (REMEDY_PACK_RTM)
#define SP3_OR_4 BIT (REMEDY_PACK_3_OR_4)
#define NO_PACK BIT (REMEDY_PACK_UNKNOWN)

#define PROFILE BIT (REMEDY_NOTES_SERVICE_PROFILE)
#define OFFERED BIT (REMEDY_NOTES_SERVICE_OFFERED)
#define ABSENT BIT (REMEDY_NOTES_SERVICE_ABSENT)
#define NOT_KNOWN BIT (REMEDY_NOTES_SERVICE_UNKNOWN)

#define NO_ERRORS BIT (0)
#define ERRORS BIT (1)

static const RemedyDiagnosisRow rows[] = {
  { FRESH, SP1_OR_2, PROFILE, ANY, REMEDY_CONDITION_CONFIRMED },
  { FRESH, SP1_OR_2, OFFERED | NOT_KNOWN, ANY, REMEDY_CONDITION_LIKELY },
  { FRESH, SP1_OR_2, ABSENT, ANY, REMEDY_CONDITION_POSSIBLE },
  { FRESH, NO_PACK, PROFILE, ANY, REMEDY_CONDITION_LIKELY },
  { FRESH, NO_PACK, OFFERED | ABSENT | NOT_KNOWN, ANY, REMEDY_CONDITION_POSSIBLE },
  { STATED, SP1_OR_2, PROFILE, ANY, REMEDY_CONDITION_LIKELY },
  { STATED, SP1_OR_2, OFFERED | ABSENT | NOT_KNOWN, ANY, REMEDY_CONDITION_POSSIBLE },
  { STATED, NO_PACK, ANY, ANY, REMEDY_CONDITION_POSSIBLE },
  { FRESH | STATED, RTM | SP3_OR_4, ANY, ANY, REMEDY_CONDITION_NOT_COVERED },
  { NONE | HISTORY, ANY, ANY, ERRORS, REMEDY_CONDITION_ANOTHER_FAULT },
  { NONE | HISTORY, ANY, ANY, NO_ERRORS, REMEDY_CONDITION_RULED_OUT },
  { NO_RUN | UNREAD, ANY, ANY, ANY, REMEDY_CONDITION_CANNOT_TELL },
};

/**
 * remedy_diagnosis_table:
 * @n_rows: (out): how many there are
 *
 * Returns: (array length=n_rows): the table
 */
const RemedyDiagnosisRow *
remedy_diagnosis_table (gsize *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

/**
 * remedy_diagnosis_row_matches:
 * @row: a row
 * @event: what the log says
 * @pack: the service pack
 * @notes_service: where the Notes service is
 * @other_errors: whether there are others in or after the last run
 *
 * Returns: %TRUE if the row is theirs
 */
gboolean
remedy_diagnosis_row_matches (const RemedyDiagnosisRow *row,
                              RemedyEventState          event,
                              RemedyPackState           pack,
                              RemedyNotesServiceState   notes_service,
                              gboolean                  other_errors)
{
  return (row->events & BIT (event)) != 0 && (row->packs & BIT (pack)) != 0 &&
         (row->services & BIT (notes_service)) != 0 &&
         (row->errors & (other_errors ? ERRORS : NO_ERRORS)) != 0;
}

/**
 * remedy_diagnosis_lookup:
 * @event: what the log says
 * @pack: the service pack
 * @notes_service: where the Notes service is
 * @other_errors: whether there are others in or after the last run
 *
 * Returns: the condition that they add up to
 */
RemedyCondition
remedy_diagnosis_lookup (RemedyEventState        event,
                         RemedyPackState         pack,
                         RemedyNotesServiceState notes_service,
                         gboolean                other_errors)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (remedy_diagnosis_row_matches (&rows[i], event, pack, notes_service, other_errors))
      return rows[i].condition;
  g_return_val_if_reached (REMEDY_CONDITION_CANNOT_TELL);
}

/**
 * remedy_diagnosis_exit_code:
 * @condition: a condition
 *
 * Returns: what ntsmigctl ends with: 0 the fault is not there, 1 it is, 2 cannot tell,
 *   3 another fault or not covered
 */
int
remedy_diagnosis_exit_code (RemedyCondition condition)
{
  switch (condition)
    {
    case REMEDY_CONDITION_CONFIRMED:
    case REMEDY_CONDITION_LIKELY:
    case REMEDY_CONDITION_POSSIBLE:
      return 1;
    case REMEDY_CONDITION_NOT_COVERED:
    case REMEDY_CONDITION_ANOTHER_FAULT:
      return 3;
    case REMEDY_CONDITION_RULED_OUT:
      return 0;
    case REMEDY_CONDITION_CANNOT_TELL:
      return 2;
    default:
      g_return_val_if_reached (2);
    }
}
