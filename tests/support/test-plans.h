/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"
#include "guide/remedy-verification.h"

G_BEGIN_DECLS

#define TEST_PLAN_MAX_FAULTS 6

/* A service pack that was read. */
typedef struct
{
  const char *path; /* under which the operator gave it */
  const char *kind; /* of the practice server’s media */
  const char *language; /* that was looked for in it; NULL: none */
} TestPlanMedia;

/* A server that has a run sheet of its own, whose whole text is in tests/data. */
typedef struct
{
  const char       *name; /* of the text: plan-<name>.txt */
  const char       *scenario; /* of the practice server; NULL: nothing was read of it */
  const char       *with[TEST_PLAN_MAX_FAULTS]; /* faults that are added to it */
  void            (*change) (RemedyFacts *facts); /* what no practice server can show */
  gboolean          asked; /* the operator said something */
  RemedyStatements  said;
  const TestPlanMedia *media; /* NULL: none was read */
  const char       *failure; /* an entry of the failure catalogue that was put on the sheet */
} TestPlan;

const TestPlan *test_plans      (gsize *n_plans);
RemedyFacts    *test_plan_facts (const TestPlan *self);
RemedyPlan     *test_plan_make  (const TestPlan *self);
char           *test_plan_text  (const RemedyPlan *plan);

/* Two readings, and whether the operator marked Update as done, without a time. */
RemedyVerification *test_verify (const RemedyFacts   *before,
                                 const RemedyFacts   *after,
                                 const RemedyAnswers *answers,
                                 gboolean             marked);

G_END_DECLS
