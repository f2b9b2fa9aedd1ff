/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-machine.h"
#include "checks/remedy-reason.h"
#include "core/remedy-text.h"

/* "Services Version" of Exchange\Setup in Exchange 5.5. */
#define SERVICES_VERSION_55 "55"

static void
show_values (const RemedyFacts *facts,
             RemedyFinding     *finding)
{
  static const char *const names[] = { "Services", "AdminDest", "Services Version",
                                       "ComputerName" };

  for (guint i = 0; i < facts->registry->values->len; i++)
    {
      const RemedyValueFact *value = facts->registry->values->pdata[i];

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        if (remedy_text_equal (value->name, names[j]))
          remedy_finding_add_seen (finding, REMEDY_HOW_READ, value->where, "%s = %s", value->name,
                                   value->value);
    }
  if (facts->layout->exchange_root != NULL)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, facts->layout->exchange_root_from,
                             /* Translators: %s is a folder. */
                             _ ("The Exchange folder is %s"), facts->layout->exchange_root);
}

static void
judge_server (const RemedyFacts *facts,
              RemedyFinding     *finding)
{
  const char *version = remedy_facts_get_value (facts, "Services Version");
  const char *root = facts->layout->exchange_root != NULL
                         ? facts->layout->exchange_root
                         : remedy_facts_get_value (facts, "Services");
  const char *computer = facts->layout->computer;

  if (version != NULL && !g_str_equal (version, SERVICES_VERSION_55))
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("This is not an Exchange 5.5 server"));
      remedy_finding_summarize (finding, _ ("The registry gives its version as %s"), version);
      remedy_finding_advise (finding, _ ("Q236176 covers Exchange 5.5 with Service Pack 1 or "
                                         "Service Pack 2 alone."));
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        _ ("This is an Exchange server"));
  if (root == NULL)
    remedy_finding_summarize (finding, _ ("Its folder is not known"));
  else if (computer != NULL)
    /* Translators: a computer and a folder on it. */
    remedy_finding_summarize (finding, _ ("%s, in %s"), computer, root);
  else
    remedy_finding_summarize (finding, "%s", root);
}

static void
judge_unknown (const RemedyFacts *facts,
               RemedyFinding     *finding)
{
  const RemedyHiveFact *software = facts->registry->software;
  const char *title = _ ("Whether Exchange is here is not known");

  if (software != NULL && software->state != REMEDY_ITEM_FOUND)
    remedy_finding_set_unread (finding, title, software->path, software->state, software->reason);
  else if (software != NULL && !remedy_reason_is_whole (software))
    {
      g_autofree char *reason = remedy_reason_hive_text (software);

      remedy_finding_set_unread (finding, title, software->path, REMEDY_ITEM_UNREADABLE, NULL);
      remedy_finding_summarize (finding, "%s", reason);
    }
  else
    remedy_finding_set_unread (finding, title, _ ("the folder exchsrvr\\bin"),
                               facts->files->bin_state == REMEDY_ITEM_FOUND
                                   ? (int) REMEDY_ITEM_NOT_HERE
                                   : facts->files->bin_state,
                               NULL);
}

void
remedy_check_server_exchange (const RemedyFacts   *facts,
                              const RemedyAnswers *answers,
                              RemedyFinding       *finding)
{
  show_values (facts, finding);
  switch (remedy_machine_find (facts))
    {
    case REMEDY_MACHINE_SERVER:
      judge_server (facts, finding);
      break;
    case REMEDY_MACHINE_WORKSTATION:
      remedy_finding_judge (finding, REMEDY_VERDICT_NOT_APPLICABLE, REMEDY_SEVERITY_INFO,
                            _ ("This is a workstation with the Migration Wizard"));
      remedy_finding_summarize (finding, _ ("The wizard’s files are here, and no Exchange server"));
      remedy_finding_cite (finding, "Q265840;Q200250");
      break;
    case REMEDY_MACHINE_LEFT_OVER:
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_WARNING,
                            _ ("The registry names an Exchange server that is not here"));
      remedy_finding_summarize (finding, _ ("None of its programs is in exchsrvr\\bin"));
      remedy_finding_advise (finding, _ ("The key can be left over from a server that was "
                                         "removed (Q178975). Look for another folder or drive."));
      remedy_finding_cite (finding, "Q178975");
      break;
    case REMEDY_MACHINE_NEITHER:
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("Neither Exchange nor the Migration Wizard is here"));
      remedy_finding_summarize (finding, _ ("The registry names no Exchange server (Q149205)"));
      remedy_finding_advise (finding, _ ("Read the machine that ran the Migration Wizard."));
      remedy_finding_cite (finding, "Q149205");
      break;
    case REMEDY_MACHINE_UNKNOWN:
    default:
      judge_unknown (facts, finding);
      break;
    }
}
