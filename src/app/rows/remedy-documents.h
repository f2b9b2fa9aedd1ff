/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-plan.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_DOCUMENTS (remedy_documents_get_type ())

G_DECLARE_FINAL_TYPE (RemedyDocuments, remedy_documents, REMEDY, DOCUMENTS, GtkBox)

GtkWidget *remedy_documents_new    (void);
void       remedy_documents_update (RemedyDocuments  *self,
                                    const RemedyPlan *plan);

G_END_DECLS
