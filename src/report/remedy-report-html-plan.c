/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html-parts.h"

#include <glib/gi18n-lib.h>

static int
state_of (const RemedyMark *mark)
{
  return mark != NULL ? mark->state : REMEDY_STEP_PENDING;
}

static gboolean
has_times (const RemedyReport *report)
{
  for (guint i = 0; i < report->plan->steps->len; i++)
    {
      const RemedyStep *step = report->plan->steps->pdata[i];
      const RemedyMark *mark = remedy_report_get_mark (report, step->id);

      if (mark != NULL && mark->time != 0)
        return TRUE;
    }
  return FALSE;
}

/* A column of times only where there is one. */
static void
put_overview (RemedyHtml         *html,
              const RemedyReport *report)
{
  gboolean timed = has_times (report);
  const char *const columns[] = { _ ("Step"), _ ("How it stands"), timed ? _ ("When") : NULL,
                                  NULL };

  remedy_html_begin_table (html, _ ("All steps"), columns);
  for (guint i = 0; i < report->plan->steps->len; i++)
    {
      const RemedyStep *step = report->plan->steps->pdata[i];
      const RemedyMark *mark = remedy_report_get_mark (report, step->id);

      g_string_append_printf (html->text, "<tr>\n<th scope=\"row\"><a href=\"#step-%u\">%u. ", i + 1,
                              i + 1);
      remedy_html_escape (html, step->title);
      g_string_append (html->text, "</a></th>\n<td>");
      remedy_html_state (html, state_of (mark));
      if (timed)
        {
          g_string_append (html->text, "</td>\n<td>");
          remedy_html_time (html, mark != NULL ? mark->time : 0);
        }
      g_string_append (html->text, "</td>\n</tr>\n");
    }
  remedy_html_end_table (html);
}

static void
put_mark (RemedyHtml       *html,
          const RemedyMark *mark)
{
  g_string_append (html->text, "<p>");
  remedy_html_state (html, state_of (mark));
  remedy_html_time (html, mark != NULL ? mark->time : 0);
  g_string_append (html->text, "</p>\n");
  if (mark == NULL || (mark->reason == NULL && mark->note == NULL))
    return;
  g_string_append (html->text, "<dl>\n");
  remedy_html_pair (html, _ ("Reason"), mark->reason);
  remedy_html_pair (html, _ ("Note"), mark->note);
  g_string_append (html->text, "</dl>\n");
}

static void
put_instruction (RemedyHtml       *html,
                 const RemedyStep *step)
{
  remedy_html_put (html, "p", "soft", step->advice ? _ ("Our advice, not Microsoft’s") : NULL);
  remedy_html_put (html, "p", "lead", step->no_return ? _ ("The point of no return") : NULL);
  remedy_html_put (html, "p", "soft", step->why);
  remedy_html_put (html, "p", NULL, step->instruction);
  remedy_html_put (html, "pre", NULL, step->command);
  if (step->expect == NULL && step->if_wrong == NULL)
    return;
  g_string_append (html->text, "<dl>\n");
  remedy_html_pair (html, _ ("What to expect"), step->expect);
  remedy_html_pair (html, _ ("If it goes differently"), step->if_wrong);
  g_string_append (html->text, "</dl>\n");
}

static void
put_step (RemedyHtml       *html,
          const RemedyStep *step,
          const RemedyMark *mark,
          guint             number)
{
  g_string_append_printf (html->text, "<article class=\"card\">\n<h4 id=\"step-%u\">%u. ", number,
                          number);
  remedy_html_escape (html, step->title);
  g_string_append (html->text, "</h4>\n");
  put_mark (html, mark);
  put_instruction (html, step);
  remedy_html_articles (html, step->articles);
  g_string_append (html->text, "</article>\n");
}

/**
 * remedy_report_html_put_plan:
 * @html: a page
 * @report: what is known; with a run sheet
 */
void
remedy_report_html_put_plan (RemedyHtml         *html,
                             const RemedyReport *report)
{
  int phase = -1;

  if (report->plan->steps->len == 0)
    return;
  put_overview (html, report);
  for (guint i = 0; i < report->plan->steps->len; i++)
    {
      const RemedyStep *step = report->plan->steps->pdata[i];

      if (step->phase != phase)
        remedy_html_put (html, "h3", NULL, remedy_phase_title (step->phase));
      phase = step->phase;
      put_step (html, step, remedy_report_get_mark (report, step->id), i + 1);
    }
}
