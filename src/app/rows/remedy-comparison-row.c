/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-comparison-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-look.h"
#include "app/rows/remedy-icon.h"

/* One row of the before/after table. */
struct _RemedyComparisonRow
{
  GtkBox parent_instance;

  GtkLabel *after;
  GtkLabel *badge;
  GtkLabel *before;
  GtkImage *icon;
  GtkLabel *title;
};

G_DEFINE_TYPE (RemedyComparisonRow, remedy_comparison_row, GTK_TYPE_BOX)

static void
remedy_comparison_row_class_init (RemedyComparisonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REMEDY_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-comparison-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyComparisonRow, after);
  gtk_widget_class_bind_template_child (widget_class, RemedyComparisonRow, badge);
  gtk_widget_class_bind_template_child (widget_class, RemedyComparisonRow, before);
  gtk_widget_class_bind_template_child (widget_class, RemedyComparisonRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RemedyComparisonRow, title);
}

static void
remedy_comparison_row_init (RemedyComparisonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remedy_look_unhyphen (self->before);
  remedy_look_unhyphen (self->after);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_ROLE_LIST_ITEM);
}

static void
set_pair (GtkLabel *label, const char *heading, const char *text)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>\n%s", heading, text);

  gtk_label_set_markup (label, markup);
}

/**
 * remedy_comparison_row_new:
 * @comparison: what was before and what is after; only read
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
remedy_comparison_row_new (const RemedyComparison *comparison)
{
  RemedyComparisonRow *self = g_object_new (REMEDY_TYPE_COMPARISON_ROW, NULL);
  RemedyLook           look = remedy_look_comparison (comparison);
  const char          *before = comparison->before != NULL ? comparison->before : _ ("not read");
  const char          *after = comparison->after != NULL ? comparison->after : _ ("not read");
  g_autofree char     *beside = NULL;
  g_autofree char     *name = NULL;
  g_autofree char     *description = NULL;

  if (comparison->after_verdict == REMEDY_VERDICT_FAIL && comparison->wanted != NULL)
    {
      /* Translators: how something is, and how it should be. */
      beside = g_strdup_printf (_ ("%s; should be %s"), after, comparison->wanted);
      after = beside;
    }
  remedy_look_dress (self->icon, &look);
  gtk_label_set_text (self->title, comparison->title);
  set_pair (self->before, _ ("Before"), before);
  set_pair (self->after, _ ("After"), after);
  gtk_label_set_text (self->badge, look.word);

  /* Translators: what is compared, and whether it changed, read aloud. */
  name = g_strdup_printf (_ ("%s, %s"), comparison->title, look.word);
  /* Translators: a row of the before/after table, read aloud. */
  description = g_strdup_printf (_ ("before: %s; after: %s"), before, after);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), name);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)), description);
  return GTK_WIDGET (self);
}
