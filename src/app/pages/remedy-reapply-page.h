/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_REAPPLY_PAGE (remedy_reapply_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyReapplyPage, remedy_reapply_page, REMEDY, REAPPLY_PAGE, RemedyPage)

G_END_DECLS
