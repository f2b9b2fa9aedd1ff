/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-look.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_BANNER (remedy_banner_get_type ())

G_DECLARE_FINAL_TYPE (RemedyBanner, remedy_banner, REMEDY, BANNER, GtkBox)

GtkWidget *remedy_banner_new         (void);
void       remedy_banner_set         (RemedyBanner     *self,
                                      const RemedyLook *look,
                                      const char       *title,
                                      const char       *text);
void       remedy_banner_set_alert   (RemedyBanner *self,
                                      gboolean      alert);

G_END_DECLS
