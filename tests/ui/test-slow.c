/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <handy.h>

#include "app/remedy-window.h"
#include "app/rows/remedy-finding-row.h"
#include "checks/remedy-check.h"
#include "evidence/remedy-folder-source.h"
#include "practice/remedy-practice.h"
#include "test-source.h"
#include "test-support.h"

/* What the operator waits for after Stop, at most. */
#define HALF_A_SECOND (G_USEC_PER_SEC / 2)

/* The window on a server whose files come one at a time. */
typedef struct
{
  char          *folder;
  char          *server;
  RemedySession *session;
  RemedyWindow  *window;
  TestSource    *source;
} Fixture;

static GPtrArray *
open_slow (const char *const *paths, gpointer user_data, GError **error)
{
  Fixture   *fixture = user_data;
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sources, g_object_ref (fixture->source));
  return sources;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const RemedyPracticeOptions options = { .scenario = "fault-sp1" };
  g_autoptr (RemedyCaseStore) store = NULL;
  g_autoptr (RemedySource) inner = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = test_temp_dir ();
  fixture->server = g_build_filename (fixture->folder, "server", NULL);
  remedy_practice_make (fixture->server, &options, NULL, &error);
  g_assert_no_error (error);
  inner = remedy_folder_source_new (fixture->server, NULL, &error);
  g_assert_no_error (error);
  fixture->source = test_source_new (g_steal_pointer (&inner));
  test_source_hold (fixture->source, 0);
  store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (store);
  remedy_session_set_source_func (fixture->session, open_slow, fixture);
  fixture->window = REMEDY_WINDOW (remedy_window_new (NULL, fixture->session));
  g_object_ref (fixture->window);
  gtk_widget_show (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_source_let_go (fixture->source);
  gtk_widget_destroy (GTK_WIDGET (fixture->window));
  while (G_OBJECT (fixture->window)->ref_count > 1 || G_OBJECT (fixture->session)->ref_count > 1 ||
         G_OBJECT (fixture->source)->ref_count > 1)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  g_assert_finalize_object (fixture->window);
  test_let_go (fixture->session);
  g_assert_finalize_object (fixture->source);
  test_remove_tree (fixture->folder);
  g_free (fixture->server);
  g_free (fixture->folder);
}

/* The rows of Checks that can be opened, which are those with a verdict. */
static void
collect_known (GtkWidget *widget, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (!REMEDY_IS_FINDING_ROW (widget) && GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_known, user_data);
  else if (REMEDY_IS_FINDING_ROW (widget) && gtk_widget_get_sensitive (widget))
    g_ptr_array_add (user_data, widget);
}

static GPtrArray *
list_known (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  while (gtk_events_pending ())
    gtk_main_iteration ();
  collect_known (GTK_WIDGET (fixture->window), rows);
  return rows;
}

static void
find_stop (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **stop = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "case.stop") == 0)
    *stop = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_stop, user_data);
}

/* Lets one more file through, and waits until the next one is asked for. */
static void
let_one_through (Fixture *fixture)
{
  guint opens = test_source_get_opens (fixture->source) + 1;

  test_source_hold (fixture->source, opens);
  while (test_source_get_opens (fixture->source) < opens ||
         !test_source_is_waiting (fixture->source))
    g_main_context_iteration (NULL, TRUE);
}

static void
start_and_look_at_checks (Fixture *fixture)
{
  const char   *paths[] = { fixture->server, NULL };
  GActionGroup *actions = gtk_widget_get_action_group (GTK_WIDGET (fixture->window), "case");

  g_action_group_activate_action (actions, "open", g_variant_new_strv (paths, -1));
  while (!test_source_is_waiting (fixture->source))
    g_main_context_iteration (NULL, TRUE);
  remedy_window_show_page (fixture->window, REMEDY_PAGE_CHECKS);
  while (remedy_window_get_page (fixture->window) != REMEDY_PAGE_CHECKS)
    g_main_context_iteration (NULL, TRUE);
}

/* Lets files through until some rows have a verdict and others have not. */
static guint
fill_some_rows (Fixture *fixture)
{
  guint n_known = 0, n_turns = 0;

  while (n_turns < 3)
    {
      g_autoptr (GPtrArray) known = NULL;

      let_one_through (fixture);
      known = list_known (fixture);
      g_assert_cmpuint (known->len, >=, n_known);
      n_turns += known->len > n_known;
      n_known = known->len;
    }
  return n_known;
}

static void
test_rows_fill_and_stop_keeps_them (Fixture *fixture, gconstpointer data)
{
  gsize      n_checks = 0;
  guint      n_known;
  gint64     pressed;
  GtkWidget *stop = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  remedy_check_table (&n_checks);
  start_and_look_at_checks (fixture);
  none = list_known (fixture);
  g_assert_cmpuint (none->len, ==, 0);
  n_known = fill_some_rows (fixture);
  g_assert_cmpuint (n_known, <, n_checks);

  /* The source hangs, and would for ever. */
  find_stop (GTK_WIDGET (fixture->window), &stop);
  g_assert_nonnull (stop);
  pressed = g_get_monotonic_time ();
  gtk_button_clicked (GTK_BUTTON (stop));
  while (remedy_session_is_reading (fixture->session) &&
         g_get_monotonic_time () - pressed < HALF_A_SECOND)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (remedy_session_is_reading (fixture->session));
  g_assert_true (test_source_is_waiting (fixture->source));

  kept = list_known (fixture);
  g_assert_cmpuint (kept->len, >=, n_known);
  g_assert_true (remedy_session_get_facts (fixture->session)->stopped);
  stop = NULL;
  find_stop (GTK_WIDGET (fixture->window), &stop);
  g_assert_null (stop);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hdy_init ();
  g_test_add ("/slow/rows-fill-and-stop-keeps-them", Fixture, NULL, set_up,
              test_rows_fill_and_stop_keeps_them, tear_down);
  return g_test_run ();
}
