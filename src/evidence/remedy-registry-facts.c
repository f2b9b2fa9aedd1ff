/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-registry-facts.h"

REMEDY_DEFINE_RECORD (RemedyHiveFact, remedy_hive_fact,
                      REMEDY_FIELD_TELLS (RemedyHiveFact, path, STRING, PATH),
                      REMEDY_FIELD_WORDS (RemedyHiveFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyHiveFact, reason, STRING, SENTENCE),
                      REMEDY_FIELD (RemedyHiveFact, minor, INT),
                      REMEDY_FIELD (RemedyHiveFact, dirty, BOOL),
                      REMEDY_FIELD (RemedyHiveFact, damaged, BOOL));

REMEDY_DEFINE_RECORD (RemedyValueFact, remedy_value_fact,
                      REMEDY_FIELD_TELLS (RemedyValueFact, name, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyValueFact, value, STRING, VALUE),
                      REMEDY_FIELD_TELLS (RemedyValueFact, where, STRING, WHERE),
                      REMEDY_FIELD (RemedyValueFact, key_time, TIME));

REMEDY_DEFINE_RECORD (RemedyHotfixFact, remedy_hotfix_fact,
                      REMEDY_FIELD_TELLS (RemedyHotfixFact, name, STRING, FILE),
                      REMEDY_FIELD_TELLS (RemedyHotfixFact, where, STRING, WHERE),
                      REMEDY_FIELD (RemedyHotfixFact, time, TIME));

REMEDY_DEFINE_RECORD (RemedyRegistryFact, remedy_registry_fact,
                      REMEDY_FIELD_OF (RemedyRegistryFact, software, RECORD, &remedy_hive_fact_type),
                      REMEDY_FIELD_OF (RemedyRegistryFact, system, RECORD, &remedy_hive_fact_type),
                      REMEDY_FIELD_OF (RemedyRegistryFact, zone, RECORD, &remedy_zone_fact_type),
                      REMEDY_FIELD (RemedyRegistryFact, setup_key, BOOL),
                      REMEDY_FIELD_OF (RemedyRegistryFact, values, LIST, &remedy_value_fact_type),
                      REMEDY_FIELD_OF (RemedyRegistryFact, setup_keys, LIST, &remedy_key_fact_type),
                      REMEDY_FIELD_OF (RemedyRegistryFact, services, LIST, &remedy_service_fact_type),
                      REMEDY_FIELD_OF (RemedyRegistryFact, hotfixes, LIST, &remedy_hotfix_fact_type),
                      REMEDY_FIELD_OF (RemedyRegistryFact, gaps, LIST, &remedy_gap_fact_type));
