/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

typedef struct _RemedyJob RemedyJob;
typedef struct _RemedyGathering RemedyGathering;

/**
 * RemedyJobKind:
 * @prepare: (nullable): in the main thread: works out, on the copy in the job, what is to
 *   be saved; may set skip
 * @work: in a thread, on nothing but the job
 * @commit: in the main thread: takes over what is on disk now
 * @fail: (nullable): in the main thread: it could not be done
 *
 * How one change is made.
 */
typedef struct
{
  gboolean (*prepare) (RemedySession *session,
                       RemedyJob     *job,
                       GError       **error);
  gboolean (*work)    (RemedyJob    *job,
                       GCancellable *cancellable,
                       GError      **error);
  void     (*commit)  (RemedySession *session,
                       RemedyJob     *job);
  void     (*fail)    (RemedySession *session,
                       RemedyJob     *job);
} RemedyJobKind;

/* One change on its way. What it holds is its own. */
struct _RemedyJob
{
  const RemedyJobKind *kind;
  GTask               *task; /* (owned): of the caller */
  RemedyCaseStore     *store; /* (owned) */
  guint                serial; /* of the session when it was asked for */
  gboolean             needs_case;
  gboolean             skip; /* there is nothing to change */

  RemedyCase       *case_; /* (owned) (nullable): the copy that is changed and saved */
  RemedyStoredCase *stored; /* (owned) (nullable): what was loaded */
  RemedyFacts      *facts; /* (owned) (nullable): what was read */
  RemedyGathering  *gathering; /* (owned) (nullable): which reading found them */
  gboolean          evidence_there;

  /* What was asked for; which of them, the kind knows. */
  char          *text; /* (owned) (nullable) */
  char          *reason; /* (owned) (nullable) */
  GStrv          paths; /* (owned) (nullable) */
  RemedyAnswers *answers; /* (owned) (nullable) */
  int            number;
};

struct _RemedySession
{
  GObject parent_instance;

  RemedyCaseStore        *store; /* (owned) */
  RemedySessionSourceFunc source_func;
  gpointer                source_data;

  RemedyCase  *case_; /* (owned) (nullable) */
  RemedyFacts *before; /* (owned) (nullable) */
  RemedyFacts *after; /* (owned) (nullable) */
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

RemedyJob *remedy_job_new            (RemedySession       *session,
                                      const RemedyJobKind *kind,
                                      GTask               *task);
void       remedy_job_free           (RemedyJob *self);
void       remedy_job_push           (RemedySession *session,
                                      RemedyJob     *job);
gboolean   remedy_job_save           (RemedyJob    *self,
                                      GCancellable *cancellable,
                                      GError      **error);
void       remedy_job_commit_case    (RemedySession *session,
                                      RemedyJob     *job);

void       remedy_session_invalidate (RemedySession *self);
void       remedy_session_notify     (RemedySession *self);
void       remedy_session_report     (RemedySession *self,
                                      double         fraction,
                                      const char    *text);
void       remedy_session_summarise  (RemedyCase        *case_,
                                      const RemedyFacts *before,
                                      const RemedyFacts *after);
gboolean   remedy_session_is_marked  (const RemedyCase *case_,
                                      const char       *step);
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyJob, remedy_job_free)

G_END_DECLS
