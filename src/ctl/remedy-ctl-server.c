/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-ctl-server.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"

/* Options whose value may be left out. */
static const char *const optional[] = { "--saw-event", "--updated", NULL };

/* Bytes of the longest name that a service pack gives the folder of a language. */
#define MAX_LANGUAGE 8

/**
 * remedy_ctl_spell_out:
 * @argc: as the command got it
 * @argv: as the command got it
 *
 * GOption would take the source that follows a bare --saw-event or --updated for its date.
 *
 * Returns: (transfer full): @argv for remedy_ctl_parse()
 */
char **
remedy_ctl_spell_out (int    argc,
                      char **argv)
{
  char   **words = g_new0 (char *, (gsize) argc + 1);
  gboolean options = TRUE;

  for (int i = 0; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--"))
        options = FALSE;
      words[i] = options && g_strv_contains (optional, argv[i]) ? g_strconcat (argv[i], "=", NULL)
                                                                : g_strdup (argv[i]);
    }
  return words;
}

/**
 * remedy_ctl_read_answers:
 * @saw: what was typed
 * @error: set to %REMEDY_ERROR_USAGE where that makes no sense
 *
 * Returns: (transfer full) (nullable): what the operator said
 */
RemedyAnswers *
remedy_ctl_read_answers (const RemedyCtlSaw *saw,
                         GError            **error)
{
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();

  if (saw->event != NULL && saw->no_event)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                           _ ("--saw-event and --saw-no-event contradict each other"));
      return NULL;
    }
  if (saw->event == NULL && !saw->no_event)
    return g_steal_pointer (&answers);
  answers->saw = saw->no_event ? REMEDY_SAW_NO_EVENT : REMEDY_SAW_EVENT;
  answers->stated_at = g_get_real_time () / G_USEC_PER_SEC;
  if (saw->event == NULL || *saw->event == '\0')
    return g_steal_pointer (&answers);
  answers->saw_when = remedy_time_from_iso8601 (saw->event);
  if (answers->saw_when != REMEDY_TIME_UNKNOWN)
    return g_steal_pointer (&answers);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               /* Translators: what the operator typed. */
               _ ("“%s” is no date: 1999-08-20 or 1999-08-20T14:00:00Z is wanted"), saw->event);
  return NULL;
}

static gboolean
is_language (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (text[i]))
      return FALSE;
  return length > 0 && length <= MAX_LANGUAGE;
}

/**
 * remedy_ctl_read_language:
 * @typed: (nullable): of --language
 * @language: (out) (nullable) (transfer full): as a service pack names its folder, "ENG";
 *   %NULL if nothing was typed
 * @error: set to %REMEDY_ERROR_USAGE where that makes no sense
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_ctl_read_language (const char *typed,
                          char      **language,
                          GError    **error)
{
  *language = NULL;
  if (typed == NULL)
    return TRUE;
  if (!is_language (typed))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                   /* Translators: what the operator typed. */
                   _ ("“%s” is no language of a service pack: ENG or GER is wanted"), typed);
      return FALSE;
    }
  *language = g_ascii_strup (typed, -1);
  return TRUE;
}

/**
 * remedy_ctl_show_progress:
 * @fraction: how much is done, 0.0 to 1.0; -1 if that is not known
 * @text: (nullable): what is being done
 * @user_data: not used
 *
 * Shows it in one line of the terminal that is written over again and again.
 */
void
remedy_ctl_show_progress (double      fraction,
                          const char *text,
                          gpointer    user_data)
{
  g_autofree char *tame = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  tame = remedy_text_tame (text != NULL ? text : "");
  if (fraction < 0)
    fprintf (stderr, "\r\033[K%s", tame);
  else
    fprintf (stderr, "\r\033[K%3.0f %% %s", fraction * 100, tame);
  fflush (stderr);
}

/**
 * remedy_ctl_end_progress:
 *
 * Takes the line of progress away.
 */
void
remedy_ctl_end_progress (void)
{
  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
}

static void
on_progress (const RemedyFacts *facts,
             double             fraction,
             const char        *text,
             gpointer           user_data)
{
  remedy_ctl_show_progress (fraction, text, user_data);
}

/**
 * remedy_ctl_gather_all:
 * @paths: (array zero-terminated=1): folders of the command line, all of one server
 * @cancellable: stops it
 * @error: as remedy_folder_source_new() and remedy_collector_gather()
 *
 * Reads a server, and shows how far that got.
 *
 * Returns: (transfer full) (nullable): what was read
 */
RemedyFacts *
remedy_ctl_gather_all (const char *const *paths,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedyFacts *facts;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      RemedySource *source = remedy_folder_source_new (paths[i], NULL, error);

      if (source == NULL)
        return NULL;
      g_ptr_array_add (sources, source);
    }
  facts = remedy_collector_gather (sources, on_progress, NULL, cancellable, error);
  remedy_ctl_end_progress ();
  return facts;
}

/**
 * remedy_ctl_gather:
 * @path: a folder of the command line
 * @cancellable: stops it
 * @error: as remedy_ctl_gather_all()
 *
 * Returns: (transfer full) (nullable): what was read of the server in it
 */
RemedyFacts *
remedy_ctl_gather (const char   *path,
                   GCancellable *cancellable,
                   GError      **error)
{
  return remedy_ctl_gather_all ((const char *const[]){ path, NULL }, cancellable, error);
}
