/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html-parts.h"

#include <glib/gi18n-lib.h>

/* How many steps stand in one way; those of the way back are counted only if they were taken. */
static guint
count_steps (const RemedyReport *report,
             RemedyStepState     state)
{
  guint n = 0;

  for (guint i = 0; report->plan != NULL && i < report->plan->steps->len; i++)
    {
      const RemedyStep *step = report->plan->steps->pdata[i];
      const RemedyMark *mark = remedy_report_get_mark (report, step->id);

      if (mark != NULL && mark->state == (int) state)
        n++;
    }
  return n;
}

static char *
describe_steps (const RemedyReport *report)
{
  guint n_done = count_steps (report, REMEDY_STEP_DONE);
  guint n_failed = count_steps (report, REMEDY_STEP_FAILED);
  guint n_skipped = count_steps (report, REMEDY_STEP_SKIPPED);
  guint n_all = report->plan != NULL ? remedy_plan_count (report->plan) : 0;

  if (report->plan == NULL || report->plan->steps->len == 0)
    return g_strdup (_ ("There is no run sheet yet, so nothing was done."));
  if (n_done + n_failed + n_skipped == 0)
    return g_strdup (_ ("No step of the run sheet was done yet."));
  /* Translators: numbers of steps. */
  return g_strdup_printf (_ ("Of the %u steps of the run sheet, done: %u, failed: %u, "
                             "skipped: %u."),
                          n_all, n_done, n_failed, n_skipped);
}

/* What the evidence says goes before what the list of cases has. */
static char *
describe_pack (const RemedyReport *report)
{
  gint64 pack = report->diagnosis != NULL ? report->diagnosis->service_pack
                                          : report->case_->service_pack;

  if (pack < 0)
    return g_strdup (_ ("not known"));
  if (pack == 0)
    return g_strdup (_ ("none"));
  /* Translators: %d is the number of the service pack. */
  return g_strdup_printf (_ ("Service Pack %d"), (int) pack);
}

static char *
join (const GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) items->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the last reading asks for: that after the repair, if there was one. */
static const char *
find_next (const RemedyReport *report)
{
  if (report->verification != NULL && report->after != NULL)
    return report->verification->next;
  return report->diagnosis != NULL ? report->diagnosis->next : NULL;
}

static void
put_outcome (RemedyHtml         *html,
             const RemedyReport *report)
{
  g_autofree char *steps = describe_steps (report);
  const char *next = find_next (report);

  g_string_append (html->text, "<div class=\"card answers\">\n");
  remedy_html_put (html, "h3", NULL, _ ("What is wrong"));
  if (report->diagnosis != NULL)
    {
      remedy_html_put (html, "p", "lead", report->diagnosis->headline);
      remedy_html_put (html, "p", NULL, report->diagnosis->sentence);
    }
  else
    remedy_html_put (html, "p", "lead", _ ("Nothing can be said yet: there is no diagnosis."));
  remedy_html_put (html, "h3", NULL, _ ("What was done"));
  remedy_html_put (html, "p", NULL, steps);
  remedy_html_put (html, "h3", NULL, _ ("Does it work now?"));
  if (report->verification != NULL)
    {
      remedy_html_put (html, "p", "lead", report->verification->headline);
      remedy_html_put (html, "p", NULL, report->verification->sentence);
    }
  else
    remedy_html_put (html, "p", NULL,
                     _ ("Not known: the server was not read again after the repair."));
  if (next != NULL && *next != '\0')
    remedy_html_put (html, "h3", NULL, _ ("What comes next"));
  remedy_html_put (html, "p", NULL, next);
  g_string_append (html->text, "</div>\n");
}

static void
put_server (RemedyHtml         *html,
            const RemedyReport *report)
{
  const RemedyCase       *case_ = report->case_;
  const RemedyLayoutFact *layout = report->facts != NULL ? report->facts->layout : NULL;
  g_autofree char *paths = join (case_->paths);
  g_autofree char *pack = describe_pack (report);

  remedy_html_put (html, "h3", NULL, _ ("The server"));
  g_string_append (html->text, "<dl>\n");
  remedy_html_pair (html, _ ("Computer"),
                    case_->server == NULL && layout != NULL ? layout->computer : case_->server);
  remedy_html_pair (html, _ ("Service pack of Exchange 5.5"), pack);
  remedy_html_pair (html, _ ("Exchange folder"), layout != NULL ? layout->exchange_root : NULL);
  remedy_html_pair (html, _ ("Windows NT folder"), layout != NULL ? layout->system_root : NULL);
  remedy_html_time_pair (html, _ ("Case begun"), case_->created);
  remedy_html_pair (html, _ ("Its files were read from"), paths);
  remedy_html_time_pair (html, _ ("They were read"), report->facts != NULL ? report->facts->gathered : 0);
  remedy_html_time_pair (html, _ ("They were read again, to verify"),
                         report->after != NULL ? report->after->gathered : 0);
  remedy_html_pair (html, _ ("Practice server"), case_->practice);
  remedy_html_pair (html, _ ("Gone on although the diagnosis is not this fault, because"),
                    case_->work->go_on_reason);
  g_string_append (html->text, "</dl>\n");
  if (report->facts != NULL && report->facts->stopped)
    remedy_html_put (html, "p", NULL, _ ("The reading was stopped before it came to its end."));
}

/**
 * remedy_report_html_put_summary:
 * @html: a page
 * @report: what is known
 *
 * The three questions of who opens a ticket, answered first; then which server it is about.
 */
void
remedy_report_html_put_summary (RemedyHtml         *html,
                                const RemedyReport *report)
{
  put_outcome (html, report);
  put_server (html, report);
}
