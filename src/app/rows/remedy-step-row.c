/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-step-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-command-box.h"

/*
 * One step of the run sheet: how it stands, and, opened, all that the operator needs
 * to do it. A step that was marked offers to take the mark back.
 */
struct _RemedyStepRow
{
  RemedyOpeningRow parent_instance;

  GtkWidget *take_back_button; /* in the details */

  char    *id; /* (owned) of the step */
  gboolean no_return;
};

G_DEFINE_TYPE (RemedyStepRow, remedy_step_row, REMEDY_TYPE_OPENING_ROW)

enum
{
  TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_take_back (RemedyStepRow *self)
{
  g_signal_emit (self, signals[TAKE_BACK], 0);
}

static void
add_text (RemedyStepRow *self, const char *heading, const char *text)
{
  if (text != NULL && *text != '\0')
    remedy_opening_row_add_text (REMEDY_OPENING_ROW (self), heading, text, NULL);
}

static void
add_command (RemedyStepRow *self, const char *command)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *command_box = remedy_command_box_new (command);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "row");
  gtk_box_pack_start (GTK_BOX (box), command_box, TRUE, TRUE, 0);
  gtk_widget_show (box);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), box);
}

static void
add_take_back (RemedyStepRow *self, const RemedyStep *step)
{
  /* Translators: read aloud; %s is the title of a step of the run sheet. */
  g_autofree char *name = g_strdup_printf (_ ("Take back the mark of “%s”"), step->title);

  self->take_back_button = gtk_button_new_with_label (_ ("Take the mark back"));
  g_object_set (self->take_back_button, "halign", GTK_ALIGN_START, "margin", 12, NULL);
  atk_object_set_name (gtk_widget_get_accessible (self->take_back_button), name);
  g_signal_connect_object (self->take_back_button, "clicked", G_CALLBACK (on_take_back), self,
                           G_CONNECT_SWAPPED);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), self->take_back_button);
}

static void
fill_details (RemedyStepRow *self, const RemedyStep *step)
{
  g_autofree char *articles = remedy_words_join (step->articles);

  add_text (self, _ ("What to do"), step->instruction);
  if (step->command != NULL)
    add_command (self, step->command);
  add_text (self, _ ("What to expect"), step->expect);
  add_text (self, _ ("If it goes differently"), step->if_wrong);
  add_text (self, _ ("Why"), step->why);
  add_text (self, _ ("Microsoft’s articles"), articles);
  add_take_back (self, step);
}

static void
append (GString *text, const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

/* "3 May 2026, 19:44 · took two tries" */
static char *
describe_mark (RemedyStepRow *self, const RemedyMark *mark)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (mark != NULL && mark->state != REMEDY_STEP_PENDING && mark->time != REMEDY_TIME_UNKNOWN)
    {
      g_autofree char *when = remedy_words_date (mark->time);

      append (text, when);
    }
  if (self->no_return)
    append (text, _ ("the point of no return"));
  if (mark != NULL && mark->reason != NULL)
    append (text, mark->reason);
  if (mark != NULL && mark->note != NULL && *mark->note != '\0')
    {
      /* Translators: a note that the operator wrote on a step. */
      g_autofree char *note = g_strdup_printf (_ ("note: “%s”"), mark->note);

      append (text, note);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
remedy_step_row_finalize (GObject *object)
{
  RemedyStepRow *self = REMEDY_STEP_ROW (object);

  g_free (self->id);
  G_OBJECT_CLASS (remedy_step_row_parent_class)->finalize (object);
}

static void
remedy_step_row_class_init (RemedyStepRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_step_row_finalize;

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

  self->id = g_strdup (step->id);
  self->no_return = step->no_return;
  remedy_opening_row_set_title (REMEDY_OPENING_ROW (self), step->title);
  remedy_opening_row_set_badge (REMEDY_OPENING_ROW (self), step->advice ? _ ("our advice") : NULL);
  fill_details (self, step);
  remedy_step_row_set_mark (self, NULL, FALSE);
  return GTK_WIDGET (self);
}

const char *
remedy_step_row_get_id (RemedyStepRow *self)
{
  g_return_val_if_fail (REMEDY_IS_STEP_ROW (self), NULL);

  return self->id;
}

/**
 * remedy_step_row_set_mark:
 * @self: a step row
 * @mark: (nullable): how the step stands; only read
 * @current: whether it is the one to do now
 */
void
remedy_step_row_set_mark (RemedyStepRow *self, const RemedyMark *mark, gboolean current)
{
  RemedyStepState  state = mark != NULL ? (RemedyStepState) mark->state : REMEDY_STEP_PENDING;
  gboolean         marked = state != REMEDY_STEP_PENDING && state != REMEDY_STEP_ACTIVE;
  RemedyLook       look = remedy_look_step (current && !marked ? REMEDY_STEP_ACTIVE : state);
  g_autofree char *text = NULL;

  g_return_if_fail (REMEDY_IS_STEP_ROW (self));

  text = describe_mark (self, mark);
  remedy_opening_row_set_look (REMEDY_OPENING_ROW (self), &look);
  remedy_opening_row_set_subtitle (REMEDY_OPENING_ROW (self), look.word, text);
  gtk_widget_set_visible (self->take_back_button, marked);
}
