/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-tour-walk.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-tour-clock.h"
#include "core/remedy-error.h"

struct _RemedyTourWalk
{
  RemedySession *session; /* (owned) */
  gint64         start; /* time: what comes after it happened on the walk */
  guint          next; /* of the stops */
  gboolean       done; /* what was asked of the session came to an end */
  gboolean       failed;
  GError        *error; /* (owned) (nullable) why */
};

/* What is done on the way to a stop, and where it is. */
typedef struct
{
  RemedyTourStop stop;
  RemedyPageId   page;
  gboolean       repair; /* passed over where there is nothing to mend */
  gboolean     (*go) (RemedyTourWalk *self);
  const char    *step; /* of the run sheet that was done last */
  const char    *opened; /* a row that stands open */
} Leg;

/* At which a step that fails shows most. */
#define STEP_THAT_FAILS "quiet.stop-services"
/* The same on a workstation, which has no services of Exchange. */
#define STEP_THAT_FAILS_THERE "quiet.close-programs"

static void
on_finished (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  RemedyTourWalk *self = user_data;

  g_clear_error (&self->error);
  self->failed = !remedy_session_finish (REMEDY_SESSION (source), result, &self->error);
  self->done = TRUE;
}

/* Comes after each call of the session. */
static gboolean
wait_for_it (RemedyTourWalk *self)
{
  while (!self->done)
    g_main_context_iteration (NULL, TRUE);
  self->done = FALSE;
  return !self->failed;
}

static gboolean
read_server (RemedyTourWalk *self)
{
  remedy_session_read_async (self->session, REMEDY_READING_BEFORE, NULL, on_finished, self);
  return wait_for_it (self);
}

static gboolean
read_again (RemedyTourWalk *self)
{
  remedy_session_read_async (self->session, REMEDY_READING_AFTER, NULL, on_finished, self);
  return wait_for_it (self);
}

static gboolean
practise (RemedyTourWalk    *self,
          RemedyPracticeMove move)
{
  remedy_session_practise_async (self->session, move, NULL, on_finished, self);
  return wait_for_it (self);
}

static gboolean
read_media (RemedyTourWalk *self)
{
  remedy_session_practise_media_async (self->session, NULL, on_finished, self);
  return wait_for_it (self);
}

static gboolean
agree (RemedyTourWalk *self)
{
  g_autoptr (RemedyStatements) statements
      = remedy_statements_copy (remedy_session_get_case (self->session)->work->statements);

  statements->backup = REMEDY_STATED_YES;
  remedy_session_state_async (self->session, statements, on_finished, self);
  if (!wait_for_it (self))
    return FALSE;
  remedy_session_consent_async (self->session, TRUE, on_finished, self);
  return wait_for_it (self);
}

static gboolean
mark (RemedyTourWalk  *self,
      const char      *step,
      RemedyStepState  state,
      const char      *reason)
{
  remedy_session_move_step_async (self->session, step, state, reason, on_finished, self);
  return wait_for_it (self);
}

/* Works the run sheet off up to a step; one is skipped, to show how that looks. */
static gboolean
work_until (RemedyTourWalk *self,
            const char     *last)
{
  for (guint i = 0;; i++)
    {
      const RemedyPlan *plan = remedy_session_get_plan (self->session);
      const RemedyStep *step = i < plan->steps->len ? plan->steps->pdata[i] : NULL;
      g_autofree char  *id = step != NULL ? g_strdup (step->id) : NULL;

      if (step == NULL || step->phase == REMEDY_PHASE_ROLL_BACK || g_str_equal (id, last))
        return TRUE;
      if (remedy_session_get_mark (self->session, id) != NULL)
        continue;
      if (i == 1 ? !mark (self, id, REMEDY_STEP_SKIPPED, "took two tries")
                 : !mark (self, id, REMEDY_STEP_DONE, NULL))
        return FALSE;
    }
}

static const char *
get_step_that_fails (RemedyTourWalk *self)
{
  const RemedyPlan *plan = remedy_session_get_plan (self->session);

  return remedy_plan_find (plan, STEP_THAT_FAILS) != NULL ? STEP_THAT_FAILS : STEP_THAT_FAILS_THERE;
}

static gboolean
begin_work (RemedyTourWalk *self)
{
  return work_until (self, get_step_that_fails (self));
}

static gboolean
fail_step (RemedyTourWalk *self)
{
  return mark (self, get_step_that_fails (self), REMEDY_STEP_FAILED,
               "the Information Store did not stop");
}

static gboolean
reach_update (RemedyTourWalk *self)
{
  remedy_session_undo_async (self->session, on_finished, self);
  return wait_for_it (self) && work_until (self, REMEDY_STEP_UPDATE);
}

static gboolean
replace (RemedyTourWalk *self)
{
  return mark (self, REMEDY_STEP_UPDATE, REMEDY_STEP_DONE, NULL) &&
         practise (self, REMEDY_PRACTICE_REAPPLY) && read_again (self);
}

static gboolean
mend (RemedyTourWalk *self)
{
  return work_until (self, REMEDY_STEP_TEST_MIGRATION) &&
         mark (self, REMEDY_STEP_TEST_MIGRATION, REMEDY_STEP_DONE, NULL) &&
         practise (self, REMEDY_PRACTICE_MIGRATE_ONE) && read_again (self);
}

/* So that the list of pages shows which ones were looked at. */
static gboolean
turn_to (RemedyTourWalk *self,
         RemedyPageId    page)
{
  remedy_session_set_page_async (self->session, page, on_finished, self);
  return wait_for_it (self);
}

static const Leg legs[REMEDY_TOUR_MAX_STOPS] = {
  { { "server", N_ ("What was found on the server, and what is missing") },
    REMEDY_PAGE_SERVER, FALSE, read_server, NULL, NULL },
  { { "symptom", N_ ("When event 12010 was logged, and how the migration runs went") },
    REMEDY_PAGE_SYMPTOM, FALSE, NULL, NULL, NULL },
  { { "checks", N_ ("Every check, with what was seen, where, and why it matters") },
    REMEDY_PAGE_CHECKS, FALSE, NULL, NULL, "RemedyFindingRow 0" },
  { { "diagnosis", N_ ("The diagnosis in one sentence, with what speaks for it and against it") },
    REMEDY_PAGE_DIAGNOSIS, FALSE, NULL, NULL, NULL },
  { { "prepare", N_ ("What has to be known before the repair, and the media of the service pack") },
    REMEDY_PAGE_PREPARE, TRUE, read_media, NULL, NULL },
  { { "agreed", N_ ("The point of no return was agreed to") },
    REMEDY_PAGE_PREPARE, TRUE, agree, NULL, NULL },
  { { "reapply", N_ ("One step of the run sheet at a time, with the command to copy") },
    REMEDY_PAGE_REAPPLY, TRUE, begin_work, NULL, NULL },
  { { "failed", N_ ("A step failed, and what has to wait for it is said") },
    REMEDY_PAGE_REAPPLY, TRUE, fail_step, NULL, NULL },
  { { "update", N_ ("The step at which the service pack is reapplied") },
    REMEDY_PAGE_REAPPLY, TRUE, reach_update, NULL, NULL },
  { { "replaced", N_ ("The server was read again: the files are replaced") },
    REMEDY_PAGE_VERIFY, TRUE, replace, REMEDY_STEP_UPDATE, NULL },
  { { "mended", N_ ("One user was migrated: the fault is mended") },
    REMEDY_PAGE_VERIFY, TRUE, mend, REMEDY_STEP_TEST_MIGRATION, NULL },
  { { "report", N_ ("What can be shared with the support desk, before anything is written") },
    REMEDY_PAGE_REPORT, FALSE, NULL, NULL, NULL },
};

static RemedySnapshot *
take_snapshot (RemedyTourWalk *self,
               const Leg      *leg)
{
  RemedySnapshot *snapshot = remedy_session_take_snapshot (self->session);

  snapshot->page = leg->page;
  snapshot->step = g_strdup (leg->step);
  if (leg->opened != NULL)
    g_ptr_array_add (snapshot->opened, g_strdup (leg->opened));
  remedy_tour_clock_set (snapshot, self->start);
  return snapshot;
}

/**
 * remedy_tour_walk_new:
 * @folder: for the case and the practice server; empty, and not removed
 * @scenario: of the practice server
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable): a walk before its first stop
 */
RemedyTourWalk *
remedy_tour_walk_new (const char *folder,
                      const char *scenario,
                      GError    **error)
{
  g_autoptr (RemedyTourWalk) self = g_new0 (RemedyTourWalk, 1);
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);

  self->session = remedy_session_new (store);
  self->start = g_get_real_time () / G_USEC_PER_SEC;
  remedy_session_start_practice_async (self->session, scenario, NULL, on_finished, self);
  if (wait_for_it (self))
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&self->error));
  return NULL;
}

/**
 * remedy_tour_walk_free:
 * @self: (transfer full) (nullable): a walk
 */
void
remedy_tour_walk_free (RemedyTourWalk *self)
{
  if (self == NULL)
    return;
  remedy_session_close (self->session);
  g_object_unref (self->session);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * remedy_tour_walk_next:
 * @self: a walk
 * @snapshot: (out) (transfer full): what is to be seen there; its times and its paths of this
 *   computer are invented, so that each walk shows the same
 * @error: of %REMEDY_ERROR
 *
 * Goes to the next stop.
 *
 * Returns: (nullable): the stop; %NULL without an error at the end of the walk
 */
const RemedyTourStop *
remedy_tour_walk_next (RemedyTourWalk  *self,
                       RemedySnapshot **snapshot,
                       GError         **error)
{
  RemedyFlowState flow = { 0 };
  const Leg      *leg;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  remedy_session_get_flow_state (self->session, &flow);
  while (self->next > 0 && !flow.is_fault && self->next < G_N_ELEMENTS (legs) &&
         legs[self->next].repair)
    self->next++;
  if (self->next == G_N_ELEMENTS (legs))
    return NULL;
  leg = &legs[self->next++];
  if ((leg->go != NULL && !leg->go (self)) || !turn_to (self, leg->page))
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&self->error), "%s: ", leg->stop.name);
      return NULL;
    }
  *snapshot = take_snapshot (self, leg);
  return &leg->stop;
}

/**
 * remedy_tour_walk_get_session:
 * @self: a walk
 *
 * Returns: (transfer none): that which it walks through, for a window
 */
RemedySession *
remedy_tour_walk_get_session (RemedyTourWalk *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->session;
}
