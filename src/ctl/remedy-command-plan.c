/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-failure.h"
#include "checks/remedy-media-judge.h"
#include "core/remedy-error.h"
#include "core/remedy-practice-marker.h"
#include "ctl/remedy-ctl-server.h"
#include "ctl/remedy-ctl-text.h"
#include "ctl/remedy-ctl.h"
#include "evidence/remedy-media-gather.h"
#include "guide/remedy-tree.h"
#include "report/remedy-plan-report.h"
#include "report/remedy-run-sheet.h"

#define COMMAND "plan"

/* What is asked with yes or no. */
enum
{
  CLUSTER,
  MONITORS,
  PROGRAMS,
  BACKUP,
  N_QUESTIONS,
};

static const char *const questions[N_QUESTIONS] = { "cluster", "monitors", "programs", "backup" };

/* The options as they were typed. */
typedef struct
{
  RemedyCtlSaw saw;
  gboolean json;
  char *pdf; /* (owned) (nullable) in the encoding of file names */
  char *paper; /* (owned) (nullable) */
  char *language; /* (owned) (nullable) */
  char *postoffice; /* (owned) (nullable) */
  char *account; /* (owned) (nullable) */
  char *media; /* (owned) (nullable) in the encoding of file names */
  char **failures; /* (owned) (nullable) */
  gboolean yes[N_QUESTIONS];
  gboolean no[N_QUESTIONS];
} Options;

/* What they come to. */
typedef struct
{
  RemedyAnswers *answers; /* (owned) */
  RemedyStatements *statements; /* (owned) */
  GPtrArray *failures; /* (owned) */
  const RemedyPaper *paper;
} Wish;

static void
options_clear (Options *self)
{
  g_free (self->saw.event);
  g_free (self->pdf);
  g_free (self->paper);
  g_free (self->language);
  g_free (self->postoffice);
  g_free (self->account);
  g_free (self->media);
  g_strfreev (self->failures);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
wish_clear (Wish *self)
{
  g_clear_pointer (&self->answers, remedy_answers_free);
  g_clear_pointer (&self->statements, remedy_statements_free);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
read_questions (const Options    *options,
                RemedyStatements *statements,
                GError          **error)
{
  int *const answers[N_QUESTIONS] = { &statements->cluster, &statements->monitors,
                                      &statements->programs, &statements->backup };

  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      if (options->yes[i] && options->no[i])
        {
          /* Translators: both are options of the command line. */
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                       _ ("--%s and --no-%s contradict each other"), questions[i], questions[i]);
          return FALSE;
        }
      if (options->yes[i] || options->no[i])
        *answers[i] = options->yes[i] ? REMEDY_STATED_YES : REMEDY_STATED_NO;
    }
  return TRUE;
}

static gboolean
read_statements (const Options    *options,
                 RemedyStatements *statements,
                 GError          **error)
{
  if (!read_questions (options, statements, error) ||
      !remedy_ctl_read_language (options->language, &statements->language, error))
    return FALSE;
  statements->postoffice = g_strdup (options->postoffice);
  statements->account = g_strdup (options->account);
  statements->stated_at = g_get_real_time () / G_USEC_PER_SEC;
  return TRUE;
}

static gboolean
read_failures (const Options *options,
               GPtrArray     *failures,
               GError       **error)
{
  for (guint i = 0; options->failures != NULL && options->failures[i] != NULL; i++)
    {
      if (remedy_failure_find (options->failures[i]) == NULL)
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                       /* Translators: what the operator typed. */
                       _ ("there is no entry “%s” in the failure catalogue"), options->failures[i]);
          return FALSE;
        }
      g_ptr_array_add (failures, g_strdup (options->failures[i]));
    }
  return TRUE;
}

static gboolean
read_options (const Options *options,
              Wish          *wish,
              GError       **error)
{
  wish->answers = remedy_ctl_read_answers (&options->saw, error);
  wish->statements = remedy_statements_new ();
  wish->failures = g_ptr_array_new_with_free_func (g_free);
  wish->paper = options->paper != NULL ? remedy_paper_find (options->paper)
                                       : remedy_paper_default ();
  if (wish->answers == NULL || !read_statements (options, wish->statements, error) ||
      !read_failures (options, wish->failures, error))
    return FALSE;
  if (wish->paper != NULL)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               /* Translators: what the operator typed. */
               _ ("“%s” is no paper: a4 or letter is wanted"), options->paper);
  return FALSE;
}

static RemedyPlanReport *
make_plan (const char    *path,
           const Options *options,
           const Wish    *wish,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (RemedyFacts) facts = remedy_ctl_gather (path, cancellable, error);
  g_autoptr (RemedyDiagnosis) diagnosis = NULL;
  g_autoptr (RemedyMedia) media = NULL;

  if (facts == NULL)
    return NULL;
  diagnosis = remedy_diagnosis_make (facts, wish->answers);
  if (options->media != NULL)
    {
      const RemedyMediaWish which = {
        .machine = facts->files != NULL ? remedy_media_find_machine (facts->files->files) : NULL,
        .language = wish->statements->language,
      };

      media = remedy_media_gather (options->media, &which, cancellable, remedy_ctl_show_progress,
                                   NULL, error);
      remedy_ctl_end_progress ();
      if (media == NULL)
        return NULL;
    }
  return remedy_plan_report_make (&(RemedyPlanInput){ .facts = facts,
                                                      .diagnosis = diagnosis,
                                                      .statements = wish->statements,
                                                      .media = media,
                                                      .failures = wish->failures });
}

/* What is written must not lie among the evidence. */
static gboolean
check_place (const char *pdf,
             const char *source,
             GError    **error)
{
  if (!remedy_tree_would_hold (source, pdf))
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
               /* Translators: a file that was to be written, and a folder. */
               _ ("“%s” lies in “%s”, in which nothing is written; choose another folder"), pdf,
               source);
  return FALSE;
}

static gboolean
write_pdf (const RemedyPlanReport *report,
           const char             *source,
           const char             *pdf,
           const RemedyPaper      *paper,
           GError                **error)
{
  g_autoptr (RemedyCase) case_ = remedy_plan_report_make_case (report);
  g_autofree char *marker = g_build_filename (source, REMEDY_PRACTICE_MARKER, NULL);
  g_autoptr (RemedyRunSheet) sheet = NULL;

  if (g_file_test (marker, G_FILE_TEST_EXISTS))
    case_->practice = g_strdup ("");
  sheet = remedy_run_sheet_new (report->plan, case_);
  return remedy_run_sheet_to_pdf (sheet, pdf, paper, error);
}

static int
plan_sources (char         **paths,
              const Options *options,
              const Wish    *wish)
{
  g_autoptr (RemedyPlanDocument) document = remedy_plan_document_new ();
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  gboolean colour = *remedy_ctl_style (REMEDY_CTL_BOLD) != '\0';
  int code = REMEDY_EXIT_OK;

  document->version = REMEDY_PLAN_DOCUMENT_VERSION;
  for (guint i = 0; paths[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) error = NULL;
      RemedyPlanReport *report = make_plan (paths[i], options, wish, cancellable, &error);

      if (report == NULL)
        {
          code = remedy_ctl_worse (code, remedy_ctl_fail (COMMAND, error));
          continue;
        }
      if (!options->json)
        {
          g_autofree char *text = remedy_plan_report_to_text (report, colour);

          remedy_ctl_print ("%s%s", document->sources->len > 0 ? "\n" : "", text);
        }
      g_ptr_array_add (document->sources, report);
      code = remedy_ctl_worse (
          code, remedy_diagnosis_exit_code ((RemedyCondition) report->diagnosis->condition));
      if (options->pdf != NULL && !write_pdf (report, paths[i], options->pdf, wish->paper, &error))
        code = remedy_ctl_worse (code, remedy_ctl_fail (COMMAND, error));
    }
  if (options->json)
    {
      g_autofree char *json = remedy_plan_document_to_json (document);

      remedy_ctl_print ("%s", json);
    }
  return g_cancellable_is_cancelled (cancellable) ? REMEDY_EXIT_INTERRUPTED : code;
}

/* What the words are worth that were left beside the options. */
static int
plan_paths (char         **paths,
            const Options *options)
{
  g_auto (Wish) wish = { NULL };
  g_autoptr (GError) error = NULL;

  if (!read_options (options, &wish, &error))
    return remedy_ctl_fail (COMMAND, error);
  if (paths[0] == NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("no source given"));
  if (options->pdf == NULL)
    return plan_sources (paths, options, &wish);
  if (paths[1] != NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("--pdf goes with one source only"));
  if (!check_place (options->pdf, paths[0], &error) ||
      (options->media != NULL && !check_place (options->pdf, options->media, &error)))
    return remedy_ctl_fail (COMMAND, error);
  return plan_sources (paths, options, &wish);
}

static const char *
describe (void)
{
  return _ ("A source is a folder: the root of a copied or mounted system drive, a folder of\n"
            "drives, or a folder of loose files. Each is a server of its own. Nothing in it is\n"
            "changed. What is stated is marked as stated on the run sheet.\n"
            "\n"
            "Exit status: as that of check.\n"
            "\n"
            "Example: ntsmigctl plan --language=GER --no-cluster --pdf=sheet.pdf /mnt/exchsrv");
}

int
remedy_command_plan (int    argc,
                     char **argv)
{
  g_auto (Options) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON document"), NULL },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &options.pdf,
      N_ ("Write the run sheet for printing, too"), N_ ("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("What the PDF is made for"),
      "a4|letter" },
    { "saw-event", 0, 0, G_OPTION_ARG_STRING, &options.saw.event,
      N_ ("Say that you saw event 12010 on the server; the date may be left out"), N_ ("DATE") },
    { "saw-no-event", 0, 0, G_OPTION_ARG_NONE, &options.saw.no_event,
      N_ ("Say that you looked for event 12010 and did not see it"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("Say which language the server has, as in ENG or GER"), N_ ("NAME") },
    { "cluster", 0, 0, G_OPTION_ARG_NONE, &options.yes[CLUSTER],
      N_ ("Say that the server is a node of a cluster"), NULL },
    { "no-cluster", 0, 0, G_OPTION_ARG_NONE, &options.no[CLUSTER],
      N_ ("Say that it is none"), NULL },
    { "monitors", 0, 0, G_OPTION_ARG_NONE, &options.yes[MONITORS],
      N_ ("Say that a monitor on another machine watches it"), NULL },
    { "no-monitors", 0, 0, G_OPTION_ARG_NONE, &options.no[MONITORS],
      N_ ("Say that none does"), NULL },
    { "programs", 0, 0, G_OPTION_ARG_NONE, &options.yes[PROGRAMS],
      N_ ("Say that programs are left open at its console"), NULL },
    { "no-programs", 0, 0, G_OPTION_ARG_NONE, &options.no[PROGRAMS],
      N_ ("Say that none are"), NULL },
    { "backup", 0, 0, G_OPTION_ARG_NONE, &options.yes[BACKUP],
      N_ ("Say that a backup was taken, and verified"), NULL },
    { "no-backup", 0, 0, G_OPTION_ARG_NONE, &options.no[BACKUP],
      N_ ("Say that there is none"), NULL },
    { "postoffice", 0, 0, G_OPTION_ARG_STRING, &options.postoffice,
      N_ ("Say from which Notes server one user is migrated for a test"), N_ ("NAME") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &options.account,
      N_ ("Say who that user is, as the Notes address book has it"), N_ ("NAME") },
    { "media", 0, 0, G_OPTION_ARG_FILENAME, &options.media,
      N_ ("Where the service pack lies: a folder, an image of a CD, or a download"), N_ ("PATH") },
    { "failure", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.failures,
      N_ ("Put the remedy of an entry of the failure catalogue on the run sheet"), N_ ("ID") },
    { NULL }
  };
  const RemedyCtlUsage usage = { COMMAND, _ ("SOURCE…"),
                                 _ ("Makes the run sheet by which the service pack is reapplied."),
                                 describe () };
  g_auto (GStrv) words = remedy_ctl_spell_out (argc, argv);
  g_auto (GStrv) paths = NULL;
  int code;

  paths = remedy_ctl_parse (&usage, entries, argc, words, &code);
  return paths != NULL ? plan_paths (paths, &options) : code;
}
