/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-fault-notice.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-reason-entry.h"

/*
 * Says on the pages of the repair that the diagnosis is not this fault, what it is and
 * its article, and takes the reason for going on anyway.
 */
struct _RemedyFaultNotice
{
  GtkBox parent_instance;

  RemedyBanner      *banner;
  GtkButton         *go_on_button;
  RemedyReasonEntry *reason;
};

G_DEFINE_TYPE (RemedyFaultNotice, remedy_fault_notice, GTK_TYPE_BOX)

enum
{
  GO_ON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_go_on (RemedyFaultNotice *self)
{
  remedy_reason_entry_ask (self->reason, _ ("_Why do you want to go on?"), _ ("Go _on"), NULL,
                           TRUE);
}

static void
on_given (RemedyFaultNotice *self, const char *text)
{
  g_signal_emit (self, signals[GO_ON], 0, text);
}

static void
remedy_fault_notice_class_init (RemedyFaultNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * RemedyFaultNotice::go-on:
   * @self: the notice
   * @reason: why
   */
  signals[GO_ON] = g_signal_new ("go-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_REASON_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-fault-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyFaultNotice, banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyFaultNotice, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyFaultNotice, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_given);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
}

static void
remedy_fault_notice_init (RemedyFaultNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * remedy_fault_notice_new:
 *
 * Returns: (transfer floating): a notice that is hidden
 */
GtkWidget *
remedy_fault_notice_new (void)
{
  return g_object_new (REMEDY_TYPE_FAULT_NOTICE, NULL);
}

/* To whom the article does not apply, the article itself is no help. */
static char *
list_other_articles (const RemedyDiagnosis *diagnosis)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < diagnosis->articles->len; i++)
    if (!g_str_equal (g_ptr_array_index (diagnosis->articles, i), "Q236176"))
      g_ptr_array_add (others, g_ptr_array_index (diagnosis->articles, i));
  return remedy_words_join (others);
}

/**
 * remedy_fault_notice_update:
 * @self: the notice
 * @session: what it is about
 */
void
remedy_fault_notice_update (RemedyFaultNotice *self, RemedySession *session)
{
  const RemedyDiagnosis *diagnosis = remedy_session_get_diagnosis (session);
  const RemedyCase      *case_ = remedy_session_get_case (session);
  RemedyFlowState        flow = { 0 };
  RemedyLook             look;
  g_autofree char       *articles = NULL;
  g_autofree char       *text = NULL;

  g_return_if_fail (REMEDY_IS_FAULT_NOTICE (self));

  remedy_session_get_flow_state (session, &flow);
  gtk_widget_set_visible (GTK_WIDGET (self), diagnosis != NULL && !flow.is_fault);
  if (diagnosis == NULL || flow.is_fault)
    return;
  look = remedy_look_condition (diagnosis->condition);
  articles = list_other_articles (diagnosis);
  if (flow.go_on)
    /* Translators: %s is the reason that the operator gave. */
    text = g_strdup_printf (_ ("You went on anyway: “%s”"), case_->work->go_on_reason);
  else if (*articles != '\0')
    /* Translators: the diagnosis in a sentence; Microsoft’s articles about it. */
    text = g_strdup_printf (_ ("%s See %s. The steps below belong to the fault of Q236176."),
                            diagnosis->sentence, articles);
  else
    /* Translators: %s is the diagnosis in a sentence. */
    text = g_strdup_printf (_ ("%s The steps below belong to the fault of Q236176."),
                            diagnosis->sentence);
  remedy_banner_set (self->banner, &look, diagnosis->headline, text);
  gtk_widget_show (GTK_WIDGET (self->banner));
  gtk_widget_set_visible (GTK_WIDGET (self->go_on_button), !flow.go_on);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go_on_button),
                            !remedy_session_is_read_only (session));
  if (flow.go_on)
    gtk_widget_hide (GTK_WIDGET (self->reason));
}
