/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-case-store.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CASE_ROW (remedy_case_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCaseRow, remedy_case_row, REMEDY, CASE_ROW, GtkBox)

GtkWidget  *remedy_case_row_new    (const RemedyCaseEntry *entry);
const char *remedy_case_row_get_id (RemedyCaseRow *self);

G_END_DECLS
