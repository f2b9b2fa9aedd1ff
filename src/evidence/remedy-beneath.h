/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int remedy_beneath_open (int         root_fd,
                         const char *path,
                         const char *name,
                         GError    **error);

G_END_DECLS
