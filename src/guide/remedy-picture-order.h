/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-picture-store.h"
#include "guide/remedy-sharing.h"

G_BEGIN_DECLS

RemedyPicture *remedy_picture_find    (const GPtrArray *pictures,
                                       const char      *id);
GPtrArray     *remedy_picture_arrange (const GPtrArray *pictures,
                                       const GPtrArray *placings);

G_END_DECLS
