/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include "core/remedy-error.h"

static void
take_first (char **into,
            char **from)
{
  if (*into == NULL)
    *into = g_steal_pointer (from);
}

/* Moves the records of one list to the end of another. */
static void
move_all (GPtrArray *into,
          GPtrArray *from)
{
  g_ptr_array_extend_and_steal (into, g_ptr_array_ref (from));
}

static void
merge (RemedyLayoutFact *into,
       RemedyLayoutFact *from)
{
  take_first (&into->system_root, &from->system_root);
  if (into->exchange_root == NULL)
    take_first (&into->exchange_root_from, &from->exchange_root_from);
  take_first (&into->exchange_root, &from->exchange_root);
  take_first (&into->computer, &from->computer);
  into->practice |= from->practice;
  for (guint i = 0; i < from->host_paths->len; i++)
    g_ptr_array_add (into->host_paths, g_strdup (from->host_paths->pdata[i]));
  move_all (into->drives, from->drives);
  move_all (into->problems, from->problems);
}

/**
 * remedy_gather_layout:
 * @self: a gathering
 * @error: why none of the sources can be read
 *
 * Also called later, since reading finds more that a source would not give: what the
 * registry said about the layout stays.
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_gather_layout (RemedyGather *self,
                      GError      **error)
{
  g_autoptr (RemedyLayoutFact) all = NULL;
  g_autoptr (GError) first = NULL;
  RemedyLayoutFact *known = self->facts->layout;

  g_array_set_size (self->kinds, 0);
  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (RemedyLayoutFact) layout =
          remedy_source_describe (self->sources->pdata[i], self->cancellable, &failure);
      int kind = layout != NULL ? layout->kind : -1;

      g_array_append_val (self->kinds, kind);
      if (layout == NULL && first == NULL)
        first = g_steal_pointer (&failure);
      if (layout != NULL && all == NULL)
        all = g_steal_pointer (&layout);
      else if (layout != NULL)
        merge (all, layout);
    }
  if (all == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return FALSE;
    }
  if (first != NULL)
    {
      RemedyProblemFact *problem = remedy_problem_fact_new ();

      problem->path = g_strdup ("");
      remedy_gather_fail (first, &problem->state, &problem->reason);
      g_ptr_array_add (all->problems, problem);
    }
  if (known != NULL)
    {
      if (self->exchange_root_is_told)
        {
          g_free (all->exchange_root);
          g_free (all->exchange_root_from);
          all->exchange_root = g_steal_pointer (&known->exchange_root);
          all->exchange_root_from = g_steal_pointer (&known->exchange_root_from);
        }
      g_free (all->computer);
      all->computer = g_steal_pointer (&known->computer);
      remedy_layout_fact_free (known);
    }
  self->facts->layout = g_steal_pointer (&all);
  g_free (self->system_root);
  self->system_root = g_strdup (
      self->facts->layout->system_root != NULL ? self->facts->layout->system_root : "C:\\WINNT");
  return TRUE;
}
