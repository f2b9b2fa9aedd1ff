/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-snapshot.h"

G_BEGIN_DECLS

GBytes *remedy_tour_window_draw (const RemedySnapshot *snapshot,
                                 int                   width,
                                 int                   height,
                                 GError              **error);

G_END_DECLS
