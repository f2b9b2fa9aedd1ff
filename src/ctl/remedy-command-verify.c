/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "ctl/remedy-ctl-server.h"
#include "ctl/remedy-ctl.h"
#include "guide/remedy-case-load.h"
#include "guide/remedy-plan.h"
#include "report/remedy-verify-report.h"

#define COMMAND "verify"

/* The options as they were typed. */
typedef struct
{
  RemedyCtlSaw saw;
  gboolean     json;
  gboolean     verbose;
  char        *updated; /* (owned) (nullable): a date, or "" */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->saw.event);
  g_free (self->updated);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static RemedyMark *
read_mark (const Options *options,
           GError       **error)
{
  g_autoptr (RemedyMark) mark = remedy_mark_new ();

  mark->time = REMEDY_TIME_UNKNOWN;
  if (options->updated == NULL)
    return g_steal_pointer (&mark);
  mark->state = REMEDY_STEP_DONE;
  if (*options->updated == '\0')
    return g_steal_pointer (&mark);
  mark->time = remedy_time_from_iso8601 (options->updated);
  if (mark->time != REMEDY_TIME_UNKNOWN)
    return g_steal_pointer (&mark);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               /* Translators: what the operator typed. */
               _ ("“%s” is no date: 1999-08-20 or 1999-08-20T14:00:00Z is wanted"),
               options->updated);
  return NULL;
}

/* The folder of a case holds what was read first, and what was said and done since; of any
 * other folder the server is read, and nothing was said. */
static RemedyStoredCase *
read_before (const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *json = g_build_filename (path, REMEDY_CASE_JSON, NULL);
  g_autoptr (RemedyStoredCase) before = NULL;

  if (g_file_test (json, G_FILE_TEST_IS_REGULAR))
    {
      before = remedy_case_load_look (path, error);
      if (before != NULL && before->before == NULL)
        {
          /* Translators: %s is the folder of a case. */
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                       _ ("%s: this case holds nothing that was read of the server. Read the "
                          "server in it first."),
                       path);
          return NULL;
        }
      return g_steal_pointer (&before);
    }
  before = g_new0 (RemedyStoredCase, 1);
  before->case_ = remedy_case_new ();
  before->case_->work = remedy_work_empty ();
  before->before = remedy_ctl_gather (path, cancellable, error);
  return before->before != NULL ? g_steal_pointer (&before) : NULL;
}

static int
print_answer (RemedyVerification *verification,
              const Options      *options)
{
  g_autoptr (RemedyVerifyDocument) document = remedy_verify_document_new ();
  g_autofree char *text = NULL;

  document->version = REMEDY_VERIFY_DOCUMENT_VERSION;
  document->verification = verification;
  text = options->json ? remedy_verify_document_to_json (document)
                       : remedy_verify_report_to_text (verification, options->verbose);
  remedy_ctl_print ("%s", text);
  return remedy_verification_exit_code ((RemedyOutcome) verification->outcome);
}

/* What is said on the command line outweighs what was said in the case. */
static RemedyVerification *
compare (const RemedyStoredCase *before,
         const RemedyFacts      *after,
         const RemedyMark       *mark,
         const RemedyAnswers    *answers)
{
  const RemedyWork *work = before->case_->work;
  const RemedyVerificationInput input = {
    .before = before->before,
    .after = after,
    .answers = answers->saw != REMEDY_SAW_UNASKED ? answers : work->answers,
    .update = mark->state == REMEDY_STEP_DONE ? mark
                                              : remedy_work_find_mark (work, REMEDY_STEP_UPDATE),
    .test_migration = remedy_work_find_mark (work, REMEDY_STEP_TEST_MIGRATION),
  };

  return remedy_verification_make (&input);
}

static int
verify (char         **paths,
        const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  g_autoptr (RemedyMark) mark = read_mark (options, &error);
  g_autoptr (RemedyAnswers) answers = NULL;
  g_autoptr (RemedyStoredCase) before = NULL;
  g_autoptr (RemedyFacts) after = NULL;

  if (mark != NULL)
    answers = remedy_ctl_read_answers (&options->saw, &error);
  if (answers != NULL)
    before = read_before (paths[0], cancellable, &error);
  if (before != NULL)
    after = remedy_ctl_gather (paths[1], cancellable, &error);
  if (g_cancellable_is_cancelled (cancellable))
    return REMEDY_EXIT_INTERRUPTED;
  if (after == NULL)
    return remedy_ctl_fail (COMMAND, error);
  return print_answer (compare (before, after, mark, answers), options);
}

/**
 * remedy_command_verify:
 * @argc: as for main()
 * @argv: as for main()
 *
 * Compares a server with what it was before the service pack was reapplied.
 *
 * Returns: the exit code
 */
int
remedy_command_verify (int    argc,
                       char **argv)
{
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON document"), NULL },
    { "saw-event", 0, 0, G_OPTION_ARG_STRING, &options.saw.event,
      N_ ("Say that you saw event 12010 before; the date may be left out"), N_ ("DATE") },
    { "saw-no-event", 0, 0, G_OPTION_ARG_NONE, &options.saw.no_event,
      N_ ("Say that you looked for event 12010 before and did not see it"), NULL },
    { "updated", 0, 0, G_OPTION_ARG_STRING, &options.updated,
      N_ ("Say that Update was run; the date may be left out"), N_ ("DATE") },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options.verbose,
      N_ ("Show what is the same, too"), NULL },
    { NULL }
  };
  const RemedyCtlUsage usage = {
    COMMAND,
    _ ("BEFORE AFTER"),
    _ ("Compares a server with what it was before the service pack was reapplied."),
    _ ("BEFORE is the folder of a case, or an earlier copy of the server’s files; AFTER is the\n"
       "new copy. Nothing in them is changed. What was said and done in a case counts here,\n"
       "unless the options say otherwise; they are about BEFORE.\n"
       "\n"
       "Exit status: 0 mended; 1 not: not replaced, partly, still there, or worse; 2 waiting for\n"
       "a test migration, the log was cleared, or cannot tell; 3 another server, or another\n"
       "service pack; 64 a mistake on the command line; 65 a damaged case; 66 no such source;\n"
       "74 reading or writing failed; 130 interrupted."),
  };
  g_auto (GStrv) words = remedy_ctl_spell_out (argc, argv);
  g_auto (GStrv) paths = NULL;
  int code;

  paths = remedy_ctl_parse (&usage, entries, argc, words, &code);
  if (paths == NULL)
    return code;
  if (g_strv_length (paths) != 2)
    return remedy_ctl_usage_error (COMMAND, _ ("name two: the server before, and after"));
  return verify (paths, &options);
}
