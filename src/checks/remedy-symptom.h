/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-diagnosis.h"
#include "checks/remedy-runs.h"

G_BEGIN_DECLS

/**
 * RemedySymptom:
 * @state: what the log, or else the operator, says about event 12010
 * @runs: (element-type RemedyRun): the runs of the Migration Wizard, oldest first
 * @last_run: position in @runs of the last one
 * @faults: (element-type RemedyEventFact): live records of 12010, oldest first
 * @errors: (element-type RemedyEventFact): other errors in or after the last run
 * @n_recovered: records of 12010 that were only carved from stale space
 * @n_migration: live migration events of any kind
 * @clean: (nullable): the first clean run after the last 12010
 * @updated: the setup log was last written between that 12010 and that run
 * @n_logs: logs that were read and hold records
 * @first_time: of the span that they cover
 * @last_time: of the span that they cover
 *
 * What the Application log says about the fault; it points into the facts.
 */
typedef struct
{
  RemedyEventState state;
  GPtrArray       *runs;
  guint            last_run;
  GPtrArray       *faults;
  GPtrArray       *errors;
  guint            n_recovered;
  guint            n_migration;
  const RemedyRun *clean;
  gboolean         updated;
  guint            n_logs;
  gint64           first_time;
  gint64           last_time;
} RemedySymptom;

RemedySymptom       *remedy_symptom_new      (const RemedyFacts   *facts,
                                              const RemedyAnswers *answers);
void                 remedy_symptom_free     (RemedySymptom *self);
char                *remedy_symptom_span     (const RemedySymptom *self,
                                              const RemedyFacts   *facts);
const RemedyLogFact *remedy_symptom_lost_log (const RemedyFacts *facts);
char                *remedy_symptom_no_log   (const RemedyFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedySymptom, remedy_symptom_free)

G_END_DECLS
