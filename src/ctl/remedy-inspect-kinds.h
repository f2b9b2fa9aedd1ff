/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-reader.h"
#include "ctl/remedy-inspection.h"

G_BEGIN_DECLS

gboolean remedy_inspect_file (RemedyReader     *reader,
                              RemedyInspection *inspection,
                              gboolean         *damaged,
                              GCancellable     *cancellable,
                              GError          **error);

G_END_DECLS
