/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "ctl/remedy-ctl.h"
#include "ctl/remedy-inspect-kinds.h"
#include "evidence/remedy-file-reader.h"

#define COMMAND "inspect"

/* The error gets the name of the file; a line of JSON says so too, so that no file that was
 * named is missing from the output. */
static int
tell_error (const char *path,
            gboolean    json,
            GError     *error)
{
  if (json && !remedy_error_is_cancelled (error))
    {
      g_autoptr (RemedyInspection) inspection = remedy_inspection_new (path);

      remedy_inspection_add_text (inspection, "error", NULL, error->message);
      remedy_inspection_print (inspection, TRUE);
    }
  return remedy_ctl_fail (COMMAND, error);
}

static int
inspect_one (const char   *path,
             gboolean      json,
             GCancellable *cancellable)
{
  g_autoptr (RemedyInspection) inspection = remedy_inspection_new (path);
  g_autofree char *display = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = remedy_file_reader_new (path, &error);
  gboolean damaged;

  if (reader == NULL)
    return tell_error (path, json, error);
  if (!remedy_inspect_file (reader, inspection, &damaged, cancellable, &error))
    {
      g_prefix_error (&error, "%s: ", display);
      return tell_error (path, json, error);
    }
  remedy_inspection_print (inspection, json);
  if (!damaged)
    return REMEDY_EXIT_OK;
  /* Translators: the path of a file. */
  remedy_ctl_say (_ ("%s: the file is damaged; what could be read of it is shown"), display);
  return REMEDY_EXIT_DAMAGED;
}

/**
 * remedy_command_inspect:
 * @argc: as main() gets it
 * @argv: the command's name, then its words
 *
 * Says what each file is, and the facts in it.
 *
 * Returns: the exit code
 */
int
remedy_command_inspect (int    argc,
                        char **argv)
{
  gboolean json = FALSE;
  g_auto (GStrv) files = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  int                code;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, N_ ("Write one JSON object a line, one a file"),
      NULL },
    { NULL },
  };
  const RemedyCtlUsage usage = {
    COMMAND,
    /* Translators: a placeholder after the name of a command. */
    _ ("FILE…"),
    _ ("Says what a file is, by its content and not by its name, and the facts in it:\n"
       "event logs, registry hives with their MAPI profiles, MAPISVC.INF, versions of\n"
       "programs and libraries, logs of Exchange Setup."),
    _ ("Exit status: 0 done, 64 a mistake on the command line, 65 a file is damaged or of no\n"
       "known kind, 66 no such file, 74 reading or writing failed, 130 interrupted."),
  };

  files = remedy_ctl_parse (&usage, entries, argc, argv, &code);
  if (files == NULL)
    return code;
  if (files[0] == NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("no file given"));
  cancellable = remedy_ctl_catch_signals ();
  for (guint i = 0; files[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    code = remedy_ctl_worse (code, inspect_one (files[i], json, cancellable));
  return code;
}
