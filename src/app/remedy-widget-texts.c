/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-widget-texts.h"

typedef struct
{
  GPtrArray  *texts; /* (owned) char *, in the order of their first place */
  GHashTable *seen; /* (owned): the same; keys are those of @texts */
} Collection;

static void
add (Collection *self,
     const char *text)
{
  char *copy;

  if (text == NULL || *text == '\0' || g_hash_table_contains (self->seen, text))
    return;
  copy = g_strdup (text);
  g_ptr_array_add (self->texts, copy);
  g_hash_table_add (self->seen, copy);
}

static void
add_buffer (Collection    *self,
            GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  add (self, text);
}

/* What is drawn. */
static void
add_drawn (Collection *self,
           GtkWidget  *widget)
{
  if (GTK_IS_LABEL (widget))
    add (self, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    add_buffer (self, gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  else if (GTK_IS_PROGRESS_BAR (widget))
    add (self, gtk_progress_bar_get_text (GTK_PROGRESS_BAR (widget)));
  else if (GTK_IS_ENTRY (widget))
    {
      add (self, gtk_entry_get_text (GTK_ENTRY (widget)));
      add (self, gtk_entry_get_placeholder_text (GTK_ENTRY (widget)));
    }
}

/* What is heard, and what is seen under the pointer. */
static void
add_said (Collection *self,
          GtkWidget  *widget)
{
  AtkObject       *accessible = gtk_widget_get_accessible (widget);
  g_autofree char *tooltip = gtk_widget_get_tooltip_text (widget);

  add (self, tooltip);
  add (self, atk_object_get_name (accessible));
  add (self, atk_object_get_description (accessible));
}

static void
collect (GtkWidget *widget,
         gpointer   user_data)
{
  if (!gtk_widget_get_visible (widget))
    return;
  add_drawn (user_data, widget);
  add_said (user_data, widget);
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect, user_data);
}

/**
 * remedy_widget_texts:
 * @widget: a widget
 *
 * Returns: (transfer full) (element-type utf8): every text that can be read in @widget and in
 *   what is in it, and what is said of them to who cannot see them; each once
 */
GPtrArray *
remedy_widget_texts (GtkWidget *widget)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Collection collection = { NULL, seen };

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  collection.texts = g_ptr_array_new_with_free_func (g_free);
  collect (widget, &collection);
  return collection.texts;
}
