/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-case-store.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CASE_LIST (remedy_case_list_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCaseList, remedy_case_list, REMEDY, CASE_LIST, GtkBox)

GtkWidget *remedy_case_list_new  (void);
void       remedy_case_list_load (RemedyCaseList  *self,
                                  RemedyCaseStore *store);

G_END_DECLS
