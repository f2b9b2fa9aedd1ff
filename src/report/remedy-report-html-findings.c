/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html-parts.h"

#include <glib/gi18n-lib.h>

/**
 * remedy_report_html_put_diagnosis:
 * @html: a page
 * @diagnosis: (nullable): what the findings add up to
 */
void
remedy_report_html_put_diagnosis (RemedyHtml            *html,
                                  const RemedyDiagnosis *diagnosis)
{
  if (diagnosis == NULL)
    {
      remedy_html_put (html, "p", NULL, _ ("There is none yet."));
      return;
    }
  remedy_html_put (html, "p", "lead", diagnosis->headline);
  remedy_html_seen (html, "h3", _ ("What speaks for it"), diagnosis->speaks_for);
  remedy_html_seen (html, "h3", _ ("What speaks against it"), diagnosis->speaks_against);
  remedy_html_list (html, "h3", _ ("What would change it"), diagnosis->would_change);
  remedy_html_list (html, "h3", _ ("Outlook profiles that will stop working"),
                    diagnosis->profiles);
  if (diagnosis->next != NULL && *diagnosis->next != '\0')
    remedy_html_put (html, "h3", NULL, _ ("What comes next"));
  remedy_html_put (html, "p", NULL, diagnosis->next);
  remedy_html_articles (html, diagnosis->articles);
}

static void
put_overview (RemedyHtml         *html,
              const RemedyReport *report)
{
  const char *const columns[] = { _ ("What was found"), _ ("Verdict"), NULL };

  remedy_html_begin_table (html, _ ("All findings"), columns);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const RemedyFinding *finding = report->findings->pdata[i];

      g_string_append_printf (html->text, "<tr>\n<th scope=\"row\"><a href=\"#finding-%u\">", i + 1);
      remedy_html_escape (html, finding->title);
      g_string_append (html->text, "</a></th>\n<td>");
      remedy_html_verdict (html, finding->verdict);
      g_string_append (html->text, "</td>\n</tr>\n");
    }
  remedy_html_end_table (html);
}

static void
put_finding (RemedyHtml          *html,
             const RemedyFinding *finding,
             guint                number)
{
  g_string_append_printf (html->text, "<article class=\"card\">\n<h3 id=\"finding-%u\">", number);
  remedy_html_escape (html, finding->title);
  g_string_append (html->text, "</h3>\n<p>");
  remedy_html_verdict (html, finding->verdict);
  g_string_append (html->text, "</p>\n");
  remedy_html_put (html, "p", NULL, finding->summary);
  remedy_html_seen (html, "h4", _ ("What was seen, and where"), finding->seen);
  if (finding->advice != NULL && *finding->advice != '\0')
    remedy_html_put (html, "h4", NULL, _ ("What to do"));
  remedy_html_put (html, "p", NULL, finding->advice);
  remedy_html_put (html, "p", "soft", finding->why);
  remedy_html_articles (html, finding->articles);
  g_string_append (html->text, "</article>\n");
}

/**
 * remedy_report_html_put_findings:
 * @html: a page
 * @report: what is known
 */
void
remedy_report_html_put_findings (RemedyHtml         *html,
                                 const RemedyReport *report)
{
  if (report->findings->len == 0)
    {
      remedy_html_put (html, "p", NULL, _ ("There are none yet."));
      return;
    }
  put_overview (html, report);
  for (guint i = 0; i < report->findings->len; i++)
    put_finding (html, report->findings->pdata[i], i + 1);
}
