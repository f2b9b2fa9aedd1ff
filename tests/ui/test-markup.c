/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#include "app/remedy-markup-canvas.h"
#include "app/remedy-markup-editor.h"
#include "app/remedy-markup-model.h"
#include "app/remedy-shape-edit.h"
#include "app/rows/remedy-markup-list.h"
#include "app/rows/remedy-banner.h"
#include "guide/remedy-picture-folder.h"
#include "guide/remedy-picture-store.h"
#include "report/remedy-imported-picture.h"
#include "report/remedy-png.h"
#include "test-support.h"

#define WIDTH 400
#define HEIGHT 300

/* A window of the editor over a case with one picture. */
typedef struct
{
  char               *folder;
  char               *id;
  RemedyMarkupEditor *editor;
  RemedyMarkupCanvas *canvas;
  guint               n_saved;
  guint               n_let_go;
} Stage;

static void
settle (void)
{
  while (gtk_events_pending ())
    gtk_main_iteration ();
}

typedef struct
{
  GType       type;
  const char *name; /* (nullable): its name, or the accessible one */
  GtkWidget  *found;
} Search;

static void
search (GtkWidget *widget,
        gpointer   user_data)
{
  Search *wanted = user_data;

  if (wanted->found == NULL && G_TYPE_CHECK_INSTANCE_TYPE (widget, wanted->type)
      && (wanted->name == NULL
          || g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), wanted->name)
                 == 0
          || g_strcmp0 (gtk_widget_get_name (widget), wanted->name) == 0))
    wanted->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, user_data);
}

static gpointer
find (Stage      *stage,
      GType       type,
      const char *name)
{
  Search wanted = { type, name, NULL };
  GtkWidget *bar = gtk_window_get_titlebar (GTK_WINDOW (stage->editor));

  search (GTK_WIDGET (stage->editor), &wanted);
  search (bar, &wanted);
  g_assert_nonnull (wanted.found);
  return wanted.found;
}

static void
on_saved (Stage      *stage,
          const char *id,
          gboolean    confirmed)
{
  g_assert_cmpstr (id, ==, stage->id);
  stage->n_saved++;
  stage->n_let_go += confirmed;
}

static void
open_editor (Stage *stage)
{
  GtkWidget *editor = remedy_markup_editor_new (NULL, stage->folder, stage->id);
  GtkWidget *save;

  stage->editor = REMEDY_MARKUP_EDITOR (editor);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &stage->editor);
  g_signal_connect_swapped (editor, "saved", G_CALLBACK (on_saved), stage);
  gtk_widget_show (editor);
  save = find (stage, GTK_TYPE_BUTTON, "Save");
  while (!gtk_widget_get_sensitive (save))
    gtk_main_iteration ();
  settle ();
  stage->canvas = find (stage, REMEDY_TYPE_MARKUP_CANVAS, NULL);
  while (gtk_widget_get_allocated_width (GTK_WIDGET (stage->canvas)) < WIDTH)
    gtk_main_iteration ();
  settle ();
}

static void
set_up (Stage        *stage,
        gconstpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autoptr (GBytes) png = remedy_png_encode (surface, NULL);
  g_autoptr (RemedyPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  stage->folder = test_temp_dir ();
  picture = remedy_picture_store_import (stage->folder, png, 1000, &error);
  g_assert_no_error (error);
  stage->id = g_strdup (picture->id);
  cairo_surface_destroy (surface);
  open_editor (stage);
}

static void
tear_down (Stage        *stage,
           gconstpointer data)
{
  if (stage->editor != NULL)
    gtk_widget_destroy (GTK_WIDGET (stage->editor));
  settle ();
  g_assert_null (stage->editor);
  test_remove_tree (stage->folder);
  g_free (stage->folder);
  g_free (stage->id);
}

static void
press_key (Stage *stage,
           guint  keyval,
           guint  state)
{
  GdkEvent *event = gdk_event_new (GDK_KEY_PRESS);
  GdkKeymapKey *keys = NULL;
  int n_keys = 0;
  gboolean handled;

  if (gdk_keymap_get_entries_for_keyval (gdk_keymap_get_for_display (gdk_display_get_default ()),
                                         keyval, &keys, &n_keys))
    event->key.hardware_keycode = (guint16) keys[0].keycode;
  g_free (keys);
  event->key.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (stage->editor)));
  event->key.send_event = TRUE;
  event->key.keyval = keyval;
  event->key.state = state;
  gdk_event_set_device (
      event, gdk_seat_get_keyboard (gdk_display_get_default_seat (gdk_display_get_default ())));
  g_signal_emit_by_name (stage->editor, "key-press-event", event, &handled);
  if (stage->editor != NULL)
    {
      event->type = GDK_KEY_RELEASE;
      g_signal_emit_by_name (stage->editor, "key-release-event", event, &handled);
    }
  gdk_event_free (event);
  settle ();
}

static void
point (Stage       *stage,
       GdkEventType type,
       double       x,
       double       y)
{
  double zoom = remedy_markup_canvas_get_zoom (stage->canvas);
  GtkWidget *widget = GTK_WIDGET (stage->canvas);
  double left = MAX (floor ((gtk_widget_get_allocated_width (widget) - zoom * WIDTH) / 2), 12);
  double top = MAX (floor ((gtk_widget_get_allocated_height (widget) - zoom * HEIGHT) / 2), 12);
  GdkEvent *event = gdk_event_new (type);
  gboolean handled;

  event->any.window = g_object_ref (gtk_widget_get_window (widget));
  event->any.send_event = TRUE;
  if (type == GDK_MOTION_NOTIFY)
    {
      event->motion.x = left + x * zoom;
      event->motion.y = top + y * zoom;
      g_signal_emit_by_name (widget, "motion-notify-event", event, &handled);
    }
  else
    {
      event->button.x = left + x * zoom;
      event->button.y = top + y * zoom;
      event->button.button = GDK_BUTTON_PRIMARY;
      g_signal_emit_by_name (
          widget, type == GDK_BUTTON_PRESS ? "button-press-event" : "button-release-event", event,
          &handled);
    }
  gdk_event_free (event);
  settle ();
}

static void
draw (Stage *stage,
      double from_x,
      double from_y,
      double to_x,
      double to_y)
{
  point (stage, GDK_BUTTON_PRESS, from_x, from_y);
  point (stage, GDK_MOTION_NOTIFY, (from_x + to_x) / 2, (from_y + to_y) / 2);
  point (stage, GDK_MOTION_NOTIFY, to_x, to_y);
  point (stage, GDK_BUTTON_RELEASE, to_x, to_y);
}

static void
choose_tool (Stage      *stage,
             const char *name)
{
  gtk_toggle_button_set_active (find (stage, GTK_TYPE_RADIO_BUTTON, name), TRUE);
}

/* The names of the rows, as they are read aloud. */
static char *
read_rows (Stage *stage)
{
  GtkContainer *list = find (stage, GTK_TYPE_LIST_BOX, NULL);
  g_autoptr (GList) rows = gtk_container_get_children (list);
  GString *names = g_string_new (NULL);

  for (GList *l = rows; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s",
                            atk_object_get_name (gtk_widget_get_accessible (l->data)),
                            l->next != NULL ? "; " : "");
  return g_string_free (names, FALSE);
}

static void
assert_rows (Stage      *stage,
             const char *expected)
{
  g_autofree char *rows = read_rows (stage);

  g_assert_cmpstr (rows, ==, expected);
}

static RemedyMarkup *
load (Stage *stage)
{
  RemedyMarkup *markup = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture
      = remedy_imported_picture_load (stage->folder, stage->id, &markup, &error);

  g_assert_no_error (error);
  cairo_surface_destroy (picture);
  return markup;
}

static void
wait_until_closed (Stage *stage)
{
  while (stage->editor != NULL)
    gtk_main_iteration ();
}

/* By the pointer: what is touched is covered, and moving takes it along. */
static void
test_pointer (Stage        *stage,
              gconstpointer data)
{
  g_assert_cmpfloat (remedy_markup_canvas_get_zoom (stage->canvas), ==, 1);
  draw (stage, 20.3, 30.7, 60.2, 50.1);
  assert_rows (stage, "Cover 1, at 20, 30, 41 × 21");
  choose_tool (stage, "arrow");
  draw (stage, 200, 200, 100, 150);
  choose_tool (stage, "box");
  draw (stage, 500, 500, 300, 200);
  assert_rows (stage, "Cover 1, at 20, 30, 41 × 21; Arrow 1, from 200, 200 to 100, 150; "
                      "Box 1, at 300, 200, 100 × 100");
  choose_tool (stage, "select");
  draw (stage, 40, 40, 50, 45);
  draw (stage, 30, 35, 20, 25);
  draw (stage, 100, 150, 110, 140);
  assert_rows (stage, "Cover 1, at 20, 25, 51 × 31; Arrow 1, from 200, 200 to 110, 140; "
                      "Box 1, at 300, 200, 100 × 100");
  /* Through the box, and at the cover's lower right corner. */
  draw (stage, 350, 250, 360, 260);
  draw (stage, 45, 40, 45, 40);
  draw (stage, 71, 56, 30, 40);
  assert_rows (stage, "Cover 1, at 20, 25, 10 × 15; Arrow 1, from 200, 200 to 110, 140; "
                      "Box 1, at 300, 200, 100 × 100");
}

/* By keys alone, and each of them can be undone. */
static void
test_keyboard (Stage        *stage,
               gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (stage->canvas));
  press_key (stage, GDK_KEY_Insert, 0);
  assert_rows (stage, "Cover 1, at 150, 113, 100 × 75");
  press_key (stage, GDK_KEY_Right, 0);
  press_key (stage, GDK_KEY_Up, GDK_CONTROL_MASK);
  press_key (stage, GDK_KEY_Left, GDK_SHIFT_MASK);
  press_key (stage, GDK_KEY_Down, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  assert_rows (stage, "Cover 1, at 160, 112, 90 × 76");
  choose_tool (stage, "arrow");
  press_key (stage, GDK_KEY_Return, 0);
  press_key (stage, GDK_KEY_Up, GDK_SHIFT_MASK);
  assert_rows (stage, "Cover 1, at 160, 112, 90 × 76; Arrow 1, from 150, 113 to 250, 178");
  press_key (stage, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_rows (stage, "Cover 1, at 160, 112, 90 × 76; Arrow 1, from 150, 113 to 250, 188");
  press_key (stage, GDK_KEY_Delete, 0);
  assert_rows (stage, "Cover 1, at 160, 112, 90 × 76");
  for (int i = 0; i < 6; i++)
    press_key (stage, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_rows (stage, "Cover 1, at 150, 113, 100 × 75");
  press_key (stage, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_rows (stage, "Cover 1, at 160, 113, 100 × 75");
  for (int i = 0; i < 20; i++)
    press_key (stage, GDK_KEY_Left, 0);
  for (int i = 0; i < 20; i++)
    press_key (stage, GDK_KEY_Left, GDK_SHIFT_MASK);
  assert_rows (stage, "Cover 1, at 0, 113, 1 × 75");
}

static void
test_text (Stage        *stage,
           gconstpointer data)
{
  GtkEntry *entry;

  choose_tool (stage, "text");
  draw (stage, 100, 100, 100, 100);
  entry = find (stage, GTK_TYPE_ENTRY, NULL);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (entry)));
  gtk_entry_set_text (entry, "");
  gtk_entry_set_text (entry, "Press this");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (stage->canvas)));
  {
    g_autofree char *rows = read_rows (stage);

    g_assert_true (g_str_has_prefix (rows, "Text 1, “Press this”, at "));
  }
  press_key (stage, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (entry))));
  press_key (stage, GDK_KEY_z, GDK_CONTROL_MASK);
  press_key (stage, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_rows (stage, "");
}

/* Not before it was ticked; and what is changed after that is looked at again. */
static void
test_confirmed (Stage        *stage,
                gconstpointer data)
{
  g_autoptr (RemedyMarkup) unseen = NULL;
  g_autoptr (RemedyMarkup) seen = NULL;
  g_autoptr (RemedyMarkup) changed = NULL;
  GtkToggleButton *check;

  draw (stage, 10, 10, 50, 50);
  remedy_markup_editor_save (stage->editor);
  wait_until_closed (stage);
  g_assert_cmpuint (stage->n_saved, ==, 1);
  unseen = load (stage);
  g_assert_cmpuint (unseen->shapes->len, ==, 1);
  g_assert_false (unseen->confirmed);

  open_editor (stage);
  assert_rows (stage, "Cover 1, at 10, 10, 40 × 40");
  check = find (stage, GTK_TYPE_CHECK_BUTTON, "confirm");
  gtk_toggle_button_set_active (check, TRUE);
  remedy_markup_editor_save (stage->editor);
  wait_until_closed (stage);
  seen = load (stage);
  g_assert_true (seen->confirmed);
  g_assert_cmpuint (stage->n_let_go, ==, 1);

  open_editor (stage);
  check = find (stage, GTK_TYPE_CHECK_BUTTON, "confirm");
  g_assert_true (gtk_toggle_button_get_active (check));
  gtk_widget_grab_focus (GTK_WIDGET (stage->canvas));
  press_key (stage, GDK_KEY_Insert, 0);
  g_assert_false (gtk_toggle_button_get_active (check));
  press_key (stage, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_false (gtk_toggle_button_get_active (check));
  remedy_markup_editor_save (stage->editor);
  wait_until_closed (stage);
  changed = load (stage);
  g_assert_false (changed->confirmed);
  g_assert_cmpuint (stage->n_let_go, ==, 1);
}

/* What is drawn is on disk before it is saved, for whoever is cut off; but it is not let go. */
static void
test_nothing_is_lost (Stage        *stage,
                      gconstpointer data)
{
  g_autoptr (RemedyMarkup) kept = NULL;
  GtkToggleButton *check = find (stage, GTK_TYPE_CHECK_BUTTON, "confirm");

  gtk_toggle_button_set_active (check, TRUE);
  draw (stage, 10, 10, 50, 50);
  gtk_toggle_button_set_active (check, TRUE);
  gtk_widget_destroy (GTK_WIDGET (stage->editor));
  for (int i = 0; i < 500 && (kept == NULL || kept->shapes->len == 0); i++)
    {
      g_clear_pointer (&kept, remedy_markup_free);
      settle ();
      g_usleep (10000);
      kept = load (stage);
    }
  g_assert_cmpuint (kept->shapes->len, ==, 1);
  g_assert_false (kept->confirmed);
}

static gboolean
answer_dialog (gpointer user_data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_MESSAGE_DIALOG (l->data))
      {
        gtk_dialog_response (l->data, GPOINTER_TO_INT (user_data));
        return G_SOURCE_REMOVE;
      }
  return G_SOURCE_CONTINUE;
}

static void
test_cancel (Stage        *stage,
             gconstpointer data)
{
  g_autoptr (RemedyMarkup) markup = NULL;

  draw (stage, 10, 10, 50, 50);
  press_key (stage, GDK_KEY_Escape, 0);
  g_assert_nonnull (stage->editor);
  g_idle_add (answer_dialog, GINT_TO_POINTER (GTK_RESPONSE_CANCEL));
  press_key (stage, GDK_KEY_Escape, 0);
  g_assert_nonnull (stage->editor);
  assert_rows (stage, "Cover 1, at 10, 10, 40 × 40");
  g_idle_add (answer_dialog, GINT_TO_POINTER (GTK_RESPONSE_ACCEPT));
  press_key (stage, GDK_KEY_Escape, 0);
  wait_until_closed (stage);
  markup = load (stage);
  g_assert_cmpuint (markup->shapes->len, ==, 0);
}

static void
test_zoom (Stage        *stage,
           gconstpointer data)
{
  double before;

  press_key (stage, GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpfloat (remedy_markup_canvas_get_zoom (stage->canvas), >, 1.2);
  for (int i = 0; i < 30; i++)
    press_key (stage, GDK_KEY_plus, GDK_CONTROL_MASK);
  before = remedy_markup_canvas_get_zoom (stage->canvas);
  g_assert_cmpfloat (before, ==, 8);
  for (int i = 0; i < 40; i++)
    press_key (stage, GDK_KEY_minus, GDK_CONTROL_MASK);
  g_assert_cmpfloat (remedy_markup_canvas_get_zoom (stage->canvas), <, 0.1);
  press_key (stage, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat (remedy_markup_canvas_get_zoom (stage->canvas), ==, 1);
}

static void
test_damaged (Stage        *stage,
              gconstpointer data)
{
  g_autofree char *path
      = remedy_picture_folder_get_path (stage->folder, stage->id, REMEDY_PICTURE_ORIGINAL);
  GtkWidget *editor, *save;

  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  gtk_widget_destroy (GTK_WIDGET (stage->editor));
  editor = remedy_markup_editor_new (NULL, stage->folder, stage->id);
  stage->editor = REMEDY_MARKUP_EDITOR (editor);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &stage->editor);
  gtk_widget_show (editor);
  save = find (stage, GTK_TYPE_BUTTON, "Save");
  while (!gtk_widget_get_visible (find (stage, REMEDY_TYPE_BANNER, NULL)))
    gtk_main_iteration ();
  g_assert_false (gtk_widget_get_sensitive (save));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/markup/" name, Stage, NULL, set_up, function, tear_down)
  ADD ("pointer", test_pointer);
  ADD ("keyboard", test_keyboard);
  ADD ("text", test_text);
  ADD ("confirmed", test_confirmed);
  ADD ("nothing-is-lost", test_nothing_is_lost);
  ADD ("cancel", test_cancel);
  ADD ("zoom", test_zoom);
  ADD ("damaged", test_damaged);
  return g_test_run ();
}
