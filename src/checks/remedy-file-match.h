/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-finding.h"
#include "checks/remedy-service-pack.h"

G_BEGIN_DECLS

/* How one file stands beside the service pack's own; told by its version alone. */
typedef enum
{
  REMEDY_FILE_SAME,
  REMEDY_FILE_NEWER,         /* a fix made after the service pack */
  REMEDY_FILE_OTHER_RELEASE, /* exactly that of another release */
  REMEDY_FILE_OLDER,
  REMEDY_FILE_FOREIGN, /* another product's numbering */
  REMEDY_FILE_NO_VERSION,
  REMEDY_FILE_ABSENT,
  REMEDY_FILE_EXTRA, /* the release does not have it, and it is there */
  REMEDY_FILE_NOT_OF_RELEASE, /* the release does not have it, and it is not there */
  REMEDY_FILE_UNREAD,
  REMEDY_N_FILE_MATCHES,
} RemedyFileMatch;

typedef gboolean (*RemedyFilePredicate) (const RemedyTableFile *row);

/* How a set of files stands. */
typedef struct
{
  RemedyRelease         release;
  guint                 n[REMEDY_N_FILE_MATCHES];
  guint                 n_wrong; /* older, foreign, another release's, absent */
  guint                 n_right; /* the same, or newer */
  const RemedyFileFact *unread; /* (nullable): the first one */
  const char           *first_wrong; /* (nullable): its name */
} RemedyFileTally;

RemedyFileMatch remedy_file_match             (const RemedyTableFile *row,
                                               const RemedyFileFact  *file,
                                               RemedyRelease          release,
                                               RemedyRelease         *other);
void            remedy_file_tally             (const RemedyFacts  *facts,
                                               RemedyFilePredicate wanted,
                                               gboolean            may_be_absent,
                                               RemedyFinding      *finding,
                                               RemedyFileTally    *tally);
gboolean        remedy_file_tally_start       (const RemedyFacts *facts,
                                               RemedyFinding     *finding,
                                               RemedyFileTally   *tally);
void            remedy_file_tally_tell_unread (const RemedyFileTally *tally,
                                               const char            *title,
                                               RemedyFinding         *finding);
gboolean        remedy_file_is_notes          (const RemedyTableFile *row);
gboolean        remedy_file_is_mapi           (const RemedyTableFile *row);
gboolean        remedy_file_is_any            (const RemedyTableFile *row);
gboolean        remedy_file_is_other          (const RemedyTableFile *row);

G_END_DECLS
