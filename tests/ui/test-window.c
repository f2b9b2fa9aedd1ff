/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <handy.h>

#include "app/pages/remedy-pages.h"
#include "app/remedy-window.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-finding-row.h"
#include "core/remedy-error.h"
#include "evidence/remedy-folder-source.h"
#include "test-source.h"
#include "test-support.h"

typedef struct
{
  char          *folder;
  RemedySession *session;
  RemedyWindow  *window;
} Fixture;

static void
settle (void)
{
  while (gtk_events_pending ())
    gtk_main_iteration ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemedyCaseStore) store = NULL;

  fixture->folder = test_temp_dir ();
  store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (store);
  fixture->window = REMEDY_WINDOW (remedy_window_new (NULL, fixture->session));
  g_object_ref (fixture->window);
  gtk_widget_show (GTK_WIDGET (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_widget_destroy (GTK_WIDGET (fixture->window));
  /* What is still on its way holds references until it has arrived. */
  while (G_OBJECT (fixture->window)->ref_count > 1 || G_OBJECT (fixture->session)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_finalize_object (fixture->window);
  test_let_go (fixture->session);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
ask (Fixture *fixture, const char *action, const char *parameter)
{
  g_action_group_activate_action (
      gtk_widget_get_action_group (GTK_WIDGET (fixture->window), "case"), action,
      parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static void
practise (Fixture *fixture, const char *scenario)
{
  ask (fixture, "practice", scenario);
  while (remedy_session_get_case (fixture->session) == NULL ||
         remedy_session_is_reading (fixture->session) ||
         remedy_session_get_facts (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
go_to (Fixture *fixture, RemedyPageId page)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "page");

  g_action_activate (action, g_variant_new_int32 (page));
  while (remedy_window_get_page (fixture->window) != page)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

typedef struct
{
  GType       type;
  const char *property;
  const char *value;
  GtkWidget  *found;
} Search;

/* Finds what can be seen, of a type, with a text property. */
static void
search (GtkWidget *widget, gpointer user_data)
{
  Search          *wanted = user_data;
  g_autofree char *value = NULL;

  if (wanted->found != NULL || !gtk_widget_get_mapped (widget))
    return;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, wanted->type))
    {
      if (wanted->property != NULL)
        g_object_get (widget, wanted->property, &value, NULL);
      if (g_strcmp0 (value, wanted->value) == 0)
        {
          wanted->found = widget;
          return;
        }
    }
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, user_data);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *property, const char *value)
{
  Search wanted = { type, property, value, NULL };

  search (GTK_WIDGET (fixture->window), &wanted);
  return wanted.found;
}

static void
collect_findings (GtkWidget *widget, gpointer rows)
{
  if (REMEDY_IS_FINDING_ROW (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (rows, widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_findings, rows);
}

static void
collect_radios (GtkWidget *widget, gpointer radios)
{
  if (GTK_IS_RADIO_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_button_get_label (GTK_BUTTON (widget)), "Yes"))
    g_ptr_array_add (radios, widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_radios, radios);
}

static void
test_first_sight (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Ntsmig Remedy");
  g_assert_cmpint (remedy_window_get_page (fixture->window), ==, REMEDY_PAGE_SERVER);
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "Where is the server?"));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "label", "_Back"));
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "label", "_Continue"));
}

static void
test_practice (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  practise (fixture, "fault-sp1");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "EXCH01");
  g_assert_nonnull (find (fixture, GTK_TYPE_LABEL, "label", "What was found"));
  for (int page = REMEDY_PAGE_SYMPTOM; page <= REMEDY_PAGE_DIAGNOSIS; page++)
    {
      button = find (fixture, GTK_TYPE_BUTTON, "label", "_Continue");
      g_assert_nonnull (button);
      gtk_button_clicked (GTK_BUTTON (button));
      while (remedy_window_get_page (fixture->window) != (RemedyPageId) page)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (remedy_session_get_case (fixture->session)->page, ==, page);
      settle ();
    }
  g_assert_nonnull (
      find (fixture, GTK_TYPE_LABEL, "label", "This is the fault of Q236176: confirmed"));
}

static void
test_not_this_fault (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  practise (fixture, "other-fault");
  go_to (fixture, REMEDY_PAGE_DIAGNOSIS);
  g_assert_nonnull (find (fixture, GTK_TYPE_BUTTON, "label", "_Continue to the report"));
  go_to (fixture, REMEDY_PAGE_PREPARE);
  gtk_button_clicked (GTK_BUTTON (find (fixture, GTK_TYPE_BUTTON, "label", "_Go on anyway…")));
  settle ();
  entry = find (fixture, GTK_TYPE_ENTRY, NULL, NULL);
  g_assert_nonnull (entry);
  gtk_entry_set_text (GTK_ENTRY (entry), "the support desk asked for it");
  gtk_button_clicked (GTK_BUTTON (find (fixture, GTK_TYPE_BUTTON, "label", "Go _on")));
  while (remedy_session_get_case (fixture->session)->work->go_on_reason == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_cmpstr (remedy_session_get_case (fixture->session)->work->go_on_reason, ==,
                   "the support desk asked for it");
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "label", "_Go on anyway…"));
}

/* The page says that it could not be saved and how to go on, and shows nothing as done. */
static void
test_save_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *away = NULL;
  g_autofree char *text = NULL;
  GtkWidget       *check, *banner;
  g_autoptr (GError) error = NULL;

  practise (fixture, "fault-sp1");
  go_to (fixture, REMEDY_PAGE_PREPARE);
  folder = remedy_case_store_get_path (remedy_session_get_store (fixture->session),
                                       remedy_session_get_case (fixture->session)->id, NULL);
  away = g_strdup_printf ("%s-away", folder);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_file_set_contents (folder, "in the way", -1, &error);
  g_assert_no_error (error);

  check = find (fixture, GTK_TYPE_CHECK_BUTTON, "label", NULL);
  g_assert_nonnull (check);
  gtk_button_clicked (GTK_BUTTON (check));
  while ((banner = find (fixture, REMEDY_TYPE_BANNER, "title", "This could not be saved")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (banner, "text", &text, NULL);
  g_assert_nonnull (strstr (text, "XDG_DATA_HOME"));
  g_assert_cmpint (atk_object_get_role (gtk_widget_get_accessible (banner)), ==, ATK_ROLE_ALERT);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (check)));
  g_assert_cmpint (remedy_session_get_case (fixture->session)->work->statements->backup, ==,
                   REMEDY_STATED_UNASKED);

  /* Once there is room again, doing it again is all it takes. */
  g_assert_cmpint (g_remove (folder), ==, 0);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  gtk_button_clicked (GTK_BUTTON (check));
  while (remedy_session_get_case (fixture->session)->work->statements->backup != REMEDY_STATED_YES)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_null (find (fixture, REMEDY_TYPE_BANNER, "title", "This could not be saved"));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static int
find_height (Fixture *fixture, GtkWidget *widget)
{
  int x, y;

  g_assert_true (
      gtk_widget_translate_coordinates (widget, GTK_WIDGET (fixture->window), 0, 0, &x, &y));
  return y;
}

/* What was saved changes the page above what has the keyboard, which stays where it is. */
static void
test_holds_still (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) radios = g_ptr_array_new ();
  GtkWidget *radio, *above;
  int        place, before;
  gboolean   done = FALSE;

  practise (fixture, "other-fault");
  go_to (fixture, REMEDY_PAGE_PREPARE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_window_is_active (GTK_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
  above = find (fixture, GTK_TYPE_BUTTON, "label", "_Go on anyway…");
  g_assert_nonnull (above);
  collect_radios (GTK_WIDGET (fixture->window), radios);
  radio = radios->pdata[radios->len - 1];
  gtk_widget_grab_focus (radio);
  settle ();
  place = find_height (fixture, radio);
  before = gtk_widget_get_allocated_height (gtk_widget_get_parent (above));
  remedy_session_go_on_async (fixture->session, "support asked for it", on_saved, &done);
  while (!done || gtk_widget_get_visible (above) ||
         gtk_widget_get_allocated_height (gtk_widget_get_parent (above)) == before)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_cmpint (find_height (fixture, radio), ==, place);
}

/* Each time that an answer is on the disk, the next one is given. */
static void
click_next (RemedySession *session, GPtrArray *radios)
{
  if (radios->len > 0)
    gtk_button_clicked (g_ptr_array_steal_index (radios, 0));
}

/* Answers that come faster than the disk are all kept. */
static void
test_answers_come_fast (Fixture *fixture, gconstpointer data)
{
  const RemedyStatements *kept;
  g_autoptr (GPtrArray) radios = g_ptr_array_new ();

  practise (fixture, "fault-sp1");
  go_to (fixture, REMEDY_PAGE_PREPARE);
  collect_radios (GTK_WIDGET (fixture->window), radios);
  g_assert_cmpuint (radios->len, ==, 3);
  g_ptr_array_add (radios, find (fixture, GTK_TYPE_CHECK_BUTTON, "label", NULL));
  g_signal_connect_after (fixture->session, "changed", G_CALLBACK (click_next), radios);
  click_next (fixture->session, radios);
  click_next (fixture->session, radios);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      kept = remedy_session_get_case (fixture->session)->work->statements;
    }
  while (kept->backup == REMEDY_STATED_UNASKED);
  g_signal_handlers_disconnect_by_data (fixture->session, radios);
  settle ();
  g_assert_cmpint (kept->cluster, ==, REMEDY_STATED_YES);
  g_assert_cmpint (kept->monitors, ==, REMEDY_STATED_YES);
  g_assert_cmpint (kept->programs, ==, REMEDY_STATED_YES);
}

/* A source that hangs before a file, as a share does whose server went away. */
static GPtrArray *
open_hanging (const char *const *paths, gpointer user_data, GError **error)
{
  TestSource **source = user_data;
  GPtrArray   *sources = g_ptr_array_new_with_free_func (g_object_unref);

  *source = test_source_new (remedy_folder_source_new (paths[0], NULL, error));
  g_assert_no_error (*error);
  test_source_hold (*source, 6);
  g_ptr_array_add (sources, g_object_ref (*source));
  return sources;
}

static guint
count_rows (Fixture *fixture, const char *ending)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n_rows = 0;

  collect_findings (GTK_WIDGET (fixture->window), rows);
  for (guint i = 0; i < rows->len; i++)
    {
      AtkObject *accessible = gtk_widget_get_accessible (g_ptr_array_index (rows, i));

      n_rows += g_str_has_suffix (atk_object_get_name (accessible), ending);
    }
  return n_rows;
}

static void
test_rows_fill (Fixture *fixture, gconstpointer data)
{
  TestSource *source = NULL;
  GtkWidget  *stop;
  guint       n_read, n_waiting;

  practise (fixture, "fault-sp1");
  go_to (fixture, REMEDY_PAGE_CHECKS);
  g_assert_cmpuint (count_rows (fixture, ", being read"), ==, 0);
  remedy_session_set_source_func (fixture->session, open_hanging, &source);
  ask (fixture, "read", NULL);
  settle ();
  g_assert_cmpuint (count_rows (fixture, ", being read"), >, 0);
  while (source == NULL || !test_source_is_waiting (source))
    g_main_context_iteration (NULL, TRUE);
  settle ();

  /* Some are known, some are still to come, and the next page says why it is not open. */
  n_read = count_rows (fixture, ", read");
  n_waiting = count_rows (fixture, ", being read");
  g_test_message ("%u rows are known, %u are still to come", n_read, n_waiting);
  g_assert_cmpuint (n_waiting, >, 0);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, GTK_TYPE_BUTTON, "label", "_Continue")));

  /* Stop answers although the source hangs; what was known before stays. */
  stop = find (fixture, GTK_TYPE_BUTTON, "label", "_Stop");
  g_assert_nonnull (stop);
  gtk_button_clicked (GTK_BUTTON (stop));
  while (remedy_session_is_reading (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_true (test_source_is_waiting (source));
  g_assert_cmpuint (count_rows (fixture, ", being read"), ==, 0);
  g_assert_cmpuint (count_rows (fixture, ", read"), >=, n_read);
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "label", "_Stop"));
  test_source_let_go (source);
  g_object_unref (source);
}

static void
test_closed_while_reading (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "practice", "fault-sp1");
  while (!remedy_session_is_reading (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_pages_go_away (Fixture *fixture, gconstpointer data)
{
  for (int id = 0; id < REMEDY_N_PAGES; id++)
    {
      RemedyPage      *page = g_object_ref_sink (remedy_pages_new (id, fixture->session));
      GCancellable    *cancellable = g_object_ref (remedy_page_get_cancellable (page));
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;

      g_assert_true (remedy_page_get_session (page) == fixture->session);
      g_object_set (page, "title", "A title", "subtitle", "A line", "busy", FALSE, NULL);
      g_object_get (page, "title", &title, "subtitle", &subtitle, NULL);
      g_assert_cmpstr (title, ==, "A title");
      g_assert_cmpstr (subtitle, ==, "A line");
      gtk_widget_destroy (GTK_WIDGET (page));
      g_assert_true (g_cancellable_is_cancelled (cancellable));
      g_object_unref (cancellable);
      g_assert_finalize_object (page);
    }
}

/* What is taken back is named before, to the ear as well. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *undo;

  practise (fixture, "fault-sp1");
  undo = find (fixture, GTK_TYPE_BUTTON, "action-name", "case.undo");
  g_assert_false (gtk_widget_get_sensitive (undo));
  remedy_session_go_on_async (fixture->session, "why not", NULL, NULL);
  while (remedy_session_get_undo (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (atk_object_get_description (gtk_widget_get_accessible (undo)), ==,
                   "Undo: Go on although it is not this fault");
  g_action_activate (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "undo"), NULL);
  while (remedy_session_get_redo (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_false (gtk_widget_get_sensitive (undo));
  g_assert_null (remedy_session_get_case (fixture->session)->work->go_on_reason);
  g_action_activate (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "redo"), NULL);
  while (remedy_session_get_undo (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* Another window has it: that is said, and the case can be taken over once it is free. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (fixture->folder);
  RemedySession *other = remedy_session_new (store);
  const char    *paths[] = { fixture->folder, NULL };
  GtkWidget     *banner;

  remedy_session_start_async (other, paths, NULL, NULL);
  while (remedy_session_get_case (other) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ask (fixture, "resume", remedy_session_get_case (other)->id);
  while (remedy_session_get_case (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  banner = find (fixture, REMEDY_TYPE_BANNER, "title", "This case is open for reading only");
  g_assert_nonnull (banner);
  g_assert_null (find (fixture, GTK_TYPE_BUTTON, "label", "_Take Over"));
  remedy_session_close (other);
  while (find (fixture, GTK_TYPE_BUTTON, "label", "_Take Over") == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_button_clicked (GTK_BUTTON (find (fixture, GTK_TYPE_BUTTON, "label", "_Take Over")));
  while (remedy_session_is_read_only (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_null (find (fixture, REMEDY_TYPE_BANNER, "title", "This case is open for reading only"));
  test_let_go (other);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hdy_init ();
#define ADD(name, function) g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("first-sight", test_first_sight);
  ADD ("practice", test_practice);
  ADD ("not-this-fault", test_not_this_fault);
  ADD ("save-fails", test_save_fails);
  ADD ("rows-fill", test_rows_fill);
  ADD ("closed-while-reading", test_closed_while_reading);
  ADD ("pages-go-away", test_pages_go_away);
  ADD ("holds-still", test_holds_still);
  ADD ("undo", test_undo);
  ADD ("read-only", test_read_only);
  ADD ("answers-come-fast", test_answers_come_fast);
#undef ADD
  return g_test_run ();
}
