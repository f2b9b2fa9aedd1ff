/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-failure-log.h"

#include "core/remedy-text.h"

#define STOP_LINE "<StopService:MSExchangeSA>" /* Q196043 */

/**
 * remedy_failure_log_is_stopped:
 * @run: a run in the setup log
 *
 * The directory may stop while it replicates, and the log then ends where Update stops the
 * System Attendant (Q196043). A log has no mark of its end, so that a run that is still
 * going on looks the same there.
 *
 * Returns: %TRUE if the run names no error and this is its last line
 */
gboolean
remedy_failure_log_is_stopped (const RemedySetupRunFact *run)
{
  g_return_val_if_fail (run != NULL, FALSE);

  return run->errors->len == 0 && run->last_line != NULL &&
         remedy_text_contains (run->last_line, STOP_LINE);
}

/**
 * remedy_failure_log_is_dead:
 * @run: a run in the setup log
 *
 * Returns: %TRUE if it logged its first line and nothing after it (Q290226)
 */
gboolean
remedy_failure_log_is_dead (const RemedySetupRunFact *run)
{
  g_return_val_if_fail (run != NULL, FALSE);

  return run->errors->len == 0 && run->lines <= 1;
}

static GPtrArray *
search_lines (const RemedySetupRunFact *run)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < run->errors->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) run->errors->pdata[i]);
  if (remedy_failure_log_is_stopped (run) || remedy_failure_log_is_dead (run))
    g_string_append (text, run->last_line != NULL ? run->last_line : "");
  return remedy_failure_search (text->str);
}

/**
 * remedy_failure_log_search:
 * @run: a run in the setup log
 *
 * Returns: (transfer container) (element-type RemedyFailure): the entries of the failure
 *   catalogue that fit what it logged, the best first; empty if there is none
 */
GPtrArray *
remedy_failure_log_search (const RemedySetupRunFact *run)
{
  GPtrArray *found;

  g_return_val_if_fail (run != NULL, g_ptr_array_new ());

  if (!run->looked_up)
    return search_lines (run);
  found = g_ptr_array_new ();
  for (guint i = 0; i < run->failures->len; i++)
    {
      const RemedyFailure *failure = remedy_failure_find (run->failures->pdata[i]);

      if (failure != NULL)
        g_ptr_array_add (found, (gpointer) failure);
    }
  return found;
}

/**
 * remedy_failure_log_keep:
 * @run: a run in the setup log, whose lines are about to be shortened
 *
 * Notes what remedy_failure_log_search() finds, so that it goes on to find that. How well an
 * entry fits depends on all the words of the lines.
 */
void
remedy_failure_log_keep (RemedySetupRunFact *run)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_if_fail (run != NULL);

  if (run->looked_up)
    return;
  found = search_lines (run);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (run->failures, g_strdup (((const RemedyFailure *) found->pdata[i])->id));
  run->looked_up = TRUE;
}
