/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-event-facts.h"

REMEDY_DEFINE_RECORD (RemedyEventFact, remedy_event_fact,
                      REMEDY_FIELD_TELLS (RemedyEventFact, log, STRING, PATH),
                      REMEDY_FIELD (RemedyEventFact, number, INT),
                      REMEDY_FIELD_TELLS (RemedyEventFact, offset, INT, EXTENT),
                      REMEDY_FIELD (RemedyEventFact, recovered, BOOL),
                      REMEDY_FIELD (RemedyEventFact, generated, TIME),
                      REMEDY_FIELD (RemedyEventFact, written, TIME),
                      REMEDY_FIELD (RemedyEventFact, id, INT),
                      REMEDY_FIELD (RemedyEventFact, raw_id, INT),
                      REMEDY_FIELD (RemedyEventFact, type, INT),
                      REMEDY_FIELD (RemedyEventFact, category, INT),
                      REMEDY_FIELD_TELLS (RemedyEventFact, source, STRING, SERVICE),
                      REMEDY_FIELD_TELLS (RemedyEventFact, computer, STRING, SERVER),
                      REMEDY_FIELD_TELLS (RemedyEventFact, strings, STRINGS, STRING));

REMEDY_DEFINE_RECORD (RemedyLogFact, remedy_log_fact,
                      REMEDY_FIELD_TELLS (RemedyLogFact, path, STRING, PATH),
                      REMEDY_FIELD_WORDS (RemedyLogFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyLogFact, reason, STRING, SENTENCE),
                      REMEDY_FIELD_TELLS (RemedyLogFact, size, INT, EXTENT),
                      REMEDY_FIELD (RemedyLogFact, dirty, BOOL),
                      REMEDY_FIELD (RemedyLogFact, wrapped, BOOL),
                      REMEDY_FIELD (RemedyLogFact, full, BOOL),
                      REMEDY_FIELD (RemedyLogFact, truncated, BOOL),
                      REMEDY_FIELD (RemedyLogFact, stale_by, INT),
                      REMEDY_FIELD (RemedyLogFact, live, INT),
                      REMEDY_FIELD (RemedyLogFact, recovered, INT),
                      REMEDY_FIELD (RemedyLogFact, duplicates, INT),
                      REMEDY_FIELD (RemedyLogFact, holes, INT),
                      REMEDY_FIELD (RemedyLogFact, first_number, INT),
                      REMEDY_FIELD (RemedyLogFact, last_number, INT),
                      REMEDY_FIELD (RemedyLogFact, first_time, TIME),
                      REMEDY_FIELD (RemedyLogFact, last_time, TIME),
                      REMEDY_FIELD_TELLS (RemedyLogFact, computers, STRINGS, SERVER));

REMEDY_DEFINE_RECORD (RemedyEventsFact, remedy_events_fact,
                      REMEDY_FIELD_OF (RemedyEventsFact, logs, LIST, &remedy_log_fact_type),
                      REMEDY_FIELD_OF (RemedyEventsFact, events, LIST, &remedy_event_fact_type),
                      REMEDY_FIELD (RemedyEventsFact, more, BOOL));
