/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-sheet.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-container.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-step-row.h"

/*
 * The run sheet by phases, with how each step stands. Rows stay as they are, open or
 * closed, as long as the plan is the same one.
 */
struct _RemedySheet
{
  GtkBox parent_instance;

  RemedyPlan *plan; /* (owned) (nullable) that is shown */
  GPtrArray  *rows; /* (owned) RemedyStepRow, in the order of the plan */
};

G_DEFINE_TYPE (RemedySheet, remedy_sheet, GTK_TYPE_BOX)

enum
{
  TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_take_back (RemedyStepRow *row, RemedySheet *self)
{
  g_signal_emit (self, signals[TAKE_BACK], 0, remedy_step_row_get_id (row));
}

static GtkWidget *
add_group (RemedySheet *self, int phase, gboolean advice)
{
  g_autofree char *title = NULL;
  GtkWidget       *group;

  /* Translators: %s is a phase of the run sheet. */
  title = advice
              ? g_strdup_printf (_ ("%s: our advice, not Microsoft’s"), remedy_phase_title (phase))
              : g_strdup (remedy_phase_title (phase));
  group = remedy_group_new (title);
  gtk_container_add (GTK_CONTAINER (self), group);
  return group;
}

/* What is our advice and not Microsoft’s stands apart, under a heading that says so. */
static void
add_phase (RemedySheet *self, int phase, gboolean advice)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < self->plan->steps->len; i++)
    {
      const RemedyStep *step = g_ptr_array_index (self->plan->steps, i);
      GtkWidget        *row;

      if (step->phase != phase || step->advice != advice)
        continue;
      if (group == NULL)
        group = add_group (self, phase, advice);
      row = remedy_step_row_new (step);
      g_signal_connect_object (row, "take-back", G_CALLBACK (on_take_back), self, 0);
      g_ptr_array_add (self->rows, row);
      gtk_container_add (GTK_CONTAINER (group), row);
    }
}

static void
set_plan (RemedySheet *self, const RemedyPlan *plan)
{
  if (self->plan != NULL && remedy_record_equal (&remedy_plan_type, self->plan, plan))
    return;
  g_ptr_array_set_size (self->rows, 0);
  remedy_container_clear (GTK_CONTAINER (self));
  g_clear_pointer (&self->plan, remedy_plan_free);
  self->plan = remedy_plan_copy (plan);
  for (int phase = 0; phase < REMEDY_N_PHASES; phase++)
    {
      add_phase (self, phase, FALSE);
      add_phase (self, phase, TRUE);
    }
}

static void
remedy_sheet_finalize (GObject *object)
{
  RemedySheet *self = REMEDY_SHEET (object);

  g_clear_pointer (&self->plan, remedy_plan_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (remedy_sheet_parent_class)->finalize (object);
}

static void
remedy_sheet_class_init (RemedySheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_sheet_finalize;

  /**
   * RemedySheet::take-back:
   * @self: the sheet
   * @step: id of the step whose mark was a mistake
   */
  signals[TAKE_BACK] = g_signal_new ("take-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
remedy_sheet_init (RemedySheet *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
}

/**
 * remedy_sheet_new:
 *
 * Returns: (transfer floating): a sheet without steps
 */
GtkWidget *
remedy_sheet_new (void)
{
  return g_object_new (REMEDY_TYPE_SHEET, NULL);
}

/**
 * remedy_sheet_update:
 * @self: the sheet
 * @session: that has the plan and the marks
 * @current: (nullable): id of the step to do now
 */
void
remedy_sheet_update (RemedySheet *self, RemedySession *session, const char *current)
{
  const RemedyPlan *plan = remedy_session_get_plan (session);

  g_return_if_fail (REMEDY_IS_SHEET (self));

  if (plan == NULL)
    return;
  set_plan (self, plan);
  for (guint i = 0; i < self->rows->len; i++)
    {
      RemedyStepRow *row = g_ptr_array_index (self->rows, i);
      const char    *id = remedy_step_row_get_id (row);

      remedy_step_row_set_mark (row, remedy_session_get_mark (session, id),
                                g_strcmp0 (id, current) == 0);
    }
}
