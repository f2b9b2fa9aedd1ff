/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SERVER_PAGE (remedy_server_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyServerPage, remedy_server_page, REMEDY, SERVER_PAGE, RemedyPage)

G_END_DECLS
