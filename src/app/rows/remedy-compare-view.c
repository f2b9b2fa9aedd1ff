/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-compare-view.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-line-pair.h"

/* So many lines are put into the text views at a time, so that a long text does not hold up
 * the window. */
#define LINES_AT_A_TIME 300
/* In characters: with less room than this for each text only one is shown at a time. */
#define MIN_COLUMNS 34
/* So many lines are seen at once, if there are as many. */
#define MAX_LINES 22
#define MARGIN 6

enum
{
  ORIGINAL,
  SHARED,
  N_SIDES,
};

/*
 * A text as it is and as it is shared, side by side: line by line, scrolled together, with what
 * differs marked. Where there is no room for both, a switch shows the one or the other.
 */
struct _RemedyCompareView
{
  GtkBox parent_instance;

  GtkBox            *switcher;
  GtkToggleButton   *buttons[N_SIDES]; /* in the switcher */
  GtkBox            *panes[N_SIDES];
  GtkLabel          *captions[N_SIDES];
  GtkTextView       *views[N_SIDES];
  GtkScrolledWindow *scrollers[N_SIDES];
  GtkAdjustment     *scrolls[N_SIDES]; /* (unowned) vertical, of the scrollers */

  GPtrArray *pairs;     /* (owned) RemedyLinePair */
  gboolean   compared;  /* there is an original */
  gboolean   narrow;    /* one at a time */
  gboolean   following; /* one text is being scrolled after the other */
  guint      n_loaded;  /* pairs that are in the text views */
  guint      load_id;   /* source; 0 */
  guint      layout_id; /* source; 0 */
};

G_DEFINE_FINAL_TYPE (RemedyCompareView, remedy_compare_view, GTK_TYPE_BOX)

static void
insert_line (GtkTextBuffer *buffer,
             const char    *line,
             const GArray  *spans,
             gboolean       first)
{
  GtkTextIter end, start;
  int         number;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!first)
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  number = gtk_text_iter_get_line (&end);
  if (line != NULL)
    gtk_text_buffer_insert (buffer, &end, line, -1);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const RemedySpan *span = &g_array_index (spans, RemedySpan, i);

      gtk_text_buffer_get_iter_at_line_offset (buffer, &start, number, (int) span->start);
      gtk_text_buffer_get_iter_at_line_offset (buffer, &end, number, (int) span->end);
      gtk_text_buffer_apply_tag_by_name (buffer, "differs", &start, &end);
    }
}

static void
load_until (RemedyCompareView *self,
            guint              n_lines)
{
  GtkTextBuffer *original = gtk_text_view_get_buffer (self->views[ORIGINAL]);
  GtkTextBuffer *shared = gtk_text_view_get_buffer (self->views[SHARED]);

  for (; self->n_loaded < MIN (n_lines, self->pairs->len); self->n_loaded++)
    {
      const RemedyLinePair *pair = self->pairs->pdata[self->n_loaded];

      if (self->compared)
        insert_line (original, pair->original, pair->original_spans, self->n_loaded == 0);
      insert_line (shared, pair->shared, pair->shared_spans, self->n_loaded == 0);
    }
}

static gboolean
on_load (gpointer user_data)
{
  RemedyCompareView *self = user_data;

  load_until (self, self->n_loaded + LINES_AT_A_TIME);
  if (self->n_loaded < self->pairs->len)
    return G_SOURCE_CONTINUE;
  self->load_id = 0;
  return G_SOURCE_REMOVE;
}

/* By lines and not by pixels: letters of another script make a line higher on one side. */
static void
follow (RemedyCompareView *self,
        int                leader)
{
  GtkTextView *from = self->views[leader], *to = self->views[1 - leader];
  int          top = (int) gtk_adjustment_get_value (self->scrolls[leader]);
  GtkTextIter  iter;
  GdkRectangle place;
  int          line_y;

  gtk_text_view_get_line_at_y (from, &iter, top, &line_y);
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (to), &iter,
                                    gtk_text_iter_get_line (&iter));
  gtk_text_view_get_iter_location (to, &iter, &place);
  gtk_adjustment_set_value (self->scrolls[1 - leader], place.y + top - line_y);
}

static void
on_scrolled (GtkAdjustment     *scroll,
             RemedyCompareView *self)
{
  if (!self->compared || self->narrow || self->following)
    return;
  self->following = TRUE;
  follow (self, scroll == self->scrolls[ORIGINAL] ? ORIGINAL : SHARED);
  self->following = FALSE;
}

static void
show_panes (RemedyCompareView *self)
{
  gboolean original = gtk_toggle_button_get_active (self->buttons[ORIGINAL]);

  gtk_widget_set_visible (GTK_WIDGET (self->switcher), self->compared && self->narrow);
  for (int side = 0; side < N_SIDES; side++)
    {
      gboolean chosen = original == (side == ORIGINAL);

      gtk_widget_set_visible (GTK_WIDGET (self->panes[side]),
                              self->compared ? !self->narrow || chosen : side == SHARED);
      gtk_widget_set_visible (GTK_WIDGET (self->captions[side]), self->compared && !self->narrow);
    }
}

static gboolean
on_layout (gpointer user_data)
{
  RemedyCompareView *self = user_data;

  self->layout_id = 0;
  self->narrow = !self->narrow;
  show_panes (self);
  return G_SOURCE_REMOVE;
}

/* One letter, in the font of the texts. */
static void
measure (RemedyCompareView *self,
         int               *width,
         int               *height)
{
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (self->views[SHARED]), "0");

  pango_layout_get_pixel_size (layout, width, height);
}

/* As high as its lines, and a line for the bar to scroll it sideways. */
static void
on_style_updated (RemedyCompareView *self)
{
  int width, height;
  int n_lines = self->pairs != NULL ? (int) MIN (self->pairs->len, MAX_LINES) : 1;

  measure (self, &width, &height);
  for (int side = 0; side < N_SIDES; side++)
    gtk_scrolled_window_set_min_content_height (self->scrollers[side],
                                                (n_lines + 1) * height + 2 * MARGIN);
}

/* What is shown cannot change while it is laid out. */
static void
remedy_compare_view_size_allocate (GtkWidget     *widget,
                                   GtkAllocation *allocation)
{
  RemedyCompareView *self = REMEDY_COMPARE_VIEW (widget);
  gboolean           narrow;
  int                width, height;

  measure (self, &width, &height);
  narrow = allocation->width < N_SIDES * MIN_COLUMNS * width;
  GTK_WIDGET_CLASS (remedy_compare_view_parent_class)->size_allocate (widget, allocation);
  if (narrow != self->narrow && self->layout_id == 0)
    self->layout_id = g_idle_add (on_layout, self);
}

static void
remedy_compare_view_dispose (GObject *object)
{
  RemedyCompareView *self = REMEDY_COMPARE_VIEW (object);

  g_clear_handle_id (&self->load_id, g_source_remove);
  g_clear_handle_id (&self->layout_id, g_source_remove);
  G_OBJECT_CLASS (remedy_compare_view_parent_class)->dispose (object);
}

static void
remedy_compare_view_finalize (GObject *object)
{
  RemedyCompareView *self = REMEDY_COMPARE_VIEW (object);

  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  G_OBJECT_CLASS (remedy_compare_view_parent_class)->finalize (object);
}

static void
remedy_compare_view_class_init (RemedyCompareViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = remedy_compare_view_dispose;
  object_class->finalize = remedy_compare_view_finalize;
  widget_class->size_allocate = remedy_compare_view_size_allocate;
}

static GtkWidget *
make_view (RemedyCompareView *self,
           int                side)
{
  GtkWidget *view = gtk_text_view_new ();

  g_object_set (view, "accepts-tab", FALSE, "bottom-margin", MARGIN, "cursor-visible", TRUE, "editable",
                FALSE, "left-margin", MARGIN, "monospace", TRUE, "right-margin", MARGIN, "top-margin",
                MARGIN, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (view), "compared");
  /* Marked by more than a colour: who cannot tell them apart sees the line under it. */
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "differs",
                              "background", side == ORIGINAL ? "#f9d5d0" : "#cfeeda",
                              "foreground", "#241f31", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "match",
                              "background", "#f8e45c", "foreground", "#241f31", "weight",
                              PANGO_WEIGHT_BOLD, NULL);
  self->views[side] = GTK_TEXT_VIEW (view);
  return view;
}

static GtkWidget *
make_pane (RemedyCompareView *self,
           int                side,
           const char        *caption)
{
  GtkWidget         *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget         *label = gtk_label_new (caption);
  GtkWidget         *scroller = gtk_scrolled_window_new (NULL, NULL);
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (scroller);

  g_object_set (label, "xalign", 0.0, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "heading");
  g_object_set (scroller, "hexpand", TRUE, "shadow-type", GTK_SHADOW_IN, NULL);
  self->scrollers[side] = scrolled;
  gtk_container_add (GTK_CONTAINER (scroller), make_view (self, side));
  gtk_container_add (GTK_CONTAINER (pane), label);
  gtk_container_add (GTK_CONTAINER (pane), scroller);
  self->captions[side] = GTK_LABEL (label);
  self->panes[side] = GTK_BOX (pane);
  self->scrolls[side] = gtk_scrolled_window_get_vadjustment (scrolled);
  g_signal_connect_object (self->scrolls[side], "value-changed", G_CALLBACK (on_scrolled), self,
                           0);
  return pane;
}

static GtkWidget *
make_switcher (RemedyCompareView *self,
               const char        *original,
               const char        *shared)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = gtk_radio_button_new_with_label (NULL, original);
  GtkWidget *second
      = gtk_radio_button_new_with_label_from_widget (GTK_RADIO_BUTTON (first), shared);

  g_object_set (first, "draw-indicator", FALSE, NULL);
  g_object_set (second, "active", TRUE, "draw-indicator", FALSE, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "linked");
  gtk_container_add (GTK_CONTAINER (box), first);
  gtk_container_add (GTK_CONTAINER (box), second);
  self->switcher = GTK_BOX (box);
  self->buttons[ORIGINAL] = GTK_TOGGLE_BUTTON (first);
  self->buttons[SHARED] = GTK_TOGGLE_BUTTON (second);
  g_signal_connect_object (first, "toggled", G_CALLBACK (show_panes), self, G_CONNECT_SWAPPED);
  return box;
}

static void
remedy_compare_view_init (RemedyCompareView *self)
{
  /* Translators: a text with the names that are in it, beside the one that is sent. */
  const char *original = _ ("As it is");
  const char *shared = _ ("As it is shared");
  GtkWidget  *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  g_object_set (self, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  gtk_container_add (GTK_CONTAINER (self), make_switcher (self, original, shared));
  gtk_container_add (GTK_CONTAINER (both), make_pane (self, ORIGINAL, original));
  gtk_container_add (GTK_CONTAINER (both), make_pane (self, SHARED, shared));
  gtk_container_add (GTK_CONTAINER (self), both);
  g_signal_connect_object (self->views[SHARED], "style-updated", G_CALLBACK (on_style_updated),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_show_all (GTK_WIDGET (self));
}

/**
 * remedy_compare_view_new:
 * @name: of the file, for who hears it
 * @pairs: (element-type RemedyLinePair): its lines
 * @compared: whether there is an original; else only the shared text is shown
 *
 * Returns: (transfer floating): both texts, of which the beginning is there at once
 */
GtkWidget *
remedy_compare_view_new (const char *name,
                         GPtrArray  *pairs,
                         gboolean    compared)
{
  RemedyCompareView *self = g_object_new (REMEDY_TYPE_COMPARE_VIEW, NULL);
  /* Translators: read aloud; %s is the name of a file. */
  g_autofree char *original = g_strdup_printf (_ ("%s as it is"), name);
  g_autofree char *shared = g_strdup_printf (_ ("%s as it is shared"), name);

  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->views[ORIGINAL])), original);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->views[SHARED])), shared);
  self->pairs = g_ptr_array_ref (pairs);
  self->compared = compared;
  show_panes (self);
  on_style_updated (self);
  load_until (self, LINES_AT_A_TIME);
  if (self->n_loaded < pairs->len)
    self->load_id = g_idle_add (on_load, self);
  return GTK_WIDGET (self);
}

static void
forget_match (RemedyCompareView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->views[SHARED]);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "match", &start, &end);
}

/**
 * remedy_compare_view_show:
 * @self: both texts
 * @line: a line of what is shared, from 0
 * @start: in characters from the start of the line
 * @end: of the character after it; no more than @start: nothing is shown any longer
 *
 * Marks a place in what is shared, and scrolls to it.
 */
void
remedy_compare_view_show (RemedyCompareView *self,
                          guint              line,
                          guint              start,
                          guint              end)
{
  GtkTextBuffer *buffer;
  GtkTextIter    from, to;

  g_return_if_fail (REMEDY_IS_COMPARE_VIEW (self));

  forget_match (self);
  if (start >= end || line >= self->pairs->len)
    return;
  load_until (self, line + 1);
  gtk_toggle_button_set_active (self->buttons[SHARED], TRUE);
  buffer = gtk_text_view_get_buffer (self->views[SHARED]);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &from, (int) line, (int) start);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &to, (int) line, (int) end);
  gtk_text_buffer_apply_tag_by_name (buffer, "match", &from, &to);
  gtk_text_buffer_select_range (buffer, &from, &to);
  gtk_text_view_scroll_to_mark (self->views[SHARED], gtk_text_buffer_get_insert (buffer), 0.1,
                                FALSE, 0, 0);
}
