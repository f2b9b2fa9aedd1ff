/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "ctl/remedy-commands.h"
#include "ctl/remedy-ctl-text.h"
#include "ctl/remedy-ctl.h"
#include "practice/remedy-practice-media.h"
#include "practice/remedy-practice.h"

#define COMMAND "practice"

/* What the operator asked for. */
typedef struct
{
  char    *scenario;
  char   **with;
  char   **without;
  char   **names;
  gint64   log_size;
  gint64   seed;
  char    *layout;
  char    *media;
  char   **moves;
  gboolean random;
  gboolean list;
  gboolean json;
  gboolean reapply;
  gboolean migrate_one;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->scenario);
  g_strfreev (options->with);
  g_strfreev (options->without);
  g_strfreev (options->names);
  g_free (options->layout);
  g_free (options->media);
  g_strfreev (options->moves);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_infos (JsonBuilder              *builder,
           const char               *name,
           const RemedyPracticeInfo *infos,
           gsize                     n)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, infos[i].name);
      json_builder_set_member_name (builder, "teaches");
      json_builder_add_string_value (builder, _ (infos[i].teaches));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
list_as_json (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize n_scenarios;
  gsize n_faults;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n_scenarios);
  const RemedyPracticeInfo *faults = remedy_practice_faults (&n_faults);
  gsize n_media;
  const RemedyPracticeInfo *media = remedy_practice_media_kinds (&n_media);
  gsize n_moves;
  const RemedyPracticeInfo *moves = remedy_practice_moves (&n_moves);

  json_builder_begin_object (builder);
  add_infos (builder, "scenarios", scenarios, n_scenarios);
  add_infos (builder, "faults", faults, n_faults);
  add_infos (builder, "media", media, n_media);
  add_infos (builder, "moves", moves, n_moves);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  remedy_ctl_print ("%s\n", text);
}

static void
show_infos (const char               *heading,
            const RemedyPracticeInfo *infos,
            gsize                     n)
{
  g_autoptr (RemedyCtlTable) table = remedy_ctl_table_new (2);

  remedy_ctl_print ("%s%s%s\n", remedy_ctl_style (REMEDY_CTL_BOLD), heading,
                    remedy_ctl_style (REMEDY_CTL_PLAIN));
  for (gsize i = 0; i < n; i++)
    remedy_ctl_table_add (table, infos[i].name, _ (infos[i].teaches), NULL);
  remedy_ctl_table_show (table, "  ");
}

static void
list_as_text (void)
{
  gsize n;
  const RemedyPracticeInfo *infos = remedy_practice_scenarios (&n);

  show_infos (_ ("Scenarios (--scenario; the first one unless you say otherwise)"), infos, n);
  remedy_ctl_print ("\n");
  infos = remedy_practice_faults (&n);
  show_infos (_ ("Faults (--with, --without)"), infos, n);
  remedy_ctl_print ("\n");
  infos = remedy_practice_media_kinds (&n);
  show_infos (_ ("Media of the service pack (--media)"), infos, n);
  remedy_ctl_print ("\n");
  infos = remedy_practice_moves (&n);
  show_infos (_ ("What may go wrong before the server is read again (--move)"), infos, n);
}

static gboolean
find_layout (const char           *word,
             RemedyPracticeLayout *layout)
{
  static const char *const words[] = { "drive", "drives", "loose" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (word == NULL || g_str_equal (words[i], word))
      {
        *layout = i;
        return TRUE;
      }
  return FALSE;
}

static int
make_media (const Options               *options,
            const RemedyPracticeOptions *server,
            const char                  *path)
{
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  g_autoptr (GError) error = NULL;

  if (!remedy_practice_media_make (path, options->media, server, cancellable, &error))
    return remedy_ctl_fail (COMMAND, error);
  /* Translators: a file or folder. */
  remedy_ctl_say (_ ("The practice media is in %s."), path);
  return REMEDY_EXIT_OK;
}

/* Cuts the words in two; the names point into them. */
static gboolean
read_names (char               **words,
            RemedyPracticeNames *names,
            GError             **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *equals = strchr (words[i], '=');

      if (equals == NULL)
        {
          /* Translators: what the operator typed. */
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                       _ ("“%s” names nothing: write which name it is, “=” and the name."),
                       words[i]);
          return FALSE;
        }
      *equals = '\0';
      if (!remedy_practice_names_set (names, words[i], equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

static int
make (const Options *options,
      const char    *folder)
{
  RemedyPracticeNames names = { NULL };
  RemedyPracticeOptions what = { .scenario = options->scenario,
                                 .with = (const char *const *) options->with,
                                 .without = (const char *const *) options->without,
                                 .log_size = (guint64) options->log_size,
                                 .seed = (guint32) options->seed,
                                 .random = options->random };
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) error = NULL;

  if (options->names != NULL)
    {
      if (!read_names (options->names, &names, &error))
        return remedy_ctl_usage_error (COMMAND, "%s", error->message);
      what.names = &names;
    }
  if (options->log_size < 0)
    return remedy_ctl_usage_error (COMMAND, _ ("the size of a log cannot be negative"));
  if (options->seed < 0 || options->seed > G_MAXUINT32)
    return remedy_ctl_usage_error (COMMAND, _ ("a seed is a number from 0 to %u"), G_MAXUINT32);
  if (options->random && options->scenario != NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("a random server has no scenario"));
  if (!find_layout (options->layout, &what.layout))
    return remedy_ctl_usage_error (COMMAND, _ ("unknown layout “%s”"), options->layout);
  if (options->media != NULL)
    return make_media (options, &what, folder);
  cancellable = remedy_ctl_catch_signals ();
  if (!remedy_practice_make (folder, &what, cancellable, &error))
    return remedy_ctl_fail (COMMAND, error);
  remedy_ctl_say (_ ("The practice server is in %s."), folder);
  return REMEDY_EXIT_OK;
}

static int
do_steps (const Options *options,
          const char    *folder)
{
  g_autoptr (GError) error = NULL;

  if (options->reapply && !remedy_practice_reapply (folder, &error))
    return remedy_ctl_fail (COMMAND, error);
  if (options->reapply)
    remedy_ctl_say (_ ("The service pack was reapplied to the practice server."));
  for (guint i = 0; options->moves != NULL && options->moves[i] != NULL; i++)
    {
      if (!remedy_practice_move (folder, options->moves[i], &error))
        return remedy_ctl_fail (COMMAND, error);
      /* Translators: the name of a move, as the list of moves has it. */
      remedy_ctl_say (_ ("“%s” happened to the practice server."), options->moves[i]);
    }
  if (options->migrate_one && !remedy_practice_migrate_one (folder, &error))
    return remedy_ctl_fail (COMMAND, error);
  if (options->migrate_one)
    remedy_ctl_say (_ ("A test migration ran on the practice server; its log has the result."));
  return REMEDY_EXIT_OK;
}

static int
run (const Options *options,
     char         **words)
{
  if (options->list)
    {
      if (words[0] != NULL)
        return remedy_ctl_usage_error (COMMAND, _ ("--list takes no folder"));
      if (options->json)
        list_as_json ();
      else
        list_as_text ();
      return REMEDY_EXIT_OK;
    }
  if (words[0] == NULL || words[1] != NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("name one folder for the practice server"));
  if (options->reapply || options->moves != NULL || options->migrate_one)
    return do_steps (options, words[0]);
  return make (options, words[0]);
}

/**
 * remedy_command_practice:
 * @argc: as for main()
 * @argv: as for main()
 *
 * Makes a practice server, does a practice step to one, or lists what there is.
 *
 * Returns: the exit code
 */
int
remedy_command_practice (int    argc,
                         char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario,
      N_ ("What is wrong with the server (see --list)"), N_ ("NAME") },
    { "with", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.with, N_ ("Add a fault (see --list)"),
      N_ ("FAULT") },
    { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.without,
      N_ ("Leave out a fault of the scenario"), N_ ("FAULT") },
    { "name", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.names,
      N_ ("Give the server another name: computer=MAIL7; of site, domain, first-user and more"),
      N_ ("WHICH=NAME") },
    { "log-size", 0, 0, G_OPTION_ARG_INT64, &options.log_size,
      N_ ("How large the Application log is, up to 1 GiB"), N_ ("BYTES") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed,
      N_ ("What chance decides; 0 unless you say otherwise"), N_ ("NUMBER") },
    { "random", 0, 0, G_OPTION_ARG_NONE, &options.random,
      N_ ("Let chance decide everything, from the seed"), NULL },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &options.layout,
      N_ ("How the folder holds it: drive, drives or loose"), N_ ("LAYOUT") },
    { "media", 0, 0, G_OPTION_ARG_STRING, &options.media,
      N_ ("Make media of a service pack for that server, and not the server (see --list)"),
      N_ ("KIND") },
    { "reapply", 0, 0, G_OPTION_ARG_NONE, &options.reapply,
      N_ ("Do to a practice server what the update would do"), NULL },
    { "move", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.moves,
      N_ ("Let something go wrong with a practice server; after --reapply, before --migrate-one "
          "(see --list)"),
      N_ ("NAME") },
    { "migrate-one", 0, 0, G_OPTION_ARG_NONE, &options.migrate_one,
      N_ ("Do to a practice server what a test migration would do"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list,
      N_ ("List the scenarios, faults, media and moves"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("List them as JSON"), NULL },
    { NULL },
  };
  const RemedyCtlUsage usage = {
    .command = COMMAND,
    .parameters = _ ("DIR"),
    .summary = _ ("Makes a practice server in the folder DIR: an invented Exchange 5.5 server, to "
                  "learn and to test on; or media of a service pack for it, in DIR or as the file "
                  "DIR. The same options make the same bytes."),
    .description = _ ("Exit status:\n"
                      "  0    done\n"
                      "  64   a mistake on the command line\n"
                      "  73   DIR is there already, or is no practice server\n"
                      "  74   writing failed\n"
                      "  130  interrupted; nothing is left of it"),
  };
  g_auto (GStrv) words = NULL;
  int exit_code;

  words = remedy_ctl_parse (&usage, entries, argc, argv, &exit_code);
  return words != NULL ? run (&options, words) : exit_code;
}
