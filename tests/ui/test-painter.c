/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <signal.h>

#include "app/remedy-painter.h"
#include "core/remedy-error.h"
#include "guide/remedy-session.h"
#include "test-support.h"

/* Pages that are drawn by the process for it. */

typedef struct
{
  char           *folder;
  RemedySnapshot *snapshot;
  RemedyPainter  *painter;
} Fixture;

typedef struct
{
  gboolean       done;
  RemedyDrawing *drawing;
  GError        *error;
} Outcome;

static void
on_finished (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
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

static RemedySnapshot *
take_snapshot (const char *folder)
{
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  g_autoptr (RemedySession) session = remedy_session_new (store);
  RemedySnapshot *snapshot;
  gboolean        done = FALSE;

  remedy_session_start_practice_async (session, "fault-sp1", NULL, on_finished, &done);
  wait_until (&done);
  done = FALSE;
  remedy_session_read_async (session, REMEDY_READING_BEFORE, NULL, on_finished, &done);
  wait_until (&done);
  snapshot = remedy_session_take_snapshot (session);
  /* Otherwise every run would have other pictures. */
  snapshot->taken = G_GINT64_CONSTANT (933508800);
  snapshot->page = REMEDY_PAGE_CHECKS;
  remedy_session_close (session);
  return snapshot;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->snapshot = take_snapshot (fixture->folder);
  fixture->painter = remedy_painter_new (g_getenv ("NTSMIG_REMEDY_PAINTER"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_let_go (fixture->painter);
  remedy_snapshot_free (fixture->snapshot);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->drawing = remedy_painter_draw_finish (REMEDY_PAINTER (source), result, &outcome->error);
  outcome->done = TRUE;
}

static RemedyDrawing *
draw (Fixture            *fixture,
      RemedyPaintOptions *options)
{
  Outcome outcome = { 0 };

  remedy_painter_draw_async (fixture->painter, fixture->snapshot, options, NULL, on_drawn, &outcome);
  wait_until (&outcome.done);
  g_assert_no_error (outcome.error);
  return outcome.drawing;
}

static void
test_every_page (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (RemedyPaintOptions) options = remedy_paint_options_usual ();

  for (int page = 0; page < REMEDY_N_PAGES; page++)
    {
      g_autoptr (RemedyDrawing) drawing = NULL;

      fixture->snapshot->page = page;
      drawing = draw (fixture, options);
      g_assert_cmpint (drawing->width, ==, options->width);
      g_assert_cmpint (drawing->height, >, 200);
      g_assert_true (g_ptr_array_find_with_equal_func (drawing->texts, remedy_page_title (page),
                                                       (GEqualFunc) g_str_has_suffix, NULL));
      if (g_getenv ("KEEP_PICTURES") != NULL)
        {
          g_autofree char *name = g_strdup_printf ("%s/%d.png", g_getenv ("KEEP_PICTURES"), page);
          gsize size;
          const char *png = g_bytes_get_data (drawing->png, &size);

          g_file_set_contents (name, png, (gssize) size, NULL);
        }
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/painter/every-page", Fixture, NULL, set_up, test_every_page, tear_down);
  return g_test_run ();
}
