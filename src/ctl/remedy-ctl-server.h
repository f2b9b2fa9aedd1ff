/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-answers.h"
#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* What the commands share that read a server: what the operator saw on it, and its files. */

/**
 * RemedyCtlSaw:
 * @event: (owned) (nullable): of --saw-event: a date, or ""
 * @no_event: --saw-no-event
 *
 * The operator's answer, as it was typed.
 */
typedef struct
{
  char    *event;
  gboolean no_event;
} RemedyCtlSaw;

char         **remedy_ctl_spell_out     (int    argc,
                                         char **argv);
RemedyAnswers *remedy_ctl_read_answers  (const RemedyCtlSaw *saw,
                                         GError            **error);
gboolean       remedy_ctl_read_language (const char *typed,
                                         char      **language,
                                         GError    **error);
RemedyFacts   *remedy_ctl_gather        (const char   *path,
                                         GCancellable *cancellable,
                                         GError      **error);
RemedyFacts   *remedy_ctl_gather_all    (const char *const *paths,
                                         GCancellable      *cancellable,
                                         GError           **error);
void           remedy_ctl_show_progress (double      fraction,
                                         const char *text,
                                         gpointer    user_data);
void           remedy_ctl_end_progress  (void);

G_END_DECLS
