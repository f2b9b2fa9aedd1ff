/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html-parts.h"

#include <glib/gi18n-lib.h>

/* What each class is called for people, and what stands for a name of it. */
static const struct
{
  const char *name;
  const char *token; /* (nullable): it is left out */
} classes[REMEDY_N_NAMES] = {
  [REMEDY_NAMES_SERVERS] = { N_ ("Names of computers"), "SERVER-1" },
  [REMEDY_NAMES_DOMAINS] = { N_ ("Names of domains"), "DOMAIN-1" },
  [REMEDY_NAMES_ORGANISATIONS] = { N_ ("Names of organisations"), "ORG-1" },
  [REMEDY_NAMES_SITES] = { N_ ("Names of Exchange sites"), "SITE-1" },
  [REMEDY_NAMES_USERS] = { N_ ("Accounts, users and their full names"), "USER-1" },
  [REMEDY_NAMES_SIDS] = { N_ ("Security identifiers"), "SID-1" },
  [REMEDY_NAMES_ADDRESSES] = { N_ ("Addresses"), "ADDRESS-1" },
  [REMEDY_NAMES_PROFILES] = { N_ ("Names of profiles"), "PROFILE-1" },
  [REMEDY_NAMES_FOLDERS] = { N_ ("Folders that no product makes"), "FOLDER-1" },
  [REMEDY_NAMES_SERVICES] = { N_ ("Services and products of others"), "SERVICE-1" },
  [REMEDY_NAMES_TEXTS] = { N_ ("What the server’s own texts say"), "TEXT-1" },
  [REMEDY_NAMES_NOTES] = { N_ ("What the operator wrote"), "NOTE-1" },
  [REMEDY_NAMES_WORDS] = { N_ ("Words that the operator added"), "WORD-1" },
  [REMEDY_NAMES_EXTENTS] = { N_ ("Sizes and places in files that depend on names"), NULL },
};

static void
put_class (RemedyHtml          *html,
           const RemedySharing *sharing,
           RemedyNameClass      name_class)
{
  const char *token = classes[name_class].token;
  g_autofree char *stands = NULL;

  g_string_append (html->text, "<tr>\n<th scope=\"row\">");
  remedy_html_escape (html, _ (classes[name_class].name));
  g_string_append (html->text, "</th>\n<td>");
  if (!remedy_sharing_hides (sharing, name_class))
    remedy_html_badge (html, "bad", _ ("not hidden"));
  else if (token == NULL)
    remedy_html_badge (html, "good", _ ("left out"));
  else
    {
      /* Translators: %s is what stands for a name, as in SERVER-1. */
      stands = g_strdup_printf (_ ("hidden: %s and so on"), token);
      remedy_html_badge (html, "good", stands);
    }
  g_string_append (html->text, "</td>\n</tr>\n");
}

static guint
count_told (const RemedySharing *sharing)
{
  guint n = 0;

  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    if (!remedy_sharing_hides (sharing, (RemedyNameClass) i))
      n++;
  return n;
}

static void
put_files (RemedyHtml *html)
{
  remedy_html_put (html, "h3", NULL, _ ("The files beside this page"));
  remedy_html_put (html, "p", NULL,
                   _ ("This page has all that a person needs. The other files of the bundle are "
                      "for programs, and for a closer look:"));
  g_string_append (html->text, "<dl>\n");
  remedy_html_pair (html, "case.json", _ ("The same as this page, for programs."));
  remedy_html_pair (html, "evidence/before",
                    _ ("What was read of the server’s files before the repair."));
  remedy_html_pair (html, "evidence/after",
                    _ ("What was read after it, if they were read again."));
  remedy_html_pair (html, "evidence/media.json",
                    _ ("What was read of the service pack, if it was read."));
  remedy_html_pair (html, "pictures", _ ("The pictures of this page, if there are any."));
  remedy_html_pair (html, "manifest.json",
                    _ ("What each file is for, and its SHA-256, to see that it came whole."));
  g_string_append (html->text, "</dl>\n");
}

/**
 * remedy_report_html_put_hidden:
 * @html: a page
 * @sharing: (nullable): what is hidden in it; %NULL: nothing
 *
 * Which names are hidden, which are not, and how to read what stands for them.
 */
void
remedy_report_html_put_hidden (RemedyHtml          *html,
                               const RemedySharing *sharing)
{
  const char *const columns[] = { _ ("Kind"), _ ("In this file"), NULL };

  if (sharing == NULL)
    {
      remedy_html_put (html, "p", "warning",
                       _ ("Names are not hidden: this report shows the names of computers, "
                          "accounts, users and folders as they were read. Think before you "
                          "share it."));
      return;
    }
  remedy_html_put (html, "p", NULL,
                   _ ("Before this file was made, names were replaced. The same name has the same "
                      "replacement everywhere, in texts and in pictures, so that what belongs "
                      "together can still be seen. Replacements that differ stand for names that "
                      "differ; one user can have several names. This file does not say which "
                      "name is which. You can ask its sender by the replacement: the page Report of Ntsmig Remedy shows each file as it is "
                      "beside what is shared of it."));
  if (count_told (sharing) > 0)
    remedy_html_put (html, "p", "warning",
                     _ ("Not everything is hidden: the operator chose to show some kinds of "
                        "names. The table says which."));
  remedy_html_begin_table (html, _ ("What is hidden"), columns);
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    put_class (html, sharing, (RemedyNameClass) i);
  remedy_html_end_table (html);
  remedy_html_put (html, "p", NULL,
                   _ ("Never hidden: times, versions and names of Microsoft’s and Lotus’ files, "
                      "numbers of events, verdicts, and how many there are of each thing."));
  if (remedy_sharing_hides (sharing, REMEDY_NAMES_EXTENTS))
    remedy_html_put (html, "p", NULL,
                     _ ("A size or place that was left out is 0 in the evidence; the file need "
                        "not be empty."));
  put_files (html);
}
