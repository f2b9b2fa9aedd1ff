/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int remedy_paint_service_run (int in,
                              int out);

G_END_DECLS
