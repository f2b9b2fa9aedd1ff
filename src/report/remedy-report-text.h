/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-check-report.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_REPORT_TEXT_PLAIN,
  REMEDY_REPORT_TEXT_COLOUR  = 1 << 0, /* with the escapes of a terminal */
  REMEDY_REPORT_TEXT_VERBOSE = 1 << 1, /* with what was seen and where, why, and what to do */
} RemedyReportTextFlags;

char *remedy_check_report_to_text (const RemedyCheckReport *self,
                                   RemedyReportTextFlags    flags);
void  remedy_report_text_add      (GString                 *text,
                                   const RemedyFinding     *finding,
                                   RemedyReportTextFlags    flags);

G_END_DECLS
