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

static void
set_record (JsonObject             *object,
            const char             *name,
            const RemedyRecordType *type,
            gconstpointer           record)
{
  if (record != NULL)
    json_object_set_member (object, name, remedy_record_to_json (type, record));
}

/**
 * remedy_report_to_json:
 * @self: a report
 *
 * Returns: (transfer full): an object of case, facts, after, findings, diagnosis, plan and
 *   verification; what there is not is left out
 */
JsonNode *
remedy_report_to_json (const RemedyReport *self)
{
  JsonNode   *node;
  JsonObject *object;
  JsonArray  *findings;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  findings = json_array_new ();
  set_record (object, "case", &remedy_case_type, self->case_);
  set_record (object, "facts", &remedy_facts_type, self->facts);
  set_record (object, "after", &remedy_facts_type, self->after);
  for (guint i = 0; i < self->findings->len; i++)
    json_array_add_element (findings,
                            remedy_record_to_json (&remedy_finding_type, self->findings->pdata[i]));
  json_object_set_array_member (object, "findings", findings);
  set_record (object, "diagnosis", &remedy_diagnosis_type, self->diagnosis);
  set_record (object, "plan", &remedy_plan_type, self->plan);
  set_record (object, "verification", &remedy_verification_type, self->verification);
  json_node_take_object (node, object);
  return node;
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
