/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Many words, found in a text in one pass whatever their case, each with what stands for it. */
typedef struct _RemedyWordFinder RemedyWordFinder;

RemedyWordFinder *remedy_word_finder_new     (void);
void              remedy_word_finder_free    (RemedyWordFinder       *self);
void              remedy_word_finder_add     (RemedyWordFinder       *self,
                                              const char             *word,
                                              const char             *replacement,
                                              gboolean                whole);
char             *remedy_word_finder_replace (const RemedyWordFinder *self,
                                              const char             *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyWordFinder, remedy_word_finder_free)

G_END_DECLS
