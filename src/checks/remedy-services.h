/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* The Exchange services of a server, and the order in which to stop them. */

gboolean   remedy_services_is_exchange (const char *name);
GPtrArray *remedy_services_stop_order  (const RemedyFacts *facts);

G_END_DECLS
