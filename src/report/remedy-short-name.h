/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *remedy_short_name_stem    (const char *name);
char *remedy_short_name_stem_of (const char *name);

G_END_DECLS
