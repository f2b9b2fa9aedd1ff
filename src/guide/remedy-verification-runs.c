/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification-parts.h"

#include "checks/remedy-runs.h"
#include "core/remedy-text.h"

static const char *
computer_of (const RemedyFacts *facts)
{
  if (facts->layout != NULL && facts->layout->computer != NULL)
    return facts->layout->computer;
  return remedy_facts_get_value (facts, "ComputerName");
}

/* Every name, to be compared, under which a migration was logged. */
static GHashTable *
find_computers (const RemedyFacts *facts)
{
  GHashTable *computers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; facts->events != NULL && i < facts->events->events->len; i++)
    {
      const RemedyEventFact *event = facts->events->events->pdata[i];

      if (remedy_runs_is_migration (event))
        g_hash_table_add (computers, remedy_runs_computer (event));
    }
  return computers;
}

/**
 * remedy_proof_knows_computer:
 * @self: a proof
 * @event: an event of the second reading
 *
 * Where the wizard ran on computers whose names are known, a run on another proves nothing.
 *
 * Returns: %TRUE if it was logged on a computer that the first reading knows
 */
gboolean
remedy_proof_knows_computer (const RemedyProof     *self,
                             const RemedyEventFact *event)
{
  g_autoptr (GHashTable) computers = find_computers (self->input->before);
  g_autofree char *computer = remedy_runs_computer (event);
  const char      *own = computer_of (self->input->before);

  if (g_hash_table_size (computers) > 0)
    return g_hash_table_contains (computers, computer);
  return own == NULL || remedy_text_equal (own, event->computer);
}

static gboolean
names_computer (const RemedyFacts *facts,
                const char        *computer,
                gboolean          *any)
{
  for (guint i = 0; facts->events != NULL && i < facts->events->logs->len; i++)
    {
      const RemedyLogFact *log = facts->events->logs->pdata[i];

      for (guint j = 0; j < log->computers->len; j++)
        {
          *any = TRUE;
          if (remedy_text_equal (log->computers->pdata[j], computer))
            return TRUE;
        }
    }
  return FALSE;
}

/* A log without a migration in it has the name of its computer in the other records. */
static const char *
find_stranger_in_log (const RemedyProof *self)
{
  const RemedyEventsFact *events = self->input->after->events;
  gboolean                any = FALSE;

  for (guint i = 0; events != NULL && i < events->logs->len; i++)
    {
      const RemedyLogFact *log = events->logs->pdata[i];
      const char *newest = log->computers->len > 0 ? log->computers->pdata[log->computers->len - 1]
                                                   : NULL;

      if (newest != NULL && !names_computer (self->input->before, newest, &any) && any)
        return newest;
    }
  return NULL;
}

static const char *
find_stranger (const RemedyProof *self)
{
  const RemedyEventsFact *events = self->input->after->events;
  const char             *stranger = NULL;

  for (guint i = 0; events != NULL && i < events->events->len; i++)
    {
      const RemedyEventFact *event = events->events->pdata[i];

      if (!remedy_runs_is_migration (event))
        continue;
      if (remedy_proof_knows_computer (self, event))
        return NULL;
      stranger = event->computer;
    }
  return stranger != NULL ? stranger : find_stranger_in_log (self);
}

/**
 * remedy_proof_find_computer:
 * @self: a proof
 *
 * Finds out whether the second reading is of another computer: its files, or its log alone.
 */
void
remedy_proof_find_computer (RemedyProof *self)
{
  const char *old = computer_of (self->input->before);
  const char *new = computer_of (self->input->after);

  if (old != NULL && new != NULL && !remedy_text_equal (old, new))
    self->elsewhere = g_strdup (new);
  else
    self->elsewhere = g_strdup (find_stranger (self));
}

static gint64
last_time_of (const RemedyFacts *facts)
{
  gint64 last = REMEDY_TIME_UNKNOWN;

  for (guint i = 0; facts->events != NULL && i < facts->events->logs->len; i++)
    {
      const RemedyLogFact *log = facts->events->logs->pdata[i];

      if (log->state == REMEDY_ITEM_FOUND && log->live > 0)
        last = MAX (last, log->last_time);
    }
  return last;
}

static gint64
newest_event (const RemedyFacts *facts)
{
  gint64 newest = REMEDY_TIME_UNKNOWN;

  for (guint i = 0; facts->events != NULL && i < facts->events->events->len; i++)
    {
      const RemedyEventFact *event = facts->events->events->pdata[i];

      if (!event->recovered)
        newest = MAX (newest, event->generated);
    }
  return newest;
}

static void
take_clock (RemedyProof *self,
            RemedyClock  clock,
            gint64       time)
{
  if (self->clock != REMEDY_CLOCK_NONE && time < self->updated)
    return;
  self->clock = clock;
  self->updated = time;
}

/* The setup log has no times (domain.md 7.5). Its date is the end of Update if the copy
 * kept it: a server logs something after an update, so that a date after all that was
 * logged is that of the copy. The operator’s mark is a time of another clock, and can have
 * been set late: it counts if the server’s log covers it. Of both the later one counts. */
static void
find_clock (RemedyProof *self)
{
  const RemedySetupLogFact *old = self->input->before->setup_log;
  const RemedySetupLogFact *new = self->input->after->setup_log;
  gint64                    first = last_time_of (self->input->before);
  gint64                    last = last_time_of (self->input->after);

  if (self->new_setup_run && new->modified != REMEDY_TIME_UNKNOWN && new->modified <= last &&
      (old->modified == REMEDY_TIME_UNKNOWN || old->modified <= new->modified))
    take_clock (self, REMEDY_CLOCK_FILE, new->modified);
  if (remedy_proof_is_marked (self) && self->input->update->time != REMEDY_TIME_UNKNOWN &&
      self->input->update->time >= first && self->input->update->time <= last)
    take_clock (self, REMEDY_CLOCK_STATED, self->input->update->time);
}

static RemedyOrder
order_of (const RemedyProof *self,
          gint64             time)
{
  if (self->clock == REMEDY_CLOCK_NONE)
    return REMEDY_ORDER_UNKNOWN;
  return time >= self->updated ? REMEDY_ORDER_AFTER : REMEDY_ORDER_BEFORE;
}

static void
find_fault (RemedyProof *self,
            gint64       newest)
{
  const RemedyEventsFact *events = self->input->after->events;

  for (guint i = 0; events != NULL && i < events->events->len; i++)
    if (remedy_runs_is_fault (events->events->pdata[i]))
      self->fault_time = MAX (self->fault_time,
                              ((const RemedyEventFact *) events->events->pdata[i])->generated);
  self->new_fault = self->now->event == REMEDY_EVENT_FRESH && self->fault_time > newest;
  self->fault_order = order_of (self, self->fault_time);
  /* Where no log was read the first time, an old event is only new to us. */
  if (newest == REMEDY_TIME_UNKNOWN && self->fault_order == REMEDY_ORDER_BEFORE)
    self->new_fault = FALSE;
}

static gboolean
is_marked_done (const RemedyMark *mark)
{
  return mark != NULL && mark->state == REMEDY_STEP_DONE;
}

static void
find_clean_run (RemedyProof *self,
                gint64       newest)
{
  g_autoptr (GPtrArray) runs = remedy_runs_find (self->input->after);
  const RemedyMark *test = self->input->test_migration;

  for (guint i = 0; i < runs->len; i++)
    {
      const RemedyRun *run = runs->pdata[i];

      if (!run->clean || run->started <= newest || self->now->event == REMEDY_EVENT_FRESH ||
          !remedy_proof_knows_computer (self, run->events->pdata[0]))
        continue;
      self->clean_run = TRUE;
      self->clean_time = MAX (self->clean_time, run->started);
    }
  if (!self->clean_run)
    return;
  self->clean_order = order_of (self, self->clean_time);
  self->clean_stated = self->clock == REMEDY_CLOCK_STATED;
  /* Where no clock tells, the operator does, who did one step after the other. */
  if (self->clean_order == REMEDY_ORDER_UNKNOWN && remedy_proof_is_marked (self) &&
      is_marked_done (test) && test->time >= self->input->update->time)
    {
      self->clean_order = REMEDY_ORDER_AFTER;
      self->clean_stated = TRUE;
    }
}

/**
 * remedy_proof_find_runs:
 * @self: a proof
 *
 * Finds what migrations logged since the first reading, and whether they ran before Update
 * or after it.
 */
void
remedy_proof_find_runs (RemedyProof *self)
{
  gint64 newest = newest_event (self->input->before);

  find_clock (self);
  find_fault (self, newest);
  find_clean_run (self, newest);
}

/**
 * remedy_proof_is_marked:
 * @self: a proof
 *
 * Returns: %TRUE if the operator said that Update was done
 */
gboolean
remedy_proof_is_marked (const RemedyProof *self)
{
  return is_marked_done (self->input->update);
}
