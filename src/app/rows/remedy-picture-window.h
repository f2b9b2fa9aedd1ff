/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/remedy-member.h"

G_BEGIN_DECLS

GtkWidget *remedy_picture_window_show (GtkWindow                 *parent,
                                       const char                *title,
                                       const RemedySharedPicture *picture);

G_END_DECLS
