/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-report.h"

G_BEGIN_DECLS

gboolean remedy_report_folder_save        (const RemedyReport *report,
                                           const char         *folder,
                                           const GPtrArray    *pictures,
                                           GError            **error);
void     remedy_report_folder_save_async  (RemedySession      *session,
                                           const char         *folder,
                                           const GPtrArray    *pictures,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean remedy_report_folder_save_finish (RemedySession *session,
                                           GAsyncResult  *result,
                                           GError       **error);

G_END_DECLS
