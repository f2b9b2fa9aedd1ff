/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REMEDY_TYPE_REASON_ENTRY (remedy_reason_entry_get_type ())

G_DECLARE_FINAL_TYPE (RemedyReasonEntry, remedy_reason_entry, REMEDY, REASON_ENTRY, GtkBox)

GtkWidget  *remedy_reason_entry_new      (void);
void        remedy_reason_entry_close    (RemedyReasonEntry *self);
void        remedy_reason_entry_ask      (RemedyReasonEntry *self,
                                          const char        *question,
                                          const char        *action,
                                          const char        *text,
                                          gboolean           required);
const char *remedy_reason_entry_get_text (RemedyReasonEntry *self);

G_END_DECLS
