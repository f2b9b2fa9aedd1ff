/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-media.h"
#include "guide/remedy-case-lock.h"
#include "guide/remedy-case.h"
#include "guide/remedy-journal-file.h"

G_BEGIN_DECLS

/* What lies in the folder of a case. */
#define REMEDY_CASE_JSON "case.json"
#define REMEDY_CASE_JOURNAL "journal.jsonl"
#define REMEDY_CASE_LOCK "lock"
#define REMEDY_CASE_BEFORE "before.json"
#define REMEDY_CASE_AFTER "after.json"
#define REMEDY_CASE_PICTURES "pictures"
#define REMEDY_CASE_NAMES "names.json" /* what was hidden in pictures and bundles */

/* One line of the list of cases. */
typedef struct
{
  char       *id;
  RemedyCase *case_; /* (nullable): NULL if it cannot be opened */
  GError     *error; /* (nullable): why not */
} RemedyCaseEntry;

/* Everything that is on disk of one case, while it is open. */
typedef struct
{
  RemedyCase        *case_;
  RemedyFacts       *before; /* (nullable) */
  RemedyFacts       *after; /* (nullable) */
  RemedyMedia       *media; /* (nullable) */
  RemedyJournal     *journal;
  RemedyJournalFile *file; /* (nullable): NULL if it is open to read only */
  RemedyCaseLock    *lock; /* (nullable): NULL if it is open to read only, or there are no locks */
  GPtrArray         *stale; /* (nullable) char *: what may have changed since it was left */
  char              *read_only; /* (nullable): why it is, a sentence */
  char              *problem; /* (nullable): what of it could not be read or done, sentences */
} RemedyStoredCase;

void remedy_case_entry_free  (RemedyCaseEntry *self);
void remedy_stored_case_free (RemedyStoredCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyCaseEntry, remedy_case_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyStoredCase, remedy_stored_case_free)

G_END_DECLS
