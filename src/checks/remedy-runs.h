/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* One run of the Migration Wizard: from 10002, or from the first event after a 10068,
 * to the next 10068, on one computer. */
typedef struct
{
  gint64     started; /* time of its first event */
  gint64     ended; /* time of its last event */
  gboolean   complete; /* a 10068 closed it */
  gboolean   clean; /* complete, and no error that counts */
  GPtrArray *events; /* const RemedyEventFact *, not owned; live ones only */
} RemedyRun;

GPtrArray *remedy_runs_find         (const RemedyFacts *facts);
guint      remedy_runs_last         (const GPtrArray *runs);
gboolean   remedy_runs_is_migration (const RemedyEventFact *event);
gboolean   remedy_runs_is_fault     (const RemedyEventFact *event);
gboolean   remedy_runs_is_error     (const RemedyEventFact *event);
char      *remedy_runs_computer     (const RemedyEventFact *event);
void       remedy_run_free          (RemedyRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyRun, remedy_run_free)

G_END_DECLS
