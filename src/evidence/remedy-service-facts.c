/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-service-facts.h"

REMEDY_DEFINE_RECORD (RemedyGapFact, remedy_gap_fact,
                      REMEDY_FIELD_TELLS (RemedyGapFact, name, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyGapFact, where, STRING, WHERE),
                      REMEDY_FIELD_WORDS (RemedyGapFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyGapFact, reason, STRING, SENTENCE));

REMEDY_DEFINE_RECORD (RemedyKeyFact, remedy_key_fact,
                      REMEDY_FIELD_TELLS (RemedyKeyFact, name, STRING, STRING),
                      REMEDY_FIELD_TELLS (RemedyKeyFact, where, STRING, WHERE),
                      REMEDY_FIELD (RemedyKeyFact, key_time, TIME));

REMEDY_DEFINE_RECORD (RemedyServiceFact, remedy_service_fact,
                      REMEDY_FIELD_TELLS (RemedyServiceFact, name, STRING, SERVICE),
                      REMEDY_FIELD_TELLS (RemedyServiceFact, display, STRING, SERVICE),
                      REMEDY_FIELD_TELLS (RemedyServiceFact, image, STRING, PATH),
                      REMEDY_FIELD_TELLS (RemedyServiceFact, account, STRING, ACCOUNT),
                      REMEDY_FIELD (RemedyServiceFact, start, INT),
                      REMEDY_FIELD (RemedyServiceFact, type, INT),
                      REMEDY_FIELD_TELLS (RemedyServiceFact, depends, STRINGS, SERVICE),
                      REMEDY_FIELD_TELLS (RemedyServiceFact, where, STRING, WHERE),
                      REMEDY_FIELD (RemedyServiceFact, key_time, TIME),
                      REMEDY_FIELD (RemedyServiceFact, place, INT));
