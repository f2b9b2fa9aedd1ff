/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-prepare-page.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-fault-notice.h"
#include "app/rows/remedy-sheet.h"

/* The run sheet to read before anything is done, and the consent to it. */
struct _RemedyPreparePage
{
  RemedyPage parent_instance;

  GtkCheckButton    *consent_check;
  RemedyFaultNotice *notice;
  RemedySheet       *sheet;

  gulong consent_handler;
};

G_DEFINE_TYPE (RemedyPreparePage, remedy_prepare_page, REMEDY_TYPE_PAGE)

static void
on_consent (RemedyPreparePage *self)
{
  RemedyPage *page = REMEDY_PAGE (self);
  gboolean    consent = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->consent_check));

  remedy_page_begin (page);
  remedy_session_consent_async (remedy_page_get_session (page), consent, remedy_page_saved,
                                g_object_ref (page));
}

static void
on_go_on (RemedyPreparePage *self, const char *reason)
{
  RemedyPage *page = REMEDY_PAGE (self);

  remedy_page_begin (page);
  remedy_session_go_on_async (remedy_page_get_session (page), reason, remedy_page_saved,
                              g_object_ref (page));
}

static void
show_consent (RemedyPreparePage *self, const RemedyFlowState *flow)
{
  g_signal_handler_block (self->consent_check, self->consent_handler);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->consent_check), flow->consent);
  g_signal_handler_unblock (self->consent_check, self->consent_handler);
  gtk_widget_set_sensitive (GTK_WIDGET (self->consent_check), flow->is_fault || flow->go_on);
}

static void
remedy_prepare_page_refresh (RemedyPage *page)
{
  RemedyPreparePage *self = REMEDY_PREPARE_PAGE (page);
  RemedySession     *session = remedy_page_get_session (page);
  const RemedyPlan  *plan = remedy_session_get_plan (session);
  RemedyFlowState    flow = { 0 };
  g_autofree char   *subtitle = NULL;

  remedy_session_get_flow_state (session, &flow);
  remedy_fault_notice_update (self->notice, session);
  show_consent (self, &flow);
  remedy_page_set_action (page, _ ("_Start the repair"), flow.consent);
  if (plan == NULL)
    return;
  remedy_sheet_update (self->sheet, session, NULL);
  subtitle =
      g_strdup_printf (ngettext ("The run sheet made for this server: %u step. Read it before "
                                 "you start; nothing is done yet.",
                                 "The run sheet made for this server: %u steps. Read it before "
                                 "you start; nothing is done yet.",
                                 remedy_plan_count (plan)),
                       remedy_plan_count (plan));
  remedy_page_set_subtitle (page, subtitle);
}

static void
remedy_prepare_page_class_init (RemedyPreparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  REMEDY_PAGE_CLASS (klass)->refresh = remedy_prepare_page_refresh;

  g_type_ensure (REMEDY_TYPE_FAULT_NOTICE);
  g_type_ensure (REMEDY_TYPE_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-prepare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, consent_check);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, notice);
  gtk_widget_class_bind_template_child (widget_class, RemedyPreparePage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
}

static void
remedy_prepare_page_init (RemedyPreparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->consent_handler = g_signal_connect_object (
      self->consent_check, "toggled", G_CALLBACK (on_consent), self, G_CONNECT_SWAPPED);
}
