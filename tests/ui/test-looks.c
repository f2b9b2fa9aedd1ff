/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "app/rows/remedy-case-row.h"
#include "app/rows/remedy-choice-row.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-icon.h"
#include "core/remedy-error.h"

#define DPI_OF_100_PERCENT (96 * 1024)

/* In a window, as it will be; without one GTK does not draw or focus. */
static GtkWidget *
put_in_window (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);

  gtk_container_add (GTK_CONTAINER (window), widget);
  gtk_widget_show_all (window);
  while (gtk_events_pending ())
    gtk_main_iteration ();
  return window;
}

static void
set_text_percent (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI_OF_100_PERCENT * percent / 100,
                NULL);
  while (gtk_events_pending ())
    gtk_main_iteration ();
}

static void
test_icon_grows_with_text (void)
{
  GtkWidget *icon, *window;

  set_text_percent (100);
  icon = remedy_icon_new ();
  window = put_in_window (icon);
  g_assert_cmpint (gtk_image_get_pixel_size (GTK_IMAGE (icon)), ==, 16);
  set_text_percent (200);
  g_assert_cmpint (gtk_image_get_pixel_size (GTK_IMAGE (icon)), ==, 32);
  remedy_icon_set_size (REMEDY_ICON (icon), 24);
  g_assert_cmpint (gtk_image_get_pixel_size (GTK_IMAGE (icon)), ==, 48);
  set_text_percent (100);
  g_assert_cmpint (gtk_image_get_pixel_size (GTK_IMAGE (icon)), ==, 24);
  gtk_widget_destroy (window);
}

static void
find_visible (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **found = user_data;

  if ((REMEDY_IS_CHOICE_ROW (widget) || REMEDY_IS_FACT_ROW (widget)) &&
      gtk_widget_get_visible (widget))
    *found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_visible, user_data);
}

/* Nothing can be pressed on a case that is damaged, and why it cannot be opened is as dark
 * as any other text. */
static void
test_damaged_case (void)
{
  RemedyCaseEntry  entry = { .id = (char *) "19990820-161200-12345678" };
  GtkWidget       *row, *window, *shown = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  entry.error = g_error_new_literal (REMEDY_ERROR, REMEDY_ERROR_DAMAGED, "it ends in the middle");
  row = remedy_case_row_new (&entry);
  window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  gtk_container_add (GTK_CONTAINER (window), row);
  gtk_widget_show (window);
  find_visible (row, &shown);
  g_assert_true (REMEDY_IS_FACT_ROW (shown));
  g_assert_true (gtk_widget_is_sensitive (shown));
  g_object_get (shown, "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (title, ==, "Case 19990820-161200-12345678 cannot be opened");
  g_assert_cmpstr (subtitle, ==, "it ends in the middle");
  gtk_widget_destroy (window);
  g_clear_error (&entry.error);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/looks/icon-grows-with-text", test_icon_grows_with_text);
  g_test_add_func ("/looks/damaged-case", test_damaged_case);
  return g_test_run ();
}
