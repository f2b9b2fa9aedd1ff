/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The manifest covers the files of a bundle; the seal covers every byte of the zip, its headers
 * too. It is the comment at the end of the archive, which unzip shows, and holds the SHA-256 of
 * all that stands before it. It is against damage and not against malice.
 */

typedef enum
{
  REMEDY_SEAL_WHOLE, /* every byte is as it was */
  REMEDY_SEAL_BROKEN, /* some are not */
  REMEDY_SEAL_NONE, /* it has none: it is cut short, longer than it was, or no bundle */
} RemedySeal;

GBytes    *remedy_bundle_seal_put   (GBytes  *zip,
                                     GError **error);
RemedySeal remedy_bundle_seal_check (GBytes  *zip);

G_END_DECLS
