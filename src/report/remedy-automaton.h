/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Finds many patterns in one pass over the bytes (Aho and Corasick, “Efficient string matching”,
 * 1975): how long it takes does not depend on how many patterns there are, nor on what they and
 * the bytes look like.
 */
typedef struct _RemedyAutomaton RemedyAutomaton;

/**
 * RemedyAutomatonFunc:
 * @pattern: number of the pattern that was found
 * @end: where it ends in the data
 * @user_data: what was handed in
 *
 * Returns: %TRUE to go on
 */
typedef gboolean (*RemedyAutomatonFunc) (guint    pattern,
                                         gsize    end,
                                         gpointer user_data);

RemedyAutomaton *remedy_automaton_new    (void);
void             remedy_automaton_free   (RemedyAutomaton *self);
gboolean         remedy_automaton_add    (RemedyAutomaton *self,
                                          const guint8    *bytes,
                                          gsize            size,
                                          guint            pattern);
void             remedy_automaton_seal   (RemedyAutomaton *self);
void             remedy_automaton_search (const RemedyAutomaton *self,
                                          const guint8          *data,
                                          gsize                  size,
                                          RemedyAutomatonFunc    found,
                                          gpointer               user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyAutomaton, remedy_automaton_free)

G_END_DECLS
