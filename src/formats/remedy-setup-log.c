/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-setup-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"

#define MAX_SETUP_LOG_SIZE (16 * 1024 * 1024) /* bytes; it grows with every run */
#define MAX_LINES 1000000
#define MAX_RUNS 4096
#define MAX_ERRORS 100 /* of one run that are kept: enough to show */
#define MAX_LINE 1024  /* bytes of a line that are kept */

#define FIRST_LINE "++++ Microsoft Exchange Setup initialized ++++" /* Q290226 */
#define SCRIPT_LINE "Interpreting line <"                           /* Q196043 */

/**
 * remedy_setup_run_free:
 * @self: (nullable): a run
 */
void
remedy_setup_run_free (RemedySetupRun *self)
{
  if (self == NULL)
    return;
  g_free (self->last_line);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

/* 0xc0020002, 0xC002041d, c1030b3a: a code of severity “error”, with or without its 0x. */
static gboolean
has_error_code (const char *line)
{
  for (const char *p = line; *p != '\0'; p++)
    {
      gsize digits = 0;

      if (p > line && g_ascii_isalnum (p[-1]) && !(g_ascii_tolower (p[-1]) == 'x'))
        continue;
      while (g_ascii_isxdigit (p[digits]))
        digits++;
      if (digits == 8 && g_ascii_tolower (p[0]) == 'c' && (p[1] == '0' || p[1] == '1') &&
          !g_ascii_isalnum (p[8]) && p[8] != '-') /* a GUID goes on */
        return TRUE;
    }
  return FALSE;
}

/* The signs of failure that articles quote; what the script itself says is none. */
static gboolean
names_error (const char *line)
{
  static const char *const signs[] = {
    "at or near line",                        /* Q255181 */
    "could not open",                         /* Q170398 */
    "DS_E_",                                  /* Q246895 */
    "entry point not found",                  /* Q217215 */
    "older than the one you previously used", /* Q159788 */
    "privilege is not held",                  /* Q265227 */
    "cannot find the file",                   /* Q235418 */
  };

  if (remedy_text_has_prefix (line, SCRIPT_LINE))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (remedy_text_contains (line, signs[i]))
      return TRUE;
  return has_error_code (line);
}

static RemedySetupRun *
start_run (GPtrArray *runs,
           guint      line)
{
  RemedySetupRun *run = g_new0 (RemedySetupRun, 1);

  run->line = line;
  run->errors = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (runs, run);
  return run;
}

/* Takes a line that is not blank. Lines before the first beginning of a run are those of a
 * run whose beginning is lost. */
static gboolean
add_line (GPtrArray  *runs,
          guint       number,
          const char *line,
          GError    **error)
{
  RemedySetupRun *run = runs->len > 0 ? runs->pdata[runs->len - 1] : NULL;

  if (run == NULL || remedy_text_contains (line, FIRST_LINE))
    {
      if (runs->len >= MAX_RUNS)
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                       /* Translators: the number is a limit. */
                       _ ("there are more than %d runs of Setup"), MAX_RUNS);
          return FALSE;
        }
      run = start_run (runs, number);
    }
  run->lines = number - run->line + 1;
  g_free (run->last_line);
  run->last_line = g_strdup (line);
  if (run->errors->len < MAX_ERRORS && names_error (line))
    g_ptr_array_add (run->errors, g_strdup (line));
  return TRUE;
}

static gboolean
is_setup_line (const char *line)
{
  return remedy_text_contains (line, FIRST_LINE) || remedy_text_has_prefix (line, SCRIPT_LINE);
}

/**
 * remedy_setup_log_parse:
 * @bytes: an "Exchange Server Setup.log", in the OEM code page
 * @error: %REMEDY_ERROR_UNSUPPORTED if no line of it is one of Setup, %REMEDY_ERROR_LIMIT
 *
 * Every run of Setup and Update is appended to one log (Q158545). No source gives a time
 * or a mark at the end of a run, so a run is what lies between two beginnings.
 *
 * Returns: (transfer full) (nullable) (element-type RemedySetupRun): the runs, oldest first;
 *   none in an empty log
 */
GPtrArray *
remedy_setup_log_parse (GBytes  *bytes,
                        GError **error)
{
  g_autoptr (GPtrArray) runs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_setup_run_free);
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean      known = FALSE;
  guint         number = 0;

  if (size > MAX_SETUP_LOG_SIZE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: both are sizes in bytes. */
                   _ ("%zu bytes are more than the limit of %d for a file of this kind"), size,
                   MAX_SETUP_LOG_SIZE);
      return NULL;
    }
  for (gsize start = 0, end; start < size; start = end + 1)
    {
      const guint8    *newline = memchr (data + start, '\n', size - start);
      g_autofree char *line = NULL;

      end = newline != NULL ? (gsize) (newline - data) : size;
      line = remedy_text_from_oem (data + start, MIN (end - start, MAX_LINE));
      if (++number > MAX_LINES)
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                       /* Translators: the number is a limit. */
                       _ ("there are more than %d lines"), MAX_LINES);
          return NULL;
        }
      if (*g_strstrip (line) == '\0')
        continue;
      known = known || is_setup_line (line);
      if (!add_line (runs, number, line, error))
        return NULL;
    }
  if (!known && runs->len > 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("no line of it is one of Exchange Setup"));
      return NULL;
    }
  return g_steal_pointer (&runs);
}
