/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-markup-list.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-shape-edit.h"

/*
 * What is drawn on a picture, one row each, to be walked through and read aloud; what the
 * selected one says, if it is a text; and a button that takes it away.
 */
struct _RemedyMarkupList
{
  GtkBox parent_instance;

  GtkLabel   *empty_label;
  GtkEntry   *entry;
  GtkListBox *list;
  GtkButton  *remove_button;
  GtkWidget  *text_box;

  RemedyMarkupModel *model; /* (owned) (nullable) */
  guint              n_rows;
  gboolean           showing; /* what changes here comes from the model */
};

G_DEFINE_FINAL_TYPE (RemedyMarkupList, remedy_markup_list, GTK_TYPE_BOX)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_row (RemedyMarkupList *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  g_object_set (label, "margin", 6, NULL);
  gtk_container_add (GTK_CONTAINER (row), label);
  gtk_widget_show_all (row);
  gtk_list_box_insert (self->list, row, -1);
}

static void
show_rows (RemedyMarkupList *self)
{
  const RemedyMarkup *markup = remedy_markup_model_get_markup (self->model);

  for (; self->n_rows > markup->shapes->len; self->n_rows--)
    gtk_widget_destroy (
        GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) self->n_rows - 1)));
  for (; self->n_rows < markup->shapes->len; self->n_rows++)
    add_row (self);
  for (guint i = 0; i < self->n_rows; i++)
    {
      GtkListBoxRow   *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      GtkLabel        *label = GTK_LABEL (gtk_bin_get_child (GTK_BIN (row)));
      g_autofree char *text = remedy_shape_describe (markup, i);

      if (g_str_equal (gtk_label_get_text (label), text))
        continue;
      gtk_label_set_text (label, text);
      atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (row)), text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), self->n_rows == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_rows > 0);
}

static void
show_text (RemedyMarkupList *self)
{
  const RemedyShape *shape = remedy_markup_model_get_shape (self->model);
  gboolean           is_text = shape != NULL && shape->kind == REMEDY_SHAPE_TEXT;

  if (is_text && g_strcmp0 (gtk_entry_get_text (self->entry), shape->text) != 0)
    gtk_entry_set_text (self->entry, shape->text);
  gtk_widget_set_visible (self->text_box, is_text);
}

static void
on_model_changed (RemedyMarkupList *self)
{
  int      selected = remedy_markup_model_get_selected (self->model);
  gboolean grew = self->n_rows < remedy_markup_model_get_markup (self->model)->shapes->len;

  self->showing = TRUE;
  show_rows (self);
  if (selected >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, selected));
  else
    gtk_list_box_unselect_all (self->list);
  show_text (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remove_button), selected >= 0);
  self->showing = FALSE;
  /* A text that was just put there is typed at once. */
  if (grew && selected >= 0 && gtk_widget_get_visible (self->text_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_row_selected (RemedyMarkupList *self,
                 GtkListBoxRow    *row)
{
  if (!self->showing && row != NULL)
    remedy_markup_model_select (self->model, gtk_list_box_row_get_index (row));
}

static void
on_row_activated (RemedyMarkupList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* A text without letters would be nowhere to be seen. */
static void
on_text_changed (RemedyMarkupList *self)
{
  const RemedyShape *shape = remedy_markup_model_get_shape (self->model);
  const char        *text = gtk_entry_get_text (self->entry);
  g_autoptr (RemedyShape) changed = NULL;

  if (self->showing || shape == NULL || shape->kind != REMEDY_SHAPE_TEXT || *text == '\0')
    return;
  changed = remedy_shape_copy (shape);
  g_free (changed->text);
  changed->text = g_strdup (text);
  remedy_shape_keep_in (changed, remedy_markup_model_get_markup (self->model));
  remedy_markup_model_change (self->model, changed);
}

static void
on_text_done (RemedyMarkupList *self)
{
  remedy_markup_model_settle (self->model);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
on_text_left (RemedyMarkupList *self)
{
  remedy_markup_model_settle (self->model);
  return GDK_EVENT_PROPAGATE;
}

static void
on_remove (RemedyMarkupList *self)
{
  remedy_markup_model_remove (self->model);
}

static gboolean
on_key (RemedyMarkupList *self,
        GdkEventKey      *event)
{
  if (event->keyval != GDK_KEY_Delete && event->keyval != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  remedy_markup_model_remove (self->model);
  return GDK_EVENT_STOP;
}

static void
remedy_markup_list_dispose (GObject *object)
{
  g_clear_object (&REMEDY_MARKUP_LIST (object)->model);
  G_OBJECT_CLASS (remedy_markup_list_parent_class)->dispose (object);
}

static void
remedy_markup_list_class_init (RemedyMarkupListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_markup_list_dispose;

  /**
   * RemedyMarkupList::activated:
   * @self: the list
   *
   * The keyboard wants to go on at the selected shape.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-markup-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupList, entry);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupList, list);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupList, remove_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupList, text_box);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_text_done);
  gtk_widget_class_bind_template_callback (widget_class, on_text_left);
}

static void
remedy_markup_list_init (RemedyMarkupList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, REMEDY_MARKUP_MAX_TEXT);
}

/**
 * remedy_markup_list_set_model:
 * @self: the list, which has none yet
 * @model: what is drawn
 */
void
remedy_markup_list_set_model (RemedyMarkupList  *self,
                              RemedyMarkupModel *model)
{
  g_return_if_fail (REMEDY_IS_MARKUP_LIST (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed), self,
                           G_CONNECT_SWAPPED);
  on_model_changed (self);
}
