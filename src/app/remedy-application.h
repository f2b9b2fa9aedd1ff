/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_APPLICATION (remedy_application_get_type ())

G_DECLARE_FINAL_TYPE (RemedyApplication,
                      remedy_application,
                      REMEDY,
                      APPLICATION,
                      GtkApplication)

GtkApplication *remedy_application_new (void);

G_END_DECLS
