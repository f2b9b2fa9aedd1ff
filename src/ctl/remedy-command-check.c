/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>

#include "ctl/remedy-ctl-server.h"
#include "ctl/remedy-ctl-text.h"
#include "ctl/remedy-ctl.h"
#include "report/remedy-report-json.h"
#include "report/remedy-report-text.h"

#define COMMAND "check"

/* The options as they were typed. */
typedef struct
{
  RemedyCtlSaw saw;
  gboolean json;
  gboolean verbose;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->saw.event);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static RemedyCheckReport *
check_source (const char           *path,
              const RemedyAnswers  *answers,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr (RemedyFacts) facts = remedy_ctl_gather (path, cancellable, error);

  return facts != NULL ? remedy_check_report_make (facts, answers) : NULL;
}

static void
print_text (const RemedyCheckReport *report,
            gboolean            verbose,
            gboolean            first)
{
  gboolean colour = *remedy_ctl_style (REMEDY_CTL_BOLD) != '\0';
  RemedyReportTextFlags flags =
      (colour ? REMEDY_REPORT_TEXT_COLOUR : 0) | (verbose ? REMEDY_REPORT_TEXT_VERBOSE : 0);
  g_autofree char *text = remedy_check_report_to_text (report, flags);

  remedy_ctl_print ("%s%s", first ? "" : "\n", text);
}

static int
check_sources (char                **paths,
               const Options        *options,
               const RemedyAnswers  *answers)
{
  g_autoptr (RemedyCheckDocument) document = remedy_check_document_new ();
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  int code = REMEDY_EXIT_OK;

  document->version = REMEDY_CHECK_DOCUMENT_VERSION;
  for (guint i = 0; paths[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) error = NULL;
      RemedyCheckReport *report = check_source (paths[i], answers, cancellable, &error);

      if (report == NULL)
        {
          code = remedy_ctl_worse (code, remedy_ctl_fail (COMMAND, error));
          continue;
        }
      if (!options->json)
        print_text (report, options->verbose, document->sources->len == 0);
      g_ptr_array_add (document->sources, report);
      code = remedy_ctl_worse (
          code, remedy_diagnosis_exit_code ((RemedyCondition) report->diagnosis->condition));
    }
  if (options->json)
    {
      g_autofree char *json = remedy_check_document_to_json (document);

      remedy_ctl_print ("%s", json);
    }
  return g_cancellable_is_cancelled (cancellable) ? REMEDY_EXIT_INTERRUPTED : code;
}

int
remedy_command_check (int    argc,
                      char **argv)
{
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON document"), NULL },
    { "saw-event", 0, 0, G_OPTION_ARG_STRING, &options.saw.event,
      N_ ("Say that you saw event 12010 on the server; the date may be left out"), N_ ("DATE") },
    { "saw-no-event", 0, 0, G_OPTION_ARG_NONE, &options.saw.no_event,
      N_ ("Say that you looked for event 12010 and did not see it"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options.verbose,
      N_ ("Show what was seen and where, why it matters, and what to do"), NULL },
    { NULL }
  };
  const RemedyCtlUsage usage = {
    COMMAND,
    _ ("SOURCE…"),
    _ ("Reads a server’s files, and tells whether the fault of Q236176 is there."),
    _ ("A source is a folder: the root of a copied or mounted system drive, a folder of\n"
       "drives, or a folder of loose files. Each is a server of its own. Nothing in it is\n"
       "changed.\n"
       "\n"
       "Exit status: 0 the fault is not there; 1 it is: confirmed, likely or possible; 2 cannot\n"
       "tell; 3 another fault, or not covered; 64 a mistake on the command line; 66 no such\n"
       "source; 74 reading or writing failed; 130 interrupted. Of several sources the worst\n"
       "wins: a failure, then 1, 3, 2, 0.\n"
       "\n"
       "Example: ntsmigctl check --saw-event=1999-08-20 /mnt/exchsrv"),
  };
  g_auto (GStrv) words = remedy_ctl_spell_out (argc, argv);
  g_auto (GStrv) paths = NULL;
  g_autoptr (RemedyAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;
  int code;

  paths = remedy_ctl_parse (&usage, entries, argc, words, &code);
  if (paths == NULL)
    return code;
  answers = remedy_ctl_read_answers (&options.saw, &error);
  if (answers == NULL)
    return remedy_ctl_fail (COMMAND, error);
  if (paths[0] == NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("no source given"));
  return check_sources (paths, &options, answers);
}
