/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_ANSWER_FORM (remedy_answer_form_get_type ())

G_DECLARE_FINAL_TYPE (RemedyAnswerForm, remedy_answer_form, REMEDY, ANSWER_FORM, GtkBox)

GtkWidget *remedy_answer_form_new    (void);
void       remedy_answer_form_update (RemedyAnswerForm *self,
                                      RemedySession    *session);

G_END_DECLS
