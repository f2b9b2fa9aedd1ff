/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-member.h"

G_BEGIN_DECLS

/**
 * RemedyReviewFile:
 * @name: of the file in the bundle
 * @type: its media type
 * @why: why it is there
 * @shared: as it is sent
 * @pairs: (element-type RemedyLinePair): all that can be read in it; of a picture: its
 *   caption, what it shows and what stands in it
 * @compared: whether there is an original to compare with
 * @digest: SHA-256 of all of this
 *
 * A file of the bundle, made ready to be read on the page. It does not change once it is made.
 */
typedef struct
{
  char      *name;
  char      *type;
  char      *why;
  GBytes    *shared;
  GPtrArray *pairs;
  gboolean   compared;
  char      *digest;
} RemedyReviewFile;

/**
 * RemedyReviewMatch:
 * @file: index of the file
 * @line: index of a pair of its lines
 * @start: in characters
 * @end: of the character after it
 *
 * A place in what is shared.
 */
typedef struct
{
  guint file;
  guint line;
  guint start;
  guint end;
} RemedyReviewMatch;

RemedyReviewFile *remedy_review_file_new        (const RemedyMember *member);
void              remedy_review_file_free       (RemedyReviewFile *self);
GPtrArray        *remedy_review_files_make      (const GPtrArray *members);
GArray           *remedy_review_files_find      (const GPtrArray *files,
                                                 const char      *text,
                                                 guint           *n_originals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyReviewFile, remedy_review_file_free)

G_END_DECLS
