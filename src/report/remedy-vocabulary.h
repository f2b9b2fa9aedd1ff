/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The words of this program: those of its texts in all languages, of its sources, tables and
 * records, and the tokens that stand for hidden names. A name that is one of them stands in
 * everything that the program writes, so that it cannot be told apart from a word there.
 */

char    *remedy_vocabulary_fold       (const char *text);
gboolean remedy_vocabulary_is_token   (const char *text);
gboolean remedy_vocabulary_has_word   (const char *word);
gboolean remedy_vocabulary_has_phrase (const char *text);
gboolean remedy_vocabulary_has_within (const char *text);

G_END_DECLS
