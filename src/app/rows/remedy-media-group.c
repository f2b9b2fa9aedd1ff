/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-media-group.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-look.h"
#include "app/remedy-words.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-choice-row.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-finding-row.h"
#include "app/rows/remedy-group.h"
#include "checks/remedy-media-judge.h"
#include "core/remedy-error.h"

/* How often the bar moves where it is not known how far the reading is. */
#define PULSE_STEP 0.1

/*
 * The media of the service pack: chosen, dropped here or made to practise on, read with
 * progress, and judged, a row for each question. It is handed the session each time that
 * it is to show what is there, and reads through it.
 */
struct _RemedyMediaGroup
{
  GtkBox parent_instance;

  RemedyBanner    *banner;
  GtkProgressBar  *bar;
  GtkBox          *buttons;
  RemedyGroup     *group;
  RemedyChoiceRow *language_button;
  RemedyChoiceRow *practice_button;
  GtkBox          *progress;
  GtkLabel        *progress_text;
  RemedyChoiceRow *read_button;
  RemedyFactRow   *what_row;

  GPtrArray            *rows; /* (owned): RemedyFindingRow, of the group: the sum, then each */
  RemedySession        *session; /* (owned) (nullable) */
  gboolean              waiting; /* for what was read by a reading that was started here */
  GCancellable         *stop; /* (owned) (nullable): of the reading that was started here */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  char                 *case_id; /* (owned) (nullable): whose problem the banner shows */
};

enum
{
  ASK_LANGUAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemedyMediaGroup, remedy_media_group, GTK_TYPE_BOX)

static void
show_problem (RemedyMediaGroup *self,
              const char       *text)
{
  const RemedyLook look = { "dialog-error-symbolic", "fail", _ ("problem") };

  remedy_banner_set_alert (self->banner, TRUE);
  remedy_banner_set (self->banner, &look, _ ("The media was not read"), text);
  gtk_widget_show (GTK_WIDGET (self->banner));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RemedyMediaGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = remedy_session_finish (REMEDY_SESSION (source), result, &error);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  self->waiting = FALSE;
  remedy_media_group_update (self, self->session);
  if (!ok && !remedy_error_is_cancelled (error))
    show_problem (self, error->message);
}

static GCancellable *
begin (RemedyMediaGroup *self)
{
  gtk_widget_hide (GTK_WIDGET (self->banner));
  gtk_progress_bar_set_fraction (self->bar, 0.0);
  gtk_label_set_text (self->progress_text, _ ("Reading…"));
  g_clear_object (&self->stop);
  self->stop = g_cancellable_new ();
  self->waiting = TRUE;
  return self->stop;
}

static void
on_chosen (RemedyMediaGroup *self,
           int               response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));
  if (path != NULL)
    remedy_media_group_read (self, path);
}

static void
choose (RemedyMediaGroup    *self,
        const char          *title,
        GtkFileChooserAction action)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  g_clear_object (&self->chooser);
  self->chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (window), action, _ ("_Choose"), NULL);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_choose_folder (RemedyMediaGroup *self)
{
  choose (self, _ ("Choose the folder with the service pack"),
          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
on_choose_file (RemedyMediaGroup *self)
{
  choose (self, _ ("Choose the image of the CD, or the package"), GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
on_practise (RemedyMediaGroup *self)
{
  remedy_session_practise_media_async (self->session, begin (self), on_read, g_object_ref (self));
}

static void
on_read_again (RemedyMediaGroup *self)
{
  g_autofree char *path = g_strdup (remedy_session_get_case (self->session)->work->media);

  if (path != NULL)
    remedy_media_group_read (self, path);
}

static void
on_ask_language (RemedyMediaGroup *self)
{
  g_signal_emit (self, signals[ASK_LANGUAGE], 0);
}

static void
on_stop (RemedyMediaGroup *self)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

/* GTK ends the drop itself (GTK_DEST_DEFAULT_DROP). */
static void
on_drop (RemedyMediaGroup *self,
         GdkDragContext   *context,
         int               x,
         int               y,
         GtkSelectionData *data,
         guint             info,
         guint             time)
{
  g_auto (GStrv) uris = gtk_selection_data_get_uris (data);
  g_autofree char *path =
      uris != NULL && uris[0] != NULL ? g_filename_from_uri (uris[0], NULL, NULL) : NULL;

  if (path != NULL && uris[1] != NULL)
    show_problem (self, _ ("More than one was dropped. Drop the folder that holds all of them, or "
                           "one file."));
  else if (path != NULL)
    remedy_media_group_read (self, path);
  else
    show_problem (self, _ ("What was dropped is not a file or folder of this computer. Copy it "
                           "here first."));
}

static void
on_progress (RemedyMediaGroup *self,
             double            fraction,
             const char       *text)
{
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0.0, 1.0));
  gtk_label_set_text (self->progress_text, text);
}

static const char *
kind_name (int kind)
{
  switch (kind)
    {
    case REMEDY_MEDIA_FOLDER:
      return _ ("Folder");
    case REMEDY_MEDIA_IMAGE:
      return _ ("Image of a CD");
    case REMEDY_MEDIA_PACKAGE:
    default:
      return _ ("Package");
    }
}

static void
show_what (RemedyMediaGroup  *self,
           const char        *chosen,
           const RemedyMedia *media)
{
  g_autofree char *title = chosen != NULL ? g_filename_display_name (chosen) : NULL;
  g_autofree char *when = media != NULL ? remedy_words_date (media->gathered) : NULL;
  g_autofree char *text = NULL;

  if (media != NULL)
    /* Translators: what kind of media it is, then a time. */
    text = g_strdup_printf (_ ("%s, read on %s"), kind_name (media->kind), when);
  else if (chosen != NULL)
    text = g_strdup (_ ("What was read of it is no longer there. Read it again."));
  else
    text = g_strdup (_ ("Update can only be run from media that fits the server. Check it before "
                        "the maintenance window."));
  g_object_set (self->what_row, "title", title != NULL ? title : _ ("No media was checked yet"),
                "subtitle", text, NULL);
}

/* The row at @i, made when there is none yet. Rows stay, so that an open one stays open. */
static void
show_finding (RemedyMediaGroup    *self,
              guint                i,
              const RemedyFinding *finding)
{
  if (i >= self->rows->len)
    {
      GtkWidget *row = remedy_finding_row_new (finding->title);

      gtk_container_add (GTK_CONTAINER (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
  remedy_finding_row_set_finding (self->rows->pdata[i], finding);
  gtk_widget_show (self->rows->pdata[i]);
}

/* What to do next is read without opening a row. */
static void
spell_out (RemedyFinding *sum)
{
  g_autofree char *summary = NULL;

  if (sum->advice == NULL)
    return;
  /* Translators: what was found, then what to do about it: two sentences. */
  summary = g_strdup_printf (_ ("%s. %s"), sum->summary, sum->advice);
  remedy_finding_summarize (sum, "%s", summary);
  g_clear_pointer (&sum->advice, g_free);
}

/* What could not be asked, since there is nothing in the media that would answer. */
static gboolean
is_idle (const RemedyFinding *finding)
{
  return finding->verdict == REMEDY_VERDICT_UNKNOWN && finding->how == REMEDY_HOW_NOT_READ &&
         finding->advice == NULL && finding->seen->len == 0;
}

/* What is wrong comes first, then what is not known. */
static guint
show_verdict (RemedyMediaGroup *self,
              const GPtrArray  *findings,
              int               verdict,
              guint             n_shown)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      if (finding->verdict == verdict && !is_idle (finding))
        show_finding (self, n_shown++, finding);
    }
  return n_shown;
}

static void
show_findings (RemedyMediaGroup *self,
               const GPtrArray  *findings)
{
  g_autoptr (RemedyFinding) sum = NULL;
  guint n_shown = 0;

  if (findings != NULL)
    {
      static const int order[] = { REMEDY_VERDICT_FAIL, REMEDY_VERDICT_UNKNOWN,
                                   REMEDY_VERDICT_PASS, REMEDY_VERDICT_NOT_APPLICABLE };

      sum = remedy_media_sum_up (findings);
      spell_out (sum);
      show_finding (self, n_shown++, sum);
      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        n_shown = show_verdict (self, findings, order[i], n_shown);
    }
  for (guint i = n_shown; i < self->rows->len; i++)
    gtk_widget_hide (self->rows->pdata[i]);
}

/* The one thing that the media lacks is the operator's word. */
static gboolean
lacks_language (RemedySession *session)
{
  const GPtrArray *findings = remedy_session_get_media_findings (session);
  const RemedyStatements *stated = remedy_session_get_case (session)->work->statements;
  gboolean lacks = FALSE;

  if (stated != NULL && stated->language != NULL && *stated->language != '\0')
    return FALSE;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      if (finding->verdict == REMEDY_VERDICT_FAIL)
        return FALSE;
      lacks = lacks || (finding->verdict == REMEDY_VERDICT_UNKNOWN &&
                        g_str_equal (finding->id, REMEDY_MEDIA_LANGUAGE));
    }
  return lacks;
}

static void
take_session (RemedyMediaGroup *self,
              RemedySession    *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "media-progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
}

/* What is read is shown, or what to choose: the keyboard goes along with the hand. */
static void
show_reading (RemedyMediaGroup *self,
              gboolean          reading)
{
  GtkBox  *leaving = reading ? self->buttons : self->progress;
  gboolean had_focus = gtk_container_get_focus_child (GTK_CONTAINER (leaving)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), reading);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), !reading);
  if (!had_focus)
    return;
  if (reading)
    gtk_widget_child_focus (GTK_WIDGET (self->progress), GTK_DIR_TAB_FORWARD);
  else if (self->rows->len > 0 && gtk_widget_get_visible (self->rows->pdata[0]))
    gtk_widget_grab_focus (self->rows->pdata[0]);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->buttons), GTK_DIR_TAB_FORWARD);
}

static void
remedy_media_group_dispose (GObject *object)
{
  RemedyMediaGroup *self = REMEDY_MEDIA_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->stop);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->case_id, g_free);
  G_OBJECT_CLASS (remedy_media_group_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-media-group.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, bar);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, buttons);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, group);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, language_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, practice_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, progress);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, progress_text);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, read_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyMediaGroup, what_row);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_language);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_file);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_drop);
  gtk_widget_class_bind_template_callback (widget_class, on_practise);
  gtk_widget_class_bind_template_callback (widget_class, on_read_again);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
remedy_media_group_class_init (RemedyMediaGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_media_group_dispose;

  /**
   * RemedyMediaGroup::ask-language:
   * @self: the group
   *
   * The operator wants to answer which language the server has.
   */
  signals[ASK_LANGUAGE] = g_signal_new ("ask-language", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_CHOICE_ROW);
  g_type_ensure (REMEDY_TYPE_FACT_ROW);
  g_type_ensure (REMEDY_TYPE_GROUP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
remedy_media_group_init (RemedyMediaGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  gtk_progress_bar_set_pulse_step (self->bar, PULSE_STEP);
  gtk_drag_dest_set (GTK_WIDGET (self), GTK_DEST_DEFAULT_ALL, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_dest_add_uri_targets (GTK_WIDGET (self));
}

/**
 * remedy_media_group_new:
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
remedy_media_group_new (void)
{
  return g_object_new (REMEDY_TYPE_MEDIA_GROUP, NULL);
}

/**
 * remedy_media_group_update:
 * @self: a group
 * @session: what to show
 *
 * To be called whenever the session has changed.
 */
void
remedy_media_group_update (RemedyMediaGroup *self,
                           RemedySession    *session)
{
  const RemedyCase *case_;
  gboolean reading;
  const char *chosen;

  g_return_if_fail (REMEDY_IS_MEDIA_GROUP (self));
  g_return_if_fail (REMEDY_IS_SESSION (session));

  if (self->session != session)
    take_session (self, session);
  case_ = remedy_session_get_case (session);
  if (case_ == NULL)
    return;
  if (g_strcmp0 (self->case_id, case_->id) != 0)
    gtk_widget_hide (GTK_WIDGET (self->banner));
  g_free (self->case_id);
  self->case_id = g_strdup (case_->id);
  /* What was read is there only once it is on disk. */
  reading = self->waiting || remedy_session_is_reading_media (session);
  chosen = case_->work->media;
  show_what (self, chosen, remedy_session_get_media (session));
  show_findings (self, remedy_session_get_media_findings (session));
  show_reading (self, reading);
  gtk_widget_set_sensitive (GTK_WIDGET (self->buttons), !remedy_session_is_read_only (session));
  gtk_widget_set_visible (GTK_WIDGET (self->read_button), chosen != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->language_button), lacks_language (session));
  gtk_widget_set_visible (GTK_WIDGET (self->practice_button), case_->practice != NULL);
}

/**
 * remedy_media_group_read:
 * @self: a group that shows a session
 * @path: (type filename): the media
 *
 * Reads @path, as if the operator had chosen it.
 */
void
remedy_media_group_read (RemedyMediaGroup *self,
                         const char       *path)
{
  g_return_if_fail (REMEDY_IS_MEDIA_GROUP (self));
  g_return_if_fail (path != NULL);

  if (self->session != NULL)
    remedy_session_read_media_async (self->session, path, begin (self), on_read,
                                     g_object_ref (self));
}
