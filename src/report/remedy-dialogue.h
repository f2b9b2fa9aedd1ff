/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean remedy_dialogue_run (GSubprocess   *process,
                              GBytes        *input,
                              GCancellable  *cancellable,
                              GBytes       **output,
                              GBytes       **talk,
                              GError       **error);

G_END_DECLS
