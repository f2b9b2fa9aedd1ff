/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-ctl.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "ctl/remedy-ctl-text.h"

#define PROGRAM "ntsmigctl"

/**
 * remedy_ctl_say:
 * @format: a translated sentence without a line break
 * @...: what goes into it
 *
 * Talks to the operator: one line on standard error, after the program's name.
 */
void
remedy_ctl_say (const char *format,
                ...)
{
  g_autofree char *text = NULL;
  g_autofree char *tame = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  /* A path in it may hold anything. */
  tame = remedy_text_tame (text);
  fprintf (stderr, "%s: %s\n", PROGRAM, tame);
}

/**
 * remedy_ctl_print:
 * @format: a format
 * @...: what goes into it
 *
 * Writes data, UTF-8 whatever the locale, on standard output.
 *
 * Returns: %FALSE if it cannot be written any more; remedy_ctl_main() reports that, so
 *   a command only has to stop early
 */
gboolean
remedy_ctl_print (const char *format,
                  ...)
{
  va_list args;
  int     n;

  va_start (args, format);
  n = vfprintf (stdout, format, args);
  va_end (args);
  return n >= 0 && !ferror (stdout);
}

/**
 * remedy_ctl_usage_error:
 * @command: (nullable): as in "events"
 * @format: what is wrong with the words of the command line, translated
 * @...: what goes into it
 *
 * Returns: %REMEDY_EXIT_USAGE
 */
int
remedy_ctl_usage_error (const char *command,
                        const char *format,
                        ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  remedy_ctl_say ("%s", text);
  if (command != NULL)
    /* Translators: both are words to type: the program, then a command. */
    fprintf (stderr, _ ("Try “%s %s --help”.\n"), PROGRAM, command);
  else
    /* Translators: the word to type is the program’s name. */
    fprintf (stderr, _ ("Try “%s --help”.\n"), PROGRAM);
  return REMEDY_EXIT_USAGE;
}

static int
exit_code_for_error (const GError *error)
{
  if (remedy_error_is_cancelled (error))
    return REMEDY_EXIT_INTERRUPTED;
  if (error->domain == G_OPTION_ERROR)
    return REMEDY_EXIT_USAGE;
  if (error->domain != REMEDY_ERROR)
    return REMEDY_EXIT_IO;
  switch ((RemedyError) error->code)
    {
    case REMEDY_ERROR_USAGE:
      return REMEDY_EXIT_USAGE;
    case REMEDY_ERROR_DAMAGED:
    case REMEDY_ERROR_UNSUPPORTED:
    case REMEDY_ERROR_LIMIT:
    case REMEDY_ERROR_VERSION:
      return REMEDY_EXIT_DAMAGED;
    case REMEDY_ERROR_NOT_FOUND:
    case REMEDY_ERROR_DENIED:
    case REMEDY_ERROR_REFUSED:
    case REMEDY_ERROR_PASSPHRASE:
      return REMEDY_EXIT_NO_SOURCE;
    case REMEDY_ERROR_NOT_OURS:
    case REMEDY_ERROR_STATE:
    case REMEDY_ERROR_LEAK:
    case REMEDY_ERROR_EXISTS:
      return REMEDY_EXIT_NO_OUTPUT;
    case REMEDY_ERROR_CHANGED:
    case REMEDY_ERROR_IO:
    case REMEDY_ERROR_SAVE:
      return REMEDY_EXIT_IO;
    case REMEDY_ERROR_FAILED:
    default:
      return REMEDY_EXIT_BUG;
    }
}

/**
 * remedy_ctl_fail:
 * @command: as in "events"
 * @error: why it failed
 *
 * Says why on standard error.
 *
 * Returns: the exit code that goes with @error
 */
int
remedy_ctl_fail (const char   *command,
                 const GError *error)
{
  int code = exit_code_for_error (error);

  if (code == REMEDY_EXIT_USAGE)
    return remedy_ctl_usage_error (command, "%s", error->message);
  if (code == REMEDY_EXIT_INTERRUPTED)
    remedy_ctl_say (_ ("interrupted"));
  else
    remedy_ctl_say ("%s", error->message);
  return code;
}

/**
 * remedy_ctl_worse:
 * @a: an exit code
 * @b: another
 *
 * Returns: of the two the one that wins where several sources were named: a failure of
 *   the program, then 1, 3, 2, 0
 */
int
remedy_ctl_worse (int a,
                  int b)
{
  static const int order[] = { REMEDY_EXIT_OK, REMEDY_EXIT_CANNOT_TELL, REMEDY_EXIT_OTHER,
                               REMEDY_EXIT_FAULT };
  guint            rank_a = G_N_ELEMENTS (order) + (guint) a;
  guint            rank_b = G_N_ELEMENTS (order) + (guint) b;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (order[i] == a)
        rank_a = i;
      if (order[i] == b)
        rank_b = i;
    }
  return rank_a >= rank_b ? a : b;
}

/**
 * remedy_ctl_parse:
 * @usage: what "--help" shows beside the options
 * @entries: (array zero-terminated=1): the options; "--help" is added
 * @argc: as the command got it
 * @argv: as the command got it, in the encoding of file names
 * @exit_code: (out): what to return where the result is %NULL
 *
 * Parses the options of a command. A mistake is told on standard error.
 *
 * Returns: (transfer full) (nullable): what is left beside the options; %NULL if the
 *   command is to return @exit_code, since there was a mistake or help was shown
 */
char **
remedy_ctl_parse (const RemedyCtlUsage *usage,
                  const GOptionEntry   *entries,
                  int                   argc,
                  char                **argv,
                  int                  *exit_code)
{
  gboolean           help = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help and exit"), NULL }, { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (usage->parameters);
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 1);
  g_autofree char *name = g_strdup_printf ("%s %s", PROGRAM, usage->command);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  g_set_prgname (name);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, usage->summary);
  g_option_context_set_description (context, usage->description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);

  *exit_code = REMEDY_EXIT_OK;
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      *exit_code = remedy_ctl_usage_error (usage->command, "%s", error->message);
      return NULL;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      remedy_ctl_print ("%s", text);
      return NULL;
    }
  return g_strdupv (words + 1);
}

static gpointer
wait_for_signal (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  sigset_t set;
  int      number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  sigwait (&set, &number);
  g_cancellable_cancel (cancellable);
  /* Who asks twice does not want to wait for the next safe place. */
  sigwait (&set, &number);
  _exit (REMEDY_EXIT_INTERRUPTED);
  return NULL;
}

/**
 * remedy_ctl_catch_signals:
 *
 * From now on SIGINT and SIGTERM cancel what gets the returned cancellable; a second one
 * ends the program at once. To be called at most once, before other threads start.
 *
 * Returns: (transfer full): the cancellable
 */
GCancellable *
remedy_ctl_catch_signals (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t      set;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, g_object_ref (cancellable)));
  return cancellable;
}

static const RemedyCommand *
find_command (const RemedyCommand *commands,
              gsize                n_commands,
              const char          *name)
{
  for (gsize i = 0; i < n_commands; i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static void
show_help (const RemedyCommand *commands,
           gsize                n_commands)
{
  /* Translators: the words in capitals are placeholders. */
  remedy_ctl_print (_ ("Usage:\n  %s COMMAND [OPTION…] [ARGUMENT…]\n\n"), PROGRAM);
  remedy_ctl_print ("%s\n\n", _ ("Finds out why the Exchange 5.5 Migration Wizard for Lotus Notes "
                                 "migrates nothing\n(Microsoft Knowledge Base article Q236176), "
                                 "from a server’s files. It only reads them."));
  remedy_ctl_print ("%s\n", _ ("Commands:"));
  for (gsize i = 0; i < n_commands; i++)
    remedy_ctl_print ("  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  remedy_ctl_print ("  %-10s %s\n\n", "help", _ ("Show the help of a command"));
  remedy_ctl_print ("%s\n  -h, --help     %s\n  --version      %s\n\n", _ ("Options:"),
                    _ ("Show this help and exit"), _ ("Show the version and exit"));
  remedy_ctl_print (
      "%s\n", _ ("Exit status:\n"
                 "  0    done; of a check: the fault is not there\n"
                 "  1    the fault is there: confirmed, likely or possible\n"
                 "  2    cannot tell, or waiting for a test migration\n"
                 "  3    another fault, or one that the article does not cover\n"
                 "  64   a mistake on the command line\n"
                 "  65   a named file is damaged, or of no known kind\n"
                 "  66   no such file or folder, or it cannot be opened\n"
                 "  70   a mistake in this program\n"
                 "  73   the output cannot be made\n"
                 "  74   reading or writing failed\n"
                 "  130  interrupted\n"
                 "\n"
                 "Data goes to standard output, everything else to standard error. Colours are\n"
                 "left out where NO_COLOR is set or the output is not a terminal."));
}

static int
run_command (const RemedyCommand *commands,
             gsize                n_commands,
             int                  argc,
             char               **argv)
{
  const char          *name = argc > 1 ? argv[1] : NULL;
  const RemedyCommand *command;

  if (name == NULL)
    return remedy_ctl_usage_error (NULL, _ ("no command given"));
  if (g_str_equal (name, "--version"))
    {
      remedy_ctl_print ("%s %s\n", PROGRAM, PACKAGE_VERSION);
      return REMEDY_EXIT_OK;
    }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h") ||
      (g_str_equal (name, "help") && argc == 2))
    {
      show_help (commands, n_commands);
      return REMEDY_EXIT_OK;
    }
  if (g_str_equal (name, "help"))
    {
      char *words[] = { argv[2], (char *) "--help", NULL };

      command = find_command (commands, n_commands, argv[2]);
      if (command != NULL)
        return command->run (2, words);
      name = argv[2];
    }
  else if (name[0] == '-')
    /* Translators: what the operator typed. */
    return remedy_ctl_usage_error (NULL, _ ("unknown option “%s”"), name);
  command = find_command (commands, n_commands, name);
  if (command == NULL)
    /* Translators: what the operator typed. */
    return remedy_ctl_usage_error (NULL, _ ("unknown command “%s”"), name);
  return command->run (argc - 1, argv + 1);
}

/**
 * remedy_ctl_main:
 * @commands: (array length=n_commands): the table of commands
 * @n_commands: how many
 * @argc: of main()
 * @argv: of main()
 *
 * Sets up the locale, runs the command that @argv names, and makes sure that what it
 * wrote to standard output got there.
 *
 * Returns: the exit code
 */
int
remedy_ctl_main (const RemedyCommand *commands,
                 gsize                n_commands,
                 int                  argc,
                 char               **argv)
{
  int code;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (PROGRAM);
  /* A reader that went away is a failed write, not the end of the program. */
  signal (SIGPIPE, SIG_IGN);

  code = run_command (commands, n_commands, argc, argv);

  errno = 0;
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      if (errno != 0)
        /* Translators: the system’s own words, as in “No space left on device”. */
        remedy_ctl_say (_ ("writing to standard output failed: %s"), g_strerror (errno));
      else
        remedy_ctl_say (_ ("writing to standard output failed"));
      return REMEDY_EXIT_IO;
    }
  return code;
}
