/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The commands, one a file: remedy-command-<name>.c */

G_END_DECLS
