/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-progress.h"

#include <glib/gi18n-lib.h>

/* How far the reading is, with a button that stops it; only seen while there is one. */
struct _RemedyProgress
{
  GtkBox parent_instance;

  GtkProgressBar *bar;
  GtkLabel       *text;
};

G_DEFINE_TYPE (RemedyProgress, remedy_progress, GTK_TYPE_BOX)

static void
on_changed (RemedyProgress *self, RemedySession *session)
{
  gtk_widget_set_visible (GTK_WIDGET (self), remedy_session_is_reading (session));
}

static void
on_progress (RemedyProgress *self, double fraction, const char *text)
{
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0.0, 1.0));
  gtk_label_set_text (self->text, text != NULL ? text : "");
}

static void
remedy_progress_class_init (RemedyProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyProgress, bar);
  gtk_widget_class_bind_template_child (widget_class, RemedyProgress, text);
}

static void
remedy_progress_init (RemedyProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * remedy_progress_new:
 *
 * Returns: (transfer floating): a progress bar that watches no session yet
 */
GtkWidget *
remedy_progress_new (void)
{
  return g_object_new (REMEDY_TYPE_PROGRESS, NULL);
}

/**
 * remedy_progress_set_session:
 * @self: a progress bar
 * @session: whose readings it shows; set once
 */
void
remedy_progress_set_session (RemedyProgress *self, RemedySession *session)
{
  g_return_if_fail (REMEDY_IS_PROGRESS (self));
  g_return_if_fail (REMEDY_IS_SESSION (session));

  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  on_changed (self, session);
}
