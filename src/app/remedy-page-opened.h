/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

GPtrArray *remedy_page_get_opened (RemedyPage *self);
void       remedy_page_set_opened (RemedyPage      *self,
                                   const GPtrArray *opened);

G_END_DECLS
