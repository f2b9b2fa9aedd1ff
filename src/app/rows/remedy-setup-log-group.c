/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-setup-log-group.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-finding-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-trouble-row.h"
#include "checks/remedy-check.h"
#include "checks/remedy-failure-log.h"

/*
 * The log of Setup as it was read after the update: how its last run ended, what the failure
 * catalogue knows of its errors, and, where it was not read, a button that points to it.
 */
struct _RemedySetupLogGroup
{
  GtkBox parent_instance;

  RemedyGroup          *group;
  RemedyFinding        *finding; /* (owned) (nullable) what is shown */
  GPtrArray            *rows; /* (owned) RemedyTroubleRow of the group */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
};

G_DEFINE_FINAL_TYPE (RemedySetupLogGroup, remedy_setup_log_group, GTK_TYPE_BOX)

enum
{
  ADD_FAILURE,
  POINT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_chosen (RemedySetupLogGroup *self,
           int                  response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));
  if (path != NULL)
    g_signal_emit (self, signals[POINT], 0, path);
}

static void
on_point (RemedySetupLogGroup *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Point to Exchange Server Setup.log"),
                                               GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Choose"), NULL);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_add_failure (RemedySetupLogGroup *self,
                const char          *failure)
{
  g_signal_emit (self, signals[ADD_FAILURE], 0, failure);
}

static void
add_button (GtkWidget  *row,
            GtkWidget  *button,
            const char *name)
{
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  gtk_widget_show (button);
  remedy_fact_row_add_suffix (REMEDY_FACT_ROW (row), button);
}

static void
ask_for_it (RemedySetupLogGroup *self)
{
  GtkWidget *row = remedy_fact_row_new (
      _ ("Whether Update ended well stands in “Exchange Server Setup.log”"),
      _ ("It lies in the root of the drive on which Exchange is. Copy it to the same place and "
         "read again, or point to a copy of it; the server is then read again."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Point to it…"));

  add_button (row, button, _ ("Point to Exchange Server Setup.log…"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_point), self, G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (self->group), row);
}

/* What the failure catalogue knows of the errors, and where the rest of it is. */
static void
add_failures (RemedySetupLogGroup      *self,
              const RemedySetupRunFact *run,
              RemedySession            *session)
{
  g_autoptr (GPtrArray) failures = remedy_failure_log_search (run);
  GtkWidget *row;
  GtkWidget *button;

  for (guint i = 0; i < failures->len; i++)
    {
      row = remedy_trouble_row_new (failures->pdata[i], session);
      g_signal_connect_object (row, "add-failure", G_CALLBACK (on_add_failure), self,
                               G_CONNECT_SWAPPED);
      gtk_container_add (GTK_CONTAINER (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
  row = remedy_fact_row_new (failures->len > 0
                                 ? _ ("A remedy that is on the run sheet is worked off on the page "
                                      "Reapply")
                                 : _ ("Nothing in the failure catalogue fits these lines"),
                             _ ("There the whole failure catalogue can be searched, too."));
  button = gtk_button_new_with_label (_ ("Go to Reapply"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", REMEDY_PAGE_REAPPLY);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  add_button (row, button, _ ("Go to the page Reapply"));
  gtk_container_add (GTK_CONTAINER (self->group), row);
}

static void
show_finding (RemedySetupLogGroup *self,
              const char          *question,
              RemedySession       *session)
{
  const RemedySetupLogFact *log = remedy_session_get_after (session)->setup_log;
  GtkWidget *row = remedy_finding_row_new (question);

  g_ptr_array_set_size (self->rows, 0);
  remedy_group_clear (self->group);
  remedy_finding_row_set_finding (REMEDY_FINDING_ROW (row), self->finding);
  gtk_container_add (GTK_CONTAINER (self->group), row);
  if (self->finding->verdict == REMEDY_VERDICT_UNKNOWN)
    ask_for_it (self);
  else if (self->finding->verdict == REMEDY_VERDICT_FAIL && log != NULL && log->runs->len > 0)
    add_failures (self, log->runs->pdata[log->runs->len - 1], session);
}

static void
remedy_setup_log_group_dispose (GObject *object)
{
  g_clear_object (&REMEDY_SETUP_LOG_GROUP (object)->chooser);
  G_OBJECT_CLASS (remedy_setup_log_group_parent_class)->dispose (object);
}

static void
remedy_setup_log_group_finalize (GObject *object)
{
  RemedySetupLogGroup *self = REMEDY_SETUP_LOG_GROUP (object);

  g_clear_pointer (&self->finding, remedy_finding_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (remedy_setup_log_group_parent_class)->finalize (object);
}

static void
remedy_setup_log_group_class_init (RemedySetupLogGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_setup_log_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = remedy_setup_log_group_finalize;

  /**
   * RemedySetupLogGroup::add-failure:
   * @self: the group
   * @failure: id of the entry of the failure catalogue that is to be put on the run sheet
   */
  signals[ADD_FAILURE] = g_signal_new ("add-failure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RemedySetupLogGroup::point:
   * @self: the group
   * @path: of the log, as the operator chose it
   */
  signals[POINT] = g_signal_new ("point", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
remedy_setup_log_group_init (RemedySetupLogGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = REMEDY_GROUP (remedy_group_new (_ ("The setup log")));
  gtk_box_pack_start (GTK_BOX (self), GTK_WIDGET (self->group), TRUE, TRUE, 0);
  gtk_widget_show (GTK_WIDGET (self->group));
}

/**
 * remedy_setup_log_group_new:
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
remedy_setup_log_group_new (void)
{
  return g_object_new (REMEDY_TYPE_SETUP_LOG_GROUP, NULL);
}

/**
 * remedy_setup_log_group_update:
 * @self: the group
 * @session: that read the server again
 *
 * Rows stay as they are, open or closed, while the log says the same.
 */
void
remedy_setup_log_group_update (RemedySetupLogGroup *self,
                               RemedySession       *session)
{
  const RemedyCheck *check = remedy_check_find ("repair.setup-log");
  const RemedyFacts *after;
  const RemedyCase  *case_;
  g_autoptr (RemedyFinding) finding = NULL;

  g_return_if_fail (REMEDY_IS_SETUP_LOG_GROUP (self));
  g_return_if_fail (REMEDY_IS_SESSION (session));

  after = remedy_session_get_after (session);
  case_ = remedy_session_get_case (session);
  gtk_widget_set_visible (GTK_WIDGET (self), after != NULL && case_ != NULL);
  if (after == NULL || case_ == NULL)
    return;
  finding = remedy_check_run (check, after, NULL);
  if (self->finding == NULL ||
      !remedy_record_equal (&remedy_finding_type, self->finding, finding))
    {
      g_clear_pointer (&self->finding, remedy_finding_free);
      self->finding = g_steal_pointer (&finding);
      show_finding (self, _ (check->question), session);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *id = remedy_trouble_row_get_id (self->rows->pdata[i]);

      remedy_trouble_row_set_on_sheet (
          self->rows->pdata[i],
          g_ptr_array_find_with_equal_func (case_->work->failures, id, g_str_equal, NULL));
    }
}
