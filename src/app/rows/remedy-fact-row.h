/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-look.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FACT_ROW (remedy_fact_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyFactRow, remedy_fact_row, REMEDY, FACT_ROW, GtkBox)

GtkWidget *remedy_fact_row_new        (const char *title,
                                       const char *subtitle);
void       remedy_fact_row_set_badge  (RemedyFactRow *self,
                                       const char    *badge);
void       remedy_fact_row_set_icon   (RemedyFactRow *self,
                                       const char    *icon_name,
                                       const char    *style);
void       remedy_fact_row_set_look   (RemedyFactRow    *self,
                                       const RemedyLook *look);
void       remedy_fact_row_add_suffix (RemedyFactRow *self,
                                       GtkWidget     *suffix);

G_END_DECLS
