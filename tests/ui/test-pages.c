/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <handy.h>

#include "app/remedy-page.h"
#include "app/remedy-window.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-choice-row.h"
#include "app/rows/remedy-command-box.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-trouble-row.h"
#include "test-support.h"

/*
 * Rules that every page keeps on every kind of server: it has a title, its footer says what
 * the order of the pages says, a screen reader gets a name for whatever can be pressed, and
 * the Tab key comes to all of it. Warnings of GTK are fatal here.
 */

/* Beyond this many steps the Tab key goes round and round. */
#define MAX_TABS 600

typedef struct
{
  char          *folder;
  RemedySession *session;
  RemedyWindow  *window;
} Fixture;

static void
settle (void)
{
  while (gtk_events_pending ())
    gtk_main_iteration ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemedyCaseStore) store = NULL;

  fixture->folder = test_temp_dir ();
  store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (store);
  fixture->window = REMEDY_WINDOW (remedy_window_new (NULL, fixture->session));
  g_object_ref (fixture->window);
  gtk_widget_show (GTK_WIDGET (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_widget_destroy (GTK_WIDGET (fixture->window));
  /* What is still on its way holds references until it has arrived. */
  while (G_OBJECT (fixture->window)->ref_count > 1 || G_OBJECT (fixture->session)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_finalize_object (fixture->window);
  test_let_go (fixture->session);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
practise (Fixture *fixture, const char *scenario)
{
  GActionGroup *actions
      = gtk_widget_get_action_group (GTK_WIDGET (fixture->window), "case");

  g_action_group_activate_action (actions, "practice", g_variant_new_string (scenario));
  while (remedy_session_get_case (fixture->session) == NULL
         || remedy_session_is_reading (fixture->session)
         || remedy_session_get_facts (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
go_to (Fixture *fixture, RemedyPageId page)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "page");

  g_action_activate (action, g_variant_new_int32 (page));
  while (remedy_window_get_page (fixture->window) != page)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
collect (GtkWidget *widget, gpointer user_data)
{
  GPtrArray *widgets = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  g_ptr_array_add (widgets, widget);
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect, widgets);
}

/* All that can be seen. */
static GPtrArray *
look (Fixture *fixture)
{
  GPtrArray *widgets = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->window), widgets);
  return widgets;
}

static RemedyPage *
find_page (const GPtrArray *widgets)
{
  RemedyPage *page = NULL;

  for (guint i = 0; i < widgets->len; i++)
    if (REMEDY_IS_PAGE (widgets->pdata[i]))
      {
        g_assert_null (page);
        page = widgets->pdata[i];
      }
  g_assert_nonnull (page);
  return page;
}

static GtkWidget *
find_button (const GPtrArray *widgets, const char *label)
{
  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_BUTTON (widgets->pdata[i])
        && g_strcmp0 (gtk_button_get_label (widgets->pdata[i]), label) == 0)
      return widgets->pdata[i];
  return NULL;
}

static void
check_title (RemedyPage *page, const GPtrArray *widgets)
{
  const char *title = remedy_page_get_title (page);
  gboolean    seen = FALSE;

  g_assert_cmpstr (title, !=, "");
  for (guint i = 0; i < widgets->len; i++)
    seen = seen
           || (GTK_IS_LABEL (widgets->pdata[i])
               && g_strcmp0 (gtk_label_get_text (widgets->pdata[i]), title) == 0);
  g_assert_true (seen);
}

/* The one suggested action can be pressed if and only if it leads somewhere. */
static void
check_footer (Fixture *fixture, RemedyPage *page, const GPtrArray *widgets, RemedyPageId id)
{
  const char     *label = remedy_page_get_action (page);
  GtkWidget      *action = label != NULL ? find_button (widgets, label) : NULL;
  RemedyFlowState state;
  RemedyPageId    next;
  gboolean        leads;

  remedy_session_get_flow_state (fixture->session, &state);
  leads = remedy_page_has_own_action (page) || remedy_flow_next (&state, id, &next);
  g_assert_cmpint (find_button (widgets, "_Back") != NULL, ==, id != REMEDY_PAGE_SERVER);
  if (action != NULL)
    g_assert_cmpint (gtk_widget_get_sensitive (action), ==,
                     leads && remedy_page_is_complete (page));
  else
    g_assert_true (label == NULL || id == REMEDY_PAGE_REPORT);
}

/* What can be pressed has a name; what is said is said in words. */
static void
check_names (const GPtrArray *widgets)
{
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget  *widget = widgets->pdata[i];
      const char *name = atk_object_get_name (gtk_widget_get_accessible (widget));

      if (GTK_IS_BUTTON (widget) || GTK_IS_EXPANDER (widget) || GTK_IS_ENTRY (widget)
          || GTK_IS_LIST_BOX_ROW (widget))
        if (name == NULL || *name == '\0')
          g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
      if (GTK_IS_LABEL (widget))
        {
          const char *text = gtk_label_get_text (GTK_LABEL (widget));

          if (strstr (text, "(null)") != NULL || strstr (text, "&amp;") != NULL)
            g_error ("a label says “%s”", text);
        }
    }
}

/* Everything that can be pressed is come to by the Tab key, and it leads round. */
static void
check_keyboard (Fixture *fixture, const GPtrArray *widgets)
{
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  GtkWindow *window = GTK_WINDOW (fixture->window);

  /* A window that is not the active one never tells its widgets that they have the focus. */
  gtk_window_present (window);
  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < MAX_TABS; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      if (gtk_window_get_focus (window) != NULL)
        g_hash_table_add (met, gtk_window_get_focus (window));
    }
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = widgets->pdata[i];

      /* Of radio buttons the Tab key comes to the one that is chosen. */
      if (!(GTK_IS_BUTTON (widget) || GTK_IS_EXPANDER (widget) || GTK_IS_ENTRY (widget))
          || GTK_IS_RADIO_BUTTON (widget) || !gtk_widget_is_sensitive (widget)
          || !gtk_widget_get_can_focus (widget))
        continue;
      if (!g_hash_table_contains (met, widget))
        g_error ("the Tab key does not come to the %s “%s”", G_OBJECT_TYPE_NAME (widget),
                 atk_object_get_name (gtk_widget_get_accessible (widget)));
    }
}

static void
check_page (Fixture *fixture, RemedyPageId id)
{
  g_autoptr (GPtrArray) widgets = NULL;
  RemedyPage *page;

  go_to (fixture, id);
  widgets = look (fixture);
  page = find_page (widgets);
  g_test_message ("%s: %u widgets", remedy_page_words[id], widgets->len);
  check_title (page, widgets);
  check_footer (fixture, page, widgets, id);
  check_names (widgets);
  check_keyboard (fixture, widgets);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* Where it is not this fault, with a reason. */
static void
agree (Fixture *fixture)
{
  gboolean gone_on = FALSE, agreed = FALSE;
  g_autoptr (RemedyStatements) statements = remedy_statements_new ();

  remedy_session_go_on_async (fixture->session, "support asked for it", on_done, &gone_on);
  statements->backup = REMEDY_STATED_YES;
  remedy_session_state_async (fixture->session, statements, NULL, NULL);
  remedy_session_consent_async (fixture->session, TRUE, on_done, &agreed);
  while (!gone_on || !agreed)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
test_scenario (Fixture *fixture, gconstpointer scenario)
{
  RemedyFlowState state;

  check_page (fixture, REMEDY_PAGE_SERVER);
  practise (fixture, scenario);
  for (int id = 0; id < REMEDY_N_PAGES; id++)
    {
      remedy_session_get_flow_state (fixture->session, &state);
      if (remedy_flow_can_enter (&state, id))
        check_page (fixture, id);
    }
  agree (fixture);
  for (int id = REMEDY_PAGE_PREPARE; id < REMEDY_N_PAGES; id++)
    check_page (fixture, id);
}

static void
read_after (Fixture *fixture)
{
  gboolean done = FALSE;

  remedy_session_read_async (fixture->session, REMEDY_READING_AFTER, NULL, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static GtkWidget *
find_named (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) widgets = look (fixture);

  return find_button (widgets, label);
}

static GtkWidget *
find_trouble (Fixture *fixture)
{
  g_autoptr (GPtrArray) widgets = look (fixture);

  for (guint i = 0; i < widgets->len; i++)
    if (REMEDY_IS_TROUBLE_ROW (widgets->pdata[i]))
      return widgets->pdata[i];
  return NULL;
}

/* The setup log: where it was not read it is asked for; errors in it come with their remedy,
 * and with a way to the page where it is worked off. */
static void
test_setup_log (Fixture *fixture, gconstpointer data)
{
  const RemedyCase *case_;
  g_autofree char  *log = NULL;
  g_autofree char  *text = NULL;
  g_autofree char  *spoilt = NULL;
  GtkWidget        *row;

  practise (fixture, "fault-sp1");
  agree (fixture);
  case_ = remedy_session_get_case (fixture->session);
  log = g_build_filename (case_->paths->pdata[0], "Exchange Server Setup.log", NULL);
  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  spoilt = g_strconcat (text, "Error: the service could not be started, ID no: 0xc0020422\r\n",
                        NULL);
  g_assert_true (g_file_set_contents (log, spoilt, -1, NULL));
  go_to (fixture, REMEDY_PAGE_VERIFY);
  g_assert_null (find_named (fixture, "Point to it…"));
  read_after (fixture);
  g_assert_null (find_named (fixture, "Point to it…"));
  row = find_trouble (fixture);
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "add-failure", remedy_trouble_row_get_id (REMEDY_TROUBLE_ROW (row)));
  while (remedy_session_get_case (fixture->session)->work->failures->len == 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  case_ = remedy_session_get_case (fixture->session);
  g_assert_true (find_trouble (fixture) == row);
  g_assert_cmpstr (case_->work->failures->pdata[0], ==,
                   remedy_trouble_row_get_id (REMEDY_TROUBLE_ROW (row)));
  g_assert_cmpint (g_remove (log), ==, 0);
  read_after (fixture);
  g_assert_null (find_trouble (fixture));
  g_assert_nonnull (find_named (fixture, "Point to it…"));
  g_assert_true (g_file_set_contents (log, spoilt, -1, NULL));
  read_after (fixture);
  gtk_button_clicked (GTK_BUTTON (find_named (fixture, "Go to Reapply")));
  while (remedy_window_get_page (fixture->window) != REMEDY_PAGE_REAPPLY)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* What a server calls its things goes through a row as it is, and is never markup. */
static void
test_texts_go_through (void)
{
  static const char *const texts[] = { "plain", "a <b>name</b> & \"more\"", "_under_score",
                                       "line one\nline two", "" };
  const GType types[] = { REMEDY_TYPE_BANNER, REMEDY_TYPE_CHOICE_ROW, REMEDY_TYPE_COMMAND_BOX,
                          REMEDY_TYPE_FACT_ROW, REMEDY_TYPE_GROUP };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *row = g_object_ref_sink (g_object_new (types[i], NULL));
      guint      n_properties;
      g_autofree GParamSpec **properties
          = g_object_class_list_properties (G_OBJECT_GET_CLASS (row), &n_properties);

      for (guint j = 0; j < n_properties; j++)
        for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
          {
            g_autofree char *text = NULL;

            if (properties[j]->owner_type != types[i] || !G_IS_PARAM_SPEC_STRING (properties[j]))
              continue;
            g_object_set (row, properties[j]->name, texts[k], NULL);
            g_object_get (row, properties[j]->name, &text, NULL);
            g_assert_cmpstr (text != NULL ? text : "", ==, texts[k]);
          }
      gtk_widget_destroy (row);
      g_assert_finalize_object (row);
    }
}

int
main (int argc, char **argv)
{
  static const char *const scenarios[] = { "fault-sp2", "mixed-files", "no-log", "workstation" };

  gtk_test_init (&argc, &argv, NULL);
  hdy_init ();
  test_temp_in_memory ();
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/pages/", scenarios[i], NULL);

      g_test_add (path, Fixture, scenarios[i], set_up, test_scenario, tear_down);
    }
  g_test_add ("/pages/setup-log", Fixture, NULL, set_up, test_setup_log, tear_down);
  g_test_add_func ("/pages/texts-go-through", test_texts_go_through);
  return g_test_run ();
}
