/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-diagnosis.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_OUTCOME_NOT_READ,     /* not read again yet */
  REMEDY_OUTCOME_NOT_REPLACED, /* the files are as they were, or not those of the service pack */
  REMEDY_OUTCOME_WAITING,      /* replaced, waiting for a test migration */
  REMEDY_OUTCOME_MENDED,
  REMEDY_OUTCOME_STILL_THERE,  /* a 12010 after the reapplication */
  REMEDY_OUTCOME_CANNOT_TELL,  /* the new evidence lacks what the answer needs */
} RemedyOutcome;

typedef enum
{
  REMEDY_CHANGE_SAME,
  REMEDY_CHANGE_MENDED,
  REMEDY_CHANGE_WORSE,
  REMEDY_CHANGE_OTHER,
} RemedyChange;

extern const char *const remedy_outcome_words[];
extern const char *const remedy_change_words[];

/* One row of the before/after table. */
typedef struct
{
  char *id; /* of the check, or of a file */
  char *title; /* what is compared */
  char *before;
  char *after;
  int   before_verdict; /* RemedyVerdict */
  int   after_verdict; /* RemedyVerdict */
  int   change; /* RemedyChange */
} RemedyComparison;
REMEDY_DECLARE_RECORD (RemedyComparison, remedy_comparison)

typedef struct
{
  int        outcome; /* RemedyOutcome */
  char      *headline;
  char      *sentence;
  char      *next;
  GPtrArray *rows; /* RemedyComparison */
} RemedyVerification;
REMEDY_DECLARE_RECORD (RemedyVerification, remedy_verification)

RemedyVerification *remedy_verification_make (const RemedyFacts   *before,
                                              const RemedyFacts   *after,
                                              const RemedyAnswers *answers,
                                              gboolean             marked);

G_END_DECLS
