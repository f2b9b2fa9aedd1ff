/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-check.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_EVENT_FRESH,
  REMEDY_EVENT_STATED,
  REMEDY_EVENT_HISTORY,
  REMEDY_EVENT_NONE,
  REMEDY_EVENT_NO_RUN,
  REMEDY_EVENT_UNREAD,
  REMEDY_N_EVENT_STATES,
} RemedyEventState;

typedef enum
{
  REMEDY_PACK_1_OR_2,
  REMEDY_PACK_RTM,
  REMEDY_PACK_3_OR_4,
  REMEDY_PACK_UNKNOWN,
  REMEDY_N_PACK_STATES,
} RemedyPackState;

typedef enum
{
  REMEDY_NOTES_SERVICE_PROFILE,
  REMEDY_NOTES_SERVICE_OFFERED,
  REMEDY_NOTES_SERVICE_ABSENT,
  REMEDY_NOTES_SERVICE_UNKNOWN,
  REMEDY_N_NOTES_SERVICE_STATES,
} RemedyNotesServiceState;

typedef enum
{
  REMEDY_CONDITION_CONFIRMED,
  REMEDY_CONDITION_LIKELY,
  REMEDY_CONDITION_POSSIBLE,
  REMEDY_CONDITION_NOT_COVERED,
  REMEDY_CONDITION_ANOTHER_FAULT,
  REMEDY_CONDITION_RULED_OUT,
  REMEDY_CONDITION_CANNOT_TELL,
} RemedyCondition;

extern const char *const remedy_event_state_words[];
extern const char *const remedy_pack_state_words[];
extern const char *const remedy_notes_service_state_words[];
extern const char *const remedy_condition_words[];

typedef struct
{
  int        condition; /* RemedyCondition */
  int        event; /* RemedyEventState */
  int        pack; /* RemedyPackState */
  int        notes_service; /* RemedyNotesServiceState */
  gboolean   other_errors;
  gint64     service_pack; /* 0 RTM, 1 to 4; -1 unknown */
  gboolean   workstation; /* the wizard's files, and no Exchange server */
  char      *headline; /* "This is the fault of Q236176: confirmed" */
  char      *sentence;
  GPtrArray *speaks_for; /* RemedySeen */
  GPtrArray *speaks_against; /* RemedySeen */
  GPtrArray *would_change; /* char * */
  GPtrArray *profiles; /* char *, "jkessler (Notes Mail)": will stop working */
  GPtrArray *articles; /* char * */
  char      *next; /* what comes next */
} RemedyDiagnosis;
REMEDY_DECLARE_RECORD (RemedyDiagnosis, remedy_diagnosis)

RemedyCondition  remedy_diagnosis_lookup    (RemedyEventState        event,
                                             RemedyPackState         pack,
                                             RemedyNotesServiceState notes_service,
                                             gboolean                other_errors);
RemedyDiagnosis *remedy_diagnosis_make      (const RemedyFacts   *facts,
                                             const RemedyAnswers *answers);
int              remedy_diagnosis_exit_code (RemedyCondition condition);

G_END_DECLS
