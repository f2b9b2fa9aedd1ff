/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-event-facts.h"
#include "evidence/remedy-outlook-facts.h"
#include "evidence/remedy-registry-facts.h"
#include "evidence/remedy-setup-facts.h"
#include "report/remedy-hiding.h"

G_BEGIN_DECLS

char *remedy_hide_value_text     (RemedyHiding       *hiding,
                                  const char         *text);
char *remedy_hide_value_sentence (RemedyHiding       *hiding,
                                  const char         *sentence);
void  remedy_hide_value_meet     (RemedyHiding       *hiding,
                                  RemedyValueFact    *value);
void  remedy_hide_value          (RemedyHiding       *hiding,
                                  RemedyValueFact    *value);
void  remedy_hide_value_event    (RemedyHiding       *hiding,
                                  RemedyEventFact    *event);
void  remedy_hide_value_run      (RemedyHiding       *hiding,
                                  RemedySetupRunFact *run);

G_END_DECLS
