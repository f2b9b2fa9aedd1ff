/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-copy-button.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-icon.h"

/* How long the button says that it has copied, in seconds. */
#define FEEDBACK_SECONDS 3

/* Copies a text with one press, and says that it has. */
struct _RemedyCopyButton
{
  GtkButton parent_instance;

  GtkLabel *label;

  char *text;   /* (owned) (nullable) what is copied */
  char *name;   /* (owned) (nullable) for a screen reader */
  char *copied; /* (owned) (nullable) its name once it has copied */
  guint feedback_id; /* source that takes the feedback back; 0 */
};

G_DEFINE_FINAL_TYPE (RemedyCopyButton, remedy_copy_button, GTK_TYPE_BUTTON)

static void
set_feedback (RemedyCopyButton *self,
              gboolean          copied)
{
  AtkObject  *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  const char *word = copied ? _ ("Copied") : _ ("Copy");
  const char *name = copied ? self->copied : self->name;

  gtk_label_set_text (self->label, word);
  atk_object_set_name (accessible, name != NULL ? name : word);
}

static gboolean
end_feedback (gpointer user_data)
{
  RemedyCopyButton *self = user_data;

  self->feedback_id = 0;
  set_feedback (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
remedy_copy_button_clicked (GtkButton *button)
{
  RemedyCopyButton *self = REMEDY_COPY_BUTTON (button);
  GtkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);

  gtk_clipboard_set_text (clipboard, self->text != NULL ? self->text : "", -1);
  set_feedback (self, TRUE);
  g_clear_handle_id (&self->feedback_id, g_source_remove);
  self->feedback_id = g_timeout_add_seconds (FEEDBACK_SECONDS, end_feedback, self);
}

static void
remedy_copy_button_dispose (GObject *object)
{
  RemedyCopyButton *self = REMEDY_COPY_BUTTON (object);

  g_clear_handle_id (&self->feedback_id, g_source_remove);
  G_OBJECT_CLASS (remedy_copy_button_parent_class)->dispose (object);
}

static void
remedy_copy_button_finalize (GObject *object)
{
  RemedyCopyButton *self = REMEDY_COPY_BUTTON (object);

  g_free (self->text);
  g_free (self->name);
  g_free (self->copied);
  G_OBJECT_CLASS (remedy_copy_button_parent_class)->finalize (object);
}

static void
remedy_copy_button_class_init (RemedyCopyButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = remedy_copy_button_dispose;
  object_class->finalize = remedy_copy_button_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = remedy_copy_button_clicked;

  g_type_ensure (REMEDY_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-copy-button.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyCopyButton, label);
}

static void
remedy_copy_button_init (RemedyCopyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_feedback (self, FALSE);
}

/**
 * remedy_copy_button_new:
 *
 * Returns: (transfer floating): a button that has nothing to copy yet
 */
GtkWidget *
remedy_copy_button_new (void)
{
  return g_object_new (REMEDY_TYPE_COPY_BUTTON, NULL);
}

/**
 * remedy_copy_button_set_text:
 * @self: a button
 * @text: (nullable): what a press copies
 */
void
remedy_copy_button_set_text (RemedyCopyButton *self,
                             const char       *text)
{
  g_return_if_fail (REMEDY_IS_COPY_BUTTON (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_handle_id (&self->feedback_id, g_source_remove);
  set_feedback (self, FALSE);
}

/**
 * remedy_copy_button_set_names:
 * @self: a button
 * @name: what it copies, for a screen reader: "Copy the command"
 * @copied: its name once it has: "The command was copied"
 */
void
remedy_copy_button_set_names (RemedyCopyButton *self,
                              const char       *name,
                              const char       *copied)
{
  g_return_if_fail (REMEDY_IS_COPY_BUTTON (self));

  g_free (self->name);
  g_free (self->copied);
  self->name = g_strdup (name);
  self->copied = g_strdup (copied);
  set_feedback (self, self->feedback_id != 0);
}
