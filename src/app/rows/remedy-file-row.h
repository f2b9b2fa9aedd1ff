/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-review-file.h"
#include "app/rows/remedy-opening-row.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FILE_ROW (remedy_file_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyFileRow, remedy_file_row, REMEDY, FILE_ROW, RemedyOpeningRow)

GtkWidget *remedy_file_row_new  (void);
void       remedy_file_row_set  (RemedyFileRow          *self,
                                 const RemedyReviewFile *file,
                                 GPtrArray              *files);
void       remedy_file_row_show (RemedyFileRow *self,
                                 guint          line,
                                 guint          start,
                                 guint          end);

G_END_DECLS
