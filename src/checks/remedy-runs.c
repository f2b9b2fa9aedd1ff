/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-runs.h"

#include "core/remedy-text.h"
#include "formats/remedy-tables.h"

#define EVENT_TYPE_ERROR 1
#define EVENT_STARTED 10002    /* Q166612 */
#define EVENT_STATISTICS 10068 /* Q169130 */
#define EVENT_FAULT 12010      /* Q236176 */

/**
 * remedy_run_free:
 * @self: (transfer full) (nullable): a run
 */
void
remedy_run_free (RemedyRun *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->events);
  g_free (self);
}

/**
 * remedy_runs_is_migration:
 * @event: an event
 *
 * Returns: %TRUE if it is a live one of the Migration Wizard. The spelling of the
 *   source varies in case (Q214822, Q238784).
 */
gboolean
remedy_runs_is_migration (const RemedyEventFact *event)
{
  return !event->recovered && (remedy_text_equal (event->source, "MSExchangeMig") ||
                               remedy_text_equal (event->source, "MSExchangeMigDS"));
}

/**
 * remedy_runs_is_fault:
 * @event: an event
 *
 * Told by source and id, never by the text, which may be lost (Q221122).
 *
 * Returns: %TRUE if it is a live 12010 of MSExchangeMig (Q236176)
 */
gboolean
remedy_runs_is_fault (const RemedyEventFact *event)
{
  return !event->recovered && event->id == EVENT_FAULT &&
         remedy_text_equal (event->source, "MSExchangeMig");
}

/* Rows that are harmless or misleading, and rows whose article names no source, so that it
 * is not known whether they speak of this event, never make a run bad. */
static gboolean
is_excused (const RemedyEventFact *event)
{
  const GPtrArray *rows = remedy_table_events ();

  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyTableEvent *row = rows->pdata[i];
      gboolean unstated = g_str_equal (row->source, "unstated");

      if (row->id == event->id && (unstated || remedy_text_equal (row->source, event->source)) &&
          (unstated || row->harmless))
        return TRUE;
    }
  return FALSE;
}

/**
 * remedy_runs_is_error:
 * @event: an event
 *
 * Returns: %TRUE if it is a live error of the Migration Wizard that makes its run bad
 */
gboolean
remedy_runs_is_error (const RemedyEventFact *event)
{
  if (!remedy_runs_is_migration (event))
    return FALSE;
  return remedy_runs_is_fault (event) || (event->type == EVENT_TYPE_ERROR && !is_excused (event));
}

static RemedyRun *
run_new (gint64 started)
{
  RemedyRun *self = g_new0 (RemedyRun, 1);

  self->started = started;
  self->events = g_ptr_array_new ();
  return self;
}

static gboolean
has_error (const RemedyRun *self)
{
  for (guint i = 0; i < self->events->len; i++)
    if (remedy_runs_is_error (self->events->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * remedy_runs_computer:
 * @event: an event
 *
 * Logs of two machines can lie side by side; their runs are not one another’s.
 *
 * Returns: (transfer full): the name of the computer that logged it, to be compared
 */
char *
remedy_runs_computer (const RemedyEventFact *event)
{
  return g_utf8_casefold (event->computer != NULL ? event->computer : "", -1);
}

/**
 * remedy_runs_find:
 * @facts: facts
 *
 * Returns: (transfer container) (element-type RemedyRun): the runs, oldest first; they
 *   point into @facts
 */
GPtrArray *
remedy_runs_find (const RemedyFacts *facts)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_run_free);
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; facts->events != NULL && i < facts->events->events->len; i++)
    {
      const RemedyEventFact *event = facts->events->events->pdata[i];
      g_autofree char *computer = NULL;
      RemedyRun *run;

      if (!remedy_runs_is_migration (event))
        continue;
      computer = remedy_runs_computer (event);
      run = g_hash_table_lookup (open, computer);
      if (run == NULL || event->id == EVENT_STARTED)
        {
          run = run_new (event->generated);
          g_ptr_array_add (runs, run);
        }
      g_ptr_array_add (run->events, (gpointer) event);
      run->ended = event->generated;
      run->complete = event->id == EVENT_STATISTICS;
      g_hash_table_insert (open, g_steal_pointer (&computer), run->complete ? NULL : run);
    }
  for (guint i = 0; i < runs->len; i++)
    {
      RemedyRun *run = runs->pdata[i];

      run->clean = run->complete && !has_error (run);
    }
  return runs;
}

/**
 * remedy_runs_last:
 * @runs: (element-type RemedyRun): runs
 *
 * What was logged after the statistics of a run, without a start of its own, is no run of
 * the wizard; it must not hide the run before it.
 *
 * Returns: the position of the last run that has a start or an end; 0 if none has
 */
guint
remedy_runs_last (const GPtrArray *runs)
{
  for (guint i = runs->len; i > 0; i--)
    {
      const RemedyRun *run = runs->pdata[i - 1];
      const RemedyEventFact *first = run->events->pdata[0];

      if (run->complete || first->id == EVENT_STARTED)
        return i - 1;
    }
  return 0;
}
