/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What make-vocabulary.py found when the program was built. */

typedef struct
{
  const char *text; /* of a message, in one of the languages */
  gboolean    is_format; /* for printf */
} RemedyVocabularyText;

extern const RemedyVocabularyText remedy_vocabulary_texts[]; /* ended by one without text */
extern const char *const          remedy_vocabulary_words[]; /* and phrases; ended by NULL */

G_END_DECLS
