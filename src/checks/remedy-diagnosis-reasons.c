/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis-reasons.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-notes-service.h"
#include "checks/remedy-reason.h"
#include "checks/remedy-service-pack.h"

static void
add (GPtrArray  *list,
     RemedyHow   how,
     const char *where,
     const char *what)
{
  RemedySeen *seen = remedy_seen_new ();

  seen->what = g_strdup (what);
  seen->where = g_strdup (where);
  seen->how = how;
  g_ptr_array_add (list, seen);
}

static void
would_change (RemedyDiagnosis *self,
              const char      *what)
{
  g_ptr_array_add (self->would_change, g_strdup (what));
}

static void
reason_fresh (RemedyDiagnosis     *self,
              const RemedyFacts   *facts,
              const RemedySymptom *symptom)
{
  const RemedyEventFact *last = symptom->faults->pdata[symptom->faults->len - 1];
  g_autofree char *when = remedy_reason_when_full (facts, last->generated);
  g_autofree char *record = remedy_reason_where (last);
  /* Translators: %s is a log and the number of a record in it. */
  g_autofree char *where = g_strdup_printf (_ ("%s · no clean run since"), record);
  g_autofree char *what = NULL;

  if (symptom->faults->len == 1)
    /* Translators: %s is a time. */
    what = g_strdup_printf (_ ("Event 12010 was read from the log, once, on %s"), when);
  else
    /* Translators: a number, at least two, and a time. */
    what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Event 12010 was read from the log %u time, last on %s",
                                         "Event 12010 was read from the log %u times, last on %s",
                                         symptom->faults->len),
                            symptom->faults->len, when);
  add (self->speaks_for, REMEDY_HOW_READ, where, what);
  would_change (self, _ ("A migration run without an error after the last event 12010"));
}

static void
reason_history (RemedyDiagnosis     *self,
                const RemedyFacts   *facts,
                const RemedySymptom *symptom)
{
  const RemedyEventFact *last = symptom->faults->pdata[symptom->faults->len - 1];
  g_autofree char *when = remedy_reason_when_full (facts, last->generated);
  g_autofree char *clean = remedy_reason_when_full (facts, symptom->clean->ended);
  /* Translators: %s is a time. */
  g_autofree char *was = g_strdup_printf (_ ("Event 12010 was logged, last on %s"), when);
  /* Translators: %s is a time. */
  g_autofree char *ran = g_strdup_printf (_ ("A migration ran without an error on %s"), clean);

  add (self->speaks_for, REMEDY_HOW_READ, last->log, was);
  add (self->speaks_against, REMEDY_HOW_READ, last->log, ran);
  if (symptom->updated)
    add (self->speaks_against, REMEDY_HOW_READ, facts->setup_log->path,
         _ ("The setup log was written between the two"));
  would_change (self, _ ("An event 12010 after that run"));
}

static void
reason_event (RemedyDiagnosis     *self,
              const RemedyFacts   *facts,
              const RemedyAnswers *answers,
              const RemedySymptom *symptom)
{
  g_autofree char *span = remedy_symptom_span (symptom, facts);
  g_autofree char *no_log = NULL;

  switch ((RemedyEventState) self->event)
    {
    case REMEDY_EVENT_FRESH:
      reason_fresh (self, facts, symptom);
      break;
    case REMEDY_EVENT_STATED:
      add (self->speaks_for, REMEDY_HOW_STATED, NULL, _ ("You saw event 12010"));
      would_change (self, _ ("The Application log that shows the event: then it is read, not "
                             "stated"));
      break;
    case REMEDY_EVENT_HISTORY:
      reason_history (self, facts, symptom);
      break;
    case REMEDY_EVENT_NONE:
      add (self->speaks_against, REMEDY_HOW_READ, span, _ ("Event 12010 is not in the log"));
      would_change (self, _ ("An older log, or a copy of it, with an event 12010 in it"));
      break;
    case REMEDY_EVENT_NO_RUN:
      add (self->speaks_against, REMEDY_HOW_READ, span,
           _ ("The log holds no migration event at all"));
      would_change (self, _ ("The log of the machine that ran the Migration Wizard"));
      break;
    case REMEDY_EVENT_UNREAD:
    default:
      no_log = remedy_symptom_no_log (facts);
      add (self->speaks_against, REMEDY_HOW_NOT_READ, no_log,
           _ ("Nothing is known of the event: the Application log was not read"));
      would_change (self, _ ("The Application log, or your word that you saw event 12010"));
      break;
    }
  if (answers != NULL && answers->saw == REMEDY_SAW_NO_EVENT)
    add (self->speaks_against, REMEDY_HOW_STATED, NULL,
         _ ("You looked for event 12010 and did not see it"));
  if (answers != NULL && answers->saw == REMEDY_SAW_EVENT && self->event != REMEDY_EVENT_STATED &&
      self->event != REMEDY_EVENT_FRESH)
    {
      add (self->speaks_for, REMEDY_HOW_STATED, span,
           _ ("You saw event 12010, but not later than the log covers"));
      would_change (self, _ ("The date on which you saw event 12010, if it is later than the log"));
    }
}

static void
reason_pack (RemedyDiagnosis   *self,
             const RemedyFacts *facts)
{
  RemedyServicePackVote vote;
  g_autofree char *where = NULL;
  g_autofree char *what = NULL;

  remedy_service_pack_vote (facts, &vote);
  if (vote.n_read == 0)
    where = g_strdup_printf (_ ("None of the %u files that tell it was read"), vote.n_set);
  else
    /* Translators: how many files agree, how many were read, and a build number. */
    where = g_strdup_printf (_ ("%u of %u files agree on build %u"), vote.n_agree, vote.n_read,
                             vote.build);
  switch ((RemedyPackState) self->pack)
    {
    case REMEDY_PACK_1_OR_2:
      /* Translators: %s is as in “Service Pack 1”. */
      what = g_strdup_printf (_ ("%s is one of the two that the article covers"),
                              remedy_service_pack_name (self->service_pack));
      add (self->speaks_for, REMEDY_HOW_READ, where, what);
      break;
    case REMEDY_PACK_RTM:
    case REMEDY_PACK_3_OR_4:
      /* Translators: %s is as in “Service Pack 3”. */
      what = g_strdup_printf (_ ("The article does not cover %s"),
                              remedy_service_pack_name (self->service_pack));
      add (self->speaks_against, REMEDY_HOW_READ, where, what);
      break;
    case REMEDY_PACK_UNKNOWN:
    default:
      add (self->speaks_against, REMEDY_HOW_NOT_READ, where,
           _ ("Which service pack is applied is not known"));
      would_change (self, _ ("The service pack that is applied"));
      break;
    }
}

static void
reason_service (RemedyDiagnosis   *self,
                const RemedyFacts *facts)
{
  g_autofree char *unread = remedy_notes_service_unread (facts);
  g_autofree char *names = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  switch ((RemedyNotesServiceState) self->notes_service)
    {
    case REMEDY_NOTES_SERVICE_PROFILE:
      for (guint i = 0; i < self->profiles->len; i++)
        g_ptr_array_add (list, self->profiles->pdata[i]);
      g_ptr_array_add (list, NULL);
      names = g_strjoinv (", ", (char **) list->pdata);
      add (self->speaks_for, REMEDY_HOW_READ, names,
           _ ("The Lotus Notes service is in an Outlook profile"));
      break;
    case REMEDY_NOTES_SERVICE_OFFERED:
      add (self->speaks_for, REMEDY_HOW_READ, unread,
           _ ("MAPISVC.INF offers the Lotus Notes service, and no profile that was read holds it"));
      would_change (self, _ ("An Outlook profile that holds the Lotus Notes service"));
      break;
    case REMEDY_NOTES_SERVICE_ABSENT:
      add (self->speaks_against, REMEDY_HOW_READ, NULL,
           _ ("No Outlook profile holds the Lotus Notes service, and no MAPISVC.INF offers it; the "
              "article names it as what may cause the fault"));
      break;
    case REMEDY_NOTES_SERVICE_UNKNOWN:
    default:
      add (self->speaks_against, REMEDY_HOW_NOT_READ, unread,
           _ ("Whether an Outlook profile holds the Lotus Notes service is not known"));
      would_change (self, _ ("Every user’s NTUSER.DAT, and MAPISVC.INF"));
      break;
    }
}

/**
 * remedy_diagnosis_reason:
 * @self: a diagnosis with its condition
 * @facts: facts
 * @answers: (nullable): what the operator said
 * @symptom: what the log says
 *
 * Fills what speaks for this fault, what against it, and what would change the diagnosis.
 */
void
remedy_diagnosis_reason (RemedyDiagnosis     *self,
                         const RemedyFacts   *facts,
                         const RemedyAnswers *answers,
                         const RemedySymptom *symptom)
{
  reason_event (self, facts, answers, symptom);
  reason_pack (self, facts);
  reason_service (self, facts);
  if (self->other_errors)
    {
      const RemedyEventFact *event = symptom->errors->pdata[symptom->errors->len - 1];
      /* Translators: number and source of an event. */
      g_autofree char *what = g_strdup_printf (_ ("The last run also logged event %d of %s"),
                                               (int) event->id, event->source);

      add (self->speaks_against, REMEDY_HOW_READ, event->log, what);
    }
}
