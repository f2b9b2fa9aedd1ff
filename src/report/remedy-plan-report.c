/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-plan-report.h"

#include "checks/remedy-media-judge.h"
#include "report/remedy-report-json.h"

REMEDY_DEFINE_RECORD (
    RemedyPlanReport,
    remedy_plan_report,
    REMEDY_FIELD_OF (RemedyPlanReport, layout, RECORD, &remedy_layout_fact_type),
    REMEDY_FIELD (RemedyPlanReport, stopped, BOOL),
    REMEDY_FIELD (RemedyPlanReport, computer, STRING),
    REMEDY_FIELD_OF (RemedyPlanReport, diagnosis, RECORD, &remedy_diagnosis_type),
    REMEDY_FIELD_OF (RemedyPlanReport, statements, RECORD, &remedy_statements_type),
    REMEDY_FIELD_OF (RemedyPlanReport, media, RECORD, &remedy_media_type),
    REMEDY_FIELD_OF (RemedyPlanReport, media_answer, RECORD, &remedy_finding_type),
    REMEDY_FIELD_OF (RemedyPlanReport, media_findings, LIST, &remedy_finding_type),
    REMEDY_FIELD_OF (RemedyPlanReport, plan, RECORD, &remedy_plan_type));

REMEDY_DEFINE_RECORD (
    RemedyPlanDocument,
    remedy_plan_document,
    REMEDY_FIELD (RemedyPlanDocument, version, INT),
    REMEDY_FIELD_OF (RemedyPlanDocument, sources, LIST, &remedy_plan_report_type));

static void
judge_media (RemedyPlanReport      *self,
             const RemedyPlanInput *input)
{
  const RemedyStatements *statements = input->statements;

  self->media = remedy_media_copy (input->media);
  g_ptr_array_extend_and_steal (
      self->media_findings,
      remedy_media_judge (input->media, input->facts, self->plan->service_pack,
                          statements != NULL ? statements->language : NULL));
  self->media_answer = remedy_media_sum_up (self->media_findings);
}

/**
 * remedy_plan_report_make:
 * @input: what the run sheet is made from
 *
 * Returns: (transfer full): the run sheet, with what it was made from
 */
RemedyPlanReport *
remedy_plan_report_make (const RemedyPlanInput *input)
{
  RemedyPlanReport *self;
  const char *computer = NULL;

  g_return_val_if_fail (input != NULL && input->facts != NULL, NULL);

  self = remedy_plan_report_new ();
  if (input->facts->layout != NULL)
    {
      self->layout = remedy_layout_fact_copy (input->facts->layout);
      computer = input->facts->layout->computer;
    }
  if (computer == NULL)
    computer = remedy_facts_get_value (input->facts, "ComputerName");
  self->stopped = input->facts->stopped;
  self->computer = g_strdup (computer);
  self->diagnosis = remedy_diagnosis_copy (input->diagnosis);
  self->statements = remedy_statements_copy (input->statements);
  self->plan = remedy_plan_make (input);
  if (input->media != NULL)
    judge_media (self, input);
  return self;
}

/**
 * remedy_plan_report_make_case:
 * @self: a report
 *
 * Returns: (transfer full): a case that was never begun, for remedy_run_sheet_new()
 */
RemedyCase *
remedy_plan_report_make_case (const RemedyPlanReport *self)
{
  RemedyCase *case_;

  g_return_val_if_fail (self != NULL, NULL);

  case_ = remedy_case_new ();
  case_->server = g_strdup (self->computer);
  case_->service_pack = self->plan->service_pack;
  case_->work = remedy_work_empty ();
  if (self->statements != NULL)
    {
      remedy_statements_free (case_->work->statements);
      case_->work->statements = remedy_statements_copy (self->statements);
    }
  return case_;
}

/**
 * remedy_plan_document_to_json:
 * @document: a document
 *
 * Members come in the order of their tables, so the same plan makes the same text.
 *
 * Returns: (transfer full): its JSON, to the schema of remedy_plan_document_schema()
 */
char *
remedy_plan_document_to_json (const RemedyPlanDocument *document)
{
  return remedy_report_json_print (&remedy_plan_document_type, document);
}

/**
 * remedy_plan_document_schema:
 *
 * What is installed as plan.schema.json; a test holds the two together.
 *
 * Returns: (transfer full): the JSON Schema of a document
 */
char *
remedy_plan_document_schema (void)
{
  return remedy_report_json_schema (&remedy_plan_document_type);
}
