/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case.h"

REMEDY_DEFINE_RECORD (RemedyCase, remedy_case,
                      REMEDY_FIELD (RemedyCase, version, INT),
                      REMEDY_FIELD (RemedyCase, id, STRING),
                      REMEDY_FIELD (RemedyCase, created, TIME),
                      REMEDY_FIELD (RemedyCase, updated, TIME),
                      REMEDY_FIELD (RemedyCase, paths, STRINGS),
                      REMEDY_FIELD (RemedyCase, practice, STRING),
                      REMEDY_FIELD (RemedyCase, server, STRING),
                      REMEDY_FIELD (RemedyCase, service_pack, INT),
                      REMEDY_FIELD (RemedyCase, moves, INT),
                      REMEDY_FIELD (RemedyCase, condition, STRING),
                      REMEDY_FIELD (RemedyCase, outcome, STRING),
                      REMEDY_FIELD_WORDS (RemedyCase, page, remedy_page_words),
                      REMEDY_FIELD (RemedyCase, visited, STRINGS),
                      REMEDY_FIELD_OF (RemedyCase, work, RECORD, &remedy_work_type));
