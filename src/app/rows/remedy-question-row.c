/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-question-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-look.h"

/*
 * One thing that the operator is asked for: why it is asked, what was read that bears on
 * it, and the answer. An answer is given away at once; words, when Return is pressed or the
 * keyboard goes elsewhere.
 */
struct _RemedyQuestionRow
{
  GtkBox parent_instance;

  GtkLabel       *badge;
  GtkBox         *choice_box;
  GtkEntry       *entry;
  GtkLabel       *evidence;
  GtkLabel       *evidence_badge;
  GtkBox         *evidence_box;
  GtkRadioButton *no_radio;
  GtkLabel       *problem;
  GtkLabel       *text;
  GtkLabel       *title;
  GtkRadioButton *unasked_radio;
  GtkRadioButton *yes_radio;

  const RemedyQuestion *question; /* in the table of questions */
  char                 *kept;     /* (owned) (nullable) the words that were given last */
  gboolean              updating; /* what changes is not the operator’s doing */
};

G_DEFINE_FINAL_TYPE (RemedyQuestionRow, remedy_question_row, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  WRITTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_active (GtkRadioButton *radio)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (radio));
}

static RemedyStated
get_choice (RemedyQuestionRow *self)
{
  if (is_active (self->yes_radio))
    return REMEDY_STATED_YES;
  return is_active (self->no_radio) ? REMEDY_STATED_NO : REMEDY_STATED_UNASKED;
}

/* The one that was left is toggled as well, and says nothing. */
static void
on_toggled (RemedyQuestionRow *self,
            GtkToggleButton   *radio)
{
  if (!self->updating && gtk_toggle_button_get_active (radio))
    g_signal_emit (self, signals[CHOSEN], 0, get_choice (self));
}

static void
show_problem (RemedyQuestionRow *self,
              const char        *problem)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self->entry));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  atk_object_set_description (accessible, problem != NULL ? problem : _ (self->question->text));
}

static void
on_changed (RemedyQuestionRow *self)
{
  if (!self->updating && gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    show_problem (self, NULL);
}

static void
on_written (RemedyQuestionRow *self)
{
  const char *text = gtk_entry_get_text (self->entry);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (text, self->kept != NULL ? self->kept : "") == 0)
    return;
  if (!remedy_question_check_text (self->question, text, &error))
    {
      show_problem (self, error->message);
      return;
    }
  g_free (self->kept);
  self->kept = g_strdup (text);
  g_signal_emit (self, signals[WRITTEN], 0, self->kept);
}

static gboolean
on_focus_out (RemedyQuestionRow *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    on_written (self);
  return GDK_EVENT_PROPAGATE;
}

static void
remedy_question_row_finalize (GObject *object)
{
  g_free (REMEDY_QUESTION_ROW (object)->kept);
  G_OBJECT_CLASS (remedy_question_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, badge);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, choice_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, entry);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, evidence);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, evidence_badge);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, evidence_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, no_radio);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, problem);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, text);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, title);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, unasked_radio);
  gtk_widget_class_bind_template_child (widget_class, RemedyQuestionRow, yes_radio);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_out);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_written);
}

static void
remedy_question_row_class_init (RemedyQuestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_question_row_finalize;

  /**
   * RemedyQuestionRow::chosen:
   * @self: the row
   * @choice: a #RemedyStated
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * RemedyQuestionRow::written:
   * @self: the row
   * @text: the answer; blank takes it back
   */
  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
remedy_question_row_init (RemedyQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remedy_look_unhyphen (self->text);
  remedy_look_unhyphen (self->evidence);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_ROLE_PANEL);
}

/* "Yes" alone would not tell one question from another. */
static void
set_names (RemedyQuestionRow *self,
           const char        *title)
{
  GtkRadioButton *radios[] = { self->yes_radio, self->no_radio, self->unasked_radio };

  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), title);
  for (gsize i = 0; i < G_N_ELEMENTS (radios); i++)
    atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (radios[i])), title);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->entry)), title);
  gtk_label_set_mnemonic_widget (self->title, GTK_WIDGET (self->entry));
}

/**
 * remedy_question_row_new:
 * @question: in the table of questions
 *
 * Returns: (transfer floating): a row for it, without an answer
 */
GtkWidget *
remedy_question_row_new (const RemedyQuestion *question)
{
  RemedyQuestionRow *self = g_object_new (REMEDY_TYPE_QUESTION_ROW, NULL);
  gboolean           choice = question->kind == REMEDY_QUESTION_CHOICE;

  self->question = question;
  gtk_label_set_text (self->title, _ (question->title));
  gtk_label_set_text (self->text, _ (question->text));
  gtk_widget_set_visible (GTK_WIDGET (self->choice_box), choice);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !choice);
  set_names (self, _ (question->title));
  show_problem (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * remedy_question_row_get_question:
 * @self: a row
 *
 * Returns: (transfer none): what it asks
 */
const RemedyQuestion *
remedy_question_row_get_question (RemedyQuestionRow *self)
{
  g_return_val_if_fail (REMEDY_IS_QUESTION_ROW (self), NULL);

  return self->question;
}

static gboolean
show_choice (RemedyQuestionRow *self,
             RemedyStated       choice)
{
  GtkRadioButton *radio = self->unasked_radio;

  if (choice == REMEDY_STATED_YES)
    radio = self->yes_radio;
  else if (choice == REMEDY_STATED_NO)
    radio = self->no_radio;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (radio), TRUE);
  return choice != REMEDY_STATED_UNASKED;
}

/* What is being written is left alone. */
static gboolean
show_text (RemedyQuestionRow *self,
           const char        *text)
{
  if (g_strcmp0 (text, self->kept) != 0 || !gtk_widget_has_focus (GTK_WIDGET (self->entry)))
    gtk_entry_set_text (self->entry, text != NULL ? text : "");
  g_free (self->kept);
  self->kept = g_strdup (text);
  return text != NULL;
}

/**
 * remedy_question_row_update:
 * @self: a row
 * @statements: what was said
 * @facts: (nullable): what was read of the server
 */
void
remedy_question_row_update (RemedyQuestionRow      *self,
                            const RemedyStatements *statements,
                            const RemedyFacts      *facts)
{
  RemedyLook       stated = remedy_look_how (REMEDY_HOW_STATED);
  RemedyLook       read = remedy_look_how (REMEDY_HOW_READ);
  g_autofree char *evidence = NULL;
  gboolean         answered;

  g_return_if_fail (REMEDY_IS_QUESTION_ROW (self));
  g_return_if_fail (statements != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), remedy_question_is_asked (self->question, facts));
  self->updating = TRUE;
  if (self->question->kind == REMEDY_QUESTION_CHOICE)
    answered = show_choice (self, remedy_question_get_choice (self->question, statements));
  else
    answered = show_text (self, remedy_question_get_text (self->question, statements));
  self->updating = FALSE;
  gtk_label_set_text (self->badge, answered ? stated.word : _ ("not answered"));
  evidence = remedy_question_get_evidence (self->question, facts);
  gtk_label_set_text (self->evidence, evidence != NULL ? evidence : "");
  gtk_label_set_text (self->evidence_badge, read.word);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_box), evidence != NULL);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)),
                              evidence != NULL ? evidence : _ (self->question->text));
}
