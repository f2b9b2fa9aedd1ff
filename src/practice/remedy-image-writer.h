/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-version.h"
#include "core/remedy-writer.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_IMAGE_I386,
  REMEDY_IMAGE_ALPHA,
  REMEDY_IMAGE_NE, /* 16-bit */
} RemedyImageMachine;

GBytes *remedy_image_writer_make (RemedyImageMachine   machine,
                                  const RemedyVersion *version,
                                  const char          *name);

G_END_DECLS
