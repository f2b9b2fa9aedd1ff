/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

typedef struct _RemedyJob RemedyJob;
typedef struct _RemedyGathering RemedyGathering;

/* How a job uses the lock of the case. */
typedef enum
{
  REMEDY_JOB_CHANGES, /* refused where the case is open to read only */
  REMEDY_JOB_BROWSES, /* saved where it can be; what it does is done in any case */
} RemedyJobAccess;

/**
 * RemedyJobKind:
 * @prepare: (nullable): in the main thread: works out, on the copy in the job, what is to
 *   be saved; may set skip
 * @work: in a thread, on nothing but the job
 * @commit: in the main thread: takes over what is on disk now
 * @fail: (nullable): in the main thread: it could not be done
 * @access: what it is refused for
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
  RemedyJobAccess access;
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
  RemedyMedia      *media; /* (owned) (nullable): what was read of a service pack */
  gboolean          other_media; /* it is another one than before, or none */
  gboolean          evidence_there;

  RemedyMove        *move; /* (owned) (nullable): what the journal gets */
  RemedyJournalFile *file; /* (owned) (nullable): where it gets it */
  RemedyCaseLock    *lock; /* (owned) (nullable): held until the job is done */
  gboolean           read_only; /* nothing may be written */

  /* What was asked for; which of them, the kind knows. */
  char          *text; /* (owned) (nullable) */
  char          *reason; /* (owned) (nullable) */
  GStrv          paths; /* (owned) (nullable) */
  RemedyAnswers *answers; /* (owned) (nullable) */
  RemedyStatements *statements; /* (owned) (nullable) */
  RemedyMove       *wanted; /* (owned) (nullable): the move that was asked for */
  int            number;
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
void       remedy_job_set_move       (RemedySession *session,
                                      RemedyJob     *job,
                                      RemedyMove    *move);
gboolean   remedy_job_append         (RemedyJob    *self,
                                      GCancellable *cancellable,
                                      GError      **error);
void       remedy_job_commit_move    (RemedySession *session,
                                      RemedyJob     *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyJob, remedy_job_free)

G_END_DECLS
