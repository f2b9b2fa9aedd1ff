/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <signal.h>

#include "app/remedy-page-opened.h"
#include "app/remedy-paint-message.h"
#include "app/remedy-painter.h"
#include "app/remedy-tour-walk.h"
#include "app/remedy-window.h"
#include "core/remedy-error.h"
#include "test-support.h"

/* Pages that are drawn by the process for it. */

typedef struct
{
  char               *folder;
  RemedySnapshot     *snapshot; /* of the page Checks, with a row open */
  RemedyPaintOptions *options;
  RemedyPainter      *painter;
} Fixture;

typedef struct
{
  gboolean       done;
  RemedyDrawing *drawing;
  GError        *error;
} Outcome;

static RemedySnapshot *
take_snapshot (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyTourWalk) walk = remedy_tour_walk_new (folder, "fault-sp1", &error);
  RemedySnapshot *snapshot = NULL;

  g_assert_no_error (error);
  for (int stop = 0; stop <= REMEDY_PAGE_CHECKS; stop++)
    {
      g_clear_pointer (&snapshot, remedy_snapshot_free);
      g_assert_nonnull (remedy_tour_walk_next (walk, &snapshot, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (snapshot->page, ==, REMEDY_PAGE_CHECKS);
  return snapshot;
}

static const char *
find_program (void)
{
  return g_getenv ("NTSMIG_REMEDY_PAINTER");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->snapshot = take_snapshot (fixture->folder);
  fixture->options = remedy_paint_options_usual ();
  fixture->painter = remedy_painter_new (data != NULL ? data : find_program ());
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_let_go (fixture->painter);
  remedy_snapshot_free (fixture->snapshot);
  remedy_paint_options_free (fixture->options);
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

static void
ask (Fixture *fixture,
     Outcome *outcome)
{
  remedy_painter_draw_async (fixture->painter, fixture->snapshot, fixture->options, NULL, on_drawn,
                             outcome);
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

static RemedyDrawing *
draw (Fixture *fixture)
{
  Outcome outcome = { 0 };

  ask (fixture, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  return outcome.drawing;
}

static GError *
fail (Fixture *fixture)
{
  Outcome outcome = { 0 };

  ask (fixture, &outcome);
  wait_for (&outcome);
  g_assert_null (outcome.drawing);
  g_assert_nonnull (outcome.error);
  return outcome.error;
}

static gboolean
has_text (const RemedyDrawing *drawing,
          const char          *text)
{
  return g_ptr_array_find_with_equal_func (drawing->texts, text, g_str_equal, NULL);
}

/* Length, type, data and check sum, after eight bytes that say that it is a PNG. */
static void
assert_pixels_only (GBytes *png)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (png, &size);
  gsize         at = 8;
  g_autoptr (GString) types = g_string_new (NULL);

  while (at < size)
    {
      guint32 length;

      memcpy (&length, data + at, sizeof length);
      if (!g_str_has_suffix (types->str, "IDAT ") || memcmp (data + at + 4, "IDAT", 4) != 0)
        g_string_append_printf (types, "%.4s ", data + at + 4);
      at += 12 + GUINT32_FROM_BE (length);
    }
  g_assert_cmpuint (at, ==, size);
  g_assert_cmpstr (types->str, ==, "IHDR IDAT IEND ");
}

static void
test_every_page (Fixture      *fixture,
                 gconstpointer data)
{
  for (int page = 0; page < REMEDY_N_PAGES; page++)
    {
      g_autofree char *place = g_strdup_printf ("Step %d of 8 · %s", page + 1,
                                                remedy_page_title (page));
      g_autoptr (RemedyDrawing) drawing = NULL;

      fixture->snapshot->page = page;
      drawing = draw (fixture);
      g_assert_cmpint (drawing->width, ==, fixture->options->width);
      g_assert_cmpint (drawing->height, >, 200);
      g_assert_true (has_text (drawing, place));
      g_assert_true (has_text (drawing, "confirmed"));
      assert_pixels_only (drawing->png);
    }
}

static void
test_twice (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (RemedyDrawing) first = draw (fixture);
  g_autoptr (RemedyDrawing) second = draw (fixture);
  g_autoptr (RemedyPainter) other = remedy_painter_new (find_program ());
  g_autoptr (RemedyDrawing) third = NULL;
  RemedyPainter *own = fixture->painter;

  g_assert_true (g_bytes_equal (first->png, second->png));
  fixture->painter = other;
  third = draw (fixture);
  fixture->painter = own;
  g_assert_true (g_bytes_equal (first->png, third->png));
}

static void
test_looks (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (RemedyDrawing) light = draw (fixture);
  g_autoptr (RemedyDrawing) dark = NULL;
  g_autoptr (RemedyDrawing) again = NULL;
  g_autoptr (RemedyDrawing) large = NULL;
  g_autoptr (RemedyDrawing) bare = NULL;

  fixture->options->dark = TRUE;
  dark = draw (fixture);
  g_assert_false (g_bytes_equal (light->png, dark->png));
  g_assert_cmpint (dark->height, ==, light->height);
  fixture->options->dark = FALSE;
  again = draw (fixture);
  g_assert_true (g_bytes_equal (light->png, again->png));
  fixture->options->scale = 2;
  large = draw (fixture);
  g_assert_cmpint (large->width, ==, 2 * light->width);
  g_assert_cmpint (large->height, ==, 2 * light->height);
  fixture->options->scale = 1;
  fixture->options->bare = TRUE;
  bare = draw (fixture);
  g_assert_cmpint (bare->height, <, light->height);
  g_assert_false (has_text (bare, "Step 3 of 8 · Checks"));
}

static void
test_opened (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (RemedyDrawing) open = draw (fixture);
  g_autoptr (RemedyDrawing) closed = NULL;

  g_ptr_array_set_size (fixture->snapshot->opened, 0);
  g_ptr_array_add (fixture->snapshot->opened, g_strdup ("none"));
  closed = draw (fixture);
  g_assert_cmpint (closed->height, <, open->height);
  g_assert_true (has_text (open, "Why it matters"));
  g_assert_false (has_text (closed, "Why it matters"));
}

/* The operator’s own words are drawn as they are. */
static void
test_caption (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (RemedyDrawing) drawing = NULL;

  fixture->options->caption = g_strdup ("<b>before</b> & after");
  fixture->snapshot->step = g_strdup (REMEDY_STEP_UPDATE);
  drawing = draw (fixture);
  g_assert_true (has_text (drawing, "<b>before</b> & after"));
  g_assert_true (has_text (drawing, "Step 18 of 30 of the run sheet: Run Update"));
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wait_a_little (void)
{
  for (int i = 0; i < 20; i++)
    {
      settle ();
      g_usleep (10000);
    }
}

/* States of a window, ICCCM 4.1.3.1. */
#define NORMAL 1
#define ICONIC 3

/* As the window manager says it; 0 if it says nothing. */
static gulong
get_state (GtkWidget *window)
{
  GdkAtom          name = gdk_atom_intern_static_string ("WM_STATE");
  g_autofree guchar *data = NULL;
  int              length = 0;

  if (!gdk_property_get (gtk_widget_get_window (window), name, name, 0, sizeof (gulong), FALSE,
                         NULL, NULL, &length, &data) || length < (int) sizeof (gulong))
    return 0;
  return ((gulong *) data)[0];
}

static void
find_page (GtkWidget *widget,
           gpointer   user_data)
{
  if (REMEDY_IS_PAGE (widget) && gtk_widget_get_mapped (widget))
    *(GtkWidget **) user_data = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_page, user_data);
}

/* What the gallery does with the page that is shown. */
static RemedyDrawing *
take_picture (Fixture   *fixture,
              GtkWidget *page)
{
  g_autoptr (GPtrArray) opened = remedy_page_get_opened (REMEDY_PAGE (page));

  g_ptr_array_unref (fixture->snapshot->opened);
  fixture->snapshot->opened = g_steal_pointer (&opened);
  return draw (fixture);
}

static GtkWidget *
cover (GtkWidget *window)
{
  GtkWidget *other = gtk_window_new (GTK_WINDOW_TOPLEVEL);

  gtk_window_set_default_size (GTK_WINDOW (other), 1500, 1100);
  gtk_window_set_keep_above (GTK_WINDOW (other), TRUE);
  gtk_widget_show (other);
  gtk_window_move (GTK_WINDOW (other), 0, 0);
  gtk_window_present (GTK_WINDOW (other));
  wait_a_little ();
  return other;
}

/* A window with the page, on a session of its own. */
static GtkWidget *
open_window (Fixture    *fixture,
             GtkWidget **page)
{
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (fixture->folder);
  g_autoptr (RemedySession) session = remedy_session_new (store);
  g_autoptr (GPtrArray) entries = remedy_case_store_list (store, NULL);
  const RemedyCaseEntry *entry = entries->pdata[0];
  GtkWidget *window = remedy_window_new (NULL, session);

  gtk_widget_show (window);
  g_action_group_activate_action (gtk_widget_get_action_group (window, "case"), "resume",
                                  g_variant_new_string (entry->id));
  while (remedy_window_get_page (REMEDY_WINDOW (window)) != REMEDY_PAGE_CHECKS)
    g_main_context_iteration (NULL, TRUE);
  wait_a_little ();
  find_page (window, page);
  g_assert_nonnull (*page);
  remedy_page_set_opened (REMEDY_PAGE (*page), fixture->snapshot->opened);
  return window;
}

static void
test_window (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *page = NULL;
  GtkWidget *window = open_window (fixture, &page);
  GtkWidget *other;
  g_autoptr (RemedyDrawing) plain = take_picture (fixture, page);
  g_autoptr (RemedyDrawing) focused = NULL;
  g_autoptr (RemedyDrawing) covered = NULL;
  g_autoptr (RemedyDrawing) minimised = NULL;

  g_assert_true (has_text (plain, "Why it matters"));
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_state_flags (page, GTK_STATE_FLAG_PRELIGHT, FALSE);
  focused = take_picture (fixture, page);
  g_assert_true (g_bytes_equal (plain->png, focused->png));
  other = cover (window);
  g_assert_cmpuint (get_state (window), ==, NORMAL);
  covered = take_picture (fixture, page);
  g_assert_true (g_bytes_equal (plain->png, covered->png));
  gtk_widget_destroy (other);
  gtk_window_iconify (GTK_WINDOW (window));
  for (int i = 0; i < 50 && get_state (window) != ICONIC; i++)
    wait_a_little ();
  g_assert_cmpuint (get_state (window), ==, ICONIC);
  minimised = take_picture (fixture, page);
  g_assert_true (g_bytes_equal (plain->png, minimised->png));
  gtk_widget_destroy (window);
  wait_a_little ();
}

/* Ended by its own id, in the middle of its work: it is started again, and nobody is told. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  Outcome outcomes[6] = { { 0 } };
  g_autoptr (RemedyDrawing) before = draw (fixture);
  int pid = atoi (remedy_painter_get_pid (fixture->painter));

  g_assert_cmpint (pid, >, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    ask (fixture, &outcomes[i]);
  wait_for (&outcomes[0]);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      wait_for (&outcomes[i]);
      g_assert_no_error (outcomes[i].error);
      g_assert_true (g_bytes_equal (outcomes[i].drawing->png, before->png));
      remedy_drawing_free (outcomes[i].drawing);
    }
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome cancelled = { 0 };
  g_autoptr (RemedyDrawing) next = NULL;

  remedy_painter_draw_async (fixture->painter, fixture->snapshot, fixture->options, cancellable,
                             on_drawn, &cancelled);
  settle ();
  g_cancellable_cancel (cancellable);
  next = draw (fixture);
  g_assert_true (cancelled.done);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (cancelled.error);
}

typedef struct
{
  const char *program;
  int         code;
  const char *message;
} Program;

static const Program programs[] = {
  { "/nowhere/painter", REMEDY_ERROR_NOT_FOUND, "“/nowhere/painter”, could not be started" },
  { "/bin/false", REMEDY_ERROR_FAILED, "its exit status is 1" },
  { "/bin/cat", REMEDY_ERROR_FAILED, "something else than a picture" },
};

static void
test_program (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = fail (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    if (g_str_equal (programs[i].program, data))
      {
        g_assert_error (error, REMEDY_ERROR, programs[i].code);
        g_assert_nonnull (strstr (error->message, programs[i].message));
      }
}

static void
test_limits (Fixture      *fixture,
             gconstpointer data)
{
  RemedyWork *work = fixture->snapshot->case_->work;
  g_autoptr (GError) wide = NULL;
  g_autoptr (GError) high = NULL;
  g_autoptr (GError) large = NULL;
  g_autoptr (RemedyDrawing) after = NULL;

  fixture->options->width = 100000;
  wide = fail (fixture);
  g_assert_error (wide, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (strstr (wide->message, "width"));
  fixture->options->width = 320;
  fixture->options->percent = 300;
  fixture->snapshot->page = REMEDY_PAGE_PREPARE;
  high = fail (fixture);
  g_assert_error (high, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (strstr (high->message, "pixels high"));
  fixture->options->percent = 100;
  work->go_on_reason = g_strnfill (REMEDY_PAINT_MAX_REQUEST + 1, 'x');
  large = fail (fixture);
  g_assert_error (large, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (strstr (large->message, "MiB"));
  g_clear_pointer (&work->go_on_reason, g_free);
  after = draw (fixture);
  g_assert_nonnull (after);
}

/* What the process says to bytes that nobody sensible sends; it ends, and never crashes. */
static void
assert_refused (gconstpointer bytes,
                gsize         size,
                const char   *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = g_bytes_new (bytes, size);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) talk = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                              G_SUBPROCESS_FLAGS_STDERR_PIPE,
                          &error, find_program (), NULL);

  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, &talk, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 65);
  g_assert_cmpuint (g_bytes_get_size (output), ==, 0);
  text = g_strndup (g_bytes_get_data (talk, NULL), g_bytes_get_size (talk));
  g_assert_nonnull (strstr (text, why));
}

static void
test_garbage (void)
{
  RemedyPaintHead huge = { REMEDY_PAINT_PAGE, G_MAXUINT32 };
  RemedyPaintHead other = { 0x12345678, 0 };
  RemedyPaintHead facts = { REMEDY_PAINT_FACTS, 2 };
  RemedyPaintHead nothing = { REMEDY_PAINT_MEDIA, 0 };
  g_autoptr (GByteArray) message = g_byte_array_new ();

  assert_refused ("xyz", 3, "cut off");
  assert_refused (&huge, sizeof huge, "4095 MiB");
  assert_refused (&other, sizeof other, "no request");
  assert_refused (&facts, sizeof facts, "cut off");
  assert_refused (&nothing, sizeof nothing, "no request");
  g_byte_array_append (message, (guint8 *) &facts, sizeof facts);
  g_byte_array_append (message, (guint8 *) "[]", 2);
  assert_refused (message->data, message->len, "an object");
}

#define ADD(name, program, func)                                                                  \
  g_test_add ("/painter/" name, Fixture, program, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("every-page", NULL, test_every_page);
  ADD ("twice", NULL, test_twice);
  ADD ("looks", NULL, test_looks);
  ADD ("opened", NULL, test_opened);
  ADD ("caption", NULL, test_caption);
  ADD ("window", NULL, test_window);
  ADD ("killed", NULL, test_killed);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("missing", "/nowhere/painter", test_program);
  ADD ("ends", "/bin/false", test_program);
  ADD ("another", "/bin/cat", test_program);
  ADD ("limits", NULL, test_limits);
  g_test_add_func ("/painter/garbage", test_garbage);
  return g_test_run ();
}
