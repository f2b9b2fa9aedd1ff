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

G_END_DECLS
