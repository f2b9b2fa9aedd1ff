/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_PREPARE_PAGE (remedy_prepare_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyPreparePage, remedy_prepare_page, REMEDY, PREPARE_PAGE, RemedyPage)

G_END_DECLS
