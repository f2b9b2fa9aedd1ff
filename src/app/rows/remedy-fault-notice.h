/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FAULT_NOTICE (remedy_fault_notice_get_type ())

G_DECLARE_FINAL_TYPE (RemedyFaultNotice, remedy_fault_notice, REMEDY, FAULT_NOTICE, GtkBox)

GtkWidget *remedy_fault_notice_new    (void);
void       remedy_fault_notice_update (RemedyFaultNotice *self,
                                       RemedySession     *session);

G_END_DECLS
