/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report.h"

/**
 * remedy_report_new:
 * @session: a session with a case
 *
 * Returns: (transfer full): what it knows now; who hid names in it says so in its sharing
 */
RemedyReport *
remedy_report_new (RemedySession *session)
{
  RemedyReport    *self;
  const GPtrArray *findings;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (remedy_session_get_case (session) != NULL, NULL);

  self = g_new0 (RemedyReport, 1);
  self->case_ = remedy_case_copy (remedy_session_get_case (session));
  self->facts = remedy_facts_copy (remedy_session_get_facts (session));
  self->after = remedy_facts_copy (remedy_session_get_after (session));
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_finding_free);
  findings = remedy_session_get_findings (session);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (self->findings, remedy_finding_copy (findings->pdata[i]));
  self->diagnosis = remedy_diagnosis_copy (remedy_session_get_diagnosis (session));
  self->plan = remedy_plan_copy (remedy_session_get_plan (session));
  self->verification = remedy_verification_copy (remedy_session_get_verification (session));
  return self;
}

/**
 * remedy_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
remedy_report_free (RemedyReport *self)
{
  if (self == NULL)
    return;
  remedy_case_free (self->case_);
  remedy_facts_free (self->facts);
  remedy_facts_free (self->after);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  remedy_diagnosis_free (self->diagnosis);
  remedy_plan_free (self->plan);
  remedy_verification_free (self->verification);
  remedy_sharing_free (self->sharing);
  g_free (self);
}

/**
 * remedy_report_get_mark:
 * @self: a report
 * @step: id of a step
 *
 * Returns: (transfer none) (nullable): how it stands
 */
const RemedyMark *
remedy_report_get_mark (const RemedyReport *self,
                        const char         *step)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->case_->work->marks->len; i++)
    {
      const RemedyMark *mark = self->case_->work->marks->pdata[i];

      if (g_strcmp0 (mark->step, step) == 0)
        return mark;
    }
  return NULL;
}
