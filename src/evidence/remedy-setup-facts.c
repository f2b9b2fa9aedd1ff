/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-setup-facts.h"

REMEDY_DEFINE_RECORD (RemedySetupRunFact, remedy_setup_run_fact,
                      REMEDY_FIELD (RemedySetupRunFact, line, INT),
                      REMEDY_FIELD (RemedySetupRunFact, lines, INT),
                      REMEDY_FIELD (RemedySetupRunFact, last_line, STRING),
                      REMEDY_FIELD (RemedySetupRunFact, errors, STRINGS));

REMEDY_DEFINE_RECORD (RemedySetupLogFact, remedy_setup_log_fact,
                      REMEDY_FIELD (RemedySetupLogFact, path, STRING),
                      REMEDY_FIELD_WORDS (RemedySetupLogFact, state, remedy_item_state_words),
                      REMEDY_FIELD (RemedySetupLogFact, reason, STRING),
                      REMEDY_FIELD (RemedySetupLogFact, modified, TIME),
                      REMEDY_FIELD (RemedySetupLogFact, size, INT),
                      REMEDY_FIELD_OF (RemedySetupLogFact, runs, LIST, &remedy_setup_run_fact_type));
