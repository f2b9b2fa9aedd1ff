/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* A service in its place of the order. */
typedef struct
{
  const RemedyServiceFact *fact;     /* not owned */
  gboolean                 exchange; /* one of Exchange's own */
  gboolean                 involved; /* that, or one that depends on one, whatever lies between */
  gboolean                 escapes;  /* Exchange's, and `net stop MSExchangeSA /yes` leaves it */
} RemedyOrderedService;

/**
 * RemedyServiceOrder:
 * @stop: (element-type RemedyOrderedService): every service once, the first to stop first
 * @start: (element-type RemedyOrderedService): the same, the other way round
 * @circles: (element-type GPtrArray): for each circle its services, as RemedyOrderedService
 *
 * In which order services stop and start. No service stops before all that depend on it
 * have, but for those that depend on one another in a circle: for these no order is right,
 * so they are named.
 */
typedef struct
{
  GPtrArray *stop;
  GPtrArray *start;
  GPtrArray *circles;
} RemedyServiceOrder;

RemedyServiceOrder *remedy_service_order_new  (const GPtrArray *services);
void                remedy_service_order_free (RemedyServiceOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyServiceOrder, remedy_service_order_free)

G_END_DECLS
