/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

#include "checks/remedy-check.h"

G_DEFINE_FINAL_TYPE (RemedySession, remedy_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  PROGRESS,
  MEDIA_PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * remedy_session_invalidate:
 * @self: a session
 *
 * Forgets what was worked out, since what it was worked out from has changed.
 */
void
remedy_session_invalidate (RemedySession *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->diagnosis, remedy_diagnosis_free);
  g_clear_pointer (&self->plan, remedy_plan_free);
  g_clear_pointer (&self->verification, remedy_verification_free);
  g_clear_pointer (&self->media_findings, g_ptr_array_unref);
  g_clear_pointer (&self->undo, g_free);
  g_clear_pointer (&self->redo, g_free);
}

/**
 * remedy_session_notify:
 * @self: a session
 *
 * Emits “changed”.
 */
void
remedy_session_notify (RemedySession *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * remedy_session_report:
 * @self: a session
 * @fraction: 0.0 to 1.0
 * @text: what is being done
 *
 * Emits “progress”.
 */
void
remedy_session_report (RemedySession *self, double fraction, const char *text)
{
  g_signal_emit (self, signals[PROGRESS], 0, fraction, text);
}

/**
 * remedy_session_report_media:
 * @self: a session
 * @fraction: 0.0 to 1.0; -1 if it is not known
 * @text: what is being read
 *
 * Emits “media-progress”.
 */
void
remedy_session_report_media (RemedySession *self,
                             double         fraction,
                             const char    *text)
{
  g_signal_emit (self, signals[MEDIA_PROGRESS], 0, fraction, text);
}

/**
 * remedy_session_drop_case:
 * @self: a session
 *
 * Drops the case and all that goes with it.
 */
void
remedy_session_drop_case (RemedySession *self)
{
  remedy_gathering_drop (self);
  if (self->media_stop != NULL)
    g_cancellable_cancel (self->media_stop);
  g_clear_object (&self->media_stop);
  g_clear_pointer (&self->case_, remedy_case_free);
  g_clear_pointer (&self->before, remedy_facts_free);
  g_clear_pointer (&self->after, remedy_facts_free);
  g_clear_pointer (&self->media, remedy_media_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_clear_pointer (&self->journal, remedy_journal_free);
  g_clear_pointer (&self->file, remedy_journal_file_unref);
  g_clear_pointer (&self->lock, remedy_case_lock_unref);
  g_clear_pointer (&self->read_only, g_free);
  self->evidence_there = FALSE;
  remedy_session_invalidate (self);
}

/* What is in a thread finds a new serial. */
static void
forget (RemedySession *self)
{
  self->serial++;
  remedy_session_drop_case (self);
}

static void
remedy_session_dispose (GObject *object)
{
  RemedySession *self = REMEDY_SESSION (object);

  forget (self);

  G_OBJECT_CLASS (remedy_session_parent_class)->dispose (object);
}

static void
remedy_session_finalize (GObject *object)
{
  RemedySession *self = REMEDY_SESSION (object);

  /* A job that waits holds a reference to the session through its task. */
  g_assert (g_queue_is_empty (&self->jobs));
  g_clear_object (&self->store);
  g_clear_pointer (&self->nothing, remedy_facts_free);
  g_clear_pointer (&self->nothing_done, g_ptr_array_unref);

  G_OBJECT_CLASS (remedy_session_parent_class)->finalize (object);
}

static void
remedy_session_class_init (RemedySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_session_dispose;
  object_class->finalize = remedy_session_finalize;

  /**
   * RemedySession::changed:
   * @self: a session
   *
   * Anything but progress has changed; what the getters returned is gone.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RemedySession::progress:
   * @self: a session
   * @fraction: 0.0 to 1.0
   * @text: what is being read
   *
   * The reading has come further.
   */
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_STRING);

  /**
   * RemedySession::media-progress:
   * @self: a session
   * @fraction: 0.0 to 1.0; -1 if it is not known
   * @text: what is being read
   *
   * The reading of the media has come further.
   */
  signals[MEDIA_PROGRESS]
      = g_signal_new ("media-progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_STRING);
}

static void
remedy_session_init (RemedySession *self)
{
  g_queue_init (&self->jobs);
  self->nothing = remedy_facts_new ();
  self->nothing_done = g_ptr_array_new ();
}

/**
 * remedy_session_new:
 * @store: where the cases are
 *
 * Returns: (transfer full): a session without a case
 */
RemedySession *
remedy_session_new (RemedyCaseStore *store)
{
  RemedySession *self;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (store), NULL);

  self = g_object_new (REMEDY_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  return self;
}

/**
 * remedy_session_set_source_func:
 * @self: a session
 * @func: (nullable) (scope forever): opens the sources; %NULL for folders and loose files
 * @user_data: for @func
 *
 * Sets where the evidence is read from. A test puts a source there that waits.
 */
void
remedy_session_set_source_func (RemedySession          *self,
                                RemedySessionSourceFunc func,
                                gpointer                user_data)
{
  g_return_if_fail (REMEDY_IS_SESSION (self));

  self->source_func = func;
  self->source_data = user_data;
}

/**
 * remedy_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): where the cases are; %NULL where a snapshot is shown
 */
RemedyCaseStore *
remedy_session_get_store (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * remedy_session_new_task:
 * @self: a session
 * @tag: the function that was called
 * @cancellable: (nullable): for the work
 * @callback: of the caller
 * @user_data: for @callback
 *
 * Returns: (transfer full): a task that remedy_session_finish() understands
 */
GTask *
remedy_session_new_task (RemedySession      *self,
                         gpointer            tag,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What is on disk counts, however late the operator pressed Cancel. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/**
 * remedy_session_get_case:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the case as it is on disk
 */
const RemedyCase *
remedy_session_get_case (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->case_;
}

/* The server is being read for the findings: what was known before counts no more. */
static gboolean
is_reading_before (RemedySession *self)
{
  return self->gathering != NULL && remedy_gathering_is_before (self->gathering);
}

/**
 * remedy_session_get_facts:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what was read of the server, so far
 */
const RemedyFacts *
remedy_session_get_facts (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return is_reading_before (self) ? remedy_gathering_get_snapshot (self->gathering) : self->before;
}

/**
 * remedy_session_get_after:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what was read again, to verify
 */
const RemedyFacts *
remedy_session_get_after (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->after;
}

static gboolean
has_answer (RemedySession *self)
{
  return self->case_ != NULL && self->case_->work->answers->saw != REMEDY_SAW_UNASKED;
}

/* What there is to judge: the operator’s word counts where nothing was read. */
static const RemedyFacts *
get_ground (RemedySession *self)
{
  if (self->case_ == NULL || is_reading_before (self))
    return NULL;
  if (self->before == NULL && has_answer (self))
    return self->nothing;
  return self->before;
}

static gboolean
is_ready (const RemedyCheck *check, const RemedyFacts *facts)
{
  return facts != NULL && (check->needs & ~remedy_facts_get_parts (facts)) == 0;
}

static GPtrArray *
find_so_far (RemedySession *self)
{
  const RemedyFacts *facts = remedy_session_get_facts (self);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_finding_free);
  gsize      n_checks;
  const RemedyCheck *checks = remedy_check_table (&n_checks);

  for (gsize i = 0; i < n_checks; i++)
    if (is_ready (&checks[i], facts))
      g_ptr_array_add (findings, remedy_check_run (&checks[i], facts, self->case_->work->answers));
  return findings;
}

/**
 * remedy_session_get_findings:
 * @self: a session
 *
 * Returns: (transfer none) (element-type RemedyFinding): the findings, in the order of the
 *   table of checks; while the server is being read, those that are known already
 */
const GPtrArray *
remedy_session_get_findings (RemedySession *self)
{
  const RemedyFacts *ground;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  if (self->findings != NULL)
    return self->findings;
  ground = get_ground (self);
  if (is_reading_before (self))
    self->findings = find_so_far (self);
  else if (ground != NULL)
    self->findings = remedy_check_run_all (ground, self->case_->work->answers);
  else
    self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_finding_free);
  return self->findings;
}

/**
 * remedy_session_is_pending:
 * @self: a session
 * @check: id of a check
 *
 * Returns: %TRUE if the evidence for it is still being read
 */
gboolean
remedy_session_is_pending (RemedySession *self, const char *check)
{
  const RemedyCheck *row;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (check != NULL, FALSE);

  row = remedy_check_find (check);
  return row != NULL && is_reading_before (self) &&
         !is_ready (row, remedy_session_get_facts (self));
}

/**
 * remedy_session_get_diagnosis:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the diagnosis; %NULL where nothing was read or
 *   stated, and while the server is being read
 */
const RemedyDiagnosis *
remedy_session_get_diagnosis (RemedySession *self)
{
  const RemedyFacts *ground;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  ground = get_ground (self);
  if (self->diagnosis == NULL && ground != NULL)
    self->diagnosis = remedy_diagnosis_make (ground, self->case_->work->answers);
  return self->diagnosis;
}

/**
 * remedy_session_get_plan:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the run sheet; %NULL where there is no diagnosis
 */
const RemedyPlan *
remedy_session_get_plan (RemedySession *self)
{
  const RemedyDiagnosis *diagnosis;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  diagnosis = remedy_session_get_diagnosis (self);
  if (self->plan == NULL && diagnosis != NULL)
    self->plan = remedy_plan_make (&(RemedyPlanInput){
        .facts = get_ground (self),
        .diagnosis = diagnosis,
        .statements = self->case_->work->statements,
        .media = self->media,
        .failures = self->case_->work->failures,
    });
  return self->plan;
}

/* Which service pack was to be reapplied follows from what was read first. */
static RemedyVerification *
verify (const RemedyCase *case_, const RemedyFacts *before, const RemedyFacts *after)
{
  const RemedyVerificationInput input = {
    .before = before,
    .after = after,
    .answers = case_->work->answers,
    .update = remedy_work_find_mark (case_->work, REMEDY_STEP_UPDATE),
    .test_migration = remedy_work_find_mark (case_->work, REMEDY_STEP_TEST_MIGRATION),
  };

  return remedy_verification_make (&input);
}

/**
 * remedy_session_get_verification:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the before/after table; %NULL where nothing was read
 */
const RemedyVerification *
remedy_session_get_verification (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  if (self->verification == NULL && self->case_ != NULL && self->before != NULL)
    self->verification = verify (self->case_, self->before, self->after);
  return self->verification;
}

/**
 * remedy_session_get_mark:
 * @self: a session
 * @step: id of a step
 *
 * Returns: (transfer none) (nullable): how it stands; %NULL if nothing was done about it
 */
const RemedyMark *
remedy_session_get_mark (RemedySession *self, const char *step)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  return self->case_ != NULL ? remedy_work_find_mark (self->case_->work, step) : NULL;
}

/**
 * remedy_session_get_problem:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what of the case could not be opened or done, in
 *   sentences: evidence that is damaged, a disk without locks
 */
const char *
remedy_session_get_problem (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);

  return self->problem;
}

/**
 * remedy_session_is_reading:
 * @self: a session
 *
 * Returns: %TRUE while the server is being read, for the findings or to verify
 */
gboolean
remedy_session_is_reading (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), FALSE);

  return self->gathering != NULL;
}

/**
 * remedy_session_is_evidence_there:
 * @self: a session
 *
 * Returns: %TRUE if the source was there when the case was opened or last read; where it is
 *   not, what was read earlier still is
 */
gboolean
remedy_session_is_evidence_there (RemedySession *self)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), FALSE);

  return self->evidence_there;
}

/**
 * remedy_session_get_flow_state:
 * @self: a session
 * @state: (out): what the order of the pages depends on
 */
void
remedy_session_get_flow_state (RemedySession *self, RemedyFlowState *state)
{
  const RemedyDiagnosis *diagnosis;

  g_return_if_fail (REMEDY_IS_SESSION (self));
  g_return_if_fail (state != NULL);

  diagnosis = remedy_session_get_diagnosis (self);
  *state = (RemedyFlowState){
    .has_case = self->case_ != NULL,
    .has_facts = remedy_session_get_facts (self) != NULL,
    .has_answer = has_answer (self),
    .reading = is_reading_before (self),
    .is_fault = diagnosis != NULL && diagnosis->condition <= REMEDY_CONDITION_POSSIBLE,
    .go_on = self->case_ != NULL && self->case_->work->go_on_reason != NULL,
    .consent = self->case_ != NULL && self->case_->work->consent,
  };
}

/**
 * remedy_session_close:
 * @self: a session
 *
 * Leaves the case, which stays on disk. A reading that is under way is stopped, and changes
 * that were not saved yet fail with %G_IO_ERROR_CANCELLED.
 */
void
remedy_session_close (RemedySession *self)
{
  g_return_if_fail (REMEDY_IS_SESSION (self));

  forget (self);
  remedy_session_notify (self);
}

/**
 * remedy_session_summarise:
 * @case_: a case
 * @before: (nullable): what was read
 * @after: (nullable): what was read again
 *
 * Keeps in the case what the list of cases shows of it.
 */
void
remedy_session_summarise (RemedyCase *case_, const RemedyFacts *before, const RemedyFacts *after)
{
  g_autoptr (RemedyDiagnosis) diagnosis = NULL;
  g_autoptr (RemedyVerification) verification = NULL;
  g_autoptr (RemedyFacts) nothing = remedy_facts_new ();
  const char *computer = before != NULL && before->layout != NULL ? before->layout->computer : NULL;

  if (before != NULL || case_->work->answers->saw != REMEDY_SAW_UNASKED)
    diagnosis = remedy_diagnosis_make (before != NULL ? before : nothing, case_->work->answers);
  if (before != NULL)
    verification = verify (case_, before, after);
  g_clear_pointer (&case_->condition, g_free);
  g_clear_pointer (&case_->outcome, g_free);
  if (diagnosis != NULL)
    {
      case_->condition = g_strdup (remedy_condition_words[diagnosis->condition]);
      case_->service_pack = diagnosis->service_pack;
    }
  if (verification != NULL)
    case_->outcome = g_strdup (remedy_outcome_words[verification->outcome]);
  if (computer == NULL && before != NULL)
    computer = remedy_facts_get_value (before, "ComputerName");
  if (computer != NULL)
    {
      g_free (case_->server);
      case_->server = g_strdup (computer);
    }
}

/**
 * remedy_session_finish:
 * @self: a session
 * @result: what the callback of any of its _async calls got
 * @error: what went wrong; %REMEDY_ERROR_SAVE if it could not be saved
 *
 * Returns: %TRUE once it is done and on disk; otherwise everything is as it was
 */
gboolean
remedy_session_finish (RemedySession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
