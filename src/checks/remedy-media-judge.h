/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-finding.h"
#include "evidence/remedy-facts.h"
#include "evidence/remedy-media.h"

G_BEGIN_DECLS

/* Two of the questions: RemedyFinding.id. */
#define REMEDY_MEDIA_LANGUAGE "media.language"
#define REMEDY_MEDIA_SERVICE_PACK "media.service-pack"

GPtrArray     *remedy_media_judge         (const RemedyMedia *media,
                                           const RemedyFacts *facts,
                                           gint64             service_pack,
                                           const char        *language);
RemedyFinding *remedy_media_sum_up        (const GPtrArray   *findings);
const char    *remedy_media_find_machine  (const GPtrArray   *files);

G_END_DECLS
