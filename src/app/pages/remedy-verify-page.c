/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-verify-page.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-comparison-row.h"
#include "app/rows/remedy-fault-notice.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-progress.h"
#include "app/rows/remedy-setup-log-group.h"

/* The server read again, beside what it was before. */
struct _RemedyVerifyPage
{
  RemedyPage parent_instance;

  GtkButton           *again_button;
  RemedyBanner        *banner;
  GtkWidget           *changed_box;
  GtkLabel            *next_label;
  RemedyFaultNotice   *notice;
  RemedyProgress      *progress;
  GtkExpander         *same_expander;
  GtkWidget           *same_box;
  RemedySetupLogGroup *setup_group;

  RemedyGroup *changed[REMEDY_N_COMPARED]; /* of changed_box */
  RemedyGroup *same[REMEDY_N_COMPARED]; /* of same_box; filled when it is opened */
};

G_DEFINE_TYPE (RemedyVerifyPage, remedy_verify_page, REMEDY_TYPE_PAGE)

/* The setup log has a group of its own, which tells more. */
static gboolean
is_shown (const RemedyComparison *comparison,
          gboolean                same)
{
  return remedy_comparison_is_same (comparison) == same &&
         g_strcmp0 (comparison->id, "repair.setup-log") != 0;
}

/* The rows that changed, or those that are the same, each under the heading of its kind. */
static void
fill_groups (RemedyGroup *const groups[REMEDY_N_COMPARED], const GPtrArray *rows, gboolean same)
{
  guint n_rows[REMEDY_N_COMPARED] = { 0 };

  for (int kind = 0; kind < REMEDY_N_COMPARED; kind++)
    remedy_group_clear (groups[kind]);
  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyComparison *comparison = g_ptr_array_index (rows, i);

      if (!is_shown (comparison, same))
        continue;
      n_rows[comparison->kind]++;
      gtk_container_add (GTK_CONTAINER (groups[comparison->kind]),
                         remedy_comparison_row_new (comparison));
    }
  for (int kind = 0; kind < REMEDY_N_COMPARED; kind++)
    gtk_widget_set_visible (GTK_WIDGET (groups[kind]), n_rows[kind] > 0);
}

/* Most files are the same, and their rows are made when somebody wants to see them. */
static void
fill_same (RemedyVerifyPage *self)
{
  const RemedyVerification *verification =
      remedy_session_get_verification (remedy_page_get_session (REMEDY_PAGE (self)));

  if (verification != NULL && gtk_expander_get_expanded (self->same_expander))
    fill_groups (self->same, verification->rows, TRUE);
}

static void
show_rows (RemedyVerifyPage *self, const GPtrArray *rows)
{
  guint            n_changed = 0, n_same = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      n_changed += is_shown (g_ptr_array_index (rows, i), FALSE);
      n_same += is_shown (g_ptr_array_index (rows, i), TRUE);
    }
  fill_groups (self->changed, rows, FALSE);
  fill_same (self);
  gtk_widget_set_visible (self->changed_box, n_changed > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->same_expander), n_same > 0);
  label = g_strdup_printf (
      ngettext ("_What is the same: %u row", "_What is the same: %u rows", n_same), n_same);
  gtk_expander_set_label (self->same_expander, label);
}

static void
on_add_failure (RemedyVerifyPage *self, const char *failure)
{
  RemedyPage *page = REMEDY_PAGE (self);

  if (remedy_page_is_busy (page))
    return;
  remedy_page_begin (page);
  remedy_session_add_failure_async (remedy_page_get_session (page), failure, remedy_page_saved,
                                    g_object_ref (page));
}

static void
on_point (RemedyVerifyPage *self, const char *path)
{
  remedy_page_activate (REMEDY_PAGE (self), "point", g_variant_new_string (path));
}

/* Then the next thing to do is to read, and the page suggests it. */
static gboolean
is_read_next (RemedyOutcome outcome)
{
  switch (outcome)
    {
    case REMEDY_OUTCOME_MENDED:
    case REMEDY_OUTCOME_STILL_THERE:
    case REMEDY_OUTCOME_OTHER_PACK:
    case REMEDY_OUTCOME_LOG_CLEARED:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
show_outcome (RemedyVerifyPage *self, const RemedyVerification *verification)
{
  RemedyPage *page = REMEDY_PAGE (self);
  gboolean    read = verification->outcome != REMEDY_OUTCOME_NOT_READ;
  gboolean    again = is_read_next (verification->outcome);
  RemedyLook  look = remedy_look_outcome (verification->outcome);

  remedy_banner_set (self->banner, &look, verification->headline, verification->sentence);
  gtk_widget_show (GTK_WIDGET (self->banner));
  gtk_label_set_text (self->next_label, verification->next != NULL ? verification->next : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next_label), verification->next != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), !again);
  if (read)
    {
      show_rows (self, verification->rows);
      remedy_setup_log_group_update (self->setup_group, remedy_page_get_session (page));
    }
  else
    {
      gtk_widget_hide (self->changed_box);
      gtk_widget_hide (GTK_WIDGET (self->setup_group));
      gtk_widget_hide (GTK_WIDGET (self->same_expander));
    }
  if (again)
    remedy_page_set_own_action (page, _ ("_Read the server again"),
                                !remedy_session_is_reading (remedy_page_get_session (page)));
  else
    remedy_page_set_action (page, _ ("_Continue to the report"), TRUE);
}

static void
remedy_verify_page_refresh (RemedyPage *page)
{
  RemedyVerifyPage         *self = REMEDY_VERIFY_PAGE (page);
  RemedySession            *session = remedy_page_get_session (page);
  const RemedyVerification *verification = remedy_session_get_verification (session);

  remedy_fault_notice_update (self->notice, session);
  if (verification != NULL)
    show_outcome (self, verification);
  else
    {
      gtk_widget_hide (GTK_WIDGET (self->banner));
      gtk_widget_hide (GTK_WIDGET (self->next_label));
      gtk_widget_hide (GTK_WIDGET (self->again_button));
      remedy_page_set_action (page, _ ("_Continue to the report"), TRUE);
    }
}

static void
remedy_verify_page_apply (RemedyPage *page)
{
  remedy_page_activate (page, "read-again", NULL);
}

static void
remedy_verify_page_constructed (GObject *object)
{
  RemedyVerifyPage *self = REMEDY_VERIFY_PAGE (object);

  G_OBJECT_CLASS (remedy_verify_page_parent_class)->constructed (object);
  remedy_progress_set_session (self->progress, remedy_page_get_session (REMEDY_PAGE (self)));
}

static void
remedy_verify_page_class_init (RemedyVerifyPageClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  RemedyPageClass *page_class = REMEDY_PAGE_CLASS (klass);

  object_class->constructed = remedy_verify_page_constructed;
  page_class->apply = remedy_verify_page_apply;
  page_class->refresh = remedy_verify_page_refresh;

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_FAULT_NOTICE);
  g_type_ensure (REMEDY_TYPE_GROUP);
  g_type_ensure (REMEDY_TYPE_PROGRESS);
  g_type_ensure (REMEDY_TYPE_SETUP_LOG_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-verify-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, changed_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, notice);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, progress);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, same_expander);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, same_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyVerifyPage, setup_group);
  gtk_widget_class_bind_template_callback (widget_class, on_add_failure);
  gtk_widget_class_bind_template_callback (widget_class, on_point);
}

static RemedyGroup *
add_group (GtkWidget *box, RemedyCompared kind)
{
  GtkWidget *group = remedy_group_new (remedy_compared_title (kind));

  gtk_container_add (GTK_CONTAINER (box), group);
  return REMEDY_GROUP (group);
}

static void
remedy_verify_page_init (RemedyVerifyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = 0; kind < REMEDY_N_COMPARED; kind++)
    {
      self->changed[kind] = add_group (self->changed_box, kind);
      self->same[kind] = add_group (self->same_box, kind);
    }
  g_signal_connect_object (self->same_expander, "notify::expanded", G_CALLBACK (fill_same), self,
                           G_CONNECT_SWAPPED);
}
