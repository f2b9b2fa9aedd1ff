/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "app/remedy-album.h"
#include "app/remedy-page-opened.h"
#include "app/remedy-window.h"
#include "app/rows/remedy-picture-row.h"
#include "core/remedy-error.h"
#include "guide/remedy-picture-folder.h"
#include "test-support.h"

/* Pictures are taken while the operator works, and drawn with the names hidden. */

typedef struct
{
  char          *folder;
  RemedySession *session;
  RemedyAlbum   *album; /* of the session */
  RemedyWindow  *window;
} Fixture;

static void
settle (void)
{
  while (gtk_events_pending ())
    gtk_main_iteration ();
}

static void
open_window (Fixture *fixture)
{
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (fixture->folder);
  g_autoptr (RemedyPainter) painter = remedy_painter_new (g_getenv ("NTSMIG_REMEDY_PAINTER"));

  fixture->session = remedy_session_new (store);
  fixture->album = remedy_album_get (fixture->session);
  remedy_album_set_painter (fixture->album, painter);
  fixture->window = REMEDY_WINDOW (remedy_window_new (NULL, fixture->session));
  g_object_ref (fixture->window);
  gtk_widget_show (GTK_WIDGET (fixture->window));
  settle ();
}

static void
close_window (Fixture *fixture)
{
  gtk_widget_destroy (GTK_WIDGET (fixture->window));
  while (G_OBJECT (fixture->window)->ref_count > 1 || G_OBJECT (fixture->session)->ref_count > 1 ||
         G_OBJECT (fixture->album)->ref_count > 1)
    {
      /* A thread that lets go of something wakes nobody. */
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (fixture->window);
  test_let_go (fixture->session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_window (fixture);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
practise (Fixture *fixture)
{
  g_action_group_activate_action (
      gtk_widget_get_action_group (GTK_WIDGET (fixture->window), "case"), "practice",
      g_variant_new_string ("fault-sp1"));
  while (remedy_session_get_case (fixture->session) == NULL ||
         remedy_session_is_reading (fixture->session) ||
         remedy_session_get_facts (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
go_to (Fixture *fixture, RemedyPageId page)
{
  remedy_window_show_page (fixture->window, page);
  while (remedy_window_get_page (fixture->window) != page)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for (Fixture *fixture, guint n_pictures)
{
  while (remedy_album_get_pictures (fixture->album)->len < n_pictures)
    g_main_context_iteration (NULL, TRUE);
}

static const RemedyPicture *
get_picture (Fixture *fixture, guint i)
{
  return remedy_album_get_pictures (fixture->album)->pdata[i];
}

static void
take (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "take-picture", NULL);
}

/* Each page once, as it was left. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  practise (fixture);
  go_to (fixture, REMEDY_PAGE_SYMPTOM);
  wait_for (fixture, 1);
  g_assert_cmpint (get_picture (fixture, 0)->snapshot->page, ==, REMEDY_PAGE_SERVER);
  g_assert_cmpint (get_picture (fixture, 0)->kind, ==, REMEDY_PICTURE_PAGE);
  g_assert_nonnull (get_picture (fixture, 0)->before);
  go_to (fixture, REMEDY_PAGE_CHECKS);
  go_to (fixture, REMEDY_PAGE_SYMPTOM);
  go_to (fixture, REMEDY_PAGE_CHECKS);
  go_to (fixture, REMEDY_PAGE_DIAGNOSIS);
  wait_for (fixture, 3);
  settle ();
  g_assert_cmpint (get_picture (fixture, 1)->snapshot->page, ==, REMEDY_PAGE_SYMPTOM);
  g_assert_cmpint (get_picture (fixture, 2)->snapshot->page, ==, REMEDY_PAGE_CHECKS);
  g_assert_cmpuint (get_picture (fixture, 2)->snapshot->opened->len, >, 0);
  g_assert_cmpuint (remedy_album_get_pictures (fixture->album)->len, ==, 3);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
wait_until (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  const RemedyPlan *plan;
  g_autofree char  *step = NULL;
  gboolean          done = FALSE;

  practise (fixture);
  plan = remedy_session_get_plan (fixture->session);
  step = g_strdup (((RemedyStep *) plan->steps->pdata[0])->id);
  remedy_session_move_step_async (fixture->session, step, REMEDY_STEP_DONE, NULL, on_saved, &done);
  wait_until (&done);
  wait_for (fixture, 1);
  g_assert_cmpint (get_picture (fixture, 0)->kind, ==, REMEDY_PICTURE_STEP);
  g_assert_cmpstr (get_picture (fixture, 0)->snapshot->step, ==, step);
  /* What is taken back is no step that was done. */
  done = FALSE;
  remedy_session_undo_async (fixture->session, on_saved, &done);
  wait_until (&done);
  take (fixture);
  wait_for (fixture, 2);
  g_assert_cmpint (get_picture (fixture, 1)->kind, ==, REMEDY_PICTURE_TAKEN);
}

static void
on_shared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray **pictures = user_data;

  *pictures = remedy_album_share_finish (REMEDY_ALBUM (source), result, &error);
  g_assert_no_error (error);
}

static void
count (guint n_drawn, guint n_pictures, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (n_drawn, ==, *last + 1);
  g_assert_cmpuint (n_drawn, <=, n_pictures);
  *last = n_drawn;
}

static GPtrArray *
share (Fixture *fixture)
{
  GPtrArray *pictures = NULL;
  guint      n_drawn = 0;

  remedy_album_share_async (fixture->album, count, &n_drawn, NULL, on_shared, &pictures);
  while (pictures == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_drawn, >=, pictures->len);
  return pictures;
}

static void
place (Fixture *fixture, GPtrArray *placings)
{
  gboolean done = FALSE;

  remedy_session_place_async (fixture->session, placings, on_saved, &done);
  wait_until (&done);
}

static gboolean
says (const RemedySharedPicture *picture, const char *word)
{
  for (guint i = 0; i < picture->texts->len; i++)
    if (strstr (picture->texts->pdata[i], word) != NULL)
      return TRUE;
  return strstr (picture->caption, word) != NULL || strstr (picture->alt, word) != NULL;
}

/* In the operator’s order, without what is left out, and with no name in them. */
static void
test_share (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) placings = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char      *server = NULL;
  RemedyPlacing        *last;

  practise (fixture);
  server = g_strdup (remedy_session_get_case (fixture->session)->server);
  go_to (fixture, REMEDY_PAGE_SYMPTOM);
  go_to (fixture, REMEDY_PAGE_CHECKS);
  go_to (fixture, REMEDY_PAGE_DIAGNOSIS);
  wait_for (fixture, 3);
  placings = remedy_album_arrange (fixture->album);
  g_assert_cmpuint (placings->len, ==, 3);
  last = g_ptr_array_steal_index (placings, 2);
  g_ptr_array_insert (placings, 0, last);
  last->caption = g_strdup_printf ("What %s says", server);
  ((RemedyPlacing *) placings->pdata[1])->left_out = TRUE;
  place (fixture, placings);
  first = share (fixture);
  g_assert_cmpuint (first->len, ==, 2);
  for (guint i = 0; i < first->len; i++)
    {
      const RemedySharedPicture *picture = first->pdata[i];

      g_assert_cmpuint (g_bytes_get_size (picture->png), >, 1000);
      g_assert_cmpint (picture->width, >, 300);
      g_assert_false (says (picture, server));
      g_assert_true (says (picture, "SERVER-1"));
      g_assert_nonnull (picture->alt);
    }
  g_assert_cmpstr (((RemedySharedPicture *) first->pdata[0])->page, ==, "checks");
  g_assert_cmpstr (((RemedySharedPicture *) first->pdata[1])->page, ==, "symptom");
  /* The second time it comes from the disk, and is the same. */
  again = share (fixture);
  for (guint i = 0; i < first->len; i++)
    {
      const RemedySharedPicture *one = first->pdata[i];
      const RemedySharedPicture *other = again->pdata[i];

      g_assert_true (g_bytes_equal (one->png, other->png));
      g_assert_cmpstr (one->caption, ==, other->caption);
      g_assert_cmpstr (one->alt, ==, other->alt);
      g_assert_cmpuint (one->texts->len, ==, other->texts->len);
    }
}

/* Told, names stand in the pictures, and so does the operator’s own caption. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemedySharing) sharing = NULL;
  g_autoptr (GPtrArray) placings = NULL;
  g_autoptr (GPtrArray) hidden = NULL;
  g_autoptr (GPtrArray) told = NULL;
  const RemedyCase *case_;
  gboolean          done = FALSE;

  practise (fixture);
  go_to (fixture, REMEDY_PAGE_SYMPTOM);
  wait_for (fixture, 1);
  placings = remedy_album_arrange (fixture->album);
  ((RemedyPlacing *) placings->pdata[0])->caption = g_strdup ("As it was found");
  place (fixture, placings);
  hidden = share (fixture);
  g_assert_false (says (hidden->pdata[0], "As it was found"));
  case_ = remedy_session_get_case (fixture->session);
  sharing = remedy_sharing_copy (case_->work->sharing);
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    g_ptr_array_add (sharing->told, g_strdup (remedy_name_class_words[i]));
  remedy_session_share_async (fixture->session, sharing, on_saved, &done);
  wait_until (&done);
  told = share (fixture);
  g_assert_true (says (told->pdata[0], remedy_session_get_case (fixture->session)->server));
  g_assert_true (says (told->pdata[0], "As it was found"));
  g_assert_false (g_bytes_equal (((RemedySharedPicture *) told->pdata[0])->png,
                                 ((RemedySharedPicture *) hidden->pdata[0])->png));
}

static void
collect_rows (GtkWidget *widget, gpointer rows)
{
  if (REMEDY_IS_PICTURE_ROW (widget))
    g_ptr_array_add (rows, widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_rows, rows);
}

static GPtrArray *
get_rows (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (GTK_WIDGET (fixture->window), rows);
  return rows;
}

static const RemedyPlacing *
get_placing (Fixture *fixture, guint i)
{
  return remedy_session_get_case (fixture->session)->work->placings->pdata[i];
}

static void
wait_for_placings (Fixture *fixture, guint n_placings)
{
  while (remedy_session_get_case (fixture->session)->work->placings->len != n_placings)
    g_main_context_iteration (NULL, TRUE);
}

/* What is done to the pictures on the Report page is a move of the case, and is taken back. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autofree char      *first = NULL;
  gboolean              done = FALSE;

  practise (fixture);
  go_to (fixture, REMEDY_PAGE_SYMPTOM);
  go_to (fixture, REMEDY_PAGE_DIAGNOSIS);
  go_to (fixture, REMEDY_PAGE_REPORT);
  wait_for (fixture, 3);
  rows = get_rows (fixture);
  g_assert_cmpuint (rows->len, ==, 3);
  first = g_strdup (remedy_picture_row_get_id (rows->pdata[0]));
  g_signal_emit_by_name (rows->pdata[0], "move", 1);
  wait_for_placings (fixture, 3);
  moved = get_rows (fixture);
  g_assert_true (moved->pdata[1] == rows->pdata[0]);
  g_assert_cmpstr (get_placing (fixture, 1)->id, ==, first);
  g_signal_emit_by_name (rows->pdata[0], "caption", "As it was found");
  while (get_placing (fixture, 1)->caption == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (rows->pdata[0], "share", FALSE);
  while (!get_placing (fixture, 1)->left_out)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      done = FALSE;
      remedy_session_undo_async (fixture->session, on_saved, &done);
      wait_until (&done);
    }
  g_assert_cmpuint (remedy_session_get_case (fixture->session)->work->placings->len, ==, 0);
  g_signal_emit_by_name (rows->pdata[0], "delete");
  while (remedy_album_get_pictures (fixture->album)->len == 3)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_set_size (rows, 0);
  collect_rows (GTK_WIDGET (fixture->window), rows);
  g_assert_cmpuint (rows->len, ==, 2);
}

/* The page that is open when the program is ended is not forgotten. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) pictures = NULL;

  practise (fixture);
  folder = g_strdup (remedy_album_get_folder (fixture->album));
  close_window (fixture);
  pictures = remedy_picture_store_list (folder, NULL);
  g_assert_cmpuint (pictures->len, ==, 1);
  open_window (fixture);
}

static void
on_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyPicture) picture = NULL;
  GError **error = user_data;

  picture = remedy_album_take_finish (REMEDY_ALBUM (source), result, error);
  g_assert_null (picture);
}

/* Without a folder to write to, the page says so, and the wizard goes on. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pictures = NULL;
  g_autoptr (GError) error = NULL;
  RemedySnapshot *snapshot;

  practise (fixture);
  pictures = g_build_filename (remedy_album_get_folder (fixture->album), REMEDY_CASE_PICTURES,
                               NULL);
  g_assert_cmpint (g_rmdir (pictures), ==, 0);
  g_assert_true (g_file_set_contents (pictures, "in the way", -1, NULL));
  snapshot = remedy_session_take_snapshot (fixture->session);
  remedy_album_take_async (fixture->album, REMEDY_PICTURE_TAKEN, snapshot, on_taken, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (error->domain, ==, REMEDY_ERROR);
  go_to (fixture, REMEDY_PAGE_SYMPTOM);
  g_assert_cmpint (remedy_session_get_case (fixture->session)->page, ==, REMEDY_PAGE_SYMPTOM);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/gallery/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/gallery/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/gallery/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/gallery/told", Fixture, NULL, set_up, test_told, tear_down);
  g_test_add ("/gallery/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/gallery/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/gallery/failure", Fixture, NULL, set_up, test_failure, tear_down);

  return g_test_run ();
}
