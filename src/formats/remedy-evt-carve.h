/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-evt-record.h"

G_BEGIN_DECLS

gboolean remedy_evt_carve_next (RemedyEvtWindow *window,
                                guint64          from,
                                guint64          to,
                                guint64         *at,
                                guint64         *next,
                                RemedyEvtFixed  *fixed,
                                const guint8   **bytes,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
