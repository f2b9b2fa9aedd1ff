/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"
#include "formats/remedy-tables.h"

G_BEGIN_DECLS

/* 1 August 1999, noon UTC: the time from which the events of a test are counted. */
#define TEST_NOON G_GINT64_CONSTANT (933508800)

/* Facts made by hand: a server on which everything was read and nothing is wrong, and
 * what a test does to it. */

RemedyFacts       *test_facts_new         (RemedyRelease release);
RemedyEventFact   *test_facts_add_event   (RemedyFacts *facts,
                                           gint64       minutes,
                                           const char  *source,
                                           int          id,
                                           int          type);
void               test_facts_add_run     (RemedyFacts *facts,
                                           gint64       minutes,
                                           int          error_id);
RemedyFileFact    *test_facts_file        (RemedyFacts *facts,
                                           const char  *name);
void               test_facts_set_version (RemedyFacts *facts,
                                           const char  *name,
                                           const char  *version);
void               test_facts_set_files   (RemedyFacts *facts,
                                           int          state,
                                           const char  *reason);
RemedyUserFact    *test_facts_user        (RemedyFacts *facts,
                                           guint        i);
RemedyProfileFact *test_facts_add_profile (RemedyFacts *facts,
                                           guint        user,
                                           const char  *name,
                                           gboolean     notes);
void               test_facts_offer_notes (RemedyFacts *facts);
void               test_facts_set_value   (RemedyFacts *facts,
                                           const char  *name,
                                           const char  *value);
RemedyServiceFact *test_facts_add_service (RemedyFacts *facts,
                                           const char  *name,
                                           const char  *depends);

G_END_DECLS
