/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-service-facts.h"

REMEDY_DEFINE_RECORD (RemedyGapFact, remedy_gap_fact,
                      REMEDY_FIELD (RemedyGapFact, name, STRING),
                      REMEDY_FIELD (RemedyGapFact, where, STRING),
                      REMEDY_FIELD_WORDS (RemedyGapFact, state, remedy_item_state_words),
                      REMEDY_FIELD (RemedyGapFact, reason, STRING));

REMEDY_DEFINE_RECORD (RemedyKeyFact, remedy_key_fact,
                      REMEDY_FIELD (RemedyKeyFact, name, STRING),
                      REMEDY_FIELD (RemedyKeyFact, where, STRING),
                      REMEDY_FIELD (RemedyKeyFact, key_time, TIME));

REMEDY_DEFINE_RECORD (RemedyServiceFact, remedy_service_fact,
                      REMEDY_FIELD (RemedyServiceFact, name, STRING),
                      REMEDY_FIELD (RemedyServiceFact, display, STRING),
                      REMEDY_FIELD (RemedyServiceFact, image, STRING),
                      REMEDY_FIELD (RemedyServiceFact, account, STRING),
                      REMEDY_FIELD (RemedyServiceFact, start, INT),
                      REMEDY_FIELD (RemedyServiceFact, type, INT),
                      REMEDY_FIELD (RemedyServiceFact, depends, STRINGS),
                      REMEDY_FIELD (RemedyServiceFact, where, STRING),
                      REMEDY_FIELD (RemedyServiceFact, key_time, TIME));
