/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-symptom-page.h"

#include <glib/gi18n-lib.h>

#include "app/pages/remedy-symptom-rows.h"
#include "app/remedy-words.h"
#include "app/rows/remedy-answer-form.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-timeline.h"
#include "checks/remedy-runs.h"

/* What the Application log says, or, without one, what the operator saw. */
struct _RemedySymptomPage
{
  RemedyPage parent_instance;

  RemedyAnswerForm *answer_form;
  RemedyGroup      *event_group;
  RemedyGroup      *log_group;
  RemedyGroup      *look_group;
  RemedyGroup      *machine_group;
  RemedyGroup      *other_group;
  GtkBox           *runs_box;
  RemedyGroup      *runs_group;
  RemedyTimeline   *timeline;
};

G_DEFINE_TYPE (RemedySymptomPage, remedy_symptom_page, REMEDY_TYPE_PAGE)

static void
on_answer (RemedySymptomPage *self, int saw, gint64 when)
{
  RemedyPage *page = REMEDY_PAGE (self);
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();

  answers->saw = saw;
  answers->saw_when = when;
  answers->stated_at = g_get_real_time () / G_USEC_PER_SEC;
  remedy_page_begin (page);
  remedy_session_answer_async (remedy_page_get_session (page), answers, remedy_page_saved,
                               g_object_ref (page));
}

static gboolean
is_log_read (const RemedyFacts *facts)
{
  for (guint i = 0; facts != NULL && facts->events != NULL && i < facts->events->logs->len; i++)
    {
      const RemedyLogFact *log = g_ptr_array_index (facts->events->logs, i);

      if (log->state == REMEDY_ITEM_FOUND && log->live > 0)
        return TRUE;
    }
  return FALSE;
}

static void
show_span (RemedyPage *page, const RemedyFacts *facts)
{
  gint64           first = G_MAXINT64, last = G_MININT64;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; facts != NULL && facts->events != NULL && i < facts->events->logs->len; i++)
    {
      const RemedyLogFact *log = g_ptr_array_index (facts->events->logs, i);

      if (log->state != REMEDY_ITEM_FOUND || log->live == 0)
        continue;
      first = MIN (first, log->first_time);
      last = MAX (last, log->last_time);
    }
  if (first <= last)
    {
      from = remedy_words_time (first, facts);
      to = remedy_words_time (last, facts);
      /* Translators: two times. */
      text = g_strdup_printf (_ ("The log covers %s to %s."), from, to);
    }
  remedy_page_set_subtitle (page, text != NULL ? text : _ ("No event log could be read."));
}

static void
show_runs (RemedySymptomPage *self, const RemedyFacts *facts)
{
  g_autoptr (GPtrArray) runs = remedy_runs_find (facts);
  RemedyZone zone;
  gboolean   zoned = remedy_facts_get_zone (facts, &zone);

  gtk_widget_set_visible (GTK_WIDGET (self->runs_box), runs->len > 0);
  remedy_timeline_set_runs (self->timeline, runs, zoned ? &zone : NULL);
  remedy_symptom_rows_add_runs (self->runs_group, runs, facts);
}

static void
show_log (RemedySymptomPage *self, const RemedyFacts *facts)
{
  guint n_faults = remedy_symptom_rows_add_faults (self->event_group, facts);

  remedy_symptom_rows_add_others (self->other_group, facts);
  remedy_symptom_rows_add_logs (self->log_group, facts);
  remedy_symptom_rows_add_machine (self->machine_group, facts);
  show_runs (self, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->look_group), n_faults == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->answer_form), n_faults == 0);
}

static void
remedy_symptom_page_refresh (RemedyPage *page)
{
  RemedySymptomPage *self = REMEDY_SYMPTOM_PAGE (page);
  RemedySession     *session = remedy_page_get_session (page);
  const RemedyFacts *facts = remedy_session_get_facts (session);
  gboolean           has_log = is_log_read (facts);
  RemedyGroup       *groups[] = { self->event_group, self->log_group, self->machine_group,
                                  self->other_group, self->runs_group };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    remedy_group_clear (groups[i]);
  show_span (page, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->event_group), has_log);
  gtk_widget_set_visible (GTK_WIDGET (self->machine_group), has_log);
  gtk_widget_set_visible (GTK_WIDGET (self->log_group), facts != NULL && facts->events != NULL);
  if (facts != NULL && facts->events != NULL)
    show_log (self, facts);
  else
    {
      gtk_widget_hide (GTK_WIDGET (self->other_group));
      gtk_widget_hide (GTK_WIDGET (self->runs_box));
      gtk_widget_set_visible (GTK_WIDGET (self->look_group), !remedy_session_is_reading (session));
      gtk_widget_set_visible (GTK_WIDGET (self->answer_form), !remedy_session_is_reading (session));
    }
  remedy_answer_form_update (self->answer_form, session);
}

static void
remedy_symptom_page_class_init (RemedySymptomPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  REMEDY_PAGE_CLASS (klass)->refresh = remedy_symptom_page_refresh;

  g_type_ensure (REMEDY_TYPE_ANSWER_FORM);
  g_type_ensure (REMEDY_TYPE_FACT_ROW);
  g_type_ensure (REMEDY_TYPE_GROUP);
  g_type_ensure (REMEDY_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-symptom-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, answer_form);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, event_group);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, log_group);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, look_group);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, machine_group);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, other_group);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, runs_box);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, runs_group);
  gtk_widget_class_bind_template_child (widget_class, RemedySymptomPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_answer);
}

static void
remedy_symptom_page_init (RemedySymptomPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
