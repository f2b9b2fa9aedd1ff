/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "checks/remedy-symptom.h"

/* A log full of the event is told by its newest ones. */
#define MAX_SHOWN 20

static void
show_faults (const RemedySymptom *symptom,
             const RemedyFacts   *facts,
             RemedyFinding       *finding)
{
  guint first = symptom->faults->len > MAX_SHOWN ? symptom->faults->len - MAX_SHOWN : 0;

  for (guint i = first; i < symptom->faults->len; i++)
    {
      const RemedyEventFact *event = symptom->faults->pdata[i];
      g_autofree char *when = remedy_reason_when_full (facts, event->generated);
      g_autofree char *where = remedy_reason_where (event);

      /* Translators: name of an event source, of a computer, and a time. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("Event 12010 of %s on %s, %s"),
                               event->source, event->computer, when);
    }
  if (first > 0)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, NULL,
                             g_dngettext (GETTEXT_PACKAGE, "%u older record is not listed",
                                          "%u older records are not listed", first),
                             first);
  if (symptom->n_recovered > 0)
    remedy_finding_add_seen (
        finding, REMEDY_HOW_READ, NULL,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u more record of 12010 was found in stale space; it counts for nothing",
                     "%u more records of 12010 were found in stale space; they count for nothing",
                     symptom->n_recovered),
        symptom->n_recovered);
}

static void
show_logs (const RemedySymptom *symptom,
           const RemedyFacts   *facts,
           RemedyFinding       *finding)
{
  for (guint i = 0; i < facts->events->logs->len; i++)
    {
      const RemedyLogFact *log = facts->events->logs->pdata[i];
      g_autofree char *first = remedy_reason_when_full (facts, log->first_time);
      g_autofree char *last = remedy_reason_when_full (facts, log->last_time);
      g_autofree char *reason = NULL;

      if (log->state != REMEDY_ITEM_FOUND)
        {
          reason = remedy_reason_text (log->path, log->state, log->reason);
          remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, log->path, "%s", reason);
        }
      else if (log->live == 0)
        remedy_finding_add_seen (finding, REMEDY_HOW_READ, log->path, _ ("The log is empty"));
      else
        /* Translators: a number of records and two times. */
        remedy_finding_add_seen (finding, REMEDY_HOW_READ, log->path,
                                 _ ("%d records, from %s to %s"), (int) log->live, first, last);
    }
}

static void
show_answer (const RemedyFacts   *facts,
             const RemedyAnswers *answers,
             RemedyFinding       *finding)
{
  g_autofree char *when = NULL;

  if (answers == NULL || answers->saw == REMEDY_SAW_UNASKED)
    return;
  if (answers->saw == REMEDY_SAW_NO_EVENT)
    {
      remedy_finding_add_seen (finding, REMEDY_HOW_STATED, NULL,
                               _ ("You looked for event 12010 and did not see it"));
      return;
    }
  if (answers->saw_when == REMEDY_TIME_UNKNOWN)
    {
      remedy_finding_add_seen (finding, REMEDY_HOW_STATED, NULL,
                               _ ("You saw event 12010, and gave no date"));
      return;
    }
  when = remedy_reason_when_full (facts, answers->saw_when);
  /* Translators: %s is a time. */
  remedy_finding_add_seen (finding, REMEDY_HOW_STATED, NULL, _ ("You saw event 12010 of %s"), when);
}

static void
judge_fresh (const RemedySymptom *symptom,
             const RemedyFacts   *facts,
             RemedyFinding       *finding)
{
  const RemedyEventFact *last = symptom->faults->pdata[symptom->faults->len - 1];
  g_autofree char *when = remedy_reason_when (facts, last->generated);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("Event 12010 is in the Application log"));
  if (symptom->faults->len == 1)
    /* Translators: %s is a time. */
    remedy_finding_summarize (finding, _ ("Once, on %s"), when);
  else
    /* Translators: a number, at least two, and a time. */
    remedy_finding_summarize (finding,
                              g_dngettext (GETTEXT_PACKAGE, "%u time, last on %s",
                                           "%u times, last on %s", symptom->faults->len),
                              symptom->faults->len, when);
  remedy_finding_advise (finding, _ ("Save the Application log before anything else: an update "
                                     "that fails may force you to clear it (Q255861, Q265227)."));
}

static void
judge_history (const RemedySymptom *symptom,
               const RemedyFacts   *facts,
               RemedyFinding       *finding)
{
  const RemedyEventFact *last = symptom->faults->pdata[symptom->faults->len - 1];
  g_autofree char *when = remedy_reason_when (facts, last->generated);
  g_autofree char *clean = remedy_reason_when (facts, symptom->clean->ended);

  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        _ ("A migration ran without an error after the last event 12010"));
  /* Translators: two times. */
  remedy_finding_summarize (finding, _ ("Last event 12010 on %s; the run of %s was clean"), when,
                            clean);
}

static void
judge_unread (const RemedyFacts *facts,
              RemedyFinding     *finding)
{
  const RemedyLogFact *log = remedy_symptom_lost_log (facts);
  g_autofree char *reason = remedy_symptom_no_log (facts);
  const char *title = _ ("Whether event 12010 was logged is not known");

  if (log == NULL || log->state != REMEDY_ITEM_FOUND)
    {
      remedy_finding_set_unread (finding, title, log != NULL ? log->path : NULL,
                                 log != NULL ? log->state : REMEDY_ITEM_NOT_HERE,
                                 log != NULL ? log->reason : NULL);
      remedy_finding_summarize (finding, "%s", reason);
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                        _ ("The Application log is empty"));
  remedy_finding_summarize (finding, "%s", reason);
  remedy_finding_advise (
      finding, _ ("Look for a saved copy of the log, or tell whether you saw event 12010."));
}

static void
judge_stated (const RemedySymptom *symptom,
              const RemedyFacts   *facts,
              RemedyFinding       *finding)
{
  g_autofree char *reason =
      symptom->n_logs > 0 ? remedy_symptom_span (symptom, facts) : remedy_symptom_no_log (facts);

  finding->how = REMEDY_HOW_STATED;
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("You saw event 12010"));
  remedy_finding_summarize (finding, "%s", reason);
  remedy_finding_advise (
      finding, _ ("Copy the Application log that shows it into this folder, and read again."));
}

void
remedy_check_symptom_event (const RemedyFacts   *facts,
                            const RemedyAnswers *answers,
                            RemedyFinding       *finding)
{
  g_autoptr (RemedySymptom) symptom = remedy_symptom_new (facts, answers);
  g_autofree char *span = remedy_symptom_span (symptom, facts);

  switch (symptom->state)
    {
    case REMEDY_EVENT_FRESH:
      judge_fresh (symptom, facts, finding);
      break;
    case REMEDY_EVENT_STATED:
      judge_stated (symptom, facts, finding);
      break;
    case REMEDY_EVENT_HISTORY:
      judge_history (symptom, facts, finding);
      break;
    case REMEDY_EVENT_NONE:
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("Event 12010 is not in the Application log"));
      remedy_finding_summarize (finding, "%s", span);
      break;
    case REMEDY_EVENT_NO_RUN:
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("The Application log holds no migration event at all"));
      remedy_finding_summarize (finding, "%s", span);
      remedy_finding_advise (finding, _ ("Read the machine that ran the Migration Wizard: the "
                                         "events are written there (Q265840, Q200250)."));
      break;
    case REMEDY_EVENT_UNREAD:
    case REMEDY_N_EVENT_STATES:
    default:
      judge_unread (facts, finding);
      break;
    }
  remedy_finding_cite (finding, "Q236176");
  show_faults (symptom, facts, finding);
  show_answer (facts, answers, finding);
  show_logs (symptom, facts, finding);
}
