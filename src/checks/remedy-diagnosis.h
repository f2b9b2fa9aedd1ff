/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-condition.h"
#include "checks/remedy-check.h"

G_BEGIN_DECLS

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
