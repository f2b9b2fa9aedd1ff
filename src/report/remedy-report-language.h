/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <locale.h>

G_BEGIN_DECLS

#define REMEDY_REPORT_ENGLISH "en"

/* The language of one thread, while it makes something that is to be in another one. */
typedef struct
{
  locale_t own; /* (owned) */
  locale_t before;
} RemedyReportLanguage;

gboolean remedy_report_language_enter (RemedyReportLanguage *self,
                                       const char           *language,
                                       GError              **error);
void     remedy_report_language_leave (RemedyReportLanguage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyReportLanguage, remedy_report_language_leave)

G_END_DECLS
