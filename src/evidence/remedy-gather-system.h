/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-gather.h"

G_BEGIN_DECLS

/* The half of the registry part that comes from SYSTEM, and what both halves need. */

void remedy_gather_system   (RemedyGather *self);
void remedy_gather_services (RemedyGather *self,
                             RemedyHive   *hive,
                             const char   *set);
void remedy_gather_cut      (RemedyRegistryFact *part,
                             RemedyHiveFact     *hive,
                             const char         *name,
                             const char         *where,
                             guint               limit,
                             guint               n);

G_END_DECLS
