/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-check.h"
#include "guide/remedy-verification.h"

G_BEGIN_DECLS

/* Whether something came before Update or after it. */
typedef enum
{
  REMEDY_ORDER_UNKNOWN,
  REMEDY_ORDER_BEFORE,
  REMEDY_ORDER_AFTER,
} RemedyOrder;

/* What tells when Update ran. The setup log has no times of its own (domain.md 7.5). */
typedef enum
{
  REMEDY_CLOCK_NONE,
  REMEDY_CLOCK_FILE,   /* the date of the setup log */
  REMEDY_CLOCK_STATED, /* the operator’s mark */
} RemedyClock;

/* Whether the Application log still holds what it held, so that a proof can rest on it. */
typedef enum
{
  REMEDY_TRUST_GOOD,
  REMEDY_TRUST_UNREAD,
  REMEDY_TRUST_CLEARED,     /* empty, or its record numbers began again */
  REMEDY_TRUST_OVERWRITTEN, /* it reaches back neither to the first reading nor to Update */
  REMEDY_TRUST_ANOTHER,     /* records that were read first are not in it */
  REMEDY_TRUST_DAMAGED,     /* it is cut short, full or has new holes */
} RemedyTrust;

/**
 * RemedyProof:
 *
 * What the two readings show, apart from how it is said. Texts and arrays are its own;
 * facts, checks and names of files are not.
 */
typedef struct
{
  const RemedyVerificationInput *input;
  RemedyDiagnosis *old; /* (owned) */
  RemedyDiagnosis *now; /* (owned) */
  GPtrArray       *rows; /* RemedyComparison, of the verification */
  gint64           pack; /* to be reapplied; -1 if not known */
  gint64           other_pack; /* whose files are there now, if another; else -1 */
  char            *elsewhere; /* (owned) (nullable): another computer that was read now */
  gboolean         to_mend; /* something that the plan mends failed before */

  GPtrArray *failing; /* const RemedyCheck: the plan was to mend it, and it still fails */
  GPtrArray *unknown; /* const RemedyCheck: which the plan was to mend; now unknown */
  GPtrArray *lost;    /* const RemedyCheck: known the first time, and not now */
  GPtrArray *unclear; /* const RemedyCheck: unknown the first time, and fails now */
  GPtrArray *worse;   /* (owned) char *: fails now and did not before, one sentence each */
  GPtrArray *wrong;   /* const char *: names of files that are not those of the pack now */
  guint      n_put_right; /* files that were wrong and are right */

  gboolean setup_logs_read; /* both times, and the second goes on where the first ended */
  gboolean new_setup_run;
  gboolean setup_failed; /* the new run of Update ended with an error, or at once */

  RemedyTrust trust;
  RemedyClock clock;
  gint64      updated; /* time at which Update had run, by @clock */
  gboolean    new_fault; /* a 12010 that was not there before, and no clean run after it */
  gint64      fault_time;
  RemedyOrder fault_order;
  gboolean    clean_run; /* a run without an error that was not there before */
  gint64      clean_time;
  RemedyOrder clean_order;
  gboolean    clean_stated; /* its order is what the operator said */
} RemedyProof;

G_END_DECLS
