/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-answers.h"
#include "guide/remedy-sharing.h"
#include "guide/remedy-statements.h"

G_BEGIN_DECLS

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

/* Everything that the operator said and did about one case. */
typedef struct
{
  RemedyAnswers    *answers;
  RemedyStatements *statements;
  char             *go_on_reason; /* why it was gone on although it is not this fault */
  gboolean          consent; /* at the point of no return */
  gint64            consent_time;
  char             *media; /* host path of the service pack that is to be reapplied */
  GPtrArray        *failures; /* char *, entries of the failure catalogue on the run sheet */
  GPtrArray        *marks; /* RemedyMark */
  RemedySharing    *sharing; /* what is shared with the support desk, and how */
  GPtrArray        *placings; /* RemedyPlacing: pictures in the order in which they are shared;
                               * those that are not here follow in the order of their taking */
} RemedyWork;
REMEDY_DECLARE_RECORD (RemedyWork, remedy_work)

RemedyWork       *remedy_work_empty     (void);
RemedyMark       *remedy_work_find_mark (const RemedyWork *self,
                                         const char       *step);
gboolean          remedy_work_is_done   (const RemedyWork *self,
                                         const char       *step);

G_END_DECLS
