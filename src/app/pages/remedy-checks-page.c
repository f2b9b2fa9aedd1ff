/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-checks-page.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-finding-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-progress.h"

/* The table of checks, one row each; they fill in while the server is being read. */
struct _RemedyChecksPage
{
  RemedyPage parent_instance;

  GtkBox         *groups_box;
  RemedyProgress *progress;

  GHashTable *rows; /* (owned) id of the check (static) -> RemedyFindingRow */
};

G_DEFINE_TYPE (RemedyChecksPage, remedy_checks_page, REMEDY_TYPE_PAGE)

static void
show_counts (RemedyPage *page, const GPtrArray *findings, guint n_waiting)
{
  guint            counts[4] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < findings->len; i++)
    counts[CLAMP (((const RemedyFinding *) g_ptr_array_index (findings, i))->verdict, 0, 3)]++;
  if (n_waiting > 0)
    /* Translators: how many checks are not known yet. */
    text =
        g_strdup_printf (ngettext ("%u check is still to come. Open a row to see where each fact "
                                   "was read.",
                                   "%u checks are still to come. Open a row to see where each "
                                   "fact was read.",
                                   n_waiting),
                         n_waiting);
  else
    /* Translators: how many checks passed, failed, and are not known. */
    text = g_strdup_printf (
        _ ("%u passed, %u failed, %u unknown. Open a row to see where each fact "
           "was read."),
        counts[REMEDY_VERDICT_PASS], counts[REMEDY_VERDICT_FAIL], counts[REMEDY_VERDICT_UNKNOWN]);
  remedy_page_set_subtitle (page, text);
}

static void
remedy_checks_page_refresh (RemedyPage *page)
{
  RemedyChecksPage *self = REMEDY_CHECKS_PAGE (page);
  RemedySession    *session = remedy_page_get_session (page);
  const GPtrArray  *findings = remedy_session_get_findings (session);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer       id, row;

  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = g_ptr_array_index (findings, i);

      row = g_hash_table_lookup (self->rows, finding->id);
      if (row == NULL)
        continue;
      remedy_finding_row_set_finding (row, finding);
      g_hash_table_add (known, finding->id);
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (!g_hash_table_contains (known, id))
      remedy_finding_row_set_waiting (row, remedy_session_is_pending (session, id));
  show_counts (page, findings,
               g_hash_table_size (self->rows) -
                   MIN (findings->len, g_hash_table_size (self->rows)));
}

static void
add_rows (RemedyChecksPage *self)
{
  gsize              n_checks = 0;
  const RemedyCheck *checks = remedy_check_table (&n_checks);
  GtkWidget         *groups[REMEDY_GROUP_REPAIR + 1] = { NULL };

  for (int group = 0; group <= REMEDY_GROUP_REPAIR; group++)
    {
      groups[group] = remedy_group_new (remedy_check_group_name (group));
      gtk_container_add (GTK_CONTAINER (self->groups_box), groups[group]);
    }
  for (gsize i = 0; i < n_checks; i++)
    {
      GtkWidget *row = remedy_finding_row_new (checks[i].question);

      g_hash_table_insert (self->rows, (gpointer) checks[i].id, row);
      gtk_container_add (GTK_CONTAINER (groups[checks[i].group]), row);
    }
}

static void
remedy_checks_page_constructed (GObject *object)
{
  RemedyChecksPage *self = REMEDY_CHECKS_PAGE (object);

  G_OBJECT_CLASS (remedy_checks_page_parent_class)->constructed (object);
  remedy_progress_set_session (self->progress, remedy_page_get_session (REMEDY_PAGE (self)));
  add_rows (self);
}

static void
remedy_checks_page_finalize (GObject *object)
{
  RemedyChecksPage *self = REMEDY_CHECKS_PAGE (object);

  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (remedy_checks_page_parent_class)->finalize (object);
}

static void
remedy_checks_page_class_init (RemedyChecksPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = remedy_checks_page_constructed;
  object_class->finalize = remedy_checks_page_finalize;
  REMEDY_PAGE_CLASS (klass)->refresh = remedy_checks_page_refresh;

  g_type_ensure (REMEDY_TYPE_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyChecksPage, groups_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyChecksPage, progress);
}

static void
remedy_checks_page_init (RemedyChecksPage *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}
