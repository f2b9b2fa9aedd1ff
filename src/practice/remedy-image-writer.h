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

/* LANGIDs: languages as Windows numbers them. */
#define REMEDY_IMAGE_ENGLISH 0x0409
#define REMEDY_IMAGE_GERMAN 0x0407

GBytes *remedy_image_writer_make       (RemedyImageMachine   machine,
                                        const RemedyVersion *version,
                                        const char          *name);
GBytes *remedy_image_writer_make_local (RemedyImageMachine   machine,
                                        const RemedyVersion *version,
                                        const char          *name,
                                        guint16              language);

G_END_DECLS
