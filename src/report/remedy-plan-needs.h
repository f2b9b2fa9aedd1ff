/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"

G_BEGIN_DECLS

char *remedy_plan_describe_needs (const RemedyPlan *plan,
                                  const RemedyStep *step);

G_END_DECLS
