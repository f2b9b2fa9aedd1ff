/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-report.h"

G_BEGIN_DECLS

/* One picture of a page. */
typedef struct
{
  char   *caption;
  GBytes *png;
} RemedyReportPicture;

char *remedy_report_html         (const RemedyReport *report,
                                  const GPtrArray    *pictures);
void  remedy_report_picture_free (RemedyReportPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyReportPicture, remedy_report_picture_free)

G_END_DECLS
