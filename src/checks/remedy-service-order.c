/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-service-order.h"

#include <string.h>

#include "checks/remedy-service-graph.h"
#include "checks/remedy-service-table.h"

/* Services that need one another, or one alone: they stop together. */
typedef struct
{
  GArray *places; /* guint, the first to stop first */
  guint   left;   /* how many dependencies of services that have not stopped yet lead here */
} Group;

/* The walk from the first service that can stop to the last. */
typedef struct
{
  RemedyServiceGraph *graph;
  GPtrArray          *services; /* RemedyOrderedService of each place; not owned */
  Group              *groups;
} Walk;

/* The connectors of LinkAge stop with their controller (Q190019), whether or not the hive says
 * so; where it says the opposite, the hive is right, and no circle is made of it. */
static void
add_linkage (RemedyServiceGraph *graph)
{
  guint                controller;
  g_autofree gboolean *from = g_new0 (gboolean, graph->nodes->len);
  g_autofree gboolean *needed = NULL;

  if (!remedy_service_graph_find (graph, REMEDY_SERVICE_CONTROLLER, &controller))
    return;
  from[controller] = TRUE;
  needed = remedy_service_graph_reach (graph, from, FALSE);
  for (guint i = 0; i < graph->nodes->len; i++)
    if (!needed[i] && remedy_service_table_is_linkage (remedy_service_graph_at (graph, i)->fact))
      remedy_service_graph_add (graph, i, controller);
}

/* What `net stop MSExchangeSA /yes` takes down is what the hive lets depend on it. Where the
 * hive does not name it, only the articles tell. */
static gboolean *
find_reached (const RemedyServiceGraph *graph)
{
  g_autofree gboolean *from = g_new0 (gboolean, graph->nodes->len);
  guint                attendant;

  if (!remedy_service_graph_find (graph, REMEDY_SERVICE_ATTENDANT, &attendant))
    return NULL;
  from[attendant] = TRUE;
  return remedy_service_graph_reach (graph, from, TRUE);
}

static gboolean *
find_involved (const RemedyServiceGraph *graph)
{
  g_autofree gboolean *from = g_new0 (gboolean, graph->nodes->len);

  for (guint i = 0; i < graph->nodes->len; i++)
    from[i] = remedy_service_table_is_exchange (remedy_service_graph_at (graph, i)->fact);
  return remedy_service_graph_reach (graph, from, TRUE);
}

/* @reached: (nullable) */
static void
describe (Walk           *walk,
          const gboolean *reached)
{
  g_autofree gboolean *involved = find_involved (walk->graph);

  for (guint i = 0; i < walk->graph->nodes->len; i++)
    {
      RemedyOrderedService *service = g_new0 (RemedyOrderedService, 1);

      service->fact = remedy_service_graph_at (walk->graph, i)->fact;
      service->exchange = remedy_service_table_is_exchange (service->fact);
      service->involved = involved[i];
      service->escapes = service->exchange && (remedy_service_table_escapes (service->fact) != NULL ||
                                               (reached != NULL && !reached[i]));
      g_ptr_array_add (walk->services, service);
    }
}

/* Which of two services that could both stop now does: by the table, else by name, or by the
 * place that its name had before it was hidden. */
static gint
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const Walk              *walk = user_data;
  const RemedyServiceNode *one = remedy_service_graph_at (walk->graph, *(const guint *) a);
  const RemedyServiceNode *other = remedy_service_graph_at (walk->graph, *(const guint *) b);
  guint                    rank = remedy_service_table_rank (one->fact);
  guint                    other_rank = remedy_service_table_rank (other->fact);

  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  if (one->fact->place > 0 && other->fact->place > 0)
    return one->fact->place < other->fact->place ? -1 : 1;
  return strcmp (one->key, other->key);
}

/* A group is as late as the last of it. */
static gint
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const GArray *one = ((const Group *) a)->places;
  const GArray *other = ((const Group *) b)->places;

  return compare_places (&g_array_index (one, guint, one->len - 1),
                         &g_array_index (other, guint, other->len - 1), user_data);
}

static Group *
group_of (Walk *walk,
          guint place)
{
  return &walk->groups[remedy_service_graph_at (walk->graph, place)->group];
}

static void
fill_groups (Walk *walk)
{
  for (guint i = 0; i < walk->graph->n_groups; i++)
    walk->groups[i].places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < walk->graph->nodes->len; i++)
    {
      const RemedyServiceNode *node = remedy_service_graph_at (walk->graph, i);
      Group                   *group = group_of (walk, i);

      g_array_append_val (group->places, i);
      for (guint j = 0; j < node->needed_by->len; j++)
        group->left += group_of (walk, g_array_index (node->needed_by, guint, j)) != group;
    }
  for (guint i = 0; i < walk->graph->n_groups; i++)
    g_array_sort_with_data (walk->groups[i].places, compare_places, walk);
}

/* Whatever a group that has stopped needed can stop once nothing else needs it. */
static void
let_go (Walk        *walk,
        const Group *group,
        GSequence   *ready)
{
  for (guint i = 0; i < group->places->len; i++)
    {
      guint                    place = g_array_index (group->places, guint, i);
      const RemedyServiceNode *node = remedy_service_graph_at (walk->graph, place);

      for (guint j = 0; j < node->needs->len; j++)
        {
          Group *needed = group_of (walk, g_array_index (node->needs, guint, j));

          if (needed != group && --needed->left == 0)
            g_sequence_insert_sorted (ready, needed, compare_groups, walk);
        }
    }
}

/* One service is a circle only if it needs itself. */
static gboolean
is_circle (const Walk  *walk,
           const Group *group)
{
  guint first = g_array_index (group->places, guint, 0);

  return group->places->len > 1 || remedy_service_graph_needs (walk->graph, first, first);
}

static void
stop_group (RemedyServiceOrder *self,
            const Walk         *walk,
            const Group        *group)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < group->places->len; i++)
    g_ptr_array_add (members, walk->services->pdata[g_array_index (group->places, guint, i)]);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (self->stop, members->pdata[i]);
  if (is_circle (walk, group))
    g_ptr_array_add (self->circles, g_steal_pointer (&members));
}

/* What nothing needs any more stops next; of several the first of the table. */
static void
walk_through (RemedyServiceOrder *self,
              Walk               *walk)
{
  g_autoptr (GSequence) ready = g_sequence_new (NULL);

  for (guint i = 0; i < walk->graph->n_groups; i++)
    if (walk->groups[i].left == 0)
      g_sequence_insert_sorted (ready, &walk->groups[i], compare_groups, walk);
  while (!g_sequence_is_empty (ready))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (ready);
      const Group   *group = g_sequence_get (first);

      g_sequence_remove (first);
      stop_group (self, walk, group);
      let_go (walk, group, ready);
    }
  g_assert (self->stop->len == walk->services->len);
  for (guint i = self->stop->len; i > 0; i--)
    g_ptr_array_add (self->start, self->stop->pdata[i - 1]);
}

/**
 * remedy_service_order_new:
 * @services: (element-type RemedyServiceFact): services of a server, Exchange’s and others,
 *   which have to outlive the order
 *
 * The order follows the dependencies that the registry holds, also those that lead through
 * services that are not Exchange’s, and where these leave it open the table of Q143380.
 * Names are equal whatever their case; a service that is listed twice is one; a name that
 * nothing bears is passed over.
 *
 * Returns: (transfer full): the order
 */
RemedyServiceOrder *
remedy_service_order_new (const GPtrArray *services)
{
  g_autoptr (RemedyServiceGraph) graph = NULL;
  g_autoptr (GPtrArray) ordered = NULL;
  g_autofree gboolean *reached = NULL;
  g_autofree Group    *groups = NULL;
  RemedyServiceOrder  *self;
  Walk                 walk;

  g_return_val_if_fail (services != NULL, NULL);

  graph = remedy_service_graph_new (services);
  reached = find_reached (graph);
  add_linkage (graph);
  remedy_service_graph_group (graph);
  ordered = g_ptr_array_new ();
  groups = g_new0 (Group, graph->n_groups);
  walk = (Walk){ graph, ordered, groups };
  describe (&walk, reached);
  fill_groups (&walk);
  self = g_new0 (RemedyServiceOrder, 1);
  self->stop = g_ptr_array_new_with_free_func (g_free);
  self->start = g_ptr_array_new ();
  self->circles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  walk_through (self, &walk);
  for (guint i = 0; i < graph->n_groups; i++)
    g_array_unref (groups[i].places);
  return self;
}

/**
 * remedy_service_order_free:
 * @self: (transfer full): an order
 */
void
remedy_service_order_free (RemedyServiceOrder *self)
{
  g_ptr_array_unref (self->circles);
  g_ptr_array_unref (self->start);
  g_ptr_array_unref (self->stop);
  g_free (self);
}
