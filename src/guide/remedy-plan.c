/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan.h"

#include <glib/gi18n-lib.h>

#include "guide/remedy-plan-draft.h"
#include "guide/remedy-plan-parts.h"

const char *const remedy_phase_words[]
    = { "before", "backup", "quiet", "reapply", "after", "roll-back", NULL };

const char *const remedy_practice_move_words[] = { "nothing", "reapply", "migrate-one", NULL };

static const char *const titles[REMEDY_N_PHASES] = {
  N_ ("Before the maintenance window"),
  N_ ("Back up"),
  N_ ("Quiet the machine"),
  N_ ("Reapply the service pack"),
  N_ ("Afterwards"),
  N_ ("If it goes wrong: roll back"),
};

REMEDY_DEFINE_RECORD (RemedyStep, remedy_step,
                      REMEDY_FIELD (RemedyStep, id, STRING),
                      REMEDY_FIELD_WORDS (RemedyStep, phase, remedy_phase_words),
                      REMEDY_FIELD (RemedyStep, title, STRING),
                      REMEDY_FIELD (RemedyStep, why, STRING),
                      REMEDY_FIELD (RemedyStep, instruction, STRING),
                      REMEDY_FIELD (RemedyStep, command, STRING),
                      REMEDY_FIELD (RemedyStep, expect, STRING),
                      REMEDY_FIELD (RemedyStep, back, STRING),
                      REMEDY_FIELD (RemedyStep, if_wrong, STRING),
                      REMEDY_FIELD (RemedyStep, document, STRING),
                      REMEDY_FIELD (RemedyStep, document_name, STRING),
                      REMEDY_FIELD (RemedyStep, stated, STRINGS),
                      REMEDY_FIELD (RemedyStep, needs, STRINGS),
                      REMEDY_FIELD (RemedyStep, articles, STRINGS),
                      REMEDY_FIELD (RemedyStep, advice, BOOL),
                      REMEDY_FIELD (RemedyStep, no_return, BOOL),
                      REMEDY_FIELD_WORDS (RemedyStep, practice, remedy_practice_move_words));

REMEDY_DEFINE_RECORD (RemedyPlan, remedy_plan,
                      REMEDY_FIELD (RemedyPlan, service_pack, INT),
                      REMEDY_FIELD (RemedyPlan, workstation, BOOL),
                      REMEDY_FIELD (RemedyPlan, root, STRING),
                      REMEDY_FIELD (RemedyPlan, system, STRING),
                      REMEDY_FIELD (RemedyPlan, pack, STRING),
                      REMEDY_FIELD_OF (RemedyPlan, steps, LIST, &remedy_step_type));

/**
 * remedy_plan_make:
 * @input: what it is made from
 *
 * Makes the run sheet for this server. Its steps are fixed; its drive letters, folders,
 * names and services are this server’s, and steps that have nothing to do here are left
 * out. Where the service pack is not known, the first step is to find it.
 *
 * Returns: (transfer full): the run sheet
 */
RemedyPlan *
remedy_plan_make (const RemedyPlanInput *input)
{
  g_auto (RemedyPlanDraft) draft = { NULL };
  RemedyPlan *plan;

  g_return_val_if_fail (input != NULL && input->facts != NULL, NULL);
  g_return_val_if_fail (input->diagnosis != NULL, NULL);

  plan = remedy_plan_new ();
  if (input->diagnosis->service_pack == 1 || input->diagnosis->service_pack == 2)
    plan->service_pack = input->diagnosis->service_pack;
  remedy_plan_draft_init (&draft, plan, input);
  plan->workstation = input->diagnosis->workstation;
  plan->root = g_strdup (draft.root);
  plan->system = g_strdup (draft.system);
  plan->pack = remedy_plan_media_folder (&draft);
  remedy_plan_add_before (&draft);
  remedy_plan_add_backup (&draft);
  remedy_plan_add_quiet (&draft);
  remedy_plan_add_reapply (&draft);
  remedy_plan_add_after (&draft);
  remedy_plan_add_roll_back (&draft);
  return plan;
}

/**
 * remedy_plan_find:
 * @self: a run sheet
 * @id: of a step
 *
 * Returns: (transfer none) (nullable): the step
 */
const RemedyStep *
remedy_plan_find (const RemedyPlan *self,
                  const char       *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const RemedyStep *step = self->steps->pdata[i];

      if (g_str_equal (step->id, id))
        return step;
    }
  return NULL;
}

/**
 * remedy_plan_count:
 * @self: a plan
 *
 * Returns: how many steps there are to do; the way back, which is only for trouble, does
 *   not count
 */
guint
remedy_plan_count (const RemedyPlan *self)
{
  guint n_steps = 0;

  for (guint i = 0; i < self->steps->len; i++)
    n_steps += ((const RemedyStep *) self->steps->pdata[i])->phase != REMEDY_PHASE_ROLL_BACK;
  return n_steps;
}

/**
 * remedy_phase_title:
 * @phase: a phase
 *
 * Returns: (transfer none): its heading, translated
 */
const char *
remedy_phase_title (RemedyPhase phase)
{
  g_return_val_if_fail (phase < REMEDY_N_PHASES, NULL);

  return _ (titles[phase]);
}
