/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"

G_BEGIN_DECLS

char *remedy_plan_pack_folder (const RemedyPlan *plan);

G_END_DECLS
