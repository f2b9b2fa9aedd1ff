/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CASE_ACTIONS (remedy_case_actions_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCaseActions,
                      remedy_case_actions,
                      REMEDY,
                      CASE_ACTIONS,
                      GSimpleActionGroup)

RemedyCaseActions *remedy_case_actions_new         (RemedySession *session);
void               remedy_case_actions_cancel      (RemedyCaseActions *self);

G_END_DECLS
