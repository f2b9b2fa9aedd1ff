/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"

/* gettext translates nothing in it, whatever LANGUAGE says. */
#define UNTRANSLATED "C"

#define MAX_LANGUAGE 32 /* bytes, as of “de” or “pt_BR” */

static locale_t
open_locale (const char *language)
{
  g_autofree char *plain = g_strconcat (language, ".UTF-8", NULL);
  g_autofree char *country = g_ascii_strup (language, -1);
  g_autofree char *home = g_strconcat (language, "_", country, ".UTF-8", NULL);
  locale_t locale = newlocale (LC_ALL_MASK, plain, (locale_t) 0);

  return locale != (locale_t) 0 ? locale : newlocale (LC_ALL_MASK, home, (locale_t) 0);
}

/**
 * remedy_report_language_enter:
 * @self: (out caller-allocates): to be left again, by the same thread
 * @language: (nullable): as in “de” or “pt_BR”; %NULL for English
 * @error: %REMEDY_ERROR_UNSUPPORTED
 *
 * From now on the texts and the numbers of this thread are in that language, whatever that
 * of the program is, so that a report is the same wherever it is made.
 *
 * Returns: %FALSE if the system does not know that language
 */
gboolean
remedy_report_language_enter (RemedyReportLanguage *self,
                              const char           *language,
                              GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  memset (self, 0, sizeof *self);
  if (language == NULL || g_str_equal (language, REMEDY_REPORT_ENGLISH))
    self->own = newlocale (LC_ALL_MASK, UNTRANSLATED, (locale_t) 0);
  else if (strlen (language) <= MAX_LANGUAGE && strchr (language, '/') == NULL)
    self->own = open_locale (language);
  if (self->own == (locale_t) 0)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                   _ ("The report cannot be made in “%s”, since this system has no locale for "
                      "that language. Install one, or choose another language."),
                   language);
      return FALSE;
    }
  self->before = uselocale (self->own);
  return TRUE;
}

/**
 * remedy_report_language_leave:
 * @self: what was entered, or zeros
 *
 * The thread speaks as it did before.
 */
void
remedy_report_language_leave (RemedyReportLanguage *self)
{
  if (self->own == (locale_t) 0)
    return;
  uselocale (self->before);
  freelocale (self->own);
  memset (self, 0, sizeof *self);
}
