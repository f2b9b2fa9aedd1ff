/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-markup-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/remedy-picture-scaler.h"
#include "app/remedy-shape-edit.h"
#include "report/remedy-markup-draw.h"

/* Of one step of the zoom, and its ends. */
#define ZOOM_STEP 1.25
#define MIN_ZOOM 0.05
#define MAX_ZOOM 8.0
/* Of a side of the widget; a window of X ends at 32767. */
#define MAX_SIDE 30000
/* Around the picture, and half of a handle; in pixels of the screen. */
#define MARGIN 12
#define HANDLE 5
/* How far off a shape the pointer may be, likewise. */
#define SLACK 6
/* How far an arrow key goes, in pixels of the picture; one at a time with Control. */
#define KEY_STEP 10

/*
 * The picture and what is drawn on it. The pointer draws with the chosen tool or takes hold of
 * what is there; Insert or Enter puts a shape in the middle, the arrow keys move it, and with
 * Shift they make it larger or smaller.
 */
struct _RemedyMarkupCanvas
{
  GtkDrawingArea parent_instance;

  cairo_surface_t   *picture; /* (owned) (nullable) */
  RemedyMarkupModel *model;   /* (owned) (nullable) */
  int                tool;    /* RemedyShapeKind, or REMEDY_TOOL_SELECT */
  int                colour;  /* RemedyColour; of a new shape but a cover */
  double             zoom;    /* pixels of the screen for one of the picture; 0: fits */

  cairo_surface_t *scaled;  /* (owned) (nullable) the picture as it is on the screen */
  GCancellable    *scaling; /* (owned) (nullable) while it is made */

  gboolean     pressed;
  RemedyHandle handle; /* that is dragged; NONE: a new shape is */
  double       from_x; /* where the button went down, in pixels of the picture */
  double       from_y;
  RemedyShape *start; /* (owned) (nullable) what was taken hold of, as it was */
};

G_DEFINE_FINAL_TYPE (RemedyMarkupCanvas, remedy_markup_canvas, GTK_TYPE_DRAWING_AREA)

enum
{
  ZOOMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static double
get_fit (RemedyMarkupCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double x = (double) (gtk_widget_get_allocated_width (widget) - 2 * MARGIN)
             / cairo_image_surface_get_width (self->picture);
  double y = (double) (gtk_widget_get_allocated_height (widget) - 2 * MARGIN)
             / cairo_image_surface_get_height (self->picture);

  return CLAMP (MIN (x, y), MIN_ZOOM, 1.0);
}

static double
get_limit (RemedyMarkupCanvas *self)
{
  int side = MAX (cairo_image_surface_get_width (self->picture),
                  cairo_image_surface_get_height (self->picture));

  return MIN (MAX_ZOOM, (double) MAX_SIDE / side);
}

static double
get_zoom (RemedyMarkupCanvas *self)
{
  return self->zoom > 0 ? self->zoom : get_fit (self);
}

/* Where the picture begins on the widget. */
static void
get_origin (RemedyMarkupCanvas *self,
            double             *x,
            double             *y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double zoom = get_zoom (self);

  *x = MAX (floor ((gtk_widget_get_allocated_width (widget)
                    - zoom * cairo_image_surface_get_width (self->picture))
                   / 2),
            MARGIN);
  *y = MAX (floor ((gtk_widget_get_allocated_height (widget)
                    - zoom * cairo_image_surface_get_height (self->picture))
                   / 2),
            MARGIN);
}

static void
to_picture (RemedyMarkupCanvas *self,
            double              widget_x,
            double              widget_y,
            double             *x,
            double             *y)
{
  double left, top;

  get_origin (self, &left, &top);
  *x = (widget_x - left) / get_zoom (self);
  *y = (widget_y - top) / get_zoom (self);
}

static void
on_scaled (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  RemedyMarkupCanvas *self = user_data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *scaled = remedy_picture_scale_finish (result, &error);

  if (scaled == NULL)
    return;
  g_clear_object (&self->scaling);
  g_clear_pointer (&self->scaled, cairo_surface_destroy);
  self->scaled = scaled;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Larger than it is, the picture is drawn as it is: only what is seen of it costs time. */
static void
scale (RemedyMarkupCanvas *self)
{
  double zoom = get_zoom (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int) lround (zoom * cairo_image_surface_get_width (self->picture));
  int height = (int) lround (zoom * cairo_image_surface_get_height (self->picture));

  if (zoom >= 1)
    g_clear_pointer (&self->scaled, cairo_surface_destroy);
  else if (self->scaled != NULL && cairo_image_surface_get_width (self->scaled) == width)
    return;
  /* One at a time: what was zoomed meanwhile is scaled when that is done. */
  if (zoom >= 1 || self->scaling != NULL)
    return;
  self->scaling = g_cancellable_new ();
  remedy_picture_scale_async (self->picture, width, height, self->scaling, on_scaled, self);
}

static void
draw_picture (RemedyMarkupCanvas *self,
              cairo_t            *cr)
{
  cairo_surface_t *from = self->scaled != NULL ? self->scaled : self->picture;
  double ratio = get_zoom (self) * cairo_image_surface_get_width (self->picture)
                 / cairo_image_surface_get_width (from);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, ceil (ratio * cairo_image_surface_get_width (from)),
                   ceil (ratio * cairo_image_surface_get_height (from)));
  cairo_clip (cr);
  cairo_scale (cr, ratio, ratio);
  cairo_set_source_surface (cr, from, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_scale (cr, get_zoom (self), get_zoom (self));
  for (guint i = 0; i < remedy_markup_model_get_markup (self->model)->shapes->len; i++)
    remedy_shape_draw (remedy_markup_model_get_markup (self->model)->shapes->pdata[i], cr);
  cairo_restore (cr);
}

/* What is seen of the picture is drawn in memory, and goes to the screen after that: else the
 * whole of a large picture would be handed to the screen's server with every frame. */
static void
draw_seen (RemedyMarkupCanvas *self,
           cairo_t            *cr)
{
  int scale_factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x1, y1, x2, y2;
  cairo_surface_t *seen;
  cairo_t *on_it;

  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  x1 = floor (x1);
  y1 = floor (y1);
  if (x2 <= x1 || y2 <= y1)
    return;
  seen = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (x2 - x1) * scale_factor,
                                     (int) ceil (y2 - y1) * scale_factor);
  cairo_surface_set_device_scale (seen, scale_factor, scale_factor);
  on_it = cairo_create (seen);
  cairo_translate (on_it, -x1, -y1);
  draw_picture (self, on_it);
  cairo_destroy (on_it);
  cairo_set_source_surface (cr, seen, x1, y1);
  cairo_paint (cr);
  cairo_surface_destroy (seen);
}

static void
draw_frame (cairo_t *cr,
            double   x,
            double   y,
            double   width,
            double   height)
{
  static const double dashes[] = { 4, 4 };

  cairo_rectangle (cr, floor (x) + 0.5, floor (y) + 0.5, ceil (width), ceil (height));
  cairo_set_line_width (cr, 1);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_selection (RemedyMarkupCanvas *self,
                cairo_t            *cr)
{
  const RemedyShape *shape = remedy_markup_model_get_shape (self->model);
  double zoom = get_zoom (self);
  cairo_rectangle_int_t bounds;

  if (shape == NULL)
    return;
  remedy_shape_get_bounds (shape, &bounds);
  draw_frame (cr, bounds.x * zoom - 1, bounds.y * zoom - 1, bounds.width * zoom + 1,
              bounds.height * zoom + 1);
  for (int handle = REMEDY_HANDLE_TOP_LEFT; handle < REMEDY_N_HANDLES; handle++)
    {
      double x, y;

      if (!remedy_shape_get_handle (shape, handle, &x, &y))
        continue;
      cairo_arc (cr, x * zoom, y * zoom, HANDLE, 0, 2 * G_PI);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0.1, 0.3, 0.7);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static gboolean
remedy_markup_canvas_draw (GtkWidget *widget,
                           cairo_t   *cr)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (widget);
  double x, y, zoom;

  if (self->picture == NULL)
    return GDK_EVENT_PROPAGATE;
  scale (self);
  zoom = get_zoom (self);
  get_origin (self, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rectangle (cr, 0, 0, ceil (zoom * cairo_image_surface_get_width (self->picture)),
                   ceil (zoom * cairo_image_surface_get_height (self->picture)));
  cairo_save (cr);
  cairo_clip (cr);
  draw_seen (self, cr);
  cairo_restore (cr);
  draw_selection (self, cr);
  cairo_restore (cr);
  if (gtk_widget_has_visible_focus (widget))
    gtk_render_focus (gtk_widget_get_style_context (widget), cr, 2, 2,
                      gtk_widget_get_allocated_width (widget) - 4,
                      gtk_widget_get_allocated_height (widget) - 4);
  return GDK_EVENT_PROPAGATE;
}

/* What the pointer would take hold of: the selected shape first, then from above. */
static RemedyHandle
find_shape (RemedyMarkupCanvas *self,
            double              x,
            double              y,
            int                *index)
{
  const GPtrArray *shapes = remedy_markup_model_get_markup (self->model)->shapes;
  const RemedyShape *selected = remedy_markup_model_get_shape (self->model);
  double slack = SLACK / get_zoom (self);
  RemedyHandle handle = selected != NULL ? remedy_shape_find (selected, x, y, slack)
                                         : REMEDY_HANDLE_NONE;

  *index = remedy_markup_model_get_selected (self->model);
  for (guint i = shapes->len; handle == REMEDY_HANDLE_NONE && i > 0; i--)
    {
      handle = remedy_shape_find (shapes->pdata[i - 1], x, y, slack);
      *index = (int) i - 1;
    }
  return handle;
}

static RemedyShape *
make_shape (RemedyMarkupCanvas *self)
{
  return remedy_shape_make (self->tool,
                            self->tool == REMEDY_SHAPE_COVER ? REMEDY_COLOUR_BLACK : self->colour,
                            remedy_markup_model_get_markup (self->model));
}

static void
add_text (RemedyMarkupCanvas *self,
          double              x,
          double              y)
{
  g_autoptr (RemedyShape) shape = make_shape (self);

  remedy_shape_place (shape, x, y);
  remedy_shape_keep_in (shape, remedy_markup_model_get_markup (self->model));
  remedy_markup_model_add (self->model, shape);
}

static void
take_hold (RemedyMarkupCanvas *self)
{
  const RemedyShape *shape = remedy_markup_model_get_shape (self->model);

  g_clear_pointer (&self->start, remedy_shape_free);
  if (shape != NULL)
    self->start = remedy_shape_copy (shape);
}

static gboolean
remedy_markup_canvas_button_press_event (GtkWidget      *widget,
                                         GdkEventButton *event)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (widget);
  int index = -1;

  gtk_widget_grab_focus (widget);
  if (self->picture == NULL || event->button != GDK_BUTTON_PRIMARY
      || event->type != GDK_BUTTON_PRESS)
    return GDK_EVENT_PROPAGATE;
  to_picture (self, event->x, event->y, &self->from_x, &self->from_y);
  self->handle = REMEDY_HANDLE_NONE;
  self->pressed = TRUE;
  remedy_markup_model_settle (self->model);
  if (self->tool == REMEDY_TOOL_SELECT)
    {
      self->handle = find_shape (self, self->from_x, self->from_y, &index);
      remedy_markup_model_select (self->model, self->handle != REMEDY_HANDLE_NONE ? index : -1);
    }
  else
    remedy_markup_model_select (self->model, -1);
  if (self->tool == REMEDY_SHAPE_TEXT)
    add_text (self, self->from_x, self->from_y);
  take_hold (self);
  return GDK_EVENT_STOP;
}

/* A new shape from where the button went down to here. */
static void
draw_new (RemedyMarkupCanvas *self,
          double              x,
          double              y)
{
  const RemedyMarkup *markup = remedy_markup_model_get_markup (self->model);
  g_autoptr (RemedyShape) shape = make_shape (self);

  remedy_shape_span (shape, CLAMP (self->from_x, 0, markup->width),
                     CLAMP (self->from_y, 0, markup->height), CLAMP (x, 0, markup->width),
                     CLAMP (y, 0, markup->height));
  if (self->start != NULL)
    remedy_markup_model_change (self->model, shape);
  else if (!remedy_shape_is_empty (shape) && remedy_markup_model_add (self->model, shape))
    take_hold (self);
}

static void
drag (RemedyMarkupCanvas *self,
      double              x,
      double              y)
{
  g_autoptr (RemedyShape) shape = remedy_shape_copy (self->start);

  remedy_shape_drag (shape, self->handle, (int) lround (x - self->from_x),
                     (int) lround (y - self->from_y));
  remedy_shape_keep_in (shape, remedy_markup_model_get_markup (self->model));
  remedy_markup_model_change (self->model, shape);
}

static gboolean
remedy_markup_canvas_motion_notify_event (GtkWidget      *widget,
                                          GdkEventMotion *event)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (widget);
  double x, y;

  if (!self->pressed)
    return GDK_EVENT_PROPAGATE;
  to_picture (self, event->x, event->y, &x, &y);
  if (self->tool == REMEDY_TOOL_SELECT && self->handle != REMEDY_HANDLE_NONE)
    drag (self, x, y);
  else if (self->tool < REMEDY_SHAPE_TEXT)
    draw_new (self, x, y);
  return GDK_EVENT_STOP;
}

static gboolean
remedy_markup_canvas_button_release_event (GtkWidget      *widget,
                                           GdkEventButton *event)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (widget);

  if (!self->pressed || event->button != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  self->pressed = FALSE;
  g_clear_pointer (&self->start, remedy_shape_free);
  remedy_markup_model_settle (self->model);
  return GDK_EVENT_STOP;
}

static gboolean
remedy_markup_canvas_scroll_event (GtkWidget      *widget,
                                   GdkEventScroll *event)
{
  double dx, dy;

  if ((event->state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (gdk_event_get_scroll_deltas ((GdkEvent *) event, &dx, &dy) && dy != 0)
    remedy_markup_canvas_zoom (REMEDY_MARKUP_CANVAS (widget), dy < 0 ? 1 : -1);
  else if (event->direction == GDK_SCROLL_UP)
    remedy_markup_canvas_zoom (REMEDY_MARKUP_CANVAS (widget), 1);
  else if (event->direction == GDK_SCROLL_DOWN)
    remedy_markup_canvas_zoom (REMEDY_MARKUP_CANVAS (widget), -1);
  return GDK_EVENT_STOP;
}

/* Which way a key points. */
static gboolean
get_direction (guint keyval,
               int  *dx,
               int  *dy)
{
  *dx = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right
        ? 1
        : -(keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left);
  *dy = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down
        ? 1
        : -(keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up);
  return *dx != 0 || *dy != 0;
}

/* Shift draws at the lower right corner, or at the head of an arrow. */
static gboolean
move_by_key (RemedyMarkupCanvas *self,
             GdkEventKey        *event)
{
  const RemedyShape *selected = remedy_markup_model_get_shape (self->model);
  int step = (event->state & GDK_CONTROL_MASK) != 0 ? 1 : KEY_STEP;
  g_autoptr (RemedyShape) shape = NULL;
  RemedyHandle handle = REMEDY_HANDLE_BODY;
  int dx, dy;

  if (selected == NULL || !get_direction (event->keyval, &dx, &dy))
    return FALSE;
  shape = remedy_shape_copy (selected);
  if ((event->state & GDK_SHIFT_MASK) != 0)
    handle = shape->kind == REMEDY_SHAPE_ARROW ? REMEDY_HANDLE_HEAD : REMEDY_HANDLE_BOTTOM_RIGHT;
  if (handle == REMEDY_HANDLE_BOTTOM_RIGHT && shape->kind != REMEDY_SHAPE_TEXT)
    {
      dx = (int) MAX (step * dx, 1 - shape->width);
      dy = (int) MAX (step * dy, 1 - shape->height);
      step = 1;
    }
  remedy_shape_drag (shape, handle, step * dx, step * dy);
  remedy_shape_keep_in (shape, remedy_markup_model_get_markup (self->model));
  remedy_markup_model_change (self->model, shape);
  return TRUE;
}

static gboolean
remedy_markup_canvas_key_press_event (GtkWidget   *widget,
                                      GdkEventKey *event)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (widget);

  if (self->picture != NULL && (event->state & GDK_MOD1_MASK) == 0)
    switch (event->keyval)
      {
      case GDK_KEY_Insert:
      case GDK_KEY_KP_Insert:
      case GDK_KEY_Return:
      case GDK_KEY_KP_Enter:
        remedy_markup_canvas_insert (self);
        return GDK_EVENT_STOP;
      case GDK_KEY_Delete:
      case GDK_KEY_KP_Delete:
      case GDK_KEY_BackSpace:
        remedy_markup_model_remove (self->model);
        return GDK_EVENT_STOP;
      default:
        if (move_by_key (self, event))
          return GDK_EVENT_STOP;
      }
  return GTK_WIDGET_CLASS (remedy_markup_canvas_parent_class)->key_press_event (widget, event);
}

/* A series of one key is one step of undo. */
static gboolean
remedy_markup_canvas_key_release_event (GtkWidget   *widget,
                                        GdkEventKey *event)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (widget);

  if (self->model != NULL && !self->pressed)
    remedy_markup_model_settle (self->model);
  return GTK_WIDGET_CLASS (remedy_markup_canvas_parent_class)->key_release_event (widget, event);
}

static void
remedy_markup_canvas_size_allocate (GtkWidget     *widget,
                                    GtkAllocation *allocation)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (widget);

  GTK_WIDGET_CLASS (remedy_markup_canvas_parent_class)->size_allocate (widget, allocation);
  if (self->picture != NULL && self->zoom <= 0)
    g_signal_emit (self, signals[ZOOMED], 0);
}

static void
remedy_markup_canvas_realize (GtkWidget *widget)
{
  g_autoptr (GdkCursor) cursor = NULL;

  GTK_WIDGET_CLASS (remedy_markup_canvas_parent_class)->realize (widget);
  cursor = gdk_cursor_new_from_name (gtk_widget_get_display (widget), "crosshair");
  gdk_window_set_cursor (gtk_widget_get_window (widget), cursor);
}

static void
remedy_markup_canvas_dispose (GObject *object)
{
  RemedyMarkupCanvas *self = REMEDY_MARKUP_CANVAS (object);

  g_cancellable_cancel (self->scaling);
  g_clear_object (&self->scaling);
  g_clear_object (&self->model);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->scaled, cairo_surface_destroy);
  g_clear_pointer (&self->start, remedy_shape_free);
  G_OBJECT_CLASS (remedy_markup_canvas_parent_class)->dispose (object);
}

static void
remedy_markup_canvas_class_init (RemedyMarkupCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_markup_canvas_dispose;
  widget_class->button_press_event = remedy_markup_canvas_button_press_event;
  widget_class->button_release_event = remedy_markup_canvas_button_release_event;
  widget_class->draw = remedy_markup_canvas_draw;
  widget_class->key_press_event = remedy_markup_canvas_key_press_event;
  widget_class->key_release_event = remedy_markup_canvas_key_release_event;
  widget_class->motion_notify_event = remedy_markup_canvas_motion_notify_event;
  widget_class->realize = remedy_markup_canvas_realize;
  widget_class->scroll_event = remedy_markup_canvas_scroll_event;
  widget_class->size_allocate = remedy_markup_canvas_size_allocate;

  /**
   * RemedyMarkupCanvas::zoomed:
   * @self: the canvas
   *
   * The picture is shown larger or smaller.
   */
  signals[ZOOMED] = g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
remedy_markup_canvas_init (RemedyMarkupCanvas *self)
{
  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
  gtk_widget_add_events (GTK_WIDGET (self),
                         GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK | GDK_BUTTON1_MOTION_MASK
                             | GDK_SCROLL_MASK | GDK_SMOOTH_SCROLL_MASK | GDK_KEY_PRESS_MASK
                             | GDK_KEY_RELEASE_MASK);
}

/**
 * remedy_markup_canvas_set_picture:
 * @self: the canvas
 * @picture: pixels in memory, which nobody changes any more
 * @model: what is drawn on it
 */
void
remedy_markup_canvas_set_picture (RemedyMarkupCanvas *self,
                                  cairo_surface_t    *picture,
                                  RemedyMarkupModel  *model)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  g_return_if_fail (REMEDY_IS_MARKUP_CANVAS (self));
  g_return_if_fail (self->picture == NULL);

  self->picture = cairo_surface_reference (picture);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  /* Translators: read aloud; width and height of a picture. */
  name = g_strdup_printf (_ ("Picture of the server’s screen, %d × %d pixels"),
                          cairo_image_surface_get_width (picture),
                          cairo_image_surface_get_height (picture));
  atk_object_set_name (accessible, name);
  atk_object_set_description (accessible,
                              _ ("Insert adds what the tool draws, in the middle. Arrow keys move "
                                 "it, with Shift they make it larger or smaller, with Control by "
                                 "single pixels. Delete takes it away."));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * remedy_markup_canvas_set_tool:
 * @self: the canvas
 * @tool: a #RemedyShapeKind, or %REMEDY_TOOL_SELECT
 */
void
remedy_markup_canvas_set_tool (RemedyMarkupCanvas *self,
                               int                 tool)
{
  g_return_if_fail (REMEDY_IS_MARKUP_CANVAS (self));
  g_return_if_fail (tool >= 0 && tool <= REMEDY_TOOL_SELECT);

  self->tool = tool;
}

/**
 * remedy_markup_canvas_set_colour:
 * @self: the canvas
 * @colour: a #RemedyColour
 *
 * Of what is drawn from now on, and of what is selected. Covers are black.
 */
void
remedy_markup_canvas_set_colour (RemedyMarkupCanvas *self,
                                 int                 colour)
{
  const RemedyShape *selected;
  g_autoptr (RemedyShape) shape = NULL;

  g_return_if_fail (REMEDY_IS_MARKUP_CANVAS (self));
  g_return_if_fail (colour >= 0 && colour < REMEDY_N_COLOURS);

  self->colour = colour;
  selected = self->model != NULL ? remedy_markup_model_get_shape (self->model) : NULL;
  if (selected == NULL || selected->kind == REMEDY_SHAPE_COVER || selected->colour == colour)
    return;
  shape = remedy_shape_copy (selected);
  shape->colour = colour;
  remedy_markup_model_settle (self->model);
  remedy_markup_model_change (self->model, shape);
  remedy_markup_model_settle (self->model);
}

/**
 * remedy_markup_canvas_insert:
 * @self: the canvas
 *
 * Puts what the tool draws into the middle of what is seen.
 */
void
remedy_markup_canvas_insert (RemedyMarkupCanvas *self)
{
  g_autoptr (RemedyShape) shape = NULL;
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (self));
  double x, y;

  g_return_if_fail (REMEDY_IS_MARKUP_CANVAS (self));

  if (self->model == NULL || self->tool == REMEDY_TOOL_SELECT)
    return;
  shape = make_shape (self);
  if (window != NULL)
    {
      cairo_region_t *region = gdk_window_get_visible_region (window);
      GdkRectangle    seen;

      cairo_region_get_extents (region, &seen);
      cairo_region_destroy (region);
      to_picture (self, seen.x + seen.width / 2.0, seen.y + seen.height / 2.0, &x, &y);
      remedy_shape_place (shape, x, y);
    }
  remedy_shape_keep_in (shape, remedy_markup_model_get_markup (self->model));
  remedy_markup_model_add (self->model, shape);
}

/**
 * remedy_markup_canvas_zoom:
 * @self: the canvas
 * @steps: how much larger; less than 0: smaller; 0: as it fits
 */
void
remedy_markup_canvas_zoom (RemedyMarkupCanvas *self,
                           int                 steps)
{
  g_return_if_fail (REMEDY_IS_MARKUP_CANVAS (self));

  if (self->picture == NULL)
    return;
  if (steps == 0)
    self->zoom = 0;
  else
    self->zoom = CLAMP (get_zoom (self) * pow (ZOOM_STEP, steps), MIN_ZOOM, get_limit (self));
  /* 100 % is never missed by a hair. */
  if (fabs (self->zoom - 1) < 0.1)
    self->zoom = 1;
  if (self->zoom > 0)
    gtk_widget_set_size_request (
        GTK_WIDGET (self),
        (int) ceil (self->zoom * cairo_image_surface_get_width (self->picture)) + 2 * MARGIN,
        (int) ceil (self->zoom * cairo_image_surface_get_height (self->picture)) + 2 * MARGIN);
  else
    gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[ZOOMED], 0);
}

/**
 * remedy_markup_canvas_get_zoom:
 * @self: the canvas
 *
 * Returns: pixels of the screen for one of the picture
 */
double
remedy_markup_canvas_get_zoom (RemedyMarkupCanvas *self)
{
  g_return_val_if_fail (REMEDY_IS_MARKUP_CANVAS (self), 1);

  return self->picture != NULL ? get_zoom (self) : 1;
}
