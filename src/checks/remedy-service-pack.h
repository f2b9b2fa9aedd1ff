/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"
#include "formats/remedy-tables.h"

G_BEGIN_DECLS

/* Fewer files than this do not make a majority. */
#define REMEDY_SERVICE_PACK_MIN_READ 5

/**
 * RemedyServicePackVote:
 * @service_pack: 0 is the release without one, 1 to 4; -1 if not known
 * @build: the third version number that most of the files bear; 0 if none was read
 * @n_read: files of the fingerprint set whose version was read
 * @n_agree: how many of them bear @build
 * @n_set: how many files the set has
 *
 * What the versions of the fingerprint set say (Q243604).
 */
typedef struct
{
  gint64 service_pack;
  guint  build;
  guint  n_read;
  guint  n_agree;
  guint  n_set;
} RemedyServicePackVote;

void                  remedy_service_pack_vote        (const RemedyFacts     *facts,
                                                       RemedyServicePackVote *vote);
gboolean              remedy_service_pack_get_release (const RemedyFacts *facts,
                                                       RemedyRelease     *release);
gint64                remedy_service_pack_from_build  (guint build);
guint                 remedy_service_pack_find_build  (const char *text);
const char           *remedy_service_pack_name        (gint64 service_pack);
gboolean              remedy_service_pack_in_set      (const char *folder,
                                                       const char *name);
const RemedyFileFact *remedy_facts_find_file          (const RemedyFacts *facts,
                                                       const char        *folder,
                                                       const char        *name);

G_END_DECLS
