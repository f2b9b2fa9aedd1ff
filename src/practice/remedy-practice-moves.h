/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-model.h"
#include "practice/remedy-practice-record.h"

G_BEGIN_DECLS

/* What goes wrong between the first reading of a server and the second. */

gboolean remedy_practice_move_find   (const char         *name,
                                      RemedyPracticeStep *step,
                                      GError            **error);
void     remedy_practice_server_move (RemedyPracticeServer *server,
                                      RemedyPracticeStep    step);

G_END_DECLS
