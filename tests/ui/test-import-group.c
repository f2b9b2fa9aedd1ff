/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "app/remedy-markup-editor.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-import-group.h"
#include "guide/remedy-picture-order.h"
#include "report/remedy-imported-picture.h"
#include "report/remedy-png.h"
#include "test-support.h"

/* Pictures of the server's screen on their way into the case, by each way that there is. */

typedef struct
{
  char              *folder;
  char              *case_folder;
  RemedySession     *session;
  GtkWidget         *window;
  GtkWidget         *page;
  RemedyImportGroup *group;
  guint              n_changes;
} Fixture;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (void)
{
  while (gtk_events_pending ())
    gtk_main_iteration ();
}

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (RemedyCaseStore) store = NULL;
  gboolean done = FALSE;

  fixture->folder = test_temp_dir ();
  store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (store);
  remedy_session_start_practice_async (fixture->session, "fault-sp1", NULL, on_done, &done);
  wait_for (&done);
  fixture->case_folder = remedy_case_store_get_path (
      store, remedy_session_get_case (fixture->session)->id, NULL);
  fixture->window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  fixture->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_container_add (GTK_CONTAINER (fixture->window), fixture->page);
  fixture->group = REMEDY_IMPORT_GROUP (remedy_import_group_new ());
  gtk_container_add (GTK_CONTAINER (fixture->page), GTK_WIDGET (fixture->group));
  g_signal_connect_swapped (fixture->group, "changed", G_CALLBACK (count_change), fixture);
  remedy_import_group_accept (fixture->group, fixture->page);
  remedy_import_group_set_session (fixture->group, fixture->session);
  gtk_widget_show (fixture->page);
  gtk_widget_show (fixture->window);
  settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *group = g_object_ref (GTK_WIDGET (fixture->group));

  gtk_widget_destroy (fixture->window);
  settle ();
  test_let_go (group);
  test_let_go (fixture->session);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->case_folder);
}

static GBytes *
make_png (int width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, 60);
  GBytes *png = remedy_png_encode (surface, NULL);

  cairo_surface_destroy (surface);
  return png;
}

static char *
write_png (Fixture    *fixture,
           const char *name,
           int         width)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GBytes) png = make_png (width);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL),
                                      (gssize) g_bytes_get_size (png), NULL));
  return path;
}

static RemedyMarkupEditor *
find_editor (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (REMEDY_IS_MARKUP_EDITOR (l->data))
      return l->data;
  return NULL;
}

static void
find_type (GtkWidget *widget,
           gpointer   user_data)
{
  GtkWidget **found = user_data;

  if (GTK_IS_CHECK_BUTTON (widget) && g_str_equal (gtk_widget_get_name (widget), "confirm"))
    *found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_type, user_data);
}

/* Saves the picture in the window that opened for it, with the tick or without. */
static void
close_editor (gboolean confirm)
{
  GtkWidget *check = NULL;
  RemedyMarkupEditor *editor;

  while (find_editor () == NULL)
    gtk_main_iteration ();
  editor = find_editor ();
  gtk_container_forall (GTK_CONTAINER (editor), find_type, &check);
  while (!gtk_widget_get_sensitive (check))
    gtk_main_iteration ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (check), confirm);
  remedy_markup_editor_save (editor);
  while (find_editor () != NULL)
    gtk_main_iteration ();
}

static void
wait_for_changes (Fixture *fixture,
                  guint    n_changes)
{
  while (fixture->n_changes < n_changes)
    gtk_main_iteration ();
}

/* How the pictures are shared, in their order. */
static GPtrArray *
arrange (Fixture *fixture)
{
  g_autoptr (GPtrArray) pictures = remedy_picture_store_list (fixture->case_folder, NULL);

  return remedy_picture_arrange (pictures,
                                 remedy_session_get_case (fixture->session)->work->placings);
}

static gboolean
has_problem (Fixture *fixture)
{
  g_autoptr (GList) children = gtk_container_get_children (GTK_CONTAINER (fixture->group));

  g_assert_true (REMEDY_IS_BANNER (children->data));
  return gtk_widget_get_visible (children->data);
}

/* It stays out until it was looked at and ticked, and goes out again when it is not. */
static void
test_file (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = write_png (fixture, "a.png", 80);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autofree char *id = NULL;

  g_ptr_array_add (paths, path);
  remedy_import_group_add_files (fixture->group, paths);
  g_assert_true (remedy_import_group_is_busy (fixture->group));
  wait_for_changes (fixture, 1);
  first = arrange (fixture);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_true (((RemedyPlacing *) first->pdata[0])->left_out);
  id = g_strdup (((RemedyPlacing *) first->pdata[0])->id);
  close_editor (TRUE);
  wait_for_changes (fixture, 2);
  second = arrange (fixture);
  g_assert_false (((RemedyPlacing *) second->pdata[0])->left_out);
  remedy_import_group_edit (fixture->group, id);
  close_editor (FALSE);
  wait_for_changes (fixture, 3);
  third = arrange (fixture);
  g_assert_true (((RemedyPlacing *) third->pdata[0])->left_out);
  g_assert_false (has_problem (fixture));
}

/* Of several the bad ones are named, and the others come in. */
static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *one = write_png (fixture, "one.png", 80);
  g_autofree char *two = g_build_filename (fixture->folder, "two.png", NULL);
  g_autofree char *three = write_png (fixture, "three.png", 90);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) placings = NULL;

  g_assert_true (g_file_set_contents (two, "no picture", -1, NULL));
  g_ptr_array_add (paths, one);
  g_ptr_array_add (paths, two);
  g_ptr_array_add (paths, three);
  remedy_import_group_add_files (fixture->group, paths);
  close_editor (FALSE);
  wait_for_changes (fixture, 3);
  g_assert_true (has_problem (fixture));
  placings = arrange (fixture);
  g_assert_cmpuint (placings->len, ==, 2);
  for (guint i = 0; i < placings->len; i++)
    g_assert_true (((RemedyPlacing *) placings->pdata[i])->left_out);
}

static void
press_control_v (Fixture *fixture)
{
  GdkEvent *event = gdk_event_new (GDK_KEY_PRESS);
  gboolean handled = FALSE;

  event->key.window = g_object_ref (gtk_widget_get_window (fixture->window));
  event->key.keyval = GDK_KEY_v;
  event->key.state = GDK_CONTROL_MASK;
  g_signal_emit_by_name (fixture->page, "key-press-event", event, &handled);
  g_assert_true (handled);
  gdk_event_free (event);
}

static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 30, 20);
  g_autoptr (GPtrArray) placings = NULL;
  g_autoptr (RemedyImportedPicture) picture = NULL;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  gtk_clipboard_set_image (clipboard, pixbuf);
  press_control_v (fixture);
  close_editor (TRUE);
  wait_for_changes (fixture, 2);
  placings = arrange (fixture);
  g_assert_cmpuint (placings->len, ==, 1);
  picture = remedy_imported_picture_make (fixture->case_folder,
                                          ((RemedyPlacing *) placings->pdata[0])->id, NULL);
  g_assert_cmpint (picture->width, ==, 30);
  g_assert_true (picture->confirmed);

  gtk_clipboard_set_text (clipboard, "no picture", -1);
  g_assert_false (has_problem (fixture));
  press_control_v (fixture);
  while (!has_problem (fixture))
    gtk_main_iteration ();
  g_assert_false (remedy_import_group_is_busy (fixture->group));
}

/* Also while the keyboard is in an entry, which has no use for a picture. */
static void
test_paste_over_entry (Fixture      *fixture,
                       gconstpointer data)
{
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 30, 20);
  GtkWidget *entry = gtk_entry_new ();
  GdkEvent  *event = gdk_event_new (GDK_KEY_PRESS);
  gboolean   handled;

  gtk_container_add (GTK_CONTAINER (fixture->page), entry);
  gtk_widget_show (entry);
  gtk_widget_grab_focus (entry);
  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  gtk_clipboard_set_image (clipboard, pixbuf);
  event->key.window = g_object_ref (gtk_widget_get_window (fixture->window));
  event->key.keyval = GDK_KEY_v;
  event->key.state = GDK_CONTROL_MASK;
  event->key.send_event = TRUE;
  gdk_event_set_device (
      event, gdk_seat_get_keyboard (gdk_display_get_default_seat (gdk_display_get_default ())));
  g_signal_emit_by_name (fixture->window, "key-press-event", event, &handled);
  gdk_event_free (event);
  close_editor (FALSE);
  wait_for_changes (fixture, 2);
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (entry)), ==, "");
}

static void
on_get_uris (GtkClipboard     *clipboard,
             GtkSelectionData *data,
             guint             info,
             gpointer          user_data)
{
  gtk_selection_data_set_uris (data, user_data);
}

/* What a file manager puts there when a file is copied; one elsewhere is not fetched. */
static void
test_paste_file (Fixture      *fixture,
                 gconstpointer data)
{
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autofree char *path = write_png (fixture, "with space.png", 70);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  char *uris[] = { uri, NULL };
  char *elsewhere[] = { (char *) "smb://server/share/a.png", NULL };
  GtkTargetEntry targets[] = { { (char *) "text/uri-list", 0, 0 } };
  g_autoptr (GPtrArray) placings = NULL;

  gtk_clipboard_set_with_data (clipboard, targets, 1, on_get_uris, NULL, uris);
  remedy_import_group_paste (fixture->group);
  close_editor (FALSE);
  wait_for_changes (fixture, 2);
  placings = arrange (fixture);
  g_assert_cmpuint (placings->len, ==, 1);
  gtk_clipboard_set_with_data (clipboard, targets, 1, on_get_uris, NULL, elsewhere);
  remedy_import_group_paste (fixture->group);
  while (!has_problem (fixture))
    gtk_main_iteration ();
  gtk_clipboard_clear (clipboard);
}

/* The page goes while a picture is being read. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GBytes) png = make_png (900);

  remedy_import_group_add_bytes (fixture->group, png);
  g_assert_true (remedy_import_group_is_busy (fixture->group));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/import-group/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("file", test_file);
  ADD ("several", test_several);
  ADD ("paste", test_paste);
  ADD ("paste-over-entry", test_paste_over_entry);
  ADD ("paste-file", test_paste_file);
  ADD ("closed", test_closed);
  return g_test_run ();
}
