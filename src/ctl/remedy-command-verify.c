/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "ctl/remedy-ctl-server.h"
#include "ctl/remedy-ctl.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-case-store.h"
#include "report/remedy-verify-report.h"

#define COMMAND "verify"
#define UPDATED "--updated"

/* As much as the wizard itself reads of what it kept. */
#define MAX_FACTS_BYTES (256 * 1024 * 1024)

/* The options as they were typed. */
typedef struct
{
  gboolean json;
  gboolean verbose;
  char    *updated; /* (owned) (nullable): a date, or "" */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->updated);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* GOption would take the folder that follows a bare --updated for its date. */
static char **
spell_out (int    argc,
           char **argv)
{
  char **words = g_new0 (char *, (gsize) argc + 1);
  gboolean options = TRUE;

  for (int i = 0; i < argc; i++)
    {
      options = options && !g_str_equal (argv[i], "--");
      words[i] = g_strdup (options && g_str_equal (argv[i], UPDATED) ? UPDATED "=" : argv[i]);
    }
  return words;
}

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

/* A folder of the wizard’s own holds what was read first; any other is read. */
static RemedyFacts *
read_before (const char   *path,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *kept = g_build_filename (path, REMEDY_CASE_BEFORE, NULL);
  g_autoptr (JsonNode) node = NULL;

  if (!g_file_test (kept, G_FILE_TEST_IS_REGULAR))
    return remedy_ctl_gather (path, cancellable, error);
  node = remedy_case_file_load (kept, MAX_FACTS_BYTES, error);
  return node != NULL ? remedy_record_from_json (&remedy_facts_type, node, error) : NULL;
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

static int
verify (char         **paths,
        const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  g_autoptr (RemedyMark) mark = read_mark (options, &error);
  g_autoptr (RemedyFacts) before = NULL;
  g_autoptr (RemedyFacts) after = NULL;

  if (mark != NULL)
    before = read_before (paths[0], cancellable, &error);
  if (before != NULL)
    after = remedy_ctl_gather (paths[1], cancellable, &error);
  if (g_cancellable_is_cancelled (cancellable))
    return REMEDY_EXIT_INTERRUPTED;
  if (after == NULL)
    return remedy_ctl_fail (COMMAND, error);
  return print_answer (remedy_verification_make (&(RemedyVerificationInput){ .before = before,
                                                                             .after = after,
                                                                             .update = mark }),
                       options);
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
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON document"), NULL },
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
       "new copy. Nothing in them is changed.\n"
       "\n"
       "Exit status: 0 mended; 1 not: not replaced, partly, still there, or worse; 2 waiting for\n"
       "a test migration, the log was cleared, or cannot tell; 3 another server, or another\n"
       "service pack; 64 a mistake on the command line; 65 a damaged case; 66 no such source;\n"
       "74 reading or writing failed; 130 interrupted."),
  };
  g_auto (GStrv) words = spell_out (argc, argv);
  g_auto (GStrv) paths = NULL;
  int code;

  paths = remedy_ctl_parse (&usage, entries, argc, words, &code);
  if (paths == NULL)
    return code;
  if (g_strv_length (paths) != 2)
    return remedy_ctl_usage_error (COMMAND, _ ("name two: the server before, and after"));
  return verify (paths, &options);
}
