/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* Why something is not known, how to get it, and when something was. */

char       *remedy_reason_text      (const char *path,
                                     int         state,
                                     const char *reason);
char       *remedy_reason_remedy    (const char *path,
                                     int         state);
gboolean    remedy_reason_is_whole  (const RemedyHiveFact *hive);
char       *remedy_reason_hive_text (const RemedyHiveFact *hive);
char       *remedy_reason_sentence  (const char *reason);
const char *remedy_reason_not_read  (const RemedyFacts *facts);
char       *remedy_reason_where     (const RemedyEventFact *event);
char       *remedy_reason_when      (const RemedyFacts *facts,
                                     gint64             time);
char       *remedy_reason_when_full (const RemedyFacts *facts,
                                     gint64             time);

G_END_DECLS
