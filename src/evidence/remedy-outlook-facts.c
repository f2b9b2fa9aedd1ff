/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-outlook-facts.h"

const char *const remedy_match_certainty_words[] = { "certain", "possible", NULL };

REMEDY_DEFINE_RECORD (RemedyMatchFact, remedy_match_fact,
                      REMEDY_FIELD_TELLS (RemedyMatchFact, section, STRING, STRING),
                      REMEDY_FIELD_TELLS (RemedyMatchFact, name, STRING, STRING),
                      REMEDY_FIELD_TELLS (RemedyMatchFact, value, STRING, STRING),
                      REMEDY_FIELD_WORDS (RemedyMatchFact, certainty, remedy_match_certainty_words),
                      REMEDY_FIELD (RemedyMatchFact, key_time, TIME));

REMEDY_DEFINE_RECORD (RemedyProfileFact, remedy_profile_fact,
                      REMEDY_FIELD_TELLS (RemedyProfileFact, name, STRING, PROFILE),
                      REMEDY_FIELD (RemedyProfileFact, is_default, BOOL),
                      REMEDY_FIELD (RemedyProfileFact, connector, BOOL),
                      REMEDY_FIELD (RemedyProfileFact, key_time, TIME),
                      REMEDY_FIELD_TELLS (RemedyProfileFact, services, STRINGS, STRING),
                      REMEDY_FIELD_OF (RemedyProfileFact, matches, LIST, &remedy_match_fact_type));

REMEDY_DEFINE_RECORD (RemedyUserFact, remedy_user_fact,
                      REMEDY_FIELD_TELLS (RemedyUserFact, user, STRING, USER),
                      REMEDY_FIELD_TELLS (RemedyUserFact, sid, STRING, SID),
                      REMEDY_FIELD_OF (RemedyUserFact, hive, RECORD, &remedy_hive_fact_type),
                      REMEDY_FIELD_OF (RemedyUserFact, profiles, LIST, &remedy_profile_fact_type));

REMEDY_DEFINE_RECORD (RemedyMapisvcFact, remedy_mapisvc_fact,
                      REMEDY_FIELD_TELLS (RemedyMapisvcFact, path, STRING, PATH),
                      REMEDY_FIELD_WORDS (RemedyMapisvcFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyMapisvcFact, reason, STRING, SENTENCE),
                      REMEDY_FIELD (RemedyMapisvcFact, modified, TIME),
                      REMEDY_FIELD_TELLS (RemedyMapisvcFact, services, STRINGS, STRING),
                      REMEDY_FIELD_OF (RemedyMapisvcFact, matches, LIST, &remedy_match_fact_type));

REMEDY_DEFINE_RECORD (RemedyOutlookFact, remedy_outlook_fact,
                      REMEDY_FIELD_OF (RemedyOutlookFact, mapisvc, LIST, &remedy_mapisvc_fact_type),
                      REMEDY_FIELD_OF (RemedyOutlookFact, users, LIST, &remedy_user_fact_type),
                      REMEDY_FIELD (RemedyOutlookFact, users_complete, BOOL),
                      REMEDY_FIELD_TELLS (RemedyOutlookFact, users_reason, STRING, SENTENCE));
