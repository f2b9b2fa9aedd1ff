/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-reader.h"

G_BEGIN_DECLS

/* A private copy of a hive's bytes that libhivex may open; private to RemedyHive. */
typedef struct
{
  int      fd; /* a sealed memfd */
  guint    minor; /* version 1.minor */
  gboolean dirty;
  char    *damage; /* (owned) (nullable): what was mended in the copy */
} RemedyHiveImage;

gboolean remedy_hive_image_make  (RemedyReader    *reader,
                                  RemedyHiveImage *image,
                                  GCancellable    *cancellable,
                                  GError         **error);
void     remedy_hive_image_clear (RemedyHiveImage *image);

G_END_DECLS
