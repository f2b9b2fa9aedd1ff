/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"
#include "guide/remedy-verification.h"

G_BEGIN_DECLS

/* A server that has a run sheet of its own, whose whole text is in tests/data. */
typedef struct
{
  const char *name; /* of the text: plan-<name>.txt */
  void      (*change) (RemedyFacts *facts); /* what makes it differ from a plain one */
  int         release; /* RemedyRelease; -1: nothing was read of it */
} TestPlan;

const TestPlan *test_plans      (gsize *n_plans);
RemedyPlan     *test_plan_make  (const TestPlan *self);
char           *test_plan_text  (const RemedyPlan *plan);

/* Two readings, and whether the operator marked Update as done, without a time. */
RemedyVerification *test_verify (const RemedyFacts   *before,
                                 const RemedyFacts   *after,
                                 const RemedyAnswers *answers,
                                 gboolean             marked);

G_END_DECLS
