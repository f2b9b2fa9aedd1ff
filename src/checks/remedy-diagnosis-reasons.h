/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-symptom.h"

G_BEGIN_DECLS

/* The words of a diagnosis; for remedy-diagnosis.c alone. */

void remedy_diagnosis_say    (RemedyDiagnosis     *self,
                              const RemedyFacts   *facts,
                              const RemedySymptom *symptom);
void remedy_diagnosis_reason (RemedyDiagnosis     *self,
                              const RemedyFacts   *facts,
                              const RemedyAnswers *answers,
                              const RemedySymptom *symptom);

G_END_DECLS
