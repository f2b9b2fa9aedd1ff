/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "app/remedy-print.h"
#include "core/remedy-error.h"
#include "test-support.h"

/* The run sheet from the wizard to paper: by GTK’s printing, and saved as a PDF. */

typedef struct
{
  char               *folder;
  char               *path;
  RemedySession      *session;
  GSimpleActionGroup *actions;
  RemedyPrint        *print;
  char               *failed; /* title and message of the last failure */
  GError             *error;
} Fixture;

static void
on_failed (RemedyPrint  *print,
           const char   *title,
           const GError *error,
           Fixture      *fixture)
{
  g_clear_error (&fixture->error);
  g_free (fixture->failed);
  fixture->failed = g_strdup_printf ("%s: %s", title, error->message);
  fixture->error = g_error_copy (error);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
practise (Fixture *fixture)
{
  gboolean done = FALSE;

  remedy_session_start_practice_async (fixture->session, "fault-sp1", NULL, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  done = FALSE;
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (RemedyCaseStore) store = NULL;

  fixture->folder = test_temp_dir ();
  fixture->path = g_build_filename (fixture->folder, "sheet.pdf", NULL);
  store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (store);
  fixture->actions = g_simple_action_group_new ();
  fixture->print =
      remedy_print_new (NULL, fixture->session, G_ACTION_MAP (fixture->actions));
  g_signal_connect (fixture->print, "failed", G_CALLBACK (on_failed), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_let_go (fixture->print);
  g_object_unref (fixture->actions);
  test_let_go (fixture->session);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->failed);
  g_clear_error (&fixture->error);
}

static void
wait (Fixture *fixture)
{
  while (remedy_print_is_busy (fixture->print))
    g_main_context_iteration (NULL, TRUE);
}

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "sh", "-c", "pdfinfo \"$1\" && pdftotext -raw \"$1\" -", "sh", path, NULL };
  char *out = NULL;
  int status;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

static GtkPageSetup *
make_setup (const char *paper,
            double      margin)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (paper);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_left_margin (setup, margin, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, margin, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, margin, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, margin, GTK_UNIT_MM);
  gtk_paper_size_free (size);
  return setup;
}

static void
use_paper (Fixture    *fixture,
           const char *paper,
           double      margin)
{
  g_autoptr (GtkPageSetup) setup = make_setup (paper, margin);

  remedy_print_set_setup (fixture->print, setup);
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), action);
}

static void
test_only_with_a_plan (Fixture      *fixture,
                       gconstpointer data)
{
  g_assert_false (is_enabled (fixture, "print"));
  g_assert_false (is_enabled (fixture, "save-sheet"));
  practise (fixture);
  g_assert_true (is_enabled (fixture, "print"));
  g_assert_true (is_enabled (fixture, "save-sheet"));
  remedy_session_close (fixture->session);
  g_assert_false (is_enabled (fixture, "print"));
}

static void
assert_is_the_sheet (Fixture    *fixture,
                     const char *size)
{
  g_autofree char *text = read_pdf (fixture->path);
  const RemedyPlan *plan = remedy_session_get_plan (fixture->session);

  if (strstr (text, size) == NULL)
    g_error ("not “%s”: %s", size, text);
  g_assert_nonnull (strstr (text, "Practice server · EXCH01 · Service Pack 1"));
  g_assert_nonnull (strstr (text, "Stop: the point of no return"));
  for (guint i = 0; i < plan->steps->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("\n%u ", i + 1);

      g_assert_nonnull (strstr (text, number));
    }
}

static void
test_print (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *paper;
    double      margin;
    const char *size;
  } papers[] = {
    { GTK_PAPER_NAME_A4, 15, "(A4)" },
    { GTK_PAPER_NAME_LETTER, 20, "(letter)" },
    { GTK_PAPER_NAME_A5, 10, "595.276 pts" },
  };

  practise (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      use_paper (fixture, papers[i].paper, papers[i].margin);
      remedy_print_run (fixture->print, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture->path);
      wait (fixture);
      g_assert_cmpstr (fixture->failed, ==, NULL);
      assert_is_the_sheet (fixture, papers[i].size);
    }
  g_assert_true (is_enabled (fixture, "print"));
}

static void
test_too_small (Fixture      *fixture,
                gconstpointer data)
{
  practise (fixture);
  use_paper (fixture, GTK_PAPER_NAME_A5, 50);
  remedy_print_run (fixture->print, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture->path);
  wait (fixture);
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (fixture->failed, "The run sheet could not be printed: "));
  g_clear_error (&fixture->error);
  remedy_print_save (fixture->print, fixture->path);
  wait (fixture);
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
}

static const char *
get_saved (Fixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->actions), "save-sheet");

  return g_variant_get_string (state, NULL);
}

static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  practise (fixture);
  use_paper (fixture, GTK_PAPER_NAME_LETTER, 15);
  g_assert_cmpstr (get_saved (fixture), ==, "");
  remedy_print_save (fixture->print, fixture->path);
  g_assert_true (remedy_print_is_busy (fixture->print));
  g_assert_false (is_enabled (fixture, "save-sheet"));
  wait (fixture);
  g_assert_cmpstr (fixture->failed, ==, NULL);
  g_assert_cmpstr (get_saved (fixture), ==, fixture->path);
  assert_is_the_sheet (fixture, "(letter)");
  /* Another case was not saved. */
  remedy_session_close (fixture->session);
  g_assert_cmpstr (get_saved (fixture), ==, "");
}

static void
test_not_saved (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *among = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "sheet.pdf", NULL);

  practise (fixture);
  among = g_build_filename (remedy_session_get_case (fixture->session)->paths->pdata[0], "WINNT",
                            "sheet.pdf", NULL);
  remedy_print_save (fixture->print, among);
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS);
  g_assert_false (g_file_test (among, G_FILE_TEST_EXISTS));
  g_clear_error (&fixture->error);
  remedy_print_save (fixture->print, nowhere);
  wait (fixture);
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_IO);
  g_assert_cmpstr (get_saved (fixture), ==, "");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/print/only-with-a-plan", Fixture, NULL, set_up, test_only_with_a_plan, tear_down);
  g_test_add ("/print/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/print/too-small", Fixture, NULL, set_up, test_too_small, tear_down);
  g_test_add ("/print/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/print/not-saved", Fixture, NULL, set_up, test_not_saved, tear_down);
  return g_test_run ();
}
