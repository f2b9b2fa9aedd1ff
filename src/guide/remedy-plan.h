/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-diagnosis.h"
#include "evidence/remedy-media.h"
#include "guide/remedy-statements.h"

G_BEGIN_DECLS

/* The phases of the run sheet (domain.md section 8). */
typedef enum
{
  REMEDY_PHASE_BEFORE,
  REMEDY_PHASE_BACKUP,
  REMEDY_PHASE_QUIET,
  REMEDY_PHASE_REAPPLY,
  REMEDY_PHASE_AFTER,
  REMEDY_PHASE_ROLL_BACK, /* only if it goes wrong; never counted as left to do */
  REMEDY_N_PHASES,
} RemedyPhase;

/* What the practice server can do in the place of the operator. */
typedef enum
{
  REMEDY_PRACTICE_NOTHING,
  REMEDY_PRACTICE_REAPPLY,
  REMEDY_PRACTICE_MIGRATE_ONE,
} RemedyPracticeMove;

/* The step at which Update runs: the point of no return, whose mark is what the operator
 * says about the reapplication. */
#define REMEDY_STEP_UPDATE "reapply.update"

/* The step at which one user is migrated, for the proof. */
#define REMEDY_STEP_TEST_MIGRATION "after.test-migration"

extern const char *const remedy_phase_words[];
extern const char *const remedy_practice_move_words[];

/* One step of the run sheet made for this server. */
typedef struct
{
  char      *id; /* stable: "quiet.stop-services" */
  int        phase; /* RemedyPhase */
  char      *title; /* "Stop the Exchange services" */
  char      *why;
  char      *instruction; /* where and how, on NT 4 */
  char      *command; /* to copy; NULL if there is none; may have several lines */
  char      *expect;
  char      *back; /* how to take it back; NULL if there is nothing to take back */
  char      *if_wrong; /* what to do if it goes differently */
  char      *document; /* a text made for it: a message to send, a file to copy to the server */
  char      *document_name; /* what that is, or its path on the server */
  GPtrArray *stated; /* char *, sentences: what in it rests on the operator's word */
  GPtrArray *needs; /* char *, ids of the steps that have to be done or skipped before */
  GPtrArray *articles; /* char * */
  gboolean   advice; /* our advice, not Microsoft's */
  gboolean   no_return; /* the point of no return */
  int        practice; /* RemedyPracticeMove */
} RemedyStep;
REMEDY_DECLARE_RECORD (RemedyStep, remedy_step)

typedef struct
{
  gint64     service_pack; /* 1 or 2; 0 if not known */
  gboolean   workstation; /* it runs the Migration Wizard, and is no server */
  char      *root; /* the folder of Exchange on the server: "C:\\EXCHSRVR" */
  char      *system; /* that of Windows NT: "C:\\WINNT" */
  char      *pack; /* that of the service pack, with Update in it */
  GPtrArray *steps; /* RemedyStep, in order */
} RemedyPlan;
REMEDY_DECLARE_RECORD (RemedyPlan, remedy_plan)

/**
 * RemedyPlanInput:
 * @facts: what was read of the server
 * @diagnosis: what it adds up to
 * @statements: (nullable): what the operator said of it
 * @media: (nullable): what was read of the service pack that is to be reapplied
 * @failures: (nullable) (element-type utf8): entries of the failure catalogue whose remedy
 *   the operator put on the run sheet
 *
 * Everything that a run sheet is made from. Nothing in it is owned.
 */
typedef struct
{
  const RemedyFacts      *facts;
  const RemedyDiagnosis  *diagnosis;
  const RemedyStatements *statements;
  const RemedyMedia      *media;
  const GPtrArray        *failures;
} RemedyPlanInput;

RemedyPlan       *remedy_plan_make       (const RemedyPlanInput *input);
const RemedyStep *remedy_plan_find       (const RemedyPlan *self,
                                          const char       *id);
guint             remedy_plan_count      (const RemedyPlan *self);
const char       *remedy_phase_title     (RemedyPhase phase);

G_END_DECLS
