/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-picture-row.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/remedy-look.h"
#include "app/remedy-picture-words.h"
#include "app/remedy-words.h"
#include "app/rows/remedy-icon.h"
#include "app/rows/remedy-picture-window.h"

/* Of a small picture, in pixels of the page; the height is that of its upper part. */
#define SMALL_WIDTH 120
#define SMALL_HEIGHT 90

/*
 * One picture: small, with what it is of, the operator’s own caption, and what can be done with
 * it. It is drawn as it is shared, and not before it is seen.
 */
struct _RemedyPictureRow
{
  GtkBox parent_instance;

  GtkWidget *ask_box;
  GtkWidget *ask_label;
  GtkWidget *caption_entry;
  GtkWidget *caption_label;
  GtkWidget *confirm_button;
  GtkWidget *delete_button;
  GtkWidget *down_button;
  GtkWidget *edit_button;
  GtkWidget *open_button;
  GtkWidget *picture_image;
  GtkWidget *retake_button;
  GtkWidget *share_check;
  GtkWidget *title_label;
  GtkWidget *up_button;

  RemedyAlbum         *album;   /* (owned) */
  char                *id;      /* (owned) of the picture */
  char                *title;   /* (owned) (nullable) */
  char                *caption; /* (owned) the operator’s own, as it was saved */
  char                *drawn;   /* (owned) (nullable) what the picture was asked for with */
  char                *wanted;  /* (owned) (nullable) and what it has to be drawn with */
  RemedySharedPicture *shared;  /* (owned) (nullable) as it is shown */
  GCancellable        *drawing; /* (owned) (nullable) while it is being drawn */
  guint                asked;    /* DELETE or RETAKE: what the question is about */
  gboolean             filling; /* what changes is not what the operator changed */
};

G_DEFINE_FINAL_TYPE (RemedyPictureRow, remedy_picture_row, GTK_TYPE_BOX)

enum
{
  CAPTION,
  DELETE,
  EDIT,
  MOVE,
  RETAKE,
  SHARE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a picture shows begins at its top: of a long page, that is what tells it from others. */
static GdkPixbuf *
make_small (GBytes *png,
            int     scale)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (png);
  g_autoptr (GdkPixbuf) whole
      = gdk_pixbuf_new_from_stream_at_scale (stream, SMALL_WIDTH * scale, -1, TRUE, NULL, NULL);
  g_autoptr (GdkPixbuf) top = NULL;

  if (whole == NULL)
    return NULL;
  top = gdk_pixbuf_new_subpixbuf (whole, 0, 0, gdk_pixbuf_get_width (whole),
                                  MIN (gdk_pixbuf_get_height (whole), SMALL_HEIGHT * scale));
  return gdk_pixbuf_copy (top);
}

typedef struct
{
  GBytes *png; /* (owned) */
  int     scale;
} Small;

static void
small_free (Small *self)
{
  g_bytes_unref (self->png);
  g_free (self);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Small *small = data;

  g_task_return_pointer (task, make_small (small->png, small->scale), g_object_unref);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RemedyPictureRow) self = user_data;
  g_autoptr (GdkPixbuf) small = g_task_propagate_pointer (G_TASK (result), NULL);
  cairo_surface_t *surface;

  if (small == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  surface = gdk_cairo_surface_create_from_pixbuf (
      small, gtk_widget_get_scale_factor (GTK_WIDGET (self)), NULL);
  gtk_image_set_from_surface (GTK_IMAGE (self->picture_image), surface);
  cairo_surface_destroy (surface);
}

static void
show_shared (RemedyPictureRow *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_made, g_object_ref (self));
  Small *small = g_new (Small, 1);

  gtk_label_set_text (GTK_LABEL (self->caption_label), self->shared->caption);
  gtk_widget_set_tooltip_text (self->open_button, self->shared->alt);
  atk_object_set_description (gtk_widget_get_accessible (self->open_button),
                              self->shared->alt != NULL ? self->shared->alt : "");
  *small = (Small){ g_bytes_ref (self->shared->png),
                    gtk_widget_get_scale_factor (GTK_WIDGET (self)) };
  g_task_set_source_tag (task, show_shared);
  g_task_set_task_data (task, small, (GDestroyNotify) small_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RemedyPictureRow) self = user_data;
  g_autoptr (GError) error = NULL;
  RemedySharedPicture *shared
      = remedy_album_draw_finish (REMEDY_ALBUM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->drawing);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  g_clear_pointer (&self->shared, remedy_shared_picture_free);
  self->shared = shared;
  gtk_widget_set_sensitive (self->open_button, shared != NULL);
  if (shared != NULL)
    show_shared (self);
  else
    gtk_label_set_text (GTK_LABEL (self->caption_label), error->message);
}

/* Only what is seen is drawn; sixty pictures would else come before the one that is wanted. */
static gboolean
on_seen (RemedyPictureRow *self)
{
  if (g_strcmp0 (self->drawn, self->wanted) == 0)
    return GDK_EVENT_PROPAGATE;
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = g_cancellable_new ();
  g_free (self->drawn);
  self->drawn = g_strdup (self->wanted);
  remedy_album_draw_async (self->album, self->id, self->drawing, on_drawn, g_object_ref (self));
  return GDK_EVENT_PROPAGATE;
}

static void
on_open (RemedyPictureRow *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  if (self->shared != NULL)
    remedy_picture_window_show (GTK_WINDOW (window), self->title, self->shared);
}

static void
save_caption (RemedyPictureRow *self)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (self->caption_entry));

  if (!self->filling && !g_str_equal (text, self->caption))
    g_signal_emit (self, signals[CAPTION], 0, text);
}

static gboolean
on_caption_left (RemedyPictureRow *self)
{
  save_caption (self);
  return GDK_EVENT_PROPAGATE;
}

static void
on_share (RemedyPictureRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SHARE], 0,
                   gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->share_check)));
}

static void
on_up (RemedyPictureRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
on_down (RemedyPictureRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
on_edit (RemedyPictureRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

/* Both take away what was: Undo brings neither back, so both ask. */
static void
ask (RemedyPictureRow *self,
     guint             asked)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->confirm_button);
  g_autofree char *question = NULL;

  self->asked = asked;
  if (asked == DELETE)
    /* Translators: %s is as in “Picture 3 · Checks”. */
    question = g_strdup_printf (_ ("Delete “%s”? Undo does not bring it back. To keep it out of "
                                   "what is shared, untick “Share”."),
                                self->title);
  else
    /* Translators: %s is as in “Picture 3 · Checks”. */
    question = g_strdup_printf (_ ("Take “%s” again, as the page is now? Undo does not bring the "
                                   "old one back."),
                                self->title);
  gtk_label_set_text (GTK_LABEL (self->ask_label), question);
  gtk_button_set_label (GTK_BUTTON (self->confirm_button),
                        asked == DELETE ? _ ("_Delete") : _ ("_Take again"));
  gtk_style_context_remove_class (style, "destructive-action");
  if (asked == DELETE)
    gtk_style_context_add_class (style, "destructive-action");
  gtk_widget_show (self->ask_box);
  gtk_widget_child_focus (self->ask_box, GTK_DIR_TAB_FORWARD);
}

static void
on_delete (RemedyPictureRow *self)
{
  ask (self, DELETE);
}

static void
on_retake (RemedyPictureRow *self)
{
  ask (self, RETAKE);
}

static void
on_keep (RemedyPictureRow *self)
{
  gtk_widget_hide (self->ask_box);
  gtk_widget_grab_focus (self->asked == DELETE ? self->delete_button : self->retake_button);
}

static gboolean
on_ask_key (RemedyPictureRow *self,
            GdkEventKey      *event)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  on_keep (self);
  return GDK_EVENT_STOP;
}

static void
on_confirm (RemedyPictureRow *self)
{
  gtk_widget_hide (self->ask_box);
  g_signal_emit (self, signals[self->asked], 0);
}

static void
remedy_picture_row_dispose (GObject *object)
{
  RemedyPictureRow *self = REMEDY_PICTURE_ROW (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_object (&self->album);
  G_OBJECT_CLASS (remedy_picture_row_parent_class)->dispose (object);
}

static void
remedy_picture_row_finalize (GObject *object)
{
  RemedyPictureRow *self = REMEDY_PICTURE_ROW (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->caption);
  g_free (self->drawn);
  g_free (self->wanted);
  g_clear_pointer (&self->shared, remedy_shared_picture_free);
  G_OBJECT_CLASS (remedy_picture_row_parent_class)->finalize (object);
}

static guint
add_signal (RemedyPictureRowClass *klass,
            const char            *name,
            GType                  type)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, type != G_TYPE_NONE ? 1 : 0, type);
}

static void
remedy_picture_row_class_init (RemedyPictureRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_picture_row_dispose;
  object_class->finalize = remedy_picture_row_finalize;

  signals[CAPTION] = add_signal (klass, "caption", G_TYPE_STRING);
  signals[DELETE] = add_signal (klass, "delete", G_TYPE_NONE);
  signals[EDIT] = add_signal (klass, "edit", G_TYPE_NONE);
  signals[MOVE] = add_signal (klass, "move", G_TYPE_INT);
  signals[RETAKE] = add_signal (klass, "retake", G_TYPE_NONE);
  signals[SHARE] = add_signal (klass, "share", G_TYPE_BOOLEAN);
}

static GtkWidget *
add_button (RemedyPictureRow *self,
            GtkWidget        *box,
            const char       *icon,
            const char       *tooltip,
            GCallback         callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *image = remedy_icon_new ();

  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon, GTK_ICON_SIZE_BUTTON);
  gtk_container_add (GTK_CONTAINER (button), image);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (box), button);
  return button;
}

static GtkWidget *
make_buttons (RemedyPictureRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->share_check = gtk_check_button_new_with_mnemonic (_ ("S_hare"));
  g_signal_connect_object (self->share_check, "toggled", G_CALLBACK (on_share), self,
                           G_CONNECT_SWAPPED);
  gtk_box_pack_start (GTK_BOX (box), self->share_check, TRUE, TRUE, 0);
  self->up_button
      = add_button (self, box, "go-up-symbolic", _ ("Move up"), G_CALLBACK (on_up));
  self->down_button
      = add_button (self, box, "go-down-symbolic", _ ("Move down"), G_CALLBACK (on_down));
  self->edit_button = add_button (self, box, "document-edit-symbolic",
                                  _ ("Look at it and cover names"), G_CALLBACK (on_edit));
  self->retake_button = add_button (self, box, "camera-photo-symbolic",
                                    _ ("Take it again, as the page is now…"),
                                    G_CALLBACK (on_retake));
  self->delete_button
      = add_button (self, box, "user-trash-symbolic", _ ("Delete…"), G_CALLBACK (on_delete));
  return box;
}

static GtkWidget *
make_text (RemedyPictureRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title_label = remedy_look_new_label (NULL, "heading");
  self->caption_label = remedy_look_new_label (NULL, "quiet");
  self->caption_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->caption_entry), _ ("Your own caption"));
  g_signal_connect_object (self->caption_entry, "activate", G_CALLBACK (save_caption), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->caption_entry, "focus-out-event", G_CALLBACK (on_caption_left),
                           self, G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (box), self->title_label);
  gtk_container_add (GTK_CONTAINER (box), self->caption_label);
  gtk_container_add (GTK_CONTAINER (box), self->caption_entry);
  gtk_container_add (GTK_CONTAINER (box), make_buttons (self));
  return box;
}

static GtkWidget *
make_question (RemedyPictureRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *keep = gtk_button_new_with_mnemonic (_ ("_Keep"));

  self->confirm_button = gtk_button_new_with_mnemonic (_ ("_Delete"));
  self->ask_label = remedy_look_new_label (NULL, "question");
  g_signal_connect_object (keep, "clicked", G_CALLBACK (on_keep), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->confirm_button, "clicked", G_CALLBACK (on_confirm), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (box, "key-press-event", G_CALLBACK (on_ask_key), self,
                           G_CONNECT_SWAPPED);
  gtk_box_pack_start (GTK_BOX (box), self->ask_label, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (box), keep);
  gtk_container_add (GTK_CONTAINER (box), self->confirm_button);
  return box;
}

static void
remedy_picture_row_init (RemedyPictureRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "row");
  self->caption = g_strdup ("");
  self->open_button = gtk_button_new ();
  self->picture_image = gtk_image_new ();
  gtk_widget_set_size_request (self->picture_image, SMALL_WIDTH, SMALL_HEIGHT);
  gtk_container_add (GTK_CONTAINER (self->open_button), self->picture_image);
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->open_button, FALSE);
  g_signal_connect_object (self->open_button, "clicked", G_CALLBACK (on_open), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->open_button, "draw", G_CALLBACK (on_seen), self,
                           G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (line), self->open_button);
  gtk_box_pack_start (GTK_BOX (line), make_text (self), TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (self), line);
  self->ask_box = make_question (self);
  gtk_container_add (GTK_CONTAINER (self), self->ask_box);
  gtk_widget_show_all (GTK_WIDGET (self));
  gtk_widget_hide (self->ask_box);
}

/**
 * remedy_picture_row_new:
 * @album: the pictures of the case
 * @id: of one of them
 *
 * Signals: "caption" (char *text), "move" (int, up or down by so many), "share" (gboolean),
 * "delete" (the operator was asked), "edit", "retake".
 *
 * Returns: (transfer floating): a row for it, to be updated
 */
GtkWidget *
remedy_picture_row_new (RemedyAlbum *album,
                        const char  *id)
{
  RemedyPictureRow *self;

  g_return_val_if_fail (REMEDY_IS_ALBUM (album), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (REMEDY_TYPE_PICTURE_ROW, NULL);
  self->album = g_object_ref (album);
  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

/**
 * remedy_picture_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): id of its picture
 */
const char *
remedy_picture_row_get_id (RemedyPictureRow *self)
{
  g_return_val_if_fail (REMEDY_IS_PICTURE_ROW (self), NULL);

  return self->id;
}

static void
name_one (GtkWidget  *widget,
          const char *what,
          const char *title)
{
  /* Translators: read aloud: what a button does, and the picture that it does it to. */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), what, title);

  atk_object_set_name (gtk_widget_get_accessible (widget), name);
}

static void
set_title (RemedyPictureRow    *self,
           const RemedyPicture *picture)
{
  g_autofree char *words = remedy_picture_words_title (picture);

  g_free (self->title);
  /* Translators: the number of a picture, and what it is of. */
  self->title = g_strdup_printf (_ ("Picture %d · %s"), (int) picture->number, words);
  gtk_label_set_text (GTK_LABEL (self->title_label), self->title);
  name_one (self->open_button, _ ("Show large"), self->title);
  name_one (self->caption_entry, _ ("Your own caption"), self->title);
  name_one (self->share_check, _ ("Share"), self->title);
  name_one (self->up_button, _ ("Move up"), self->title);
  name_one (self->down_button, _ ("Move down"), self->title);
  name_one (self->edit_button, _ ("Look at it and cover names"), self->title);
  name_one (self->retake_button, _ ("Take it again"), self->title);
  name_one (self->delete_button, _ ("Delete"), self->title);
}

/* What the operator is typing is not taken away. */
static void
set_caption (RemedyPictureRow *self,
             const char       *caption)
{
  if (g_strcmp0 (caption, self->caption) == 0)
    return;
  g_free (self->caption);
  self->caption = g_strdup (caption != NULL ? caption : "");
  gtk_entry_set_text (GTK_ENTRY (self->caption_entry), self->caption);
}

static void
set_wanted (RemedyPictureRow    *self,
            const RemedyPicture *picture,
            const RemedySharing *sharing)
{
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_sharing_type, sharing);
  g_autofree char *text = json_to_string (node, FALSE);

  g_free (self->wanted);
  self->wanted = g_strdup_printf ("%" PRIi64 " %s %s", picture->taken, self->caption,
                                  text);
  if (g_strcmp0 (self->wanted, self->drawn) != 0)
    gtk_widget_queue_draw (self->open_button);
}

/**
 * remedy_picture_row_update:
 * @self: a row
 * @picture: its picture
 * @placing: how the operator arranged it
 * @sharing: what is hidden, and how pictures are drawn
 * @place: where it stands
 */
void
remedy_picture_row_update (RemedyPictureRow            *self,
                           const RemedyPicture         *picture,
                           const RemedyPlacing         *placing,
                           const RemedySharing         *sharing,
                           const RemedyPictureRowPlace *place)
{
  gboolean imported;

  g_return_if_fail (REMEDY_IS_PICTURE_ROW (self));
  g_return_if_fail (picture != NULL && placing != NULL && sharing != NULL && place != NULL);

  imported = picture->kind == REMEDY_PICTURE_IMPORTED;
  self->filling = TRUE;
  set_title (self, picture);
  set_caption (self, placing->caption != NULL ? placing->caption : "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->share_check), !placing->left_out);
  gtk_widget_set_sensitive (self->share_check, place->can_change);
  gtk_widget_set_sensitive (self->caption_entry, place->can_change);
  gtk_widget_set_sensitive (self->up_button, place->can_change && place->index > 0);
  gtk_widget_set_sensitive (self->down_button,
                            place->can_change && place->index + 1 < place->n_rows);
  gtk_widget_set_sensitive (self->retake_button, place->can_retake);
  gtk_widget_set_sensitive (self->delete_button, place->can_change);
  gtk_widget_set_visible (self->edit_button, imported);
  gtk_widget_set_visible (self->retake_button, !imported);
  self->filling = FALSE;
  set_wanted (self, picture, sharing);
}
