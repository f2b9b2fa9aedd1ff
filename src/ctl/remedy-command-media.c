/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-media-judge.h"
#include "checks/remedy-service-pack.h"
#include "core/remedy-error.h"
#include "ctl/remedy-ctl-server.h"
#include "ctl/remedy-ctl-text.h"
#include "ctl/remedy-ctl.h"
#include "evidence/remedy-media-gather.h"
#include "report/remedy-media-report.h"

#define COMMAND "media"

/* The last that there is. */
#define MAX_SERVICE_PACK 4

/* The options as they were typed. */
typedef struct
{
  gboolean json;
  gboolean verbose;
  int      service_pack; /* 0 if it was not given */
  char   **servers; /* (owned) (nullable): in the encoding of file names */
  char    *language; /* (owned) (nullable) */
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->servers);
  g_free (self->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What is stated about the service pack must not go against what can be read. */
static gboolean
check_service_pack (const RemedyFacts *facts,
                    int                stated,
                    GError           **error)
{
  RemedyServicePackVote vote;

  remedy_service_pack_vote (facts, &vote);
  if (stated == 0 || vote.service_pack < 0 || vote.service_pack == stated)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               /* Translators: a number, then a service pack. */
               _ ("--service-pack=%d contradicts the server’s files: they are those of %s"), stated,
               remedy_service_pack_name (vote.service_pack));
  return FALSE;
}

static RemedyMediaDocument *
judge (const char    *path,
       const Options *options,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *language = NULL;
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (RemedyMedia) media = NULL;
  RemedyMediaWish wish = { NULL };

  if (!remedy_ctl_read_language (options->language, &language, error))
    return NULL;
  facts = options->servers != NULL
              ? remedy_ctl_gather_all ((const char *const *) options->servers, cancellable, error)
              : remedy_facts_new ();
  if (facts == NULL || !check_service_pack (facts, options->service_pack, error))
    return NULL;
  wish.machine = facts->files != NULL ? remedy_media_find_machine (facts->files->files) : NULL;
  wish.language = language;
  media = remedy_media_gather (path, &wish, cancellable, remedy_ctl_show_progress, NULL, error);
  remedy_ctl_end_progress ();
  if (media == NULL)
    return NULL;
  return remedy_media_document_make (media, facts, options->service_pack, language);
}

static void
print_document (const RemedyMediaDocument *document,
                const Options             *options)
{
  gboolean colour = *remedy_ctl_style (REMEDY_CTL_BOLD) != '\0';
  RemedyReportTextFlags flags = (colour ? REMEDY_REPORT_TEXT_COLOUR : 0) |
                                (options->verbose ? REMEDY_REPORT_TEXT_VERBOSE : 0);
  g_autofree char *text = options->json ? remedy_media_document_to_json (document)
                                        : remedy_media_document_to_text (document, flags);

  remedy_ctl_print ("%s", text);
}

static int
check_media (const char    *path,
             const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  g_autoptr (RemedyMediaDocument) document = judge (path, options, cancellable, &error);

  if (g_cancellable_is_cancelled (cancellable))
    return REMEDY_EXIT_INTERRUPTED;
  if (document == NULL)
    return remedy_ctl_fail (COMMAND, error);
  print_document (document, options);
  switch ((RemedyVerdict) document->answer->verdict)
    {
    case REMEDY_VERDICT_PASS:
      return REMEDY_EXIT_OK;
    case REMEDY_VERDICT_FAIL:
      return REMEDY_EXIT_FAULT;
    case REMEDY_VERDICT_UNKNOWN:
    case REMEDY_VERDICT_NOT_APPLICABLE:
    default:
      return REMEDY_EXIT_CANNOT_TELL;
    }
}

static const char *
describe (void)
{
  return _ ("PATH is a folder (a CD, a copy of one, or an unpacked download), the image of a CD,\n"
            "or a package. Nothing in it is changed, and nothing of it is run. Without --server\n"
            "it is not compared with the server’s files, and the answer is never sure.\n"
            "\n"
            "Exit status: 0 it fits the server; 1 it does not: the wrong one, incomplete, or\n"
            "damaged; 2 not certain; 64 a mistake on the command line; 66 no such source;\n"
            "74 reading or writing failed; 130 interrupted.\n"
            "\n"
            "Example: ntsmigctl media --server=/mnt/exchsrv --language=GER /media/cdrom");
}

/**
 * remedy_command_media:
 * @argc: as for main()
 * @argv: as for main()
 *
 * Says whether a service pack is the one to be reapplied.
 *
 * Returns: the exit code
 */
int
remedy_command_media (int    argc,
                      char **argv)
{
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.servers,
      N_ ("Where the server’s files are, as for check; several are of one server"),
      N_ ("SOURCE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("Say which language the server has, as in ENG or GER"), N_ ("NAME") },
    { "service-pack", 0, 0, G_OPTION_ARG_INT, &options.service_pack,
      N_ ("Say which service pack the server has, if its files do not tell"), N_ ("NUMBER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON document"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options.verbose,
      N_ ("Show what was seen and where, why it matters, and what to do"), NULL },
    { NULL }
  };
  const RemedyCtlUsage usage = {
    COMMAND,
    _ ("PATH"),
    _ ("Says whether a service pack is the one to be reapplied to a server."),
    describe (),
  };
  g_auto (GStrv) paths = NULL;
  int code;

  options.service_pack = -1;
  paths = remedy_ctl_parse (&usage, entries, argc, argv, &code);
  if (paths == NULL)
    return code;
  if (options.service_pack == 0 || options.service_pack > MAX_SERVICE_PACK ||
      options.service_pack < -1)
    return remedy_ctl_usage_error (COMMAND, _ ("--service-pack is a number from 1 to %d"),
                                   MAX_SERVICE_PACK);
  options.service_pack = MAX (options.service_pack, 0);
  if (g_strv_length (paths) != 1)
    return remedy_ctl_usage_error (COMMAND, _ ("name one: the media of the service pack"));
  return check_media (paths[0], &options);
}
