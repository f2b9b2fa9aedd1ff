/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint remedy_slips_count (const char *a,
                          const char *b,
                          guint       most);

G_END_DECLS
