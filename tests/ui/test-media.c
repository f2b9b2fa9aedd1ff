/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "app/rows/remedy-media-group.h"
#include "test-support.h"

/* The words that can be seen in @widget, one a line. */
static void
collect (GtkWidget *widget,
         gpointer   words)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect, words);
}

static void
assert_words (GtkWidget  *widget,
              const char *word,
              gboolean    there)
{
  g_autoptr (GString) words = g_string_new (NULL);

  collect (widget, words);
  if ((strstr (words->str, word) != NULL) != there)
    g_error ("%s “%s” in:\n%s", there ? "no" : "there is", word, words->str);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  *done = FALSE;
}

static void
wait_for_reading (RemedySession *session)
{
  while (remedy_session_is_reading_media (session))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
}

static void
press (GtkWidget  *widget,
       const char *title)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_BUTTON (widget))
    {
      const char *name = atk_object_get_name (gtk_widget_get_accessible (widget));

      g_assert_nonnull (name);
      if (strstr (name, title) != NULL)
        gtk_button_clicked (GTK_BUTTON (widget));
      return;
    }
  if (GTK_IS_CONTAINER (widget))
    {
      g_autoptr (GList) children = gtk_container_get_children (GTK_CONTAINER (widget));

      for (GList *l = children; l != NULL; l = l->next)
        press (l->data, title);
    }
}

static RemedySession *
open_practice (RemedyCaseStore *store)
{
  RemedySession *session = remedy_session_new (store);
  gboolean done = FALSE;

  remedy_session_start_practice_async (session, "fault-sp2", NULL, on_result, &done);
  wait_for (&done);
  remedy_session_read_async (session, REMEDY_READING_BEFORE, NULL, on_result, &done);
  wait_for (&done);
  return session;
}

static void
on_changed (RemedySession    *session,
            RemedyMediaGroup *group)
{
  remedy_media_group_update (group, session);
}

static void
test_media_is_chosen_and_judged (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  RemedySession *session = open_practice (store);
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  GtkWidget *group = remedy_media_group_new ();

  gtk_container_add (GTK_CONTAINER (window), group);
  gtk_widget_show (window);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), group, 0);
  remedy_media_group_update (REMEDY_MEDIA_GROUP (group), session);
  assert_words (group, "No media was checked yet", TRUE);
  assert_words (group, "Read this media again", FALSE);
  press (group, "Use practice media");
  g_assert_true (remedy_session_is_reading_media (session));
  assert_words (group, "Choose a file…", FALSE);
  wait_for_reading (session);
  assert_words (group, "This is Service Pack 2, the one that is on the server", TRUE);
  assert_words (group, "passed", TRUE);
  assert_words (group, "Read this media again", TRUE);
  assert_words (group, "The media was not read", FALSE);
  remedy_media_group_read (REMEDY_MEDIA_GROUP (group), missing);
  wait_for_reading (session);
  assert_words (group, "The media was not read", TRUE);
  assert_words (group, "This is Service Pack 2, the one that is on the server", TRUE);
  g_object_ref (group);
  gtk_widget_destroy (window);
  g_assert_finalize_object (group);
  test_let_go (session);
  g_clear_object (&store);
  test_remove_tree (folder);
}

static void
on_asked (RemedyMediaGroup *group,
          gpointer          user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
state_language (RemedySession *session,
                const char    *language)
{
  g_autoptr (RemedyStatements) statements = remedy_statements_new ();
  gboolean done = FALSE;

  statements->language = g_strdup (language);
  remedy_session_state_async (session, statements, on_result, &done);
  wait_for (&done);
}

/* Media that only lacks the operator’s word leads to the question, and is judged again. */
static void
test_the_language_is_asked_for (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  RemedySession *session = open_practice (store);
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  GtkWidget *group = remedy_media_group_new ();
  gboolean asked = FALSE;

  gtk_container_add (GTK_CONTAINER (window), group);
  gtk_widget_show (window);
  g_signal_connect (group, "ask-language", G_CALLBACK (on_asked), &asked);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), group, 0);
  remedy_media_group_update (REMEDY_MEDIA_GROUP (group), session);
  assert_words (group, "Say which language the server has", FALSE);
  press (group, "Use practice media");
  wait_for_reading (session);
  assert_words (group, "Whether this is the right media is not certain", TRUE);
  press (group, "Say which language the server has");
  g_assert_true (asked);
  state_language (session, "ENG");
  assert_words (group, "This media fits the server", TRUE);
  assert_words (group, "Say which language the server has", FALSE);
  state_language (session, "GER");
  assert_words (group, "Its folder says ENG, and you stated GER for the server", TRUE);
  gtk_widget_destroy (window);
  test_let_go (session);
  g_clear_object (&store);
  test_remove_tree (folder);
}

static void
offer_uris (GtkClipboard     *clipboard,
            GtkSelectionData *data,
            guint             info,
            gpointer          uris)
{
  gtk_selection_data_set_uris (data, uris);
}

static void
forget_uris (GtkClipboard *clipboard,
             gpointer      uris)
{
}

/* What GTK hands over when something is dropped. */
static void
drop (GtkWidget   *group,
      const char **uris)
{
  const GtkTargetEntry target = { (char *) "text/uri-list", 0, 0 };
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  GtkSelectionData *data;

  g_assert_true (gtk_clipboard_set_with_data (clipboard, &target, 1, offer_uris, forget_uris,
                                              (gpointer) uris));
  data = gtk_clipboard_wait_for_contents (clipboard, gdk_atom_intern_static_string (target.target));
  g_assert_nonnull (data);
  g_signal_emit_by_name (group, "drag-data-received", NULL, 0, 0, data, 0, 0);
  gtk_selection_data_free (data);
  gtk_clipboard_clear (clipboard);
}

static void
test_media_is_dropped (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  RemedySession *session = open_practice (store);
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  GtkWidget *group = remedy_media_group_new ();

  gtk_container_add (GTK_CONTAINER (window), group);
  gtk_widget_show (window);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), group, 0);
  remedy_media_group_update (REMEDY_MEDIA_GROUP (group), session);
  drop (group, (const char *[]){ "https://example.org/SP2.ISO", NULL });
  g_assert_false (remedy_session_is_reading_media (session));
  assert_words (group, "is not a file or folder of this computer", TRUE);
  drop (group, (const char *[]){ uri, uri, NULL });
  g_assert_false (remedy_session_is_reading_media (session));
  assert_words (group, "More than one was dropped", TRUE);
  drop (group, (const char *[]){ uri, NULL });
  g_assert_true (remedy_session_is_reading_media (session));
  assert_words (group, "More than one was dropped", FALSE);
  wait_for_reading (session);
  assert_words (group, "There is no UPDATE.EXE in it", TRUE);
  /* What to do is said without opening a row, and what nobody could ask is not listed. */
  assert_words (group, "choose that file itself", TRUE);
  assert_words (group, "For which processor it is could not be told", FALSE);
  assert_words (group, "Say which language the server has", FALSE);
  gtk_widget_destroy (window);
  test_let_go (session);
  g_clear_object (&store);
  test_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media-group/chosen-and-judged", test_media_is_chosen_and_judged);
  g_test_add_func ("/media-group/language", test_the_language_is_asked_for);
  g_test_add_func ("/media-group/dropped", test_media_is_dropped);
  return g_test_run ();
}
