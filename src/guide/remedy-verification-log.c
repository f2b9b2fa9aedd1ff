/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-failure-log.h"
#include "checks/remedy-reason.h"
#include "checks/remedy-runs.h"
#include "checks/remedy-symptom.h"

/* All logs of one reading, as far as they were read. */
typedef struct
{
  guint    n_read;
  guint    n_empty;
  guint    n_bad; /* there, and not to be read */
  gboolean damaged; /* one of them is cut short or full */
  gint64   holes;
  gint64   live;
  gint64   first_time;
  gint64   last_time;
  gint64   last_number; /* of the log that reaches furthest; 0 if not known */
} Logs;

static gboolean
is_read (const RemedyLogFact *log)
{
  return log->state == REMEDY_ITEM_FOUND && log->live > 0;
}

static void
take_log (Logs                *logs,
          const RemedyLogFact *log)
{
  if (log->state == REMEDY_ITEM_FOUND && log->live == 0)
    logs->n_empty++;
  else if (log->state != REMEDY_ITEM_FOUND && log->state != REMEDY_ITEM_MISSING &&
           log->state != REMEDY_ITEM_NOT_HERE)
    logs->n_bad++;
  if (!is_read (log))
    return;
  if (logs->n_read == 0 || log->first_time < logs->first_time)
    logs->first_time = log->first_time;
  if (logs->n_read == 0 || log->last_time > logs->last_time)
    {
      logs->last_time = log->last_time;
      logs->last_number = log->last_number;
    }
  logs->n_read++;
  logs->live += log->live;
  logs->holes += log->holes;
  logs->damaged |= log->truncated || log->full;
}

static Logs
find_logs (const RemedyFacts *facts)
{
  Logs logs = { .first_time = REMEDY_TIME_UNKNOWN, .last_time = REMEDY_TIME_UNKNOWN };

  for (guint i = 0; facts->events != NULL && i < facts->events->logs->len; i++)
    take_log (&logs, facts->events->logs->pdata[i]);
  return logs;
}

/* Of the logs that go on where the first reading ended, the record that they reach. */
static gboolean
find_reach (const RemedyFacts *after,
            gint64             since,
            gint64            *number,
            gint64            *time)
{
  gboolean found = FALSE;

  *number = 0;
  *time = since;
  for (guint i = 0; i < after->events->logs->len; i++)
    {
      const RemedyLogFact *log = after->events->logs->pdata[i];

      if (!is_read (log) || log->first_time > since)
        continue;
      found = TRUE;
      *number = MAX (*number, log->last_number);
      *time = MAX (*time, log->last_time);
    }
  return found;
}

/* One log that begins after the first reading ended. Record numbers go on where a log
 * begins again over its oldest events, and begin again at one where it was cleared. */
static RemedyTrust
trust_later_log (const RemedyProof   *self,
                 const RemedyLogFact *log,
                 const Logs          *old,
                 gboolean             reached,
                 gint64               reach_number,
                 gint64               reach_time)
{
  gint64 end = reached ? reach_number : old->last_number;

  if (log->first_number > 0 && end > 0 && log->first_number <= end)
    /* A copy that was saved when the log was cleared holds what was lost. One that ends
     * where the first reading did is no such copy. */
    return reached && reach_time > old->last_time ? REMEDY_TRUST_GOOD : REMEDY_TRUST_CLEARED;
  if (log->first_number > 0 && end > 0 && log->first_number == end + 1)
    return REMEDY_TRUST_GOOD;
  /* What came before Update ran proves nothing about it. */
  if (self->clock != REMEDY_CLOCK_NONE && log->first_time <= self->updated)
    return REMEDY_TRUST_GOOD;
  return REMEDY_TRUST_OVERWRITTEN;
}

static char *
identity (const RemedyEventFact *event)
{
  g_autofree char *computer = remedy_runs_computer (event);

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                          computer, event->number, event->generated, event->raw_id);
}

static gboolean
reaches_back_to (const RemedyEventsFact *events,
                 const RemedyEventFact  *event)
{
  for (guint i = 0; i < events->logs->len; i++)
    {
      const RemedyLogFact *log = events->logs->pdata[i];

      if (is_read (log) && log->first_number > 0 && event->number > log->first_number &&
          event->number <= log->last_number && event->generated > log->first_time)
        return TRUE;
    }
  return FALSE;
}

/* A log that reaches back to an event and does not hold it is not the log that did. */
static gboolean
lacks_events (const RemedyEventsFact *before,
              const RemedyEventsFact *after)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (after->more)
    return FALSE;
  for (guint i = 0; i < after->events->len; i++)
    if (!((const RemedyEventFact *) after->events->pdata[i])->recovered)
      g_hash_table_add (there, identity (after->events->pdata[i]));
  for (guint i = 0; i < before->events->len; i++)
    {
      const RemedyEventFact *event = before->events->pdata[i];
      g_autofree char       *key = identity (event);

      if (!event->recovered && reaches_back_to (after, event) &&
          !g_hash_table_contains (there, key))
        return TRUE;
    }
  return FALSE;
}

/* Whether what was logged since the first reading is all there. */
static RemedyTrust
trust_span (const RemedyProof *self,
            const Logs        *old)
{
  const RemedyFacts *after = self->input->after;
  gint64             reach_number;
  gint64             reach_time;
  gboolean           reached = find_reach (after, old->last_time, &reach_number, &reach_time);
  RemedyTrust        trust = REMEDY_TRUST_GOOD;

  for (guint i = 0; i < after->events->logs->len && trust == REMEDY_TRUST_GOOD; i++)
    {
      const RemedyLogFact *log = after->events->logs->pdata[i];

      if (is_read (log) && log->first_time > old->last_time)
        trust = trust_later_log (self, log, old, reached, reach_number, reach_time);
    }
  return trust;
}

static RemedyTrust
find_trust (const RemedyProof *self,
            const Logs        *old,
            const Logs        *new)
{
  RemedyTrust trust;

  if (new->n_read == 0)
    return old->n_read > 0 && new->n_empty > 0 && new->n_bad == 0 ? REMEDY_TRUST_CLEARED
                                                                  : REMEDY_TRUST_UNREAD;
  trust = old->n_read > 0 ? trust_span (self, old) : REMEDY_TRUST_GOOD;
  if (trust == REMEDY_TRUST_CLEARED)
    return trust;
  if (new->damaged || new->n_bad > 0 || new->holes > old->holes)
    return REMEDY_TRUST_DAMAGED;
  if (trust == REMEDY_TRUST_GOOD && old->n_read > 0 &&
      lacks_events (self->input->before->events, self->input->after->events))
    return REMEDY_TRUST_ANOTHER;
  return trust;
}

static char *
describe_logs (const RemedyFacts *facts,
               const Logs        *logs)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (logs->n_read == 0)
    return g_strdup (logs->n_empty > 0 ? _ ("empty") : _ ("not read"));
  first = remedy_reason_when (facts, logs->first_time);
  last = remedy_reason_when (facts, logs->last_time);
  /* Translators: a number of records and two times. */
  return g_strdup_printf (_ ("%d records, from %s to %s"), (int) logs->live, first, last);
}

static void
add_log_row (RemedyProof *self,
             const Logs  *old,
             const Logs  *new)
{
  RemedyComparison *row =
      remedy_proof_add_row (self, REMEDY_COMPARED_LOG, "application-log", _ ("Application log"));

  row->before = describe_logs (self->input->before, old);
  row->after = describe_logs (self->input->after, new);
  row->before_verdict = old->n_read > 0 ? REMEDY_VERDICT_PASS : REMEDY_VERDICT_UNKNOWN;
  row->after_verdict = self->trust == REMEDY_TRUST_GOOD      ? REMEDY_VERDICT_PASS
                       : self->trust == REMEDY_TRUST_CLEARED ? REMEDY_VERDICT_FAIL
                                                             : REMEDY_VERDICT_UNKNOWN;
  row->change = remedy_proof_change (row->before_verdict, row->after_verdict,
                                     g_str_equal (row->before, row->after));
}

static char *
describe_runs (const RemedyFacts *facts,
               const Logs        *logs)
{
  g_autoptr (RemedySymptom) symptom = remedy_symptom_new (facts, NULL);
  const RemedyRun *last;
  g_autofree char *when = NULL;

  if (logs->n_read == 0)
    return g_strdup (_ ("not known"));
  if (symptom->runs->len == 0)
    return g_strdup (_ ("none"));
  last = symptom->runs->pdata[symptom->last_run];
  when = remedy_reason_when (facts, last->started);
  if (last->clean)
    /* Translators: a number of runs of a program, and a time. */
    return g_strdup_printf (ngettext ("%u, on %s, without an error",
                                      "%u, the last on %s, without an error", symptom->runs->len),
                            symptom->runs->len, when);
  /* Translators: a number of runs of a program, and a time. */
  return g_strdup_printf (ngettext ("%u, on %s, not without an error, or without an end",
                                    "%u, the last on %s, not without an error, or without an end",
                                    symptom->runs->len),
                          symptom->runs->len, when);
}

static void
add_runs_row (RemedyProof *self,
              const Logs  *old,
              const Logs  *new)
{
  RemedyComparison *row = remedy_proof_add_row (self, REMEDY_COMPARED_LOG, "migration-runs",
                                                _ ("Runs of the Migration Wizard"));

  row->before = describe_runs (self->input->before, old);
  row->after = describe_runs (self->input->after, new);
  row->change = remedy_proof_change (REMEDY_VERDICT_NOT_APPLICABLE, REMEDY_VERDICT_NOT_APPLICABLE,
                                     g_str_equal (row->before, row->after));
}

/**
 * remedy_proof_compare_logs:
 * @self: a proof, in which it is known when Update ran
 *
 * Compares the Application log and the runs in it, and finds out whether the log still
 * holds what it held.
 */
void
remedy_proof_compare_logs (RemedyProof *self)
{
  Logs old = find_logs (self->input->before);
  Logs new = find_logs (self->input->after);

  self->trust = self->input->after->events != NULL ? find_trust (self, &old, &new)
                                                   : REMEDY_TRUST_UNREAD;
  add_log_row (self, &old, &new);
  add_runs_row (self, &old, &new);
}

static char *
describe_setup (const RemedySetupLogFact *log)
{
  const RemedySetupRunFact *run;

  if (log == NULL || (log->state != REMEDY_ITEM_FOUND && log->state != REMEDY_ITEM_MISSING))
    return g_strdup (_ ("not read"));
  if (log->state == REMEDY_ITEM_MISSING)
    return g_strdup (_ ("missing"));
  if (log->runs->len == 0)
    return g_strdup (_ ("no run"));
  run = log->runs->pdata[log->runs->len - 1];
  if (run->errors->len > 0)
    /* Translators: a number of runs of Setup, then a line of its log. */
    return g_strdup_printf (ngettext ("%u run, with an error: %s",
                                      "%u runs, the last with an error: %s", log->runs->len),
                            log->runs->len, (const char *) run->errors->pdata[0]);
  if (remedy_failure_log_is_dead (run))
    return g_strdup_printf (ngettext ("%u run, which ended at once",
                                      "%u runs, the last of which ended at once", log->runs->len),
                            log->runs->len);
  if (remedy_failure_log_is_stopped (run))
    return g_strdup_printf (
        ngettext ("%u run, which is logged up to where it stops the services",
                  "%u runs, the last of which is logged up to where it stops the services",
                  log->runs->len),
        log->runs->len);
  return g_strdup_printf (ngettext ("%u run, without an error",
                                    "%u runs, the last without an error", log->runs->len),
                          log->runs->len);
}

static gboolean
has_failed (const RemedySetupLogFact *log)
{
  const RemedySetupRunFact *run = log->runs->pdata[log->runs->len - 1];

  return run->errors->len > 0 || remedy_failure_log_is_dead (run) ||
         remedy_failure_log_is_stopped (run);
}

/**
 * remedy_proof_compare_setup:
 * @self: a proof
 *
 * Compares the runs in the setup log. A log with fewer runs than before is another one: a
 * rebuild of the disk starts it anew (Q158545), and it tells nothing about Update.
 */
void
remedy_proof_compare_setup (RemedyProof *self)
{
  const RemedySetupLogFact *old = self->input->before->setup_log;
  const RemedySetupLogFact *new = self->input->after->setup_log;
  RemedyComparison *row = remedy_proof_add_row (self, REMEDY_COMPARED_LOG, "setup-log",
                                                _ ("Runs of Setup and Update in the setup log"));
  guint n_old = old != NULL ? old->runs->len : 0;

  row->before = describe_setup (old);
  row->after = describe_setup (new);
  row->change = g_str_equal (row->before, row->after) ? REMEDY_CHANGE_SAME : REMEDY_CHANGE_OTHER;
  if (old == NULL || new == NULL || new->state != REMEDY_ITEM_FOUND || new->runs->len < n_old)
    return;
  self->setup_logs_read = old->state == REMEDY_ITEM_FOUND || old->state == REMEDY_ITEM_MISSING;
  self->new_setup_run = self->setup_logs_read && new->runs->len > n_old;
  self->setup_failed = self->new_setup_run && has_failed (new);
}
