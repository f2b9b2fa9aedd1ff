/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-painting.h"

#include <glib/gi18n-lib.h>
#include <handy.h>

#include "app/pages/remedy-pages.h"
#include "app/remedy-caption.h"
#include "app/remedy-case-actions.h"
#include "app/remedy-page-opened.h"
#include "app/remedy-picture.h"
#include "app/remedy-print.h"
#include "app/remedy-style.h"
#include "app/remedy-widget-texts.h"
#include "core/remedy-error.h"

/*
 * A page is drawn off screen, by the same widgets that the window has, from a snapshot: no
 * other window, no pointer, no keyboard and no setting of the desktop has a part in it.
 */

/* Of the height of a page, in its own pixels; what is longer would not be read in one picture.
 * At twice the scale it stays under the 32767 that X and cairo know. */
#define MAX_HEIGHT 16000

#define DPI_OF_100_PERCENT 96
#define DPI_UNIT 1024

/* All that is around one page while it is drawn. */
typedef struct
{
  RemedySession     *session; /* (owned) */
  RemedyCaseActions *actions; /* (owned) */
  RemedyPrint       *print; /* (owned) */
  GtkWidget         *window; /* (owned) */
  GtkWidget         *sheet; /* in it: strip and page */
  RemedyPage        *page; /* in it */
} Easel;

/**
 * remedy_painting_set_look:
 * @options: how pages are to be drawn
 *
 * Sets theme, font and size of text for the whole process, whatever the desktop says.
 */
void
remedy_painting_set_look (const RemedyPaintOptions *options)
{
  g_return_if_fail (options != NULL);

  hdy_style_manager_set_color_scheme (hdy_style_manager_get_default (),
                                      options->dark ? HDY_COLOR_SCHEME_FORCE_DARK
                                                    : HDY_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (),
                "gtk-theme-name",
                !options->contrast ? "Adwaita"
                : options->dark    ? "HighContrastInverse"
                                   : "HighContrast",
                "gtk-icon-theme-name", "Adwaita",
                "gtk-font-name", "Cantarell 11",
                "gtk-xft-dpi", (int) (DPI_OF_100_PERCENT * DPI_UNIT * options->percent / 100),
                "gtk-xft-antialias", 1,
                "gtk-xft-hinting", 1,
                "gtk-xft-hintstyle", "hintslight",
                "gtk-xft-rgba", "none",
                "gtk-cursor-blink", FALSE,
                "gtk-enable-animations", FALSE,
                "gtk-overlay-scrolling", TRUE,
                NULL);
}

/* Where a snapshot comes from is not asked: what a session needs of it has to be there. */
static gboolean
check_snapshot (const RemedySnapshot *snapshot,
                GError              **error)
{
  const RemedyWork *work = snapshot->case_ != NULL ? snapshot->case_->work : NULL;

  if (work != NULL && work->answers != NULL && work->statements != NULL && work->sharing != NULL)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               _ ("The snapshot of the case lacks what was said and done"));
  return FALSE;
}

/* What can be pressed looks as if it could be; nothing is there that presses it. */
static void
add_actions (Easel *easel)
{
  g_autoptr (GSimpleActionGroup) window = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) page = g_simple_action_new ("page", G_VARIANT_TYPE_INT32);

  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (page));
  easel->actions = remedy_case_actions_new (easel->session);
  easel->print = remedy_print_new (GTK_WINDOW (easel->window), easel->session,
                                   G_ACTION_MAP (easel->actions));
  gtk_widget_insert_action_group (easel->window, "case", G_ACTION_GROUP (easel->actions));
  gtk_widget_insert_action_group (easel->window, "win", G_ACTION_GROUP (window));
}

/* The whole page, not what fits into a window. */
static void
unscroll (RemedyPage *page)
{
  GtkWidget *scroller
      = gtk_widget_get_ancestor (remedy_page_get_content (page), GTK_TYPE_SCROLLED_WINDOW);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_NEVER);
}

static void
build (Easel                    *easel,
       const RemedySnapshot     *snapshot,
       const RemedyPaintOptions *options)
{
  easel->session = remedy_session_new_shown (snapshot, NULL);
  easel->window = g_object_ref_sink (gtk_offscreen_window_new ());
  easel->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  easel->page = remedy_pages_new (snapshot->page, easel->session);
  add_actions (easel);
  remedy_style_update_contrast (easel->window);
  unscroll (easel->page);
  if (!options->bare)
    {
      g_autoptr (RemedyCaption) caption = remedy_caption_new (easel->session, snapshot);

      gtk_container_add (GTK_CONTAINER (easel->sheet),
                         remedy_caption_to_strip (caption, options->caption));
    }
  gtk_container_add (GTK_CONTAINER (easel->sheet), GTK_WIDGET (easel->page));
  gtk_widget_set_size_request (easel->sheet, (int) options->width, -1);
  gtk_container_add (GTK_CONTAINER (easel->window), easel->sheet);
  gtk_widget_show (easel->sheet);
  gtk_widget_show (easel->window);
  remedy_page_set_opened (easel->page, snapshot->opened);
}

static void
easel_clear (Easel *easel)
{
  if (easel->window != NULL)
    gtk_widget_destroy (easel->window);
  g_clear_object (&easel->window);
  g_clear_object (&easel->print);
  g_clear_object (&easel->actions);
  g_clear_object (&easel->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Easel, easel_clear)

/* A label whose accessible was asked for while it was being built keeps the font that it had
 * then; what follows in a window on a screen is not done for one that is on none. What is
 * hidden, as in rows that are closed, is let be: to ask for its style works it out, and took a
 * fifth of the time of a page. */
static void
restyle (GtkWidget *widget,
         gpointer   user_data)
{
  GtkStyleContext *style;
  g_autoptr (PangoFontDescription) font = NULL;

  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), restyle, NULL);
  if (!GTK_IS_LABEL (widget))
    return;
  style = gtk_widget_get_style_context (widget);
  gtk_style_context_get (style, gtk_style_context_get_state (style), "font", &font, NULL);
  if (!pango_font_description_equal (
          font, pango_context_get_font_description (gtk_widget_get_pango_context (widget))))
    g_signal_emit_by_name (widget, "style-updated");
}

/* No frame of it will be asked for: styles and places are worked out now, as the frame clock of
 * a window would have it done. */
static void
lay_out (Easel *easel)
{
  restyle (easel->window, NULL);
  g_signal_emit_by_name (gtk_widget_get_frame_clock (easel->window), "layout");
  gtk_container_check_resize (GTK_CONTAINER (easel->window));
}

static gboolean
check_height (Easel   *easel,
              GError **error)
{
  int height = gtk_widget_get_allocated_height (easel->sheet);

  if (height <= MAX_HEIGHT)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("The page is %d pixels high; a picture can have %d. Close some of its rows."),
               height, MAX_HEIGHT);
  return FALSE;
}

/**
 * remedy_painting_new:
 * @snapshot: what is to be seen
 * @options: how; the look and the language are those of the process already
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): the page of @snapshot
 */
RemedyPainting *
remedy_painting_new (const RemedySnapshot     *snapshot,
                     const RemedyPaintOptions *options,
                     GError                  **error)
{
  g_auto (Easel) easel = { NULL };
  RemedyPainting *self;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (!check_snapshot (snapshot, error) || !remedy_paint_options_check (options, error))
    return NULL;
  build (&easel, snapshot, options);
  lay_out (&easel);
  if (!check_height (&easel, error))
    return NULL;
  self = g_new0 (RemedyPainting, 1);
  self->surface = remedy_picture_draw (easel.sheet);
  self->texts = remedy_widget_texts (easel.sheet);
  if (self->surface != NULL)
    return self;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("The page could not be drawn"));
  remedy_painting_free (self);
  return NULL;
}

/**
 * remedy_painting_free:
 * @self: (transfer full) (nullable): what was drawn
 */
void
remedy_painting_free (RemedyPainting *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_ptr_array_unref (self->texts);
  g_free (self);
}
