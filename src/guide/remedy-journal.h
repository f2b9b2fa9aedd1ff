/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-move.h"

G_BEGIN_DECLS

/*
 * Everything that the operator said and did about a case, in the order in which it was
 * done. Nothing in it is ever changed or taken out: undo and redo are moves of their own,
 * and how things stand (RemedyWork) is what the moves come to.
 *
 * Undo takes back the last move that still counts; redo does again what undo took back
 * last; any other move ends what could be done again. What was imported from an older
 * version of this program cannot be taken back, for its single moves are not known.
 */
typedef struct _RemedyJournal RemedyJournal;

RemedyJournal    *remedy_journal_new       (void);
void              remedy_journal_free      (RemedyJournal *self);
void              remedy_journal_add       (RemedyJournal *self,
                                            RemedyMove    *move);
const GPtrArray  *remedy_journal_get_moves (const RemedyJournal *self);
const RemedyMove *remedy_journal_get_undo  (const RemedyJournal *self);
const RemedyMove *remedy_journal_get_redo  (const RemedyJournal *self);
gint64            remedy_journal_get_time  (const RemedyJournal *self);
RemedyWork       *remedy_journal_fold      (const RemedyJournal *self);
RemedyWork       *remedy_journal_preview   (const RemedyJournal *self,
                                            const RemedyWork    *now,
                                            const RemedyMove    *move);
RemedyWork       *remedy_journal_replay    (const GPtrArray *moves);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyJournal, remedy_journal_free)

G_END_DECLS
