/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-sheet.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "app/rows/remedy-group.h"
#include "app/rows/remedy-step-row.h"

/*
 * The run sheet by phases, with how each step stands and how far each phase is. When the
 * plan changes, the rows of steps that stay on it stay as they are, open or closed, so that
 * nothing moves under the operator’s hand. Control and an arrow lead from phase to phase.
 */
struct _RemedySheet
{
  GtkBox parent_instance;

  RemedyPlan *plan; /* (owned) (nullable) that is shown */
  GPtrArray  *rows; /* (owned) RemedyStepRow, in the order of the plan */
  GtkWidget  *groups[REMEDY_N_PHASES]; /* NULL where a phase never had a step */
  gboolean    working; /* steps are being worked off */
};

G_DEFINE_FINAL_TYPE (RemedySheet, remedy_sheet, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_WORKING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOOSE,
  TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_choose (RemedyStepRow *row,
           RemedySheet   *self)
{
  g_signal_emit (self, signals[CHOOSE], 0, remedy_step_row_get_id (row));
}

static void
on_take_back (RemedyStepRow *row,
              RemedySheet   *self)
{
  g_signal_emit (self, signals[TAKE_BACK], 0, remedy_step_row_get_id (row));
}

static void
add_groups (RemedySheet *self)
{
  for (int phase = 0; phase < REMEDY_N_PHASES; phase++)
    {
      self->groups[phase] = remedy_group_new (remedy_phase_title (phase));
      gtk_container_add (GTK_CONTAINER (self), self->groups[phase]);
    }
}

static GtkWidget *
add_row (RemedySheet      *self,
         const RemedyStep *step)
{
  GtkWidget *row = remedy_step_row_new (step);

  g_signal_connect_object (row, "choose", G_CALLBACK (on_choose), self, 0);
  g_signal_connect_object (row, "take-back", G_CALLBACK (on_take_back), self, 0);
  gtk_container_add (GTK_CONTAINER (self->groups[step->phase]), row);
  return row;
}

/* Takes the row of a step, which is where it was, out of the ones that were shown. */
static GtkWidget *
take_row (RemedySheet      *self,
          GPtrArray        *old,
          const RemedyStep *step)
{
  for (guint i = 0; i < old->len; i++)
    {
      GtkWidget *row = old->pdata[i];

      if (!g_str_equal (remedy_step_row_get_id (REMEDY_STEP_ROW (row)), step->id) ||
          !gtk_widget_is_ancestor (row, self->groups[step->phase]))
        continue;
      g_ptr_array_remove_index (old, i);
      remedy_step_row_set_step (REMEDY_STEP_ROW (row), step);
      return row;
    }
  return NULL;
}

static void
set_plan (RemedySheet      *self,
          const RemedyPlan *plan)
{
  g_autoptr (GPtrArray) old = NULL;
  int place[REMEDY_N_PHASES] = { 0 };

  if (self->plan != NULL && remedy_record_equal (&remedy_plan_type, self->plan, plan))
    return;
  old = g_steal_pointer (&self->rows);
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];
      GtkWidget        *row = take_row (self, old, step);

      if (row == NULL)
        row = add_row (self, step);
      gtk_box_reorder_child (GTK_BOX (gtk_widget_get_parent (row)), row, place[step->phase]++);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < old->len; i++)
    gtk_widget_destroy (old->pdata[i]);
  for (int phase = 0; phase < REMEDY_N_PHASES; phase++)
    gtk_widget_set_visible (self->groups[phase], place[phase] > 0);
  g_clear_pointer (&self->plan, remedy_plan_free);
  self->plan = remedy_plan_copy (plan);
}

static void
count_states (RemedySheet   *self,
              RemedySession *session,
              int            phase,
              guint         *counts)
{
  for (guint i = 0; i < self->plan->steps->len; i++)
    {
      const RemedyStep *step = self->plan->steps->pdata[i];
      const RemedyMark *mark = remedy_session_get_mark (session, step->id);

      if (step->phase == phase)
        counts[mark != NULL ? mark->state : REMEDY_STEP_PENDING]++;
    }
}

/* "3 of 7 done · 1 skipped", or "7 steps" where the sheet is only read; what is only for
 * trouble is not counted. */
static char *
describe_phase (RemedySheet *self,
                int          phase,
                const guint *counts)
{
  guint total = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int state = 0; remedy_step_state_words[state] != NULL; state++)
    total += counts[state];
  if (phase == REMEDY_PHASE_ROLL_BACK)
    return g_strdup (_ ("Only for trouble; not counted among the steps to do."));
  if (!self->working && counts[REMEDY_STEP_PENDING] == total)
    return g_strdup_printf (ngettext ("%u step", "%u steps", total), total);
  /* Translators: how many steps of a phase of the run sheet are done, of how many. */
  g_string_printf (text, _ ("%u of %u done"), counts[REMEDY_STEP_DONE], total);
  if (counts[REMEDY_STEP_SKIPPED] > 0)
    g_string_append_printf (text, _ (" · %u skipped"), counts[REMEDY_STEP_SKIPPED]);
  if (counts[REMEDY_STEP_FAILED] > 0)
    g_string_append_printf (text, _ (" · %u failed"), counts[REMEDY_STEP_FAILED]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_phases (RemedySheet   *self,
             RemedySession *session)
{
  for (int phase = 0; phase < REMEDY_N_PHASES; phase++)
    {
      guint            counts[REMEDY_STEP_SKIPPED + 1] = { 0 };
      g_autofree char *text = NULL;

      count_states (self, session, phase, counts);
      text = describe_phase (self, phase, counts);
      g_object_set (self->groups[phase], "description", text, NULL);
    }
}

static void
show_steps (RemedySheet   *self,
            RemedySession *session,
            const char    *current)
{
  guint number = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RemedyStep *step = self->plan->steps->pdata[i];
      const RemedyStep *blocker = remedy_session_get_blocker (session, step->id);
      gboolean          counts = step->phase != REMEDY_PHASE_ROLL_BACK;

      number += counts;
      remedy_step_row_set_standing (
          self->rows->pdata[i],
          &(RemedyStanding){
              .mark = remedy_session_get_mark (session, step->id),
              .number = counts ? number : 0,
              .current = g_strcmp0 (step->id, current) == 0,
              .can_choose = self->working,
              .blocker = self->working ? blocker : NULL,
              .blocker_mark =
                  blocker != NULL ? remedy_session_get_mark (session, blocker->id) : NULL,
          });
    }
}

/* Where the keyboard is: the index of a row; G_MAXUINT if it is in none. */
static guint
find_focus (RemedySheet *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (gtk_widget_has_focus (row) || gtk_container_get_focus_child (GTK_CONTAINER (row)) != NULL)
        return i;
    }
  return G_MAXUINT;
}

static int
phase_of (RemedySheet *self,
          guint        index)
{
  return ((const RemedyStep *) self->plan->steps->pdata[index])->phase;
}

/* From anywhere in a phase to its first step, from there to the phase before; and down. */
static guint
find_phase (RemedySheet *self,
            guint        from,
            gboolean     up)
{
  guint to = from;

  if (up && to > 0 && phase_of (self, to - 1) != phase_of (self, to))
    to--;
  while (up && to > 0 && phase_of (self, to - 1) == phase_of (self, to))
    to--;
  while (!up && to + 1 < self->rows->len && phase_of (self, to) == phase_of (self, from))
    to++;
  return to;
}

static gboolean
remedy_sheet_key_press_event (GtkWidget   *widget,
                              GdkEventKey *event)
{
  RemedySheet *self = REMEDY_SHEET (widget);
  guint        modifiers = event->state & gtk_accelerator_get_default_mod_mask ();
  gboolean     up = event->keyval == GDK_KEY_Up || event->keyval == GDK_KEY_KP_Up;
  gboolean     down = event->keyval == GDK_KEY_Down || event->keyval == GDK_KEY_KP_Down;
  guint        from = find_focus (self);

  if (modifiers != GDK_CONTROL_MASK || !(up || down) || from == G_MAXUINT)
    return GTK_WIDGET_CLASS (remedy_sheet_parent_class)->key_press_event (widget, event);
  gtk_widget_grab_focus (self->rows->pdata[find_phase (self, from, up)]);
  return GDK_EVENT_STOP;
}

static void
remedy_sheet_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_WORKING)
    g_value_set_boolean (value, REMEDY_SHEET (object)->working);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_sheet_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (prop_id == PROP_WORKING)
    REMEDY_SHEET (object)->working = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = remedy_sheet_finalize;
  object_class->get_property = remedy_sheet_get_property;
  object_class->set_property = remedy_sheet_set_property;
  GTK_WIDGET_CLASS (klass)->key_press_event = remedy_sheet_key_press_event;

  /**
   * RemedySheet:working:
   *
   * Whether steps are being worked off: a row offers to be done now, or to take its mark back.
   */
  properties[PROP_WORKING] = g_param_spec_boolean (
      "working", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RemedySheet::choose:
   * @self: the sheet
   * @step: id of the step that is to be done now
   */
  signals[CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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
  add_groups (self);
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
remedy_sheet_update (RemedySheet   *self,
                     RemedySession *session,
                     const char    *current)
{
  const RemedyPlan *plan = remedy_session_get_plan (session);

  g_return_if_fail (REMEDY_IS_SHEET (self));

  if (plan == NULL)
    return;
  set_plan (self, plan);
  show_phases (self, session);
  show_steps (self, session, current);
}
