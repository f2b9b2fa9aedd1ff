/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-answers.h"
#include "evidence/remedy-facts.h"
#include "guide/remedy-flow.h"

G_BEGIN_DECLS

#define REMEDY_CASE_VERSION 1

typedef enum
{
  REMEDY_STEP_PENDING,
  REMEDY_STEP_ACTIVE,
  REMEDY_STEP_DONE,
  REMEDY_STEP_FAILED,
  REMEDY_STEP_SKIPPED,
} RemedyStepState;

extern const char *const remedy_step_state_words[];

/* How one step of the run sheet stands. */
typedef struct
{
  char  *step; /* its id */
  int    state; /* RemedyStepState */
  gint64 time; /* of the last move */
  char  *reason; /* why it failed or was skipped */
  char  *note;
} RemedyMark;
REMEDY_DECLARE_RECORD (RemedyMark, remedy_mark)

/* One server being mended; all that is kept of it but the evidence. */
typedef struct
{
  gint64         version; /* REMEDY_CASE_VERSION */
  char          *id; /* the name of its folder */
  gint64         created; /* time */
  gint64         updated; /* time */
  GPtrArray     *paths; /* char *, host paths of its source */
  char          *practice; /* scenario, if it is a practice server that we made; else NULL */
  char          *server; /* computer name, once known */
  gint64         service_pack; /* once known; -1 */
  char          *condition; /* word of the diagnosis, for the list of cases */
  char          *outcome; /* word of the verification */
  int            page; /* RemedyPageId: where it was left */
  GPtrArray     *visited; /* char *, ids of pages that were shown */
  RemedyAnswers *answers;
  char          *go_on_reason; /* why it was gone on although the diagnosis is not this fault */
  gboolean       consent; /* at the point of no return */
  gint64         consent_time;
  GPtrArray     *marks; /* RemedyMark */
} RemedyCase;
REMEDY_DECLARE_RECORD (RemedyCase, remedy_case)

G_END_DECLS
