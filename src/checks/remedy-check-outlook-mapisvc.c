/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-notes-service.h"
#include "checks/remedy-reason.h"

static void
show (const RemedyMapisvcFact *inf,
      RemedyFinding           *finding)
{
  g_autofree char *reason = NULL;

  if (inf->state != REMEDY_ITEM_FOUND)
    {
      reason = remedy_reason_text (inf->path, inf->state, inf->reason);
      remedy_finding_add_seen (
          finding, inf->state == REMEDY_ITEM_MISSING ? REMEDY_HOW_READ : REMEDY_HOW_NOT_READ,
          inf->path, "%s", reason);
      return;
    }
  for (guint i = 0; i < inf->matches->len; i++)
    {
      const RemedyMatchFact *match = inf->matches->pdata[i];
      g_autofree char *where =
          g_strdup_printf ("%s · [%s] · %s", inf->path, match->section, match->name);

      remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, "%s = %s", match->name,
                               match->value);
    }
  if (inf->matches->len == 0)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, inf->path,
                             g_dngettext (GETTEXT_PACKAGE, "%u service, none of them Lotus Notes",
                                          "%u services, none of them Lotus Notes",
                                          inf->services->len),
                             inf->services->len);
}

void
remedy_check_outlook_mapisvc (const RemedyFacts   *facts,
                              const RemedyAnswers *answers,
                              RemedyFinding       *finding)
{
  const RemedyMapisvcFact *offers = NULL;
  const RemedyMapisvcFact *perhaps = NULL;
  const RemedyMapisvcFact *unread = NULL;
  guint n_read = 0;

  for (guint i = 0; i < facts->outlook->mapisvc->len; i++)
    {
      const RemedyMapisvcFact *inf = facts->outlook->mapisvc->pdata[i];

      show (inf, finding);
      n_read += inf->state == REMEDY_ITEM_FOUND;
      if (remedy_notes_service_match (inf->matches, REMEDY_MATCH_CERTAIN) != NULL)
        offers = offers != NULL ? offers : inf;
      else if (inf->matches->len > 0)
        perhaps = perhaps != NULL ? perhaps : inf;
      if (inf->state != REMEDY_ITEM_FOUND && inf->state != REMEDY_ITEM_MISSING && unread == NULL)
        unread = inf;
    }
  remedy_finding_cite (finding, "Q190146;Q154104");
  if (offers != NULL)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("MAPISVC.INF offers the Lotus Notes service"));
      remedy_finding_summarize (finding, "%s", offers->path);
    }
  else if (perhaps != NULL)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("MAPISVC.INF may offer the Lotus Notes service"));
      remedy_finding_summarize (finding, _ ("A name in %s speaks of Lotus or Notes"),
                                perhaps->path);
    }
  else if (unread != NULL)
    remedy_finding_set_unread (finding, _ ("Not every MAPISVC.INF was read"), unread->path,
                               unread->state, unread->reason);
  else if (facts->outlook->mapisvc->len == 0)
    remedy_finding_set_unread (finding, _ ("No MAPISVC.INF was read"), "MAPISVC.INF",
                               REMEDY_ITEM_NOT_HERE, NULL);
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("No MAPISVC.INF offers the Lotus Notes service"));
      if (n_read == 0)
        remedy_finding_summarize (finding, _ ("There is no MAPISVC.INF"));
      else
        remedy_finding_summarize (
            finding,
            g_dngettext (GETTEXT_PACKAGE, "%u file was read", "%u files were read", n_read),
            n_read);
    }
}
