/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *remedy_case_sweep_hide     (const char *store,
                                     const char *id);
gboolean remedy_case_sweep_practice (const char *store,
                                     const char *id,
                                     GError    **error);
void     remedy_case_sweep          (const char *store);

G_END_DECLS
