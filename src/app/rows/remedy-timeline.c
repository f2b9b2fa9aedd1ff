/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-timeline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "checks/remedy-runs.h"

/* All in pixels. */
#define HEIGHT 72
#define MARGIN 24
#define RADIUS 7
#define LABEL_GAP 6

typedef enum
{
  MARK_FAULT,
  MARK_ERROR,
  MARK_OPEN,
  MARK_CLEAN,
} MarkKind;

typedef struct
{
  gint64   time;
  MarkKind kind;
} Mark;

/*
 * The runs of the Migration Wizard on one line, from the first to the last. Form and
 * colour both tell how a run went: a cross for 12010, a square for another error, a
 * ring for one without an end, a disc for a clean one. A screen reader hears the same
 * as a sentence.
 */
struct _RemedyTimeline
{
  GtkDrawingArea parent_instance;

  GArray *marks;       /* (owned) Mark, oldest first */
  char   *first_label; /* (owned) (nullable) */
  char   *last_label;  /* (owned) (nullable) */
};

G_DEFINE_TYPE (RemedyTimeline, remedy_timeline, GTK_TYPE_DRAWING_AREA)

static MarkKind
judge_run (const RemedyRun *run)
{
  gboolean error = FALSE;

  for (guint i = 0; i < run->events->len; i++)
    {
      const RemedyEventFact *event = g_ptr_array_index (run->events, i);

      if (remedy_runs_is_fault (event))
        return MARK_FAULT;
      error |= remedy_runs_is_error (event);
    }
  if (error)
    return MARK_ERROR;
  return run->complete ? MARK_CLEAN : MARK_OPEN;
}

static const char *
get_word (MarkKind kind)
{
  switch (kind)
    {
    case MARK_FAULT:
      return _ ("with event 12010");
    case MARK_ERROR:
      return _ ("with another error");
    case MARK_CLEAN:
      return _ ("clean");
    case MARK_OPEN:
    default:
      return _ ("without an end");
    }
}

static double
get_x (RemedyTimeline *self, gint64 time, double width)
{
  gint64 first = g_array_index (self->marks, Mark, 0).time;
  gint64 last = g_array_index (self->marks, Mark, self->marks->len - 1).time;

  if (last <= first)
    return width / 2;
  return MARGIN + (width - 2 * MARGIN) * ((double) (time - first) / (double) (last - first));
}

static void
set_colour (GtkWidget *widget, cairo_t *cr, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA          colour;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, gtk_style_context_get_state (context), &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
}

static void
draw_mark (RemedyTimeline *self, cairo_t *cr, MarkKind kind, double x, double y)
{
  cairo_set_line_width (cr, 3);
  switch (kind)
    {
    case MARK_FAULT:
      set_colour (GTK_WIDGET (self), cr, "remedy_fail");
      cairo_move_to (cr, x - RADIUS, y - RADIUS);
      cairo_line_to (cr, x + RADIUS, y + RADIUS);
      cairo_move_to (cr, x - RADIUS, y + RADIUS);
      cairo_line_to (cr, x + RADIUS, y - RADIUS);
      cairo_stroke (cr);
      break;
    case MARK_ERROR:
      set_colour (GTK_WIDGET (self), cr, "remedy_warning");
      cairo_rectangle (cr, x - RADIUS + 1, y - RADIUS + 1, 2 * RADIUS - 2, 2 * RADIUS - 2);
      cairo_fill (cr);
      break;
    case MARK_CLEAN:
      set_colour (GTK_WIDGET (self), cr, "remedy_pass");
      cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case MARK_OPEN:
    default:
      set_colour (GTK_WIDGET (self), cr, NULL);
      cairo_arc (cr, x, y, RADIUS - 1, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

static void
draw_label (GtkWidget *widget, cairo_t *cr, const char *text, gboolean at_end, double y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  set_colour (widget, cr, NULL);
  cairo_move_to (cr,
                 at_end ? gtk_widget_get_allocated_width (widget) - width - MARGIN + RADIUS
                        : MARGIN - RADIUS,
                 y);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
remedy_timeline_draw (GtkWidget *widget, cairo_t *cr)
{
  RemedyTimeline *self = REMEDY_TIMELINE (widget);
  double          width = gtk_widget_get_allocated_width (widget);
  double          y = MARGIN;

  if (self->marks->len == 0)
    return GDK_EVENT_PROPAGATE;
  set_colour (widget, cr, "borders");
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, MARGIN, y);
  cairo_line_to (cr, width - MARGIN, y);
  cairo_stroke (cr);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      draw_mark (self, cr, mark->kind, round (get_x (self, mark->time, width)), y);
    }
  draw_label (widget, cr, self->first_label, FALSE, y + RADIUS + LABEL_GAP);
  if (self->marks->len > 1)
    draw_label (widget, cr, self->last_label, TRUE, y + RADIUS + LABEL_GAP);
  return GDK_EVENT_PROPAGATE;
}

/* Text may be twice as large as usual. */
static void
remedy_timeline_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = MAX (HEIGHT, MARGIN + RADIUS + LABEL_GAP + height + 12);
}

static void
remedy_timeline_finalize (GObject *object)
{
  RemedyTimeline *self = REMEDY_TIMELINE (object);

  g_array_unref (self->marks);
  g_free (self->first_label);
  g_free (self->last_label);
  G_OBJECT_CLASS (remedy_timeline_parent_class)->finalize (object);
}

static void
remedy_timeline_class_init (RemedyTimelineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = remedy_timeline_finalize;
  widget_class->draw = remedy_timeline_draw;
  widget_class->get_preferred_height = remedy_timeline_get_preferred_height;
}

static void
remedy_timeline_init (RemedyTimeline *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_ROLE_IMAGE);
}

/**
 * remedy_timeline_new:
 *
 * Returns: (transfer floating): a timeline without runs
 */
GtkWidget *
remedy_timeline_new (void)
{
  return g_object_new (REMEDY_TYPE_TIMELINE, NULL);
}

/**
 * remedy_timeline_set_runs:
 * @self: a timeline
 * @runs: (element-type RemedyRun): oldest first; only read
 * @zone: (nullable): the server's time zone; UTC without one
 */
void
remedy_timeline_set_runs (RemedyTimeline *self, const GPtrArray *runs, const RemedyZone *zone)
{
  g_autoptr (GString) text = NULL;

  g_return_if_fail (REMEDY_IS_TIMELINE (self));
  g_return_if_fail (runs != NULL);

  text = g_string_new (NULL);
  g_string_printf (
      text,
      ngettext ("%u run of the Migration Wizard", "%u runs of the Migration Wizard", runs->len),
      runs->len);
  g_array_set_size (self->marks, 0);
  g_clear_pointer (&self->first_label, g_free);
  g_clear_pointer (&self->last_label, g_free);
  for (guint i = 0; i < runs->len; i++)
    {
      const RemedyRun *run = g_ptr_array_index (runs, i);
      Mark             mark = { run->started, judge_run (run) };
      g_autofree char *when = remedy_time_format_local (run->started, zone);

      g_array_append_val (self->marks, mark);
      g_string_append_printf (text, "; %s: %s", when, get_word (mark.kind));
      g_free (self->last_label);
      self->last_label = g_steal_pointer (&when);
      if (i == 0)
        self->first_label = g_strdup (self->last_label);
    }
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), text->str);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
