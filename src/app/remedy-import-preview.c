/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-import-preview.h"

#include "app/remedy-import-decode.h"
#include "evidence/remedy-file-reader.h"

/* Of the small picture, in pixels. */
#define SIDE 220
/* A larger file is chosen without having been seen. */
#define MAX_BYTES (32 * 1024 * 1024)

/* What was looked at last is no longer waited for when the next file is pointed at. */
#define CANCELLABLE "remedy-preview"

static cairo_surface_t *
make_small (cairo_surface_t *picture)
{
  double width = cairo_image_surface_get_width (picture);
  double height = cairo_image_surface_get_height (picture);
  double scale = MIN (MIN (SIDE / width, SIDE / height), 1);
  cairo_surface_t *small = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) MAX (width * scale, 1), (int) MAX (height * scale, 1));
  cairo_t *cr = cairo_create (small);

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return small;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (task_data, &error);
  g_autoptr (GBytes) bytes
      = reader != NULL ? remedy_reader_read_all (reader, MAX_BYTES, cancellable, &error) : NULL;
  cairo_surface_t *picture
      = bytes != NULL ? remedy_import_decode (bytes, cancellable, &error) : NULL;

  if (picture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, make_small (picture), (GDestroyNotify) cairo_surface_destroy);
  cairo_surface_destroy (picture);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GObject) held = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (held);
  GtkWidget *image = gtk_file_chooser_get_preview_widget (chooser);
  cairo_surface_t *small = g_task_propagate_pointer (G_TASK (result), NULL);

  if (small == NULL)
    return;
  if (image != NULL)
    {
      gtk_image_set_from_surface (GTK_IMAGE (image), small);
      gtk_file_chooser_set_preview_widget_active (chooser, TRUE);
    }
  cairo_surface_destroy (small);
}

static void
on_update (GtkFileChooser *chooser)
{
  char *path = gtk_file_chooser_get_preview_filename (chooser);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (g_object_get_data (G_OBJECT (chooser), CANCELLABLE));
  g_object_set_data_full (G_OBJECT (chooser), CANCELLABLE, g_object_ref (cancellable),
                          g_object_unref);
  gtk_file_chooser_set_preview_widget_active (chooser, FALSE);
  if (path == NULL)
    return;
  task = g_task_new (NULL, cancellable, on_read, g_object_ref (chooser));
  g_task_set_source_tag (task, on_update);
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * remedy_import_preview_attach:
 * @chooser: where a picture is chosen
 *
 * Shows the picture that is pointed at, small. It is read in a thread, by what reads it when it
 * is added.
 */
void
remedy_import_preview_attach (GtkFileChooser *chooser)
{
  GtkWidget *image = gtk_image_new ();

  g_return_if_fail (GTK_IS_FILE_CHOOSER (chooser));

  gtk_widget_set_size_request (image, SIDE, SIDE);
  gtk_widget_show (image);
  gtk_file_chooser_set_preview_widget (chooser, image);
  gtk_file_chooser_set_use_preview_label (chooser, FALSE);
  g_signal_connect (chooser, "update-preview", G_CALLBACK (on_update), NULL);
}
