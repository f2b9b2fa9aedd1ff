/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-case-notice.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-banner.h"

/* How often the system is asked whether the other window is gone. */
#define SECONDS_BETWEEN_LOOKS 2

/*
 * What holds for the whole case, above its pages: that another window has it open, or that
 * it was left for days; each with the one thing to do about it.
 */
struct _RemedyCaseNotice
{
  GtkBox parent_instance;

  RemedyBanner  *banner;
  GtkButton     *button;
  RemedySession *session; /* (owned) */
  guint          looks; /* id of a source, or 0 */
};

G_DEFINE_TYPE (RemedyCaseNotice, remedy_case_notice, GTK_TYPE_BOX)

static void
show (RemedyCaseNotice *self,
      const char       *title,
      const char       *text,
      const char       *label,
      const char       *action)
{
  const RemedyLook look = { "dialog-warning-symbolic", "warning", _ ("attention") };

  remedy_banner_set (self->banner, &look, title, text);
  gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_show (GTK_WIDGET (self));
}

static void
show_read_only (RemedyCaseNotice *self)
{
  gboolean free = remedy_session_can_take_over (self->session);

  if (remedy_session_get_store (self->session) == NULL)
    {
      show (self, remedy_session_get_read_only_reason (self->session),
            _ ("You can look at all pages. Nothing in it can be changed."), "", NULL);
      gtk_widget_hide (GTK_WIDGET (self->button));
      return;
    }
  show (self, _ ("This case is open for reading only"),
        free ? _ ("No other window has it open now.")
             : remedy_session_get_read_only_reason (self->session),
        _ ("_Take Over"), "case.take-over");
  gtk_widget_set_visible (GTK_WIDGET (self->button), free);
}

static void
show_stale (RemedyCaseNotice *self,
            const GPtrArray  *stale)
{
  const RemedyWork *work = remedy_session_get_case (self->session)->work;
  gboolean          replaced = remedy_work_is_done (work, REMEDY_STEP_UPDATE);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < stale->len; i++)
    g_ptr_array_add (sentences, stale->pdata[i]);
  g_ptr_array_add (sentences, NULL);
  text = g_strjoinv (" ", (char **) sentences->pdata);
  /* Before the repair the server as it is; after it, what to compare with must stay. */
  show (self, _ ("This case was left for days"), text, _ ("_Read Again"),
        replaced ? "case.read-again" : "case.read");
  gtk_widget_set_visible (GTK_WIDGET (self->button),
                          remedy_session_is_evidence_there (self->session));
}

static void
update (RemedyCaseNotice *self)
{
  const GPtrArray *stale = remedy_session_get_stale (self->session);

  if (remedy_session_is_read_only (self->session))
    show_read_only (self);
  else if (stale->len > 0 && !remedy_session_is_reading (self->session))
    show_stale (self, stale);
  else
    gtk_widget_hide (GTK_WIDGET (self));
}

static gboolean
on_look (gpointer user_data)
{
  RemedyCaseNotice *self = user_data;

  if (remedy_session_is_read_only (self->session))
    show_read_only (self);
  return G_SOURCE_CONTINUE;
}

static void
remedy_case_notice_dispose (GObject *object)
{
  RemedyCaseNotice *self = REMEDY_CASE_NOTICE (object);

  g_clear_handle_id (&self->looks, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (remedy_case_notice_parent_class)->dispose (object);
}

static void
remedy_case_notice_class_init (RemedyCaseNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_case_notice_dispose;
}

static void
remedy_case_notice_init (RemedyCaseNotice *self)
{
  self->banner = REMEDY_BANNER (remedy_banner_new ());
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_set_hexpand (GTK_WIDGET (self->banner), TRUE);
  gtk_widget_show (GTK_WIDGET (self->banner));
  gtk_container_add (GTK_CONTAINER (self->banner), GTK_WIDGET (self->button));
  g_object_set (self, "margin", 12, NULL);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->banner));
}

/**
 * remedy_case_notice_new:
 * @session: whose case it is about
 *
 * Returns: (transfer floating): a notice that shows itself where there is something to say
 */
GtkWidget *
remedy_case_notice_new (RemedySession *session)
{
  RemedyCaseNotice *self = g_object_new (REMEDY_TYPE_CASE_NOTICE, NULL);

  self->session = g_object_ref (session);
  self->looks = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS, on_look, self);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
