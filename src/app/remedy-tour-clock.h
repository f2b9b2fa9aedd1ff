/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-snapshot.h"

G_BEGIN_DECLS

void remedy_tour_clock_set (RemedySnapshot *snapshot,
                            gint64          start);

G_END_DECLS
