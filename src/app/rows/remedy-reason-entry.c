/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-reason-entry.h"

#include <gdk/gdkkeysyms.h>

/*
 * Asks for one line in the place where it is needed: a reason, or a note. It hides
 * when it was given or when the question was dropped.
 */
struct _RemedyReasonEntry
{
  GtkBox parent_instance;

  GtkButton *action_button;
  GtkEntry  *entry;
  GtkLabel  *question;

  GtkWidget *asker; /* (nullable) (weak): what had the keyboard when it asked */
  gboolean   required;
};

G_DEFINE_TYPE (RemedyReasonEntry, remedy_reason_entry, GTK_TYPE_BOX)

enum
{
  GIVEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_enough (RemedyReasonEntry *self)
{
  g_autofree char *text = g_strdup (gtk_entry_get_text (self->entry));

  return !self->required || *g_strstrip (text) != '\0';
}

static void
on_changed (RemedyReasonEntry *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->action_button), is_enough (self));
}

static void
on_cancel (RemedyReasonEntry *self)
{
  remedy_reason_entry_close (self);
}

static void
on_given (RemedyReasonEntry *self)
{
  if (!is_enough (self))
    return;
  g_signal_emit (self, signals[GIVEN], 0, gtk_entry_get_text (self->entry));
}

static void
set_asker (RemedyReasonEntry *self,
           GtkWidget         *asker)
{
  g_set_weak_pointer (&self->asker, asker);
}

static gboolean
remedy_reason_entry_key_press_event (GtkWidget   *widget,
                                     GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Escape)
    return GTK_WIDGET_CLASS (remedy_reason_entry_parent_class)->key_press_event (widget, event);
  remedy_reason_entry_close (REMEDY_REASON_ENTRY (widget));
  return GDK_EVENT_STOP;
}

static void
remedy_reason_entry_dispose (GObject *object)
{
  set_asker (REMEDY_REASON_ENTRY (object), NULL);
  G_OBJECT_CLASS (remedy_reason_entry_parent_class)->dispose (object);
}

static void
remedy_reason_entry_class_init (RemedyReasonEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_reason_entry_dispose;
  widget_class->key_press_event = remedy_reason_entry_key_press_event;

  /**
   * RemedyReasonEntry::given:
   * @self: the entry
   * @text: what was written
   */
  signals[GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-reason-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyReasonEntry, action_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyReasonEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, RemedyReasonEntry, question);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_given);
}

static void
remedy_reason_entry_init (RemedyReasonEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * remedy_reason_entry_new:
 *
 * Returns: (transfer floating): an entry that is hidden until it asks
 */
GtkWidget *
remedy_reason_entry_new (void)
{
  return g_object_new (REMEDY_TYPE_REASON_ENTRY, NULL);
}

/**
 * remedy_reason_entry_ask:
 * @self: a reason entry
 * @question: with a mnemonic, as in "_Why is it skipped?"
 * @action: with a mnemonic: what the button does
 * @text: (nullable): what stands in the entry already
 * @required: whether an empty answer is no answer
 *
 * Shows the entry and moves the keyboard to it. The answer comes as the signal "given".
 */
void
remedy_reason_entry_ask (RemedyReasonEntry *self,
                         const char        *question,
                         const char        *action,
                         const char        *text,
                         gboolean           required)
{
  GtkWidget *window;

  g_return_if_fail (REMEDY_IS_REASON_ENTRY (self));

  window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  set_asker (self, GTK_IS_WINDOW (window) ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL);
  self->required = required;
  gtk_label_set_text_with_mnemonic (self->question, question);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->entry)),
                       gtk_label_get_text (self->question));
  gtk_button_set_label (self->action_button, action);
  gtk_entry_set_text (self->entry, text != NULL ? text : "");
  on_changed (self);
  gtk_widget_show (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * remedy_reason_entry_close:
 * @self: a reason entry
 *
 * Asks no longer. The keyboard goes back to where it was when the entry asked.
 */
void
remedy_reason_entry_close (RemedyReasonEntry *self)
{
  gboolean had_focus;

  g_return_if_fail (REMEDY_IS_REASON_ENTRY (self));

  had_focus = gtk_container_get_focus_child (GTK_CONTAINER (self)) != NULL;
  gtk_widget_hide (GTK_WIDGET (self));
  if (had_focus && self->asker != NULL && gtk_widget_is_sensitive (self->asker) &&
      gtk_widget_get_mapped (self->asker))
    gtk_widget_grab_focus (self->asker);
}

const char *
remedy_reason_entry_get_text (RemedyReasonEntry *self)
{
  g_return_val_if_fail (REMEDY_IS_REASON_ENTRY (self), NULL);

  return gtk_entry_get_text (self->entry);
}
