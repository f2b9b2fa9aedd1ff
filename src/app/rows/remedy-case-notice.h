/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CASE_NOTICE (remedy_case_notice_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCaseNotice, remedy_case_notice, REMEDY, CASE_NOTICE, GtkBox)

GtkWidget *remedy_case_notice_new (RemedySession *session);

G_END_DECLS
