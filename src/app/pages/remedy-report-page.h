/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_REPORT_PAGE (remedy_report_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyReportPage, remedy_report_page, REMEDY, REPORT_PAGE, RemedyPage)

G_END_DECLS
