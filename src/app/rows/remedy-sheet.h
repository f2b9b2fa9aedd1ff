/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SHEET (remedy_sheet_get_type ())

G_DECLARE_FINAL_TYPE (RemedySheet, remedy_sheet, REMEDY, SHEET, GtkBox)

GtkWidget *remedy_sheet_new    (void);
void       remedy_sheet_update (RemedySheet   *self,
                                RemedySession *session,
                                const char    *current);

G_END_DECLS
