/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-html.h"

#include <glib/gi18n-lib.h>

#define NARROW_COLUMNS 2 /* a table of so many fits a telephone */

/**
 * remedy_html_escape:
 * @self: a page
 * @text: (nullable): what is to be read there
 */
void
remedy_html_escape (RemedyHtml *self,
                    const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL)
    return;
  escaped = g_markup_escape_text (text, -1);
  g_string_append (self->text, escaped);
}

/**
 * remedy_html_put:
 * @self: a page
 * @tag: of an element
 * @class_: (nullable): its class
 * @text: (nullable): what it holds
 */
void
remedy_html_put (RemedyHtml *self,
                 const char *tag,
                 const char *class_,
                 const char *text)
{
  g_return_if_fail (self != NULL && tag != NULL);

  if (text == NULL || *text == '\0')
    return;
  if (class_ != NULL)
    g_string_append_printf (self->text, "<%s class=\"%s\">", tag, class_);
  else
    g_string_append_printf (self->text, "<%s>", tag);
  remedy_html_escape (self, text);
  g_string_append_printf (self->text, "</%s>\n", tag);
}

/**
 * remedy_html_pair:
 * @self: a page, in a list of definitions
 * @term: what it is
 * @text: (nullable): what is said of it
 */
void
remedy_html_pair (RemedyHtml *self,
                  const char *term,
                  const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  remedy_html_put (self, "dt", NULL, term);
  /* What a name holds may run the other way; it is not to turn round what follows. */
  g_string_append (self->text, "<dd><bdi>");
  remedy_html_escape (self, text);
  g_string_append (self->text, "</bdi></dd>\n");
}

/**
 * remedy_html_time:
 * @self: a page
 * @time: seconds since 1970 UTC; what is none leaves nothing
 *
 * Times are in UTC, so that a page does not tell where it was made.
 */
void
remedy_html_time (RemedyHtml *self,
                  gint64      time)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *machine = NULL;
  g_autofree char *human = NULL;

  if (time == 0 || time == REMEDY_TIME_UNKNOWN)
    return;
  moment = g_date_time_new_from_unix_utc (time);
  machine = remedy_time_to_iso8601 (time);
  if (moment == NULL || machine == NULL)
    return;
  human = g_date_time_format (moment, "%Y-%m-%d %H:%M UTC");
  g_string_append_printf (self->text, "<time datetime=\"%s\">%s</time>\n", machine, human);
}

/**
 * remedy_html_time_pair:
 * @self: a page, in a list of definitions
 * @term: what happened
 * @time: when; 0 if it did not
 */
void
remedy_html_time_pair (RemedyHtml *self,
                       const char *term,
                       gint64      time)
{
  if (time == 0 || time == REMEDY_TIME_UNKNOWN)
    return;
  remedy_html_put (self, "dt", NULL, term);
  g_string_append (self->text, "<dd>");
  remedy_html_time (self, time);
  g_string_append (self->text, "</dd>\n");
}

/**
 * remedy_html_list:
 * @self: a page
 * @tag: of the heading: "h3"
 * @heading: what the list is of
 * @items: (element-type utf8): no item, no heading
 */
void
remedy_html_list (RemedyHtml      *self,
                  const char      *tag,
                  const char      *heading,
                  const GPtrArray *items)
{
  if (items->len == 0)
    return;
  remedy_html_put (self, tag, NULL, heading);
  g_string_append (self->text, "<ul>\n");
  for (guint i = 0; i < items->len; i++)
    remedy_html_put (self, "li", NULL, items->pdata[i]);
  g_string_append (self->text, "</ul>\n");
}

static const char *
name_of_how (int how)
{
  /* Translators: whether the program read something, or the operator said it. */
  static const char *const names[] = { N_ ("read"), N_ ("stated"), N_ ("not read") };

  return _ (names[how]);
}

static void
put_one_seen (RemedyHtml       *self,
              const RemedySeen *seen)
{
  g_string_append (self->text, "<li>");
  remedy_html_put (self, "span", NULL, seen->what);
  remedy_html_badge (self, "how", name_of_how (seen->how));
  if (seen->where != NULL && *seen->where != '\0')
    {
      g_string_append (self->text, "<br>");
      remedy_html_put (self, "bdi", "where", seen->where);
    }
  g_string_append (self->text, "</li>\n");
}

/**
 * remedy_html_seen:
 * @self: a page
 * @tag: of the heading
 * @heading: what was seen
 * @seen: (element-type RemedySeen): with where, and whether it was read or stated
 */
void
remedy_html_seen (RemedyHtml      *self,
                  const char      *tag,
                  const char      *heading,
                  const GPtrArray *seen)
{
  if (seen->len == 0)
    return;
  remedy_html_put (self, tag, NULL, heading);
  g_string_append (self->text, "<ul>\n");
  for (guint i = 0; i < seen->len; i++)
    put_one_seen (self, seen->pdata[i]);
  g_string_append (self->text, "</ul>\n");
}

/**
 * remedy_html_articles:
 * @self: a page
 * @articles: (element-type utf8): of Microsoft's Knowledge Base: "Q236176"
 */
void
remedy_html_articles (RemedyHtml      *self,
                      const GPtrArray *articles)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < articles->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) articles->pdata[i]);
  if (articles->len == 0)
    return;
  /* Translators: %s is a list of the numbers of articles, as in “Q236176, Q239650”. */
  text = g_strdup_printf (_ ("Microsoft Knowledge Base: %s"), list->str);
  remedy_html_put (self, "p", "soft", text);
}

/**
 * remedy_html_badge:
 * @self: a page
 * @kind: a class: what colour it has; its text says the same
 * @text: one to four words
 */
void
remedy_html_badge (RemedyHtml *self,
                   const char *kind,
                   const char *text)
{
  g_autofree char *class_ = g_strconcat ("badge ", kind, NULL);

  remedy_html_put (self, "span", class_, text);
}

/**
 * remedy_html_verdict:
 * @self: a page
 * @verdict: a #RemedyVerdict
 */
void
remedy_html_verdict (RemedyHtml *self,
                     int         verdict)
{
  static const struct
  {
    const char *kind;
    const char *name;
  } verdicts[] = {
    { "good", N_ ("As it should be") },
    { "bad", N_ ("Not as it should be") },
    { "open", N_ ("Not known") },
    { "none", N_ ("Does not apply") },
  };

  remedy_html_badge (self, verdicts[verdict].kind, _ (verdicts[verdict].name));
}

/**
 * remedy_html_state:
 * @self: a page
 * @state: a #RemedyStepState
 */
void
remedy_html_state (RemedyHtml *self,
                   int         state)
{
  /* Translators: how a step of the run sheet stands. */
  static const struct
  {
    const char *kind;
    const char *name;
  } states[] = {
    { "none", N_ ("not begun") }, { "open", N_ ("begun") },   { "good", N_ ("done") },
    { "bad", N_ ("failed") },     { "open", N_ ("skipped") },
  };

  remedy_html_badge (self, states[state].kind, _ (states[state].name));
}

/**
 * remedy_html_begin_section:
 * @self: a page
 * @section: what begins
 */
void
remedy_html_begin_section (RemedyHtml              *self,
                           const RemedyHtmlSection *section)
{
  g_string_append_printf (self->text, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%u. ",
                          section->id, section->id, ++self->section);
  remedy_html_escape (self, section->title);
  g_string_append (self->text, "</h2>\n");
}

/**
 * remedy_html_end_section:
 * @self: a page
 */
void
remedy_html_end_section (RemedyHtml *self)
{
  g_string_append (self->text, "</section>\n");
}

/**
 * remedy_html_begin_table:
 * @self: a page
 * @caption: what the table holds
 * @columns: their headings, %NULL-terminated
 *
 * Begins a table that can be scrolled, with the keyboard too, where it is wider than the page.
 */
void
remedy_html_begin_table (RemedyHtml        *self,
                         const char        *caption,
                         const char *const *columns)
{
  gboolean narrow = g_strv_length ((char **) columns) <= NARROW_COLUMNS;

  g_string_append_printf (self->text,
                          "<div class=\"wide%s\" role=\"region\" tabindex=\"0\" aria-label=\"",
                          narrow ? " narrow" : "");
  remedy_html_escape (self, caption);
  g_string_append (self->text, "\">\n<table>\n");
  remedy_html_put (self, "caption", NULL, caption);
  g_string_append (self->text, "<thead>\n<tr>\n");
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_string_append (self->text, "<th scope=\"col\">");
      remedy_html_escape (self, columns[i]);
      g_string_append (self->text, "</th>\n");
    }
  g_string_append (self->text, "</tr>\n</thead>\n<tbody>\n");
}

/**
 * remedy_html_end_table:
 * @self: a page
 */
void
remedy_html_end_table (RemedyHtml *self)
{
  g_string_append (self->text, "</tbody>\n</table>\n</div>\n");
}
