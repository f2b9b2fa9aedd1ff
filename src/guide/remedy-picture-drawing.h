/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* How a picture was drawn last: never more than a copy of what can be drawn again. */
typedef struct
{
  gint64     version;
  char      *key; /* of all that it was drawn with, report/remedy-picture-key.h */
  gint64     n_names; /* how many names were known then */
  char      *sum; /* SHA-256 of the PNG */
  gint64     width; /* in pixels */
  gint64     height;
  char      *caption; /* with the names hidden, in the language of the picture */
  char      *alt; /* for whoever does not see it */
  GPtrArray *texts; /* char *, all that is written in it */
} RemedyPictureDrawing;
REMEDY_DECLARE_RECORD (RemedyPictureDrawing, remedy_picture_drawing)

gboolean              remedy_picture_drawing_save (const char                 *case_folder,
                                                   const char                 *id,
                                                   const RemedyPictureDrawing *drawing,
                                                   GBytes                     *png,
                                                   GError                    **error);
RemedyPictureDrawing *remedy_picture_drawing_load (const char *case_folder,
                                                   const char *id,
                                                   GBytes    **png);

G_END_DECLS
