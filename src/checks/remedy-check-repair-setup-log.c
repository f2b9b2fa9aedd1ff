/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-machine.h"
#include "checks/remedy-reason.h"

#define MAX_SHOWN 10

static void
show_run (const RemedySetupLogFact *log,
          const RemedySetupRunFact *run,
          RemedyFinding            *finding)
{
  /* Translators: path of a log, and number of a line in it. */
  g_autofree char *where = g_strdup_printf (_ ("%s · line %lld"), log->path, (long long) run->line);

  for (guint i = 0; i < run->errors->len && i < MAX_SHOWN; i++)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, "%s", (char *) run->errors->pdata[i]);
  if (run->last_line != NULL)
    /* Translators: a line of a log. */
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("Its last line: %s"),
                             run->last_line);
}

static void
judge_run (const RemedySetupLogFact *log,
           const RemedySetupRunFact *run,
           RemedyFinding            *finding)
{
  show_run (log, run, finding);
  if (run->errors->len > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The last setup run logged an error"));
      remedy_finding_summarize (finding, "%s", (char *) run->errors->pdata[0]);
      remedy_finding_advise (finding, _ ("Mend the cause, and run the update again until it ends "
                                         "without an error (Q178930, Q246337)."));
      remedy_finding_cite (finding, "Q178930;Q246337");
    }
  else if (run->lines <= 1)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The last setup run ended at once"));
      remedy_finding_summarize (finding, _ ("It logged its first line, and nothing after it"));
      remedy_finding_cite (finding, "Q290226");
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
