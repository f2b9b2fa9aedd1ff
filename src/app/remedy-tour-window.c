/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-tour-window.h"

#include <glib/gi18n-lib.h>

#include "app/pages/remedy-report-page.h"
#include "app/remedy-page-opened.h"
#include "app/remedy-picture.h"
#include "app/remedy-window.h"
#include "core/remedy-error.h"

/* A picture of the whole window. A window has to be on a screen to be drawn: it is there for a
 * moment, and takes no keyboard. */

/* Until a window is drawn, in milliseconds. */
#define PATIENCE 60000

/* Between two looks, in milliseconds. */
#define LOOK 5

/* How often the size of the window is put right: its frame counts in or out, as it likes. */
#define MAX_RESIZES 50

typedef struct
{
  GtkWidget *window; /* (owned) */
  gboolean   drawn;
  gboolean   late;
  guint      patience_id; /* 0 */
} Stand;

static gboolean
on_draw (GtkWidget *widget,
         cairo_t   *cr,
         gpointer   user_data)
{
  ((Stand *) user_data)->drawn = TRUE;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_late (gpointer user_data)
{
  Stand *stand = user_data;

  stand->patience_id = 0;
  stand->late = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
stand_clear (Stand *stand)
{
  g_clear_handle_id (&stand->patience_id, g_source_remove);
  if (stand->window == NULL)
    return;
  gtk_widget_destroy (stand->window);
  g_clear_object (&stand->window);
  /* What the window asked for is answered before the next comes. */
  settle ();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stand, stand_clear)

static void
wait_a_little (void)
{
  settle ();
  g_usleep (LOOK * 1000);
}

/* What is asked for before the window is mapped is forgotten: it is asked for until it is drawn. */
static gboolean
wait_until_drawn (Stand *stand)
{
  stand->drawn = FALSE;
  while (!stand->drawn && !stand->late)
    {
      gtk_widget_queue_draw (stand->window);
      wait_a_little ();
    }
  return stand->drawn;
}

static void
set_size (Stand *stand,
          int    width,
          int    height)
{
  int wanted_width = width;
  int wanted_height = height;

  for (int i = 0; i < MAX_RESIZES && !stand->late; i++)
    {
      int extra_width = gtk_widget_get_allocated_width (stand->window) - width;
      int extra_height = gtk_widget_get_allocated_height (stand->window) - height;

      if (extra_width == 0 && extra_height == 0)
        return;
      if (i % 10 == 9)
        {
          wanted_width -= extra_width;
          wanted_height -= extra_height;
        }
      gtk_window_resize (GTK_WINDOW (stand->window), wanted_width, wanted_height);
      wait_a_little ();
    }
}

static void
find_page (GtkWidget *widget,
           gpointer   user_data)
{
  RemedyPage **page = user_data;

  if (REMEDY_IS_PAGE (widget) && gtk_widget_get_mapped (widget))
    *page = REMEDY_PAGE (widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_page, user_data);
}

/* Whether the window has the keyboard is not to be seen. */
static void
show_page (Stand                *stand,
           const RemedySnapshot *snapshot)
{
  RemedyPage *page = NULL;

  while (remedy_window_get_page (REMEDY_WINDOW (stand->window)) != (RemedyPageId) snapshot->page &&
         !stand->late)
    wait_a_little ();
  find_page (stand->window, &page);
  if (page != NULL)
    remedy_page_set_opened (page, snapshot->opened);
  /* What would be shared is made first, where there is a case to share. */
  while (REMEDY_IS_REPORT_PAGE (page) && !stand->late
         && remedy_report_page_is_being_made (REMEDY_REPORT_PAGE (page)))
    wait_a_little ();
  gtk_window_set_focus (GTK_WINDOW (stand->window), NULL);
  gtk_widget_unset_state_flags (stand->window, GTK_STATE_FLAG_BACKDROP);
}

static GBytes *
draw (RemedySession        *session,
      const RemedySnapshot *snapshot,
      int                   width,
      int                   height,
      GError              **error)
{
  g_auto (Stand) stand = { NULL };
  cairo_surface_t *surface = NULL;
  GBytes          *png = NULL;

  stand.window = g_object_ref_sink (remedy_window_new (NULL, session));
  stand.patience_id = g_timeout_add (PATIENCE, on_late, &stand);
  gtk_window_set_accept_focus (GTK_WINDOW (stand.window), FALSE);
  gtk_window_set_focus_on_map (GTK_WINDOW (stand.window), FALSE);
  g_signal_connect (stand.window, "draw", G_CALLBACK (on_draw), &stand);
  gtk_widget_show (stand.window);
  g_signal_emit_by_name (session, "changed");
  show_page (&stand, snapshot);
  set_size (&stand, width, height);
  if (wait_until_drawn (&stand))
    surface = remedy_picture_draw (stand.window);
  if (surface != NULL)
    png = remedy_picture_encode (surface, error);
  else
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("The window was not drawn in time"));
  g_clear_pointer (&surface, cairo_surface_destroy);
  return png;
}

/**
 * remedy_tour_window_draw:
 * @snapshot: what is to be seen
 * @width: of the window, in its own pixels
 * @height: likewise
 * @error: of %REMEDY_ERROR
 *
 * Runs the main loop.
 *
 * Returns: (transfer full) (nullable): the window as a PNG
 */
GBytes *
remedy_tour_window_draw (const RemedySnapshot *snapshot,
                         int                   width,
                         int                   height,
                         GError              **error)
{
  g_autoptr (RemedySnapshot) copy = remedy_snapshot_copy (snapshot);
  g_autoptr (RemedySession) session = NULL;

  g_return_val_if_fail (snapshot != NULL && snapshot->case_ != NULL, NULL);

  copy->case_->page = copy->page;
  session = remedy_session_new_shown (copy, NULL);
  return draw (session, copy, width, height, error);
}

/**
 * remedy_tour_window_draw_report:
 * @session: with a store, at the page Report
 * @snapshot: what is to be seen
 * @width: of the window, in its own pixels
 * @height: likewise
 * @error: of %REMEDY_ERROR
 *
 * Runs the main loop. What would be shared is made of a case that is stored: a session that
 * only shows one has none of it.
 *
 * Returns: (transfer full) (nullable): the window as a PNG, once what would be shared is made
 */
GBytes *
remedy_tour_window_draw_report (RemedySession        *session,
                                const RemedySnapshot *snapshot,
                                int                   width,
                                int                   height,
                                GError              **error)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (snapshot != NULL && snapshot->page == REMEDY_PAGE_REPORT, NULL);

  return draw (session, snapshot, width, height, error);
}
