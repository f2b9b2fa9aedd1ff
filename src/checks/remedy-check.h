/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-answers.h"
#include "checks/remedy-finding.h"
#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_GROUP_FAULT,   /* "The fault" */
  REMEDY_GROUP_SERVER,  /* "The server" */
  REMEDY_GROUP_OUTLOOK, /* "Outlook and Notes" */
  REMEDY_GROUP_REPAIR,  /* "The repair" */
} RemedyCheckGroup;

/**
 * RemedyCheck:
 * @id: as in "files.ntsmig-ini"
 * @group: the heading under which the wizard shows it
 * @question: what it asks, shown while it is not known yet
 * @why: why it matters
 * @needs: the parts of the evidence without which it does not run
 * @mended: whether the plan is to turn a failure of it into a pass
 * @run: the check itself: pure, no I/O; it sets verdict, severity, how, title, summary,
 *   seen, advice and articles of a finding that bears id and why already
 * @dated: whether the line under a title that is no failure tells times and spans, which
 *   move with every reading of a server on which nothing changed
 *
 * One row of the table of checks.
 */
typedef struct
{
  const char      *id;
  RemedyCheckGroup group;
  const char      *question;
  const char      *why;
  RemedyParts      needs;
  gboolean         mended;
  void           (*run) (const RemedyFacts   *facts,
                         const RemedyAnswers *answers,
                         RemedyFinding       *finding);
  gboolean         dated;
} RemedyCheck;

const RemedyCheck *remedy_check_table      (gsize *n_checks);
const RemedyCheck *remedy_check_find       (const char *id);
const char        *remedy_check_group_name (RemedyCheckGroup group);
RemedyFinding     *remedy_check_run        (const RemedyCheck   *check,
                                            const RemedyFacts   *facts,
                                            const RemedyAnswers *answers);
GPtrArray         *remedy_check_run_all    (const RemedyFacts   *facts,
                                            const RemedyAnswers *answers);

G_END_DECLS
