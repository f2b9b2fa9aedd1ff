/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

GBytes *remedy_tour_window_draw        (const RemedySnapshot *snapshot,
                                        int                   width,
                                        int                   height,
                                        GError              **error);
GBytes *remedy_tour_window_draw_report (RemedySession        *session,
                                        const RemedySnapshot *snapshot,
                                        int                   width,
                                        int                   height,
                                        GError              **error);

G_END_DECLS
