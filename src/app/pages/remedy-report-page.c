/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-report-page.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"
#include "report/remedy-report-folder.h"

/* The case as it will be shared, to read before anything is written. */
struct _RemedyReportPage
{
  RemedyPage parent_instance;

  RemedyGroup  *contents_group;
  RemedyGroup  *findings_group;
  RemedyBanner *names_banner;
  GtkButton    *open_button;
  RemedyBanner *saved_banner;
  RemedyGroup  *sheet_group;
  RemedyGroup  *summary_group;

  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  char                 *folder;  /* (owned) (nullable) that is being written, or was */
};

G_DEFINE_TYPE (RemedyReportPage, remedy_report_page, REMEDY_TYPE_PAGE)

static void
show_saved (RemedyReportPage *self)
{
  RemedyLook saved = { "object-select-symbolic", "pass", _ ("saved") };
  /* Translators: %s is a folder. */
  g_autofree char *text = g_strdup_printf (_ ("It is in %s."), self->folder);

  remedy_banner_set (self->saved_banner, &saved, _ ("The report was saved"), text);
  gtk_widget_show (GTK_WIDGET (self->saved_banner));
  gtk_widget_show (GTK_WIDGET (self->open_button));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyReportPage) self = user_data;
  g_autoptr (GError) error = NULL;

  remedy_page_set_busy (REMEDY_PAGE (self), FALSE);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (remedy_report_folder_save_finish (REMEDY_SESSION (source), result, &error))
    show_saved (self);
  else
    remedy_page_show_problem (REMEDY_PAGE (self), _ ("The report could not be saved"), error);
}

/* The pictures that were kept of the pages that were visited, in the order of the pages. */
static GPtrArray *
list_pictures (RemedySession *session)
{
  const RemedyCase *case_ = remedy_session_get_case (session);
  RemedyCaseStore  *store = remedy_session_get_store (session);
  GPtrArray        *pictures = g_ptr_array_new_with_free_func (g_free);

  for (int page = 0; page < REMEDY_N_PAGES; page++)
    {
      g_autofree char *name = g_strdup_printf ("pictures/%s.png", remedy_page_words[page]);
      g_autofree char *path = remedy_case_store_get_path (store, case_->id, name);

      if (g_ptr_array_find_with_equal_func (case_->visited, remedy_page_words[page], g_str_equal,
                                            NULL) &&
          g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (pictures, g_steal_pointer (&path));
    }
  return pictures;
}

static void
save (RemedyReportPage *self)
{
  RemedyPage    *page = REMEDY_PAGE (self);
  RemedySession *session = remedy_page_get_session (page);
  g_autoptr (GPtrArray) pictures = list_pictures (session);

  gtk_widget_hide (GTK_WIDGET (self->saved_banner));
  gtk_widget_hide (GTK_WIDGET (self->open_button));
  remedy_page_begin (page);
  remedy_report_folder_save_async (session, self->folder, pictures, on_saved, g_object_ref (self));
}

static void
on_chosen (RemedyReportPage *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  g_free (self->folder);
  self->folder = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));
  if (self->folder != NULL)
    save (self);
}

static void
remedy_report_page_apply (RemedyPage *page)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (page);
  const RemedyCase *case_ = remedy_session_get_case (remedy_page_get_session (page));
  /* Translators: name of a new folder; %s is the name of a server. */
  g_autofree char *name = g_strdup_printf (
      _ ("Report on %s"), case_->server != NULL ? case_->server : _ ("Unknown server"));

  g_clear_object (&self->chooser);
  self->chooser =
      gtk_file_chooser_native_new (_ ("Save the report in a new folder"),
                                   GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_open (RemedyReportPage *self)
{
  g_autofree char *uri = g_filename_to_uri (self->folder, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (uri != NULL &&
      !gtk_show_uri_on_window (GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))), uri,
                               gtk_get_current_event_time (), &error))
    remedy_page_show_problem (REMEDY_PAGE (self), _ ("The folder could not be opened"), error);
}

static RemedyFactRow *
add_row (RemedyGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = remedy_fact_row_new (title, subtitle);

  gtk_container_add (GTK_CONTAINER (group), row);
  return REMEDY_FACT_ROW (row);
}

static void
show_summary (RemedyReportPage *self, RemedySession *session)
{
  const RemedyCase         *case_ = remedy_session_get_case (session);
  const RemedyDiagnosis    *diagnosis = remedy_session_get_diagnosis (session);
  const RemedyVerification *verification = remedy_session_get_verification (session);
  g_autofree char          *paths = remedy_words_join (case_->paths);
  RemedyLook                look;

  remedy_group_clear (self->summary_group);
  add_row (self->summary_group, case_->server != NULL ? case_->server : _ ("Unknown server"),
           paths);
  if (diagnosis != NULL)
    {
      look = remedy_look_condition (diagnosis->condition);
      remedy_fact_row_set_look (
          add_row (self->summary_group, diagnosis->headline, diagnosis->sentence), &look);
    }
  if (case_->work->go_on_reason != NULL)
    add_row (self->summary_group, _ ("Gone on anyway"), case_->work->go_on_reason);
  if (verification != NULL && verification->outcome != REMEDY_OUTCOME_NOT_READ)
    {
      look = remedy_look_outcome (verification->outcome);
      remedy_fact_row_set_look (
          add_row (self->summary_group, verification->headline, verification->sentence), &look);
    }
}

static void
show_findings (RemedyReportPage *self, RemedySession *session)
{
  const GPtrArray *findings = remedy_session_get_findings (session);

  remedy_group_clear (self->findings_group);
  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = g_ptr_array_index (findings, i);
      RemedyLook           look = remedy_look_verdict (finding->verdict, finding->severity);

      remedy_fact_row_set_look (add_row (self->findings_group, finding->title, finding->summary),
                                &look);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), findings->len > 0);
}

static void
add_mark (RemedyReportPage *self, const RemedyStep *step, const RemedyMark *mark)
{
  RemedyLook look = remedy_look_step (mark->state);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = remedy_words_date (mark->time);

  g_string_append (text, when);
  if (mark->reason != NULL)
    g_string_append_printf (text, " · %s", mark->reason);
  if (mark->note != NULL)
    g_string_append_printf (text, " · %s", mark->note);
  remedy_fact_row_set_look (add_row (self->sheet_group, step->title, text->str), &look);
}

static void
show_sheet (RemedyReportPage *self, RemedySession *session)
{
  const RemedyPlan *plan = remedy_session_get_plan (session);
  guint             n_marks = 0;

  remedy_group_clear (self->sheet_group);
  for (guint i = 0; plan != NULL && i < plan->steps->len; i++)
    {
      const RemedyStep *step = g_ptr_array_index (plan->steps, i);
      const RemedyMark *mark = remedy_session_get_mark (session, step->id);

      if (mark == NULL)
        continue;
      add_mark (self, step, mark);
      n_marks++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_group), n_marks > 0);
}

static void
show_contents (RemedyReportPage *self, const RemedyCase *case_)
{
  g_autofree char *pictures = NULL;

  remedy_group_clear (self->contents_group);
  add_row (self->contents_group, "report.html",
           _ ("All of this, with the evidence, the whole run sheet and the pictures: one page that "
              "needs no other file"));
  add_row (self->contents_group, "case.json", _ ("The same for a program to read"));
  pictures = g_strdup_printf (ngettext ("%u picture", "%u pictures", case_->visited->len),
                              case_->visited->len);
  add_row (self->contents_group, pictures,
           _ ("One PNG of every page that was visited, as it looked when it was left"));
}

static void
remedy_report_page_refresh (RemedyPage *page)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (page);
  RemedySession    *session = remedy_page_get_session (page);
  const RemedyCase *case_ = remedy_session_get_case (session);
  RemedyLook        warning = { "dialog-warning-symbolic", "warning", _ ("attention") };

  if (case_ == NULL)
    return;
  remedy_banner_set (
      self->names_banner, &warning, _ ("Names are not hidden"),
      _ ("The report has the names of computers, users, profiles and folders as they "
         "are, in its texts and in its pictures. Read it before you give it to "
         "somebody."));
  gtk_widget_show (GTK_WIDGET (self->names_banner));
  show_summary (self, session);
  show_findings (self, session);
  show_sheet (self, session);
  show_contents (self, case_);
  remedy_page_set_own_action (page, _ ("_Save the report…"), TRUE);
}

static void
remedy_report_page_shown (RemedyPage *page)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (page);

  gtk_widget_hide (GTK_WIDGET (self->saved_banner));
  gtk_widget_hide (GTK_WIDGET (self->open_button));
}

static void
remedy_report_page_dispose (GObject *object)
{
  RemedyReportPage *self = REMEDY_REPORT_PAGE (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (remedy_report_page_parent_class)->dispose (object);
}

static void
remedy_report_page_class_init (RemedyReportPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  RemedyPageClass *page_class = REMEDY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_report_page_dispose;
  page_class->apply = remedy_report_page_apply;
  page_class->refresh = remedy_report_page_refresh;
  page_class->shown = remedy_report_page_shown;

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, contents_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, findings_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, names_banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, saved_banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyReportPage, summary_group);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
remedy_report_page_init (RemedyReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
