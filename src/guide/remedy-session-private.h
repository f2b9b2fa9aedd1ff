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
  GPtrArray   *stale; /* (owned) (nullable) char *: what may have changed since it was left */
  GPtrArray   *nothing_done; /* (owned): empty, for who asks where there is nothing */

  RemedyJournal     *journal; /* (owned) (nullable): with the case */
  RemedyJournalFile *file; /* (owned) (nullable): NULL where the case is open to read only */
  RemedyCaseLock    *lock; /* (owned) (nullable) */
  char              *read_only; /* (owned) (nullable): why the case is open to read only */
  gboolean     evidence_there;

  /* Worked out from the above when they are asked for. */
  GPtrArray          *findings; /* (owned) (nullable) */
  RemedyDiagnosis    *diagnosis; /* (owned) (nullable) */
  RemedyPlan         *plan; /* (owned) (nullable) */
  RemedyVerification *verification; /* (owned) (nullable) */
  GPtrArray          *media_findings; /* (owned) (nullable) */
  char               *undo; /* (owned) (nullable): what would be taken back */
  char               *redo; /* (owned) (nullable): what would be done again */

  RemedyGathering *gathering; /* (nullable): the reading that is under way, of its task */
  GCancellable    *media_stop; /* (owned) (nullable): while the media is being read */
  GQueue           jobs; /* RemedyJob, owned; those that wait */
  gboolean         working; /* a job is in its thread */
  gboolean         practising; /* it is the one that changes the practice server */
  guint            serial; /* counts up when the case is closed */
};

void       remedy_session_invalidate (RemedySession *self);
void       remedy_session_notify     (RemedySession *self);
void       remedy_session_drop_case  (RemedySession *self);
void       remedy_session_report     (RemedySession *self,
                                      double         fraction,
                                      const char    *text);
void       remedy_session_report_media (RemedySession *self,
                                        double         fraction,
                                        const char    *text);
void       remedy_session_summarise  (RemedyCase        *case_,
                                      const RemedyFacts *before,
                                      const RemedyFacts *after);
gboolean   remedy_session_is_blank   (const char *text);
gboolean   remedy_session_check_text (const char *text,
                                      GError    **error);
RemedyMove *remedy_session_make_mark (RemedySession  *self,
                                      const char     *step,
                                      RemedyStepState state,
                                      const char     *reason,
                                      GError        **error);
GTask     *remedy_session_new_task   (RemedySession      *self,
                                      gpointer            tag,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);

const RemedyFacts *remedy_gathering_get_snapshot (const RemedyGathering *self);
gboolean           remedy_gathering_is_before    (const RemedyGathering *self);
void               remedy_gathering_unref        (gpointer self);
void               remedy_gathering_drop         (RemedySession *session);

G_END_DECLS
