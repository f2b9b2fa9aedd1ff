/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-failure.h"
#include "core/remedy-error.h"
#include "evidence/remedy-folder-source.h"
#include "guide/remedy-session.h"
#include "practice/remedy-practice.h"
#include "test-support.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

typedef struct
{
  char            *folder; /* of the store */
  RemedyCaseStore *store;
  RemedySession   *session;
  GAsyncResult    *result;
  GError          *error;
  guint            changed;
} Fixture;

static void
count (RemedySession *session,
       Fixture       *fixture)
{
  fixture->changed++;
}

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (fixture->store);
  g_signal_connect (fixture->session, "changed", G_CALLBACK (count), fixture);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  g_clear_error (&fixture->error);
  test_let_go (fixture->session);
  test_let_go (fixture->store);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->result = g_object_ref (result);
}

/* Waits for the call that was made last; TRUE if it went well, else the error is kept. */
static gboolean
finish (Fixture *fixture)
{
  gboolean ok;

  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_error (&fixture->error);
  ok = remedy_session_finish (fixture->session, fixture->result, &fixture->error);
  g_clear_object (&fixture->result);
  g_assert_true (ok == (fixture->error == NULL));
  return ok;
}

static void
assert_ok (Fixture *fixture)
{
  finish (fixture);
  g_assert_no_error (fixture->error);
}

static void
assert_fails (Fixture *fixture,
              int      code)
{
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, code);
}

static void
start_practice (Fixture    *fixture,
                const char *scenario)
{
  remedy_session_start_practice_async (fixture->session, scenario, NULL, on_result, fixture);
  assert_ok (fixture);
}

static void
read_server (Fixture      *fixture,
             RemedyReading reading)
{
  remedy_session_read_async (fixture->session, reading, NULL, on_result, fixture);
  assert_ok (fixture);
}

static gboolean
move (Fixture        *fixture,
      const char     *step,
      RemedyStepState state,
      const char     *reason)
{
  remedy_session_move_step_async (fixture->session, step, state, reason, on_result, fixture);
  return finish (fixture);
}

static void
state_backup (Fixture     *fixture,
              RemedyStated backup)
{
  g_autoptr (RemedyStatements) statements = remedy_statements_new ();

  statements->backup = backup;
  remedy_session_state_async (fixture->session, statements, on_result, fixture);
  assert_ok (fixture);
}

static void
consent (Fixture *fixture)
{
  state_backup (fixture, REMEDY_STATED_YES);
  remedy_session_consent_async (fixture->session, TRUE, on_result, fixture);
  assert_ok (fixture);
}

/* All that a step waits for. */
static void
skip_before (Fixture    *fixture,
             const char *step)
{
  for (const RemedyStep *blocker = remedy_session_get_blocker (fixture->session, step);
       blocker != NULL; blocker = remedy_session_get_blocker (fixture->session, step))
    g_assert_true (move (fixture, blocker->id, REMEDY_STEP_SKIPPED, "not on a practice server"));
}

/* The case as another process would find it now. */
static RemedyStoredCase *
on_disk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RemedyStoredCase *stored = remedy_case_store_load (
      fixture->store, remedy_session_get_case (fixture->session)->id, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (remedy_record_equal (&remedy_case_type, stored->case_,
                                      remedy_session_get_case (fixture->session)));
  return stored;
}

static int
outcome (Fixture *fixture)
{
  return remedy_session_get_verification (fixture->session)->outcome;
}

/* From symptom to proof, as a newcomer walks it. */
static void
test_walk (Fixture      *fixture,
           gconstpointer data)
{
  RemedyFlowState state;

  start_practice (fixture, "fault-sp1");
  remedy_session_get_flow_state (fixture->session, &state);
  g_assert_true (state.has_case);
  g_assert_false (state.has_facts);
  g_assert_null (remedy_session_get_diagnosis (fixture->session));
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_cmpint (remedy_session_get_diagnosis (fixture->session)->condition, ==,
                   REMEDY_CONDITION_CONFIRMED);
  g_assert_cmpint (outcome (fixture), ==, REMEDY_OUTCOME_NOT_READ);
  read_server (fixture, REMEDY_READING_AFTER);
  g_assert_cmpint (outcome (fixture), ==, REMEDY_OUTCOME_NOT_REPLACED);

  remedy_session_practise_async (fixture->session, REMEDY_PRACTICE_REAPPLY, NULL, on_result,
                                 fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  consent (fixture);
  remedy_session_practise_async (fixture->session, REMEDY_PRACTICE_REAPPLY, NULL, on_result,
                                 fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  skip_before (fixture, REMEDY_STEP_UPDATE);
  remedy_session_practise_async (fixture->session, REMEDY_PRACTICE_REAPPLY, NULL, on_result,
                                 fixture);
  assert_ok (fixture);
  g_assert_cmpint (remedy_session_get_mark (fixture->session, REMEDY_STEP_UPDATE)->state, ==,
                   REMEDY_STEP_DONE);
  read_server (fixture, REMEDY_READING_AFTER);
  g_assert_cmpint (outcome (fixture), ==, REMEDY_OUTCOME_WAITING);

  skip_before (fixture, REMEDY_STEP_TEST_MIGRATION);
  remedy_session_practise_async (fixture->session, REMEDY_PRACTICE_MIGRATE_ONE, NULL, on_result,
                                 fixture);
  assert_ok (fixture);
  read_server (fixture, REMEDY_READING_AFTER);
  g_assert_cmpint (outcome (fixture), ==, REMEDY_OUTCOME_MENDED);
  g_assert_cmpstr (remedy_session_get_case (fixture->session)->outcome, ==, "mended");
  g_assert_cmpstr (remedy_session_get_case (fixture->session)->condition, ==, "confirmed");
  remedy_stored_case_free (on_disk (fixture));
}

static void
test_opens_again_where_it_was (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *server = NULL;
  g_autoptr (GError) error = NULL;

  start_practice (fixture, "fault-sp2");
  read_server (fixture, REMEDY_READING_BEFORE);
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_DIAGNOSIS, on_result, fixture);
  assert_ok (fixture);
  g_assert_true (move (fixture, "before.save-logs", REMEDY_STEP_DONE, NULL));
  id = g_strdup (remedy_session_get_case (fixture->session)->id);
  server = g_strdup (remedy_session_get_case (fixture->session)->paths->pdata[0]);
  remedy_session_close (fixture->session);
  g_assert_null (remedy_session_get_case (fixture->session));

  /* The evidence goes, and what was read of it stays. */
  test_remove_tree (server);
  remedy_session_open_async (fixture->session, id, on_result, fixture);
  assert_ok (fixture);
  g_assert_false (remedy_session_is_evidence_there (fixture->session));
  g_assert_cmpint (remedy_session_get_case (fixture->session)->page, ==, REMEDY_PAGE_DIAGNOSIS);
  g_assert_cmpint (remedy_session_get_diagnosis (fixture->session)->condition, ==,
                   REMEDY_CONDITION_CONFIRMED);
  g_assert_cmpint (remedy_session_get_diagnosis (fixture->session)->service_pack, ==, 2);
  g_assert_cmpint (remedy_session_get_mark (fixture->session, "before.save-logs")->state, ==,
                   REMEDY_STEP_DONE);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_NOT_FOUND);
  g_assert_nonnull (remedy_session_get_facts (fixture->session));
  g_assert_false (remedy_session_is_reading (fixture->session));
}

static void
test_moves (Fixture      *fixture,
            gconstpointer data)
{
  const char *step = "before.save-logs";
  g_autoptr (RemedyStoredCase) stored = NULL;

  start_practice (fixture, "fault-sp1");
  g_assert_false (move (fixture, step, REMEDY_STEP_DONE, NULL));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_null (remedy_session_get_mark (fixture->session, step));
  g_assert_true (move (fixture, step, REMEDY_STEP_ACTIVE, NULL));
  g_assert_true (move (fixture, step, REMEDY_STEP_DONE, NULL));
  g_assert_false (move (fixture, step, REMEDY_STEP_FAILED, "no"));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_assert_true (move (fixture, step, REMEDY_STEP_PENDING, NULL));
  g_assert_false (move (fixture, step, REMEDY_STEP_SKIPPED, NULL));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_assert_false (move (fixture, step, REMEDY_STEP_FAILED, "  \n"));
  g_assert_cmpint (remedy_session_get_mark (fixture->session, step)->state, ==,
                   REMEDY_STEP_PENDING);
  g_assert_true (move (fixture, step, REMEDY_STEP_SKIPPED, "saved last week"));
  g_assert_cmpstr (remedy_session_get_mark (fixture->session, step)->reason, ==,
                   "saved last week");
  remedy_session_note_step_async (fixture->session, step, "on the file server", on_result, fixture);
  assert_ok (fixture);
  g_assert_true (move (fixture, step, REMEDY_STEP_PENDING, NULL));
  g_assert_cmpstr (remedy_session_get_mark (fixture->session, step)->note, ==,
                   "on the file server");
  g_assert_null (remedy_session_get_mark (fixture->session, step)->reason);

  g_assert_false (move (fixture, REMEDY_STEP_UPDATE, REMEDY_STEP_ACTIVE, NULL));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_assert_false (move (fixture, "after.backup", REMEDY_STEP_DONE, NULL));
  consent (fixture);
  g_assert_false (move (fixture, REMEDY_STEP_UPDATE, REMEDY_STEP_ACTIVE, NULL));
  skip_before (fixture, REMEDY_STEP_UPDATE);
  g_assert_true (move (fixture, REMEDY_STEP_UPDATE, REMEDY_STEP_ACTIVE, NULL));
  stored = on_disk (fixture);
  g_assert_cmpuint (stored->case_->work->marks->len, ==,
                    remedy_session_get_case (fixture->session)->work->marks->len);
}

/* Calls that are made at once are saved one after the other; none is lost. */
static void
test_changes_queue (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (RemedyStoredCase) stored = NULL;

  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_SYMPTOM, NULL, NULL);
  remedy_session_move_step_async (fixture->session, "before.save-logs", REMEDY_STEP_DONE, NULL,
                                  NULL, NULL);
  remedy_session_note_step_async (fixture->session, "before.save-logs", "a note", NULL, NULL);
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_CHECKS, on_result, fixture);
  assert_ok (fixture);
  stored = on_disk (fixture);
  g_assert_cmpint (stored->case_->page, ==, REMEDY_PAGE_CHECKS);
  g_assert_cmpuint (stored->case_->visited->len, ==, 2);
  g_assert_cmpstr (remedy_session_get_mark (fixture->session, "before.save-logs")->note, ==,
                   "a note");
}

static void
test_not_this_fault (Fixture      *fixture,
                     gconstpointer data)
{
  start_practice (fixture, "healthy");
  read_server (fixture, REMEDY_READING_BEFORE);
  remedy_session_consent_async (fixture->session, TRUE, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_REAPPLY, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  remedy_session_go_on_async (fixture->session, " ", on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  remedy_session_go_on_async (fixture->session, "the support desk wants it", on_result, fixture);
  assert_ok (fixture);
  consent (fixture);
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_REAPPLY, on_result, fixture);
  assert_ok (fixture);
}

/* The consent rests on the word that the backup was verified, and falls with it. */
static void
test_consent_needs_the_backup (Fixture      *fixture,
                               gconstpointer data)
{
  const RemedyCase *case_;

  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  remedy_session_consent_async (fixture->session, TRUE, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  g_assert_nonnull (strstr (fixture->error->message, "backup"));
  state_backup (fixture, REMEDY_STATED_NO);
  remedy_session_consent_async (fixture->session, TRUE, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  consent (fixture);
  g_assert_true (move (fixture, REMEDY_STEP_UPDATE, REMEDY_STEP_FAILED, "it stopped"));
  state_backup (fixture, REMEDY_STATED_NO);
  case_ = remedy_session_get_case (fixture->session);
  g_assert_false (case_->work->consent);
  /* What was done was done. */
  g_assert_cmpint (remedy_session_get_mark (fixture->session, REMEDY_STEP_UPDATE)->state, ==,
                   REMEDY_STEP_FAILED);
  /* Undo gives back what fell with it, and takes the consent before the word it rests on. */
  remedy_session_undo_async (fixture->session, on_result, fixture);
  assert_ok (fixture);
  g_assert_true (remedy_session_get_case (fixture->session)->work->consent);
  g_assert_cmpstr (remedy_session_get_redo (fixture->session), ==,
                   "State what the evidence cannot tell");
  for (guint i = 0; i < 2; i++)
    {
      remedy_session_undo_async (fixture->session, on_result, fixture);
      assert_ok (fixture);
    }
  case_ = remedy_session_get_case (fixture->session);
  g_assert_false (case_->work->consent);
  g_assert_cmpint (case_->work->statements->backup, ==, REMEDY_STATED_YES);
  g_assert_cmpstr (remedy_session_get_redo (fixture->session), ==,
                   "Agree to go beyond the point of no return");
  remedy_stored_case_free (on_disk (fixture));
}

static gboolean
blocks (Fixture    *fixture,
        const char *step)
{
  return remedy_session_get_blocker (fixture->session, step) != NULL;
}

/* A step waits for what it needs, and for what that needs; which of them, it says. */
static void
test_steps_wait (Fixture      *fixture,
                 gconstpointer data)
{
  const RemedyStep *blocker;
  g_autofree char  *step = NULL;
  g_autofree char  *first = NULL;
  g_autofree char  *title = NULL;
  gsize             n_failures;
  const RemedyFailure *const *failures = remedy_failure_table (&n_failures);
  gsize             n = 0;

  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  consent (fixture);
  while (failures[n]->steps->len < 2)
    n++;
  remedy_session_add_failure_async (fixture->session, failures[n]->id, on_result, fixture);
  assert_ok (fixture);
  g_assert_nonnull (strstr (remedy_session_get_undo (fixture->session), failures[n]->title));
  for (guint i = 0; step == NULL; i++)
    {
      const RemedyPlan *plan = remedy_session_get_plan (fixture->session);
      const RemedyStep *waits = plan->steps->pdata[i];

      if (waits->needs->len > 0 && blocks (fixture, waits->id))
        step = g_strdup (waits->id);
    }
  blocker = remedy_session_get_blocker (fixture->session, step);
  first = g_strdup (blocker->id);
  title = g_strdup (blocker->title);
  g_assert_false (move (fixture, step, REMEDY_STEP_DONE, NULL));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_assert_nonnull (strstr (fixture->error->message, title));
  g_assert_true (move (fixture, first, REMEDY_STEP_FAILED, "no tape"));
  g_assert_false (move (fixture, step, REMEDY_STEP_ACTIVE, NULL));
  g_assert_nonnull (strstr (fixture->error->message, "failed"));
  /* To skip it, and to say that it failed, needs nothing but a reason. */
  g_assert_true (move (fixture, step, REMEDY_STEP_SKIPPED, "not here"));
  g_assert_true (move (fixture, step, REMEDY_STEP_PENDING, NULL));
  g_assert_true (move (fixture, first, REMEDY_STEP_PENDING, NULL));
  g_assert_true (move (fixture, first, REMEDY_STEP_SKIPPED, "done last week"));
  while ((blocker = remedy_session_get_blocker (fixture->session, step)) != NULL)
    g_assert_true (move (fixture, blocker->id, REMEDY_STEP_SKIPPED, "done last week"));
  g_assert_true (move (fixture, step, REMEDY_STEP_DONE, NULL));
  /* What was done on top of it stays marked; what is still to be done waits again. */
  g_assert_true (move (fixture, first, REMEDY_STEP_PENDING, NULL));
  g_assert_cmpint (remedy_session_get_mark (fixture->session, step)->state, ==, REMEDY_STEP_DONE);
  g_assert_true (blocks (fixture, step));
}

/* Everything is taken back, over a restart, and done again. */
static void
test_undo_over_a_restart (Fixture      *fixture,
                          gconstpointer data)
{
  const char *step = "before.save-logs";
  g_autofree char *id = NULL;
  guint n_moves;

  start_practice (fixture, "fault-sp1");
  g_assert_null (remedy_session_get_undo (fixture->session));
  remedy_session_undo_async (fixture->session, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_true (move (fixture, step, REMEDY_STEP_DONE, NULL));
  g_assert_true (g_str_has_prefix (remedy_session_get_undo (fixture->session), "Mark “"));
  g_assert_null (remedy_session_get_redo (fixture->session));
  remedy_session_note_step_async (fixture->session, step, "a note", on_result, fixture);
  assert_ok (fixture);
  /* The same again is no move. */
  n_moves = remedy_session_get_journal (fixture->session)->len;
  remedy_session_note_step_async (fixture->session, step, "a note", on_result, fixture);
  assert_ok (fixture);
  g_assert_cmpuint (remedy_session_get_journal (fixture->session)->len, ==, n_moves);
  id = g_strdup (remedy_session_get_case (fixture->session)->id);
  remedy_session_close (fixture->session);
  g_assert_cmpuint (remedy_session_get_journal (fixture->session)->len, ==, 0);
  remedy_session_open_async (fixture->session, id, on_result, fixture);
  assert_ok (fixture);
  for (guint i = 0; i < 2; i++)
    {
      remedy_session_undo_async (fixture->session, on_result, fixture);
      assert_ok (fixture);
    }
  g_assert_null (remedy_session_get_mark (fixture->session, step));
  g_assert_null (remedy_session_get_undo (fixture->session));
  for (guint i = 0; i < 2; i++)
    {
      remedy_session_redo_async (fixture->session, on_result, fixture);
      assert_ok (fixture);
    }
  g_assert_cmpstr (remedy_session_get_mark (fixture->session, step)->note, ==, "a note");
  g_assert_null (remedy_session_get_redo (fixture->session));
  g_assert_cmpuint (remedy_session_get_journal (fixture->session)->len, ==, n_moves + 4);
  remedy_stored_case_free (on_disk (fixture));
}

/* Another window of this process: it reads, and takes over when the first one is gone. */
static void
test_second_window_reads_only (Fixture      *fixture,
                               gconstpointer data)
{
  RemedySession *first = fixture->session;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  id = g_strdup (remedy_session_get_case (first)->id);
  /* Who opens what is open here already keeps it. */
  remedy_session_open_async (first, id, on_result, fixture);
  assert_ok (fixture);
  g_assert_false (remedy_session_is_read_only (first));

  fixture->session = remedy_session_new (fixture->store);
  remedy_session_open_async (fixture->session, id, on_result, fixture);
  assert_ok (fixture);
  g_assert_true (remedy_session_is_read_only (fixture->session));
  g_assert_nonnull (strstr (remedy_session_get_read_only_reason (fixture->session),
                            "another window"));
  g_assert_nonnull (remedy_session_get_plan (fixture->session));
  g_assert_false (move (fixture, "before.save-logs", REMEDY_STEP_DONE, NULL));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  remedy_session_read_async (fixture->session, REMEDY_READING_AFTER, NULL, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_DIAGNOSIS, on_result, fixture);
  assert_ok (fixture);
  g_assert_cmpint (remedy_session_get_case (fixture->session)->page, ==, REMEDY_PAGE_DIAGNOSIS);
  remedy_session_take_over_async (fixture->session, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  g_assert_false (remedy_case_store_delete (fixture->store, id, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE);

  g_assert_false (remedy_session_can_take_over (fixture->session));
  remedy_session_close (first);
  g_assert_true (remedy_session_can_take_over (fixture->session));
  remedy_session_take_over_async (fixture->session, on_result, fixture);
  assert_ok (fixture);
  g_assert_false (remedy_session_is_read_only (fixture->session));
  g_assert_cmpint (remedy_session_get_case (fixture->session)->page, ==, REMEDY_PAGE_SERVER);
  g_assert_true (move (fixture, "before.save-logs", REMEDY_STEP_DONE, NULL));
  test_let_go (first);
}

/* A case that was left for days says so, until the server is read again. */
static void
test_left_for_days (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  const GPtrArray *stale;

  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_cmpuint (remedy_session_get_stale (fixture->session)->len, ==, 0);
  facts = remedy_facts_copy (remedy_session_get_facts (fixture->session));
  facts->gathered -= 5 * 24 * 60 * 60;
  remedy_case_store_save_facts (fixture->store, remedy_session_get_case (fixture->session),
                                REMEDY_CASE_BEFORE, facts, &error);
  g_assert_no_error (error);
  id = g_strdup (remedy_session_get_case (fixture->session)->id);
  remedy_session_open_async (fixture->session, id, on_result, fixture);
  assert_ok (fixture);
  stale = remedy_session_get_stale (fixture->session);
  g_assert_cmpuint (stale->len, >=, 2);
  g_assert_nonnull (strstr (stale->pdata[0], "5 days ago"));
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_cmpuint (remedy_session_get_stale (fixture->session)->len, ==, 0);
}

static void
test_answer_is_stated (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
  g_autoptr (RemedyStoredCase) stored = NULL;

  start_practice (fixture, "no-log");
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_cmpint (remedy_session_get_diagnosis (fixture->session)->condition, ==,
                   REMEDY_CONDITION_CANNOT_TELL);
  answers->saw = REMEDY_SAW_EVENT;
  answers->saw_when = g_get_real_time () / G_USEC_PER_SEC;
  remedy_session_answer_async (fixture->session, answers, on_result, fixture);
  assert_ok (fixture);
  g_assert_cmpint (remedy_session_get_diagnosis (fixture->session)->event, ==,
                   REMEDY_EVENT_STATED);
  stored = on_disk (fixture);
  g_assert_cmpint (stored->case_->work->answers->saw, ==, REMEDY_SAW_EVENT);
  g_assert_cmpint (stored->case_->work->answers->stated_at, !=, REMEDY_TIME_UNKNOWN);
}

/* A folder in the place of a file makes every way to write to it fail, for root too. */
static void
put_folder_in_place_of (const char *path)
{
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);

  g_assert_true (g_rename (path, aside) == 0 || errno == ENOENT);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
put_back (const char *path)
{
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);

  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_true (g_rename (aside, path) == 0 || errno == ENOENT);
}

/* A save that fails leaves everything as it was, here and on disk. */
static void
test_failed_save_changes_nothing (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *after = NULL;
  g_autofree char *json = NULL;
  guint changed;

  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  id = g_strdup (remedy_session_get_case (fixture->session)->id);
  journal = remedy_case_store_get_path (fixture->store, id, REMEDY_CASE_JOURNAL);
  after = remedy_case_store_get_path (fixture->store, id, REMEDY_CASE_AFTER);
  json = remedy_case_store_get_path (fixture->store, id, REMEDY_CASE_JSON);
  put_folder_in_place_of (journal);
  put_folder_in_place_of (after);
  changed = fixture->changed;

  g_assert_false (move (fixture, "before.save-logs", REMEDY_STEP_DONE, NULL));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_SAVE);
  g_assert_null (remedy_session_get_mark (fixture->session, "before.save-logs"));
  g_assert_cmpuint (fixture->changed, ==, changed);
  remedy_session_read_async (fixture->session, REMEDY_READING_AFTER, NULL, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_SAVE);
  g_assert_null (remedy_session_get_after (fixture->session));
  g_assert_false (remedy_session_is_reading (fixture->session));
  put_back (journal);
  put_back (after);

  /* The page is kept with the particulars; a move does not need them. */
  put_folder_in_place_of (json);
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_CHECKS, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_SAVE);
  g_assert_true (move (fixture, "before.save-logs", REMEDY_STEP_DONE, NULL));
  put_back (json);
  g_assert_true (move (fixture, "before.save-logs", REMEDY_STEP_PENDING, NULL));
  g_assert_true (move (fixture, "before.save-logs", REMEDY_STEP_DONE, NULL));
  remedy_stored_case_free (on_disk (fixture));
}

static void
test_no_such_folder (Fixture      *fixture,
                     gconstpointer data)
{
  const char *paths[] = { "/nonexistent/server", NULL };

  remedy_session_start_async (fixture->session, paths, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_NOT_FOUND);
  g_assert_null (remedy_session_get_case (fixture->session));
  remedy_session_answer_async (fixture->session, &(RemedyAnswers){ 0 }, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_result, fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
}

/* A source that hangs in the system and never looks at its cancellable. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean go_on;
} Gate;

static GPtrArray *
open_hanging (const char *const *paths,
              gpointer           user_data,
              GError           **error)
{
  Gate *gate = user_data;

  g_mutex_lock (&gate->mutex);
  while (!gate->go_on)
    g_cond_wait (&gate->cond, &gate->mutex);
  gate->go_on = FALSE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_IO, "it hung");
  return NULL;
}

static void
release (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->go_on = TRUE;
  g_cond_signal (&gate->cond);
  while (gate->go_on)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
test_cancel_of_a_source_that_hangs (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate = { 0 };

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  start_practice (fixture, "fault-sp1");
  remedy_session_set_source_func (fixture->session, open_hanging, &gate);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, cancellable, on_result,
                             fixture);
  g_assert_true (remedy_session_is_reading (fixture->session));
  g_assert_true (remedy_session_is_pending (fixture->session, "symptom.event"));
  /* Other changes do not wait for the reading. */
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_CHECKS, on_result, fixture);
  assert_ok (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (remedy_session_is_reading (fixture->session));
  release (&gate);

  /* Closing does not wait for it either. */
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_result, fixture);
  remedy_session_close (fixture->session);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  release (&gate);
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.cond);
}

/* A source that opens files until MAPISVC.INF, and then waits to be cancelled. */
#define TEST_TYPE_WAITING_SOURCE (test_waiting_source_get_type ())
G_DECLARE_FINAL_TYPE (TestWaitingSource, test_waiting_source, TEST, WAITING_SOURCE, RemedySource)

struct _TestWaitingSource
{
  RemedySource parent_instance;

  RemedySource *inner; /* (owned) */
};

G_DEFINE_FINAL_TYPE (TestWaitingSource, test_waiting_source, REMEDY_TYPE_SOURCE)

static RemedyLayoutFact *
waiting_describe (RemedySource *source,
                  GCancellable *cancellable,
                  GError      **error)
{
  return remedy_source_describe (TEST_WAITING_SOURCE (source)->inner, cancellable, error);
}

static GPtrArray *
waiting_list (RemedySource *source,
              const char   *path,
              GCancellable *cancellable,
              GError      **error)
{
  return remedy_source_list (TEST_WAITING_SOURCE (source)->inner, path, cancellable, error);
}

static RemedyReader *
waiting_open (RemedySource       *source,
              const char         *path,
              RemedySourceEntry **entry,
              GCancellable       *cancellable,
              GError            **error)
{
  GPollFD poll;

  if (strstr (path, "MAPISVC") != NULL && g_cancellable_make_pollfd (cancellable, &poll))
    {
      g_poll (&poll, 1, -1);
      g_cancellable_release_fd (cancellable);
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return remedy_source_open (TEST_WAITING_SOURCE (source)->inner, path, entry, cancellable, error);
}

static gboolean
waiting_has_drive (RemedySource *source,
                   char          letter)
{
  return remedy_source_has_drive (TEST_WAITING_SOURCE (source)->inner, letter);
}

static void
test_waiting_source_finalize (GObject *object)
{
  g_clear_object (&TEST_WAITING_SOURCE (object)->inner);

  G_OBJECT_CLASS (test_waiting_source_parent_class)->finalize (object);
}

static void
test_waiting_source_class_init (TestWaitingSourceClass *klass)
{
  RemedySourceClass *source_class = REMEDY_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_waiting_source_finalize;
  source_class->describe = waiting_describe;
  source_class->list = waiting_list;
  source_class->open = waiting_open;
  source_class->has_drive = waiting_has_drive;
}

static void
test_waiting_source_init (TestWaitingSource *self)
{
}

static GPtrArray *
open_waiting (const char *const *paths,
              gpointer           user_data,
              GError           **error)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);
  TestWaitingSource *source = g_object_new (TEST_TYPE_WAITING_SOURCE, NULL);

  source->inner = remedy_folder_source_new (paths[0], NULL, error);
  g_assert_nonnull (source->inner);
  g_ptr_array_add (sources, source);
  return sources;
}

/* How the rows fill: several snapshots may come in one turn of the main loop. */
typedef struct
{
  guint n_findings;
  guint n_steps;
} Filling;

static void
on_filled (RemedySession *session,
           Filling       *filling)
{
  guint n = remedy_session_get_findings (session)->len;

  g_assert_cmpuint (n, >=, filling->n_findings);
  filling->n_steps += n > filling->n_findings;
  filling->n_findings = n;
}

static void
test_rows_fill_and_a_stop_keeps_them (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RemedyStoredCase) stored = NULL;
  Filling filling = { 0 };
  RemedyFlowState state;
  gulong handler;

  start_practice (fixture, "fault-sp1");
  remedy_session_set_source_func (fixture->session, open_waiting, NULL);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, cancellable, on_result,
                             fixture);
  handler = g_signal_connect (fixture->session, "changed", G_CALLBACK (on_filled), &filling);
  while (remedy_session_is_pending (fixture->session, "files.baseline"))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->session, handler);
  g_assert_cmpuint (filling.n_steps, >=, 2);
  g_assert_true (remedy_session_is_pending (fixture->session, "outlook.profiles"));
  g_assert_null (remedy_session_get_diagnosis (fixture->session));
  remedy_session_get_flow_state (fixture->session, &state);
  g_assert_true (state.reading);

  g_cancellable_cancel (cancellable);
  assert_ok (fixture);
  g_assert_false (remedy_session_is_reading (fixture->session));
  g_assert_true (remedy_session_get_facts (fixture->session)->stopped);
  g_assert_nonnull (remedy_session_get_diagnosis (fixture->session));
  stored = on_disk (fixture);
  g_assert_true (stored->before->stopped);
  g_assert_nonnull (stored->before->events);

  /* A whole reading replaces it; stopping the next one does not cost it. */
  remedy_session_set_source_func (fixture->session, NULL, NULL);
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_false (remedy_session_get_facts (fixture->session)->stopped);
  remedy_session_set_source_func (fixture->session, open_waiting, NULL);
  g_cancellable_reset (cancellable);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, cancellable, on_result,
                             fixture);
  while (remedy_session_is_pending (fixture->session, "files.baseline"))
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (remedy_session_get_facts (fixture->session)->stopped);
}

/* What was read to verify belongs to what was read before it. */
static void
test_a_new_reading_drops_the_old_proof (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autoptr (RemedyStoredCase) stored = NULL;

  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  read_server (fixture, REMEDY_READING_AFTER);
  g_assert_nonnull (remedy_session_get_after (fixture->session));
  read_server (fixture, REMEDY_READING_BEFORE);
  g_assert_null (remedy_session_get_after (fixture->session));
  stored = on_disk (fixture);
  g_assert_nonnull (stored->before);
  g_assert_null (stored->after);
}

/* The files of the practice server do not change while they are read. */
static void
test_practice_waits_for_the_reading (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Gate gate = { 0 };

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  start_practice (fixture, "fault-sp1");
  read_server (fixture, REMEDY_READING_BEFORE);
  consent (fixture);
  skip_before (fixture, REMEDY_STEP_UPDATE);
  remedy_session_set_source_func (fixture->session, open_hanging, &gate);
  remedy_session_read_async (fixture->session, REMEDY_READING_AFTER, cancellable, on_result,
                             fixture);
  remedy_session_practise_async (fixture->session, REMEDY_PRACTICE_REAPPLY, NULL, on_result,
                                 fixture);
  assert_fails (fixture, REMEDY_ERROR_STATE);
  g_assert_null (remedy_session_get_mark (fixture->session, REMEDY_STEP_UPDATE));
  g_cancellable_cancel (cancellable);
  g_assert_false (finish (fixture));
  release (&gate);
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.cond);
}

/* A change that was on its way when the case was closed does not open it again. */
static void
test_closed_while_it_saves (Fixture      *fixture,
                            gconstpointer data)
{
  start_practice (fixture, "fault-sp1");
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_CHECKS, on_result, fixture);
  remedy_session_close (fixture->session);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (remedy_session_get_case (fixture->session));
}

/* The session ends while a change is on its way: the change is saved, and nobody crashes. */
static void
test_ends_while_it_works (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  RemedySession *session = remedy_session_new (store);
  const char *paths[] = { folder, NULL };

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  remedy_session_start_async (session, paths, NULL, NULL);
  g_object_unref (session);
  while (session != NULL)
    g_main_context_iteration (NULL, TRUE);
  test_remove_tree (folder);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/session/walk", test_walk);
  ADD ("/session/opens-again-where-it-was", test_opens_again_where_it_was);
  ADD ("/session/moves", test_moves);
  ADD ("/session/changes-queue", test_changes_queue);
  ADD ("/session/not-this-fault", test_not_this_fault);
  ADD ("/session/answer-is-stated", test_answer_is_stated);
  ADD ("/session/consent-needs-the-backup", test_consent_needs_the_backup);
  ADD ("/session/steps-wait", test_steps_wait);
  ADD ("/session/undo-over-a-restart", test_undo_over_a_restart);
  ADD ("/session/second-window-reads-only", test_second_window_reads_only);
  ADD ("/session/left-for-days", test_left_for_days);
  ADD ("/session/failed-save-changes-nothing", test_failed_save_changes_nothing);
  ADD ("/session/no-such-folder", test_no_such_folder);
  ADD ("/session/cancel-of-a-source-that-hangs", test_cancel_of_a_source_that_hangs);
  ADD ("/session/rows-fill-and-a-stop-keeps-them", test_rows_fill_and_a_stop_keeps_them);
  ADD ("/session/a-new-reading-drops-the-old-proof", test_a_new_reading_drops_the_old_proof);
  ADD ("/session/practice-waits-for-the-reading", test_practice_waits_for_the_reading);
  ADD ("/session/closed-while-it-saves", test_closed_while_it_saves);
  g_test_add_func ("/session/ends-while-it-works", test_ends_while_it_works);
  return g_test_run ();
}
