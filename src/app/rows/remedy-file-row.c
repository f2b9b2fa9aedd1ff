/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-file-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-container.h"
#include "app/rows/remedy-compare-view.h"

/* No wider than this in the row, in pixels; the file itself is larger. */
#define MAX_PICTURE_WIDTH 600

/*
 * One file of the bundle: its name, its size and why it is there. Opened, it is shown as it is
 * and as it is shared. What is in it is put into widgets only once it is opened.
 */
struct _RemedyFileRow
{
  RemedyOpeningRow parent_instance;

  GtkBox            *box;
  RemedyCompareView *view; /* (nullable) in the box, once it was opened */

  GPtrArray              *files; /* (owned) (nullable) that @file is one of */
  const RemedyReviewFile *file;  /* (unowned) (nullable) */
  gboolean                filled;
};

G_DEFINE_FINAL_TYPE (RemedyFileRow, remedy_file_row, REMEDY_TYPE_OPENING_ROW)

static gboolean
is_picture (RemedyFileRow *self)
{
  return g_strcmp0 (self->file->type, REMEDY_MEMBER_PNG) == 0;
}

static void
add_label (RemedyFileRow *self,
           const char    *text,
           const char    *style)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_widget_show (label);
  gtk_container_add (GTK_CONTAINER (self->box), label);
}

static void
add_picture (RemedyFileRow *self)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (self->file->shared);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  GtkWidget *image;

  if (pixbuf == NULL)
    {
      add_label (self, error->message, "fail");
      return;
    }
  if (gdk_pixbuf_get_width (pixbuf) > MAX_PICTURE_WIDTH)
    {
      int        height = gdk_pixbuf_get_height (pixbuf) * MAX_PICTURE_WIDTH
                   / gdk_pixbuf_get_width (pixbuf);
      GdkPixbuf *scaled = gdk_pixbuf_scale_simple (pixbuf, MAX_PICTURE_WIDTH, MAX (1, height),
                                                   GDK_INTERP_BILINEAR);

      g_set_object (&pixbuf, scaled);
      g_object_unref (scaled);
    }
  image = gtk_image_new_from_pixbuf (pixbuf);
  gtk_widget_set_halign (image, GTK_ALIGN_START);
  atk_object_set_name (gtk_widget_get_accessible (image), self->file->name);
  gtk_widget_show (image);
  gtk_container_add (GTK_CONTAINER (self->box), image);
  add_label (self, _ ("What stands in the picture"), "heading");
}

/* A view of nothing would only be one more thing to be come to by the Tab key. */
static void
fill (RemedyFileRow *self)
{
  if (self->filled || self->file == NULL)
    return;
  self->filled = TRUE;
  if (is_picture (self))
    add_picture (self);
  else if (g_strcmp0 (self->file->type, REMEDY_MEMBER_RAW) == 0)
    {
      add_label (self, _ ("A file of the server, byte for byte as it was read."), "quiet");
      return;
    }
  self->view = REMEDY_COMPARE_VIEW (
      remedy_compare_view_new (self->file->name, self->file->pairs, self->file->compared));
  gtk_widget_show (GTK_WIDGET (self->view));
  gtk_container_add (GTK_CONTAINER (self->box), GTK_WIDGET (self->view));
}

static void
empty (RemedyFileRow *self)
{
  remedy_container_clear (GTK_CONTAINER (self->box));
  self->view = NULL;
  self->filled = FALSE;
}

static void
on_expanded (RemedyFileRow *self)
{
  if (gtk_expander_get_expanded (GTK_EXPANDER (self)))
    fill (self);
}

static void
remedy_file_row_dispose (GObject *object)
{
  RemedyFileRow *self = REMEDY_FILE_ROW (object);

  self->file = NULL;
  g_clear_pointer (&self->files, g_ptr_array_unref);
  G_OBJECT_CLASS (remedy_file_row_parent_class)->dispose (object);
}

static void
remedy_file_row_class_init (RemedyFileRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_file_row_dispose;
}

static void
remedy_file_row_init (RemedyFileRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->box = GTK_BOX (box);
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "row");
  gtk_widget_show (box);
  remedy_opening_row_add (REMEDY_OPENING_ROW (self), box);
  g_signal_connect_after (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

/**
 * remedy_file_row_new:
 *
 * Returns: (transfer floating): a row that shows no file yet
 */
GtkWidget *
remedy_file_row_new (void)
{
  return g_object_new (REMEDY_TYPE_FILE_ROW, NULL);
}

static const char *
get_icon (const RemedyReviewFile *file)
{
  return g_strcmp0 (file->type, REMEDY_MEMBER_PNG) == 0 ? "image-x-generic-symbolic"
                                                        : "text-x-generic-symbolic";
}

/**
 * remedy_file_row_set:
 * @self: a row
 * @file: one of @files
 * @files: (element-type RemedyReviewFile): held as long as the row shows one of them
 */
void
remedy_file_row_set (RemedyFileRow          *self,
                     const RemedyReviewFile *file,
                     GPtrArray              *files)
{
  RemedyOpeningRow *row = REMEDY_OPENING_ROW (self);
  g_autofree char  *size = NULL;
  RemedyLook        look = { get_icon (file), "quiet", "" };
  gboolean          same;

  g_return_if_fail (REMEDY_IS_FILE_ROW (self));

  same = self->file != NULL && g_str_equal (self->file->digest, file->digest)
         && self->file->compared == file->compared;
  size = g_format_size (g_bytes_get_size (file->shared));
  remedy_opening_row_set_title (row, file->name);
  remedy_opening_row_set_subtitle (row, size, file->why);
  remedy_opening_row_set_look (row, &look);
  g_ptr_array_ref (files);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files;
  self->file = file;
  if (same)
    return;
  empty (self);
  on_expanded (self);
}

/**
 * remedy_file_row_show:
 * @self: a row
 * @line: of what is shared, from 0
 * @start: in characters
 * @end: of the character after it; not more than @start: no place is shown any longer
 *
 * Opens the row, and marks a place in it.
 */
void
remedy_file_row_show (RemedyFileRow *self,
                      guint          line,
                      guint          start,
                      guint          end)
{
  g_return_if_fail (REMEDY_IS_FILE_ROW (self));

  if (start < end)
    gtk_expander_set_expanded (GTK_EXPANDER (self), TRUE);
  if (self->view != NULL)
    remedy_compare_view_show (self->view, line, start, end);
}
