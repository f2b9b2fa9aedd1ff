/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-report-page.h"

#include <glib/gi18n-lib.h>
#include <handy.h>

#include "app/remedy-replay.h"
#include "app/remedy-album.h"
#include "app/remedy-review.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-files-group.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-import-group.h"
#include "app/rows/remedy-pictures-group.h"
#include "app/rows/remedy-save-group.h"
#include "app/rows/remedy-sharing-look.h"
#include "app/rows/remedy-sharing-names.h"
#include "app/rows/remedy-sharing-words.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-bundle-save.h"

/* Two texts stand side by side here: in pixels, wider than a page else is. */
#define MAX_WIDTH 1000

/*
 * What is shared with the support desk: what of it is hidden, all of it to read, and the one
 * file. It is made as long as the page is looked at; nothing is written before it is saved.
 */
struct _RemedyReportPage
{
  RemedyPage parent_instance;

  RemedyGroup        *differences_group;
  RemedyFilesGroup   *files;
  RemedyImportGroup  *import_group;
  RemedySharingLook  *look;
  RemedySharingNames *names;
  GtkButton          *open_button;
  GtkBox             *pictures_box;
  RemedySaveGroup    *save_group;
  RemedyBanner       *saved_banner;
  RemedyBanner       *state_banner;
  RemedySharingWords *words;

  RemedyReview         *review;  /* (owned) (nullable) in a session with a store */
  RemedyBundle         *bundle;  /* (owned) (nullable) that was opened to be looked at */
  RemedyReplay         *replay;  /* (owned) (nullable) of the bundle, once it is there */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  char                 *path;    /* (owned) (nullable) of the file that is being written, or was */
};

G_DEFINE_TYPE (RemedyReportPage, remedy_report_page, REMEDY_TYPE_PAGE)

static void
show_saved (RemedyReportPage *self)
{
  RemedyLook       saved = { "object-select-symbolic", "pass", _ ("saved") };
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *text = NULL;

  if (g_str_has_suffix (self->path, REMEDY_BUNDLE_SUFFIX_ENCRYPTED))
    /* Translators: %s is a file. */
    text = g_strdup_printf (_ ("It is %s. It was sent nowhere: give it to the support desk, and "
                               "tell them the passphrase by another way."),
                            name);
  else
    /* Translators: %s is a file. */
    text = g_strdup_printf (_ ("It is %s. It was sent nowhere: give it to the support desk."),
                            name);
  remedy_banner_set (self->saved_banner, &saved, _ ("The file was saved"), text);
  gtk_widget_show (GTK_WIDGET (self->saved_banner));
  gtk_widget_show (GTK_WIDGET (self->open_button));
  gtk_widget_hide (GTK_WIDGET (self->state_banner));
  remedy_page_show_top (REMEDY_PAGE (self));
}

static void
hide_saved (RemedyReportPage *self)
{
  gtk_widget_hide (GTK_WIDGET (self->saved_banner));
  gtk_widget_hide (GTK_WIDGET (self->open_button));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RemedyReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = remedy_bundle_save_finish (result, &error);

  remedy_page_set_busy (REMEDY_PAGE (self), FALSE);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (saved)
    {
      remedy_save_group_forget (self->save_group);
      show_saved (self);
    }
  else
    remedy_page_show_problem (REMEDY_PAGE (self), _ ("The file could not be saved"), error);
}

static const char *
get_suffix (RemedyReportPage *self)
{
  return remedy_save_group_get_passphrase (self->save_group) != NULL
             ? REMEDY_BUNDLE_SUFFIX_ENCRYPTED
             : REMEDY_BUNDLE_SUFFIX;
}

/* What was asked about replacing holds for the name that was chosen, and not for another. */
static void
save (RemedyReportPage *self,
      char             *path)
{
  RemedyPage           *page = REMEDY_PAGE (self);
  RemedyBundle         *bundle = remedy_review_get_bundle (self->review);
  RemedyBundleSaveFlags flags = REMEDY_BUNDLE_SAVE_REPLACE;

  g_free (self->path);
  self->path = path;
  /* It may be in the making again since the dialog was opened. */
  if (bundle == NULL || remedy_save_group_get_why_not (self->save_group) != NULL)
    return;
  if (!g_str_has_suffix (path, get_suffix (self)))
    {
      self->path = g_strconcat (path, get_suffix (self), NULL);
      g_free (path);
      flags = REMEDY_BUNDLE_SAVE_NONE;
    }
  hide_saved (self);
  remedy_page_begin (page);
  remedy_bundle_save_async (bundle, self->path,
                            remedy_save_group_get_passphrase (self->save_group), flags, NULL,
                            on_saved, g_object_ref (self));
}

static void
on_chosen (RemedyReportPage *self,
           int               response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  char *path;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));
  if (path != NULL)
    save (self, path);
}

/* The name of the file is shared as well: it has what stands for the server. */
static char *
suggest_name (RemedyReportPage *self)
{
  RemedySnapshot  *snapshot = remedy_bundle_get_snapshot (remedy_review_get_bundle (self->review));
  const char      *server = snapshot->case_->server;
  g_autofree char *name = NULL;

  if (server == NULL)
    return g_strconcat (_ ("Report"), get_suffix (self), NULL);
  /* Translators: name of a new file; %s is what stands for the name of a server. */
  name = g_strdup_printf (_ ("Report on %s"), server);
  return g_strconcat (g_strdelimit (name, G_DIR_SEPARATOR_S, '-'), get_suffix (self), NULL);
}

static void
remedy_report_page_apply (RemedyPage *page)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (page);
  g_autofree char  *name = NULL;

  if (remedy_review_get_bundle (self->review) == NULL)
    return;
  name = suggest_name (self);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _ ("Save the file for the support desk"),
      GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_SAVE,
      _ ("_Save"), NULL);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_open (RemedyReportPage *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (uri != NULL &&
      !gtk_show_uri_on_window (GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))), uri,
                               gtk_get_current_event_time (), &error))
    remedy_page_show_problem (REMEDY_PAGE (self), _ ("The folder could not be opened"), error);
}

static void
on_share (RemedyReportPage    *self,
          const RemedySharing *sharing)
{
  RemedyPage *page = REMEDY_PAGE (self);

  remedy_page_begin (page);
  remedy_session_share_async (remedy_page_get_session (page), sharing, remedy_page_saved,
                              g_object_ref (self));
}

static void
update_action (RemedyReportPage *self)
{
  gboolean ready = self->review != NULL && remedy_review_get_bundle (self->review) != NULL;

  if (self->review != NULL)
    remedy_page_set_own_action (REMEDY_PAGE (self), _ ("_Save…"),
                                ready && remedy_save_group_get_why_not (self->save_group) == NULL);
  else
    remedy_page_set_action (REMEDY_PAGE (self), NULL, FALSE);
}

/* "15 files of 2.1 MB together, 5 of them pictures." */
static char *
describe_files (const GPtrArray *files)
{
  g_autofree char *size = NULL;
  gsize            total = 0;
  guint            n_pictures = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const RemedyReviewFile *file = files->pdata[i];

      total += g_bytes_get_size (file->shared);
      n_pictures += g_str_equal (file->type, REMEDY_MEMBER_PNG);
    }
  size = g_format_size (total);
  if (n_pictures == 0)
    /* Translators: how many files, and how large they are together. */
    return g_strdup_printf (ngettext ("%u file, %s.", "%u files, %s.", files->len), files->len,
                            size);
  /* Translators: how many files, how large they are together, how many of them are pictures. */
  return g_strdup_printf (ngettext ("%u files, %s; %u of them is a picture.",
                                    "%u files, %s; %u of them are pictures.", n_pictures),
                          files->len, size, n_pictures);
}

static void
show_ready (RemedyReportPage *self,
            gboolean          all_hidden)
{
  RemedyLook       pass = { "object-select-symbolic", "pass", _ ("hidden") };
  RemedyLook       warning = { "dialog-warning-symbolic", "warning", _ ("attention") };
  g_autofree char *files = describe_files (remedy_review_get_files (self->review));
  const char      *next = _ ("What to do next: read the files below, say at the end of the page "
                             "that you have, and save them as one.");
  g_autofree char *text = NULL;

  if (all_hidden)
    {
      text = g_strdup_printf ("%s %s\n%s", files,
                              _ ("No name of this site was found in any of them."), next);
      remedy_banner_set (self->state_banner, &pass, _ ("All names are hidden"), text);
      return;
    }
  text = g_strdup_printf ("%s %s\n%s", files,
                          _ ("What you chose not to hide can be read by whoever gets it."), next);
  remedy_banner_set (self->state_banner, &warning, _ ("Some names can be read"), text);
}

/* Where it is, and what can be done about it: without that, nothing is ever saved. */
static void
show_leak (RemedyReportPage *self,
           const GError     *leak)
{
  RemedyLook       fail = { "dialog-error-symbolic", "fail", _ ("problem") };
  g_autofree char *text = g_strdup_printf (
      "%s\n\n%s", leak->message,
      _ ("If a word of yours is meant, or one that you know, add it to the words to hide. If it is "
         "in a picture or its caption, leave the picture out or write another caption. If the "
         "name may be read, switch its class off. It is then looked through again."));

  remedy_banner_set (self->state_banner, &fail,
                     _ ("A hidden name is still in it: it cannot be saved"), text);
}

static void
show_state (RemedyReportPage    *self,
            const RemedySharing *sharing)
{
  RemedyLook        fail = { "dialog-error-symbolic", "fail", _ ("problem") };
  RemedyLook        quiet = { "emblem-synchronizing-symbolic", "quiet", _ ("wait") };
  RemedyReviewState state = remedy_review_get_state (self->review);
  const GError     *error = remedy_review_get_error (self->review);

  if (state == REMEDY_REVIEW_READY)
    show_ready (self, sharing->told->len == 0);
  else if (state == REMEDY_REVIEW_LEAK)
    show_leak (self, error);
  else if (state == REMEDY_REVIEW_FAILED)
    remedy_banner_set (self->state_banner, &fail, _ ("What is shared could not be made"),
                       error->message);
  else if (state == REMEDY_REVIEW_NOTHING)
    remedy_banner_set (self->state_banner, &quiet, _ ("The server is still being read"),
                       _ ("What is shared is shown here once that is done."));
  /* What is made at once does not have to be announced. */
  else if (remedy_review_is_slow (self->review) || remedy_review_get_files (self->review) == NULL)
    remedy_banner_set (self->state_banner, &quiet, _ ("What is shared is being made"),
                       _ ("The names are hidden, the pictures drawn, and all of it is searched."));
  /* One answer at a time: what was saved is said instead, for as long as it is what is there. */
  if (state != REMEDY_REVIEW_READY)
    hide_saved (self);
  gtk_widget_set_visible (GTK_WIDGET (self->state_banner),
                          !gtk_widget_get_visible (GTK_WIDGET (self->saved_banner)));
}

static void
add_difference (RemedyReportPage       *self,
                const RemedyDifference *difference)
{
  const char      *nothing = _ ("nothing");
  g_autofree char *text = NULL;

  /* Translators: what a bundle says, and what comes out of its evidence now. */
  text = g_strdup_printf (_ ("The bundle says %s; worked out again it is %s"),
                          difference->stored != NULL ? difference->stored : nothing,
                          difference->computed != NULL ? difference->computed : nothing);
  gtk_container_add (GTK_CONTAINER (self->differences_group),
                     remedy_fact_row_new (difference->item, text));
}

static void
show_differences (RemedyReportPage *self)
{
  RemedyLook       warning = { "dialog-warning-symbolic", "warning", _ ("attention") };
  RemedyLook       pass = { "object-select-symbolic", "pass", _ ("identical") };
  GPtrArray       *differences = self->replay->differences;
  g_autofree char *title = NULL;

  remedy_group_clear (self->differences_group);
  for (guint i = 0; i < differences->len; i++)
    add_difference (self, differences->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->differences_group), differences->len > 0);
  if (differences->len == 0)
    {
      remedy_banner_set (self->state_banner, &pass, _ ("Worked out again, it is identical"),
                         _ ("The findings, the diagnosis, the run sheet and the verification follow "
                            "from the evidence in this bundle, just as it says."));
      return;
    }
  title = g_strdup_printf (ngettext ("Worked out again, %u thing comes out otherwise",
                                     "Worked out again, %u things come out otherwise",
                                     differences->len),
                           differences->len);
  remedy_banner_set (self->state_banner, &warning, title,
                     _ ("Another version of this program may have written the bundle, or it was "
                        "changed."));
}

/* Of a bundle that was opened: what is in it, and whether it holds. */
static void
show_bundle (RemedyReportPage *self)
{
  RemedyLook quiet = { "emblem-synchronizing-symbolic", "quiet", _ ("wait") };
  RemedyLook fail = { "dialog-error-symbolic", "fail", _ ("problem") };

  remedy_page_set_subtitle (REMEDY_PAGE (self), _ ("The files of this bundle, to look at."));
  gtk_widget_hide (GTK_WIDGET (self->names));
  gtk_widget_hide (GTK_WIDGET (self->words));
  gtk_widget_hide (GTK_WIDGET (self->look));
  gtk_widget_hide (GTK_WIDGET (self->import_group));
  gtk_widget_hide (GTK_WIDGET (self->save_group));
  if (self->replay == NULL)
    remedy_banner_set (self->state_banner, &quiet, _ ("The bundle is worked out again"), NULL);
  else if (self->replay->error != NULL)
    remedy_banner_set (self->state_banner, &fail, _ ("The bundle could not be worked out again"),
                       self->replay->error->message);
  else
    show_differences (self);
  if (self->replay != NULL)
    remedy_files_group_update (self->files, self->replay->files);
  gtk_widget_show (GTK_WIDGET (self->state_banner));
  remedy_page_set_action (REMEDY_PAGE (self), NULL, FALSE);
}

static void
on_replayed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  RemedyReplay     *replay = remedy_replay_finish (result, &error);
  RemedyReportPage *self = user_data;

  /* Cancelled: the page is gone. */
  if (replay == NULL)
    return;
  self->replay = replay;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_bundle (self);
}

static void
show_review (RemedyReportPage *self)
{
  RemedySession    *session = remedy_page_get_session (REMEDY_PAGE (self));
  const RemedyCase *case_ = remedy_session_get_case (session);
  gboolean          can_change = !remedy_session_is_read_only (session);
  const GPtrArray  *names = NULL;

  if (case_ == NULL)
    return;
  if (self->bundle != NULL)
    {
      show_bundle (self);
      return;
    }
  if (self->review != NULL)
    {
      names = remedy_review_get_names (self->review);
      show_state (self, case_->work->sharing);
      remedy_files_group_update (self->files, remedy_review_get_files (self->review));
      remedy_save_group_set_ready (self->save_group, remedy_review_get_digest (self->review),
                                   remedy_review_get_files (self->review));
    }
  remedy_import_group_set_session (self->import_group, session);
  remedy_sharing_names_update (self->names, case_->work->sharing, names, can_change);
  remedy_sharing_words_update (self->words, case_->work->sharing, can_change);
  remedy_sharing_look_update (self->look, case_->work->sharing, can_change);
  gtk_widget_set_visible (GTK_WIDGET (self->save_group), self->review != NULL);
  update_action (self);
}

static void
on_review_changed (RemedyReportPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_review (self);
}

static void
remedy_report_page_find (RemedyPage *page)
{
  remedy_files_group_find (REMEDY_REPORT_PAGE (page)->files);
}

static void
remedy_report_page_refresh (RemedyPage *page)
{
  show_review (REMEDY_REPORT_PAGE (page));
}

static void
remedy_report_page_shown (RemedyPage *page)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (page);

  hide_saved (self);
  if (self->review != NULL)
    remedy_review_start (self->review);
}

static void
remedy_report_page_unmap (GtkWidget *widget)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (widget);

  if (self->review != NULL)
    remedy_review_stop (self->review);
  GTK_WIDGET_CLASS (remedy_report_page_parent_class)->unmap (widget);
}

/* What is brought in comes under the others, and is edited from its place among them. */
static void
add_pictures (RemedyReportPage *self,
              RemedySession    *session)
{
  GtkWidget *group = remedy_pictures_group_new ();

  remedy_pictures_group_set_session (REMEDY_PICTURES_GROUP (group), session);
  g_signal_connect_object (group, "edit", G_CALLBACK (remedy_import_group_edit),
                           self->import_group, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import_group, "changed", G_CALLBACK (remedy_album_reload),
                           remedy_album_get (session), G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (self->pictures_box), group);
  gtk_widget_show (GTK_WIDGET (self->pictures_box));
}

static void
remedy_report_page_constructed (GObject *object)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (object);
  RemedySession    *session = remedy_page_get_session (REMEDY_PAGE (self));

  G_OBJECT_CLASS (remedy_report_page_parent_class)->constructed (object);
  if (session == NULL || remedy_session_get_store (session) == NULL)
    return;
  remedy_import_group_accept (self->import_group, GTK_WIDGET (self));
  add_pictures (self, session);
  self->review = remedy_review_new (session);
  g_signal_connect_object (self->review, "changed", G_CALLBACK (on_review_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
remedy_report_page_dispose (GObject *object)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->review);
  g_clear_pointer (&self->bundle, remedy_bundle_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->replay, remedy_replay_free);
  G_OBJECT_CLASS (remedy_report_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, differences_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, files);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, import_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, look);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, names);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, pictures_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, save_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, saved_banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, state_banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, words);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_share);
  gtk_widget_class_bind_template_callback (widget_class, update_action);
}

static void
remedy_report_page_class_init (RemedyReportPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  RemedyPageClass *page_class = REMEDY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = remedy_report_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = remedy_report_page_dispose;
  widget_class->unmap = remedy_report_page_unmap;
  page_class->apply = remedy_report_page_apply;
  page_class->find = remedy_report_page_find;
  page_class->refresh = remedy_report_page_refresh;
  page_class->shown = remedy_report_page_shown;

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_FILES_GROUP);
  g_type_ensure (REMEDY_TYPE_GROUP);
  g_type_ensure (REMEDY_TYPE_IMPORT_GROUP);
  g_type_ensure (REMEDY_TYPE_SAVE_GROUP);
  g_type_ensure (REMEDY_TYPE_SHARING_LOOK);
  g_type_ensure (REMEDY_TYPE_SHARING_NAMES);
  g_type_ensure (REMEDY_TYPE_SHARING_WORDS);
  bind_template (widget_class);
}

static void
remedy_report_page_init (RemedyReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (remedy_page_get_content (REMEDY_PAGE (self)), "maximum-size", MAX_WIDTH,
                "tightening-threshold", MAX_WIDTH, NULL);
}

/**
 * remedy_report_page_set_bundle:
 * @self: the page, of a session that shows what is in @bundle
 * @bundle: a bundle that was opened
 *
 * From now on the page is about the files of @bundle; they are worked out again beside it.
 */
void
remedy_report_page_set_bundle (RemedyReportPage *self,
                               RemedyBundle     *bundle)
{
  g_return_if_fail (REMEDY_IS_REPORT_PAGE (self));
  g_return_if_fail (bundle != NULL && self->bundle == NULL);

  self->bundle = remedy_bundle_ref (bundle);
  remedy_replay_async (bundle, remedy_page_get_cancellable (REMEDY_PAGE (self)), on_replayed,
                       self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_bundle (self);
}

/**
 * remedy_report_page_is_being_made:
 * @self: the page
 *
 * Returns: %TRUE while what would be shared is not there yet, but is going to be
 */
gboolean
remedy_report_page_is_being_made (RemedyReportPage *self)
{
  RemedyReviewState state;

  g_return_val_if_fail (REMEDY_IS_REPORT_PAGE (self), FALSE);

  if (self->review == NULL)
    return FALSE;
  state = remedy_review_get_state (self->review);
  return state == REMEDY_REVIEW_NOTHING || state == REMEDY_REVIEW_MAKING;
}
