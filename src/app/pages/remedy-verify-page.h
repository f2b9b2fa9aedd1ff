/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_VERIFY_PAGE (remedy_verify_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyVerifyPage, remedy_verify_page, REMEDY, VERIFY_PAGE, RemedyPage)

G_END_DECLS
