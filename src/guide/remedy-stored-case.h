/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-case.h"

G_BEGIN_DECLS

/* One line of the list of cases. */
typedef struct
{
  char       *id;
  RemedyCase *case_; /* (nullable): NULL if it cannot be opened */
  GError     *error; /* (nullable): why not */
} RemedyCaseEntry;

/* Everything that is on disk of one case. */
typedef struct
{
  RemedyCase  *case_;
  RemedyFacts *before; /* (nullable) */
  RemedyFacts *after; /* (nullable) */
  char        *problem; /* (nullable): what of its evidence could not be read, a sentence */
} RemedyStoredCase;

void remedy_case_entry_free  (RemedyCaseEntry *self);
void remedy_stored_case_free (RemedyStoredCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyCaseEntry, remedy_case_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyStoredCase, remedy_stored_case_free)

G_END_DECLS
