/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

RemedyPage *remedy_pages_new (RemedyPageId   id,
                              RemedySession *session);

G_END_DECLS
