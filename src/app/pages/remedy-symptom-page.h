/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-page.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SYMPTOM_PAGE (remedy_symptom_page_get_type ())

G_DECLARE_FINAL_TYPE (RemedySymptomPage, remedy_symptom_page, REMEDY, SYMPTOM_PAGE, RemedyPage)

G_END_DECLS
