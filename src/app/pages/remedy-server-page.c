/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-server-page.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-bundle-opener.h"
#include "app/remedy-inventory.h"
#include "app/remedy-words.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-case-list.h"
#include "app/rows/remedy-choice-row.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-progress.h"
#include "practice/remedy-practice.h"

/* Chooses the server; once there is one, says what was found there and what is missing. */
struct _RemedyServerPage
{
  RemedyPage parent_instance;

  RemedyCaseList  *case_list;
  GtkBox          *chooser_box;
  RemedyGroup     *found_group;
  RemedyBanner    *gone_banner;
  RemedyGroup     *missing_group;
  RemedyGroup     *place_group;
  GtkBox          *practice_box;
  RemedyChoiceRow *practice_row;
  RemedyGroup     *problem_group;
  RemedyProgress  *progress;
  GtkBox          *result_box;
  RemedyGroup     *scenario_group;

  GtkFileChooserNative *chooser;    /* (owned) (nullable) while it is open */
  gboolean              pointing;   /* the chooser is for one missing file */
  gboolean              practising; /* the practice servers are shown, to choose one */
};

G_DEFINE_TYPE (RemedyServerPage, remedy_server_page, REMEDY_TYPE_PAGE)

static void
on_chosen (RemedyServerPage *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));
  if (path == NULL)
    return;
  if (self->pointing)
    remedy_page_activate (REMEDY_PAGE (self), "point", g_variant_new_string (path));
  else
    {
      const char *paths[] = { path, NULL };

      remedy_page_activate (REMEDY_PAGE (self), "open", g_variant_new_strv (paths, -1));
    }
}

static void
choose (RemedyServerPage *self, const char *title, GtkFileChooserAction action, gboolean pointing)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  g_clear_object (&self->chooser);
  self->pointing = pointing;
  self->chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (window), action, _ ("_Choose"), NULL);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_choose_folder (RemedyServerPage *self)
{
  choose (self, _ ("Choose the folder with the server’s files"),
          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, FALSE);
}

static void
on_point (GtkButton *button, RemedyServerPage *self)
{
  const char *file = g_object_get_data (G_OBJECT (button), "file");
  gboolean    folder = g_strcmp0 (file, "exchsrvr\\bin") == 0 || g_strcmp0 (file, "System32") == 0;
  /* Translators: title of a file chooser; %s is the name of a file or folder. */
  g_autofree char *title = g_strdup_printf (_ ("Point to %s"), file);

  choose (self, title,
          folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, TRUE);
}

static void
on_drop (RemedyServerPage *self,
         GdkDragContext   *context,
         int               x,
         int               y,
         GtkSelectionData *data,
         guint             info,
         guint             time)
{
  g_auto (GStrv) uris = gtk_selection_data_get_uris (data);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (gsize i = 0; uris != NULL && uris[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  gtk_drag_finish (context, paths[0] != NULL, FALSE, time);
  if (paths[0] != NULL && paths[1] == NULL && remedy_bundle_opener_is_bundle (paths[0]))
    g_action_group_activate_action (
        G_ACTION_GROUP (gtk_widget_get_toplevel (GTK_WIDGET (self))), "open-bundle",
        g_variant_new_string (paths[0]));
  else if (paths[0] != NULL)
    remedy_page_activate (REMEDY_PAGE (self), "open",
                          g_variant_new_strv ((const char *const *) paths, -1));
}

static void
on_failed (RemedyServerPage *self, const char *title, const GError *error)
{
  remedy_page_show_problem (REMEDY_PAGE (self), title, error);
}

static void
add_point_button (RemedyServerPage *self, RemedyFactRow *row, const char *file)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Point to it…"));
  /* Translators: read aloud; %s is the name of a file or folder. */
  g_autofree char *name = g_strdup_printf (_ ("Point to %s…"), file);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_object_set_data_full (G_OBJECT (button), "file", g_strdup (file), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_point), self, 0);
  gtk_widget_show (button);
  remedy_fact_row_add_suffix (row, button);
}

static void
show_inventory (RemedyServerPage *self, const RemedyFacts *facts)
{
  g_autoptr (GPtrArray) items = remedy_inventory_make (facts);
  guint    n_missing = 0;
  gboolean reading = remedy_session_is_reading (remedy_page_get_session (REMEDY_PAGE (self)));

  remedy_group_clear (self->found_group);
  remedy_group_clear (self->missing_group);
  for (guint i = 0; i < items->len; i++)
    {
      const RemedyInventoryItem *item = g_ptr_array_index (items, i);
      gboolean                   found = item->state == REMEDY_ITEM_FOUND;
      RemedyLook                 look = remedy_look_item (item->state);
      GtkWidget                 *row;

      if (reading && item->state == REMEDY_ITEM_NOT_READ)
        continue;
      row = remedy_fact_row_new (item->title, item->detail);
      remedy_fact_row_set_look (REMEDY_FACT_ROW (row), &look);
      if (!found && item->file != NULL)
        add_point_button (self, REMEDY_FACT_ROW (row), item->file);
      gtk_container_add (GTK_CONTAINER (found ? self->found_group : self->missing_group), row);
      n_missing += !found;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->found_group), items->len > n_missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_group), n_missing > 0);
}

static void
add_place (RemedyServerPage *self, const char *title, const char *value, const char *from)
{
  g_autofree char *subtitle = NULL;

  if (value == NULL)
    return;
  /* Translators: a value, and where it was read. */
  subtitle = from != NULL ? g_strdup_printf (_ ("%s, from %s"), value, from) : g_strdup (value);
  gtk_container_add (GTK_CONTAINER (self->place_group), remedy_fact_row_new (title, subtitle));
}

static const char *
describe_layout (const RemedyCase *case_, const RemedyLayoutFact *layout)
{
  const RemedyDriveFact *first =
      layout->drives->len > 0 ? g_ptr_array_index (layout->drives, 0) : NULL;

  if (layout->kind == REMEDY_LAYOUT_LOOSE)
    return _ ("Loose files");
  for (guint i = 0; layout->drives->len == 1 && i < case_->paths->len; i++)
    if (g_strcmp0 (first->host_path, g_ptr_array_index (case_->paths, i)) == 0)
      return _ ("The root of a system drive");
  return _ ("A folder of drives");
}

static void
show_place (RemedyServerPage *self, const RemedyCase *case_, const RemedyLayoutFact *layout)
{
  g_autofree char *paths = remedy_words_join (case_->paths);

  remedy_group_clear (self->place_group);
  add_place (self, layout == NULL ? _ ("Where it is read from") : describe_layout (case_, layout),
             paths, NULL);
  if (layout == NULL)
    return;
  for (guint i = 0; i < layout->drives->len; i++)
    {
      const RemedyDriveFact *drive = g_ptr_array_index (layout->drives, i);
      /* Translators: %s is the letter of a drive. */
      g_autofree char *title = g_strdup_printf (_ ("Drive %s:"), drive->letter);

      if (g_strcmp0 (drive->host_path, paths) != 0)
        add_place (self, title, drive->host_path, NULL);
    }
  add_place (self, _ ("Windows"), layout->system_root, NULL);
  add_place (self, _ ("Exchange Server"), layout->exchange_root, layout->exchange_root_from);
}

static void
show_problems (RemedyServerPage *self, const RemedyLayoutFact *layout)
{
  guint n_problems = layout != NULL ? layout->problems->len : 0;

  remedy_group_clear (self->problem_group);
  for (guint i = 0; i < n_problems; i++)
    {
      const RemedyProblemFact *problem = g_ptr_array_index (layout->problems, i);
      RemedyLook               look = remedy_look_item (problem->state);
      GtkWidget               *row = remedy_fact_row_new (problem->path, problem->reason);

      remedy_fact_row_set_look (REMEDY_FACT_ROW (row), &look);
      gtk_container_add (GTK_CONTAINER (self->problem_group), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), n_problems > 0);
}

static void
show_gone (RemedyServerPage *self, RemedySession *session)
{
  const char *problem = remedy_session_get_problem (session);
  RemedyLook  look = { "dialog-warning-symbolic", "warning", _ ("attention") };
  gboolean    gone =
      !remedy_session_is_evidence_there (session) && !remedy_session_is_reading (session);

  if (gone)
    remedy_banner_set (self->gone_banner, &look, _ ("The server’s files are not there now"),
                       _ ("What was read of them earlier is shown. To read them again, put them "
                          "back where they were, or start a new case."));
  else if (problem != NULL)
    remedy_banner_set (self->gone_banner, &look, _ ("A part of this case could not be opened"),
                       problem);
  gtk_widget_set_visible (GTK_WIDGET (self->gone_banner), gone || problem != NULL);
}

static void
show_chooser (RemedyServerPage *self)
{
  RemedyPage *page = REMEDY_PAGE (self);

  if (self->practising)
    {
      remedy_page_set_title (page, _ ("Which practice server?"));
      remedy_page_set_subtitle (
          page, _ ("Each is made of invented files on this computer. None is a real server."));
    }
  else
    {
      remedy_page_set_title (page, _ ("Where is the server?"));
      remedy_page_set_subtitle (
          page, _ ("Ntsmig Remedy only reads. It never changes the server or these files."));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chooser_box), !self->practising);
  gtk_widget_set_visible (GTK_WIDGET (self->practice_box), self->practising);
  remedy_page_set_action (page, NULL, FALSE);
}

/* A list of its own: below the two choices it would push the recent cases out of sight. */
static void
set_practising (RemedyServerPage *self, gboolean practising)
{
  self->practising = practising;
  show_chooser (self);
}

static void
on_choose_practice (RemedyServerPage *self)
{
  set_practising (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->scenario_group), GTK_DIR_TAB_FORWARD);
}

static void
on_leave_practice (RemedyServerPage *self)
{
  set_practising (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->practice_row));
}

static void
show_result (RemedyServerPage *self, RemedySession *session)
{
  RemedyPage        *page = REMEDY_PAGE (self);
  const RemedyCase  *case_ = remedy_session_get_case (session);
  const RemedyFacts *facts = remedy_session_get_facts (session);
  gboolean           reading = remedy_session_is_reading (session);

  remedy_page_set_title (page, reading ? _ ("Reading the server") : _ ("What was found"));
  remedy_page_set_subtitle (
      page, reading ? _ ("You can look at the pages Symptom and Checks meanwhile.")
            : facts != NULL && facts->stopped
                ? _ ("Reading was stopped. What was read until then is kept; F5 reads again.")
                : _ ("Nothing was changed. What is missing here may still be on the server."));
  remedy_page_set_action (page, _ ("_Continue"), TRUE);
  show_gone (self, session);
  show_place (self, case_, facts != NULL ? facts->layout : NULL);
  show_problems (self, facts != NULL ? facts->layout : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->found_group), facts != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_group), facts != NULL);
  if (facts != NULL)
    show_inventory (self, facts);
}

static void
remedy_server_page_refresh (RemedyPage *page)
{
  RemedyServerPage *self = REMEDY_SERVER_PAGE (page);
  RemedySession    *session = remedy_page_get_session (page);
  gboolean          has_case = remedy_session_get_case (session) != NULL;

  if (!has_case && gtk_widget_get_visible (GTK_WIDGET (self->result_box)))
    remedy_case_list_load (self->case_list, remedy_session_get_store (session));
  gtk_widget_set_visible (GTK_WIDGET (self->result_box), has_case);
  if (has_case)
    {
      self->practising = FALSE;
      gtk_widget_hide (GTK_WIDGET (self->chooser_box));
      gtk_widget_hide (GTK_WIDGET (self->practice_box));
      show_result (self, session);
    }
  else
    show_chooser (self);
}

static void
remedy_server_page_shown (RemedyPage *page)
{
  RemedyServerPage *self = REMEDY_SERVER_PAGE (page);
  RemedyCaseStore  *store = remedy_session_get_store (remedy_page_get_session (page));

  if (store != NULL)
    remedy_case_list_load (self->case_list, store);
}

static void
add_scenarios (RemedyServerPage *self)
{
  gsize                     n_scenarios = 0;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n_scenarios);

  for (gsize i = 0; i < n_scenarios; i++)
    {
      GtkWidget *row = remedy_choice_row_new (NULL, scenarios[i].name, scenarios[i].teaches);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", scenarios[i].name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "case.practice");
      gtk_container_add (GTK_CONTAINER (self->scenario_group), row);
    }
}

static void
remedy_server_page_constructed (GObject *object)
{
  RemedyServerPage *self = REMEDY_SERVER_PAGE (object);

  G_OBJECT_CLASS (remedy_server_page_parent_class)->constructed (object);
  remedy_progress_set_session (self->progress, remedy_page_get_session (REMEDY_PAGE (self)));
}

static void
remedy_server_page_dispose (GObject *object)
{
  RemedyServerPage *self = REMEDY_SERVER_PAGE (object);

  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (remedy_server_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-server-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, case_list);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, chooser_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, found_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, gone_banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, missing_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, place_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, practice_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, practice_row);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, problem_group);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, progress);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, result_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyServerPage, scenario_group);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_practice);
  gtk_widget_class_bind_template_callback (widget_class, on_drop);
  gtk_widget_class_bind_template_callback (widget_class, on_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_practice);
}

static void
remedy_server_page_class_init (RemedyServerPageClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  RemedyPageClass *page_class = REMEDY_PAGE_CLASS (klass);

  object_class->constructed = remedy_server_page_constructed;
  object_class->dispose = remedy_server_page_dispose;
  page_class->refresh = remedy_server_page_refresh;
  page_class->shown = remedy_server_page_shown;

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_CASE_LIST);
  g_type_ensure (REMEDY_TYPE_CHOICE_ROW);
  g_type_ensure (REMEDY_TYPE_GROUP);
  g_type_ensure (REMEDY_TYPE_PROGRESS);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
remedy_server_page_init (RemedyServerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_scenarios (self);
  gtk_drag_dest_set (GTK_WIDGET (self), GTK_DEST_DEFAULT_ALL, NULL, 0, GDK_ACTION_COPY);
  gtk_drag_dest_add_uri_targets (GTK_WIDGET (self));
}
