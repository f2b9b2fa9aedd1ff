/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-member.h"

G_BEGIN_DECLS

/* The most that a bundle may hold; far more than any that was made. */
#define REMEDY_BUNDLE_MAX_NAME 128                       /* bytes of the name of a member */
#define REMEDY_BUNDLE_MAX_MEMBER (256 * 1024 * 1024)     /* bytes of one, unpacked */
#define REMEDY_BUNDLE_MAX_UNPACKED (1024 * 1024 * 1024)  /* bytes of all */

gboolean   remedy_bundle_zip_is_name (const char      *name);
GBytes    *remedy_bundle_zip_pack    (const GPtrArray *members,
                                      GError         **error);

G_END_DECLS
