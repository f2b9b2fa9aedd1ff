/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* One service, and the services that it needs and that need it, by their places in the graph. */
typedef struct
{
  const RemedyServiceFact *fact;
  const char              *key;       /* its name, folded; owned by the graph */
  GArray                  *needs;     /* guint; a name that the graph does not hold is left out */
  GArray                  *needed_by; /* guint */
  guint                    group;     /* equal for services that need one another in a circle */
} RemedyServiceNode;

/* Services and what they depend on. Whatever the hive says, walking it ends: names are taken
 * for equal whatever their case, and services that need one another share a group. */
typedef struct
{
  GPtrArray  *nodes;    /* RemedyServiceNode: one for each name, in the order of the input */
  GHashTable *by_name;  /* folded name to place */
  guint       n_groups;
} RemedyServiceGraph;

RemedyServiceGraph      *remedy_service_graph_new   (const GPtrArray *services);
const RemedyServiceNode *remedy_service_graph_at    (const RemedyServiceGraph *self,
                                                     guint                     place);
gboolean                 remedy_service_graph_find  (const RemedyServiceGraph *self,
                                                     const char               *name,
                                                     guint                    *place);
gboolean                 remedy_service_graph_needs (const RemedyServiceGraph *self,
                                                     guint                     place,
                                                     guint                     other);
void                     remedy_service_graph_add   (RemedyServiceGraph *self,
                                                     guint               place,
                                                     guint               needed);
void                     remedy_service_graph_group (RemedyServiceGraph *self);
gboolean                *remedy_service_graph_reach (const RemedyServiceGraph *self,
                                                     const gboolean           *from,
                                                     gboolean                  backwards);
void                     remedy_service_graph_free  (RemedyServiceGraph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyServiceGraph, remedy_service_graph_free)

G_END_DECLS
