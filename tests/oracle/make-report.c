/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html.h"
#include "test-facts.h"
#include "test-plans.h"

#include <stdio.h>

/* Prints report.html of a server whose every name is the text that was given, for a reader of
 * HTML that is not ours. */

static RemedyFacts *
make_facts (const char *text)
{
  RemedyFacts        *facts = test_facts_new (REMEDY_RELEASE_SP1);
  RemedySetupRunFact *run = facts->setup_log->runs->pdata[0];
  RemedyHotfixFact   *fix = remedy_hotfix_fact_new ();
  RemedyEventFact    *event;

  test_facts_add_run (facts, 0, 12010);
  test_facts_add_profile (facts, 0, text, TRUE);
  test_facts_offer_notes (facts);
  event = test_facts_add_event (facts, 5, "MSExchangeMig", 12024, 1);
  g_ptr_array_add (event->strings, g_strdup (text));
  g_free (facts->layout->computer);
  facts->layout->computer = g_strdup (text);
  g_ptr_array_add (run->errors, g_strdup (text));
  fix->name = g_strdup (text);
  fix->where = g_strdup (text);
  g_ptr_array_add (facts->registry->hotfixes, fix);
  test_facts_add_service (facts, text, "MSExchangeSA")->start = 4;
  ((RemedyServiceFact *) facts->registry->services->pdata[0])->account = g_strdup (text);
  ((RemedyFileFact *) facts->notes->nnotes->pdata[0])->version = g_strdup (text);
  return facts;
}

static void
add_mark (RemedyCase *case_, const char *step, const char *text)
{
  RemedyMark *mark = remedy_mark_new ();

  mark->step = g_strdup (step);
  mark->state = REMEDY_STEP_FAILED;
  mark->time = TEST_NOON;
  mark->reason = g_strdup (text);
  mark->note = g_strdup (text);
  g_ptr_array_add (case_->work->marks, mark);
}

static RemedyCase *
make_case (const char *text)
{
  RemedyCase *case_ = remedy_case_new ();

  case_->version = REMEDY_CASE_VERSION;
  case_->id = g_strdup ("19990801-120000-00000000");
  case_->work = remedy_work_empty ();
  case_->server = g_strdup (text);
  case_->service_pack = 1;
  case_->work->go_on_reason = g_strdup (text);
  g_ptr_array_add (case_->paths, g_strdup (text));
  add_mark (case_, "before.media", text);
  add_mark (case_, REMEDY_STEP_UPDATE, text);
  return case_;
}

int
main (int argc, char **argv)
{
  g_autoptr (RemedyReport) report = g_new0 (RemedyReport, 1);
  g_autofree char *html = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: %s TEXT\n", argv[0]);
      return 64;
    }
  report->case_ = make_case (argv[1]);
  report->facts = make_facts (argv[1]);
  report->after = make_facts (argv[1]);
  test_facts_set_version (report->after, "Mapi32.dll", argv[1]);
  report->findings = remedy_check_run_all (report->facts, report->case_->work->answers);
  report->diagnosis = remedy_diagnosis_make (report->facts, report->case_->work->answers);
  report->plan = remedy_plan_make (
      &(RemedyPlanInput){ .facts = report->facts, .diagnosis = report->diagnosis });
  report->verification =
      test_verify (report->facts, report->after, report->case_->work->answers, TRUE);
  html = remedy_report_html (report, NULL, NULL);
  return fputs (html, stdout) < 0 ? 1 : 0;
}
