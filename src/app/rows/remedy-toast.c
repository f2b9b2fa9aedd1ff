/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-toast.h"

/* How long it stays, in seconds. */
#define SHOWN_SECONDS 4

/* Says over a page that something was done which is not to be seen on it, and goes by itself;
 * nothing has to be pressed. */
struct _RemedyToast
{
  GtkRevealer parent_instance;

  GtkLabel *label;
  guint     end_id; /* source that takes it back; 0 */
};

G_DEFINE_FINAL_TYPE (RemedyToast, remedy_toast, GTK_TYPE_REVEALER)

static gboolean
end (gpointer user_data)
{
  RemedyToast *self = user_data;

  self->end_id = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self), FALSE);
  gtk_widget_hide (GTK_WIDGET (self->label));
  return G_SOURCE_REMOVE;
}

static void
remedy_toast_dispose (GObject *object)
{
  RemedyToast *self = REMEDY_TOAST (object);

  g_clear_handle_id (&self->end_id, g_source_remove);
  G_OBJECT_CLASS (remedy_toast_parent_class)->dispose (object);
}

static void
remedy_toast_class_init (RemedyToastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_toast_dispose;
}

static void
remedy_toast_init (RemedyToast *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_line_wrap (self->label, TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "toast");
  /* A screen reader speaks what comes to be shown in this role, wherever the keyboard is. */
  atk_object_set_role (gtk_widget_get_accessible (label), ATK_ROLE_NOTIFICATION);
  gtk_container_add (GTK_CONTAINER (self), label);
  gtk_revealer_set_transition_type (GTK_REVEALER (self), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
}

/**
 * remedy_toast_new:
 *
 * Returns: (transfer floating): one that says nothing yet
 */
GtkWidget *
remedy_toast_new (void)
{
  return g_object_new (REMEDY_TYPE_TOAST, NULL);
}

/**
 * remedy_toast_say:
 * @self: a toast
 * @text: what was done
 */
void
remedy_toast_say (RemedyToast *self,
                  const char  *text)
{
  g_return_if_fail (REMEDY_IS_TOAST (self));
  g_return_if_fail (text != NULL);

  g_clear_handle_id (&self->end_id, g_source_remove);
  /* What is shown already would not be read aloud again. */
  gtk_widget_hide (GTK_WIDGET (self->label));
  gtk_label_set_text (self->label, text);
  gtk_widget_show (GTK_WIDGET (self->label));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self), TRUE);
  self->end_id = g_timeout_add_seconds (SHOWN_SECONDS, end, self);
}
