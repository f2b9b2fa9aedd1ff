/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-flow.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_STEP_LIST (remedy_step_list_get_type ())

G_DECLARE_FINAL_TYPE (RemedyStepList, remedy_step_list, REMEDY, STEP_LIST, GtkListBox)

GtkWidget *remedy_step_list_new    (void);
void       remedy_step_list_update (RemedyStepList        *self,
                                    const RemedyFlowState *flow,
                                    RemedyPageId           current,
                                    guint                  visited);

G_END_DECLS
