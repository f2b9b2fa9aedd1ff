/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Free text is not searched for secrets: it is taken apart into what this program knows, and
 * made anew from that alone.
 */

/**
 * RemedyHideArgFunc:
 * @argument: what was printed into a message: a name, a path, a number, a line
 * @is_number: %TRUE if a number was printed there
 * @user_data: what was handed in
 *
 * Returns: (transfer full) (nullable): what stands there when it is shared; %NULL if the whole
 *   message must not be
 */
typedef char *(*RemedyHideArgFunc) (const char *argument,
                                    gboolean    is_number,
                                    gpointer    user_data);

char *remedy_hide_sentence (const char       *sentence,
                            RemedyHideArgFunc hide_arg,
                            gpointer          user_data);
char *remedy_hide_log_line (const char *line);

G_END_DECLS
