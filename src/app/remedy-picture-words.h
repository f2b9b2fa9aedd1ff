/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-picture-store.h"
#include "guide/remedy-session.h"

G_BEGIN_DECLS

char *remedy_picture_words_title    (const RemedyPicture *picture);
char *remedy_picture_words_describe (RemedySession        *shown,
                                     const RemedySnapshot *snapshot);

G_END_DECLS
