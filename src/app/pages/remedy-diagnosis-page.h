/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_DIAGNOSIS_PAGE (remedy_diagnosis_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedyDiagnosisPage, remedy_diagnosis_page, REMEDY, DIAGNOSIS_PAGE, RemedyPage)

G_END_DECLS
