/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-gather.h"

G_BEGIN_DECLS

/* The half of the registry part that comes from SYSTEM. */

void remedy_gather_system (RemedyGather *self);

G_END_DECLS
