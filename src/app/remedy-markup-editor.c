/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-markup-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/remedy-markup-canvas.h"
#include "app/remedy-markup-saver.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-icon.h"
#include "app/rows/remedy-markup-list.h"
#include "core/remedy-error.h"
#include "report/remedy-imported-picture.h"

/*
 * A window in which names are covered on a picture of the server's screen, and what matters is
 * pointed out. Everything that is drawn is on disk at once, so that nothing is lost when the
 * program is ended; but it counts as looked at only once it was saved with the tick.
 */
struct _RemedyMarkupEditor
{
  GtkWindow parent_instance;

  RemedyBanner       *banner;
  RemedyMarkupCanvas *canvas;
  GtkComboBox        *colour_combo;
  GtkToggleButton    *confirm_check;
  RemedyMarkupList   *list;
  GtkWidget          *redo_button;
  GtkWidget          *save_button;
  GtkStack           *stack;
  GtkWidget          *undo_button;
  GtkLabel           *zoom_label;

  char              *case_folder; /* (owned) */
  char              *id;          /* (owned) of the picture */
  GCancellable      *cancellable; /* (owned) */
  RemedyMarkup      *first;       /* (owned) (nullable) as it was when the window opened */
  RemedyMarkupModel *model;       /* (owned) (nullable) once it was read */
  RemedyMarkupSaver *saver;       /* (owned) */
  guint              n_pushed;    /* versions that went to disk */
  gboolean           showing;     /* what changes here comes from the model */
  gboolean           ending;      /* it closes when all is on disk */
  gboolean           lets_go;     /* then: the picture may be shared */
};

G_DEFINE_FINAL_TYPE (RemedyMarkupEditor, remedy_markup_editor, GTK_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A picture and what is drawn on it, as they come from the thread that reads them. */
typedef struct
{
  cairo_surface_t *picture;
  RemedyMarkup    *markup;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->markup, remedy_markup_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static void
show_problem (RemedyMarkupEditor *self,
              const char         *title,
              const GError       *error)
{
  RemedyLook look = { "dialog-error-symbolic", "fail", _ ("failed") };

  remedy_banner_set (self->banner, &look, title, error->message);
  remedy_banner_set_alert (self->banner, TRUE);
  gtk_widget_show (GTK_WIDGET (self->banner));
}

/* What is drawn goes to disk as something that nobody has looked at yet. */
static void
keep (RemedyMarkupEditor *self)
{
  g_autoptr (RemedyMarkup) markup
      = remedy_markup_copy (remedy_markup_model_get_markup (self->model));

  markup->confirmed = FALSE;
  self->n_pushed++;
  remedy_markup_saver_push (self->saver, markup);
}

static gboolean
is_changed (RemedyMarkupEditor *self)
{
  g_autoptr (RemedyMarkup) now = remedy_markup_copy (remedy_markup_model_get_markup (self->model));

  now->confirmed = self->first->confirmed;
  return !remedy_record_equal (&remedy_markup_type, now, self->first);
}

static void
on_model_changed (RemedyMarkupEditor *self)
{
  const RemedyShape *shape = remedy_markup_model_get_shape (self->model);

  self->showing = TRUE;
  gtk_widget_set_sensitive (self->undo_button, remedy_markup_model_can_undo (self->model));
  gtk_widget_set_sensitive (self->redo_button, remedy_markup_model_can_redo (self->model));
  gtk_toggle_button_set_active (self->confirm_check,
                                remedy_markup_model_get_markup (self->model)->confirmed);
  if (shape != NULL && shape->kind != REMEDY_SHAPE_COVER)
    gtk_combo_box_set_active (self->colour_combo, shape->colour);
  self->showing = FALSE;
}

/* Not with every pixel of a drag: what is under way there comes to rest first. */
static void
on_settled (RemedyMarkupEditor *self)
{
  if (self->model != NULL && !self->ending && (self->n_pushed > 0 || is_changed (self)))
    keep (self);
}

static void
on_saver_done (RemedyMarkupEditor *self,
               const GError       *error)
{
  if (error != NULL)
    {
      self->ending = FALSE;
      gtk_widget_set_sensitive (self->save_button, TRUE);
      show_problem (self, _ ("What is drawn could not be saved"), error);
      return;
    }
  gtk_widget_hide (GTK_WIDGET (self->banner));
  if (!self->ending)
    return;
  g_signal_emit (self, signals[SAVED], 0, self->id, self->lets_go);
  gtk_widget_destroy (GTK_WIDGET (self));
}

static void
end (RemedyMarkupEditor *self,
     const RemedyMarkup *markup)
{
  if (self->ending)
    return;
  self->ending = TRUE;
  self->lets_go = markup->confirmed;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  remedy_markup_saver_push (self->saver, markup);
}

static void
on_save (RemedyMarkupEditor *self)
{
  if (self->model != NULL)
    end (self, remedy_markup_model_get_markup (self->model));
}

static gboolean
ask_to_discard (RemedyMarkupEditor *self)
{
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, "%s", _ ("Throw away what you drew?"));
  int answer;

  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), "%s",
      _ ("The picture stays in the case as it was before this window opened."));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Keep Drawing"), GTK_RESPONSE_CANCEL,
                          _ ("_Throw Away"), GTK_RESPONSE_ACCEPT, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  answer = gtk_dialog_run (GTK_DIALOG (dialog));
  gtk_widget_destroy (dialog);
  return answer == GTK_RESPONSE_ACCEPT;
}

static void
on_cancel (RemedyMarkupEditor *self)
{
  if (self->ending)
    return;
  if (self->model == NULL || (!is_changed (self) && self->n_pushed == 0))
    gtk_widget_destroy (GTK_WIDGET (self));
  else if (!is_changed (self) || ask_to_discard (self))
    end (self, self->first);
}

static void
on_undo (RemedyMarkupEditor *self)
{
  if (self->model != NULL)
    remedy_markup_model_undo (self->model);
}

static void
on_redo (RemedyMarkupEditor *self)
{
  if (self->model != NULL)
    remedy_markup_model_redo (self->model);
}

static void
on_zoom_in (RemedyMarkupEditor *self)
{
  remedy_markup_canvas_zoom (self->canvas, 1);
}

static void
on_zoom_out (RemedyMarkupEditor *self)
{
  remedy_markup_canvas_zoom (self->canvas, -1);
}

static void
on_zoom_fit (RemedyMarkupEditor *self)
{
  remedy_markup_canvas_zoom (self->canvas, 0);
}

static void
on_zoomed (RemedyMarkupEditor *self)
{
  /* Translators: how large a picture is shown, in per cent of its own size. */
  g_autofree char *text = g_strdup_printf (
      _ ("%d %%"), (int) lround (100 * remedy_markup_canvas_get_zoom (self->canvas)));

  gtk_label_set_text (self->zoom_label, text);
}

static void
on_colour (RemedyMarkupEditor *self)
{
  int colour = gtk_combo_box_get_active (self->colour_combo);

  if (!self->showing && colour >= 0)
    remedy_markup_canvas_set_colour (self->canvas, colour);
}

static void
on_confirm (RemedyMarkupEditor *self)
{
  if (!self->showing && self->model != NULL)
    remedy_markup_model_set_confirmed (self->model,
                                       gtk_toggle_button_get_active (self->confirm_check));
}

/* The name of a button for a tool is the word of what it draws. */
static void
on_tool (RemedyMarkupEditor *self,
         GtkToggleButton    *button)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (button));
  int         tool = REMEDY_TOOL_SELECT;

  if (!gtk_toggle_button_get_active (button))
    return;
  for (int kind = 0; kind < REMEDY_N_SHAPES; kind++)
    if (g_str_equal (name, remedy_shape_kind_words[kind]))
      tool = kind;
  remedy_markup_canvas_set_tool (self->canvas, tool);
}

static void
on_list_activated (RemedyMarkupEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
handle_with_control (RemedyMarkupEditor *self,
                     GdkEventKey        *event)
{
  switch (event->keyval)
    {
    case GDK_KEY_z:
    case GDK_KEY_Z:
      if ((event->state & GDK_SHIFT_MASK) != 0)
        on_redo (self);
      else
        on_undo (self);
      return TRUE;
    case GDK_KEY_y:
      on_redo (self);
      return TRUE;
    case GDK_KEY_s:
      on_save (self);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      on_zoom_in (self);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      on_zoom_out (self);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      on_zoom_fit (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
remedy_markup_editor_key_press_event (GtkWidget   *widget,
                                      GdkEventKey *event)
{
  RemedyMarkupEditor *self = REMEDY_MARKUP_EDITOR (widget);

  if ((event->state & GDK_CONTROL_MASK) != 0 && handle_with_control (self, event))
    return GDK_EVENT_STOP;
  if (GTK_WIDGET_CLASS (remedy_markup_editor_parent_class)->key_press_event (widget, event))
    return GDK_EVENT_STOP;
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (self->model != NULL && remedy_markup_model_get_selected (self->model) >= 0)
    remedy_markup_model_select (self->model, -1);
  else
    on_cancel (self);
  return GDK_EVENT_STOP;
}

static gboolean
remedy_markup_editor_delete_event (GtkWidget   *widget,
                                   GdkEventAny *event)
{
  on_cancel (REMEDY_MARKUP_EDITOR (widget));
  return GDK_EVENT_STOP;
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  RemedyMarkupEditor *self = source;
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  GError *error = NULL;

  loaded->picture
      = remedy_imported_picture_load (self->case_folder, self->id, &loaded->markup, &error);
  if (loaded->picture != NULL)
    g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) loaded_free);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  RemedyMarkupEditor *self = REMEDY_MARKUP_EDITOR (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = g_task_propagate_pointer (G_TASK (result), &error);

  if (remedy_error_is_cancelled (error))
    return;
  gtk_stack_set_visible_child_name (self->stack, "canvas");
  if (loaded == NULL)
    {
      show_problem (self, _ ("This picture cannot be opened"), error);
      return;
    }
  self->first = g_steal_pointer (&loaded->markup);
  self->model = remedy_markup_model_new (self->first);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (on_model_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "settled", G_CALLBACK (on_settled), self,
                           G_CONNECT_SWAPPED);
  remedy_markup_canvas_set_picture (self->canvas, loaded->picture, self->model);
  remedy_markup_list_set_model (self->list, self->model);
  on_model_changed (self);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm_check), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
remedy_markup_editor_dispose (GObject *object)
{
  RemedyMarkupEditor *self = REMEDY_MARKUP_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  g_clear_object (&self->saver);
  G_OBJECT_CLASS (remedy_markup_editor_parent_class)->dispose (object);
}

static void
remedy_markup_editor_finalize (GObject *object)
{
  RemedyMarkupEditor *self = REMEDY_MARKUP_EDITOR (object);

  g_free (self->case_folder);
  g_free (self->id);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->first, remedy_markup_free);
  G_OBJECT_CLASS (remedy_markup_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-markup-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, canvas);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, colour_combo);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, confirm_check);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, list);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, redo_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, undo_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyMarkupEditor, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_colour);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_redo);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_tool);
  gtk_widget_class_bind_template_callback (widget_class, on_undo);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_fit);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, on_zoomed);
}

static void
remedy_markup_editor_class_init (RemedyMarkupEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_markup_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = remedy_markup_editor_finalize;
  widget_class->delete_event = remedy_markup_editor_delete_event;
  widget_class->key_press_event = remedy_markup_editor_key_press_event;

  /**
   * RemedyMarkupEditor::saved:
   * @self: the window, which is about to close
   * @id: of the picture
   * @confirmed: whether it may be shared
   *
   * What is drawn on it, or whether it may be sent, is now on disk; also after it was thrown
   * away.
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_ICON);
  g_type_ensure (REMEDY_TYPE_MARKUP_CANVAS);
  g_type_ensure (REMEDY_TYPE_MARKUP_LIST);
  bind_template (widget_class);
}

static void
remedy_markup_editor_init (RemedyMarkupEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_combo_box_set_active (self->colour_combo, REMEDY_COLOUR_RED);
}

/**
 * remedy_markup_editor_new:
 * @parent: (nullable): the window that it lies over
 * @case_folder: of a case
 * @id: of an imported picture of it
 *
 * Returns: (transfer floating): a window that is reading the picture
 */
GtkWidget *
remedy_markup_editor_new (GtkWindow  *parent,
                          const char *case_folder,
                          const char *id)
{
  RemedyMarkupEditor *self;
  g_autoptr (GTask) task = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (REMEDY_TYPE_MARKUP_EDITOR, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  self->case_folder = g_strdup (case_folder);
  self->id = g_strdup (id);
  self->saver = remedy_markup_saver_new (case_folder, id);
  g_signal_connect_object (self->saver, "done", G_CALLBACK (on_saver_done), self,
                           G_CONNECT_SWAPPED);
  task = g_task_new (self, self->cancellable, on_loaded, NULL);
  g_task_set_source_tag (task, remedy_markup_editor_new);
  g_task_run_in_thread (task, load_in_thread);
  return GTK_WIDGET (self);
}

/**
 * remedy_markup_editor_save:
 * @self: the window
 *
 * Does what its button “Save” does.
 */
void
remedy_markup_editor_save (RemedyMarkupEditor *self)
{
  g_return_if_fail (REMEDY_IS_MARKUP_EDITOR (self));

  on_save (self);
}
