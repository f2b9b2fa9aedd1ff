/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-trouble-row.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-command-box.h"
#include "app/rows/remedy-fact-row.h"
#include "formats/remedy-tables.h"

/*
 * One entry of the failure catalogue: its cause, and, opened, the remedy with this server's
 * own places in its commands, the articles, and a button that puts it on the run sheet.
 */
struct _RemedyTroubleRow
{
  RemedyOpeningRow parent_instance;

  const RemedyFailure *failure; /* in the catalogue */
  GtkWidget           *button; /* the row in the details that has it */
};

G_DEFINE_FINAL_TYPE (RemedyTroubleRow, remedy_trouble_row, REMEDY_TYPE_OPENING_ROW)

enum
{
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_clicked (RemedyTroubleRow *self)
{
  g_signal_emit (self, signals[ADD], 0, self->failure->id);
}

static GtkWidget *
add_box (RemedyTroubleRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "row");
  gtk_widget_show (box);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), box);
  return box;
}

static void
add_step (RemedyTroubleRow        *self,
          const RemedyFailureStep *step,
          guint                    number,
          const char              *command)
{
  /* Translators: the number of a step of a remedy, and its title. */
  g_autofree char *title = g_strdup_printf (_ ("%u. %s"), number, step->title);
  /* Translators: what to do, and what is to be seen after it. */
  g_autofree char *text = g_strdup_printf (_ ("%s\nExpect: %s"), step->text, step->expect);

  remedy_opening_row_add_text (REMEDY_OPENING_ROW (self), title, text,
                               step->advice ? _ ("our advice") : NULL);
  if (command != NULL)
    gtk_box_pack_start (GTK_BOX (add_box (self)), remedy_command_box_new (command), TRUE, TRUE, 0);
}

static void
add_steps (RemedyTroubleRow *self,
           RemedySession    *session)
{
  const RemedyPlan *plan = remedy_session_get_plan (session);

  for (guint i = 0; i < self->failure->steps->len; i++)
    {
      const RemedyFailureStep *step = self->failure->steps->pdata[i];
      g_autofree char *command =
          remedy_failure_command (step, plan != NULL ? plan->root : NULL,
                                  plan != NULL ? plan->system : NULL,
                                  plan != NULL ? plan->pack : NULL);

      add_step (self, step, i + 1, command);
    }
}

static void
add_articles (RemedyTroubleRow *self)
{
  for (guint i = 0; i < self->failure->articles->len; i++)
    {
      const char *article = self->failure->articles->pdata[i];

      remedy_opening_row_add_text (REMEDY_OPENING_ROW (self), article,
                                   remedy_table_source_subject (article), NULL);
    }
}

static void
add_button (RemedyTroubleRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add to the run sheet"));
  /* Translators: read aloud; %s is the title of an entry of the failure catalogue. */
  g_autofree char *name =
      g_strdup_printf (_ ("Add the remedy of “%s” to the run sheet"), self->failure->title);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_show (button);
  self->button = add_box (self);
  gtk_container_add (GTK_CONTAINER (self->button), button);
}

static void
remedy_trouble_row_class_init (RemedyTroubleRowClass *klass)
{
  /**
   * RemedyTroubleRow::add-failure:
   * @self: the row
   * @failure: id of its entry, which is to be put on the run sheet
   */
  signals[ADD] = g_signal_new ("add-failure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
remedy_trouble_row_init (RemedyTroubleRow *self)
{
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * remedy_trouble_row_new:
 * @failure: an entry of the catalogue
 * @session: whose server's places its commands have
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
remedy_trouble_row_new (const RemedyFailure *failure,
                        RemedySession       *session)
{
  RemedyTroubleRow *self;
  RemedyLook        look;

  g_return_val_if_fail (failure != NULL, NULL);

  self = g_object_new (REMEDY_TYPE_TROUBLE_ROW, NULL);
  self->failure = failure;
  look = (RemedyLook){ "dialog-question-symbolic", NULL, _ ("Cause") };
  remedy_opening_row_set_title (REMEDY_OPENING_ROW (self), failure->title);
  remedy_opening_row_set_look (REMEDY_OPENING_ROW (self), &look);
  remedy_opening_row_set_subtitle (REMEDY_OPENING_ROW (self), look.word, failure->cause);
  add_steps (self, session);
  add_articles (self);
  add_button (self);
  remedy_trouble_row_set_on_sheet (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * remedy_trouble_row_get_id:
 * @self: a row
 *
 * Returns: id of its entry
 */
const char *
remedy_trouble_row_get_id (RemedyTroubleRow *self)
{
  g_return_val_if_fail (REMEDY_IS_TROUBLE_ROW (self), NULL);

  return self->failure->id;
}

/**
 * remedy_trouble_row_set_on_sheet:
 * @self: a row
 * @on_sheet: whether the remedy is on the run sheet
 */
void
remedy_trouble_row_set_on_sheet (RemedyTroubleRow *self,
                                 gboolean          on_sheet)
{
  gboolean had_focus;

  g_return_if_fail (REMEDY_IS_TROUBLE_ROW (self));

  had_focus = gtk_widget_has_focus (self->button);
  remedy_opening_row_set_badge (REMEDY_OPENING_ROW (self), on_sheet ? _ ("on the run sheet") : NULL);
  gtk_widget_set_visible (self->button, !on_sheet);
  if (had_focus && on_sheet)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
