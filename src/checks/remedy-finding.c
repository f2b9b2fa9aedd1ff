/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-finding.h"

#include "checks/remedy-reason.h"

const char *const remedy_verdict_words[] = { "pass", "fail", "unknown", "not-applicable", NULL };
const char *const remedy_severity_words[] = { "info", "warning", "error", NULL };
const char *const remedy_how_words[] = { "read", "stated", "not-read", NULL };

REMEDY_DEFINE_RECORD (RemedySeen,
                      remedy_seen,
                      REMEDY_FIELD (RemedySeen, what, STRING),
                      REMEDY_FIELD (RemedySeen, where, STRING),
                      REMEDY_FIELD_WORDS (RemedySeen, how, remedy_how_words));

REMEDY_DEFINE_RECORD (RemedyFinding,
                      remedy_finding,
                      REMEDY_FIELD (RemedyFinding, id, STRING),
                      REMEDY_FIELD_WORDS (RemedyFinding, verdict, remedy_verdict_words),
                      REMEDY_FIELD_WORDS (RemedyFinding, severity, remedy_severity_words),
                      REMEDY_FIELD_WORDS (RemedyFinding, how, remedy_how_words),
                      REMEDY_FIELD (RemedyFinding, title, STRING),
                      REMEDY_FIELD (RemedyFinding, summary, STRING),
                      REMEDY_FIELD_OF (RemedyFinding, seen, LIST, &remedy_seen_type),
                      REMEDY_FIELD (RemedyFinding, why, STRING),
                      REMEDY_FIELD (RemedyFinding, advice, STRING),
                      REMEDY_FIELD (RemedyFinding, articles, STRINGS));

static void
take_text (char **field,
           char  *text)
{
  g_free (*field);
  *field = text;
}

/**
 * remedy_finding_judge:
 * @self: a finding
 * @verdict: its verdict
 * @severity: how bad that is, or how much it matters to know
 * @format: its title: one sentence that says what was found, without a full stop
 * @...: for @format
 *
 * Sets verdict, severity and title.
 */
void
remedy_finding_judge (RemedyFinding  *self,
                      RemedyVerdict   verdict,
                      RemedySeverity  severity,
                      const char     *format,
                      ...)
{
  va_list args;

  g_return_if_fail (self != NULL);

  self->verdict = verdict;
  self->severity = severity;
  va_start (args, format);
  take_text (&self->title, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * remedy_finding_summarize:
 * @self: a finding
 * @format: the line under its title
 * @...: for @format
 */
void
remedy_finding_summarize (RemedyFinding *self,
                          const char    *format,
                          ...)
{
  va_list args;

  g_return_if_fail (self != NULL);

  va_start (args, format);
  take_text (&self->summary, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * remedy_finding_advise:
 * @self: a finding
 * @format: what to do
 * @...: for @format
 */
void
remedy_finding_advise (RemedyFinding *self,
                       const char    *format,
                       ...)
{
  va_list args;

  g_return_if_fail (self != NULL);

  va_start (args, format);
  take_text (&self->advice, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * remedy_finding_cite:
 * @self: a finding
 * @articles: Knowledge Base articles, as in "Q236176;Q239650"
 *
 * Adds those that it does not name yet.
 */
void
remedy_finding_cite (RemedyFinding *self,
                     const char    *articles)
{
  g_auto (GStrv) names = g_strsplit (articles, ";", -1);

  g_return_if_fail (self != NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' &&
        !g_ptr_array_find_with_equal_func (self->articles, names[i], g_str_equal, NULL))
      g_ptr_array_add (self->articles, g_strdup (names[i]));
}

/**
 * remedy_finding_set_unread:
 * @self: a finding
 * @title: what is not known because of it
 * @path: (nullable): of what could not be read
 * @state: a #RemedyItemState but found
 * @reason: (nullable): why, as the source said it
 *
 * The verdict is unknown: with the reason, and how to get what is missing.
 */
void
remedy_finding_set_unread (RemedyFinding *self,
                           const char    *title,
                           const char    *path,
                           int            state,
                           const char    *reason)
{
  g_return_if_fail (self != NULL);

  self->verdict = REMEDY_VERDICT_UNKNOWN;
  self->severity = REMEDY_SEVERITY_WARNING;
  self->how = REMEDY_HOW_NOT_READ;
  take_text (&self->title, g_strdup (title));
  take_text (&self->summary, remedy_reason_text (path, state, reason));
  take_text (&self->advice, remedy_reason_remedy (path, state));
}

/**
 * remedy_finding_add_seen:
 * @self: a finding
 * @how: read, stated or not read
 * @where: (nullable): path, record number and offset, key and value
 * @format: what was seen
 * @...: for @format
 */
void
remedy_finding_add_seen (RemedyFinding *self,
                         RemedyHow      how,
                         const char    *where,
                         const char    *format,
                         ...)
{
  RemedySeen *seen = remedy_seen_new ();
  va_list args;

  g_return_if_fail (self != NULL);

  va_start (args, format);
  seen->what = g_strdup_vprintf (format, args);
  va_end (args);
  seen->where = g_strdup (where);
  seen->how = how;
  g_ptr_array_add (self->seen, seen);
}
