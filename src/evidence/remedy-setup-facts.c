/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-setup-facts.h"

REMEDY_DEFINE_RECORD (RemedySetupRunFact, remedy_setup_run_fact,
                      REMEDY_FIELD (RemedySetupRunFact, line, INT),
                      REMEDY_FIELD (RemedySetupRunFact, lines, INT),
                      REMEDY_FIELD_TELLS (RemedySetupRunFact, last_line, STRING, LINE),
                      REMEDY_FIELD_TELLS (RemedySetupRunFact, errors, STRINGS, LINE),
                      REMEDY_FIELD_TELLS (RemedySetupRunFact, failures, STRINGS, OURS),
                      REMEDY_FIELD (RemedySetupRunFact, looked_up, BOOL));

REMEDY_DEFINE_RECORD (RemedySetupLogFact, remedy_setup_log_fact,
                      REMEDY_FIELD_TELLS (RemedySetupLogFact, path, STRING, PATH),
                      REMEDY_FIELD_WORDS (RemedySetupLogFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedySetupLogFact, reason, STRING, SENTENCE),
                      REMEDY_FIELD (RemedySetupLogFact, modified, TIME),
                      REMEDY_FIELD_TELLS (RemedySetupLogFact, size, INT, EXTENT),
                      REMEDY_FIELD_OF (RemedySetupLogFact, runs, LIST, &remedy_setup_run_fact_type));
