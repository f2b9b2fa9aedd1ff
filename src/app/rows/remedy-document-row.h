/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/remedy-opening-row.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_DOCUMENT_ROW (remedy_document_row_get_type ())

G_DECLARE_FINAL_TYPE (RemedyDocumentRow, remedy_document_row, REMEDY, DOCUMENT_ROW,
                      RemedyOpeningRow)

GtkWidget *remedy_document_row_new (void);
void       remedy_document_row_set (RemedyDocumentRow *self,
                                    const char        *name,
                                    const char        *text);

G_END_DECLS
