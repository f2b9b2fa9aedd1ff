/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-snapshot.h"

REMEDY_DEFINE_RECORD (RemedySnapshot, remedy_snapshot,
                      REMEDY_FIELD (RemedySnapshot, taken, TIME),
                      REMEDY_FIELD_WORDS (RemedySnapshot, page, remedy_page_words),
                      REMEDY_FIELD_TELLS (RemedySnapshot, step, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedySnapshot, opened, STRINGS, OURS),
                      REMEDY_FIELD_OF (RemedySnapshot, case_, RECORD, &remedy_case_type),
                      REMEDY_FIELD_OF (RemedySnapshot, before, RECORD, &remedy_facts_type),
                      REMEDY_FIELD_OF (RemedySnapshot, after, RECORD, &remedy_facts_type),
                      REMEDY_FIELD_OF (RemedySnapshot, media, RECORD, &remedy_media_type));
