/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-application.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-bundle-opener.h"
#include "app/remedy-style.h"
#include "app/remedy-tour.h"
#include "app/remedy-window.h"
#include "practice/remedy-practice.h"

/* As ntsmigctl has it (sysexits.h). */
#define EXIT_USAGE 64

struct _RemedyApplication
{
  GtkApplication parent_instance;

  char *scenario; /* (owned) (nullable) of --practice; "" where it names none */
  RemedyTourOptions tour; /* of --tour */
};

G_DEFINE_TYPE (RemedyApplication, remedy_application, GTK_TYPE_APPLICATION)

static void
on_session_gone (gpointer user_data, GObject *where_the_session_was)
{
  g_application_release (user_data);
}

/* Each window has a session of its own; the store of cases is the same folder. */
static GtkWidget *
open_window (RemedyApplication *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, NULL);
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  g_autoptr (RemedySession) session = remedy_session_new (store);
  GtkWidget *window = remedy_window_new (GTK_APPLICATION (self), session);

  /* What was asked for is saved though the window is closed at once: a job keeps the session. */
  g_application_hold (G_APPLICATION (self));
  g_object_weak_ref (G_OBJECT (session), on_session_gone, self);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
activate_in (GtkWidget *window, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (gtk_widget_get_action_group (window, "case"), action, parameter);
}

static void
activate_new (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  /* The window of a bundle is about nothing else. */
  if (window == NULL || !REMEDY_IS_WINDOW (window) ||
      remedy_session_get_store (remedy_window_get_session (REMEDY_WINDOW (window))) == NULL)
    open_window (user_data);
  else
    activate_in (GTK_WIDGET (window), "close", NULL);
}

static void
activate_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (
      gtk_application_get_active_window (GTK_APPLICATION (user_data)), "program-name",
      _ ("Ntsmig Remedy"), "logo-icon-name", APPLICATION_ID, "version", PACKAGE_VERSION, "comments",
      _ ("Guides through the repair of a Migration Wizard for Lotus Notes that migrates "
         "nothing and says event 12010. It only reads the server’s files."),
      "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static void
activate_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (user_data))) != NULL)
    gtk_widget_destroy (GTK_WIDGET (window));
}

static void
set_accels (GtkApplication *application, const char *action, const char *first, const char *second)
{
  const char *accels[] = { first, second, NULL };

  gtk_application_set_accels_for_action (application, action, accels);
}

static void
remedy_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "about", activate_about, NULL, NULL, NULL, { 0 } },
    { "new", activate_new, NULL, NULL, NULL, { 0 } },
    { "quit", activate_quit, NULL, NULL, NULL, { 0 } },
  };
  GtkApplication *self = GTK_APPLICATION (application);

  G_APPLICATION_CLASS (remedy_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  remedy_style_load ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (self, "app.new", "<Primary>n", NULL);
  set_accels (self, "win.redo", "<Primary><Shift>z", NULL);
  set_accels (self, "win.undo", "<Primary>z", NULL);
  set_accels (self, "app.quit", "<Primary>q", NULL);
  set_accels (self, "case.print", "<Primary>p", NULL);
  set_accels (self, "win.show-help-overlay", "F1", "<Primary>question");
  set_accels (self, "win.back", "<Alt>Left", NULL);
  set_accels (self, "win.close", "<Primary>w", NULL);
  set_accels (self, "win.find", "<Primary>f", NULL);
  set_accels (self, "win.forward", "<Alt>Right", NULL);
  set_accels (self, "win.refresh", "F5", "<Primary>r");
  set_accels (self, "win.take-picture", "<Primary><Shift>s", NULL);
  for (int page = 0; page < REMEDY_N_PAGES; page++)
    {
      g_autofree char *action = g_strdup_printf ("win.page(%d)", page);
      g_autofree char *accel = g_strdup_printf ("<Primary>%d", page + 1);

      set_accels (self, action, accel, NULL);
    }
}

static void
remedy_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (REMEDY_APPLICATION (application));
}

static gboolean
is_scenario (const char *name)
{
  gsize                     n_scenarios = 0;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n_scenarios);

  for (gsize i = 0; i < n_scenarios; i++)
    if (g_str_equal (scenarios[i].name, name))
      return TRUE;
  return FALSE;
}

/* "--practice" alone is the first scenario of the list, which is the default one. */
static const char *
get_scenario (const char *name)
{
  gsize                     n_scenarios = 0;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n_scenarios);

  return *name != '\0' ? name : scenarios[0].name;
}

static int
remedy_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  RemedyApplication *self = REMEDY_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("ntsmig-remedy %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (self->scenario == NULL)
    return self->tour.folder != NULL ? remedy_tour_start (&self->tour) : -1;
  if (*self->scenario != '\0' && !is_scenario (self->scenario))
    {
      /* Translators: %s is what was given on the command line. */
      g_printerr (_ ("There is no practice scenario “%s”. “ntsmigctl practice --list” names "
                     "them all.\n"),
                  self->scenario);
      return EXIT_USAGE;
    }
  if (self->tour.folder != NULL)
    {
      self->tour.scenario = g_strdup (self->scenario);
      return remedy_tour_start (&self->tour);
    }
  /* The first instance, which may be another process, gets it with the other options. */
  g_variant_dict_insert (options, "practice", "s", self->scenario);
  return -1;
}

/* Paths are those of the one who calls, who may be in another folder than the program. */
static char **
get_paths (GApplicationCommandLine *command_line, GVariantDict *options)
{
  g_autoptr (GVariant) value =
      g_variant_dict_lookup_value (options, G_OPTION_REMAINING, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  g_autofree const char **arguments = NULL;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (value == NULL)
    return NULL;
  arguments = g_variant_get_bytestring_array (value, NULL);
  for (gsize i = 0; arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file =
          g_application_command_line_create_file_for_arg (command_line, arguments[i]);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (paths, g_file_peek_path (file));
    }
  return g_strv_builder_end (paths);
}

static int
remedy_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  RemedyApplication *self = REMEDY_APPLICATION (application);
  GVariantDict      *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) paths = get_paths (command_line, options);
  const char *scenario = NULL;

  if (g_variant_dict_lookup (options, "practice", "&s", &scenario))
    activate_in (open_window (self), "practice", g_variant_new_string (get_scenario (scenario)));
  else if (paths != NULL && paths[0] != NULL && paths[1] == NULL &&
           remedy_bundle_opener_is_bundle (paths[0]))
    remedy_bundle_opener_open (REMEDY_WINDOW (open_window (self)), paths[0], TRUE);
  else if (paths != NULL && paths[0] != NULL)
    activate_in (open_window (self), "open", g_variant_new_strv ((const char *const *) paths, -1));
  else
    g_application_activate (application);
  return 0;
}

static void
remedy_application_finalize (GObject *object)
{
  RemedyApplication *self = REMEDY_APPLICATION (object);

  g_free (self->scenario);
  remedy_tour_options_clear (&self->tour);
  G_OBJECT_CLASS (remedy_application_parent_class)->finalize (object);
}

static void
remedy_application_class_init (RemedyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remedy_application_finalize;
  application_class->activate = remedy_application_activate;
  application_class->command_line = remedy_application_command_line;
  application_class->handle_local_options = remedy_application_handle_local_options;
  application_class->startup = remedy_application_startup;
}

/* --practice has an optional value, which GOption leaves to a callback. */
static gboolean
on_practice (const char *option, const char *value, gpointer data, GError **error)
{
  RemedyApplication *self = REMEDY_APPLICATION (g_application_get_default ());

  g_free (self->scenario);
  self->scenario = g_strdup (value != NULL ? value : "");
  return TRUE;
}

static void
remedy_application_init (RemedyApplication *self)
{
  const GOptionEntry entries[] = {
    /* Translators: SCENARIO stands for a name that is not translated. */
    { "practice", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, (gpointer) on_practice,
      N_ ("Open on a practice server made on the spot"), N_ ("SCENARIO") },
    { "tour", 0, 0, G_OPTION_ARG_FILENAME, &self->tour.folder,
      N_ ("Make pictures of every page on a practice server, and stop"), N_ ("FOLDER") },
    /* Translators: LANGUAGE stands for a code like “de”, which is not translated. */
    { "tour-language", 0, 0, G_OPTION_ARG_STRING, &self->tour.language,
      N_ ("Language of these pictures"), N_ ("LANGUAGE") },
    { "tour-scale", 0, 0, G_OPTION_ARG_INT, &self->tour.scale,
      N_ ("Their scale: 1 or 2"), N_ ("NUMBER") },
    { "tour-size", 0, 0, G_OPTION_ARG_STRING, &self->tour.size,
      N_ ("Size of the window in them, in pixels"), N_ ("WIDTHxHEIGHT") },
    { "tour-text", 0, 0, G_OPTION_ARG_INT, &self->tour.percent,
      N_ ("Size of their text, 100 as it is usually"), N_ ("PERCENT") },
    /* Translators: the words light, dark and contrast are not translated. */
    { "tour-theme", 0, 0, G_OPTION_ARG_STRING, &self->tour.theme,
      N_ ("Their theme: light, dark or contrast"), N_ ("THEME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and stop"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FOLDER|BUNDLE]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_default (G_APPLICATION (self));
}

/**
 * remedy_application_new:
 *
 * Returns: (transfer full): the wizard
 */
GtkApplication *
remedy_application_new (void)
{
  return g_object_new (REMEDY_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
