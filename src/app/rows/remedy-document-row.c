/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-document-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-page.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-copy-button.h"
#include "guide/remedy-document.h"

/*
 * A text that was made for a step: opened, it is shown whole, to copy or to save. A file
 * for the server is saved as Windows NT reads it.
 */
struct _RemedyDocumentRow
{
  RemedyOpeningRow parent_instance;

  RemedyCopyButton *copy_button;
  GtkLabel         *label;
  GtkButton        *save_button;
  RemedyBanner     *saved_banner;

  char                 *name;    /* (owned) (nullable) what it is, or its path on the server */
  char                 *text;    /* (owned) (nullable) */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
};

G_DEFINE_FINAL_TYPE (RemedyDocumentRow, remedy_document_row, REMEDY_TYPE_OPENING_ROW)

static void
show_saved (RemedyDocumentRow *self,
            GFile             *file)
{
  RemedyLook       look = { "object-select-symbolic", "pass", _ ("saved") };
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *text = NULL;

  if (remedy_document_is_file (self->name))
    /* Translators: a file on this computer; a path on the server. */
    text = g_strdup_printf (_ ("It is %s. On the server it belongs to %s."), path, self->name);
  else
    /* Translators: a file on this computer. */
    text = g_strdup_printf (_ ("It is %s."), path);
  remedy_banner_set_alert (self->saved_banner, FALSE);
  remedy_banner_set (self->saved_banner, &look, _ ("The text was saved"), text);
  gtk_widget_show (GTK_WIDGET (self->saved_banner));
}

static void
show_problem (RemedyDocumentRow *self,
              const GError      *error)
{
  RemedyLook look = { "dialog-error-symbolic", "fail", _ ("problem") };

  remedy_banner_set_alert (self->saved_banner, TRUE);
  remedy_banner_set (self->saved_banner, &look, _ ("The text could not be saved"),
                     error->message);
  gtk_widget_show (GTK_WIDGET (self->saved_banner));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RemedyDocumentRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (saved)
    show_saved (self, G_FILE (source));
  else
    show_problem (self, error);
}

/* What the operator stated as the language of the server; NULL outside of a page. */
static const char *
get_language (RemedyDocumentRow *self)
{
  GtkWidget        *page = gtk_widget_get_ancestor (GTK_WIDGET (self), REMEDY_TYPE_PAGE);
  const RemedyCase *case_ = NULL;

  if (page != NULL)
    case_ = remedy_session_get_case (remedy_page_get_session (REMEDY_PAGE (page)));
  return case_ != NULL ? case_->work->statements->language : NULL;
}

static void
on_chosen (RemedyDocumentRow *self,
           int                response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->text == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  bytes = remedy_document_encode (self->text, self->name, get_language (self), &error);
  if (bytes == NULL)
    show_problem (self, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         on_saved, g_object_ref (self));
}

static void
on_save (RemedyDocumentRow *self)
{
  GtkWidget       *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  g_autofree char *name = remedy_document_suggest (self->name);

  gtk_widget_hide (GTK_WIDGET (self->saved_banner));
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the text"), GTK_WINDOW (window),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remedy_document_row_dispose (GObject *object)
{
  RemedyDocumentRow *self = REMEDY_DOCUMENT_ROW (object);

  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (remedy_document_row_parent_class)->dispose (object);
}

static void
remedy_document_row_finalize (GObject *object)
{
  RemedyDocumentRow *self = REMEDY_DOCUMENT_ROW (object);

  g_free (self->name);
  g_free (self->text);
  G_OBJECT_CLASS (remedy_document_row_parent_class)->finalize (object);
}

static void
remedy_document_row_class_init (RemedyDocumentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_document_row_dispose;
  object_class->finalize = remedy_document_row_finalize;
}

static GtkWidget *
make_buttons (RemedyDocumentRow *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->copy_button = REMEDY_COPY_BUTTON (remedy_copy_button_new ());
  self->save_button = GTK_BUTTON (gtk_button_new_with_label (_ ("Save…")));
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (on_save), self,
                           G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (buttons), GTK_WIDGET (self->copy_button));
  gtk_container_add (GTK_CONTAINER (buttons), GTK_WIDGET (self->save_button));
  return buttons;
}

static GtkWidget *
make_label (RemedyDocumentRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "selectable", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "xalign", 0.0, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "document");
  self->label = GTK_LABEL (label);
  remedy_look_unhyphen (self->label);
  return label;
}

static void
remedy_document_row_init (RemedyDocumentRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->saved_banner = REMEDY_BANNER (remedy_banner_new ());
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "row");
  gtk_container_add (GTK_CONTAINER (box), make_label (self));
  gtk_container_add (GTK_CONTAINER (box), make_buttons (self));
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (self->saved_banner));
  gtk_widget_set_no_show_all (GTK_WIDGET (self->saved_banner), TRUE);
  gtk_widget_show_all (box);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), box);
}

/**
 * remedy_document_row_new:
 *
 * Returns: (transfer floating): a row that is hidden until it has a text
 */
GtkWidget *
remedy_document_row_new (void)
{
  return g_object_new (REMEDY_TYPE_DOCUMENT_ROW, "visible", FALSE, NULL);
}

static void
set_names (RemedyDocumentRow *self,
           const char        *title)
{
  /* Translators: read aloud; %s is what a text is: “Message to the users”. */
  g_autofree char *copy = g_strdup_printf (_ ("Copy “%s”"), title);
  g_autofree char *copied = g_strdup_printf (_ ("“%s” was copied"), title);
  g_autofree char *save = g_strdup_printf (_ ("Save “%s”…"), title);

  remedy_copy_button_set_names (self->copy_button, copy, copied);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->save_button)), save);
}

/**
 * remedy_document_row_set:
 * @self: a row
 * @name: (nullable): what the text is, or its path on the server
 * @text: (nullable): the text; the row hides without one
 */
void
remedy_document_row_set (RemedyDocumentRow *self,
                         const char        *name,
                         const char        *text)
{
  RemedyOpeningRow *row = REMEDY_OPENING_ROW (self);
  gboolean          for_server = remedy_document_is_file (name);
  RemedyLook        look = { "text-x-generic-symbolic", NULL,
                             for_server ? _ ("file for the server") : _ ("text to send") };
  GtkStyleContext  *style;

  g_return_if_fail (REMEDY_IS_DOCUMENT_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL || (g_strcmp0 (name, self->name) == 0 && g_strcmp0 (text, self->text) == 0))
    return;
  g_free (self->name);
  g_free (self->text);
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  style = gtk_widget_get_style_context (GTK_WIDGET (self->label));
  if (for_server)
    gtk_style_context_add_class (style, "file");
  else
    gtk_style_context_remove_class (style, "file");
  gtk_label_set_text (self->label, text);
  gtk_widget_hide (GTK_WIDGET (self->saved_banner));
  remedy_copy_button_set_text (self->copy_button, text);
  remedy_opening_row_set_look (row, &look);
  remedy_opening_row_set_title (row, name != NULL ? name : _ ("Text"));
  remedy_opening_row_set_subtitle (row, look.word, NULL);
  set_names (self, name != NULL ? name : _ ("Text"));
}
