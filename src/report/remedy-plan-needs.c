/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-plan-needs.h"

#include <glib/gi18n-lib.h>

static gboolean
is_needed (const RemedyPlan *plan,
           const RemedyStep *step,
           guint             index)
{
  const RemedyStep *other = plan->steps->pdata[index];

  return g_ptr_array_find_with_equal_func (step->needs, other->id, g_str_equal, NULL);
}

/**
 * remedy_plan_describe_needs:
 * @plan: a run sheet
 * @step: one of its steps
 *
 * Says by their numbers which steps have to be done, or left out with a reason, before.
 *
 * Returns: (transfer full): as in “steps 2, 4 to 17”; empty if there are none
 */
char *
remedy_plan_describe_needs (const RemedyPlan *plan,
                            const RemedyStep *step)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint n_needed = 0;

  g_return_val_if_fail (plan != NULL && step != NULL, NULL);

  for (guint first = 0; first < plan->steps->len;)
    {
      guint end = first;

      while (end < plan->steps->len && is_needed (plan, step, end))
        end++;
      n_needed += end - first;
      if (end > first && numbers->len > 0)
        g_string_append (numbers, ", ");
      if (end - first > 2)
        /* Translators: the numbers of the first and the last of some steps. */
        g_string_append_printf (numbers, _ ("%u to %u"), first + 1, end);
      else if (end - first == 2)
        g_string_append_printf (numbers, "%u, %u", first + 1, end);
      else if (end > first)
        g_string_append_printf (numbers, "%u", end);
      first = end + 1;
    }
  if (n_needed == 0)
    return g_strdup ("");
  /* Translators: numbers of steps, as in “2, 4 to 17”. */
  return g_strdup_printf (ngettext ("step %s", "steps %s", n_needed), numbers->str);
}
