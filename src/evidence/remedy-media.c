/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-media.h"

const char *const remedy_media_kind_words[] = { "folder", "image", "package", NULL };

REMEDY_DEFINE_RECORD (RemedyMedia, remedy_media,
                      REMEDY_FIELD (RemedyMedia, path, STRING),
                      REMEDY_FIELD_WORDS (RemedyMedia, kind, remedy_media_kind_words),
                      REMEDY_FIELD_WORDS (RemedyMedia, state, remedy_item_state_words),
                      REMEDY_FIELD (RemedyMedia, reason, STRING),
                      REMEDY_FIELD (RemedyMedia, gathered, TIME),
                      REMEDY_FIELD (RemedyMedia, n_entries, INT),
                      REMEDY_FIELD (RemedyMedia, whole, BOOL),
                      REMEDY_FIELD (RemedyMedia, setup, STRING),
                      REMEDY_FIELD (RemedyMedia, language, STRING),
                      REMEDY_FIELD (RemedyMedia, platform, STRING),
                      REMEDY_FIELD (RemedyMedia, others, STRINGS),
                      REMEDY_FIELD_OF (RemedyMedia, files, LIST, &remedy_file_fact_type),
                      REMEDY_FIELD (RemedyMedia, ntsmig_ini, STRINGS),
                      REMEDY_FIELD (RemedyMedia, packages, STRINGS),
                      REMEDY_FIELD (RemedyMedia, flat, BOOL));
