/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "checks/remedy-service-pack.h"
#include "core/remedy-text.h"

/* Events whose text names the build of one program: the store engine (Q242063), the message
 * transfer agent (Q163294, Q193049), the Internet Mail Service (Q257618). */
static const struct
{
  const char *source;
  gint64 id;
} build_events[] = {
  { "ESE97", 100 },
  { "MSExchangeMTA", 9298 },
  { "MSExchangeMTA", 9299 },
  { "MSExchangeIMC", 1000 },
};

static gint64
pack_of_event (const RemedyEventFact *event)
{
  for (guint i = 0; i < event->strings->len; i++)
    {
      guint build = remedy_service_pack_find_build (event->strings->pdata[i]);

      if (build != 0)
        return remedy_service_pack_from_build (build);
    }
  return -1;
}

/* Compares one more opinion with that of the files. */
static gboolean
weigh (RemedyFinding               *finding,
       const RemedyServicePackVote *vote,
       gint64                       said,
       const char                  *what,
       const char                  *where)
{
  gboolean differs = vote->service_pack >= 0 && said != vote->service_pack;

  if (differs)
    /* Translators: what was read, as in “Event 100 of ESE97”, and a service pack. */
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("%s speaks of %s: it disagrees"),
                             what, remedy_service_pack_name (said));
  else
    /* Translators: what was read, as in “Event 100 of ESE97”, and a service pack. */
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("%s speaks of %s"), what,
                             remedy_service_pack_name (said));
  return differs;
}

static guint
weigh_registry (const RemedyFacts           *facts,
                const RemedyServicePackVote *vote,
                RemedyFinding               *finding)
{
  guint n = 0;

  for (guint i = 0; i < facts->registry->values->len; i++)
    {
      const RemedyValueFact *value = facts->registry->values->pdata[i];
      guint64 number;

      if (!remedy_text_equal (value->name, "ServicePackNumber") || value->value == NULL ||
          !g_ascii_string_to_unsigned (value->value, 10, 0, 4, &number, NULL))
        continue;
      n += weigh (finding, vote, (gint64) number, _ ("The registry value ServicePackNumber"),
                  value->where);
    }
  return n;
}

/* Only the newest event of each kind: older ones may speak of an earlier service pack. */
static guint
weigh_events (const RemedyFacts           *facts,
              const RemedyServicePackVote *vote,
              RemedyFinding               *finding)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (build_events); i++)
    for (guint j = facts->events->events->len; j > 0; j--)
      {
        const RemedyEventFact *event = facts->events->events->pdata[j - 1];
        g_autofree char *what = NULL;
        g_autofree char *where = NULL;
        g_autofree char *when = NULL;
        gint64 said;

        if (event->recovered || event->id != build_events[i].id ||
            !remedy_text_equal (event->source, build_events[i].source))
          continue;
        said = pack_of_event (event);
        if (said < 0)
          break;
        when = remedy_reason_when (facts, event->generated);
        /* Translators: number and source of an event, and a time. */
        what = g_strdup_printf (_ ("Event %d of %s on %s"), (int) event->id, event->source, when);
        where = remedy_reason_where (event);
        n += weigh (finding, vote, said, what, where);
        break;
      }
  return n;
}

static const RemedyFileFact *
show_set (const RemedyFacts           *facts,
          const RemedyServicePackVote *vote,
          RemedyFinding               *finding)
{
  const RemedyFileFact *unread = NULL;

  for (guint i = 0; i < facts->files->files->len; i++)
    {
      const RemedyFileFact *file = facts->files->files->pdata[i];
      RemedyVersion version;

      if (!remedy_service_pack_in_set (file->folder, file->name))
        continue;
      if (file->state != REMEDY_ITEM_FOUND && file->state != REMEDY_ITEM_MISSING && unread == NULL)
        unread = file;
      if (file->state != REMEDY_ITEM_FOUND || file->version == NULL ||
          !remedy_version_parse (file->version, &version))
        continue;
      /* Only what stands out: the majority is told by its number. */
      if (vote->service_pack < 0 || version.part[2] != vote->build)
        remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, "%s %s", file->name,
                                 file->version);
    }
  return unread;
}

static void
judge_unknown (const RemedyServicePackVote *vote,
               const RemedyFileFact        *unread,
               RemedyFinding               *finding)
{
  const char *title = _ ("The service pack is not known");

  if (vote->n_read < vote->n_set && unread != NULL && vote->n_agree * 2 <= vote->n_set)
    {
      remedy_finding_set_unread (finding, title, unread->path, unread->state, unread->reason);
      if (vote->n_read == 0 || unread->state == REMEDY_ITEM_NOT_HERE)
        return;
    }
  else
    remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING, "%s", title);
  if (vote->n_read == 0)
    remedy_finding_summarize (finding, _ ("None of the %u files that tell it was read"),
                              vote->n_set);
  else if (vote->n_read < REMEDY_SERVICE_PACK_MIN_READ)
    /* Translators: three numbers of files. */
    remedy_finding_summarize (finding,
                              _ ("Only %u of the %u files that tell it were read; %u are needed"),
                              vote->n_read, vote->n_set, REMEDY_SERVICE_PACK_MIN_READ);
  else if (vote->n_agree * 2 > vote->n_read)
    /* Translators: how many files agree, how many were read, and a build number. */
    remedy_finding_summarize (finding, _ ("%u of %u files agree on build %u, which no release has"),
                              vote->n_agree, vote->n_read, vote->build);
  else
    /* Translators: how many files agree, how many were read, and a build number. */
    remedy_finding_summarize (finding, _ ("Only %u of %u files agree, on build %u"), vote->n_agree,
                              vote->n_read, vote->build);
  if (finding->advice == NULL)
    remedy_finding_advise (
        finding, _ ("Look on the server: Exchange Administrator, the server’s own properties, "
                    "General tab (Q152439, Q158530)."));
}

void
remedy_check_server_service_pack (const RemedyFacts   *facts,
                                  const RemedyAnswers *answers,
                                  RemedyFinding       *finding)
{
  RemedyServicePackVote vote;
  const RemedyFileFact *unread;
  gboolean covered;
  guint n_against;

  remedy_service_pack_vote (facts, &vote);
  n_against = weigh_registry (facts, &vote, finding) + weigh_events (facts, &vote, finding);
  unread = show_set (facts, &vote, finding);
  remedy_finding_cite (finding, "Q243604;Q191014");
  if (vote.service_pack < 0)
    {
      judge_unknown (&vote, unread, finding);
      return;
    }
  covered = vote.service_pack == 1 || vote.service_pack == 2;
  remedy_finding_judge (finding, n_against > 0 ? REMEDY_VERDICT_FAIL : REMEDY_VERDICT_PASS,
                        n_against > 0 || !covered ? REMEDY_SEVERITY_WARNING : REMEDY_SEVERITY_INFO,
                        /* Translators: %s is as in “Service Pack 1”. */
                        _ ("The files are those of %s"),
                        remedy_service_pack_name (vote.service_pack));
  /* Translators: how many files agree, how many were read, and a build number. */
  remedy_finding_summarize (finding,
                            n_against > 0
                                ? _ ("%u of %u files agree on build %u; other signs disagree")
                                : _ ("%u of %u files agree on build %u"),
                            vote.n_agree, vote.n_read, vote.build);
  if (n_against > 0)
    remedy_finding_advise (finding,
                           _ ("The versions of the files decide. Find out which setup or update "
                              "ran last, and how it ended."));
  else if (!covered)
    remedy_finding_advise (finding, _ ("Q236176 covers Service Pack 1 and Service Pack 2 alone."));
}
