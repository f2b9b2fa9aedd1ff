/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-picture-drawing.h"
#include "guide/remedy-picture-store.h"
#include "report/remedy-member.h"

G_BEGIN_DECLS

char                *remedy_picture_share_take_caption  (RemedySnapshot      *hidden,
                                                         const RemedySharing *sharing);
char                *remedy_picture_share_join_captions (const char *own,
                                                         const char *made);
void                 remedy_picture_share_fill          (RemedySharedPicture        *shared,
                                                         const RemedyPictureDrawing *drawing,
                                                         GBytes                     *png);
RemedySharedPicture *remedy_picture_share_drawn         (const char          *case_folder,
                                                         const RemedyPicture *picture,
                                                         const RemedySharing *sharing,
                                                         const RemedyPlacing *placing,
                                                         const GPtrArray     *names);
RemedySharedPicture *remedy_picture_share_imported      (const char          *case_folder,
                                                         const RemedyPicture *picture,
                                                         const RemedySharing *sharing,
                                                         const RemedyPlacing *placing,
                                                         gboolean             to_share,
                                                         GError             **error);

G_END_DECLS
