/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-sharing.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SHARING_LOOK (remedy_sharing_look_get_type ())

G_DECLARE_FINAL_TYPE (RemedySharingLook, remedy_sharing_look, REMEDY, SHARING_LOOK, GtkBox)

void       remedy_sharing_look_update (RemedySharingLook   *self,
                                       const RemedySharing *sharing,
                                       gboolean             can_change);

G_END_DECLS
