/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis.h"

#include "checks/remedy-diagnosis-reasons.h"
#include "checks/remedy-machine.h"
#include "checks/remedy-notes-service.h"
#include "checks/remedy-service-pack.h"
#include "checks/remedy-symptom.h"

const char *const remedy_event_state_words[] = { "fresh",  "stated", "history", "none",
                                                 "no-run", "unread", NULL };
const char *const remedy_pack_state_words[] = { "1-or-2", "rtm", "3-or-4", "unknown", NULL };
const char *const remedy_notes_service_state_words[] = { "profile", "offered", "absent", "unknown",
                                                         NULL };
const char *const remedy_condition_words[] = {
  "confirmed",     "likely",    "possible",    "not-covered",
  "another-fault", "ruled-out", "cannot-tell", NULL,
};

REMEDY_DEFINE_RECORD (RemedyDiagnosis,
                      remedy_diagnosis,
                      REMEDY_FIELD_WORDS (RemedyDiagnosis, condition, remedy_condition_words),
                      REMEDY_FIELD_WORDS (RemedyDiagnosis, event, remedy_event_state_words),
                      REMEDY_FIELD_WORDS (RemedyDiagnosis, pack, remedy_pack_state_words),
                      REMEDY_FIELD_WORDS (RemedyDiagnosis,
                                          notes_service,
                                          remedy_notes_service_state_words),
                      REMEDY_FIELD (RemedyDiagnosis, other_errors, BOOL),
                      REMEDY_FIELD (RemedyDiagnosis, service_pack, INT),
                      REMEDY_FIELD (RemedyDiagnosis, workstation, BOOL),
                      REMEDY_FIELD (RemedyDiagnosis, headline, STRING),
                      REMEDY_FIELD (RemedyDiagnosis, sentence, STRING),
                      REMEDY_FIELD_OF (RemedyDiagnosis, speaks_for, LIST, &remedy_seen_type),
                      REMEDY_FIELD_OF (RemedyDiagnosis, speaks_against, LIST, &remedy_seen_type),
                      REMEDY_FIELD (RemedyDiagnosis, would_change, STRINGS),
                      REMEDY_FIELD (RemedyDiagnosis, profiles, STRINGS),
                      REMEDY_FIELD (RemedyDiagnosis, articles, STRINGS),
                      REMEDY_FIELD (RemedyDiagnosis, next, STRING));

static RemedyPackState
pack_state (gint64 service_pack)
{
  switch (service_pack)
    {
    case 0:
      return REMEDY_PACK_RTM;
    case 1:
    case 2:
      return REMEDY_PACK_1_OR_2;
    case 3:
    case 4:
      return REMEDY_PACK_3_OR_4;
    default:
      return REMEDY_PACK_UNKNOWN;
    }
}

/**
 * remedy_diagnosis_make:
 * @facts: what was gathered; parts that are not there count as unread
 * @answers: (nullable): what the operator said
 *
 * Returns: (transfer full): the diagnosis
 */
RemedyDiagnosis *
remedy_diagnosis_make (const RemedyFacts   *facts,
                       const RemedyAnswers *answers)
{
  RemedyDiagnosis *self = remedy_diagnosis_new ();
  g_autoptr (RemedySymptom) symptom = remedy_symptom_new (facts, answers);
  g_autoptr (GPtrArray) profiles = remedy_notes_service_profiles (facts);
  RemedyServicePackVote vote;

  remedy_service_pack_vote (facts, &vote);
  self->event = symptom->state;
  self->service_pack = vote.service_pack;
  self->pack = pack_state (vote.service_pack);
  self->notes_service = remedy_notes_service_find (facts);
  self->other_errors = symptom->errors->len > 0;
  self->workstation = remedy_machine_find (facts) == REMEDY_MACHINE_WORKSTATION;
  self->condition =
      remedy_diagnosis_lookup ((RemedyEventState) self->event, (RemedyPackState) self->pack,
                               (RemedyNotesServiceState) self->notes_service, self->other_errors);
  for (guint i = 0; i < profiles->len; i++)
    g_ptr_array_add (self->profiles, g_strdup (profiles->pdata[i]));
  remedy_diagnosis_say (self, facts, symptom);
  remedy_diagnosis_reason (self, facts, answers, symptom);
  return self;
}
