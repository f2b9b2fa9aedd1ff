/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-evt-index.h"
#include "formats/remedy-evt-tally.h"

G_BEGIN_DECLS

gboolean remedy_evt_walk (const RemedyEvtAnchor *anchor,
                          RemedyEvtWindow       *window,
                          RemedyEvtIndex        *index,
                          RemedyEvtTally        *tally,
                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
