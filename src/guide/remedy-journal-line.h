/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-journal.h"

G_BEGIN_DECLS

char          *remedy_journal_line_write (const RemedyMove *move);
RemedyMove    *remedy_journal_line_read  (const char *line,
                                          gsize       length,
                                          GError    **error);
RemedyJournal *remedy_journal_line_read_all (const char *text,
                                             gsize       size,
                                             gsize      *good,
                                             GError    **error);

G_END_DECLS
