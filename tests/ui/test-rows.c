/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-choice-row.h"
#include "app/rows/remedy-command-box.h"
#include "app/rows/remedy-comparison-row.h"
#include "app/rows/remedy-copy-button.h"
#include "app/rows/remedy-document-row.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-finding-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-reason-entry.h"
#include "app/rows/remedy-step-row.h"
#include "app/rows/remedy-timeline.h"
#include "checks/remedy-runs.h"

static const char *
get_name (GtkWidget *widget)
{
  return atk_object_get_name (gtk_widget_get_accessible (widget));
}

static const char *
get_description (GtkWidget *widget)
{
  return atk_object_get_description (gtk_widget_get_accessible (widget));
}

/* In a window, as it will be; without one GTK does not draw or focus. */
static GtkWidget *
put_in_window (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);

  gtk_container_add (GTK_CONTAINER (window), widget);
  gtk_widget_show (window);
  while (gtk_events_pending ())
    gtk_main_iteration ();
  return window;
}

/* Takes the window away, and with it all that was in it. */
static void
assert_gone (GtkWidget *window, GtkWidget *widget)
{
  g_object_ref (widget);
  gtk_widget_destroy (window);
  while (gtk_events_pending ())
    gtk_main_iteration ();
  g_assert_finalize_object (widget);
}

static void
count_call (gpointer counter)
{
  ++*(guint *) counter;
}

static void
count_child (GtkWidget *widget, gpointer counter)
{
  ++*(guint *) counter;
}

static void
find_type (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **found = user_data;

  if (*found == NULL && GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)))
    *found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_type, user_data);
}

typedef struct
{
  GType       type;
  const char *label; /* of a button */
  GtkWidget  *found;
} Search;

static void
search (GtkWidget *widget, gpointer user_data)
{
  Search *wanted = user_data;

  if (wanted->found == NULL && G_TYPE_CHECK_INSTANCE_TYPE (widget, wanted->type) &&
      (wanted->label == NULL ||
       g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted->label) == 0))
    wanted->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, user_data);
}

static GtkWidget *
find (GtkWidget *under, GType type, const char *label)
{
  Search wanted = { type, label, NULL };

  search (under, &wanted);
  g_assert_nonnull (wanted.found);
  return wanted.found;
}

static void
test_group (void)
{
  GtkWidget       *group = remedy_group_new ("The fault");
  GtkWidget       *window = put_in_window (group);
  g_autofree char *title = NULL;
  guint            rows = 0;

  gtk_container_add (GTK_CONTAINER (group), remedy_fact_row_new ("one", NULL));
  gtk_container_add (GTK_CONTAINER (group), remedy_fact_row_new ("two", NULL));
  g_object_set (group, "description", "why", NULL);
  g_object_get (group, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "The fault");
  remedy_group_clear (REMEDY_GROUP (group));
  /* The headings are the group’s own and stay. */
  gtk_container_foreach (GTK_CONTAINER (group), count_child, &rows);
  g_assert_cmpuint (rows, ==, 3);
  assert_gone (window, group);
}

static void
test_fact_row (void)
{
  GtkWidget       *row = remedy_fact_row_new ("MAPI32.DLL", "5.5.2232.0");
  GtkWidget       *window = put_in_window (row);
  RemedyLook       look = remedy_look_item (REMEDY_ITEM_MISSING);
  g_autofree char *badge = NULL;

  g_assert_cmpstr (get_name (row), ==, "MAPI32.DLL");
  g_assert_cmpstr (get_description (row), ==, "5.5.2232.0");
  remedy_fact_row_set_look (REMEDY_FACT_ROW (row), &look);
  g_object_get (row, "badge", &badge, NULL);
  g_assert_cmpstr (badge, ==, "missing");
  g_assert_cmpstr (get_name (row), ==, "MAPI32.DLL, missing");
  remedy_fact_row_add_suffix (REMEDY_FACT_ROW (row), gtk_button_new ());
  assert_gone (window, row);
}

static void
test_choice_row (void)
{
  GtkWidget       *row = remedy_choice_row_new ("folder-symbolic", "A folder", "or a drive");
  GtkWidget       *window = put_in_window (row);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *icon_name = NULL;
  guint            pressed = 0;

  g_object_get (row, "title", &title, "subtitle", &subtitle, "icon-name", &icon_name, NULL);
  g_assert_cmpstr (title, ==, "A folder");
  g_assert_cmpstr (subtitle, ==, "or a drive");
  g_assert_cmpstr (icon_name, ==, "folder-symbolic");
  g_assert_cmpstr (get_name (row), ==, "A folder");
  g_assert_cmpstr (get_description (row), ==, "or a drive");
  g_signal_connect_swapped (row, "clicked", G_CALLBACK (count_call), &pressed);
  gtk_button_clicked (GTK_BUTTON (row));
  g_assert_cmpuint (pressed, ==, 1);
  assert_gone (window, row);
}

static RemedyFinding *
make_finding (void)
{
  RemedyFinding *finding = remedy_finding_new ();

  finding->id = g_strdup ("files.mapi");
  finding->verdict = REMEDY_VERDICT_FAIL;
  finding->severity = REMEDY_SEVERITY_ERROR;
  finding->how = REMEDY_HOW_READ;
  finding->title = g_strdup ("MAPI32.DLL is <not> the service pack’s");
  finding->summary = g_strdup ("Another version & size");
  finding->why = g_strdup ("It is used by the wizard");
  remedy_finding_add_seen (finding, REMEDY_HOW_READ, "C:\\WINNT", "version %d", 4);
  g_ptr_array_add (finding->articles, g_strdup ("Q316616"));
  return finding;
}

static void
test_finding_row (void)
{
  GtkWidget *row = remedy_finding_row_new ("Is MAPI32.DLL that of the service pack?");
  GtkWidget *window = put_in_window (row);
  g_autoptr (RemedyFinding) finding = make_finding ();

  g_assert_cmpstr (get_name (row), ==, "Is MAPI32.DLL that of the service pack?, not read");
  g_assert_false (gtk_widget_get_sensitive (row));
  remedy_finding_row_set_waiting (REMEDY_FINDING_ROW (row), TRUE);
  g_assert_cmpstr (get_name (row), ==, "Is MAPI32.DLL that of the service pack?, being read");

  remedy_finding_row_set_finding (REMEDY_FINDING_ROW (row), finding);
  g_assert_true (gtk_widget_get_sensitive (row));
  g_assert_cmpstr (get_name (row), ==, "MAPI32.DLL is <not> the service pack’s, failed, read");
  g_assert_cmpstr (get_description (row), ==, "Another version & size");

  /* The same finding again leaves an open row open, with the same rows in it. */
  g_assert_true (atk_action_do_action (ATK_ACTION (gtk_widget_get_accessible (row)), 0));
  while (gtk_events_pending ())
    gtk_main_iteration ();
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (row)));
  remedy_finding_row_set_finding (REMEDY_FINDING_ROW (row), finding);
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (row)));

  remedy_finding_row_set_waiting (REMEDY_FINDING_ROW (row), FALSE);
  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (row)));
  assert_gone (window, row);
}

static void
stand (GtkWidget *row, const RemedyStanding *standing)
{
  remedy_step_row_set_standing (REMEDY_STEP_ROW (row), standing);
}

static void
test_step_row (void)
{
  g_autoptr (RemedyStep) step = remedy_step_new ();
  g_autoptr (RemedyMark) mark = remedy_mark_new ();
  GtkWidget *row, *window, *button;
  guint      taken_back = 0;

  step->id = g_strdup ("quiet.stop");
  step->title = g_strdup ("Stop the services");
  step->command = g_strdup ("net stop MSExchangeSA /yes");
  step->no_return = TRUE;
  mark->step = g_strdup ("quiet.stop");
  mark->state = REMEDY_STEP_SKIPPED;
  mark->time = 0;
  mark->reason = g_strdup ("they were stopped");
  mark->note = g_strdup ("took two tries");

  row = remedy_step_row_new (step);
  window = put_in_window (row);
  g_assert_cmpstr (remedy_step_row_get_id (REMEDY_STEP_ROW (row)), ==, "quiet.stop");
  g_assert_cmpstr (get_name (row), ==, "Stop the services, to do");
  g_assert_cmpstr (get_description (row), ==, "the point of no return");
  stand (row, &(RemedyStanding){ .current = TRUE, .number = 7 });
  g_assert_cmpstr (get_name (row), ==, "Stop the services, next");
  g_assert_cmpstr (get_description (row), ==, "step 7 · the point of no return");
  stand (row, &(RemedyStanding){ .mark = mark, .can_choose = TRUE });
  g_assert_cmpstr (get_name (row), ==, "Stop the services, skipped");
  g_assert_nonnull (strstr (get_description (row), "1 Jan 1970"));
  g_assert_nonnull (strstr (get_description (row), "they were stopped"));
  g_assert_nonnull (strstr (get_description (row), "took two tries"));

  g_signal_connect_swapped (row, "take-back", G_CALLBACK (count_call), &taken_back);
  button = find (row, GTK_TYPE_BUTTON, "Take the mark back");
  gtk_button_clicked (GTK_BUTTON (button));
  g_assert_cmpuint (taken_back, ==, 1);
  assert_gone (window, row);
}

/* A step whose way is barred says by what, and cannot be chosen. */
static void
test_step_row_stopped (void)
{
  g_autoptr (RemedyStep) step = remedy_step_new ();
  g_autoptr (RemedyStep) blocker = remedy_step_new ();
  g_autoptr (RemedyMark) failed = remedy_mark_new ();
  GtkWidget *row, *window, *button;
  guint      chosen = 0;

  step->id = g_strdup ("quiet.stop");
  step->title = g_strdup ("Stop the services");
  blocker->title = g_strdup ("Back up the store");
  failed->state = REMEDY_STEP_FAILED;
  failed->reason = g_strdup ("the tape was full");
  row = remedy_step_row_new (step);
  window = put_in_window (row);
  button = find (row, GTK_TYPE_BUTTON, "Do this one now");
  g_signal_connect_swapped (row, "choose", G_CALLBACK (count_call), &chosen);

  g_assert_false (gtk_widget_get_visible (button));
  stand (row, &(RemedyStanding){ .can_choose = TRUE });
  g_assert_true (gtk_widget_get_visible (button));
  gtk_button_clicked (GTK_BUTTON (button));
  g_assert_cmpuint (chosen, ==, 1);
  stand (row, &(RemedyStanding){ .can_choose = TRUE, .blocker = blocker });
  g_assert_cmpstr (get_name (row), ==, "Stop the services, to do");
  g_assert_cmpstr (get_description (row), ==, "waits for “Back up the store”");
  g_assert_false (gtk_widget_get_sensitive (button));
  stand (row, &(RemedyStanding){ .can_choose = TRUE, .blocker = blocker, .blocker_mark = failed });
  g_assert_cmpstr (get_name (row), ==, "Stop the services, stopped");
  g_assert_cmpstr (get_description (row), ==, "waits for “Back up the store”");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (get_description (button), ==, get_description (row));
  assert_gone (window, row);
}

static void
collect_texts (GtkWidget *widget, gpointer texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_texts, texts);
}

static void
assert_says (GtkWidget *row, const char *words, gboolean expected)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  collect_texts (row, texts);
  g_assert_cmpint (strstr (texts->str, words) != NULL, ==, expected);
}

/* Everything that a step says is in its row; what changes, changes in the open row. */
static void
test_step_row_changes (void)
{
  g_autoptr (RemedyStep) step = remedy_step_new ();
  GtkWidget *row, *window;

  step->id = g_strdup ("after.test-migration");
  step->title = g_strdup ("Migrate one user");
  step->back = g_strdup ("Delete the mailbox again.");
  step->document = g_strdup ("Mode,NOTES\n");
  step->document_name = g_strdup ("C:\\REMEDY\\ONE.CTL");
  step->advice = TRUE;
  g_ptr_array_add (step->stated, g_strdup ("The Notes server is NOTES1."));
  row = remedy_step_row_new (step);
  window = put_in_window (row);
  g_assert_cmpstr (get_name (row), ==, "Migrate one user, to do, our advice · stated");
  assert_says (row, "Our advice, not Microsoft’s", TRUE);
  assert_says (row, "To go back\nDelete the mailbox again.", TRUE);
  assert_says (row, "The Notes server is NOTES1.\n", TRUE);
  assert_says (row, "Mode,NOTES", TRUE);
  assert_says (row, "C:\\REMEDY\\ONE.CTL", TRUE);

  gtk_expander_set_expanded (GTK_EXPANDER (row), TRUE);
  g_free (step->back);
  step->back = g_strdup ("Nothing is to be taken back.");
  g_ptr_array_set_size (step->stated, 0);
  remedy_step_row_set_step (REMEDY_STEP_ROW (row), step);
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (row)));
  assert_says (row, "Delete the mailbox again.", FALSE);
  assert_says (row, "Nothing is to be taken back.", TRUE);
  assert_says (row, "NOTES1", FALSE);
  g_assert_cmpstr (get_name (row), ==, "Migrate one user, to do, our advice");
  assert_gone (window, row);
}

static void
test_document_row (void)
{
  GtkWidget *row = remedy_document_row_new ();
  GtkWidget *window = put_in_window (row);
  GtkWidget *copy, *save;

  g_assert_false (gtk_widget_get_visible (row));
  remedy_document_row_set (REMEDY_DOCUMENT_ROW (row), "Message to the users", "Dear all");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (get_name (row), ==, "Message to the users, text to send");
  copy = find (row, REMEDY_TYPE_COPY_BUTTON, NULL);
  save = find (row, GTK_TYPE_BUTTON, "Save…");
  g_assert_cmpstr (get_name (copy), ==, "Copy “Message to the users”");
  g_assert_cmpstr (get_name (save), ==, "Save “Message to the users”…");
  gtk_button_clicked (GTK_BUTTON (copy));
  g_assert_cmpstr (get_name (copy), ==, "“Message to the users” was copied");
  remedy_document_row_set (REMEDY_DOCUMENT_ROW (row), "C:\\ONE.CTL", "Mode,NOTES");
  g_assert_cmpstr (get_name (row), ==, "C:\\ONE.CTL, file for the server");
  remedy_document_row_set (REMEDY_DOCUMENT_ROW (row), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (row));
  assert_gone (window, row);
}

static void
test_command_box (void)
{
  GtkWidget       *box = remedy_command_box_new ("net stop MSExchangeSA /yes");
  GtkWidget       *window = put_in_window (box);
  GtkWidget       *label = NULL;
  GtkWidget       *button = find (box, GTK_TYPE_BUTTON, NULL);
  g_autofree char *copied = NULL;

  find_type (box, &label);
  g_assert_nonnull (label);
  g_assert_cmpstr (get_name (button), ==, "Copy the command");
  gtk_button_clicked (GTK_BUTTON (button));
  g_assert_cmpstr (get_name (button), ==, "The command was copied");
  copied = gtk_clipboard_wait_for_text (gtk_widget_get_clipboard (box, GDK_SELECTION_CLIPBOARD));
  g_assert_cmpstr (copied, ==, "net stop MSExchangeSA /yes");

  remedy_command_box_set_command (REMEDY_COMMAND_BOX (box), "rdisk /s");
  g_assert_cmpstr (get_name (button), ==, "Copy the command");
  g_assert_cmpstr (remedy_command_box_get_command (REMEDY_COMMAND_BOX (box)), ==, "rdisk /s");
  remedy_command_box_set_command (REMEDY_COMMAND_BOX (box), NULL);
  g_assert_false (gtk_widget_get_visible (box));
  assert_gone (window, box);
}

static void
test_banner (void)
{
  GtkWidget       *banner = remedy_banner_new ();
  GtkWidget       *window = put_in_window (banner);
  RemedyLook       look = remedy_look_condition (REMEDY_CONDITION_LIKELY);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_assert_false (gtk_widget_get_visible (banner));
  remedy_banner_set (REMEDY_BANNER (banner), &look, "This is the fault: likely", "Reapply.");
  remedy_banner_set_alert (REMEDY_BANNER (banner), TRUE);
  gtk_widget_show (banner);
  g_object_get (banner, "title", &title, "text", &text, NULL);
  g_assert_cmpstr (title, ==, "This is the fault: likely");
  g_assert_cmpstr (text, ==, "Reapply.");
  g_assert_cmpstr (get_name (banner), ==, "This is the fault: likely");
  g_assert_cmpint (atk_object_get_role (gtk_widget_get_accessible (banner)), ==, ATK_ROLE_ALERT);
  gtk_button_clicked (GTK_BUTTON (find (banner, GTK_TYPE_BUTTON, NULL)));
  g_assert_false (gtk_widget_get_visible (banner));
  assert_gone (window, banner);
}

static void
keep_text (RemedyReasonEntry *entry, const char *text, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

static void
test_reason_entry (void)
{
  GtkWidget       *entry = remedy_reason_entry_new ();
  GtkWidget       *window = put_in_window (entry);
  GtkWidget       *field, *button;
  g_autofree char *kept = NULL;

  g_signal_connect (entry, "given", G_CALLBACK (keep_text), &kept);
  g_assert_false (gtk_widget_get_visible (entry));
  remedy_reason_entry_ask (REMEDY_REASON_ENTRY (entry), "_Why?", "_Skip", NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (entry));
  field = find (entry, GTK_TYPE_ENTRY, NULL);
  button = find (entry, GTK_TYPE_BUTTON, "_Skip");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_entry_set_text (GTK_ENTRY (field), "  ");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_widget_activate (field);
  g_assert_null (kept);
  gtk_entry_set_text (GTK_ENTRY (field), "not installed");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_button_clicked (GTK_BUTTON (button));
  g_assert_cmpstr (kept, ==, "not installed");
  gtk_button_clicked (GTK_BUTTON (find (entry, GTK_TYPE_BUTTON, "_Cancel")));
  g_assert_false (gtk_widget_get_visible (entry));
  assert_gone (window, entry);
}

static void
test_comparison_row (void)
{
  g_autoptr (RemedyComparison) comparison = remedy_comparison_new ();
  GtkWidget *row, *window;

  comparison->title = g_strdup ("MAPI32.DLL");
  comparison->before = g_strdup ("4.0.993.3");
  comparison->change = REMEDY_CHANGE_MENDED;
  row = remedy_comparison_row_new (comparison);
  window = put_in_window (row);
  g_assert_cmpstr (get_name (row), ==, "MAPI32.DLL, mended");
  g_assert_cmpstr (get_description (row), ==, "before: 4.0.993.3; after: not read");
  assert_gone (window, row);
}

static void
test_timeline (void)
{
  GtkWidget *timeline = remedy_timeline_new ();
  GtkWidget *window;
  RemedyRun  first = { .started = 0, .ended = 60, .complete = TRUE, .clean = TRUE };
  RemedyRun  second = { .started = 86400, .ended = 86460 };
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  first.events = second.events = events;
  gtk_widget_show (timeline);
  window = put_in_window (timeline);
  remedy_timeline_set_runs (REMEDY_TIMELINE (timeline), runs, NULL);
  g_assert_cmpstr (get_name (timeline), ==, "0 runs of the Migration Wizard");
  g_ptr_array_add (runs, &first);
  g_ptr_array_add (runs, &second);
  remedy_timeline_set_runs (REMEDY_TIMELINE (timeline), runs, NULL);
  g_assert_cmpstr (get_name (timeline), ==,
                   "2 runs of the Migration Wizard; 1 Jan 1970, 00:00 UTC: clean; "
                   "2 Jan 1970, 00:00 UTC: without an end");
  while (gtk_events_pending ())
    gtk_main_iteration ();
  assert_gone (window, timeline);
}

/* Every state has an icon that is there, and a word of its own. */
static void
test_looks (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; remedy_step_state_words[i] != NULL; i++)
    {
      RemedyLook look = remedy_look_step (i);

      g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_default (), look.icon));
      g_assert_true (g_hash_table_add (words, (gpointer) look.word));
    }
  g_hash_table_remove_all (words);
  for (int i = 0; remedy_condition_words[i] != NULL; i++)
    {
      RemedyLook look = remedy_look_condition (i);

      g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_default (), look.icon));
      g_assert_true (g_hash_table_add (words, (gpointer) look.word));
    }
  g_hash_table_remove_all (words);
  for (int i = 0; remedy_outcome_words[i] != NULL; i++)
    {
      RemedyLook look = remedy_look_outcome (i);

      g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_default (), look.icon));
      g_assert_true (g_hash_table_add (words, (gpointer) look.word));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/group", test_group);
  g_test_add_func ("/rows/fact-row", test_fact_row);
  g_test_add_func ("/rows/choice-row", test_choice_row);
  g_test_add_func ("/rows/finding-row", test_finding_row);
  g_test_add_func ("/rows/step-row", test_step_row);
  g_test_add_func ("/rows/step-row-stopped", test_step_row_stopped);
  g_test_add_func ("/rows/step-row-changes", test_step_row_changes);
  g_test_add_func ("/rows/document-row", test_document_row);
  g_test_add_func ("/rows/command-box", test_command_box);
  g_test_add_func ("/rows/banner", test_banner);
  g_test_add_func ("/rows/reason-entry", test_reason_entry);
  g_test_add_func ("/rows/comparison-row", test_comparison_row);
  g_test_add_func ("/rows/timeline", test_timeline);
  g_test_add_func ("/rows/looks", test_looks);
  return g_test_run ();
}
