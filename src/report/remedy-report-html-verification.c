/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html-parts.h"

#include <glib/gi18n-lib.h>

static void
put_change (RemedyHtml             *html,
            const RemedyComparison *row)
{
  static const struct
  {
    const char *kind;
    const char *name;
  } changes[] = {
    [REMEDY_CHANGE_SAME] = { "none", N_ ("the same") },
    [REMEDY_CHANGE_MENDED] = { "good", N_ ("mended") },
    [REMEDY_CHANGE_WORSE] = { "bad", N_ ("worse") },
    [REMEDY_CHANGE_OTHER] = { "open", N_ ("changed") },
  };

  if (remedy_comparison_is_wrong (row))
    remedy_html_badge (html, "bad", _ ("still wrong"));
  else
    remedy_html_badge (html, changes[row->change].kind, _ (changes[row->change].name));
}

static void
put_side (RemedyHtml *html,
          const char *text,
          int         verdict)
{
  g_string_append (html->text, "<td>");
  remedy_html_put (html, "bdi", NULL, text);
  g_string_append (html->text, "<br>");
  remedy_html_verdict (html, verdict);
  g_string_append (html->text, "</td>\n");
}

static void
put_row (RemedyHtml             *html,
         const RemedyComparison *row)
{
  g_string_append (html->text, "<tr>\n<th scope=\"row\">");
  remedy_html_escape (html, row->title);
  g_string_append (html->text, "</th>\n");
  put_side (html, row->before, row->before_verdict);
  put_side (html, row->after, row->after_verdict);
  g_string_append (html->text, "<td>");
  put_change (html, row);
  g_string_append (html->text, "</td>\n</tr>\n");
}

static guint
count_same (const GPtrArray *rows,
            RemedyCompared   kind,
            guint           *n_other)
{
  guint n_same = 0;

  *n_other = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyComparison *row = rows->pdata[i];

      if (row->kind != (int) kind)
        continue;
      if (remedy_comparison_is_same (row))
        n_same++;
      else
        (*n_other)++;
    }
  return n_same;
}

static void
put_table (RemedyHtml      *html,
           const GPtrArray *rows,
           RemedyCompared   kind)
{
  const char *const columns[] = { _ ("What is compared"), _ ("Before"), _ ("After"), _ ("Change"),
                                  NULL };

  /* Translators: %s is a kind of thing, as in “Files”. */
  g_autofree char *caption =
      g_strdup_printf (_ ("%s: what differs, or is still wrong"), remedy_compared_title (kind));

  remedy_html_begin_table (html, caption, columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyComparison *row = rows->pdata[i];

      if (row->kind == (int) kind && !remedy_comparison_is_same (row))
        put_row (html, row);
    }
  remedy_html_end_table (html);
}

static void
put_kind (RemedyHtml      *html,
          const GPtrArray *rows,
          RemedyCompared   kind)
{
  guint n_other;
  guint n_same = count_same (rows, kind, &n_other);
  g_autofree char *same = NULL;

  if (n_other + n_same > 0)
    remedy_html_put (html, "h3", NULL, remedy_compared_title (kind));
  if (n_other > 0)
    put_table (html, rows, kind);
  if (n_same == 0)
    return;
  same = g_strdup_printf (ngettext ("The same before and after: %u.",
                                    "The same before and after: %u.", n_same),
                          n_same);
  remedy_html_put (html, "p", "soft", same);
}

/**
 * remedy_report_html_put_verification:
 * @html: a page
 * @verification: what differs since the first reading
 */
void
remedy_report_html_put_verification (RemedyHtml               *html,
                                     const RemedyVerification *verification)
{
  remedy_html_put (html, "p", "lead", verification->headline);
  remedy_html_put (html, "p", NULL, verification->sentence);
  remedy_html_put (html, "p", NULL, verification->next);
  for (int kind = 0; kind < REMEDY_N_COMPARED; kind++)
    put_kind (html, verification->rows, (RemedyCompared) kind);
  if (verification->rows->len > 0)
    remedy_html_put (html, "p", "soft",
                     _ ("What is the same is listed one by one in case.json."));
}
