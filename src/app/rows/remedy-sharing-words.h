/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-sharing.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SHARING_WORDS (remedy_sharing_words_get_type ())

G_DECLARE_FINAL_TYPE (RemedySharingWords, remedy_sharing_words, REMEDY, SHARING_WORDS, GtkBox)

GtkWidget *remedy_sharing_words_new    (void);
void       remedy_sharing_words_update (RemedySharingWords  *self,
                                        const RemedySharing *sharing,
                                        gboolean             can_change);

G_END_DECLS
