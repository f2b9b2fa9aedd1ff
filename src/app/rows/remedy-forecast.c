/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-forecast.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"
#include "checks/remedy-notes-service.h"

/*
 * What the repair will be, before the sheet is read: how long, whom it hits, where there is
 * no return, and what must not be open. Its rows stay, only their words change.
 */
struct _RemedyForecast
{
  GtkBox parent_instance;

  RemedyFactRow *close_row;
  RemedyFactRow *disable_row;
  RemedyFactRow *length_row;
  RemedyFactRow *return_row;
  RemedyFactRow *users_row;
};

G_DEFINE_FINAL_TYPE (RemedyForecast, remedy_forecast, GTK_TYPE_BOX)

static void
say (RemedyFactRow *row,
     const char    *title,
     const char    *text)
{
  g_object_set (row, "title", title, "subtitle", text, NULL);
  gtk_widget_set_visible (GTK_WIDGET (row), title != NULL);
}

static guint
count_phase (const RemedyPlan *plan,
             int               phase)
{
  guint n_steps = 0;

  for (guint i = 0; i < plan->steps->len; i++)
    n_steps += ((const RemedyStep *) plan->steps->pdata[i])->phase == phase;
  return n_steps;
}

/* "Before the maintenance window: 7 · Back up: 4 · …" */
static void
say_length (RemedyForecast   *self,
            const RemedyPlan *plan)
{
  guint n_steps = remedy_plan_count (plan);
  g_autofree char *title = g_strdup_printf (ngettext ("%u step", "%u steps", n_steps), n_steps);
  g_autoptr (GString) phases = g_string_new (NULL);

  for (int phase = 0; phase < REMEDY_PHASE_ROLL_BACK; phase++)
    if (count_phase (plan, phase) > 0)
      /* Translators: a phase of the run sheet, and how many steps it has. */
      g_string_append_printf (phases, _ ("%s%s: %u"), phases->len > 0 ? " · " : "",
                              remedy_phase_title (phase), count_phase (plan, phase));
  say (self->length_row, title, phases->str);
}

static void
say_users (RemedyForecast        *self,
           const RemedyDiagnosis *diagnosis)
{
  guint            n_profiles = diagnosis->profiles->len;
  g_autofree char *names = remedy_words_join (diagnosis->profiles);
  g_autofree char *title = g_strdup_printf (ngettext ("%u Outlook profile will stop working",
                                                      "%u Outlook profiles will stop working",
                                                      n_profiles),
                                            n_profiles);

  if (n_profiles > 0)
    say (self->users_row, title, names);
  else if (diagnosis->notes_service == REMEDY_NOTES_SERVICE_ABSENT)
    say (self->users_row, _ ("No Outlook profile that will stop working was found"),
         _ ("Every profile was read, and none connects to Notes."));
  else
    say (self->users_row, _ ("Which Outlook profiles will stop working is not known"),
         _ ("A profile that connects to Notes no longer works afterwards (Q236176)."));
}

static void
say_return (RemedyForecast   *self,
            const RemedyPlan *plan)
{
  guint number = 0;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];
      g_autofree char  *title = NULL;

      number += step->phase != REMEDY_PHASE_ROLL_BACK;
      if (!step->no_return)
        continue;
      /* Translators: the number of a step of the run sheet, and its title. */
      title = g_strdup_printf (_ ("The point of no return is step %u: “%s”"), number, step->title);
      say (self->return_row, title,
           _ ("From there on the way back is the backup."));
      return;
    }
  say (self->return_row, NULL, NULL);
}

static void
say_step (RemedyFactRow    *row,
          const RemedyPlan *plan,
          const char       *id)
{
  const RemedyStep *step = remedy_plan_find (plan, id);

  say (row, step != NULL ? step->title : NULL, step != NULL ? step->instruction : NULL);
}

static void
remedy_forecast_class_init (RemedyForecastClass *klass)
{
}

static RemedyFactRow *
add_row (GtkWidget  *group,
         const char *icon)
{
  GtkWidget *row = remedy_fact_row_new (NULL, NULL);

  remedy_fact_row_set_icon (REMEDY_FACT_ROW (row), icon, NULL);
  gtk_container_add (GTK_CONTAINER (group), row);
  return REMEDY_FACT_ROW (row);
}

static void
remedy_forecast_init (RemedyForecast *self)
{
  GtkWidget *group = remedy_group_new (_ ("What will happen"));

  self->length_row = add_row (group, "view-list-symbolic");
  self->users_row = add_row (group, "avatar-default-symbolic");
  self->return_row = add_row (group, "dialog-warning-symbolic");
  self->close_row = add_row (group, "window-close-symbolic");
  self->disable_row = add_row (group, "action-unavailable-symbolic");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_container_add (GTK_CONTAINER (self), group);
}

/**
 * remedy_forecast_new:
 *
 * Returns: (transfer floating): a forecast that says nothing yet
 */
GtkWidget *
remedy_forecast_new (void)
{
  return g_object_new (REMEDY_TYPE_FORECAST, NULL);
}

/**
 * remedy_forecast_update:
 * @self: the forecast
 * @session: that has a diagnosis and a plan
 */
void
remedy_forecast_update (RemedyForecast *self,
                        RemedySession  *session)
{
  const RemedyDiagnosis *diagnosis = remedy_session_get_diagnosis (session);
  const RemedyPlan      *plan = remedy_session_get_plan (session);

  g_return_if_fail (REMEDY_IS_FORECAST (self));
  g_return_if_fail (diagnosis != NULL && plan != NULL);

  say_length (self, plan);
  say_users (self, diagnosis);
  say_return (self, plan);
  say_step (self->close_row, plan, "quiet.close-programs");
  say_step (self->disable_row, plan, "quiet.third-party");
}
