/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/remedy-report-html-parts.h"

/*
 * One file that needs no other: style inside, pictures as data, no script, and a policy that
 * lets the browser fetch nothing. The list of contents and the sections come from one table.
 */

#define MAX_LANGUAGE 16 /* bytes, as of "pt-BR" */

typedef enum
{
  SECTION_SUMMARY,
  SECTION_DIAGNOSIS,
  SECTION_VERIFICATION,
  SECTION_FINDINGS,
  SECTION_PLAN,
  SECTION_PICTURES,
  SECTION_HIDDEN,
  SECTION_GLOSSARY,
  N_SECTIONS,
} Section;

static const RemedyHtmlSection sections[N_SECTIONS] = {
  [SECTION_SUMMARY] = { "summary", N_ ("Summary") },
  [SECTION_DIAGNOSIS] = { "diagnosis", N_ ("Diagnosis") },
  [SECTION_VERIFICATION] = { "verification", N_ ("Verification") },
  [SECTION_FINDINGS] = { "findings", N_ ("Findings") },
  [SECTION_PLAN] = { "run-sheet", N_ ("Run sheet") },
  [SECTION_PICTURES] = { "pictures", N_ ("Pictures") },
  [SECTION_HIDDEN] = { "hidden", N_ ("What is hidden in this file") },
  [SECTION_GLOSSARY] = { "words", N_ ("Words") },
};

static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"robots\" content=\"noindex\">\n";

static gboolean
is_there (const RemedyReport *report,
          const GPtrArray    *pictures,
          Section             section)
{
  switch (section)
    {
    case SECTION_VERIFICATION:
      return report->verification != NULL;
    case SECTION_PLAN:
      return report->plan != NULL && report->plan->steps->len > 0;
    case SECTION_PICTURES:
      return pictures != NULL && pictures->len > 0;
    case SECTION_SUMMARY:
    case SECTION_DIAGNOSIS:
    case SECTION_FINDINGS:
    case SECTION_HIDDEN:
    case SECTION_GLOSSARY:
    case N_SECTIONS:
    default:
      return TRUE;
    }
}

/* "pt_BR.UTF-8" is "pt-BR" to a browser; what is no code of a language is none. */
static char *
language_tag (const char *language)
{
  g_autofree char *tag = NULL;

  if (language == NULL)
    /* Translators: the code of your language as HTML has it, as in “de” or “pt-BR”. */
    language = C_ ("html", "en");
  tag = g_strndup (language, MIN (strcspn (language, ".@"), MAX_LANGUAGE));
  g_strdelimit (tag, "_", '-');
  for (const char *p = tag; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return g_strdup ("en");
  return *tag != '\0' ? g_steal_pointer (&tag) : g_strdup ("en");
}

static gboolean
is_right_to_left (const char *tag)
{
  static const char *const languages[] = { "ar", "ckb", "dv", "fa", "he", "ks", "ps",
                                           "sd", "ug",  "ur", "yi", NULL };
  g_autofree char *language = g_strndup (tag, strcspn (tag, "-"));

  return g_strv_contains (languages, language);
}

static char *
make_title (const RemedyReport *report)
{
  const RemedyLayoutFact *layout = report->facts != NULL ? report->facts->layout : NULL;
  const char *server = report->case_->server;

  if (server == NULL && layout != NULL)
    server = layout->computer;
  if (server == NULL)
    return g_strdup (_ ("Event 12010 of MSExchangeMig"));
  /* Translators: %s is the name of a computer. */
  return g_strdup_printf (_ ("Event 12010 on %s"), server);
}

static void
put_head (RemedyHtml *html,
          const char *tag,
          const char *title)
{
  g_string_append_printf (html->text, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n%s",
                          tag, is_right_to_left (tag) ? "rtl" : "ltr", head);
  remedy_html_put (html, "title", NULL, title);
  g_string_append_printf (html->text, "<style>\n%s</style>\n</head>\n", remedy_report_html_style);
}

static void
put_contents (RemedyHtml         *html,
              const RemedyReport *report,
              const GPtrArray    *pictures)
{
  guint number = 0;

  g_string_append (html->text, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
  remedy_html_escape (html, _ ("Contents"));
  g_string_append (html->text, "</h2>\n<ol>\n");
  for (guint i = 0; i < N_SECTIONS; i++)
    if (is_there (report, pictures, i))
      {
        g_string_append_printf (html->text, "<li><a href=\"#%s\">%u. ", sections[i].id, ++number);
        remedy_html_escape (html, _ (sections[i].title));
        g_string_append (html->text, "</a></li>\n");
      }
  g_string_append (html->text, "</ol>\n</nav>\n");
}

static void
put_section (RemedyHtml         *html,
             const RemedyReport *report,
             const GPtrArray    *pictures,
             Section             section)
{
  switch (section)
    {
    case SECTION_SUMMARY:
      remedy_report_html_put_summary (html, report);
      break;
    case SECTION_DIAGNOSIS:
      remedy_report_html_put_diagnosis (html, report->diagnosis);
      break;
    case SECTION_VERIFICATION:
      remedy_report_html_put_verification (html, report->verification);
      break;
    case SECTION_FINDINGS:
      remedy_report_html_put_findings (html, report);
      break;
    case SECTION_PLAN:
      remedy_report_html_put_plan (html, report);
      break;
    case SECTION_PICTURES:
      remedy_report_html_put_pictures (html, pictures);
      break;
    case SECTION_HIDDEN:
      remedy_report_html_put_hidden (html, report->sharing);
      break;
    case SECTION_GLOSSARY:
      remedy_report_html_put_glossary (html);
      break;
    case N_SECTIONS:
    default:
      g_assert_not_reached ();
    }
}

/* An invented server is no ticket: who opens the file hears of it before anything else. */
static gboolean
is_practice (const RemedyReport *report)
{
  const RemedyLayoutFact *layout = report->facts != NULL ? report->facts->layout : NULL;

  return report->case_->practice != NULL || (layout != NULL && layout->practice);
}

static void
put_notices (RemedyHtml         *html,
             const RemedyReport *report)
{
  if (is_practice (report))
    remedy_html_put (html, "p", "warning",
                     _ ("This is a practice server, which Ntsmig Remedy invented: it is nobody’s, "
                        "and nothing has to be done for it."));
  if (report->sharing == NULL)
    {
      remedy_html_put (html, "p", "warning", _ ("Names are not hidden in this file."));
      return;
    }
  g_string_append (html->text, "<p>");
  remedy_html_escape (html, _ ("A word with a number, as SERVER-1 or TEXT-7, stands for something "
                               "that was hidden, and “…” for something that was left out."));
  g_string_append (html->text, " <a href=\"#hidden\">");
  remedy_html_escape (html, _ (sections[SECTION_HIDDEN].title));
  g_string_append (html->text, "</a></p>\n");
}

static void
put_header (RemedyHtml         *html,
            const RemedyReport *report,
            const char         *title)
{
  g_string_append (html->text, "<body>\n<a class=\"skip\" href=\"#summary\">");
  remedy_html_escape (html, _ ("Skip to the summary"));
  g_string_append (html->text, "</a>\n<header>\n");
  remedy_html_put (html, "h1", NULL, title);
  remedy_html_put (html, "p", "soft",
                   _ ("What the Migration Wizard of an Exchange 5.5 server suffers from, what was "
                      "done about it, and whether it works again."));
  remedy_html_put (html, "p", "soft",
                   _ ("Advice in it speaks to whoever works at the server; the pages that it "
                      "names are those of the program Ntsmig Remedy. A number as Q236176 is that "
                      "of an article of Microsoft’s Knowledge Base."));
  put_notices (html, report);
  g_string_append (html->text, "</header>\n");
}

static void
put_footer (RemedyHtml *html)
{
  /* Translators: %s is the version of this program. */
  g_autofree char *made_by = g_strdup_printf (
      _ ("Made by Ntsmig Remedy %s, after Microsoft Knowledge Base Q236176."), PACKAGE_VERSION);

  g_string_append (html->text, "<footer>\n");
  remedy_html_put (html, "p", "soft", made_by);
  remedy_html_put (html, "p", "soft",
                   _ ("A time without a zone is that of the server’s clock; the others are UTC. "
                      "This file needs no network and holds no program."));
  g_string_append (html->text, "</footer>\n</body>\n</html>\n");
}

/**
 * remedy_report_html:
 * @report: what was found and done; what is hidden in it, its sharing says
 * @pictures: (nullable) (element-type RemedySharedPicture): pictures to put into it
 * @language: (nullable): code of the language that the texts are in, as in “pt_BR”; %NULL:
 *   the one that the catalogue of texts says
 *
 * The same report makes the same bytes, whatever the clock and the zone.
 *
 * Returns: (transfer full): an HTML page that needs no other file
 */
char *
remedy_report_html (const RemedyReport *report,
                    const GPtrArray    *pictures,
                    const char         *language)
{
  RemedyHtml html = { NULL };
  g_autofree char *tag = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  html.text = g_string_new (NULL);
  tag = language_tag (language);
  title = make_title (report);
  put_head (&html, tag, title);
  put_header (&html, report, title);
  put_contents (&html, report, pictures);
  g_string_append (html.text, "<main>\n");
  for (guint i = 0; i < N_SECTIONS; i++)
    if (is_there (report, pictures, i))
      {
        const RemedyHtmlSection section = { sections[i].id, _ (sections[i].title) };

        remedy_html_begin_section (&html, &section);
        put_section (&html, report, pictures, i);
        remedy_html_end_section (&html);
      }
  g_string_append (html.text, "</main>\n");
  put_footer (&html);
  return g_string_free (html.text, FALSE);
}
