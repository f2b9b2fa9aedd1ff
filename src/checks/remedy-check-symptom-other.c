/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "checks/remedy-symptom.h"
#include "core/remedy-text.h"
#include "formats/remedy-tables.h"

/* Every kind of event is shown once; there are 57 rows in the table of events. */
#define MAX_KINDS 100

typedef struct
{
  const RemedyEventFact *last;
  guint n;
} Kind;

static GArray *
list_kinds (const RemedyFacts *facts)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (Kind));

  for (guint i = 0; i < facts->events->events->len; i++)
    {
      const RemedyEventFact *event = facts->events->events->pdata[i];
      guint j = 0;

      if (!remedy_runs_is_migration (event) || remedy_runs_is_fault (event))
        continue;
      while (j < kinds->len &&
             (g_array_index (kinds, Kind, j).last->id != event->id ||
              !remedy_text_equal (g_array_index (kinds, Kind, j).last->source, event->source)))
        j++;
      if (j == kinds->len && j < MAX_KINDS)
        g_array_append_val (kinds, ((Kind){ event, 0 }));
      if (j < kinds->len)
        {
          g_array_index (kinds, Kind, j).last = event;
          g_array_index (kinds, Kind, j).n++;
        }
    }
  return kinds;
}

static void
show_kind (const RemedyFacts *facts,
           const Kind        *kind,
           RemedyFinding     *finding)
{
  const RemedyTableEvent *row =
      remedy_table_find_event ((guint) kind->last->id, kind->last->source);
  g_autofree char *when = remedy_reason_when (facts, kind->last->generated);
  g_autofree char *where = remedy_reason_where (kind->last);

  if (row == NULL)
    {
      /* Translators: number and source of an event, how often, and when last. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, where,
                               _ ("Event %d of %s, %u×, last on %s: no article is known"),
                               (int) kind->last->id, kind->last->source, kind->n, when);
      return;
    }
  /* Translators: number and source of an event, how often, when last, and what it means. */
  remedy_finding_add_seen (finding, REMEDY_HOW_READ, where,
                           _ ("Event %d of %s, %u×, last on %s: %s (%s)"), (int) kind->last->id,
                           kind->last->source, kind->n, when, row->summary, row->articles);
}

static void
cite (const RemedySymptom *symptom,
      RemedyFinding       *finding)
{
  for (guint i = 0; i < symptom->errors->len; i++)
    {
      const RemedyEventFact *event = symptom->errors->pdata[i];
      const RemedyTableEvent *row = remedy_table_find_event ((guint) event->id, event->source);

      if (row != NULL)
        remedy_finding_cite (finding, row->articles);
    }
}

void
remedy_check_symptom_other (const RemedyFacts   *facts,
                            const RemedyAnswers *answers,
                            RemedyFinding       *finding)
{
  g_autoptr (RemedySymptom) symptom = remedy_symptom_new (facts, answers);
  g_autoptr (GArray) kinds = list_kinds (facts);
  g_autofree char *span = remedy_symptom_span (symptom, facts);

  for (guint i = 0; i < kinds->len; i++)
    show_kind (facts, &g_array_index (kinds, Kind, i), finding);
  if (symptom->n_logs == 0)
    {
      const RemedyLogFact *log = remedy_symptom_lost_log (facts);
      g_autofree char *reason = remedy_symptom_no_log (facts);

      remedy_finding_set_unread (finding, _ ("Other migration events are not known"),
                                 log != NULL ? log->path : NULL,
                                 log != NULL ? log->state : REMEDY_ITEM_NOT_HERE, NULL);
      remedy_finding_summarize (finding, "%s", reason);
    }
  else if (symptom->errors->len > 0)
    {
      const RemedyEventFact *last = symptom->errors->pdata[symptom->errors->len - 1];

      remedy_finding_judge (
          finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
          g_dngettext (GETTEXT_PACKAGE, "The last migration run logged another error",
                       "The last migration run logged %u other errors", symptom->errors->len),
          symptom->errors->len);
      /* Translators: number and source of an event, then the span of the log. */
      remedy_finding_summarize (finding, _ ("Last event %d of %s. %s"), (int) last->id,
                                last->source, span);
      remedy_finding_advise (finding, _ ("Read the article that explains the event before you "
                                         "decide what to mend."));
      cite (symptom, finding);
    }
  else if (kinds->len == 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_NOT_APPLICABLE, REMEDY_SEVERITY_INFO,
                            _ ("There is no other migration event"));
      remedy_finding_summarize (finding, "%s", span);
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("The last migration run logged no other error"));
      remedy_finding_summarize (finding, "%s", span);
    }
}
