/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-sharing.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SHARING_NAMES (remedy_sharing_names_get_type ())

G_DECLARE_FINAL_TYPE (RemedySharingNames, remedy_sharing_names, REMEDY, SHARING_NAMES, GtkBox)

GtkWidget  *remedy_sharing_names_new       (void);
void        remedy_sharing_names_update    (RemedySharingNames  *self,
                                            const RemedySharing *sharing,
                                            const GPtrArray     *names,
                                            gboolean             can_change);

G_END_DECLS
