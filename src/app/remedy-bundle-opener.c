/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-bundle-opener.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-bundle-save.h"

/*
 * A bundle that is opened gets a window of its own, with a session that only shows it. The
 * window from where it was opened stays as it was; there it is said if it cannot be opened.
 */
typedef struct
{
  RemedyWindow *window; /* (owned) */
  char         *path;   /* (owned) */
  gboolean      replace;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* "This is a bundle of 23 November 2026, names hidden." */
static char *
describe (const RemedySnapshot *snapshot)
{
  g_autofree char *date = remedy_words_date (snapshot->taken);

  if (snapshot->case_->work->sharing->told->len == 0)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("This is a bundle of %s, names hidden."), date);
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("This is a bundle of %s, in which not all names are hidden."), date);
}

static void
show_bundle (Opening      *opening,
             RemedyBundle *bundle)
{
  RemedySnapshot  *snapshot = remedy_bundle_get_snapshot (bundle);
  g_autofree char *reason = describe (snapshot);
  g_autoptr (RemedySession) session = remedy_session_new_shown (snapshot, reason);
  GtkWidget *window
      = remedy_window_new (gtk_window_get_application (GTK_WINDOW (opening->window)), session);

  remedy_window_set_bundle (REMEDY_WINDOW (window), bundle);
  gtk_window_present (GTK_WINDOW (window));
  if (opening->replace)
    gtk_widget_destroy (GTK_WIDGET (opening->window));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) bundle = remedy_bundle_open_finish (result, &error);

  if (gtk_widget_in_destruction (GTK_WIDGET (opening->window))
      || remedy_window_get_session (opening->window) == NULL)
    return;
  if (bundle != NULL)
    show_bundle (opening, bundle);
  else
    remedy_window_show_problem (opening->window, _ ("The bundle could not be opened"), error);
}

static void
on_passphrase (GtkDialog *dialog,
               int        response,
               gpointer   user_data)
{
  g_autoptr (Opening) opening = user_data;
  GtkEntry *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *passphrase = g_strdup (gtk_entry_get_text (entry));
  const char *path = opening->path;

  gtk_widget_destroy (GTK_WIDGET (dialog));
  /* In which order arguments are worked out is not said: the path is taken before. */
  if (response == GTK_RESPONSE_OK)
    remedy_bundle_open_async (path, passphrase, NULL, on_opened, g_steal_pointer (&opening));
}

/* A dialog, since the answer is for this one file and is not kept. */
static void
ask_passphrase (Opening *opening)
{
  GtkWidget *dialog = gtk_dialog_new_with_buttons (
      _ ("Open a bundle"), GTK_WINDOW (opening->window),
      GTK_DIALOG_MODAL | GTK_DIALOG_USE_HEADER_BAR, _ ("_Cancel"), GTK_RESPONSE_CANCEL,
      _ ("_Open"), GTK_RESPONSE_OK, NULL);
  GtkWidget       *box = gtk_dialog_get_content_area (GTK_DIALOG (dialog));
  GtkWidget       *entry = gtk_entry_new ();
  g_autofree char *name = g_filename_display_basename (opening->path);
  /* Translators: %s is the name of a file; the underscore marks the key that leads to it. */
  g_autofree char *text = g_strdup_printf (_ ("_Passphrase of %s"), name);
  GtkWidget       *label = gtk_label_new_with_mnemonic (text);

  g_object_set (label, "mnemonic-widget", entry, "wrap", TRUE, "xalign", 0.0, NULL);
  g_object_set (entry, "activates-default", TRUE, "input-purpose", GTK_INPUT_PURPOSE_PASSWORD,
                "visibility", FALSE, "width-chars", 32, NULL);
  g_object_set (box, "border-width", 18, "spacing", 6, NULL);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box), entry);
  gtk_widget_show_all (box);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (dialog, "response", G_CALLBACK (on_passphrase), opening);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_chosen (GtkFileChooserNative *chooser,
           int                   response,
           gpointer              user_data)
{
  g_autoptr (RemedyWindow) window = user_data;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (path != NULL && !gtk_widget_in_destruction (GTK_WIDGET (window)))
    remedy_bundle_opener_open (window, path, FALSE);
}

/**
 * remedy_bundle_opener_is_bundle:
 * @path: of a file or folder
 *
 * Returns: %TRUE if it is called as bundles are, and is a file
 */
gboolean
remedy_bundle_opener_is_bundle (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return (g_str_has_suffix (path, REMEDY_BUNDLE_SUFFIX) || g_str_has_suffix (path, ".gpg"))
         && !g_file_test (path, G_FILE_TEST_IS_DIR);
}

/**
 * remedy_bundle_opener_choose:
 * @window: from where a bundle is to be opened
 *
 * Lets the operator choose the file.
 */
void
remedy_bundle_opener_choose (RemedyWindow *window)
{
  GtkFileChooserNative *chooser;
  GtkFileFilter        *filter;

  g_return_if_fail (REMEDY_IS_WINDOW (window));

  chooser = gtk_file_chooser_native_new (_ ("Open a bundle"), GTK_WINDOW (window),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Bundles"));
  gtk_file_filter_add_pattern (filter, "*" REMEDY_BUNDLE_SUFFIX);
  gtk_file_filter_add_pattern (filter, "*" REMEDY_BUNDLE_SUFFIX_ENCRYPTED);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chosen), g_object_ref (window));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * remedy_bundle_opener_open:
 * @window: from where it is opened
 * @path: of the bundle
 * @replace: whether @window is closed once the bundle is shown
 *
 * Shows a bundle in a window of its own, to look at. An encrypted one asks for its passphrase.
 */
void
remedy_bundle_opener_open (RemedyWindow *window,
                           const char   *path,
                           gboolean      replace)
{
  Opening *opening;

  g_return_if_fail (REMEDY_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (window);
  opening->path = g_strdup (path);
  opening->replace = replace;
  if (g_str_has_suffix (path, ".gpg"))
    ask_passphrase (opening);
  else
    remedy_bundle_open_async (path, NULL, NULL, on_opened, opening);
}
