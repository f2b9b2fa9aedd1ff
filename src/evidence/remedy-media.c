/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-media.h"

const char *const remedy_media_kind_words[] = { "folder", "image", "package", NULL };

REMEDY_DEFINE_RECORD (RemedyMedia, remedy_media,
                      REMEDY_FIELD_TELLS (RemedyMedia, path, STRING, HOST_PATH),
                      REMEDY_FIELD_WORDS (RemedyMedia, kind, remedy_media_kind_words),
                      REMEDY_FIELD_WORDS (RemedyMedia, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyMedia, reason, STRING, SENTENCE),
                      REMEDY_FIELD (RemedyMedia, gathered, TIME),
                      REMEDY_FIELD (RemedyMedia, n_entries, INT),
                      REMEDY_FIELD (RemedyMedia, whole, BOOL),
                      REMEDY_FIELD_TELLS (RemedyMedia, setup, STRING, PATH),
                      REMEDY_FIELD_TELLS (RemedyMedia, language, STRING, LANGUAGE),
                      REMEDY_FIELD_TELLS (RemedyMedia, platform, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyMedia, others, STRINGS, PATH),
                      REMEDY_FIELD_OF (RemedyMedia, files, LIST, &remedy_file_fact_type),
                      REMEDY_FIELD_TELLS (RemedyMedia, ntsmig_ini, STRINGS, PATH),
                      REMEDY_FIELD_TELLS (RemedyMedia, packages, STRINGS, PATH),
                      REMEDY_FIELD (RemedyMedia, flat, BOOL));
