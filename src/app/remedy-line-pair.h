/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RemedySpan:
 * @start: in characters from the start of a line
 * @end: of the character after it
 *
 * A stretch of a line.
 */
typedef struct
{
  guint start;
  guint end;
} RemedySpan;

/**
 * RemedyLinePair:
 * @original: (nullable): a line as it is; %NULL where only the other text has one
 * @shared: (nullable): the line that stands for it in what is shared
 * @original_spans: (nullable): of #RemedySpan: what differs in @original; %NULL: nothing
 * @shared_spans: (nullable): of #RemedySpan: what differs in @shared
 *
 * Two lines that belong side by side.
 */
typedef struct
{
  char   *original;
  char   *shared;
  GArray *original_spans;
  GArray *shared_spans;
} RemedyLinePair;

void       remedy_line_pair_free   (RemedyLinePair *self);
GPtrArray *remedy_line_pairs_make  (const char *original,
                                    const char *shared);
char      *remedy_line_fold        (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyLinePair, remedy_line_pair_free)

G_END_DECLS
