/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-step-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-command-box.h"
#include "app/rows/remedy-document-row.h"

/*
 * One step of the run sheet: how it stands, and, opened, all that the operator needs
 * to do it. A step that was marked offers to take the mark back, any other to be done now.
 */
struct _RemedyStepRow
{
  RemedyOpeningRow parent_instance;

  GtkWidget *choose_button; /* in the details */
  GtkWidget *take_back_button; /* in the details */

  RemedyStep *step; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RemedyStepRow, remedy_step_row, REMEDY_TYPE_OPENING_ROW)

enum
{
  CHOOSE,
  TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_choose (RemedyStepRow *self)
{
  g_signal_emit (self, signals[CHOOSE], 0);
}

static void
on_take_back (RemedyStepRow *self)
{
  g_signal_emit (self, signals[TAKE_BACK], 0);
}

static void
add_text (RemedyStepRow *self,
          const char    *heading,
          const char    *text)
{
  if (text != NULL && *text != '\0')
    remedy_opening_row_add_text (REMEDY_OPENING_ROW (self), heading, text, NULL);
}

static void
add_command (RemedyStepRow *self,
             const char    *command)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *command_box = remedy_command_box_new (command);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "row");
  gtk_box_pack_start (GTK_BOX (box), command_box, TRUE, TRUE, 0);
  gtk_widget_show (box);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), box);
}

static void
add_document (RemedyStepRow *self)
{
  GtkWidget *row = remedy_document_row_new ();

  remedy_document_row_set (REMEDY_DOCUMENT_ROW (row), self->step->document_name,
                           self->step->document);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), row);
}

static void
add_stated (RemedyStepRow *self)
{
  RemedyLook look = remedy_look_how (REMEDY_HOW_STATED);

  for (guint i = 0; i < self->step->stated->len; i++)
    remedy_opening_row_add_text (REMEDY_OPENING_ROW (self), self->step->stated->pdata[i], NULL,
                                 look.word);
}

static GtkWidget *
add_button (GtkWidget     *box,
            RemedyStepRow *self,
            const char    *label,
            const char    *name,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (box), button);
  return button;
}

static void
add_buttons (RemedyStepRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: read aloud; %s is the title of a step of the run sheet. */
  g_autofree char *choose = g_strdup_printf (_ ("Do “%s” now"), self->step->title);
  /* Translators: read aloud; %s is the title of a step of the run sheet. */
  g_autofree char *take_back = g_strdup_printf (_ ("Take back the mark of “%s”"), self->step->title);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "row");
  self->choose_button =
      add_button (box, self, _ ("Do this one now"), choose, G_CALLBACK (on_choose));
  self->take_back_button =
      add_button (box, self, _ ("Take the mark back"), take_back, G_CALLBACK (on_take_back));
  gtk_widget_show (box);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), box);
}

static void
fill_details (RemedyStepRow *self)
{
  const RemedyStep *step = self->step;
  g_autofree char  *articles = remedy_words_join (step->articles);

  if (step->advice)
    remedy_opening_row_add_text (REMEDY_OPENING_ROW (self), _ ("Our advice, not Microsoft’s"), NULL,
                                 NULL);
  add_text (self, _ ("What to do"), step->instruction);
  if (step->command != NULL)
    add_command (self, step->command);
  if (step->document != NULL)
    add_document (self);
  add_text (self, _ ("What to expect"), step->expect);
  add_text (self, _ ("If it goes differently"), step->if_wrong);
  add_text (self, _ ("To go back"), step->back);
  add_text (self, _ ("Why"), step->why);
  add_stated (self);
  add_text (self, _ ("Microsoft’s articles"), articles);
  add_buttons (self);
}

static void
set_badge (RemedyStepRow *self)
{
  RemedyLook       stated = remedy_look_how (REMEDY_HOW_STATED);
  g_autofree char *both = NULL;

  if (self->step->advice && self->step->stated->len > 0)
    both = g_strdup_printf ("%s · %s", _ ("our advice"), stated.word);
  else if (self->step->advice)
    both = g_strdup (_ ("our advice"));
  else if (self->step->stated->len > 0)
    both = g_strdup (stated.word);
  remedy_opening_row_set_badge (REMEDY_OPENING_ROW (self), both);
}

static void
append (GString    *text,
        const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static void
append_mark (GString          *text,
             const RemedyMark *mark)
{
  if (mark->reason != NULL && *mark->reason != '\0')
    append (text, mark->reason);
  if (mark->note != NULL && *mark->note != '\0')
    {
      /* Translators: a note that the operator wrote on a step. */
      g_autofree char *note = g_strdup_printf (_ ("note: “%s”"), mark->note);

      append (text, note);
    }
}

/* "step 7 · 3 May 2026, 19:44 · took two tries" */
static char *
describe (RemedyStepRow        *self,
          const RemedyStanding *standing,
          gboolean              marked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = NULL;
  g_autofree char *when = NULL;
  g_autofree char *stopped = NULL;

  if (standing->number > 0)
    {
      /* Translators: %u is the number of a step of the run sheet. */
      number = g_strdup_printf (_ ("step %u"), standing->number);
      append (text, number);
    }
  if (marked && standing->mark->time != REMEDY_TIME_UNKNOWN)
    {
      when = remedy_words_date (standing->mark->time);
      append (text, when);
    }
  if (self->step->no_return)
    append (text, _ ("the point of no return"));
  if (!marked && standing->blocker != NULL)
    {
      stopped = remedy_words_stopped (standing->blocker);
      append (text, stopped);
    }
  if (standing->mark != NULL)
    append_mark (text, standing->mark);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_failed (const RemedyMark *mark)
{
  return mark != NULL && mark->state == REMEDY_STEP_FAILED;
}

static RemedyLook
find_look (const RemedyStanding *standing,
           RemedyStepState       state,
           gboolean              marked)
{
  if (!marked && has_failed (standing->blocker_mark))
    return (RemedyLook){ "action-unavailable-symbolic", "warning", _ ("stopped") };
  if (!marked)
    state = standing->current ? REMEDY_STEP_ACTIVE : REMEDY_STEP_PENDING;
  return remedy_look_step (state);
}

/* A button that hides does not take the keyboard along. */
static void
show_buttons (RemedyStepRow        *self,
              const RemedyStanding *standing,
              gboolean              marked)
{
  gboolean         choose = !marked && standing->can_choose && !standing->current;
  gboolean         had_focus = gtk_widget_has_focus (self->choose_button) ||
                               gtk_widget_has_focus (self->take_back_button);
  g_autofree char *stopped = NULL;

  if (standing->blocker != NULL)
    stopped = remedy_words_stopped (standing->blocker);
  gtk_widget_set_visible (self->choose_button, choose);
  gtk_widget_set_sensitive (self->choose_button, stopped == NULL);
  gtk_widget_set_tooltip_text (self->choose_button, stopped);
  atk_object_set_description (gtk_widget_get_accessible (self->choose_button),
                              stopped != NULL ? stopped : "");
  gtk_widget_set_visible (self->take_back_button, marked && standing->can_choose);
  gtk_widget_set_visible (gtk_widget_get_parent (self->choose_button),
                          choose || (marked && standing->can_choose));
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
remedy_step_row_finalize (GObject *object)
{
  RemedyStepRow *self = REMEDY_STEP_ROW (object);

  g_clear_pointer (&self->step, remedy_step_free);
  G_OBJECT_CLASS (remedy_step_row_parent_class)->finalize (object);
}

static void
remedy_step_row_class_init (RemedyStepRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_step_row_finalize;

  /**
   * RemedyStepRow::choose:
   * @self: the row whose step is to be done now
   */
  signals[CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RemedyStepRow::take-back:
   * @self: the row whose mark was a mistake
   */
  signals[TAKE_BACK] = g_signal_new ("take-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
remedy_step_row_init (RemedyStepRow *self)
{
}

/**
 * remedy_step_row_new:
 * @step: a step of the run sheet; only read
 *
 * Returns: (transfer floating): a row for it, without a mark
 */
GtkWidget *
remedy_step_row_new (const RemedyStep *step)
{
  RemedyStepRow *self = g_object_new (REMEDY_TYPE_STEP_ROW, NULL);

  remedy_step_row_set_step (self, step);
  return GTK_WIDGET (self);
}

const char *
remedy_step_row_get_id (RemedyStepRow *self)
{
  g_return_val_if_fail (REMEDY_IS_STEP_ROW (self), NULL);

  return self->step->id;
}

/**
 * remedy_step_row_set_step:
 * @self: a step row
 * @step: what it shows now; only read
 *
 * Says something else in the same place: the row stays open or closed, and keeps the
 * keyboard if it has it. How the step stands has to be said again.
 */
void
remedy_step_row_set_step (RemedyStepRow    *self,
                          const RemedyStep *step)
{
  GtkWidget *window, *focus;
  gboolean   had_focus;

  g_return_if_fail (REMEDY_IS_STEP_ROW (self));
  g_return_if_fail (step != NULL);

  if (self->step != NULL && remedy_record_equal (&remedy_step_type, self->step, step))
    return;
  window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  focus = GTK_IS_WINDOW (window) ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;
  had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  g_clear_pointer (&self->step, remedy_step_free);
  self->step = remedy_step_copy (step);
  remedy_opening_row_clear (REMEDY_OPENING_ROW (self));
  remedy_opening_row_set_title (REMEDY_OPENING_ROW (self), step->title);
  set_badge (self);
  fill_details (self);
  remedy_step_row_set_standing (self, &(RemedyStanding){ NULL });
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * remedy_step_row_set_standing:
 * @self: a step row
 * @standing: how its step stands
 */
void
remedy_step_row_set_standing (RemedyStepRow        *self,
                              const RemedyStanding *standing)
{
  RemedyStepState  state;
  gboolean         marked;
  RemedyLook       look;
  g_autofree char *text = NULL;

  g_return_if_fail (REMEDY_IS_STEP_ROW (self));
  g_return_if_fail (standing != NULL);

  state = standing->mark != NULL ? (RemedyStepState) standing->mark->state : REMEDY_STEP_PENDING;
  marked = state != REMEDY_STEP_PENDING && state != REMEDY_STEP_ACTIVE;
  look = find_look (standing, state, marked);
  text = describe (self, standing, marked);
  remedy_opening_row_set_look (REMEDY_OPENING_ROW (self), &look);
  remedy_opening_row_set_subtitle (REMEDY_OPENING_ROW (self), look.word, text);
  show_buttons (self, standing, marked);
}
