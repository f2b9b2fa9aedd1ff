/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-album.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_PICTURE_ROW (remedy_picture_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyPictureRow, remedy_picture_row, REMEDY, PICTURE_ROW, GtkBox)

/* Where a row stands among the others, and what may be done with it. */
typedef struct
{
  guint    index;
  guint    n_rows;
  gboolean can_change;
  gboolean can_retake;
} RemedyPictureRowPlace;

GtkWidget  *remedy_picture_row_new    (RemedyAlbum *album,
                                       const char  *id);
void        remedy_picture_row_update (RemedyPictureRow            *self,
                                       const RemedyPicture         *picture,
                                       const RemedyPlacing         *placing,
                                       const RemedySharing         *sharing,
                                       const RemedyPictureRowPlace *place);
const char *remedy_picture_row_get_id (RemedyPictureRow *self);

G_END_DECLS
