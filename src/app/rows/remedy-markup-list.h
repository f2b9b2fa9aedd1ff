/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/remedy-markup-model.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_MARKUP_LIST (remedy_markup_list_get_type ())

G_DECLARE_FINAL_TYPE (RemedyMarkupList, remedy_markup_list, REMEDY, MARKUP_LIST, GtkBox)

void remedy_markup_list_set_model (RemedyMarkupList  *self,
                                   RemedyMarkupModel *model);

G_END_DECLS
