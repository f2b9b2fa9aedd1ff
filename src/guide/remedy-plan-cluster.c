/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

/* What a cluster changes (domain notes, section 2.6). */

static void
say_cluster (const RemedyPlanDraft *draft,
             RemedyStep            *step)
{
  int said = draft->statements != NULL ? draft->statements->cluster : REMEDY_STATED_UNASKED;

  if (said == REMEDY_STATED_YES)
    remedy_plan_draft_state (step, _ ("You said that this server is a node of a cluster."));
  if (said == REMEDY_STATED_NO && draft->cluster == REMEDY_PLAN_YES)
    remedy_plan_draft_state (step, _ ("You said that this server is no node of a cluster, but its "
                                      "registry holds ClusSvc, the service of a cluster."));
}

static void
add_known (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.cluster",
                                            _ ("See that the cluster can take the service pack"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("On a cluster Update runs on both nodes, first on the active one. It refuses a "
                    "Standard Edition, and an Exchange that was installed before the cluster."),
          .instruction =
              _ ("Look for the edition in the Application log, when the store started: 1217 of "
                 "MSExchangeIS is Enterprise, 1216 of MSExchangeIS Private is Standard. See that "
                 "both nodes have the same service pack of Windows NT, and plan the time for both "
                 "nodes. Let this program read the second node as a case of its own."),
          .expect = _ ("An Enterprise Edition that was installed on the cluster, and this node is "
                       "the one on which Exchange runs."),
          .if_wrong = _ ("A Standard Edition on a node cannot take any service pack: stop here. A "
                         "fix made with the SMS Installer does not know clusters, and has to be "
                         "installed on each node.") });
  say_cluster (draft, step);
  remedy_plan_draft_cite (step, "Q248138", "Q248635", "Q199662", "Q244244", "Q221393", "Q173889",
                          "Q240152", "Q271634", NULL);
}

static void
add_open (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.cluster",
                                            _ ("Find out whether this is a node of a cluster"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("On a cluster Update runs on both nodes, refuses a Standard Edition, and the "
                    "services must not be stopped by hand. What was read does not tell, and you "
                    "were not asked yet."),
          .instruction = _ ("Look for Cluster Server in Control Panel ▸ Services. If it is there, "
                            "say so on the page Prepare, and this sheet is made for a cluster. If "
                            "it is not, leave out what this sheet says of clusters."),
          .expect = _ ("You know it, and have stated it."),
          .if_wrong = _ ("Do not run Update on a node of a cluster from a sheet that is not made "
                         "for one.") });
  remedy_plan_draft_cite (step, "Q248138", "Q199662", NULL);
}

/**
 * remedy_plan_add_cluster:
 * @draft: a draft
 *
 * Adds what a cluster needs before the window; nothing where the server is none.
 */
void
remedy_plan_add_cluster (RemedyPlanDraft *draft)
{
  if (draft->cluster == REMEDY_PLAN_YES)
    add_known (draft);
  else if (draft->cluster == REMEDY_PLAN_NOT_KNOWN)
    add_open (draft);
}

/**
 * remedy_plan_add_second_node:
 * @draft: a draft
 *
 * Adds the second node of a cluster.
 */
void
remedy_plan_add_second_node (RemedyPlanDraft *draft)
{
  g_autofree char *folder = remedy_plan_media_folder (draft);
  g_autofree char *command = remedy_plan_draft_path (folder, "UPDATE");
  RemedyStep      *step;

  if (draft->cluster == REMEDY_PLAN_NO)
    return;
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, "reapply.second-node",
                                draft->cluster == REMEDY_PLAN_YES
                                    ? _ ("Run Update on the second node")
                                    : _ ("On a cluster: run Update on the second node"));
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Both nodes need the same files. Microsoft’s order is the active node first, "
                    "then the other, with no failover between."),
          .instruction =
              draft->cluster == REMEDY_PLAN_YES
                  ? _ ("Leave the group with Exchange where it is. Quiet the second node as you "
                       "did this one, log on there with the same account, run Update from the "
                       "same CD and choose Update Node.")
                  : _ ("If the server is a node of a cluster: leave the group with Exchange where "
                       "it is, quiet the second node as you did this one, run Update there from "
                       "the same CD and choose Update Node. If it is not, skip this step."),
          .command = command,
          .expect = _ ("Update ends without an error on the second node too. Only then may the "
                       "group move."),
          .back = _ ("As for the first node: there is no uninstalling."),
          .if_wrong = _ ("Mend the cause and run it again, as on the first node. Do not move the "
                         "group to a node on which Update has not ended without an error.") });
  remedy_plan_draft_need (draft, step, "reapply.until-clean", NULL);
  remedy_plan_draft_cite (step, "Q248138", "Q248635", NULL);
}
