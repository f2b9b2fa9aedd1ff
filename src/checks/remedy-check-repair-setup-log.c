/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-failure-log.h"
#include "checks/remedy-machine.h"
#include "checks/remedy-reason.h"

#define MAX_SHOWN 10
#define MAX_EARLIER 5
#define MAX_ENTRIES 4 /* of the failure catalogue */

static char *
where_is (const RemedySetupLogFact *log,
          const RemedySetupRunFact *run)
{
  /* Translators: path of a log, and number of a line in it. */
  return g_strdup_printf (_ ("%s · line %lld"), log->path, (long long) run->line);
}

static void
show_run (const RemedySetupLogFact *log,
          const RemedySetupRunFact *run,
          RemedyFinding            *finding)
{
  g_autofree char *where = where_is (log, run);

  for (guint i = 0; i < run->errors->len && i < MAX_SHOWN; i++)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, "%s", (char *) run->errors->pdata[i]);
  if (run->last_line != NULL)
    /* Translators: a line of a log. */
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("Its last line: %s"),
                             run->last_line);
}

/* Earlier runs that failed tell what happens when Update runs on this server. */
static void
show_earlier_runs (const RemedySetupLogFact *log,
                   RemedyFinding            *finding)
{
  guint n_shown = 0;

  for (guint i = log->runs->len - 1; i-- > 0 && n_shown < MAX_EARLIER;)
    {
      const RemedySetupRunFact *run = log->runs->pdata[i];
      g_autofree char *where = where_is (log, run);

      if (run->errors->len == 0)
        continue;
      /* Translators: a line of a log. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("An earlier run: %s"),
                               (char *) run->errors->pdata[0]);
      n_shown++;
    }
}

/* What to do, with the entries of the failure catalogue that fit. */
static void
advise (const RemedySetupRunFact *run,
        RemedyFinding            *finding)
{
  g_autoptr (GPtrArray) failures = remedy_failure_log_search (run);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < failures->len && i < MAX_ENTRIES; i++)
    {
      const RemedyFailure *failure = failures->pdata[i];

      g_string_append_printf (titles, "\n• %s", failure->title);
      for (guint j = 0; j < failure->articles->len; j++)
        remedy_finding_cite (finding, failure->articles->pdata[j]);
    }
  remedy_finding_cite (finding, "Q178930;Q246337");
  if (failures->len == 0)
    remedy_finding_advise (finding, _ ("Mend the cause, and run the update again until it ends "
                                       "without an error (Q178930, Q246337)."));
  else
    remedy_finding_advise (
        finding,
        /* Translators: the titles of entries, one a line. */
        ngettext ("Mend the cause, and run the update again until it ends without an error "
                  "(Q178930, Q246337). The failure catalogue knows it; its remedy can be put on "
                  "the run sheet:%s",
                  "Mend the cause, and run the update again until it ends without an error "
                  "(Q178930, Q246337). The failure catalogue has these that fit; their remedies "
                  "can be put on the run sheet:%s",
                  MIN (failures->len, MAX_ENTRIES)),
        titles->str);
}

static void
judge_run (const RemedySetupLogFact *log,
           const RemedySetupRunFact *run,
           RemedyFinding            *finding)
{
  show_run (log, run, finding);
  show_earlier_runs (log, finding);
  if (run->errors->len > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The last setup run logged an error"));
      remedy_finding_summarize (finding, "%s", (char *) run->errors->pdata[0]);
      advise (run, finding);
    }
  else if (remedy_failure_log_is_dead (run))
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The last setup run ended at once"));
      remedy_finding_summarize (finding, _ ("It logged its first line, and nothing after it"));
      advise (run, finding);
    }
  else if (remedy_failure_log_is_stopped (run))
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The last setup run is logged up to where it stops the services"));
      remedy_finding_summarize (finding, "%s", run->last_line);
      advise (run, finding);
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("The last setup run logged no error"));
      /* Translators: a number of runs, and a number of lines. */
      remedy_finding_summarize (finding, _ ("Runs in the log: %u; lines of the last one: %d"),
                                log->runs->len, (int) run->lines);
    }
}

void
remedy_check_repair_setup_log (const RemedyFacts   *facts,
                               const RemedyAnswers *answers,
                               RemedyFinding       *finding)
{
  const RemedySetupLogFact *log = facts->setup_log;

  remedy_finding_cite (finding, "Q158545");
  if (log->state == REMEDY_ITEM_MISSING &&
      remedy_machine_find (facts) == REMEDY_MACHINE_WORKSTATION)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_NOT_APPLICABLE, REMEDY_SEVERITY_INFO,
                            _ ("There is no setup log on this workstation"));
      remedy_finding_summarize (finding, _ ("There is no %s"), log->path);
    }
  else if (log->state != REMEDY_ITEM_FOUND)
    remedy_finding_set_unread (finding, _ ("How the last setup run ended is not known"), log->path,
                               log->state, log->reason);
  else if (log->runs->len == 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("The setup log holds no run"));
      remedy_finding_summarize (finding, "%s", log->path);
    }
  else
    judge_run (log, log->runs->pdata[log->runs->len - 1], finding);
}
