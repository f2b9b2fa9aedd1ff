/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-questions.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-group.h"
#include "app/rows/remedy-question-row.h"

/* The questions of a group, each in a row of its own. */
struct _RemedyQuestions
{
  GtkBox parent_instance;

  GtkWidget *group;
  GPtrArray *rows; /* (owned) RemedyQuestionRow, of the group */
};

G_DEFINE_FINAL_TYPE (RemedyQuestions, remedy_questions, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  PROP_IDS,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  WRITTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_chosen (RemedyQuestionRow *row,
           int                choice,
           RemedyQuestions   *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, remedy_question_row_get_question (row)->id, choice);
}

static void
on_written (RemedyQuestionRow *row,
            const char        *text,
            RemedyQuestions   *self)
{
  g_signal_emit (self, signals[WRITTEN], 0, remedy_question_row_get_question (row)->id, text);
}

static void
add_rows (RemedyQuestions *self,
          const char      *ids)
{
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);

  for (char **id = each; *id != NULL; id++)
    {
      const RemedyQuestion *question = remedy_question_find (*id);
      GtkWidget            *row = remedy_question_row_new (question);

      g_signal_connect_object (row, "chosen", G_CALLBACK (on_chosen), self, 0);
      g_signal_connect_object (row, "written", G_CALLBACK (on_written), self, 0);
      gtk_container_add (GTK_CONTAINER (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
remedy_questions_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RemedyQuestions *self = REMEDY_QUESTIONS (object);

  switch (prop_id)
    {
    case PROP_DESCRIPTION:
    case PROP_TITLE:
      g_object_set_property (G_OBJECT (self->group), pspec->name, value);
      break;
    case PROP_IDS:
      add_rows (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_questions_finalize (GObject *object)
{
  g_ptr_array_unref (REMEDY_QUESTIONS (object)->rows);
  G_OBJECT_CLASS (remedy_questions_parent_class)->finalize (object);
}

static void
remedy_questions_class_init (RemedyQuestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = remedy_questions_finalize;
  object_class->set_property = remedy_questions_set_property;

  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  /**
   * RemedyQuestions:ids:
   *
   * Ids of its questions, with a space between them.
   */
  properties[PROP_IDS] =
      g_param_spec_string ("ids", NULL, NULL, "language", flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RemedyQuestions::chosen:
   * @self: the questions
   * @id: of the one that was answered
   * @choice: a #RemedyStated
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  /**
   * RemedyQuestions::written:
   * @self: the questions
   * @id: of the one that was answered
   * @text: the answer; blank takes it back
   */
  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
remedy_questions_init (RemedyQuestions *self)
{
  self->rows = g_ptr_array_new ();
  self->group = remedy_group_new (NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_container_add (GTK_CONTAINER (self), self->group);
}

/**
 * remedy_questions_update:
 * @self: the questions
 * @statements: what was said
 * @facts: (nullable): what was read of the server
 */
void
remedy_questions_update (RemedyQuestions        *self,
                         const RemedyStatements *statements,
                         const RemedyFacts      *facts)
{
  g_return_if_fail (REMEDY_IS_QUESTIONS (self));

  for (guint i = 0; i < self->rows->len; i++)
    remedy_question_row_update (self->rows->pdata[i], statements, facts);
}

/**
 * remedy_questions_ask:
 * @self: the questions
 * @id: of one of them
 *
 * Puts the focus where that one is answered; the page scrolls there.
 */
void
remedy_questions_ask (RemedyQuestions *self,
                      const char      *id)
{
  g_return_if_fail (REMEDY_IS_QUESTIONS (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (remedy_question_row_get_question (self->rows->pdata[i])->id, id))
      gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
}
