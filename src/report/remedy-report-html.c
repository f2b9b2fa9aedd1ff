/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html.h"

#include <glib/gi18n-lib.h>

/* One file that needs no other: style inside, pictures as data, no script, and a policy that
 * lets the browser fetch nothing. Every text goes through put(), which escapes it. */

static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
    "<style>\n"
    ":root { color-scheme: light dark; --ink: #241f31; --paper: #fff; --soft: #5e5c64; "
    "--line: #deddda; --card: #f6f5f4; --blue: #1a5fb4; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #f6f5f4; --paper: #1e1e1e; "
    "--soft: #c0bfbc; --line: #5e5c64; --card: #303030; --blue: #99c1f1; } }\n"
    "body { font: 16px/1.5 sans-serif; color: var(--ink); background: var(--paper); "
    "max-width: 60em; margin: 2em auto; padding: 0 1em; }\n"
    "h1 { line-height: 1.2; } h2 { margin-top: 2em; border-bottom: 1px solid var(--line); }\n"
    "h3 { margin: 0; font-size: 1em; } p { margin: 6px 0; } a { color: var(--blue); }\n"
    "section.card { background: var(--card); border: 1px solid var(--line); "
    "border-radius: 8px; padding: 12px 18px; margin: 12px 0; break-inside: avoid; }\n"
    ".soft { color: var(--soft); }\n"
    ".badge { border: 1px solid var(--soft); border-radius: 6px; padding: 0 6px; "
    "font-size: .85em; white-space: nowrap; }\n"
    "pre { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; "
    "padding: 6px 12px; overflow-x: auto; white-space: pre-wrap; }\n"
    "h3.phase { margin-top: 1.5em; font-size: 1.15em; }\n"
    "table { border-collapse: collapse; table-layout: fixed; width: 100%; } "
    "th:first-child { width: 24%; } th:last-child { width: 16%; } "
    "th, td { border: 1px solid var(--line); padding: 6px; text-align: left; "
    "vertical-align: top; overflow-wrap: anywhere; }\n"
    "figure { margin: 18px 0; } img { max-width: 100%; border: 1px solid var(--line); }\n"
    "dt { font-weight: bold; } dd { margin: 0 0 6px 0; overflow-wrap: anywhere; }\n"
    "@media (max-width: 40em) { table { font-size: .8em; } }\n"
    "@media print { body { max-width: none; margin: 0; font-size: 10pt; } "
    "section.card { background: none; break-inside: auto; } "
    "h2, h3 { break-after: avoid; } li, pre, tr, figure { break-inside: avoid; } }\n"
    "</style>\n";

/* Puts text between tags: put (html, "h1", NULL, title). */
static void
put (GString    *html,
     const char *tag,
     const char *class_,
     const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = g_markup_escape_text (text, -1);
  if (class_ != NULL)
    g_string_append_printf (html, "<%s class=\"%s\">%s</%s>\n", tag, class_, escaped, tag);
  else
    g_string_append_printf (html, "<%s>%s</%s>\n", tag, escaped, tag);
}

static void
put_pair (GString    *html,
          const char *term,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  put (html, "dt", NULL, term);
  put (html, "dd", NULL, text);
}

static void
put_list (GString         *html,
          const char      *heading,
          const GPtrArray *items)
{
  if (items->len == 0)
    return;
  put (html, "h3", NULL, heading);
  g_string_append (html, "<ul>\n");
  for (guint i = 0; i < items->len; i++)
    put (html, "li", NULL, items->pdata[i]);
  g_string_append (html, "</ul>\n");
}

static char *
join (const GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) items->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
name_of_verdict (int verdict)
{
  static const char *const names[] = { N_ ("As it should be"), N_ ("Not as it should be"),
                                       N_ ("Not known"), N_ ("Does not apply") };

  return _ (names[verdict]);
}

static const char *
name_of_how (int how)
{
  /* Translators: whether the program read something, or the operator said it. */
  static const char *const names[] = { N_ ("read"), N_ ("stated"), N_ ("not read") };

  return _ (names[how]);
}

static const char *
name_of_state (int state)
{
  /* Translators: how a step of the run sheet stands. */
  static const char *const names[] = { N_ ("not begun"), N_ ("begun"), N_ ("done"), N_ ("failed"),
                                       N_ ("skipped") };

  return _ (names[state]);
}

static const char *
name_of_change (const RemedyComparison *row)
{
  static const char *const names[] = { N_ ("the same"), N_ ("mended"), N_ ("worse"),
                                       N_ ("changed") };

  return remedy_comparison_is_wrong (row) ? _ ("still wrong") : _ (names[row->change]);
}

static void
put_seen (GString         *html,
          const char      *heading,
          const GPtrArray *seen)
{
  if (seen->len == 0)
    return;
  put (html, "h3", NULL, heading);
  g_string_append (html, "<ul>\n");
  for (guint i = 0; i < seen->len; i++)
    {
      const RemedySeen *one = seen->pdata[i];

      g_string_append (html, "<li>");
      put (html, "span", NULL, one->what);
      put (html, "span", "badge", name_of_how (one->how));
      put (html, "span", "soft", one->where);
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ul>\n");
}

static void
put_server (GString            *html,
            const RemedyReport *report)
{
  const RemedyCase       *case_ = report->case_;
  const RemedyLayoutFact *layout = report->facts != NULL ? report->facts->layout : NULL;
  g_autofree char        *paths = join (case_->paths);
  g_autofree char        *created = remedy_time_to_iso8601 (case_->created);
  g_autofree char        *gathered = NULL;
  g_autofree char        *pack = NULL;

  if (report->facts != NULL)
    gathered = remedy_time_to_iso8601 (report->facts->gathered);
  if (case_->service_pack > 0)
    /* Translators: %d is the number of the service pack. */
    pack = g_strdup_printf (_ ("Service Pack %d"), (int) case_->service_pack);
  put (html, "h2", NULL, _ ("The server"));
  g_string_append (html, "<dl>\n");
  put_pair (html, _ ("Computer"), case_->server);
  put_pair (html, _ ("Service pack of Exchange 5.5"), pack);
  put_pair (html, _ ("Exchange folder"), layout != NULL ? layout->exchange_root : NULL);
  put_pair (html, _ ("Windows NT folder"), layout != NULL ? layout->system_root : NULL);
  put_pair (html, _ ("Read from"), paths);
  put_pair (html, _ ("Read at (UTC)"), gathered);
  put_pair (html, _ ("Case begun at (UTC)"), created);
  put_pair (html, _ ("Practice server"), case_->practice);
  put_pair (html, _ ("Gone on although the diagnosis is not this fault, because"),
            case_->work->go_on_reason);
  g_string_append (html, "</dl>\n");
  if (report->facts != NULL && report->facts->stopped)
    put (html, "p", NULL, _ ("The reading was stopped before it came to its end."));
}

static void
put_diagnosis (GString               *html,
               const RemedyDiagnosis *diagnosis)
{
  g_autofree char *articles = NULL;

  put (html, "h2", NULL, _ ("Diagnosis"));
  if (diagnosis == NULL)
    {
      put (html, "p", NULL, _ ("There is none yet."));
      return;
    }
  articles = join (diagnosis->articles);
  g_string_append (html, "<section class=\"card\">\n");
  put (html, "h3", NULL, diagnosis->headline);
  put (html, "p", NULL, diagnosis->sentence);
  put_seen (html, _ ("What speaks for it"), diagnosis->speaks_for);
  put_seen (html, _ ("What speaks against it"), diagnosis->speaks_against);
  put_list (html, _ ("What would change it"), diagnosis->would_change);
  put_list (html, _ ("Outlook profiles that will stop working"), diagnosis->profiles);
  put (html, "p", NULL, diagnosis->next);
  put (html, "p", "soft", articles);
  g_string_append (html, "</section>\n");
}

static void
put_finding (GString             *html,
             const RemedyFinding *finding)
{
  g_autofree char *articles = join (finding->articles);

  g_string_append (html, "<section class=\"card\">\n");
  put (html, "h3", NULL, finding->title);
  g_string_append (html, "<p>");
  put (html, "span", "badge", name_of_verdict (finding->verdict));
  put (html, "span", "badge", name_of_how (finding->how));
  g_string_append (html, "</p>\n");
  put (html, "p", NULL, finding->summary);
  put_seen (html, _ ("What was seen, and where"), finding->seen);
  put (html, "p", "soft", finding->why);
  put (html, "p", NULL, finding->advice);
  put (html, "p", "soft", articles);
  g_string_append (html, "</section>\n");
}

static void
put_findings (GString            *html,
              const RemedyReport *report)
{
  put (html, "h2", NULL, _ ("Findings"));
  for (guint i = 0; i < report->findings->len; i++)
    put_finding (html, report->findings->pdata[i]);
}

static void
put_mark (GString          *html,
          const RemedyMark *mark)
{
  g_autofree char *time = mark != NULL ? remedy_time_to_iso8601 (mark->time) : NULL;

  g_string_append (html, "<p>");
  put (html, "span", "badge", name_of_state (mark != NULL ? mark->state : REMEDY_STEP_PENDING));
  put (html, "span", "soft", time);
  g_string_append (html, "</p>\n");
  if (mark == NULL || (mark->reason == NULL && mark->note == NULL))
    return;
  g_string_append (html, "<dl>\n");
  put_pair (html, _ ("Reason"), mark->reason);
  put_pair (html, _ ("Note"), mark->note);
  g_string_append (html, "</dl>\n");
}

static void
put_step (GString          *html,
          const RemedyStep *step,
          const RemedyMark *mark)
{
  g_autofree char *articles = join (step->articles);

  g_string_append (html, "<section class=\"card\">\n");
  put (html, "h3", NULL, step->title);
  put_mark (html, mark);
  put (html, "p", "soft", step->advice ? _ ("Our advice, not Microsoft’s") : NULL);
  put (html, "p", NULL, step->no_return ? _ ("The point of no return") : NULL);
  put (html, "p", "soft", step->why);
  put (html, "p", NULL, step->instruction);
  put (html, "pre", NULL, step->command);
  g_string_append (html, "<dl>\n");
  put_pair (html, _ ("What to expect"), step->expect);
  put_pair (html, _ ("If it goes differently"), step->if_wrong);
  g_string_append (html, "</dl>\n");
  put (html, "p", "soft", articles);
  g_string_append (html, "</section>\n");
}

static void
put_plan (GString            *html,
          const RemedyReport *report)
{
  int phase = -1;

  if (report->plan == NULL)
    return;
  put (html, "h2", NULL, _ ("Run sheet"));
  for (guint i = 0; i < report->plan->steps->len; i++)
    {
      const RemedyStep *step = report->plan->steps->pdata[i];

      if (step->phase != phase)
        put (html, "h3", "phase", remedy_phase_title (step->phase));
      phase = step->phase;
      put_step (html, step, remedy_report_get_mark (report, step->id));
    }
}

static void
put_comparison (GString                *html,
                const RemedyComparison *row)
{
  g_string_append (html, "<tr>");
  put (html, "th", NULL, row->title);
  g_string_append (html, "<td>");
  put (html, "span", NULL, row->before);
  put (html, "span", "badge", name_of_verdict (row->before_verdict));
  g_string_append (html, "</td><td>");
  put (html, "span", NULL, row->after);
  put (html, "span", "badge", name_of_verdict (row->after_verdict));
  g_string_append (html, "</td>");
  put (html, "td", NULL, name_of_change (row));
  g_string_append (html, "</tr>\n");
}

static void
begin_table (GString    *html,
             const char *heading)
{
  put (html, "h3", "phase", heading);
  g_string_append (html, "<table>\n<tr>");
  put (html, "th", NULL, _ ("What is compared"));
  put (html, "th", NULL, _ ("Before"));
  put (html, "th", NULL, _ ("After"));
  put (html, "th", NULL, _ ("Change"));
  g_string_append (html, "</tr>\n");
}

static void
put_kind (GString         *html,
          const GPtrArray *rows,
          RemedyCompared   kind)
{
  guint            n_same = 0;
  guint            n_changed = 0;
  g_autofree char *same = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyComparison *row = rows->pdata[i];

      if (row->kind != (int) kind)
        continue;
      if (remedy_comparison_is_same (row))
        {
          n_same++;
          continue;
        }
      if (n_changed++ == 0)
        begin_table (html, remedy_compared_title (kind));
      put_comparison (html, row);
    }
  if (n_changed > 0)
    g_string_append (html, "</table>\n");
  else if (n_same > 0)
    put (html, "h3", "phase", remedy_compared_title (kind));
  if (n_same == 0)
    return;
  same = g_strdup_printf (ngettext ("The same before and after: %u.",
                                    "The same before and after: %u.", n_same),
                          n_same);
  put (html, "p", "soft", same);
}

static void
put_verification (GString                  *html,
                  const RemedyVerification *verification)
{
  if (verification == NULL)
    return;
  put (html, "h2", NULL, _ ("Verification"));
  g_string_append (html, "<section class=\"card\">\n");
  put (html, "h3", NULL, verification->headline);
  put (html, "p", NULL, verification->sentence);
  put (html, "p", NULL, verification->next);
  g_string_append (html, "</section>\n");
  for (int kind = 0; kind < REMEDY_N_COMPARED; kind++)
    put_kind (html, verification->rows, (RemedyCompared) kind);
  if (verification->rows->len > 0)
    put (html, "p", "soft", _ ("What is the same is listed one by one in case.json."));
}

static void
put_pictures (GString         *html,
              const GPtrArray *pictures)
{
  if (pictures == NULL || pictures->len == 0)
    return;
  put (html, "h2", NULL, _ ("Pictures"));
  for (guint i = 0; i < pictures->len; i++)
    {
      const RemedyReportPicture *picture = pictures->pdata[i];
      gsize                      size;
      const guint8              *data = g_bytes_get_data (picture->png, &size);
      g_autofree char           *encoded = g_base64_encode (data, size);
      g_autofree char           *caption = g_markup_escape_text (picture->caption, -1);

      g_string_append_printf (html,
                              "<figure><img alt=\"%s\" src=\"data:image/png;base64,%s\">"
                              "<figcaption>%s</figcaption></figure>\n",
                              caption, encoded, caption);
    }
}

/* The page is in the language of the texts in it. */
static char *
language (void)
{
  /* Translators: the code of your language as HTML has it, as in “de” or “pt-BR”. */
  return g_markup_escape_text (C_ ("html", "en"), -1);
}

/**
 * remedy_report_html:
 * @report: what was found and done
 * @pictures: (nullable) (element-type RemedyReportPicture): pictures to put into it
 *
 * Returns: (transfer full): an HTML page that needs no other file
 */
char *
remedy_report_html (const RemedyReport *report,
                    const GPtrArray    *pictures)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n");
  g_autofree char *lang = language ();
  g_autofree char *title = NULL;
  g_autofree char *made_by = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  if (report->case_->server != NULL)
    /* Translators: %s is the name of a computer. */
    title = g_strdup_printf (_ ("Event 12010 on %s"), report->case_->server);
  else
    title = g_strdup (_ ("Event 12010 of MSExchangeMig"));
  /* Translators: %s is the version of this program. */
  made_by = g_strdup_printf (
      _ ("Made by Ntsmig Remedy %s, after Microsoft Knowledge Base Q236176."), PACKAGE_VERSION);
  g_string_append_printf (html, "<html lang=\"%s\">\n<head>\n", lang);
  g_string_append (html, head);
  put (html, "title", NULL, title);
  g_string_append (html, "</head>\n<body>\n");
  put (html, "h1", NULL, title);
  put (html, "p", NULL,
       _ ("Names are not hidden: this report shows the names of computers, accounts, users and "
          "folders as they were read. Think before you share it."));
  put_server (html, report);
  put_diagnosis (html, report->diagnosis);
  put_verification (html, report->verification);
  put_findings (html, report);
  put_plan (html, report);
  put_pictures (html, pictures);
  put (html, "p", "soft", made_by);
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

/**
 * remedy_report_picture_free:
 * @self: (transfer full) (nullable): a picture
 */
void
remedy_report_picture_free (RemedyReportPicture *self)
{
  if (self == NULL)
    return;
  g_free (self->caption);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_free (self);
}
