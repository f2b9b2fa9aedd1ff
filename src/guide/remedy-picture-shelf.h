/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-picture-store.h"

G_BEGIN_DECLS

#define REMEDY_PICTURE_VERSION 1

/* As many as a case can arrange; a repair takes some thirty. */
#define REMEDY_MAX_PICTURES 500

/* Of a number, which has four digits in an id. */
#define REMEDY_MAX_PICTURE_NUMBER 9999

/* All pictures that are in the folder of a case, as far as they can be read. */
typedef struct
{
  GPtrArray  *pictures; /* RemedyPicture, by number */
  GHashTable *ids; /* of all, also of those that cannot be read */
  gboolean    complete; /* all could be read */
} RemedyPictureShelf;

gboolean remedy_picture_shelf_fill  (RemedyPictureShelf *self,
                                     const char         *case_folder,
                                     GError            **error);
void     remedy_picture_shelf_clear (RemedyPictureShelf *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyPictureShelf, remedy_picture_shelf_clear)

G_END_DECLS
