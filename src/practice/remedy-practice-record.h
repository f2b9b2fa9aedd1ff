/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice.h"

G_BEGIN_DECLS

/* A practice step that was done to a server. */
typedef enum
{
  REMEDY_PRACTICE_STEP_REAPPLY,
  REMEDY_PRACTICE_STEP_MIGRATE, /* with the files that it needs on disk */
  REMEDY_PRACTICE_STEP_MIGRATE_WITHOUT_FILES,
  REMEDY_PRACTICE_STEP_REAPPLY_PARTLY, /* from here on those of remedy-practice-moves.c */
  REMEDY_PRACTICE_STEP_NEXT_PACK,
  REMEDY_PRACTICE_STEP_SECOND_NNOTES,
  REMEDY_PRACTICE_STEP_CLEAR_LOG,
  REMEDY_PRACTICE_STEP_LOSE_HIVES,
  REMEDY_PRACTICE_N_STEPS,
} RemedyPracticeStep;

/**
 * RemedyPracticeRecord:
 *
 * What the marker of a practice server says: how it was made, and what was done to it
 * since. From that its facts can be told again, so nothing else is kept.
 */
typedef struct
{
  char                *scenario; /* (owned) (nullable) */
  char               **with; /* (owned) */
  char               **without; /* (owned) */
  guint64              log_size;
  guint32              seed;
  RemedyPracticeLayout layout;
  gboolean             random;
  gboolean             named; /* some names were given */
  RemedyPracticeNames  names; /* (owned) strings */
  GArray              *steps; /* RemedyPracticeStep */
} RemedyPracticeRecord;

RemedyPracticeRecord *remedy_practice_record_new     (const RemedyPracticeOptions *options);
RemedyPracticeRecord *remedy_practice_record_load    (const char *folder,
                                                      GError    **error);
GBytes               *remedy_practice_record_save    (const RemedyPracticeRecord *self);
RemedyPracticeOptions remedy_practice_record_options (const RemedyPracticeRecord *self);
void                  remedy_practice_record_free    (RemedyPracticeRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyPracticeRecord, remedy_practice_record_free)

G_END_DECLS
