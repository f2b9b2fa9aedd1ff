/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-member.h"

G_BEGIN_DECLS

/* The most that a bundle may hold; far more than any that was made. */
#define REMEDY_BUNDLE_MAX_MEMBERS 256
#define REMEDY_BUNDLE_MAX_RAW 16                        /* files of the server as they are */
#define REMEDY_BUNDLE_MAX_NAME 128                      /* bytes of the name of a member */
#define REMEDY_BUNDLE_MAX_MEMBER (128 * 1024 * 1024)    /* bytes of one, unpacked */
#define REMEDY_BUNDLE_MAX_UNPACKED (512 * 1024 * 1024)  /* bytes of all */
#define REMEDY_BUNDLE_MAX_FILE REMEDY_BUNDLE_MAX_UNPACKED /* bytes of the bundle itself */

gboolean remedy_bundle_zip_is_name (const char      *name);
GBytes  *remedy_bundle_zip_pack    (const GPtrArray *members,
                                    GError         **error);
gboolean remedy_bundle_zip_unpack  (GBytes          *zip,
                                    GPtrArray       *members,
                                    GError         **error);

G_END_DECLS
