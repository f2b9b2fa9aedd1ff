/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-notes-service.h"
#include "checks/remedy-reason.h"
#include "checks/remedy-symptom.h"
#include "core/remedy-text.h"

#define MAX_MOMENTS 4

/* Something that happened, and when. */
typedef struct
{
  gint64 time;
  const char *what;
} Moment;

static gint64
setup_time (const RemedyFacts *facts,
            RemedyFinding     *finding)
{
  for (guint i = 0; i < facts->registry->values->len; i++)
    {
      const RemedyValueFact *value = facts->registry->values->pdata[i];
      g_autofree char *when = NULL;

      if (!remedy_text_equal (value->name, "ServicePackNumber") &&
          !remedy_text_equal (value->name, "Services"))
        continue;
      if (value->key_time == REMEDY_TIME_UNKNOWN)
        continue;
      when = remedy_reason_when_full (facts, value->key_time);
      /* Translators: %s is a time. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, value->where,
                               _ ("Exchange’s setup key was last written on %s"), when);
      return value->key_time;
    }
  return REMEDY_TIME_UNKNOWN;
}

static gint64
service_time (const RemedyFacts *facts,
              RemedyFinding     *finding)
{
  gint64 earliest = REMEDY_TIME_UNKNOWN;
  g_autofree char *where = NULL;
  g_autofree char *when = NULL;

  for (guint i = 0; i < facts->outlook->users->len; i++)
    {
      const RemedyUserFact *user = facts->outlook->users->pdata[i];

      for (guint j = 0; j < user->profiles->len; j++)
        {
          const RemedyProfileFact *profile = user->profiles->pdata[j];

          for (guint k = 0; !profile->connector && k < profile->matches->len; k++)
            {
              const RemedyMatchFact *match = profile->matches->pdata[k];

              if (match->certainty != REMEDY_MATCH_CERTAIN ||
                  match->key_time == REMEDY_TIME_UNKNOWN ||
                  (earliest != REMEDY_TIME_UNKNOWN && match->key_time >= earliest))
                continue;
              earliest = match->key_time;
              g_free (where);
              where = g_strdup_printf ("%s · Profiles\\%s\\%s", user->hive->path, profile->name,
                                       match->section);
            }
        }
    }
  if (earliest == REMEDY_TIME_UNKNOWN)
    return earliest;
  when = remedy_reason_when_full (facts, earliest);
  /* Translators: %s is a time. */
  remedy_finding_add_seen (finding, REMEDY_HOW_READ, where,
                           _ ("The Notes service’s key was last written on %s"), when);
  return earliest;
}

static gint64
fault_time (const RemedyFacts   *facts,
            const RemedySymptom *symptom,
            RemedyFinding       *finding)
{
  const RemedyEventFact *first;
  g_autofree char *when = NULL;
  g_autofree char *where = NULL;

  if (symptom->faults->len == 0)
    return REMEDY_TIME_UNKNOWN;
  first = symptom->faults->pdata[0];
  when = remedy_reason_when_full (facts, first->generated);
  where = remedy_reason_where (first);
  /* Translators: %s is a time. */
  remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("First event 12010 on %s"), when);
  return first->generated;
}

static guint
add_moment (Moment     *moments,
            guint       n,
            gint64      time,
            const char *what)
{
  guint at = n;

  if (time == REMEDY_TIME_UNKNOWN)
    return n;
  for (; at > 0 && moments[at - 1].time > time; at--)
    moments[at] = moments[at - 1];
  moments[at] = (Moment){ time, what };
  return n + 1;
}

static char *
tell (const RemedyFacts *facts,
      const Moment      *moments,
      guint              n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *when = remedy_reason_when (facts, moments[i].time);

      /* Translators: what happened, and when. */
      g_string_append_printf (text, _ ("%s%s on %s"), i > 0 ? " · " : "", moments[i].what, when);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_gap (RemedyFinding *finding,
          const char    *reason)
{
  if (reason != NULL)
    remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, NULL, "%s", reason);
}

/* Why a time is not known, where that is for want of a file. */
static void
show_gaps (const RemedyFacts   *facts,
           const RemedySymptom *symptom,
           gboolean             setup,
           gboolean             service,
           RemedyFinding       *finding)
{
  const RemedyHiveFact *software = facts->registry->software;
  g_autofree char *no_setup =
      setup || remedy_reason_is_whole (software) ? NULL : remedy_reason_hive_text (software);
  g_autofree char *no_service = service ? NULL : remedy_notes_service_unread (facts);
  g_autofree char *no_log = symptom->n_logs > 0 ? NULL : remedy_symptom_no_log (facts);

  show_gap (finding, no_setup);
  show_gap (finding, no_service);
  show_gap (finding, no_log);
}

void
remedy_check_history_order (const RemedyFacts   *facts,
                            const RemedyAnswers *answers,
                            RemedyFinding       *finding)
{
  g_autoptr (RemedySymptom) symptom = remedy_symptom_new (facts, answers);
  gint64 setup = setup_time (facts, finding);
  gint64 service = service_time (facts, finding);
  gint64 fault = fault_time (facts, symptom, finding);
  g_autofree char *order = NULL;
  Moment moments[MAX_MOMENTS];
  guint n = 0;

  n = add_moment (moments, n, setup, _ ("Exchange’s setup key"));
  n = add_moment (moments, n, service, _ ("Notes service in Outlook"));
  n = add_moment (moments, n, fault, _ ("First event 12010"));
  order = tell (facts, moments, n);
  show_gaps (facts, symptom, setup != REMEDY_TIME_UNKNOWN, service != REMEDY_TIME_UNKNOWN, finding);
  if (n < 2)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_INFO,
                            _ ("The order of events is not known"));
      remedy_finding_summarize (finding, _ ("Fewer than two of the times could be read"));
      return;
    }
  if (service == REMEDY_TIME_UNKNOWN || fault == REMEDY_TIME_UNKNOWN)
    remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                          _ ("Part of the order of events is known"));
  else if (service <= fault)
    remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                          _ ("The Notes service’s key was last written before the first event "
                             "12010"));
  else
    remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                          _ ("The Notes service’s key was last written after the first event "
                             "12010"));
  remedy_finding_summarize (finding, "%s", order);
}
