/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"
#include "report/remedy-bundle.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_WINDOW (remedy_window_get_type ())

G_DECLARE_FINAL_TYPE (RemedyWindow, remedy_window, REMEDY, WINDOW, GtkApplicationWindow)

GtkWidget     *remedy_window_new              (GtkApplication *application,
                                               RemedySession  *session);
RemedySession *remedy_window_get_session      (RemedyWindow *self);
RemedyPageId   remedy_window_get_page         (RemedyWindow *self);
void           remedy_window_show_page        (RemedyWindow *self,
                                               RemedyPageId  page);
void           remedy_window_set_bundle       (RemedyWindow *self,
                                               RemedyBundle *bundle);
void           remedy_window_show_problem     (RemedyWindow *self,
                                               const char   *title,
                                               const GError *error);

G_END_DECLS
