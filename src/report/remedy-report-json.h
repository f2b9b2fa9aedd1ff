/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-check-report.h"

G_BEGIN_DECLS

char *remedy_report_json_print      (const RemedyRecordType *type,
                                     gconstpointer           record);
char *remedy_report_json_schema     (const RemedyRecordType *type);
char *remedy_check_document_to_json (const RemedyCheckDocument *document);
char *remedy_check_document_schema  (void);

G_END_DECLS
