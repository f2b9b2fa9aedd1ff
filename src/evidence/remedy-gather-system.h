/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-gather.h"

G_BEGIN_DECLS

/* The two halves of the registry part. */

void remedy_gather_system    (RemedyGather *self);
void remedy_gather_add_value (RemedyRegistryFact   *part,
                              RemedyHive           *hive,
                              const RemedyHiveFact *fact,
                              const char           *key_path,
                              const char           *name,
                              const char           *as);

G_END_DECLS
