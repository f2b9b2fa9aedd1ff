/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-prepare-page.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-look.h"
#include "app/remedy-words.h"
#include "app/rows/remedy-confirmation.h"
#include "app/rows/remedy-documents.h"
#include "app/rows/remedy-fault-notice.h"
#include "app/rows/remedy-forecast.h"
#include "app/rows/remedy-paper-bar.h"
#include "app/rows/remedy-media-group.h"
#include "app/rows/remedy-questions.h"
#include "app/rows/remedy-sheet.h"
#include "guide/remedy-question.h"

/*
 * What will happen, what the operator is asked for, and the run sheet to read before
 * anything is done; and at its end the word that there is a backup, and the consent.
 */
struct _RemedyPreparePage
{
  RemedyPage parent_instance;

  RemedyConfirmation *backup;
  RemedyConfirmation *consent;
  RemedyDocuments    *files;
  RemedyForecast     *forecast;
  RemedyMediaGroup   *media;
  RemedyDocuments    *messages;
  RemedyFaultNotice  *notice;
  RemedyQuestions    *questions;
  RemedySheet        *sheet;
  RemedyQuestions    *test_user;

  RemedyStatements *stated; /* (owned) (nullable) with what is still on its way to the disk */
  guint             saving; /* how many answers are on their way */
};

G_DEFINE_FINAL_TYPE (RemedyPreparePage, remedy_prepare_page, REMEDY_TYPE_PAGE)

static void
on_stated (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  REMEDY_PREPARE_PAGE (user_data)->saving--;
  remedy_page_saved (source, result, user_data);
}

/* Statements are kept as a whole: two answers that come fast must not take each other back. */
static void
state (RemedyPreparePage *self)
{
  RemedyPage *page = REMEDY_PAGE (self);

  self->saving++;
  remedy_page_begin (page);
  remedy_session_state_async (remedy_page_get_session (page), self->stated, on_stated,
                              g_object_ref (page));
}

static void
on_chosen (RemedyPreparePage *self,
           const char        *id,
           int                choice)
{
  if (self->stated == NULL)
    return;
  remedy_question_set_choice (remedy_question_find (id), self->stated, choice);
  state (self);
}

static void
on_written (RemedyPreparePage *self,
            const char        *id,
            const char        *text)
{
  if (self->stated == NULL)
    return;
  remedy_question_set_text (remedy_question_find (id), self->stated, text);
  state (self);
}

static void
on_ask_language (RemedyPreparePage *self)
{
  remedy_questions_ask (self->questions, "language");
}

static void
on_backup (RemedyPreparePage *self,
           gboolean           confirmed)
{
  on_chosen (self, "backup", confirmed ? REMEDY_STATED_YES : REMEDY_STATED_UNASKED);
}

static void
on_consent (RemedyPreparePage *self,
            gboolean           confirmed)
{
  RemedyPage *page = REMEDY_PAGE (self);

  remedy_page_begin (page);
  remedy_session_consent_async (remedy_page_get_session (page), confirmed, remedy_page_saved,
                                g_object_ref (page));
}

static void
on_go_on (RemedyPreparePage *self,
          const char        *reason)
{
  RemedyPage *page = REMEDY_PAGE (self);

  remedy_page_begin (page);
  remedy_session_go_on_async (remedy_page_get_session (page), reason, remedy_page_saved,
                              g_object_ref (page));
}

/* What an answer that is being saved says stays, until it is known how that ended. */
static void
take_statements (RemedyPreparePage *self,
                 const RemedyCase  *case_)
{
  if (self->saving > 0)
    return;
  g_clear_pointer (&self->stated, remedy_statements_free);
  self->stated = remedy_statements_copy (case_->work->statements);
}

static void
show_questions (RemedyPreparePage *self,
                RemedySession     *session)
{
  const RemedyFacts *facts = remedy_session_get_facts (session);

  gboolean           read_only = remedy_session_is_read_only (session);

  remedy_questions_update (self->questions, self->stated, facts);
  remedy_questions_update (self->test_user, self->stated, facts);
  gtk_widget_set_sensitive (GTK_WIDGET (self->questions), !read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->test_user), !read_only);
}

/* A workstation has no databases to back up, and no mail that stops. */
static void
set_texts (RemedyPreparePage *self,
           RemedySession     *session)
{
  gboolean workstation = remedy_session_get_diagnosis (session)->workstation;

  g_object_set (
      self->backup, "label",
      workstation ? _ ("The registry and the program files were put aside as the phase “_Back up” "
                       "tells, and the copies were looked at")
                  : _ ("A full _backup of the directory and the store was taken, and verified"),
      "text",
      workstation ? _ ("No article tells how to take a service pack off again. Without these "
                       "copies there is no way back.")
                  : _ ("The service packs’ own notes put a complete, verified backup first "
                       "(Q191013, Q198347). Without one there is no way back."),
      NULL);
  g_object_set (
      self->consent, "text",
      workstation ? _ ("No article tells how to take a service pack of Exchange 5.5 off again. Every "
                       "Outlook profile that connects to Notes stops working afterwards.")
                  : _ ("No article tells how to take a service pack of Exchange 5.5 off again. Once "
                       "Update has started, the way back is a restore from backup. Mail stops while "
                       "it runs, and every Outlook profile that connects to Notes stops working "
                       "afterwards."),
      NULL);
}

static void
show_backup (RemedyPreparePage *self,
             RemedySession     *session)
{
  gboolean stated = self->stated->backup == REMEDY_STATED_YES;

  remedy_confirmation_set (self->backup, stated,
                           stated ? _ ("Stated: this program has not seen the backup.")
                                  : _ ("The phase “Back up” of the run sheet tells how, and "
                                       "what a good backup looks like."),
                           remedy_session_get_read_only_reason (session),
                           remedy_session_is_read_only (session));
}

static void
show_consent (RemedyPreparePage     *self,
              RemedySession         *session,
              const RemedyFlowState *flow)
{
  const RemedyWork *work = remedy_session_get_case (session)->work;
  g_autofree char  *when = remedy_words_date (work->consent_time);
  g_autofree char  *note = NULL;
  const char       *missing = NULL;

  if (self->stated->backup != REMEDY_STATED_YES)
    missing = _ ("State first that a backup was taken and verified.");
  if (!flow->is_fault && !flow->go_on)
    missing = _ ("This is not the fault that the run sheet is for: say first, at the top of this "
                 "page, why you want to go on.");
  if (remedy_session_is_read_only (session))
    missing = remedy_session_get_read_only_reason (session);
  if (flow->consent)
    /* Translators: %s is a time. */
    note = g_strdup_printf (_ ("Agreed on %s. You can take it back."), when);
  remedy_confirmation_set (self->consent, flow->consent, note, missing,
                           remedy_session_is_read_only (session));
}

static void
remedy_prepare_page_refresh (RemedyPage *page)
{
  RemedyPreparePage *self = REMEDY_PREPARE_PAGE (page);
  RemedySession     *session = remedy_page_get_session (page);
  const RemedyPlan  *plan = remedy_session_get_plan (session);
  const RemedyCase  *case_ = remedy_session_get_case (session);
  RemedyFlowState    flow = { 0 };

  remedy_session_get_flow_state (session, &flow);
  remedy_fault_notice_update (self->notice, session);
  remedy_page_set_action (page, _ ("_Start the repair"), flow.consent);
  if (plan == NULL || case_ == NULL)
    return;
  take_statements (self, case_);
  remedy_forecast_update (self->forecast, session);
  show_questions (self, session);
  remedy_media_group_update (self->media, session);
  remedy_documents_update (self->messages, plan);
  remedy_documents_update (self->files, plan);
  remedy_sheet_update (self->sheet, session, NULL);
  set_texts (self, session);
  show_backup (self, session);
  show_consent (self, session, &flow);
}

static void
remedy_prepare_page_finalize (GObject *object)
{
  g_clear_pointer (&REMEDY_PREPARE_PAGE (object)->stated, remedy_statements_free);
  G_OBJECT_CLASS (remedy_prepare_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-prepare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, backup);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, consent);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, files);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, forecast);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, media);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, messages);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, notice);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, questions);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, sheet);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, test_user);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_language);
  gtk_widget_class_bind_template_callback (widget_class, on_backup);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_consent);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_written);
}

static void
remedy_prepare_page_class_init (RemedyPreparePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_prepare_page_finalize;
  REMEDY_PAGE_CLASS (klass)->refresh = remedy_prepare_page_refresh;

  g_type_ensure (REMEDY_TYPE_CONFIRMATION);
  g_type_ensure (REMEDY_TYPE_DOCUMENTS);
  g_type_ensure (REMEDY_TYPE_FAULT_NOTICE);
  g_type_ensure (REMEDY_TYPE_FORECAST);
  g_type_ensure (REMEDY_TYPE_PAPER_BAR);
  g_type_ensure (REMEDY_TYPE_MEDIA_GROUP);
  g_type_ensure (REMEDY_TYPE_QUESTIONS);
  g_type_ensure (REMEDY_TYPE_SHEET);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
remedy_prepare_page_init (RemedyPreparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
