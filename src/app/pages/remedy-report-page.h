/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"
#include "report/remedy-bundle.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_REPORT_PAGE (remedy_report_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyReportPage, remedy_report_page, REMEDY, REPORT_PAGE, RemedyPage)

void     remedy_report_page_set_bundle    (RemedyReportPage *self,
                                           RemedyBundle     *bundle);
gboolean remedy_report_page_is_being_made (RemedyReportPage *self);

G_END_DECLS
