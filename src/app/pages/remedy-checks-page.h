/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CHECKS_PAGE (remedy_checks_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyChecksPage, remedy_checks_page, REMEDY, CHECKS_PAGE, RemedyPage)

G_END_DECLS
