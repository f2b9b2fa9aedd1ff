/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

/* Told when the picture is as the operator left it, with the error that came, or NULL. */
typedef void (*RemedyImportEdited) (const GError *error,
                                    gpointer      user_data);

GtkWidget *remedy_import_edit (GtkWindow          *parent,
                               RemedySession      *session,
                               const char         *id,
                               RemedyImportEdited  edited,
                               gpointer            user_data,
                               GDestroyNotify      destroy);
void       remedy_import_hold (RemedySession      *session,
                               const char         *id,
                               gboolean            hold,
                               RemedyImportEdited  held,
                               gpointer            user_data,
                               GDestroyNotify      destroy);

G_END_DECLS
