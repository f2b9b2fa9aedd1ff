/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_PRINT (remedy_print_get_type ())

G_DECLARE_FINAL_TYPE (RemedyPrint, remedy_print, REMEDY, PRINT, GObject)

RemedyPrint *remedy_print_new       (GtkWindow     *window,
                                     RemedySession *session,
                                     GActionMap    *actions);
void         remedy_print_run       (RemedyPrint            *self,
                                     GtkPrintOperationAction action,
                                     const char             *path);
void         remedy_print_save      (RemedyPrint *self,
                                     const char  *path);
gboolean     remedy_print_is_busy   (RemedyPrint *self);
void         remedy_print_set_setup (RemedyPrint  *self,
                                     GtkPageSetup *setup);

G_END_DECLS
