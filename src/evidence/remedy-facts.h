/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-time.h"
#include "evidence/remedy-event-facts.h"
#include "evidence/remedy-file-facts.h"
#include "evidence/remedy-layout-facts.h"
#include "evidence/remedy-outlook-facts.h"
#include "evidence/remedy-registry-facts.h"
#include "evidence/remedy-setup-facts.h"

G_BEGIN_DECLS

/*
 * What was gathered from one server, as plain records. Nothing here is judged.
 * Every fact carries where it was read; every file carries how reading it ended.
 * Paths in them are NT paths as the server knows them ("C:\\WINNT\\System32\\MAPISVC.INF");
 * only RemedyLayoutFact holds host paths.
 */

/**
 * RemedyFacts:
 *
 * Everything. A part that is %NULL was not gathered (yet, or reading was stopped).
 */
typedef struct
{
  gint64              gathered; /* time */
  gboolean            stopped; /* the operator stopped the reading */
  RemedyLayoutFact   *layout;
  RemedyRegistryFact *registry;
  RemedyEventsFact   *events;
  RemedyFilesFact    *files;
  RemedyOutlookFact  *outlook;
  RemedyNotesFact    *notes;
  RemedySetupLogFact *setup_log;
} RemedyFacts;
REMEDY_DECLARE_RECORD (RemedyFacts, remedy_facts)

/* The parts, in the order in which they are gathered. */
typedef enum
{
  REMEDY_PART_LAYOUT    = 1 << 0,
  REMEDY_PART_REGISTRY  = 1 << 1,
  REMEDY_PART_EVENTS    = 1 << 2,
  REMEDY_PART_FILES     = 1 << 3,
  REMEDY_PART_OUTLOOK   = 1 << 4,
  REMEDY_PART_NOTES     = 1 << 5,
  REMEDY_PART_SETUP_LOG = 1 << 6,
} RemedyParts;

#define REMEDY_PARTS_ALL ((RemedyParts) 0x7F)

RemedyParts remedy_facts_get_parts (const RemedyFacts *self);
gboolean    remedy_facts_get_zone  (const RemedyFacts *self,
                                    RemedyZone        *zone);
const char *remedy_facts_get_value (const RemedyFacts *self,
                                    const char        *name);

const RemedyValueFact *remedy_facts_find_value (const RemedyFacts *self,
                                                const char        *name);
const RemedyGapFact   *remedy_facts_find_gap   (const RemedyFacts *self,
                                                const char        *name);

G_END_DECLS
