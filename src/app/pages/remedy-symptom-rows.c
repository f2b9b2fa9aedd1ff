/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-symptom-rows.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-fact-row.h"
#include "checks/remedy-runs.h"
#include "formats/remedy-tables.h"
#include "core/remedy-text.h"

/* Of one kind, on the page; the newest are shown and the others counted. */
#define MAX_ROWS 12

static RemedyFactRow *
add_row (RemedyGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = remedy_fact_row_new (title, subtitle);

  gtk_container_add (GTK_CONTAINER (group), row);
  return REMEDY_FACT_ROW (row);
}

static void
add_more (RemedyGroup *group, guint n_rows)
{
  g_autofree char *text = NULL;

  if (n_rows <= MAX_ROWS)
    return;
  text = g_strdup_printf (ngettext ("and %u earlier one", "and %u earlier ones", n_rows - MAX_ROWS),
                          n_rows - MAX_ROWS);
  add_row (group, text, NULL);
}

static char *
describe_place (const RemedyEventFact *event)
{
  const char *computer = event->computer != NULL ? event->computer : _ ("computer not known");

  /* Where names are hidden, so is what depends on how long they are. */
  if (event->offset == 0)
    /* Translators: a computer, the source of an event, the number of its record, and the log
     * that it is in, on a line of its own. */
    return g_strdup_printf (_ ("%s · %s · record %" PRId64 "\n%s"), computer, event->source,
                            (int64_t) event->number, event->log);
  /* Translators: a computer, the source of an event, the number and place of its record, and
   * the log that it is in, on a line of its own. */
  return g_strdup_printf (_ ("%s · %s · record %" PRId64 ", offset 0x%" PRIx64 "\n%s"), computer,
                          event->source, (int64_t) event->number, (uint64_t) event->offset,
                          event->log);
}

static void
add_fault (RemedyGroup *group, const RemedyEventFact *event, const RemedyFacts *facts)
{
  g_autofree char *when = remedy_words_time (event->generated, facts);
  g_autofree char *where = describe_place (event);
  RemedyFactRow   *row = add_row (group, when, where);

  if (event->recovered)
    remedy_fact_row_set_badge (row, _ ("recovered, does not count"));
  else
    {
      remedy_fact_row_set_icon (row, "dialog-error-symbolic", "fail");
      remedy_fact_row_set_badge (row, _ ("read"));
    }
}

/**
 * remedy_symptom_rows_add_faults:
 * @group: where the rows go
 * @facts: what was read; with events
 *
 * Adds the newest 12010 events of the Migration Wizard.
 *
 * Returns: how many live ones there are
 */
guint
remedy_symptom_rows_add_faults (RemedyGroup *group, const RemedyFacts *facts)
{
  guint            n_rows = 0, n_live = 0;
  g_autofree char *title = NULL;

  for (guint i = facts->events->events->len; i > 0; i--)
    {
      const RemedyEventFact *event = g_ptr_array_index (facts->events->events, i - 1);

      if (!remedy_runs_is_fault (event))
        continue;
      n_live += !event->recovered;
      if (n_rows++ < MAX_ROWS)
        add_fault (group, event, facts);
    }
  add_more (group, n_rows);
  if (n_rows == 0)
    add_row (group, _ ("Event 12010 of MSExchangeMig is not in the log"),
             _ ("This says nothing about the time before and after the span that the log covers."));
  if (n_live == 0)
    title = g_strdup (_ ("Event 12010"));
  else
    title = g_strdup_printf (ngettext ("Event 12010: %u time", "Event 12010: %u times", n_live),
                             n_live);
  remedy_group_set_title (group, title);
  return n_live;
}

static void
add_run (RemedyGroup *group, const RemedyRun *run, const RemedyFacts *facts)
{
  RemedyLook        bad = { "dialog-error-symbolic", "fail", _ ("with event 12010") };
  RemedyLook        error = { "dialog-warning-symbolic", "warning", _ ("with another error") };
  RemedyLook        clean = { "object-select-symbolic", "pass", _ ("clean") };
  RemedyLook        open = { "dialog-question-symbolic", "quiet", _ ("without an end") };
  const RemedyLook *look = run->complete ? &clean : &open;
  g_autofree char  *when = remedy_words_time (run->started, facts);
  g_autofree char  *text = NULL;

  for (guint i = 0; i < run->events->len; i++)
    {
      const RemedyEventFact *event = g_ptr_array_index (run->events, i);

      if (remedy_runs_is_fault (event))
        look = &bad;
      else if (remedy_runs_is_error (event) && look != &bad)
        look = &error;
    }
  text = g_strdup_printf (ngettext ("%u event", "%u events", run->events->len), run->events->len);
  remedy_fact_row_set_look (add_row (group, when, text), look);
}

/**
 * remedy_symptom_rows_add_runs:
 * @group: where the rows go
 * @runs: (element-type RemedyRun): oldest first
 * @facts: what was read
 *
 * Adds the newest runs of the Migration Wizard.
 */
void
remedy_symptom_rows_add_runs (RemedyGroup *group, const GPtrArray *runs, const RemedyFacts *facts)
{
  for (guint i = runs->len; i > 0 && runs->len - i < MAX_ROWS; i--)
    add_run (group, g_ptr_array_index (runs, i - 1), facts);
  add_more (group, runs->len);
}

static gboolean
is_migration (const RemedyEventFact *event)
{
  return !event->recovered && !remedy_runs_is_fault (event) &&
         (remedy_text_equal (event->source, "MSExchangeMig") ||
          remedy_text_equal (event->source, "MSExchangeMigDS"));
}

static gboolean
is_same_kind (gconstpointer a, gconstpointer b)
{
  const RemedyEventFact *left = a;
  const RemedyEventFact *right = b;

  return left->id == right->id && remedy_text_equal (left->source, right->source);
}

static void
add_other (RemedyGroup           *group,
           const RemedyEventFact *last,
           guint                  n_events,
           const RemedyFacts     *facts)
{
  const RemedyTableEvent *known = remedy_table_find_event ((guint) last->id, last->source);
  g_autofree char        *when = remedy_words_time (last->generated, facts);
  g_autofree char        *title = NULL;
  g_autofree char        *text = NULL;
  RemedyFactRow          *row;

  /* Translators: id and source of an event, and how often it is in the log. */
  title = g_strdup_printf (ngettext ("%d of %s, %u time", "%d of %s, %u times", n_events),
                           (int) last->id, last->source, n_events);
  if (known != NULL && known->articles != NULL && *known->articles != '\0')
    /* Translators: what an event means, Microsoft’s articles, and when it was last seen. */
    text = g_strdup_printf (_ ("%s (%s). Last %s."), known->summary, known->articles, when);
  else
    /* Translators: %s is a time. */
    text = g_strdup_printf (_ ("No article is known to explain it. Last %s."), when);
  row = add_row (group, title, text);
  if (known != NULL && known->harmless)
    remedy_fact_row_set_badge (row, _ ("harmless"));
  else if (last->type == 1)
    remedy_fact_row_set_badge (row, _ ("error"));
}

/**
 * remedy_symptom_rows_add_others:
 * @group: where the rows go; hidden if there are none
 * @facts: what was read; with events
 *
 * Adds the other migration events, one row a kind, with the article that explains it.
 */
void
remedy_symptom_rows_add_others (RemedyGroup *group, const RemedyFacts *facts)
{
  const GPtrArray *events = facts->events->events;
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint i = events->len; i > 0; i--)
    {
      RemedyEventFact *event = g_ptr_array_index (events, i - 1);
      guint            index = 0;

      if (!is_migration (event))
        continue;
      if (!g_ptr_array_find_with_equal_func (kinds, event, is_same_kind, &index))
        {
          index = kinds->len;
          g_ptr_array_add (kinds, event);
          g_array_set_size (counts, kinds->len);
        }
      g_array_index (counts, guint, index)++;
    }
  for (guint i = 0; i < kinds->len; i++)
    add_other (group, g_ptr_array_index (kinds, i), g_array_index (counts, guint, i), facts);
  gtk_widget_set_visible (GTK_WIDGET (group), kinds->len > 0);
}

static void
append (GString *text, gboolean applies, const char *words)
{
  if (applies)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static char *
describe_log (const RemedyLogFact *log)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *live =
      g_strdup_printf (ngettext ("%u record", "%u records", (guint) log->live), (guint) log->live);
  g_autofree char *recovered = g_strdup_printf (
      /* Translators: records found in space that the log no longer uses. */
      ngettext ("%u recovered", "%u recovered", (guint) log->recovered), (guint) log->recovered);
  g_autofree char *stale = g_strdup_printf (
      ngettext ("its header does not know of the last %u record",
                "its header does not know of the last %u records", (guint) log->stale_by),
      (guint) log->stale_by);
  g_autofree char *holes =
      g_strdup_printf (ngettext ("%u hole", "%u holes", (guint) log->holes), (guint) log->holes);

  append (text, TRUE, live);
  append (text, log->recovered > 0, recovered);
  append (text, log->wrapped, _ ("older events were overwritten"));
  append (text, log->full, _ ("full: the newest events may be missing"));
  append (text, log->truncated, _ ("cut short"));
  append (text, log->holes > 0, holes);
  append (text, log->stale_by > 0, stale);
  append (text, log->dirty && log->stale_by == 0, _ ("copied while it was in use"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * remedy_symptom_rows_add_logs:
 * @group: where the rows go
 * @facts: what was read; with events
 *
 * Adds the logs themselves: how much of each could be read, and what is wrong with it.
 */
void
remedy_symptom_rows_add_logs (RemedyGroup *group, const RemedyFacts *facts)
{
  const GPtrArray *logs = facts->events->logs;

  for (guint i = 0; i < logs->len; i++)
    {
      const RemedyLogFact *log = g_ptr_array_index (logs, i);
      RemedyLook           look = remedy_look_item (log->state);
      g_autofree char     *text =
          log->state == REMEDY_ITEM_FOUND ? describe_log (log) : g_strdup (log->reason);

      remedy_fact_row_set_look (add_row (group, log->path, text), &look);
    }
  if (logs->len == 0)
    add_row (group, _ ("There is no Application log in this folder"),
             _ ("On the server it is %SystemRoot%\\System32\\Config\\AppEvent.Evt"));
  if (facts->events->more)
    add_row (group, _ ("There are more migration events than are kept here; these are the newest"),
             NULL);
}

/**
 * remedy_symptom_rows_add_machine:
 * @group: where the rows go
 * @facts: what was read; with events
 *
 * Adds which machine ran the Migration Wizard: its events are in the log of that machine.
 */
void
remedy_symptom_rows_add_machine (RemedyGroup *group, const RemedyFacts *facts)
{
  const RemedyEventFact *last = NULL;
  const char            *here = facts->layout != NULL ? facts->layout->computer : NULL;
  g_autofree char       *title = NULL;

  for (guint i = facts->events->events->len; i > 0 && last == NULL; i--)
    {
      const RemedyEventFact *event = g_ptr_array_index (facts->events->events, i - 1);

      if (!event->recovered && (remedy_runs_is_fault (event) || is_migration (event)))
        last = event;
    }
  if (last == NULL)
    title = g_strdup (_ ("No migration event is in this log"));
  else if (here == NULL || last->computer == NULL || remedy_text_equal (here, last->computer))
    /* Translators: %s is the name of a computer. */
    title = g_strdup_printf (_ ("The Migration Wizard ran on %s"),
                             last->computer != NULL ? last->computer : _ ("this machine"));
  else
    /* Translators: names of two computers. */
    title = g_strdup_printf (_ ("The Migration Wizard ran on %s, and these files are of %s"),
                             last->computer, here);
  add_row (group, title,
           _ ("Its events are in the log of the machine that ran it, and so are the files that are "
              "to be mended (Q265840, Q200250)."));
}
