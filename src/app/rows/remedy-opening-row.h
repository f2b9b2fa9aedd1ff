/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-look.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_OPENING_ROW (remedy_opening_row_get_type ())

G_DECLARE_DERIVABLE_TYPE (RemedyOpeningRow, remedy_opening_row, REMEDY, OPENING_ROW, GtkExpander)

struct _RemedyOpeningRowClass
{
  GtkExpanderClass parent_class;
};

void remedy_opening_row_set_title    (RemedyOpeningRow *self,
                                      const char       *title);
void remedy_opening_row_set_subtitle (RemedyOpeningRow *self,
                                      const char       *word,
                                      const char       *text);
void remedy_opening_row_set_badge    (RemedyOpeningRow *self,
                                      const char       *badge);
void remedy_opening_row_set_look     (RemedyOpeningRow *self,
                                      const RemedyLook *look);
void remedy_opening_row_set_spinning (RemedyOpeningRow *self,
                                      gboolean          spinning);
void remedy_opening_row_set_openable (RemedyOpeningRow *self,
                                      gboolean          openable);
void remedy_opening_row_add          (RemedyOpeningRow *self,
                                      GtkWidget        *detail);
void remedy_opening_row_add_text     (RemedyOpeningRow *self,
                                      const char       *title,
                                      const char       *text,
                                      const char       *badge);
void remedy_opening_row_clear        (RemedyOpeningRow *self);

G_END_DECLS
