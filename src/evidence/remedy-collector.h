/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"
#include "evidence/remedy-source.h"

G_BEGIN_DECLS

/**
 * RemedyCollectorFunc:
 * @facts: (nullable) (transfer none): a snapshot with one more part in it, or %NULL
 *   where only the progress changed
 * @fraction: 0.0 to 1.0
 * @text: what is being read
 * @user_data: of the caller
 *
 * Called while the evidence is being gathered.
 */
typedef void (*RemedyCollectorFunc) (const RemedyFacts *facts,
                                     double             fraction,
                                     const char        *text,
                                     gpointer           user_data);

RemedyFacts *remedy_collector_gather        (GPtrArray          *sources,
                                             RemedyCollectorFunc func,
                                             gpointer            user_data,
                                             GCancellable       *cancellable,
                                             GError            **error);
void         remedy_collector_gather_async  (GPtrArray           *sources,
                                             RemedyCollectorFunc  func,
                                             gpointer             func_data,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
RemedyFacts *remedy_collector_gather_finish (GAsyncResult *result,
                                             GError      **error);

G_END_DECLS
