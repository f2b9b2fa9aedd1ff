/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * remedy_words_join:
 * @strings: (element-type utf8): articles, names
 *
 * Returns: (transfer full): all of them in one line
 */
char *
remedy_words_join (const GPtrArray *strings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (strings != NULL, NULL);

  for (guint i = 0; i < strings->len; i++)
    {
      if (i > 0)
        /* Translators: stands between the items of a list in one line. */
        g_string_append (text, _ (", "));
      g_string_append (text, g_ptr_array_index (strings, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * remedy_words_time:
 * @time: of the server, in seconds since 1970 UTC
 * @facts: where the server’s time zone is, if it is known
 *
 * Returns: (transfer full): @time as the server’s own clock showed it, and in UTC
 */
char *
remedy_words_time (gint64 time, const RemedyFacts *facts)
{
  RemedyZone       zone;
  g_autofree char *local = NULL;
  g_autofree char *utc = remedy_time_format_local (time, NULL);

  if (facts == NULL || !remedy_facts_get_zone (facts, &zone) || time == REMEDY_TIME_UNKNOWN)
    return g_steal_pointer (&utc);
  local = remedy_time_format_local (time, &zone);
  /* Translators: a time on the server’s own clock, and the same time in UTC. */
  return g_strdup_printf (_ ("%s server time (%s)"), local, utc);
}

/**
 * remedy_words_date:
 * @time: of this computer, in seconds since 1970 UTC
 *
 * Returns: (transfer full): @time on this computer’s clock
 */
char *
remedy_words_date (gint64 time)
{
  g_autoptr (GDateTime) date = NULL;

  if (time != REMEDY_TIME_UNKNOWN)
    date = g_date_time_new_from_unix_local (time);
  if (date == NULL)
    return g_strdup (_ ("time unknown"));
  /* Translators: strftime format: day, month, year, hour, minute. */
  return g_date_time_format (date, _ ("%-d %b %Y, %H:%M"));
}

/**
 * remedy_words_parse_time:
 * @text: as in "1999-08-20 16:12"; the time of day may be left out
 * @facts: (nullable): where the server’s time zone is, if it is known
 * @time: (out): seconds since 1970 UTC
 *
 * Reads a time that the operator wrote down from the server’s own clock.
 *
 * Returns: %FALSE if @text is no such time
 */
gboolean
remedy_words_parse_time (const char *text, const RemedyFacts *facts, gint64 *time)
{
  g_autoptr (GDateTime) date = NULL;
  RemedyZone zone;
  int        year = 0, month = 0, day = 0, hour = 0, minute = 0, end = -1;
  gint64     local;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  if (sscanf (text, " %4d-%2d-%2d %2d:%2d %n", &year, &month, &day, &hour, &minute, &end) < 5)
    {
      hour = minute = 0;
      end = -1;
      if (sscanf (text, " %4d-%2d-%2d %n", &year, &month, &day, &end) < 3)
        return FALSE;
    }
  if (end < 0 || text[end] != '\0')
    return FALSE;
  date = g_date_time_new_utc (year, month, day, hour, minute, 0);
  if (date == NULL)
    return FALSE;
  local = g_date_time_to_unix (date);
  *time = local;
  if (facts != NULL && remedy_facts_get_zone (facts, &zone))
    {
      /* The offset depends on the time that is sought; the second look settles it. */
      *time = local - (gint64) remedy_zone_offset_at (&zone, local) * 60;
      *time = local - (gint64) remedy_zone_offset_at (&zone, *time) * 60;
    }
  return TRUE;
}

/**
 * remedy_words_stopped:
 * @blocker: a step that another one needs
 *
 * Returns: (transfer full): why that other one cannot be done yet, in a few words
 */
char *
remedy_words_stopped (const RemedyStep *blocker)
{
  g_return_val_if_fail (blocker != NULL, NULL);

  /* Translators: %s is the title of a step of the run sheet. */
  return g_strdup_printf (_ ("waits for “%s”"), blocker->title);
}

/**
 * remedy_words_wait:
 * @blocker: a step that another one needs
 * @mark: (nullable): how it stands
 *
 * Returns: (transfer full): what is to be done before that other one, as sentences
 */
char *
remedy_words_wait (const RemedyStep *blocker,
                   const RemedyMark *mark)
{
  g_return_val_if_fail (blocker != NULL, NULL);

  if (mark == NULL || mark->state != REMEDY_STEP_FAILED)
    /* Translators: %s is the title of a step of the run sheet. */
    return g_strdup_printf (_ ("It comes after “%s”. Do that step first, or skip it and say why."),
                            blocker->title);
  /* Translators: the title of a step of the run sheet, and why it failed. */
  return g_strdup_printf (_ ("“%s” failed: %s. Open that step on the run sheet below and take its "
                             "mark back; then do it again, or skip it and say why."),
                          blocker->title,
                          mark->reason != NULL ? mark->reason : _ ("no reason was given"));
}
