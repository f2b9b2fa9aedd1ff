/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes a picture of every page of the wizard, on a practice server.
 *
 * usage: NTSMIG_REMEDY_PAINTER=… pictures FOLDER LOOK WIDTH HEIGHT PERCENT [SCENARIO [page|whole [MOVE…]]]
 * LOOK is light, dark or contrast; PERCENT is the size of the text. SCENARIO may also be the
 * folder of a server that ntsmigctl practice made. With “whole”, each page is drawn at its full
 * height too. With moves, all that is drawn is the page Verify, after
 * all of them: “reapply”, “migrate”, or one of “ntsmigctl practice --list”.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <handy.h>

#include "app/pages/remedy-report-page.h"
#include "app/remedy-album.h"
#include "app/remedy-application.h"
#include "app/remedy-page.h"
#include "app/remedy-picture.h"
#include "app/remedy-window.h"
#include "app/rows/remedy-choice-row.h"
#include "app/rows/remedy-file-row.h"
#include "app/rows/remedy-finding-row.h"
#include "app/rows/remedy-media-group.h"
#include "app/rows/remedy-sheet.h"
#include "app/rows/remedy-trouble-group.h"
#include "practice/remedy-practice.h"

#define DPI_OF_100_PERCENT 96

typedef struct
{
  const char   *folder;
  const char   *look;
  int           width;
  int           height;
  int           percent;
  const char   *scenario;
  RemedyWindow *window;
  gboolean      whole; /* pages at their full height too */
  char        **moves; /* (nullable): the page Verify only */
  gboolean      drawn;
} Shoot;

static void
wait_for_settling (Shoot *shoot)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* GTK counts the frame of a window in or out, as it likes. */
static void
set_size (Shoot *shoot)
{
  GtkWidget *window = GTK_WIDGET (shoot->window);
  int        extra_width, extra_height;

  gtk_window_resize (GTK_WINDOW (window), shoot->width, shoot->height);
  for (int i = 0; i < 50; i++)
    {
      wait_for_settling (shoot);
      g_usleep (10000);
    }
  extra_width = gtk_widget_get_allocated_width (window) - shoot->width;
  extra_height = gtk_widget_get_allocated_height (window) - shoot->height;
  gtk_window_resize (GTK_WINDOW (window), shoot->width - extra_width, shoot->height - extra_height);
}

static gboolean
on_draw (GtkWidget *widget, cairo_t *cr, gpointer user_data)
{
  ((Shoot *) user_data)->drawn = TRUE;
  return GDK_EVENT_PROPAGATE;
}

static void
save_picture (Shoot *shoot, GtkWidget *widget, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%dx%d-%d.png", name, shoot->look, shoot->width,
                                           shoot->height, shoot->percent);
  g_autofree char *path = g_build_filename (shoot->folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *surface = remedy_picture_draw (widget);
  gsize            size;
  const char      *contents;

  g_assert_nonnull (surface);
  png = remedy_picture_encode (surface, &error);
  g_assert_no_error (error);
  cairo_surface_destroy (surface);
  contents = g_bytes_get_data (png, &size);
  g_file_set_contents (path, contents, (gssize) size, &error);
  g_assert_no_error (error);
  g_print ("%s\n", path);
}

static void
find_page (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **page = user_data;

  if (REMEDY_IS_PAGE (widget) && gtk_widget_get_mapped (widget))
    *page = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_page, user_data);
}

static void
shoot_window (Shoot *shoot, const char *name)
{
  GtkWidget *page = NULL;

  wait_for_settling (shoot);
  shoot->drawn = FALSE;
  /* What is asked for before the window is mapped is forgotten: ask until it is drawn. */
  while (!shoot->drawn)
    {
      gtk_widget_queue_draw (GTK_WIDGET (shoot->window));
      wait_for_settling (shoot);
      g_usleep (10000);
    }
  wait_for_settling (shoot);
  save_picture (shoot, GTK_WIDGET (shoot->window), name);
  if (shoot->whole)
    {
      g_autofree char *whole = g_strconcat (name, "-whole", NULL);

      find_page (GTK_WIDGET (shoot->window), &page);
      save_picture (shoot, remedy_page_get_content (REMEDY_PAGE (page)), whole);
    }
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
wait_until (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static void
ask (Shoot *shoot, const char *action, const char *parameter)
{
  g_action_group_activate_action (gtk_widget_get_action_group (GTK_WIDGET (shoot->window), "case"),
                                  action,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static void
wait_for_reading (Shoot *shoot)
{
  RemedySession *session = remedy_window_get_session (shoot->window);

  while (remedy_session_get_case (session) == NULL || remedy_session_is_reading (session) ||
         remedy_session_get_facts (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_page (Shoot *shoot, RemedyPageId page)
{
  remedy_window_show_page (shoot->window, page);
  while (remedy_window_get_page (shoot->window) != page)
    g_main_context_iteration (NULL, TRUE);
}

static void
mark (Shoot *shoot, const RemedyStep *step, RemedyStepState state)
{
  gboolean done = FALSE;

  remedy_session_move_step_async (remedy_window_get_session (shoot->window), step->id, state,
                                  "took two tries", on_finished, &done);
  wait_until (&done);
}

/* Works the run sheet off up to a step, or up to the way back; the second step is skipped, for
 * the picture. */
static void
mark_until (Shoot *shoot, const char *id)
{
  RemedySession    *session = remedy_window_get_session (shoot->window);
  const RemedyPlan *plan = remedy_session_get_plan (session);

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = g_ptr_array_index (plan->steps, i);

      if (g_str_equal (step->id, id))
        return;
      if (step->phase == REMEDY_PHASE_ROLL_BACK)
        break;
      if (remedy_session_get_mark (session, step->id) == NULL)
        mark (shoot, step, i == 1 ? REMEDY_STEP_SKIPPED : REMEDY_STEP_DONE);
      plan = remedy_session_get_plan (session);
    }
  g_error ("no step %s", id);
}

static void
practise (Shoot *shoot, RemedyPracticeMove move)
{
  gboolean done = FALSE;

  remedy_session_practise_async (remedy_window_get_session (shoot->window), move, NULL, on_finished,
                                 &done);
  wait_until (&done);
}

static void
read_again (Shoot *shoot)
{
  RemedySession *session = remedy_window_get_session (shoot->window);
  gboolean       done = FALSE;

  remedy_session_read_async (session, REMEDY_READING_AFTER, NULL, on_finished, &done);
  wait_until (&done);
}

/* A picture of the Checks page with a row open says more than one with all closed. */
static void
open_first_finding (GtkWidget *widget, gpointer user_data)
{
  gboolean *opened = user_data;

  if (REMEDY_IS_FINDING_ROW (widget) && !*opened && gtk_widget_get_mapped (widget))
    {
      gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
      *opened = TRUE;
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), open_first_finding, user_data);
}

static void
press_practice (GtkWidget *widget, gpointer user_data)
{
  g_autofree char *title = NULL;

  if (REMEDY_IS_CHOICE_ROW (widget))
    {
      g_object_get (widget, "title", &title, NULL);
      if (g_str_equal (title, "A practice server"))
        gtk_button_clicked (GTK_BUTTON (widget));
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), press_practice, user_data);
}

static void
show_trouble (GtkWidget *widget,
              gpointer   text)
{
  if (REMEDY_IS_TROUBLE_GROUP (widget))
    {
      remedy_trouble_group_take_focus (REMEDY_TROUBLE_GROUP (widget));
      remedy_trouble_group_set_text (REMEDY_TROUBLE_GROUP (widget), text);
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), show_trouble, text);
}

static void
shoot_trouble (Shoot *shoot)
{
  show_trouble (GTK_WIDGET (shoot->window), (gpointer) "Microsoft Windows NT\nID no: 0xc0020422");
  shoot_window (shoot, "6-reapply-trouble");
  show_trouble (GTK_WIDGET (shoot->window), (gpointer) "the service is starting");
  shoot_window (shoot, "6-reapply-trouble-none");
}

static void
show_start (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_VIEWPORT (widget) && gtk_widget_get_mapped (widget))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget)), 0);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), show_start, user_data);
}

/* The lowest part of a page, which no picture of its top shows. */
static void
show_end (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_VIEWPORT (widget) && gtk_widget_get_mapped (widget))
    {
      GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), show_end, user_data);
}

/* Brings a part of the page to the top of the window. */
static void
show_part (GtkWidget *widget, gpointer type)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  int        y;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, (GType) (gsize) type) && gtk_widget_get_mapped (widget) &&
      gtk_widget_translate_coordinates (widget, gtk_bin_get_child (GTK_BIN (viewport)), 0, 0, NULL,
                                        &y))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), y - 12);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), show_part, type);
}

static void
shoot_prepare (Shoot *shoot)
{
  RemedySession *session = remedy_window_get_session (shoot->window);
  gboolean       practice = remedy_session_get_case (session)->practice != NULL;
  gboolean       done = FALSE;

  if (practice)
    {
      remedy_session_practise_media_async (session, NULL, on_finished, &done);
      wait_until (&done);
    }
  wait_for_settling (shoot);
  show_part (GTK_WIDGET (shoot->window), (gpointer) REMEDY_TYPE_MEDIA_GROUP);
  shoot_window (shoot, "5-prepare-media");
}

static void
consent (Shoot *shoot)
{
  RemedySession *session = remedy_window_get_session (shoot->window);
  gboolean       done = FALSE;
  g_autoptr (RemedyStatements) statements
      = remedy_statements_copy (remedy_session_get_case (session)->work->statements);

  statements->backup = REMEDY_STATED_YES;
  remedy_session_state_async (session, statements, NULL, NULL);
  remedy_session_consent_async (session, TRUE, on_finished, &done);
  wait_until (&done);
}

static void
shoot_consent (Shoot *shoot)
{
  consent (shoot);
  wait_for_settling (shoot);
  show_end (GTK_WIDGET (shoot->window), NULL);
  shoot_window (shoot, "5-prepare-agreed");
}

/* Marks what does not have to wait for the step that failed; gives how many moves that took. */
static guint
mark_rest (Shoot *shoot)
{
  RemedySession    *session = remedy_window_get_session (shoot->window);
  const RemedyPlan *plan = remedy_session_get_plan (session);
  guint             n_moves = 0;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = g_ptr_array_index (plan->steps, i);

      if (step->phase == REMEDY_PHASE_ROLL_BACK ||
          remedy_session_get_mark (session, step->id) != NULL ||
          remedy_session_get_blocker (session, step->id) != NULL)
        continue;
      mark (shoot, step, REMEDY_STEP_DONE);
      plan = remedy_session_get_plan (session);
      n_moves++;
    }
  return n_moves;
}

/* A step that failed stops the ones after it; what the catalogue says of it is on the sheet. */
static void
shoot_failed (Shoot *shoot, const char *id)
{
  RemedySession    *session = remedy_window_get_session (shoot->window);
  const RemedyPlan *plan = remedy_session_get_plan (session);
  gboolean          done = FALSE;
  guint             n_moves;

  mark (shoot, remedy_plan_find (plan, id), REMEDY_STEP_FAILED);
  wait_for_settling (shoot);
  show_part (GTK_WIDGET (shoot->window), (gpointer) REMEDY_TYPE_SHEET);
  shoot_window (shoot, "6-reapply-failed");
  n_moves = 2 + mark_rest (shoot);
  wait_for_settling (shoot);
  show_start (GTK_WIDGET (shoot->window), NULL);
  shoot_window (shoot, "6-reapply-stopped");
  remedy_session_add_failure_async (session, "file-in-use", on_finished, &done);
  wait_until (&done);
  wait_for_settling (shoot);
  show_part (GTK_WIDGET (shoot->window), (gpointer) REMEDY_TYPE_TROUBLE_GROUP);
  shoot_window (shoot, "6-reapply-on-sheet");
  for (guint i = 0; i < n_moves; i++)
    {
      done = FALSE;
      remedy_session_undo_async (session, on_finished, &done);
      wait_until (&done);
    }
}

/* The same case in a second window. */
static void
shoot_read_only (Shoot *shoot)
{
  RemedyWindow  *first = shoot->window;
  RemedySession *session = remedy_window_get_session (first);
  g_autoptr (RemedySession) other = remedy_session_new (remedy_session_get_store (session));

  shoot->window = REMEDY_WINDOW (
      remedy_window_new (gtk_window_get_application (GTK_WINDOW (first)), other));
  g_signal_connect (shoot->window, "draw", G_CALLBACK (on_draw), shoot);
  gtk_window_present (GTK_WINDOW (shoot->window));
  set_size (shoot);
  ask (shoot, "resume", remedy_session_get_case (session)->id);
  wait_for_reading (shoot);
  show_page (shoot, REMEDY_PAGE_REAPPLY);
  shoot_window (shoot, "6-reapply-read-only");
  gtk_widget_destroy (GTK_WIDGET (shoot->window));
  shoot->window = first;
}

static void
shoot_verify (Shoot *shoot)
{
  gboolean practice
      = remedy_session_get_case (remedy_window_get_session (shoot->window))->practice != NULL;

  show_page (shoot, REMEDY_PAGE_VERIFY);
  shoot_window (shoot, "7-verify-before");
  if (practice)
    practise (shoot, REMEDY_PRACTICE_REAPPLY);
  read_again (shoot);
  shoot_window (shoot, practice ? "7-verify-waiting" : "7-verify-not-replaced");
  if (!practice)
    return;
  mark_until (shoot, REMEDY_STEP_TEST_MIGRATION);
  practise (shoot, REMEDY_PRACTICE_MIGRATE_ONE);
  read_again (shoot);
  shoot_window (shoot, "7-verify");
}

static void
shoot_repair (Shoot *shoot)
{
  RemedySession    *session = remedy_window_get_session (shoot->window);
  const RemedyPlan *plan = remedy_session_get_plan (session);
  /* A workstation has no services of Exchange to stop. */
  const char *quiet = remedy_plan_find (plan, "quiet.stop-services") != NULL
                          ? "quiet.stop-services"
                          : "quiet.close-programs";

  shoot_consent (shoot);
  mark_until (shoot, quiet);
  show_page (shoot, REMEDY_PAGE_REAPPLY);
  shoot_window (shoot, "6-reapply");
  shoot_trouble (shoot);
  shoot_failed (shoot, quiet);
  mark_until (shoot, REMEDY_STEP_UPDATE);
  wait_for_settling (shoot);
  show_start (GTK_WIDGET (shoot->window), NULL);
  shoot_window (shoot, "6-reapply-update");
  shoot_read_only (shoot);
  shoot_verify (shoot);
}

/* What has a slash in it is a folder, and no scenario. */
static void
start (Shoot *shoot)
{
  const char *paths[] = { shoot->scenario, NULL };

  if (strchr (shoot->scenario, '/') == NULL)
    ask (shoot, "practice", shoot->scenario);
  else
    g_action_group_activate_action (
        gtk_widget_get_action_group (GTK_WIDGET (shoot->window), "case"), "open",
        g_variant_new_strv (paths, -1));
}

static void
find_file (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **row = user_data;

  if (REMEDY_IS_FILE_ROW (widget) && *row == NULL)
    *row = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_file, user_data);
}

/* Closed, and with a file open. Where what is shared could not be made, the page says why. */
static void
shoot_report (Shoot *shoot)
{
  GtkWidget *page = NULL;
  GtkWidget *row = NULL;

  find_page (GTK_WIDGET (shoot->window), &page);
  while (remedy_report_page_is_being_made (REMEDY_REPORT_PAGE (page)))
    g_main_context_iteration (NULL, TRUE);
  shoot_window (shoot, "8-report");
  find_file (GTK_WIDGET (shoot->window), &row);
  if (row == NULL)
    return;
  gtk_expander_set_expanded (GTK_EXPANDER (row), TRUE);
  for (int i = 0; i < 50; i++)
    {
      wait_for_settling (shoot);
      g_usleep (10000);
    }
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  shoot_window (shoot, "8-report-file");
}

static void
shoot_pages (Shoot *shoot)
{
  RemedySession  *session = remedy_window_get_session (shoot->window);
  RemedyFlowState flow;
  gboolean        opened = FALSE;

  shoot_window (shoot, "1-server-choose");
  start (shoot);
  wait_for_reading (shoot);
  shoot_window (shoot, "1-server");
  show_page (shoot, REMEDY_PAGE_SYMPTOM);
  shoot_window (shoot, "2-symptom");
  show_page (shoot, REMEDY_PAGE_CHECKS);
  open_first_finding (GTK_WIDGET (shoot->window), &opened);
  shoot_window (shoot, "3-checks");
  show_page (shoot, REMEDY_PAGE_DIAGNOSIS);
  shoot_window (shoot, "4-diagnosis");
  show_page (shoot, REMEDY_PAGE_PREPARE);
  shoot_window (shoot, "5-prepare");
  shoot_prepare (shoot);
  remedy_session_get_flow_state (session, &flow);
  if (flow.is_fault)
    shoot_repair (shoot);
  show_page (shoot, REMEDY_PAGE_REPORT);
  shoot_report (shoot);
  ask (shoot, "close", NULL);
  wait_for_settling (shoot);
  g_usleep (G_USEC_PER_SEC / 2); /* the list of cases is read in a thread */
  shoot_window (shoot, "1-server-cases");
  press_practice (GTK_WIDGET (shoot->window), NULL);
  shoot_window (shoot, "1-server-practice");
}

static void
move (Shoot *shoot, const char *name)
{
  const RemedyCase *case_ = remedy_session_get_case (remedy_window_get_session (shoot->window));
  const char       *folder = case_->paths->pdata[0];
  g_autoptr (GError) error = NULL;

  if (g_str_equal (name, "reapply"))
    remedy_practice_reapply (folder, &error);
  else if (g_str_equal (name, "migrate"))
    remedy_practice_migrate_one (folder, &error);
  else
    remedy_practice_move (folder, name, &error);
  g_assert_no_error (error);
}

static void
shoot_answer (Shoot *shoot)
{
  g_autofree char *moves = g_strjoinv ("-", shoot->moves);
  g_autofree char *name = g_strdup_printf ("7-verify-%s-%s", shoot->scenario, moves);

  ask (shoot, "practice", shoot->scenario);
  wait_for_reading (shoot);
  for (guint i = 0; shoot->moves[i] != NULL; i++)
    move (shoot, shoot->moves[i]);
  read_again (shoot);
  consent (shoot);
  show_page (shoot, REMEDY_PAGE_VERIFY);
  shoot_window (shoot, name);
}

static void
set_look (Shoot *shoot)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", FALSE, "gtk-font-name", "Cantarell 11",
                "gtk-icon-theme-name", "Adwaita", "gtk-xft-dpi",
                DPI_OF_100_PERCENT * 1024 * shoot->percent / 100, NULL);
  if (g_str_equal (shoot->look, "dark"))
    hdy_style_manager_set_color_scheme (hdy_style_manager_get_default (),
                                        HDY_COLOR_SCHEME_FORCE_DARK);
  else if (g_str_equal (shoot->look, "contrast"))
    g_object_set (settings, "gtk-theme-name", "HighContrast", NULL);
}

static void
on_startup (GApplication *application, gpointer user_data)
{
  set_look (user_data);
}

static void
on_activate (GApplication *application, gpointer user_data)
{
  Shoot *shoot = user_data;
  g_autoptr (RemedyPainter) painter = remedy_painter_new (g_getenv ("NTSMIG_REMEDY_PAINTER"));

  shoot->window = REMEDY_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  /* The program that draws is not beside this one, as it is beside the wizard. */
  remedy_album_set_painter (remedy_album_get (remedy_window_get_session (shoot->window)), painter);
  g_signal_connect (shoot->window, "draw", G_CALLBACK (on_draw), shoot);
  set_size (shoot);
  if (shoot->moves != NULL)
    shoot_answer (shoot);
  else
    shoot_pages (shoot);
  gtk_widget_destroy (GTK_WIDGET (shoot->window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = NULL;
  Shoot shoot = { 0 };

  if (argc < 6)
    {
      g_printerr ("usage: %s FOLDER light|dark|contrast WIDTH HEIGHT PERCENT [SCENARIO "
                  "[page|whole [MOVE…]]]\n",
                  argv[0]);
      return 64;
    }
  shoot = (Shoot){
    .folder = argv[1],
    .look = argv[2],
    .width = atoi (argv[3]),
    .height = atoi (argv[4]),
    .percent = atoi (argv[5]),
    .scenario = argc > 6 ? argv[6] : "fault-sp1",
    .whole = argc > 7 && g_str_equal (argv[7], "whole"),
    .moves = argc > 8 ? argv + 8 : NULL,
  };
  g_mkdir_with_parents (shoot.folder, 0755);
  application = remedy_application_new ();
  g_signal_connect_after (application, "startup", G_CALLBACK (on_startup), &shoot);
  g_signal_connect_after (application, "activate", G_CALLBACK (on_activate), &shoot);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
