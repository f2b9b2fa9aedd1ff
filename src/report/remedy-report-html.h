/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-member.h"
#include "report/remedy-report.h"

G_BEGIN_DECLS

char *remedy_report_html (const RemedyReport *report,
                          const GPtrArray    *pictures,
                          const char         *language);

G_END_DECLS
