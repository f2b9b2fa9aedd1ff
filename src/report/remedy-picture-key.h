/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-picture-store.h"
#include "guide/remedy-sharing.h"

G_BEGIN_DECLS

char    *remedy_picture_key_make  (const RemedyPicture *picture,
                                   const RemedySharing *sharing,
                                   const char          *caption,
                                   const GPtrArray     *names,
                                   guint                n_names);
gboolean remedy_picture_key_fits  (const RemedyPictureDrawing *drawing,
                                   const RemedyPicture        *picture,
                                   const RemedySharing        *sharing,
                                   const char                 *caption,
                                   const GPtrArray            *names);

G_END_DECLS
