/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session-job.h"

G_BEGIN_DECLS

struct _RemedySession
{
  GObject parent_instance;

  RemedyCaseStore        *store; /* (owned) */
  RemedySessionSourceFunc source_func;
  gpointer                source_data;

  RemedyCase  *case_; /* (owned) (nullable) */
  RemedyFacts *before; /* (owned) (nullable) */
  RemedyFacts *after; /* (owned) (nullable) */
  RemedyMedia *media; /* (owned) (nullable): what was read of the service pack */
  RemedyFacts *nothing; /* (owned): what is judged where nothing was read */
  char        *problem; /* (owned) (nullable) */
  gboolean     evidence_there;

  /* Worked out from the above when they are asked for. */
  GPtrArray          *findings; /* (owned) (nullable) */
  RemedyDiagnosis    *diagnosis; /* (owned) (nullable) */
  RemedyPlan         *plan; /* (owned) (nullable) */
  RemedyVerification *verification; /* (owned) (nullable) */

  RemedyGathering *gathering; /* (nullable): the reading that is under way, of its task */
  GQueue           jobs; /* RemedyJob, owned; those that wait */
  gboolean         working; /* a job is in its thread */
  gboolean         practising; /* it is the one that changes the practice server */
  guint            serial; /* counts up when the case is closed */
};

void       remedy_session_invalidate (RemedySession *self);
void       remedy_session_notify     (RemedySession *self);
void       remedy_session_report     (RemedySession *self,
                                      double         fraction,
                                      const char    *text);
void       remedy_session_summarise  (RemedyCase        *case_,
                                      const RemedyFacts *before,
                                      const RemedyFacts *after);
gboolean   remedy_session_set_mark   (RemedySession  *self,
                                      RemedyCase     *case_,
                                      const char     *step,
                                      RemedyStepState state,
                                      const char     *reason,
                                      GError        **error);

const RemedyFacts *remedy_gathering_get_snapshot (const RemedyGathering *self);
gboolean           remedy_gathering_is_before    (const RemedyGathering *self);
void               remedy_gathering_unref        (gpointer self);
void               remedy_gathering_drop         (RemedySession *session);

G_END_DECLS
