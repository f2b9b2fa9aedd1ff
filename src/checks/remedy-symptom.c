/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-symptom.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"

/* Where Windows NT keeps the log (Q216169). */
#define USUAL_LOG "C:\\WINNT\\System32\\Config\\AppEvent.Evt"

static gboolean
is_read (const RemedyLogFact *log)
{
  return log->state == REMEDY_ITEM_FOUND && log->live > 0;
}

/* The span of the logs: those of one machine count as one. */
static void
find_span (RemedySymptom          *self,
           const RemedyEventsFact *events)
{
  for (guint i = 0; i < events->logs->len; i++)
    {
      const RemedyLogFact *log = events->logs->pdata[i];

      if (!is_read (log))
        continue;
      if (self->n_logs == 0 || log->first_time < self->first_time)
        self->first_time = log->first_time;
      if (self->n_logs == 0 || log->last_time > self->last_time)
        self->last_time = log->last_time;
      self->n_logs++;
    }
}

static void
find_faults (RemedySymptom          *self,
             const RemedyEventsFact *events)
{
  for (guint i = 0; i < events->events->len; i++)
    {
      RemedyEventFact *event = events->events->pdata[i];
      gboolean recovered = event->recovered;

      if (remedy_runs_is_migration (event))
        self->n_migration++;
      if (remedy_runs_is_fault (event))
        g_ptr_array_add (self->faults, event);
      else if (recovered)
        {
          RemedyEventFact as_live = *event;

          as_live.recovered = FALSE;
          self->n_recovered += remedy_runs_is_fault (&as_live);
        }
    }
}

static gboolean
run_has_fault (const RemedyRun *run)
{
  for (guint i = 0; i < run->events->len; i++)
    if (remedy_runs_is_fault (run->events->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A computer that logged the fault is mended by a clean run of its own, not by another’s. */
static void
find_clean_run (RemedySymptom     *self,
                const RemedyFacts *facts)
{
  g_autoptr (GHashTable) faulty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const RemedyEventFact *last;

  if (self->faults->len == 0)
    return;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const RemedyRun *run = self->runs->pdata[i];
      g_autofree char *computer = remedy_runs_computer (run->events->pdata[0]);

      if (run_has_fault (run))
        g_hash_table_add (faulty, g_steal_pointer (&computer));
      else if (run->clean && g_hash_table_remove (faulty, computer))
        self->clean = run;
    }
  if (g_hash_table_size (faulty) > 0)
    self->clean = NULL;
  last = g_ptr_array_index (self->faults, self->faults->len - 1);
  self->updated = self->clean != NULL && facts->setup_log != NULL &&
                  facts->setup_log->state == REMEDY_ITEM_FOUND && facts->setup_log->runs->len > 0 &&
                  facts->setup_log->modified >= last->generated &&
                  facts->setup_log->modified <= self->clean->ended;
}

static void
find_errors (RemedySymptom *self)
{
  for (guint i = self->last_run; i < self->runs->len; i++)
    {
      const RemedyRun *run = self->runs->pdata[i];

      for (guint j = 0; j < run->events->len; j++)
        if (remedy_runs_is_error (run->events->pdata[j]) &&
            !remedy_runs_is_fault (run->events->pdata[j]))
          g_ptr_array_add (self->errors, run->events->pdata[j]);
    }
}

static RemedyEventState
judge (const RemedySymptom *self,
       const RemedyAnswers *answers)
{
  gboolean saw = answers != NULL && answers->saw == REMEDY_SAW_EVENT;
  gboolean later = saw && answers->saw_when != REMEDY_TIME_UNKNOWN && self->n_logs > 0 &&
                   answers->saw_when > self->last_time;

  if (self->faults->len > 0 && self->clean == NULL)
    return REMEDY_EVENT_FRESH;
  if (later || (saw && self->n_logs == 0))
    return REMEDY_EVENT_STATED;
  if (self->n_logs == 0)
    return REMEDY_EVENT_UNREAD;
  if (self->faults->len > 0)
    return REMEDY_EVENT_HISTORY;
  return self->n_migration > 0 ? REMEDY_EVENT_NONE : REMEDY_EVENT_NO_RUN;
}

/**
 * remedy_symptom_new:
 * @facts: facts, which must outlive the result
 * @answers: (nullable): what the operator said
 *
 * A part that was not gathered counts as unread.
 *
 * Returns: (transfer full): what the log says about the fault
 */
RemedySymptom *
remedy_symptom_new (const RemedyFacts   *facts,
                    const RemedyAnswers *answers)
{
  RemedySymptom *self = g_new0 (RemedySymptom, 1);

  self->first_time = REMEDY_TIME_UNKNOWN;
  self->last_time = REMEDY_TIME_UNKNOWN;
  self->faults = g_ptr_array_new ();
  self->errors = g_ptr_array_new ();
  self->runs = remedy_runs_find (facts);
  self->last_run = remedy_runs_last (self->runs);
  if (facts->events != NULL)
    {
      find_span (self, facts->events);
      find_faults (self, facts->events);
      find_clean_run (self, facts);
      find_errors (self);
    }
  self->state = judge (self, answers);
  return self;
}

/**
 * remedy_symptom_free:
 * @self: (transfer full) (nullable): a symptom
 */
void
remedy_symptom_free (RemedySymptom *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->runs);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

static void
append_flaws (GString             *text,
              const RemedyLogFact *log)
{
  if (log->holes > 0)
    g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE, "; it has %d hole", "; it has %d holes", (gulong) log->holes),
        (int) log->holes);
  if (log->full)
    g_string_append (text, _ ("; it was full, so the newest events may be missing"));
  if (log->truncated)
    g_string_append (text, _ ("; the file is cut short, so events may be missing"));
}

static gboolean
has_unread_log (const RemedyFacts *facts)
{
  for (guint i = 0; i < facts->events->logs->len; i++)
    {
      int state = ((RemedyLogFact *) facts->events->logs->pdata[i])->state;

      if (state != REMEDY_ITEM_FOUND && state != REMEDY_ITEM_MISSING &&
          state != REMEDY_ITEM_NOT_HERE)
        return TRUE;
    }
  return FALSE;
}

/**
 * remedy_symptom_span:
 * @self: a symptom
 * @facts: the facts that it was made from
 *
 * Returns: (transfer full): the span that the log covers, and what is wrong with the log
 */
char *
remedy_symptom_span (const RemedySymptom *self,
                     const RemedyFacts   *facts)
{
  g_autofree char *first = remedy_reason_when (facts, self->first_time);
  g_autofree char *last = remedy_reason_when (facts, self->last_time);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->n_logs == 0)
    return g_strdup (_ ("No log was read"));
  /* Translators: two times. */
  g_string_append_printf (text, _ ("The log covers %s to %s"), first, last);
  for (guint i = 0; i < facts->events->logs->len; i++)
    append_flaws (text, facts->events->logs->pdata[i]);
  if (has_unread_log (facts))
    g_string_append (text, _ ("; another log could not be read, so events may be missing"));
  if (facts->events->more)
    g_string_append (text, _ ("; there were more events than are kept, the newest count"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * remedy_symptom_lost_log:
 * @facts: facts
 *
 * Returns: (transfer none) (nullable): the first log that was not read, or is empty
 */
const RemedyLogFact *
remedy_symptom_lost_log (const RemedyFacts *facts)
{
  for (guint i = 0; facts->events != NULL && i < facts->events->logs->len; i++)
    {
      const RemedyLogFact *log = facts->events->logs->pdata[i];

      if (!is_read (log))
        return log;
    }
  return NULL;
}

/**
 * remedy_symptom_no_log:
 * @facts: facts without a log that could be read
 *
 * Returns: (transfer full): why there is none
 */
char *
remedy_symptom_no_log (const RemedyFacts *facts)
{
  const RemedyLogFact *log = remedy_symptom_lost_log (facts);

  if (facts->events == NULL)
    return g_strdup (remedy_reason_not_read (facts));
  if (log == NULL)
    return remedy_reason_text (USUAL_LOG, REMEDY_ITEM_NOT_HERE, NULL);
  if (log->state == REMEDY_ITEM_FOUND)
    /* Translators: %s is the path of an event log. */
    return g_strdup_printf (_ ("%s holds no event"), log->path);
  return remedy_reason_text (log->path, log->state, log->reason);
}
