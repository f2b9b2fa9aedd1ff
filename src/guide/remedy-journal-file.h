/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-journal.h"

G_BEGIN_DECLS

/*
 * A journal on disk: one JSON object a line, which begins with a check sum of the rest of
 * its line. A line counts once it is whole and synced. What a crash leaves behind the last
 * whole line was never reported as done: it is not looked at, and cut off by the next
 * append. Only one thread at a time may append; it must hold the lock of the case.
 */
typedef struct _RemedyJournalFile RemedyJournalFile;

gboolean           remedy_journal_file_create (const char       *path,
                                               RemedyMove       *first,
                                               GError          **error);
RemedyJournalFile *remedy_journal_file_open   (const char     *path,
                                               RemedyJournal **journal,
                                               GError        **error);
RemedyJournalFile *remedy_journal_file_ref    (RemedyJournalFile *self);
void               remedy_journal_file_unref  (RemedyJournalFile *self);
gboolean           remedy_journal_file_append (RemedyJournalFile *self,
                                               RemedyMove        *move,
                                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyJournalFile, remedy_journal_file_unref)

G_END_DECLS
