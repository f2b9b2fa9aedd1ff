/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-failure.h"
#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

/* What the operator put on the run sheet when Update failed: remedies of the failure
 * catalogue, as steps with this server's own places in their commands. */

static void
add_step (RemedyPlanDraft         *draft,
          const RemedyFailure     *failure,
          const RemedyFailureStep *remedy,
          guint                    number)
{
  g_autofree char *id = g_strdup_printf ("trouble.%s.%u", failure->id, number);
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_REAPPLY, id, remedy->title);

  step->why = g_strdup_printf ("%s: %s", failure->title, failure->cause);
  step->instruction = g_strdup (remedy->text);
  step->command = remedy_failure_command (remedy, draft->root, draft->system, draft->plan->pack);
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
