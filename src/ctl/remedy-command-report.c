/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "ctl/remedy-ctl-bundle.h"
#include "ctl/remedy-ctl-server.h"
#include "ctl/remedy-ctl.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-stored-case.h"
#include "guide/remedy-tree.h"
#include "report/remedy-bundle-open.h"
#include "report/remedy-bundle-save.h"
#include "report/remedy-gpg.h"
#include "report/remedy-replay-report.h"

#define COMMAND "report"
#define TELL_ALL "all"
#define MAX_PASSPHRASE_FILE 4096

/* The options as they were typed. */
typedef struct
{
  RemedyCtlSaw saw;
  char        *output;
  char        *replay;
  char        *language;
  char        *passphrase_file;
  char       **tell;
  char       **words;
  char       **files;
  gboolean     replace;
  gboolean     json;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->saw.event);
  g_free (self->output);
  g_free (self->replay);
  g_free (self->language);
  g_free (self->passphrase_file);
  g_strfreev (self->tell);
  g_strfreev (self->words);
  g_strfreev (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
tell (RemedySharing *sharing,
      const char    *word,
      GError       **error)
{
  gboolean found = FALSE;

  for (int i = 0; i < REMEDY_N_NAMES; i++)
    if (g_str_equal (word, TELL_ALL) || g_str_equal (word, remedy_name_class_words[i]))
      {
        g_ptr_array_add (sharing->told, g_strdup (remedy_name_class_words[i]));
        found = TRUE;
      }
  if (!found)
    {
      g_autofree char *all = g_strjoinv (", ", (char **) remedy_name_class_words);

      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                   /* Translators: what was typed, then a list of words. */
                   _ ("“%s” is no class of names; there are: all, %s"), word, all);
    }
  return found;
}

static RemedySharing *
read_sharing (const Options *options,
              GError       **error)
{
  g_autoptr (RemedySharing) sharing = remedy_sharing_new ();

  for (guint i = 0; options->tell != NULL && options->tell[i] != NULL; i++)
    if (!tell (sharing, options->tell[i], error))
      return NULL;
  for (guint i = 0; options->words != NULL && options->words[i] != NULL; i++)
    g_ptr_array_add (sharing->words, g_strdup (options->words[i]));
  sharing->language = g_strdup (options->language);
  return g_steal_pointer (&sharing);
}

/* The first line of the file; asked for before anything that takes long. */
static gboolean
read_passphrase (const Options *options,
                 char         **passphrase,
                 GError       **error)
{
  gsize size;

  *passphrase = NULL;
  if (options->passphrase_file == NULL)
    return TRUE;
  *passphrase = remedy_case_file_read (options->passphrase_file, MAX_PASSPHRASE_FILE, &size, error);
  if (*passphrase == NULL)
    return FALSE;
  (*passphrase)[strcspn (*passphrase, "\r\n")] = '\0';
  if (remedy_gpg_check_words (*passphrase, error))
    return TRUE;
  g_prefix_error (error, "%s: ", options->passphrase_file);
  return FALSE;
}

static void
forget (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static gboolean
is_case (const char *path)
{
  g_autofree char *json = g_build_filename (path, REMEDY_CASE_JSON, NULL);
  g_autofree char *journal = g_build_filename (path, REMEDY_CASE_JOURNAL, NULL);

  return g_file_test (json, G_FILE_TEST_IS_REGULAR)
         || g_file_test (journal, G_FILE_TEST_IS_REGULAR);
}

static void
say_missing (const RemedyCtlMissing *missing)
{
  if (missing->n_stale > 0)
    remedy_ctl_say (ngettext ("%u picture is not in it: it has to be drawn first, by "
                              "ntsmig-remedy with these settings.",
                              "%u pictures are not in it: they have to be drawn first, by "
                              "ntsmig-remedy with these settings.",
                              missing->n_stale),
                    missing->n_stale);
  if (missing->n_unconfirmed > 0)
    remedy_ctl_say (ngettext ("%u picture of the server’s own screen is not in it: nobody said yet, "
                              "in ntsmig-remedy, that it was looked at and may be shared.",
                              "%u pictures of the server’s own screen are not in it: nobody said "
                              "yet, in ntsmig-remedy, that they were looked at and may be shared.",
                              missing->n_unconfirmed),
                    missing->n_unconfirmed);
}

static RemedyBundleInput *
read_input (char         **paths,
            const Options *options,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (RemedySharing) chosen = read_sharing (options, error);
  g_autoptr (RemedyAnswers) answers = NULL;
  RemedyBundleInput *input;
  RemedyCtlMissing missing = { 0 };

  if (chosen != NULL)
    answers = remedy_ctl_read_answers (&options->saw, error);
  if (answers == NULL)
    return NULL;
  if (paths[1] == NULL && is_case (paths[0]))
    input = remedy_ctl_bundle_of_case (paths[0], chosen, &missing, error);
  else
    input = remedy_ctl_bundle_of_server ((const char *const *) paths, answers, chosen,
                                         cancellable, error);
  say_missing (&missing);
  return input;
}

/* Nothing is ever written into what was read. */
static gboolean
check_output (char         **paths,
              const Options *options,
              GError       **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (remedy_tree_would_hold (paths[i], options->output))
      {
        g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
                     /* Translators: a file that was to be written, and a folder. */
                     _ ("“%s” lies in “%s”, in which nothing is written; choose another folder"),
                     options->output, paths[i]);
        return FALSE;
      }
  return TRUE;
}

static int
make (char         **paths,
      const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  g_autoptr (RemedyBundleInput) input = NULL;
  g_autoptr (RemedyBundle) bundle = NULL;
  char *passphrase = NULL;
  gboolean saved = FALSE;

  if (check_output (paths, options, &error) && read_passphrase (options, &passphrase, &error))
    input = read_input (paths, options, cancellable, &error);
  if (input != NULL && remedy_ctl_bundle_add_files (input, options->files, &error))
    bundle = remedy_bundle_make (input, &error);
  if (bundle != NULL)
    saved = remedy_bundle_save (bundle, options->output, passphrase,
                                options->replace ? REMEDY_BUNDLE_SAVE_REPLACE
                                                 : REMEDY_BUNDLE_SAVE_NONE,
                                cancellable, &error);
  forget (passphrase);
  if (!saved)
    return g_cancellable_is_cancelled (cancellable) ? REMEDY_EXIT_INTERRUPTED
                                                    : remedy_ctl_fail (COMMAND, error);
  for (guint i = 0; i < remedy_bundle_get_members (bundle)->len; i++)
    remedy_ctl_print ("%s\n",
                      ((RemedyMember *) remedy_bundle_get_members (bundle)->pdata[i])->name);
  return REMEDY_EXIT_OK;
}

static int
replay (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  g_autoptr (RemedyBundle) bundle = NULL;
  g_autoptr (RemedyReplayDocument) document = NULL;
  g_autofree char *text = NULL;
  char *passphrase = NULL;

  if (read_passphrase (options, &passphrase, &error))
    bundle = remedy_bundle_open (options->replay, passphrase, cancellable, &error);
  forget (passphrase);
  if (bundle != NULL)
    document = remedy_replay_document_make (bundle, &error);
  if (document == NULL)
    return g_cancellable_is_cancelled (cancellable) ? REMEDY_EXIT_INTERRUPTED
                                                    : remedy_ctl_fail (COMMAND, error);
  text = options->json ? remedy_replay_document_to_json (document)
                       : remedy_replay_document_to_text (document);
  remedy_ctl_print ("%s", text);
  return document->identical ? REMEDY_EXIT_OK : REMEDY_EXIT_FAULT;
}

/* What cannot be asked for at once. */
static const char *
find_mistake (const Options *options,
              guint          n_paths)
{
  gboolean makes = options->output != NULL || options->tell != NULL || options->words != NULL
                   || options->language != NULL || options->files != NULL || options->replace
                   || options->saw.event != NULL || options->saw.no_event;

  if (options->replay != NULL)
    return makes || n_paths > 0
               ? _ ("--replay goes with --passphrase-file and --json alone")
               : NULL;
  if (n_paths == 0)
    return _ ("name a case, or where the server’s files are; or a bundle, with --replay");
  if (options->output == NULL)
    return _ ("say with --output=FILE where the bundle is to go");
  return options->json ? _ ("--json goes with --replay") : NULL;
}

/**
 * remedy_command_report:
 * @argc: as for main()
 * @argv: as for main()
 *
 * Makes the bundle for the support desk, or works out again what one says.
 *
 * Returns: the exit code
 */
int
remedy_command_report (int    argc,
                       char **argv)
{
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "add-file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files,
      N_ ("Add a file of the server as it is; only with --tell=all"), N_ ("FILE") },
    { "hide-word", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.words,
      N_ ("Hide this word, too, wherever it stands"), N_ ("WORD") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_ ("With --replay: print one JSON document"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("The language of the report: de, pt_BR; English if it is left out"), N_ ("CODE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Where the bundle is to go"), N_ ("FILE") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.passphrase_file,
      N_ ("Encrypt it, or decrypt it, with the first line of this file"), N_ ("FILE") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
      N_ ("Replace FILE if it is there"), NULL },
    { "replay", 0, 0, G_OPTION_ARG_FILENAME, &options.replay,
      N_ ("Work out again what is found in a bundle, and say what differs"), N_ ("BUNDLE") },
    { "saw-event", 0, 0, G_OPTION_ARG_STRING, &options.saw.event,
      N_ ("Say that you saw event 12010; the date may be left out"), N_ ("DATE") },
    { "saw-no-event", 0, 0, G_OPTION_ARG_NONE, &options.saw.no_event,
      N_ ("Say that you looked for event 12010 and did not see it"), NULL },
    { "tell", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tell,
      N_ ("Do not hide names of this class: servers, users, …; or all"), N_ ("CLASS") },
    { NULL }
  };
  const RemedyCtlUsage usage = {
    COMMAND,
    _ ("CASE|SERVER…"),
    _ ("Makes the one file for the support desk, with names hidden; nothing is uploaded."),
    _ ("CASE is the folder of a case of ntsmig-remedy; its pictures are in the file if they were\n"
       "drawn with the same settings. SERVER is where a server’s files are, as for check; several\n"
       "are of one server. Nothing in them is changed, but that the names of a case and what\n"
       "stands for them are kept in its folder. What is in the file is listed; if a name that is\n"
       "hidden is in it all the same, nothing is written.\n"
       "\n"
       "Exit status: 0 it was made, or with --replay is identical; 1 with --replay, something\n"
       "differs; 64 a mistake on the command line; 65 a damaged case or bundle; 66 no such source,\n"
       "or a wrong passphrase; 70 gpg failed, or a bug; 73 FILE is there already, or a name would\n"
       "leak; 74 reading or writing failed; 130 interrupted."),
  };
  g_auto (GStrv) words = remedy_ctl_spell_out (argc, argv);
  g_auto (GStrv) paths = NULL;
  const char *mistake;
  int code;

  paths = remedy_ctl_parse (&usage, entries, argc, words, &code);
  if (paths == NULL)
    return code;
  mistake = find_mistake (&options, g_strv_length (paths));
  if (mistake != NULL)
    return remedy_ctl_usage_error (COMMAND, "%s", mistake);
  return options.replay != NULL ? replay (&options) : make (paths, &options);
}
