/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-paper-bar.h"

#include <glib/gi18n-lib.h>

/* The way to the run sheet on paper: prints it, saves it, and says where it was saved. What
 * it does are actions of the window; see remedy-print.c. */
struct _RemedyPaperBar
{
  GtkBox parent_instance;

  GtkLabel *saved_label;

  GActionGroup *actions; /* (owned) (nullable) of the window that it is in */
};

G_DEFINE_FINAL_TYPE (RemedyPaperBar, remedy_paper_bar, GTK_TYPE_BOX)

static void
show_saved (RemedyPaperBar *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->actions, "save-sheet");
  const char *path = state != NULL ? g_variant_get_string (state, NULL) : "";
  /* Translators: %s is the path of a file. */
  g_autofree char *text = g_strdup_printf (_ ("The run sheet was saved as %s"), path);

  gtk_label_set_text (self->saved_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_label), *path != '\0');
}

static void
forget_actions (RemedyPaperBar *self)
{
  if (self->actions != NULL)
    g_signal_handlers_disconnect_by_data (self->actions, self);
  g_clear_object (&self->actions);
}

static void
remedy_paper_bar_hierarchy_changed (GtkWidget *widget,
                                    GtkWidget *previous)
{
  RemedyPaperBar *self = REMEDY_PAPER_BAR (widget);
  GActionGroup *actions = gtk_widget_get_action_group (gtk_widget_get_toplevel (widget), "case");

  forget_actions (self);
  if (actions == NULL)
    return;
  self->actions = g_object_ref (actions);
  g_signal_connect_object (actions, "action-state-changed::save-sheet", G_CALLBACK (show_saved),
                           self, G_CONNECT_SWAPPED);
  show_saved (self);
}

static void
remedy_paper_bar_dispose (GObject *object)
{
  forget_actions (REMEDY_PAPER_BAR (object));
  G_OBJECT_CLASS (remedy_paper_bar_parent_class)->dispose (object);
}

static void
remedy_paper_bar_class_init (RemedyPaperBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_paper_bar_dispose;
  widget_class->hierarchy_changed = remedy_paper_bar_hierarchy_changed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-paper-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyPaperBar, saved_label);
}

static void
remedy_paper_bar_init (RemedyPaperBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * remedy_paper_bar_new:
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
remedy_paper_bar_new (void)
{
  return g_object_new (REMEDY_TYPE_PAPER_BAR, NULL);
}
