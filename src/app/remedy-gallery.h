/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_GALLERY (remedy_gallery_get_type ())

G_DECLARE_FINAL_TYPE (RemedyGallery, remedy_gallery, REMEDY, GALLERY, GObject)

RemedyGallery  *remedy_gallery_new   (RemedySession *session);
void            remedy_gallery_show  (RemedyGallery *self,
                                      RemedyPage    *page,
                                      RemedyPageId   id);
void            remedy_gallery_leave (RemedyGallery *self);
void            remedy_gallery_take  (RemedyGallery *self);
RemedySnapshot *remedy_gallery_look  (RemedySession *session,
                                      RemedyPage    *page,
                                      RemedyPageId   id);

G_END_DECLS
