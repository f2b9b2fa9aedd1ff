/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-machine.h"
#include "checks/remedy-reason.h"
#include "checks/remedy-service-table.h"
#include "checks/remedy-services.h"

/* How the services control manager keeps it. */
#define START_AUTOMATIC 2
#define START_MANUAL 3
#define START_DISABLED 4

/* Shows the Exchange services; returns the first that is disabled. */
static const RemedyServiceFact *
show_services (const RemedyFacts *facts,
               RemedyFinding     *finding,
               guint             *n_services)
{
  const RemedyServiceFact *disabled = NULL;

  *n_services = 0;
  for (guint i = 0; i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = facts->registry->services->pdata[i];

      if (!remedy_service_table_is_exchange (service))
        continue;
      (*n_services)++;
      if (service->start == START_DISABLED && disabled == NULL)
        disabled = service;
      /* Translators: short and full name of a Windows NT service. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, service->where,
                               service->start == START_DISABLED ? _ ("%s, %s: disabled") : "%s, %s",
                               service->name,
                               service->display != NULL ? service->display : service->name);
    }
  return disabled;
}

/* What depends on one another in a circle has no right order, and what the shortcut of the
 * articles does not reach has to be stopped by itself. */
static void
show_order (const RemedyFacts *facts,
            RemedyFinding     *finding)
{
  g_autoptr (RemedyServiceOrder) order = remedy_services_order (facts);

  for (guint i = 0; i < order->circles->len; i++)
    {
      const GPtrArray            *circle = order->circles->pdata[i];
      const RemedyOrderedService *first = circle->pdata[0];
      g_autofree char            *names = remedy_services_name_circle (circle);

      /* Translators: %s is a list of services. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, first->fact->where,
                               _ ("By the registry these depend on one another in a circle, so that "
                                  "no order to stop them is right: %s"),
                               names);
    }
  for (guint i = 0; i < order->stop->len; i++)
    {
      const RemedyOrderedService *service = order->stop->pdata[i];
      const char                 *articles = remedy_service_table_escapes (service->fact);

      if (!service->escapes)
        continue;
      /* Translators: %s is the short name of a service. The command is not translated. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, service->fact->where,
                               _ ("“net stop MSExchangeSA /yes” does not stop %s"),
                               service->fact->name);
      remedy_finding_cite (finding, "Q246287");
      if (articles != NULL)
        remedy_finding_cite (finding, articles);
    }
}

static const char *
start_word (gint64 start)
{
  switch (start)
    {
    case START_AUTOMATIC:
      return _ ("starts automatically");
    case START_MANUAL:
      return _ ("starts manually");
    case START_DISABLED:
      return _ ("disabled");
    default:
      return _ ("how it starts is not known");
    }
}

/* What is neither Exchange’s nor Windows NT’s, and what the articles name. */
static void
show_holders (const RemedyFacts *facts,
              RemedyFinding     *finding)
{
  g_autoptr (GPtrArray) holders = remedy_services_holders (facts);

  for (guint i = 0; i < holders->len; i++)
    {
      const RemedyServiceFact *service = holders->pdata[i];

      /* Translators: short and full name of a Windows NT service, and how it starts. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, service->where,
                               _ ("May hold files open: %s, %s: %s"), service->name,
                               service->display != NULL ? service->display : service->name,
                               start_word (service->start));
      remedy_finding_cite (finding, "Q245822");
    }
}

static void
advise_order (const RemedyFacts *facts,
              RemedyFinding     *finding)
{
  g_autoptr (GPtrArray) order = remedy_services_stop_order (facts);
  g_autofree char *names = NULL;

  g_ptr_array_add (order, NULL);
  names = g_strjoinv (", ", (char **) order->pdata);
  /* Translators: %s is a list of services. */
  remedy_finding_advise (finding,
                         _ ("Our advice, not Microsoft’s: stop them in this order, and start them "
                            "the other way round: %s."),
                         names);
}

/* A workstation has none of the services; the folder would tell whether this is one. */
static void
show_unknown_machine (const RemedyFacts *facts,
                      RemedyFinding     *finding)
{
  const char *bin = _ ("the folder exchsrvr\\bin");
  g_autofree char *reason = NULL;

  if (remedy_machine_find (facts) != REMEDY_MACHINE_UNKNOWN || facts->files == NULL ||
      facts->files->bin_state == REMEDY_ITEM_FOUND)
    return;
  reason = remedy_reason_text (bin, facts->files->bin_state, NULL);
  remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, NULL, "%s", reason);
}

/* What the hive lacks is unknown, so there may be services that nobody saw. */
static void
judge_unread (const RemedyFacts *facts,
              RemedyFinding     *finding)
{
  const RemedyHiveFact *system = facts->registry->system;
  g_autofree char *reason = remedy_reason_hive_text (system);

  remedy_finding_set_unread (finding, _ ("The Exchange services are not known"),
                             system != NULL ? system->path : NULL,
                             system != NULL && system->state != REMEDY_ITEM_FOUND
                                 ? system->state
                                 : (int) REMEDY_ITEM_UNREADABLE,
                             system != NULL ? system->reason : NULL);
  remedy_finding_summarize (finding, "%s", reason);
  show_unknown_machine (facts, finding);
}

void
remedy_check_repair_services (const RemedyFacts   *facts,
                              const RemedyAnswers *answers,
                              RemedyFinding       *finding)
{
  const RemedyHiveFact *system = facts->registry->system;
  guint n_services;
  const RemedyServiceFact *disabled = show_services (facts, finding, &n_services);

  remedy_finding_cite (finding, "Q143380");
  show_order (facts, finding);
  show_holders (facts, finding);
  if (remedy_machine_find (facts) == REMEDY_MACHINE_WORKSTATION)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_NOT_APPLICABLE, REMEDY_SEVERITY_INFO,
                            _ ("No Exchange service runs on this workstation"));
      remedy_finding_summarize (finding, _ ("There is none to stop"));
    }
  else if (disabled != NULL)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("An Exchange service is disabled"));
      /* Translators: the short name of a service. */
      remedy_finding_summarize (finding, _ ("%s: the update then ends with 0xc0020422"),
                                disabled->name);
      remedy_finding_advise (finding, _ ("Set it to Manual or Automatic before the service pack "
                                         "is reapplied (Q190442)."));
      remedy_finding_cite (finding, "Q190442");
    }
  else if (!remedy_reason_is_whole (system))
    judge_unread (facts, finding);
  else if (n_services == 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The registry names no Exchange service"));
      remedy_finding_summarize (finding, "%s", system->path);
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            g_dngettext (GETTEXT_PACKAGE, "%u Exchange service is installed",
                                         "%u Exchange services are installed", n_services),
                            n_services);
      remedy_finding_summarize (finding, _ ("None of them is disabled"));
      advise_order (facts, finding);
    }
}
