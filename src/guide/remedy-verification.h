/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-diagnosis.h"
#include "guide/remedy-work.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_OUTCOME_NOT_READ,     /* not read again yet */
  REMEDY_OUTCOME_NOT_REPLACED, /* the files are as they were */
  REMEDY_OUTCOME_PARTLY,       /* something was replaced, and not everything is as it should be */
  REMEDY_OUTCOME_WAITING,      /* replaced, waiting for a test migration */
  REMEDY_OUTCOME_MENDED,
  REMEDY_OUTCOME_STILL_THERE,  /* a new 12010, and no clean run after it */
  REMEDY_OUTCOME_WORSE,        /* something fails now that did not fail before */
  REMEDY_OUTCOME_OTHER_PACK,   /* another service pack was applied */
  REMEDY_OUTCOME_LOG_CLEARED,  /* the Application log lost what it held */
  REMEDY_OUTCOME_OTHER_SERVER, /* what was read now is of another computer */
  REMEDY_OUTCOME_CANNOT_TELL,  /* the new evidence lacks what the answer needs */
  REMEDY_N_OUTCOMES,
} RemedyOutcome;

typedef enum
{
  REMEDY_CHANGE_SAME,
  REMEDY_CHANGE_MENDED,
  REMEDY_CHANGE_WORSE,
  REMEDY_CHANGE_OTHER,
} RemedyChange;

/* What a row compares, in the order in which the rows come. */
typedef enum
{
  REMEDY_COMPARED_FINDING,
  REMEDY_COMPARED_VERSION, /* which service pack is applied */
  REMEDY_COMPARED_FILE,
  REMEDY_COMPARED_SERVICE,
  REMEDY_COMPARED_LOG, /* the logs, and the runs that they tell of */
  REMEDY_N_COMPARED,
} RemedyCompared;

extern const char *const remedy_outcome_words[];
extern const char *const remedy_change_words[];
extern const char *const remedy_compared_words[];

/* One row of the before/after table. */
typedef struct
{
  int   kind; /* RemedyCompared */
  char *id; /* of the check, of a file, of a service or of a log */
  char *title; /* what is compared */
  char *before;
  char *after;
  char *wanted; /* of a file: its version in the service pack; NULL if there is none */
  int   before_verdict; /* RemedyVerdict */
  int   after_verdict; /* RemedyVerdict */
  int   change; /* RemedyChange */
} RemedyComparison;
REMEDY_DECLARE_RECORD (RemedyComparison, remedy_comparison)

typedef struct
{
  int        outcome; /* RemedyOutcome */
  gint64     service_pack; /* which was to be reapplied; -1 if not known */
  char      *headline;
  char      *sentence;
  char      *next;
  GPtrArray *rows; /* RemedyComparison, by kind */
} RemedyVerification;
REMEDY_DECLARE_RECORD (RemedyVerification, remedy_verification)

/**
 * RemedyVerificationInput:
 * @before: what was read before the reapplication
 * @after: (nullable): what was read after it
 * @answers: (nullable): what the operator said about what was read before
 * @update: (nullable): how the step %REMEDY_STEP_UPDATE stands; its time is when the
 *   operator said that Update was done
 * @test_migration: (nullable): how the step of the test migration stands
 * @service_pack: the one that the plan is to reapply; 0 or less if not known
 *
 * Everything that a verification is made from. Nothing in it is owned.
 */
typedef struct
{
  const RemedyFacts   *before;
  const RemedyFacts   *after;
  const RemedyAnswers *answers;
  const RemedyMark    *update;
  const RemedyMark    *test_migration;
  gint64               service_pack;
} RemedyVerificationInput;

RemedyVerification *remedy_verification_make       (const RemedyVerificationInput *input);
int                 remedy_verification_exit_code  (RemedyOutcome outcome);
gboolean            remedy_comparison_is_wrong     (const RemedyComparison *self);
gboolean            remedy_comparison_is_same      (const RemedyComparison *self);
const char         *remedy_compared_title          (RemedyCompared kind);

G_END_DECLS
