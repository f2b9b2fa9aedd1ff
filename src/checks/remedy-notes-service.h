/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-diagnosis.h"

G_BEGIN_DECLS

/* Where the Lotus Notes service is: in Outlook profiles, or only on offer. */

RemedyNotesServiceState remedy_notes_service_find     (const RemedyFacts *facts);
const RemedyMatchFact  *remedy_notes_service_match    (const GPtrArray     *matches,
                                                       RemedyMatchCertainty certainty);
GPtrArray              *remedy_notes_service_profiles (const RemedyFacts *facts);
char                   *remedy_notes_service_unread   (const RemedyFacts *facts);

G_END_DECLS
