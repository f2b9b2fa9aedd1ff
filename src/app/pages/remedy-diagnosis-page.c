/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-diagnosis-page.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"

/* The verdict, and all that bears on it. */
struct _RemedyDiagnosisPage
{
  RemedyPage parent_instance;

  RemedyGroup  *against_group;
  RemedyBanner *banner;
  RemedyGroup  *change_group;
  RemedyGroup  *for_group;
  RemedyGroup  *know_group;
  RemedyGroup  *next_group;
};

G_DEFINE_TYPE (RemedyDiagnosisPage, remedy_diagnosis_page, REMEDY_TYPE_PAGE)

static GtkWidget *
add_row (RemedyGroup *group,
         const char  *icon_name,
         const char  *style,
         const char  *title,
         const char  *subtitle)
{
  GtkWidget *row = remedy_fact_row_new (title, subtitle);

  remedy_fact_row_set_icon (REMEDY_FACT_ROW (row), icon_name, style);
  gtk_container_add (GTK_CONTAINER (group), row);
  return row;
}

static void
show_seen (RemedyGroup *group, const GPtrArray *seen, const char *icon_name)
{
  remedy_group_clear (group);
  for (guint i = 0; i < seen->len; i++)
    {
      const RemedySeen *one = g_ptr_array_index (seen, i);
      GtkWidget        *row = add_row (group, icon_name, NULL, one->what, one->where);

      remedy_fact_row_set_badge (REMEDY_FACT_ROW (row), remedy_look_how (one->how).word);
    }
  if (seen->len == 0)
    add_row (group, icon_name, NULL, _ ("Nothing that was read or stated"), NULL);
}

static void
show_changes (RemedyDiagnosisPage *self, const GPtrArray *changes)
{
  remedy_group_clear (self->change_group);
  for (guint i = 0; i < changes->len; i++)
    add_row (self->change_group, "dialog-question-symbolic", "quiet",
             g_ptr_array_index (changes, i), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->change_group), changes->len > 0);
}

static void
show_what_to_know (RemedyDiagnosisPage *self, const RemedyDiagnosis *diagnosis)
{
  gboolean is_fault = diagnosis->condition <= REMEDY_CONDITION_POSSIBLE;

  remedy_group_clear (self->know_group);
  for (guint i = 0; is_fault && i < diagnosis->profiles->len; i++)
    {
      /* Translators: %s is a user and the name of an Outlook profile. */
      g_autofree char *title =
          g_strdup_printf (_ ("Outlook profile of %s will stop working"),
                           (const char *) g_ptr_array_index (diagnosis->profiles, i));

      add_row (self->know_group, "dialog-warning-symbolic", "warning", title,
               _ ("After the service pack was reapplied, the profile that connects to Notes stops "
                  "working (Q236176). Tell this user before you start."));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->know_group), is_fault && diagnosis->profiles->len > 0);
}

static void
show_next (RemedyDiagnosisPage *self, const RemedyDiagnosis *diagnosis)
{
  g_autofree char *articles = remedy_words_join (diagnosis->articles);

  remedy_group_clear (self->next_group);
  if (diagnosis->next != NULL)
    add_row (self->next_group, "go-next-symbolic", NULL, diagnosis->next, NULL);
  if (*articles != '\0')
    add_row (self->next_group, "text-x-generic-symbolic", NULL, _ ("Microsoft’s articles"),
             articles);
}

static void
remedy_diagnosis_page_refresh (RemedyPage *page)
{
  RemedyDiagnosisPage   *self = REMEDY_DIAGNOSIS_PAGE (page);
  const RemedyDiagnosis *diagnosis = remedy_session_get_diagnosis (remedy_page_get_session (page));
  RemedyFlowState        flow = { 0 };
  RemedyLook             look;

  if (diagnosis == NULL)
    return;
  look = remedy_look_condition (diagnosis->condition);
  remedy_banner_set (self->banner, &look, diagnosis->headline, diagnosis->sentence);
  gtk_widget_show (GTK_WIDGET (self->banner));
  show_seen (self->for_group, diagnosis->speaks_for, "list-add-symbolic");
  show_seen (self->against_group, diagnosis->speaks_against, "list-remove-symbolic");
  show_changes (self, diagnosis->would_change);
  show_what_to_know (self, diagnosis);
  show_next (self, diagnosis);
  remedy_session_get_flow_state (remedy_page_get_session (page), &flow);
  remedy_page_set_action (
      page, flow.is_fault || flow.go_on ? _ ("_Plan the repair") : _ ("_Continue to the report"),
      TRUE);
}

static void
remedy_diagnosis_page_class_init (RemedyDiagnosisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  REMEDY_PAGE_CLASS (klass)->refresh = remedy_diagnosis_page_refresh;

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-diagnosis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyDiagnosisPage, against_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyDiagnosisPage, banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyDiagnosisPage, change_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyDiagnosisPage, for_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyDiagnosisPage, know_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyDiagnosisPage, next_group);
}

static void
remedy_diagnosis_page_init (RemedyDiagnosisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
