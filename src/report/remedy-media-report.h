/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-finding.h"
#include "evidence/remedy-facts.h"
#include "evidence/remedy-media.h"
#include "report/remedy-report-text.h"

G_BEGIN_DECLS

#define REMEDY_MEDIA_DOCUMENT_VERSION 1

/* What "ntsmigctl media --json" prints: what was read of a service pack, and whether it is the
 * one to be reapplied. */
typedef struct
{
  gint64         version; /* REMEDY_MEDIA_DOCUMENT_VERSION */
  gint64         service_pack; /* of the server, as it was stated; 0 if it was not */
  char          *language; /* of the server, as it was stated; NULL if it was not */
  RemedyMedia   *media;
  RemedyFinding *answer; /* what the findings add up to */
  GPtrArray     *findings; /* RemedyFinding, in the order of the questions */
} RemedyMediaDocument;
REMEDY_DECLARE_RECORD (RemedyMediaDocument, remedy_media_document)

RemedyMediaDocument *remedy_media_document_make    (const RemedyMedia         *media,
                                                    const RemedyFacts         *facts,
                                                    gint64                     service_pack,
                                                    const char                *language);
char                *remedy_media_document_to_text (const RemedyMediaDocument *self,
                                                    RemedyReportTextFlags      flags);
char                *remedy_media_document_to_json (const RemedyMediaDocument *self);
char                *remedy_media_document_schema  (void);

G_END_DECLS
