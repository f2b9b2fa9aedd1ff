/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "evidence/remedy-facts.h"
#include "guide/remedy-plan.h"
#include "guide/remedy-work.h"

G_BEGIN_DECLS

char    *remedy_words_join       (const GPtrArray *strings);
char    *remedy_words_time       (gint64             time,
                                  const RemedyFacts *facts);
char    *remedy_words_date       (gint64 time);
gboolean remedy_words_parse_time (const char        *text,
                                  const RemedyFacts *facts,
                                  gint64            *time);
char    *remedy_words_stopped    (const RemedyStep *blocker);
char    *remedy_words_wait       (const RemedyStep *blocker,
                                  const RemedyMark *mark);

G_END_DECLS
