/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-snapshot.h"
#include "report/remedy-member.h"

G_BEGIN_DECLS

void remedy_bundle_evidence_add  (GPtrArray            *members,
                                  const RemedySnapshot *redacted,
                                  const RemedySnapshot *original);
void remedy_bundle_evidence_list (const GPtrArray      *members,
                                  GPtrArray            *items);

void         remedy_bundle_evidence_list_case   (JsonNode        *document,
                                                 GPtrArray       *items);
GPtrArray   *remedy_bundle_evidence_list_stored (const GPtrArray *members);

RemedyFacts *remedy_bundle_evidence_read       (const GPtrArray *members,
                                                const char      *reading,
                                                GError         **error);
gboolean     remedy_bundle_evidence_read_media (const GPtrArray *members,
                                                RemedyMedia    **media,
                                                GError         **error);

G_END_DECLS
