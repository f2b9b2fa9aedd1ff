/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-reader.h"
#include "core/remedy-version.h"

G_BEGIN_DECLS

/* The version of an executable image: PE, 16-bit NE, or plain MZ. */
typedef struct
{
  const char   *format; /* "PE", "NE" or "MZ" */
  const char   *machine; /* "i386", "alpha", …; "unknown" */
  gboolean      has_version; /* none is not an error */
  RemedyVersion file_version; /* of VS_FIXEDFILEINFO */
  RemedyVersion product_version;
  guint16       language; /* LANGID, the first that VarFileInfo lists; 0 if it tells none */
} RemedyImageVersion;

gboolean remedy_image_version_read (RemedyReader       *reader,
                                    RemedyImageVersion *version,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
