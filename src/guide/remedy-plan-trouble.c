/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-failure.h"
#include "guide/remedy-plan-draft.h"
#include "guide/remedy-plan-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the operator put on the run sheet when Update failed: remedies of the failure
 * catalogue, as steps with this server's own places in their commands. */

/**
 * remedy_plan_pack_folder:
 * @plan: a run sheet
 *
 * Returns: (transfer full) (nullable): the folder of the service pack with Update in it, as
 *   the step that runs Update has it; %NULL if there is no such step
 */
char *
remedy_plan_pack_folder (const RemedyPlan *plan)
{
  const RemedyStep *step = remedy_plan_find (plan, REMEDY_STEP_UPDATE);
  const char       *line, *end;

  g_return_val_if_fail (plan != NULL, NULL);

  if (step == NULL || step->command == NULL)
    return NULL;
  line = strrchr (step->command, '\n');
  line = line != NULL ? line + 1 : step->command;
  line += *line == '"' ? 1 : 0;
  end = strrchr (line, '\\');
  return end != NULL ? g_strndup (line, (gsize) (end - line)) : NULL;
}

static void
add_step (RemedyPlanDraft         *draft,
          const RemedyFailure     *failure,
          const RemedyFailureStep *remedy,
          guint                    number)
{
  g_autofree char *id = g_strdup_printf ("trouble.%s.%u", failure->id, number);
  g_autofree char *pack = remedy_plan_pack_folder (draft->plan);
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, id, remedy->title);

  step->why = g_strdup_printf ("%s: %s", failure->title, failure->cause);
  step->instruction = g_strdup (remedy->text);
  step->command = remedy_failure_command (remedy, draft->root, draft->system, pack);
  step->expect = g_strdup (remedy->expect);
  step->if_wrong = g_strdup (_ ("Look up what the screen says under “Trouble at the console”."));
  step->advice = remedy->advice;
  if (number > 1)
    g_ptr_array_add (step->needs, g_strdup_printf ("trouble.%s.%u", failure->id, number - 1));
  for (guint i = 0; i < failure->articles->len; i++)
    remedy_plan_draft_cite (step, (const char *) failure->articles->pdata[i], NULL);
}

/**
 * remedy_plan_add_trouble:
 * @self: a draft
 *
 * Adds the remedies that the operator put on the run sheet, one after the other. What the
 * catalogue does not know, as that of another version of the program may, adds nothing.
 */
void
remedy_plan_add_trouble (RemedyPlanDraft *self)
{
  const GPtrArray *failures = self->input->failures;

  for (guint i = 0; failures != NULL && i < failures->len; i++)
    {
      const RemedyFailure *failure = remedy_failure_find (failures->pdata[i]);

      for (guint j = 0; failure != NULL && j < failure->steps->len; j++)
        add_step (self, failure, failure->steps->pdata[j], j + 1);
    }
}
