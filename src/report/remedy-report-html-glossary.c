/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html-parts.h"

#include <glib/gi18n-lib.h>

/* For a support desk that did not see the server: what the words of this report mean. */
static const struct
{
  const char *term;
  const char *meaning;
} terms[] = {
  { N_ ("Event 12010"),
    N_ ("An error that the source MSExchangeMig writes to the Application log when a migration "
        "from Lotus Notes cannot begin a session. It names ntsmig.ini, which need not be missing. "
        "Microsoft describes it in Q236176.") },
  { N_ ("Migration Wizard"),
    N_ ("The program of Exchange Server 5.5 that moves mailboxes from other mail systems; it logs "
        "as MSExchangeMig.") },
  { N_ ("Run"),
    N_ ("One use of the Migration Wizard, from its first event to event 10068, its statistics. A "
        "run without an error is clean.") },
  { N_ ("Lotus Notes service"),
    N_ ("A MAPI service with which Outlook opens Lotus Notes mail. MAPISVC.INF says which "
        "services are on offer; an Outlook profile holds those that a user has.") },
  { N_ ("Reapply"),
    N_ ("To run Update of the same service pack once more, so that its files replace what stands "
        "in their place. It is the remedy that Q236176 gives.") },
  { N_ ("Run sheet"),
    N_ ("The steps of the repair in their order, made for this server.") },
  { N_ ("Point of no return"),
    N_ ("The step after which only a backup brings the earlier state back.") },
  { N_ ("read, stated, not read"),
    N_ ("Where a statement comes from: the program read it in the server’s files; the operator "
        "said it; or it could not be read, and is therefore not known.") },
  { N_ ("Not known"),
    N_ ("The program could not tell. It never counts as good.") },
  { N_ ("Build"),
    N_ ("The number in the version of Exchange’s files that tells the service packs apart, as "
        "2448 in 5.5.2448.0.") },
  { N_ ("The server’s clock"),
    N_ ("The time that a person at the server saw, by the time zone in its registry.") },
  { N_ ("Record"),
    N_ ("An entry of an event log; its number is the one that the log gives it.") },
  { N_ ("Hive"),
    N_ ("A file that holds a part of the registry of Windows NT: SOFTWARE, SYSTEM, and NTUSER.DAT "
        "of each user.") },
};

/**
 * remedy_report_html_put_glossary:
 * @html: a page
 */
void
remedy_report_html_put_glossary (RemedyHtml *html)
{
  g_string_append (html->text, "<dl>\n");
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    remedy_html_pair (html, _ (terms[i].term), _ (terms[i].meaning));
  g_string_append (html->text, "</dl>\n");
}
