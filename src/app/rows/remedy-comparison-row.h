/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-verification.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_COMPARISON_ROW (remedy_comparison_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyComparisonRow,
                      remedy_comparison_row,
                      REMEDY,
                      COMPARISON_ROW,
                      GtkBox)

GtkWidget *remedy_comparison_row_new (const RemedyComparison *comparison);

G_END_DECLS
