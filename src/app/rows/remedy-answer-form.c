/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-answer-form.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"

/*
 * What the operator saw in the server’s own Event Viewer, where no log can be had. It is
 * kept, and shown everywhere, as stated.
 */
struct _RemedyAnswerForm
{
  GtkBox parent_instance;

  GtkRadioButton *no_event_radio;
  GtkRadioButton *saw_radio;
  GtkButton      *save_button;
  GtkLabel       *stated_label;
  GtkBox         *when_box;
  GtkEntry       *when_entry;
  GtkLabel       *when_problem;

  RemedySession *session; /* (unowned) (nullable) of the last update; the page owns it */
};

G_DEFINE_TYPE (RemedyAnswerForm, remedy_answer_form, GTK_TYPE_BOX)

enum
{
  ANSWER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_saw (RemedyAnswerForm *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->saw_radio));
}

static gboolean
parse_when (RemedyAnswerForm *self, gint64 *when)
{
  const RemedyFacts *facts =
      self->session != NULL ? remedy_session_get_facts (self->session) : NULL;

  return remedy_words_parse_time (gtk_entry_get_text (self->when_entry), facts, when);
}

static void
on_changed (RemedyAnswerForm *self)
{
  gint64   when;
  gboolean good = parse_when (self, &when);
  gboolean empty = *gtk_entry_get_text (self->when_entry) == '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->when_box), is_saw (self));
  gtk_widget_set_visible (GTK_WIDGET (self->when_problem), is_saw (self) && !good && !empty);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), !is_saw (self) || good);
}

static void
on_save (RemedyAnswerForm *self)
{
  gint64 when = REMEDY_TIME_UNKNOWN;

  if (is_saw (self) && !parse_when (self, &when))
    return;
  g_signal_emit (self, signals[ANSWER], 0, is_saw (self) ? REMEDY_SAW_EVENT : REMEDY_SAW_NO_EVENT,
                 when);
}

static void
remedy_answer_form_class_init (RemedyAnswerFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * RemedyAnswerForm::answer:
   * @self: the form
   * @saw: a #RemedySaw
   * @when: when the event was seen in the log, in seconds since 1970 UTC
   */
  signals[ANSWER] = g_signal_new ("answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-answer-form.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyAnswerForm, no_event_radio);
  gtk_widget_class_bind_template_child (widget_class, RemedyAnswerForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyAnswerForm, saw_radio);
  gtk_widget_class_bind_template_child (widget_class, RemedyAnswerForm, stated_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyAnswerForm, when_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyAnswerForm, when_entry);
  gtk_widget_class_bind_template_child (widget_class, RemedyAnswerForm, when_problem);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
remedy_answer_form_init (RemedyAnswerForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_changed (self);
}

/**
 * remedy_answer_form_new:
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
remedy_answer_form_new (void)
{
  return g_object_new (REMEDY_TYPE_ANSWER_FORM, NULL);
}

/**
 * remedy_answer_form_update:
 * @self: the form
 * @session: that holds the answer
 *
 * Says which answer is kept. What is being written is left alone.
 */
void
remedy_answer_form_update (RemedyAnswerForm *self, RemedySession *session)
{
  const RemedyCase *case_ = remedy_session_get_case (session);
  g_autofree char  *text = NULL;
  g_autofree char  *when = NULL;

  g_return_if_fail (REMEDY_IS_ANSWER_FORM (self));

  self->session = session;
  if (case_ != NULL && case_->work->answers->saw == REMEDY_SAW_EVENT)
    {
      when = remedy_words_time (case_->work->answers->saw_when, remedy_session_get_facts (session));
      /* Translators: %s is a time. */
      text = g_strdup_printf (_ ("Stated: event 12010 was seen, of %s."), when);
    }
  else if (case_ != NULL && case_->work->answers->saw == REMEDY_SAW_NO_EVENT)
    text = g_strdup (_ ("Stated: somebody looked, and event 12010 was not there."));
  gtk_label_set_text (self->stated_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->stated_label), text != NULL);
  on_changed (self);
}
