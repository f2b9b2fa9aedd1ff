/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* One thing that the program looks for on a server, and how that ended. */
typedef struct
{
  char       *title;
  char       *detail; /* where it was read, or why it was not; (nullable) */
  int         state; /* RemedyItemState */
  const char *file; /* (nullable): what to point at, if it is elsewhere */
} RemedyInventoryItem;

GPtrArray *remedy_inventory_make      (const RemedyFacts *facts);
void       remedy_inventory_item_free (RemedyInventoryItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyInventoryItem, remedy_inventory_item_free)

G_END_DECLS
