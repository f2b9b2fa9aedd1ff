/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-import-group.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-import-edit.h"
#include "app/remedy-import-preview.h"
#include "app/remedy-import.h"
#include "app/rows/remedy-banner.h"
#include "core/remedy-error.h"

/* Of files that come at once. */
#define MAX_AT_ONCE 20

/*
 * The ways in for pictures of the server's screen: chosen, dropped or pasted. Each is read in a
 * thread, one after the other, and stays out of the bundle; the first one of them is then
 * opened, for its names to be covered.
 */
struct _RemedyImportGroup
{
  GtkBox parent_instance;

  GtkWidget    *add_button;
  RemedyBanner *banner;
  GtkWidget    *paste_button;
  GtkWidget    *progress;

  RemedySession        *session;     /* (owned) (nullable) */
  GtkFileChooserNative *chooser;     /* (owned) (nullable) while it is open */
  GQueue                waiting;     /* (owned) char *, files that are still to be read */
  GCancellable         *cancellable; /* (owned) (nullable) while something is read */
  GAsyncReadyCallback   imported;    /* what comes after a picture was read */
  char                 *first;       /* (owned) (nullable) id of what came first */
};

G_DEFINE_FINAL_TYPE (RemedyImportGroup, remedy_import_group, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Names of image data that are read, as programs offer it; the one that loses nothing first. */
static const char *const image_types[]
    = { "image/png", "image/bmp", "image/x-bmp", "image/x-MS-bmp", "image/tiff", "image/gif",
        "image/jpeg" };

static gboolean
can_add (RemedyImportGroup *self)
{
  return self->session != NULL && remedy_session_get_case (self->session) != NULL
         && remedy_session_get_store (self->session) != NULL
         && !remedy_session_is_read_only (self->session);
}

static void
update (RemedyImportGroup *self)
{
  gboolean ready = can_add (self) && self->cancellable == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), can_add (self));
  gtk_widget_set_sensitive (self->add_button, ready);
  gtk_widget_set_sensitive (self->paste_button, ready);
  gtk_widget_set_visible (self->progress, self->cancellable != NULL);
}

static void
show_problem (RemedyImportGroup *self,
              const GError      *error)
{
  RemedyLook look = { "dialog-error-symbolic", "fail", _ ("failed") };

  /* The page may be gone by now. */
  if (self->banner == NULL)
    return;
  remedy_banner_set (self->banner, &look, _ ("The picture was not added"), error->message);
  remedy_banner_set_alert (self->banner, TRUE);
  gtk_widget_show (GTK_WIDGET (self->banner));
}

static void
show_words (RemedyImportGroup *self,
            const char        *text)
{
  g_autoptr (GError) error = g_error_new_literal (REMEDY_ERROR, REMEDY_ERROR_FAILED, text);

  show_problem (self, error);
}

static void
on_edited (const GError *error,
           gpointer      user_data)
{
  RemedyImportGroup *self = user_data;

  if (error != NULL)
    show_problem (self, error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
get_folder (RemedyImportGroup *self)
{
  return remedy_case_store_get_path (remedy_session_get_store (self->session),
                                     remedy_session_get_case (self->session)->id, NULL);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* The next file, if one is waiting; else what came first is opened. */
static void
start_next (RemedyImportGroup *self)
{
  g_autofree char *path = g_queue_pop_head (&self->waiting);
  g_autofree char *first = NULL;

  if (path != NULL && can_add (self))
    {
      g_autofree char *folder = get_folder (self);

      remedy_import_file_async (folder, path, get_now (), self->cancellable, self->imported,
                                g_object_ref (self));
      return;
    }
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_object (&self->cancellable);
  update (self);
  first = g_steal_pointer (&self->first);
  if (first != NULL && can_add (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    remedy_import_group_edit (self, first);
}

static void
on_held (const GError *error,
         gpointer      user_data)
{
  RemedyImportGroup *self = user_data;

  on_edited (error, self);
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && self->cancellable != NULL)
    start_next (self);
}

/* It is left out until it was looked at. The next one comes after that is so: what is said of
 * one picture is said together with what was said of all the others. */
static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RemedyImportGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyPicture) picture = remedy_import_finish (result, &error);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->cancellable == NULL)
    return;
  if (picture != NULL && can_add (self))
    {
      if (self->first == NULL)
        self->first = g_strdup (picture->id);
      remedy_import_hold (self->session, picture->id, TRUE, on_held, g_object_ref (self),
                          g_object_unref);
      return;
    }
  if (remedy_error_is_cancelled (error))
    g_queue_clear_full (&self->waiting, g_free);
  else if (error != NULL)
    show_problem (self, error);
  start_next (self);
}

static gboolean
begin (RemedyImportGroup *self)
{
  if (!can_add (self) || self->cancellable != NULL)
    return FALSE;
  gtk_widget_hide (GTK_WIDGET (self->banner));
  self->cancellable = g_cancellable_new ();
  update (self);
  return TRUE;
}

static void
on_cancel (RemedyImportGroup *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_chosen (RemedyImportGroup *self,
           int                response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GSList *names;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  names = gtk_file_chooser_get_filenames (GTK_FILE_CHOOSER (chooser));
  for (GSList *l = names; l != NULL; l = l->next)
    g_ptr_array_add (paths, l->data);
  g_slist_free (names);
  remedy_import_group_add_files (self, paths);
}

static void
add_filters (GtkFileChooser *chooser)
{
  GtkFileFilter *pictures = gtk_file_filter_new ();
  GtkFileFilter *all = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _ ("Pictures (PNG, JPEG, BMP, GIF, TIFF)"));
  for (guint i = 0; i < G_N_ELEMENTS (image_types); i++)
    gtk_file_filter_add_mime_type (pictures, image_types[i]);
  gtk_file_chooser_add_filter (chooser, pictures);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
on_add (RemedyImportGroup *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _ ("Add pictures of the server’s screen"),
      GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN,
      _ ("_Add"), NULL);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (self->chooser));
  remedy_import_preview_attach (GTK_FILE_CHOOSER (self->chooser));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Files of this machine; what is elsewhere is not fetched. */
static void
add_uris (RemedyImportGroup *self,
          char             **uris)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; uris != NULL && uris[i] != NULL; i++)
    {
      char *path = g_filename_from_uri (uris[i], NULL, NULL);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len > 0)
    remedy_import_group_add_files (self, paths);
  else
    show_words (self, _ ("This is not a file of this machine. Save it here first, and add that."));
}

/* What was dropped or is in the clipboard. */
static void
add_selection (RemedyImportGroup *self,
               GtkSelectionData  *data)
{
  int           length;
  const guchar *bytes = gtk_selection_data_get_data_with_length (data, &length);
  g_auto (GStrv) uris = gtk_selection_data_get_uris (data);

  if (uris != NULL)
    add_uris (self, uris);
  else if (bytes != NULL && length > 0)
    {
      g_autoptr (GBytes) copy = g_bytes_new (bytes, (gsize) length);

      remedy_import_group_add_bytes (self, copy);
    }
  else
    show_words (self, _ ("There is no picture in it."));
}

static void
on_pasted (GtkClipboard     *clipboard,
           GtkSelectionData *data,
           gpointer          user_data)
{
  g_autoptr (RemedyImportGroup) self = user_data;

  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    add_selection (self, data);
}

static GdkAtom
choose_target (GdkAtom *targets,
               int      n_targets)
{
  GdkAtom uris = gdk_atom_intern_static_string ("text/uri-list");

  for (int i = 0; i < n_targets; i++)
    if (targets[i] == uris)
      return uris;
  for (guint type = 0; type < G_N_ELEMENTS (image_types); type++)
    for (int i = 0; i < n_targets; i++)
      if (targets[i] == gdk_atom_intern_static_string (image_types[type]))
        return targets[i];
  return GDK_NONE;
}

static void
on_targets (GtkClipboard *clipboard,
            GdkAtom      *targets,
            int           n_targets,
            gpointer      user_data)
{
  g_autoptr (RemedyImportGroup) self = user_data;
  GdkAtom target = targets != NULL ? choose_target (targets, n_targets) : GDK_NONE;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (target == GDK_NONE)
    show_words (self, _ ("There is no picture in the clipboard. Copy one there first, or a file "
                         "of one."));
  else
    gtk_clipboard_request_contents (clipboard, target, on_pasted, g_object_ref (self));
}

static void
on_dropped (RemedyImportGroup *self,
            GdkDragContext    *context,
            int                x,
            int                y,
            GtkSelectionData  *data,
            guint              info,
            guint              time)
{
  gboolean ready = can_add (self) && self->cancellable == NULL;

  if (ready)
    add_selection (self, data);
  gtk_drag_finish (context, ready, FALSE, time);
}

/* Only what the focused widget did not want for itself comes here. */
static gboolean
on_page_key (RemedyImportGroup *self,
             GdkEventKey       *event)
{
  if ((event->state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK
      || gdk_keyval_to_lower (event->keyval) != GDK_KEY_v)
    return GDK_EVENT_PROPAGATE;
  remedy_import_group_paste (self);
  return GDK_EVENT_STOP;
}

/* An entry wants texts, and would swallow the key for a picture. */
static void
on_targets_over_text (GtkClipboard *clipboard,
                      GdkAtom      *targets,
                      int           n_targets,
                      gpointer      user_data)
{
  if (targets != NULL && !gtk_targets_include_text (targets, n_targets)
      && choose_target (targets, n_targets) != GDK_NONE)
    on_targets (clipboard, targets, n_targets, user_data);
  else
    g_object_unref (user_data);
}

static gboolean
on_window_key (RemedyImportGroup *self,
               GdkEventKey       *event,
               GtkWidget         *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && can_add (self) && self->cancellable == NULL
      && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
      && (event->state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK
      && gdk_keyval_to_lower (event->keyval) == GDK_KEY_v)
    gtk_clipboard_request_targets (
        gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
        on_targets_over_text, g_object_ref (self));
  return GDK_EVENT_PROPAGATE;
}

static void
remedy_import_group_hierarchy_changed (GtkWidget *widget,
                                       GtkWidget *previous)
{
  GtkWidget *window = gtk_widget_get_toplevel (widget);

  if (previous != NULL)
    g_signal_handlers_disconnect_by_func (previous, on_window_key, widget);
  if (GTK_IS_WINDOW (window))
    g_signal_connect_object (window, "key-press-event", G_CALLBACK (on_window_key), widget,
                             G_CONNECT_SWAPPED);
}

static void
remedy_import_group_dispose (GObject *object)
{
  RemedyImportGroup *self = REMEDY_IMPORT_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_pointer (&self->first, g_free);
  G_OBJECT_CLASS (remedy_import_group_parent_class)->dispose (object);
}

static void
remedy_import_group_class_init (RemedyImportGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_import_group_dispose;
  widget_class->hierarchy_changed = remedy_import_group_hierarchy_changed;

  /**
   * RemedyImportGroup::changed:
   * @self: the group
   *
   * The case has a picture more, or another one of its imported pictures is let go or drawn
   * on.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (REMEDY_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-import-group.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyImportGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyImportGroup, banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyImportGroup, paste_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyImportGroup, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, remedy_import_group_paste);
}

static void
remedy_import_group_init (RemedyImportGroup *self)
{
  g_queue_init (&self->waiting);
  self->imported = on_imported;
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * remedy_import_group_new:
 *
 * Returns: (transfer floating): a group that can add nothing yet
 */
GtkWidget *
remedy_import_group_new (void)
{
  return g_object_new (REMEDY_TYPE_IMPORT_GROUP, NULL);
}

/**
 * remedy_import_group_set_session:
 * @self: the group
 * @session: whose case gets the pictures; call it again when that changed
 */
void
remedy_import_group_set_session (RemedyImportGroup *self,
                                 RemedySession     *session)
{
  g_return_if_fail (REMEDY_IS_IMPORT_GROUP (self));
  g_return_if_fail (REMEDY_IS_SESSION (session));

  g_set_object (&self->session, session);
  update (self);
}

/**
 * remedy_import_group_accept:
 * @self: the group
 * @page: where pictures may be dropped, and pasted with Control and V
 */
void
remedy_import_group_accept (RemedyImportGroup *self,
                            GtkWidget         *page)
{
  g_autoptr (GtkTargetList) targets = gtk_target_list_new (NULL, 0);

  g_return_if_fail (REMEDY_IS_IMPORT_GROUP (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  gtk_target_list_add_uri_targets (targets, 0);
  for (guint i = 0; i < G_N_ELEMENTS (image_types); i++)
    gtk_target_list_add (targets, gdk_atom_intern_static_string (image_types[i]), 0, 0);
  gtk_drag_dest_set (page, GTK_DEST_DEFAULT_ALL, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_dest_set_target_list (page, targets);
  g_signal_connect_object (page, "drag-data-received", G_CALLBACK (on_dropped), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "key-press-event", G_CALLBACK (on_page_key), self,
                           G_CONNECT_SWAPPED);
}

/**
 * remedy_import_group_add_files:
 * @self: the group
 * @paths: (element-type filename): of pictures
 *
 * Reads them one after the other. It does nothing while others are being read.
 */
void
remedy_import_group_add_files (RemedyImportGroup *self,
                               GPtrArray         *paths)
{
  g_return_if_fail (REMEDY_IS_IMPORT_GROUP (self));
  g_return_if_fail (paths != NULL);

  if (paths->len > MAX_AT_ONCE)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("These are too many files at once: the limit is %d."), MAX_AT_ONCE);

      show_words (self, text);
      return;
    }
  if (paths->len == 0 || !begin (self))
    return;
  for (guint i = 0; i < paths->len; i++)
    g_queue_push_tail (&self->waiting, g_strdup (paths->pdata[i]));
  start_next (self);
}

/**
 * remedy_import_group_add_bytes:
 * @self: the group
 * @bytes: a picture
 */
void
remedy_import_group_add_bytes (RemedyImportGroup *self,
                               GBytes            *bytes)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (REMEDY_IS_IMPORT_GROUP (self));
  g_return_if_fail (bytes != NULL);

  if (!begin (self))
    return;
  folder = get_folder (self);
  remedy_import_bytes_async (folder, bytes, get_now (), self->cancellable, on_imported,
                             g_object_ref (self));
}

/**
 * remedy_import_group_paste:
 * @self: the group
 *
 * Adds the picture in the clipboard, or the files of which somebody copied the names there.
 */
void
remedy_import_group_paste (RemedyImportGroup *self)
{
  g_return_if_fail (REMEDY_IS_IMPORT_GROUP (self));

  if (can_add (self) && self->cancellable == NULL)
    gtk_clipboard_request_targets (
        gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD), on_targets,
        g_object_ref (self));
}

/**
 * remedy_import_group_edit:
 * @self: the group
 * @id: of an imported picture
 *
 * Opens the window in which its names are covered.
 */
void
remedy_import_group_edit (RemedyImportGroup *self,
                          const char        *id)
{
  g_return_if_fail (REMEDY_IS_IMPORT_GROUP (self));
  g_return_if_fail (id != NULL);

  if (can_add (self))
    remedy_import_edit (GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))), self->session, id,
                        on_edited, g_object_ref (self), g_object_unref);
}

/**
 * remedy_import_group_is_busy:
 * @self: the group
 *
 * Returns: %TRUE while a picture is being read
 */
gboolean
remedy_import_group_is_busy (RemedyImportGroup *self)
{
  g_return_val_if_fail (REMEDY_IS_IMPORT_GROUP (self), FALSE);

  return self->cancellable != NULL;
}
