/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-case-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-choice-row.h"
#include "app/rows/remedy-fact-row.h"
#include "guide/remedy-verification.h"

/*
 * One recent case: a button that opens it where it was left, and one that deletes it.
 * Deleting asks in the row itself.
 */
struct _RemedyCaseRow
{
  GtkBox parent_instance;

  GtkBox          *ask_box;
  GtkLabel        *ask_label;
  GtkButton       *confirm_button;
  RemedyFactRow   *damaged_row; /* in the place of the open row */
  GtkButton       *delete_button;
  GtkBox          *normal_box;
  RemedyChoiceRow *open_row;

  char *id; /* (owned) */
};

G_DEFINE_TYPE (RemedyCaseRow, remedy_case_row, GTK_TYPE_BOX)

enum
{
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_asking (RemedyCaseRow *self, gboolean asking)
{
  gtk_widget_set_visible (GTK_WIDGET (self->normal_box), !asking);
  gtk_widget_set_visible (GTK_WIDGET (self->ask_box), asking);
}

static void
on_delete (RemedyCaseRow *self)
{
  set_asking (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->confirm_button));
}

static void
on_keep (RemedyCaseRow *self)
{
  set_asking (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->delete_button));
}

static void
on_confirm (RemedyCaseRow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[DELETE], 0);
}

static void
remedy_case_row_finalize (GObject *object)
{
  RemedyCaseRow *self = REMEDY_CASE_ROW (object);

  g_free (self->id);
  G_OBJECT_CLASS (remedy_case_row_parent_class)->finalize (object);
}

static void
remedy_case_row_class_init (RemedyCaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remedy_case_row_finalize;

  /**
   * RemedyCaseRow::delete:
   * @self: the row whose case is to be deleted; the operator was asked already
   */
  signals[DELETE] = g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (REMEDY_TYPE_CHOICE_ROW);
  g_type_ensure (REMEDY_TYPE_FACT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-case-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyCaseRow, ask_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyCaseRow, ask_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyCaseRow, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyCaseRow, damaged_row);
  gtk_widget_class_bind_template_child (widget_class, RemedyCaseRow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyCaseRow, normal_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyCaseRow, open_row);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
}

static void
remedy_case_row_init (RemedyCaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_server (const RemedyCase *case_)
{
  const char *server = case_->server != NULL ? case_->server : _ ("Unknown server");

  /* A folder that ntsmigctl made has no scenario’s name in its marker. */
  if (g_strcmp0 (case_->practice, "practice") == 0)
    /* Translators: %s is the name of a server. */
    return g_strdup_printf (_ ("%s, a practice server"), server);
  if (case_->practice != NULL)
    /* Translators: name of a server, and the practice scenario that it was made from. */
    return g_strdup_printf (_ ("%s, practice server “%s”"), server, case_->practice);
  if (case_->service_pack > 0)
    return g_strdup_printf (_ ("%s, Service Pack %d"), server, (int) case_->service_pack);
  return g_strdup (server);
}

static gboolean
is_mended (const RemedyCase *case_)
{
  return g_strcmp0 (case_->outcome, remedy_outcome_words[REMEDY_OUTCOME_MENDED]) == 0;
}

static char *
describe_state (const RemedyCase *case_)
{
  g_autofree char *when = remedy_words_date (case_->updated);

  if (is_mended (case_))
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Mended · %s"), when);
  /* Translators: the page of the wizard where a case was left, and a date. */
  return g_strdup_printf (_ ("Stopped at %s · %s"), remedy_page_title (case_->page), when);
}

static void
show_case (RemedyCaseRow *self, const RemedyCase *case_, const char *title)
{
  g_autofree char *subtitle = describe_state (case_);

  g_object_set (self->open_row, "title", title, "subtitle", subtitle, "icon-name",
                is_mended (case_) ? "object-select-symbolic" : "document-open-recent-symbolic",
                NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_row), "s", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_row), "case.resume");
}

/* Nothing can be pressed there, and why not is to be read well. */
static void
show_damage (RemedyCaseRow *self, const char *title, const GError *error)
{
  g_object_set (self->damaged_row, "title", title, "subtitle",
                error != NULL ? error->message : NULL, NULL);
  remedy_fact_row_set_icon (self->damaged_row, "dialog-warning-symbolic", "warning");
  gtk_widget_hide (GTK_WIDGET (self->open_row));
  gtk_widget_show (GTK_WIDGET (self->damaged_row));
}

/**
 * remedy_case_row_new:
 * @entry: of the list of cases; only read
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
remedy_case_row_new (const RemedyCaseEntry *entry)
{
  RemedyCaseRow   *self = g_object_new (REMEDY_TYPE_CASE_ROW, NULL);
  g_autofree char *title = NULL;
  g_autofree char *question = NULL;
  g_autofree char *name = NULL;

  self->id = g_strdup (entry->id);
  if (entry->case_ != NULL)
    {
      title = describe_server (entry->case_);
      show_case (self, entry->case_, title);
    }
  else
    {
      /* Translators: %s is the name of the folder of a case. */
      title = g_strdup_printf (_ ("Case %s cannot be opened"), entry->id);
      show_damage (self, title, entry->error);
    }
  /* Translators: %s is the title of a case. */
  question = g_strdup_printf (_ ("Delete “%s” with its notes and pictures?"), title);
  gtk_label_set_text (self->ask_label, question);
  /* Translators: read aloud; %s is the title of a case. */
  name = g_strdup_printf (_ ("Delete the case “%s”…"), title);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->delete_button)), name);
  return GTK_WIDGET (self);
}

const char *
remedy_case_row_get_id (RemedyCaseRow *self)
{
  g_return_val_if_fail (REMEDY_IS_CASE_ROW (self), NULL);

  return self->id;
}
