/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long the pictures of a case take, and whether the window notices: a window redraws as fast
 * as its screen does while every page is drawn. Figures go to standard output; what is over its
 * limit fails.
 */
#include "config.h"

#include <gtk/gtk.h>

#include "app/remedy-painter.h"
#include "app/remedy-tour-walk.h"
#include "report/remedy-bundle.h"
#include "report/remedy-name-map.h"
#include "test-support.h"

/* Of twelve pictures and a bundle, in seconds. */
#define LIMIT 1.0
/* Of one frame, in milliseconds. */
#define MAX_LATE 50.0
/* How often the whole is done; the best and the worst are told. */
#define ROUNDS 5

typedef struct
{
  GPtrArray     *snapshots; /* RemedySnapshot, with the names hidden */
  RemedySnapshot *original; /* of the last one */
  RemedyNameMap *map;
  double         hiding; /* seconds that it took to hide the names in all of them */
  RemedyPainter *painter;
  guint          left; /* pictures that are not there yet */
  GPtrArray     *pictures; /* RemedySharedPicture, as they came */
  gsize          size; /* of all of them, in bytes */
  gint64         last; /* when the last frame began, in microseconds */
  gint64         late; /* the largest lateness of one, likewise */
  guint          frames;
} Bench;

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Bench *bench = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 interval = 0;

  gdk_frame_clock_get_refresh_info (clock, 0, &interval, NULL);
  if (bench->last != 0)
    bench->late = MAX (bench->late, now - bench->last - interval);
  bench->last = now;
  bench->frames++;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyDrawing) drawing
      = remedy_painter_draw_finish (REMEDY_PAINTER (source), result, &error);

  RemedySharedPicture *picture = remedy_shared_picture_new ();

  g_assert_no_error (error);
  picture->id = g_strdup_printf ("%u", bench->left);
  picture->page = g_strdup ("checks");
  picture->png = g_bytes_ref (drawing->png);
  g_clear_pointer (&picture->texts, g_ptr_array_unref);
  picture->texts = g_ptr_array_ref (drawing->texts);
  picture->caption = g_strdup ("A page");
  picture->width = drawing->width;
  picture->height = drawing->height;
  g_ptr_array_add (bench->pictures, picture);
  bench->size += g_bytes_get_size (drawing->png);
  bench->left--;
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      input,
                GCancellable *cancellable)
{
  GError       *error = NULL;
  RemedyBundle *bundle = remedy_bundle_make (input, &error);

  g_assert_no_error (error);
  g_task_return_pointer (task, bundle, (GDestroyNotify) remedy_bundle_unref);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  RemedyBundle *bundle = g_task_propagate_pointer (G_TASK (result), &error);

  g_assert_no_error (error);
  remedy_bundle_unref (bundle);
  bench->left--;
}

static void
make_bundle (Bench *bench)
{
  RemedyBundleInput *input = remedy_bundle_input_new ();
  const GPtrArray   *names = remedy_name_map_get_names (bench->map);
  RemedySnapshot    *last = bench->snapshots->pdata[bench->snapshots->len - 1];
  g_autoptr (GTask)  task = g_task_new (NULL, NULL, on_made, bench);

  input->original = remedy_snapshot_copy (bench->original);
  input->redacted = remedy_snapshot_copy (last);
  input->sharing = remedy_sharing_copy (bench->original->case_->work->sharing);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (input->names, remedy_hidden_name_copy (names->pdata[i]));
  g_ptr_array_unref (input->pictures);
  input->pictures = g_ptr_array_ref (bench->pictures);
  bench->left = 1;
  g_task_set_task_data (task, input, (GDestroyNotify) remedy_bundle_input_free);
  g_task_run_in_thread (task, make_in_thread);
  while (bench->left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Names hidden, pictures, and the bundle. */
static double
draw_all (Bench *bench)
{
  g_autoptr (RemedyPaintOptions) options = remedy_paint_options_usual ();
  gint64 start = g_get_monotonic_time ();

  bench->left = bench->snapshots->len;
  bench->size = 0;
  bench->pictures
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_shared_picture_free);
  for (guint i = 0; i < bench->snapshots->len; i++)
    remedy_painter_draw_async (bench->painter, bench->snapshots->pdata[i], options, NULL, on_drawn,
                               bench);
  while (bench->left > 0)
    g_main_context_iteration (NULL, TRUE);
  make_bundle (bench);
  g_clear_pointer (&bench->pictures, g_ptr_array_unref);
  return bench->hiding + (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
walk (Bench      *bench,
      const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyTourWalk) tour = remedy_tour_walk_new (folder, "fault-sp1", &error);
  RemedySnapshot *snapshot = NULL;

  g_assert_no_error (error);
  bench->map = remedy_name_map_new ();
  while (remedy_tour_walk_next (tour, &snapshot, &error) != NULL)
    {
      gint64 start = g_get_monotonic_time ();

      g_ptr_array_add (bench->snapshots,
                       remedy_name_map_hide (bench->map, snapshot->case_->work->sharing, snapshot));
      bench->hiding += (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      g_clear_pointer (&bench->original, remedy_snapshot_free);
      bench->original = g_steal_pointer (&snapshot);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (bench->snapshots->len, ==, REMEDY_TOUR_MAX_STOPS);
}

static GtkWidget *
open_window (Bench *bench)
{
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  GtkWidget *label = gtk_label_new ("redraws with every frame");

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 600);
  gtk_container_add (GTK_CONTAINER (window), label);
  gtk_widget_show_all (window);
  gtk_widget_add_tick_callback (window, on_frame, bench, NULL);
  while (bench->frames < 10)
    g_main_context_iteration (NULL, TRUE);
  bench->late = 0;
  return window;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = test_temp_dir ();
  Bench      bench = { 0 };
  GtkWidget *window;
  double     cold, best = G_MAXDOUBLE, worst = 0;

  gtk_init (&argc, &argv);
  bench.snapshots = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_snapshot_free);
  walk (&bench, folder);
  bench.painter = remedy_painter_new (g_getenv ("NTSMIG_REMEDY_PAINTER"));
  window = open_window (&bench);
  cold = draw_all (&bench);
  for (int i = 0; i < ROUNDS; i++)
    {
      double seconds = draw_all (&bench);

      best = MIN (best, seconds);
      worst = MAX (worst, seconds);
    }
  g_print ("%u pictures, %zu KiB, and their bundle: %.3f s at best, %.3f s at worst, %.3f s with the start of the "
           "process; %.2f of the limit at best\n",
           bench.snapshots->len, bench.size / 1024, best, worst, cold, best / LIMIT);
  g_print ("%u frames of the window meanwhile: the latest by %.1f ms, of %.0f ms\n", bench.frames,
           (double) bench.late / 1000, MAX_LATE);
  gtk_widget_destroy (window);
  g_object_unref (bench.painter);
  g_ptr_array_unref (bench.snapshots);
  remedy_name_map_free (bench.map);
  remedy_snapshot_free (bench.original);
  test_remove_tree (folder);
  return best <= LIMIT && (double) bench.late / 1000 <= MAX_LATE ? 0 : 1;
}
