/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-html.h"
#include "report/remedy-member.h"

G_BEGIN_DECLS

/* The sections of the report, one function each. */
extern const char remedy_report_html_style[];

void remedy_report_html_put_summary      (RemedyHtml         *html,
                                          const RemedyReport *report);
void remedy_report_html_put_diagnosis    (RemedyHtml            *html,
                                          const RemedyDiagnosis *diagnosis);
void remedy_report_html_put_verification (RemedyHtml               *html,
                                          const RemedyVerification *verification);
void remedy_report_html_put_findings     (RemedyHtml         *html,
                                          const RemedyReport *report);
void remedy_report_html_put_plan         (RemedyHtml         *html,
                                          const RemedyReport *report);
void remedy_report_html_put_pictures     (RemedyHtml      *html,
                                          const GPtrArray *pictures);
void remedy_report_html_put_hidden       (RemedyHtml          *html,
                                          const RemedySharing *sharing);
void remedy_report_html_put_glossary     (RemedyHtml *html);

G_END_DECLS
