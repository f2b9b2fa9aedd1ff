/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case.h"

REMEDY_DEFINE_RECORD (RemedyCase, remedy_case,
                      REMEDY_FIELD (RemedyCase, version, INT),
                      REMEDY_FIELD_TELLS (RemedyCase, id, STRING, SECRET),
                      REMEDY_FIELD (RemedyCase, created, TIME),
                      REMEDY_FIELD (RemedyCase, updated, TIME),
                      REMEDY_FIELD_TELLS (RemedyCase, paths, STRINGS, HOST_PATH),
                      REMEDY_FIELD_TELLS (RemedyCase, practice, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyCase, server, STRING, SERVER),
                      REMEDY_FIELD (RemedyCase, service_pack, INT),
                      REMEDY_FIELD (RemedyCase, moves, INT),
                      REMEDY_FIELD_TELLS (RemedyCase, condition, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyCase, outcome, STRING, OURS),
                      REMEDY_FIELD_WORDS (RemedyCase, page, remedy_page_words),
                      REMEDY_FIELD_TELLS (RemedyCase, visited, STRINGS, OURS),
                      REMEDY_FIELD_OF (RemedyCase, work, RECORD, &remedy_work_type));
