/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-service-order.h"

G_BEGIN_DECLS

/* The Exchange services of a server, and the order in which to stop them. */

gboolean            remedy_services_is_exchange (const char *name);
RemedyServiceOrder *remedy_services_order       (const RemedyFacts *facts);
GPtrArray          *remedy_services_stop_order  (const RemedyFacts *facts);
GPtrArray          *remedy_services_start_order (const RemedyFacts *facts);
GPtrArray          *remedy_services_escaping    (const RemedyFacts *facts);
GPtrArray          *remedy_services_holders     (const RemedyFacts *facts);
char               *remedy_services_name_circle (const GPtrArray *circle);

G_END_DECLS
