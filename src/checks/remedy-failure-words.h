/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  REMEDY_WORD_PLAIN, /* "disabled" */
  REMEDY_WORD_NUMBER, /* "48" */
  REMEDY_WORD_NAME, /* "mapi32.dll" */
  REMEDY_WORD_CODE, /* "0xc0020422" */
} RemedyWordKind;

/**
 * RemedyWord:
 * @kind: what it is
 * @text: (owned): folded
 * @code: of a code, its value
 * @place: the parts of one path share a place; words that every message has take none
 *
 * One word that tells something.
 */
typedef struct
{
  RemedyWordKind kind;
  char          *text;
  guint32        code;
  guint          place;
} RemedyWord;

GArray *remedy_failure_words (const char *text);

G_END_DECLS
