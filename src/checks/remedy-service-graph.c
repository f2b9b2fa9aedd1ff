/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-service-graph.h"

#include <string.h>

/* A service on the way of a walk, and how many of those that it needs were walked to. */
typedef struct
{
  guint place;
  guint next;
} Stop;

static RemedyServiceNode *
node_at (const RemedyServiceGraph *self,
         guint                     place)
{
  return self->nodes->pdata[place];
}

static void
node_free (gpointer data)
{
  RemedyServiceNode *node = data;

  g_array_unref (node->needs);
  g_array_unref (node->needed_by);
  g_free (node);
}

static gboolean
has_name (const RemedyServiceFact *fact)
{
  return fact->name != NULL && fact->name[0] != '\0';
}

/* The first service of a name stands for all of them. */
static void
add_node (RemedyServiceGraph      *self,
          const RemedyServiceFact *fact)
{
  g_autofree char   *folded = g_utf8_casefold (fact->name, -1);
  RemedyServiceNode *node;

  if (g_hash_table_contains (self->by_name, folded))
    return;
  node = g_new0 (RemedyServiceNode, 1);
  node->fact = fact;
  node->key = folded;
  node->needs = g_array_new (FALSE, FALSE, sizeof (guint));
  node->needed_by = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (self->by_name, g_steal_pointer (&folded),
                       GUINT_TO_POINTER (self->nodes->len));
  g_ptr_array_add (self->nodes, node);
}

static void
add_needs (RemedyServiceGraph      *self,
           const RemedyServiceFact *fact)
{
  guint place;
  guint needed;

  if (!remedy_service_graph_find (self, fact->name, &place))
    return;
  for (guint i = 0; i < fact->depends->len; i++)
    if (remedy_service_graph_find (self, fact->depends->pdata[i], &needed))
      remedy_service_graph_add (self, place, needed);
}

/**
 * remedy_service_graph_new:
 * @services: (element-type RemedyServiceFact): services, which have to outlive the graph
 *
 * A service that occurs twice needs what either of them needs. One without a name is left out.
 *
 * Returns: (transfer full): them and what they depend on; the groups are not found yet
 */
RemedyServiceGraph *
remedy_service_graph_new (const GPtrArray *services)
{
  RemedyServiceGraph *self;

  g_return_val_if_fail (services != NULL, NULL);

  self = g_new0 (RemedyServiceGraph, 1);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < services->len; i++)
    if (has_name (services->pdata[i]))
      add_node (self, services->pdata[i]);
  for (guint i = 0; i < services->len; i++)
    if (has_name (services->pdata[i]))
      add_needs (self, services->pdata[i]);
  return self;
}

/**
 * remedy_service_graph_at:
 * @self: a graph
 * @place: a place in it
 *
 * Returns: (transfer none): the service there
 */
const RemedyServiceNode *
remedy_service_graph_at (const RemedyServiceGraph *self,
                         guint                     place)
{
  g_return_val_if_fail (self != NULL && place < self->nodes->len, NULL);

  return node_at (self, place);
}

/**
 * remedy_service_graph_find:
 * @self: a graph
 * @name: (nullable): short name of a service, in any case
 * @place: (out): its place
 *
 * Returns: %FALSE if the graph does not hold it
 */
gboolean
remedy_service_graph_find (const RemedyServiceGraph *self,
                           const char               *name,
                           guint                    *place)
{
  g_autofree char *folded = NULL;
  gpointer         value;

  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  if (name == NULL)
    return FALSE;
  folded = g_utf8_casefold (name, -1);
  if (!g_hash_table_lookup_extended (self->by_name, folded, NULL, &value))
    return FALSE;
  *place = GPOINTER_TO_UINT (value);
  return TRUE;
}

/**
 * remedy_service_graph_needs:
 * @self: a graph
 * @place: a service
 * @other: another, or the same
 *
 * Returns: %TRUE if @place depends on @other by itself, and not through a third
 */
gboolean
remedy_service_graph_needs (const RemedyServiceGraph *self,
                            guint                     place,
                            guint                     other)
{
  const RemedyServiceNode *node = remedy_service_graph_at (self, place);

  for (guint i = 0; i < node->needs->len; i++)
    if (g_array_index (node->needs, guint, i) == other)
      return TRUE;
  return FALSE;
}

/**
 * remedy_service_graph_add:
 * @self: a graph
 * @place: a service
 * @needed: the service that it needs
 *
 * Adds a dependency, also one that no hive lists.
 */
void
remedy_service_graph_add (RemedyServiceGraph *self,
                          guint               place,
                          guint               needed)
{
  g_return_if_fail (self != NULL);

  if (remedy_service_graph_needs (self, place, needed))
    return;
  g_array_append_val (node_at (self, place)->needs, needed);
  g_array_append_val (node_at (self, needed)->needed_by, place);
}

/* Walks to everything that @from needs, and notes each service once all that it needs are
 * noted. On a list of its own and not on the stack: a damaged hive may chain any number. */
static void
note_needed (const RemedyServiceGraph *self,
             guint                     from,
             gboolean                 *seen,
             GArray                   *noted)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Stop));
  Stop first = { from, 0 };

  seen[from] = TRUE;
  g_array_append_val (way, first);
  while (way->len > 0)
    {
      Stop                    *stop = &g_array_index (way, Stop, way->len - 1);
      const RemedyServiceNode *node = node_at (self, stop->place);

      if (stop->next == node->needs->len)
        {
          g_array_append_val (noted, stop->place);
          g_array_set_size (way, way->len - 1);
        }
      else
        {
          Stop next = { g_array_index (node->needs, guint, stop->next++), 0 };

          if (!seen[next.place])
            g_array_append_val (way, next);
          seen[next.place] = TRUE;
        }
    }
}

/* All that need @from, whatever lies between, and are in no group yet are in its group. */
static void
fill_group (const RemedyServiceGraph *self,
            guint                     from,
            gboolean                 *grouped,
            guint                     group)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (left, from);
  grouped[from] = TRUE;
  while (left->len > 0)
    {
      RemedyServiceNode *node = node_at (self, g_array_index (left, guint, left->len - 1));

      g_array_set_size (left, left->len - 1);
      node->group = group;
      for (guint i = 0; i < node->needed_by->len; i++)
        {
          guint place = g_array_index (node->needed_by, guint, i);

          if (!grouped[place])
            g_array_append_val (left, place);
          grouped[place] = TRUE;
        }
    }
}

/**
 * remedy_service_graph_group:
 * @self: a graph
 *
 * Finds the groups: two services are in one if each needs the other, whatever lies between.
 * The time that it takes grows with the number of services and dependencies, and no faster
 * (Kosaraju's two walks).
 */
void
remedy_service_graph_group (RemedyServiceGraph *self)
{
  g_autofree gboolean *seen = NULL;
  g_autofree gboolean *grouped = NULL;
  g_autoptr (GArray) noted = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_if_fail (self != NULL);

  seen = g_new0 (gboolean, self->nodes->len);
  grouped = g_new0 (gboolean, self->nodes->len);
  for (guint i = 0; i < self->nodes->len; i++)
    if (!seen[i])
      note_needed (self, i, seen, noted);
  self->n_groups = 0;
  for (guint i = noted->len; i > 0; i--)
    if (!grouped[g_array_index (noted, guint, i - 1)])
      fill_group (self, g_array_index (noted, guint, i - 1), grouped, self->n_groups++);
}

/**
 * remedy_service_graph_reach:
 * @self: a graph
 * @from: (array): for each place, whether the walk begins there
 * @backwards: %FALSE to walk to what they need, %TRUE to walk to what needs them
 *
 * Returns: (transfer full) (array): for each place, whether it can be walked to; the places
 *   from which the walk began are
 */
gboolean *
remedy_service_graph_reach (const RemedyServiceGraph *self,
                            const gboolean           *from,
                            gboolean                  backwards)
{
  gboolean *reached;
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL && (from != NULL || self->nodes->len == 0), NULL);

  reached = g_memdup2 (from, self->nodes->len * sizeof (gboolean));
  for (guint i = 0; i < self->nodes->len; i++)
    if (from[i])
      g_array_append_val (left, i);
  while (left->len > 0)
    {
      const RemedyServiceNode *node = node_at (self, g_array_index (left, guint, left->len - 1));
      const GArray            *next = backwards ? node->needed_by : node->needs;

      g_array_set_size (left, left->len - 1);
      for (guint i = 0; i < next->len; i++)
        {
          guint place = g_array_index (next, guint, i);

          if (!reached[place])
            g_array_append_val (left, place);
          reached[place] = TRUE;
        }
    }
  return reached;
}

/**
 * remedy_service_graph_free:
 * @self: (transfer full): a graph
 */
void
remedy_service_graph_free (RemedyServiceGraph *self)
{
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->by_name);
  g_free (self);
}
