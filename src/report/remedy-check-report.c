/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-check-report.h"

REMEDY_DEFINE_RECORD (
    RemedyCheckReport,
    remedy_check_report,
    REMEDY_FIELD_OF (RemedyCheckReport, layout, RECORD, &remedy_layout_fact_type),
    REMEDY_FIELD (RemedyCheckReport, stopped, BOOL),
    REMEDY_FIELD_OF (RemedyCheckReport, findings, LIST, &remedy_finding_type),
    REMEDY_FIELD_OF (RemedyCheckReport, diagnosis, RECORD, &remedy_diagnosis_type));

REMEDY_DEFINE_RECORD (
    RemedyCheckDocument,
    remedy_check_document,
    REMEDY_FIELD (RemedyCheckDocument, version, INT),
    REMEDY_FIELD_OF (RemedyCheckDocument, sources, LIST, &remedy_check_report_type));

/**
 * remedy_check_report_make:
 * @facts: what was gathered
 * @answers: (nullable): what the operator said
 *
 * Returns: (transfer full): every finding, and the diagnosis
 */
RemedyCheckReport *
remedy_check_report_make (const RemedyFacts   *facts,
                          const RemedyAnswers *answers)
{
  RemedyCheckReport *self = remedy_check_report_new ();
  gsize n_checks;
  const RemedyCheck *checks = remedy_check_table (&n_checks);

  self->layout = remedy_layout_fact_copy (facts->layout);
  self->stopped = facts->stopped;
  for (gsize i = 0; i < n_checks; i++)
    g_ptr_array_add (self->findings, remedy_check_run (&checks[i], facts, answers));
  self->diagnosis = remedy_diagnosis_make (facts, answers);
  return self;
}
