/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-session.h"
#include "test-support.h"

#include <glib/gstdio.h>

/*
 * A session from outside: what it keeps over restarts, against a simple model; what comes
 * after a save that failed; and what a case that was spoilt on disk does to it.
 */

#define N_MOVES 1000
#define MOVES_A_START 70

#define MAX_STEPS 128
#define N_FAILURES 3
#define N_MEDIA 2

typedef struct
{
  char            *folder; /* of the store */
  RemedyCaseStore *store;
  RemedySession   *session;
  GAsyncResult    *result;
  GError          *error;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (fixture->store);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_clear_error (&fixture->error);
  test_let_go (fixture->session);
  test_let_go (fixture->store);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
on_result (GObject *source, GAsyncResult *result, gpointer user_data)
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

/* A practice server that was read: there is a run sheet. */
static void
start (Fixture *fixture)
{
  remedy_session_start_practice_async (fixture->session, "fault-sp1", NULL, on_result, fixture);
  assert_ok (fixture);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_result, fixture);
  assert_ok (fixture);
}

/* The program ends and is started again. */
static void
restart (Fixture *fixture)
{
  g_autofree char *id = g_strdup (remedy_session_get_case (fixture->session)->id);

  test_let_go (fixture->session);
  test_let_go (fixture->store);
  fixture->store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (fixture->store);
  remedy_session_open_async (fixture->session, id, on_result, fixture);
  assert_ok (fixture);
}

/* What a step of the run sheet is, told as simply as can be. */
typedef struct
{
  const char     *id;
  gboolean        beyond; /* the point of no return */
  RemedyStepState state;
  const char     *reason;
  const char     *note;
} Step;

typedef struct
{
  Step         steps[MAX_STEPS];
  guint        n_steps;
  int          backup;
  gboolean     consent;
  RemedyPageId page; /* not taken back */
  const char  *go_on;
  RemedySaw    saw;
  gboolean     failures[N_FAILURES];
  int          media; /* 0: none */
} Model;

/* All that was said and done, as it was after each move that counts or can be done again. */
typedef struct
{
  GArray *models; /* Model */
  guint   at; /* as things are */
} History;

static void
model_init (Model *model, RemedySession *session)
{
  const RemedyPlan *plan = remedy_session_get_plan (session);
  gboolean          beyond = FALSE;

  g_assert_cmpuint (plan->steps->len, <=, MAX_STEPS);
  memset (model, 0, sizeof *model);
  model->n_steps = plan->steps->len;
  for (guint i = 0; i < model->n_steps; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      beyond = beyond || step->no_return;
      model->steps[i].id = g_intern_string (step->id);
      model->steps[i].beyond = beyond;
    }
}

static gboolean
is_settled (RemedyStepState state)
{
  return state == REMEDY_STEP_DONE || state == REMEDY_STEP_FAILED || state == REMEDY_STEP_SKIPPED;
}

static gboolean
may_move (const Model *model, const Step *step, RemedyStepState to, const char *reason)
{
  if (to == step->state)
    return FALSE;
  if (is_settled (step->state) && to != REMEDY_STEP_PENDING)
    return FALSE;
  if ((to == REMEDY_STEP_FAILED || to == REMEDY_STEP_SKIPPED) && g_strcmp0 (reason, "why") != 0)
    return FALSE;
  return to == REMEDY_STEP_PENDING || !step->beyond || model->consent;
}

static void
move (Fixture *fixture, Model *model, GRand *dice)
{
  static const char *const reasons[] = { NULL, " \n", "why" };
  Step                    *step = &model->steps[g_rand_int_range (dice, 0, model->n_steps)];
  RemedyStepState          to = g_rand_int_range (dice, 0, REMEDY_STEP_SKIPPED + 1);
  const char              *reason = reasons[g_rand_int_range (dice, 0, G_N_ELEMENTS (reasons))];
  gboolean                 begins = to == REMEDY_STEP_ACTIVE || to == REMEDY_STEP_DONE;
  gboolean                 may = may_move (model, step, to, reason) &&
                                 !(begins && remedy_session_get_blocker (fixture->session, step->id));

  remedy_session_move_step_async (fixture->session, step->id, to, reason, on_result, fixture);
  g_assert_cmpint (finish (fixture), ==, may);
  if (!may)
    {
      g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
      return;
    }
  step->state = to;
  step->reason = to == REMEDY_STEP_FAILED || to == REMEDY_STEP_SKIPPED ? reason : NULL;
}

static void
note (Fixture *fixture, Model *model, GRand *dice)
{
  static const char *const notes[] = { NULL, "", "a note", "“quoted” <b> \\ \t and a line\nmore" };
  Step                    *step = &model->steps[g_rand_int_range (dice, 0, model->n_steps)];
  const char              *text = notes[g_rand_int_range (dice, 0, G_N_ELEMENTS (notes))];

  remedy_session_note_step_async (fixture->session, step->id, text, on_result, fixture);
  assert_ok (fixture);
  step->note = text != NULL && *text != '\0' ? text : NULL;
}

static void
turn_page (Fixture *fixture, Model *model, GRand *dice)
{
  RemedyPageId page = g_rand_int_range (dice, 0, REMEDY_N_PAGES);
  gboolean     may = model->consent || (page != REMEDY_PAGE_REAPPLY && page != REMEDY_PAGE_VERIFY);

  remedy_session_set_page_async (fixture->session, page, on_result, fixture);
  g_assert_cmpint (finish (fixture), ==, may);
  if (may)
    model->page = page;
}

static void
answer (Fixture *fixture, Model *model, GRand *dice)
{
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();

  answers->saw = g_rand_int_range (dice, 0, REMEDY_SAW_NO_EVENT + 1);
  remedy_session_answer_async (fixture->session, answers, on_result, fixture);
  assert_ok (fixture);
  model->saw = answers->saw;
}

static void
state (Fixture *fixture, Model *model, GRand *dice)
{
  g_autoptr (RemedyStatements) statements = remedy_statements_new ();

  model->backup = statements->backup = g_rand_int_range (dice, 0, REMEDY_STATED_NO + 1);
  remedy_session_state_async (fixture->session, statements, on_result, fixture);
  assert_ok (fixture);
  model->consent = model->consent && model->backup == REMEDY_STATED_YES;
}

static void
agree (Fixture *fixture, Model *model, GRand *dice)
{
  gboolean consent = g_rand_boolean (dice);
  gboolean may = !consent || model->backup == REMEDY_STATED_YES;

  remedy_session_consent_async (fixture->session, consent, on_result, fixture);
  g_assert_cmpint (finish (fixture), ==, may);
  if (may)
    model->consent = consent;
}

static void
go_on (Fixture *fixture, Model *model, GRand *dice)
{
  static const char *const reasons[] = { "support asked for it", "", NULL };
  const char              *reason = reasons[g_rand_int_range (dice, 0, G_N_ELEMENTS (reasons))];
  gboolean                 may = reason != NULL && *reason != '\0';

  remedy_session_go_on_async (fixture->session, reason, on_result, fixture);
  g_assert_cmpint (finish (fixture), ==, may);
  if (may)
    model->go_on = reason;
}

static void
failure (Fixture *fixture, Model *model, GRand *dice)
{
  static const char *const ids[N_FAILURES] = { "one", "two", "three" };
  guint                    which = g_rand_int_range (dice, 0, N_FAILURES);

  if (g_rand_boolean (dice))
    {
      remedy_session_add_failure_async (fixture->session, ids[which], on_result, fixture);
      model->failures[which] = TRUE;
    }
  else
    {
      remedy_session_drop_failure_async (fixture->session, ids[which], on_result, fixture);
      model->failures[which] = FALSE;
    }
  assert_ok (fixture);
}

static char *
media_path (Fixture *fixture, int which)
{
  g_autofree char *name = g_strdup_printf ("media-%d", which);

  return which > 0 ? g_build_filename (fixture->folder, name, NULL) : NULL;
}

/* An empty folder is media as well, though not the right one. */
static void
media (Fixture *fixture, Model *model, GRand *dice)
{
  int              which = g_rand_int_range (dice, 1, N_MEDIA + 1);
  g_autofree char *path = media_path (fixture, which);

  g_mkdir (path, 0700);
  remedy_session_read_media_async (fixture->session, path, NULL, on_result, fixture);
  assert_ok (fixture);
  model->media = which;
}

static void
undo (Fixture *fixture, Model *model, History *history)
{
  RemedyPageId page = model->page;
  gboolean     may = history->at > 0;

  remedy_session_undo_async (fixture->session, on_result, fixture);
  g_assert_cmpint (finish (fixture), ==, may);
  if (may)
    *model = g_array_index (history->models, Model, --history->at);
  else
    g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  model->page = page;
}

static void
redo (Fixture *fixture, Model *model, History *history)
{
  RemedyPageId page = model->page;
  gboolean     may = history->at + 1 < history->models->len;

  remedy_session_redo_async (fixture->session, on_result, fixture);
  g_assert_cmpint (finish (fixture), ==, may);
  if (may)
    *model = g_array_index (history->models, Model, ++history->at);
  else
    g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  model->page = page;
}

static void
compare_media (Fixture *fixture, const Model *model)
{
  g_autofree char   *path = media_path (fixture, model->media);
  const RemedyMedia *found = remedy_session_get_media (fixture->session);

  g_assert_cmpstr (remedy_session_get_case (fixture->session)->work->media, ==, path);
  g_assert_cmpstr (found != NULL ? found->path : NULL, ==, path);
}

static void
compare (const Model *model, RemedySession *session)
{
  const RemedyCase *case_ = remedy_session_get_case (session);
  guint             n_failures = 0;

  for (guint i = 0; i < N_FAILURES; i++)
    n_failures += model->failures[i];
  g_assert_cmpuint (case_->work->failures->len, ==, n_failures);

  g_assert_cmpint (case_->work->statements->backup, ==, model->backup);
  g_assert_cmpint (case_->work->consent, ==, model->consent);
  g_assert_cmpint (case_->work->consent_time != REMEDY_TIME_UNKNOWN, ==, model->consent);
  g_assert_cmpint (case_->page, ==, model->page);
  g_assert_cmpstr (case_->work->go_on_reason, ==, model->go_on);
  g_assert_cmpint (case_->work->answers->saw, ==, model->saw);
  for (guint i = 0; i < model->n_steps; i++)
    {
      const Step       *step = &model->steps[i];
      const RemedyMark *mark = remedy_session_get_mark (session, step->id);

      g_assert_cmpint (mark != NULL ? mark->state : REMEDY_STEP_PENDING, ==, step->state);
      g_assert_cmpstr (mark != NULL ? mark->reason : NULL, ==, step->reason);
      g_assert_cmpstr (mark != NULL ? mark->note : NULL, ==, step->note);
    }
}

/* What the operator says or does next; undo and redo apart. */
static void
play (Fixture *fixture, Model *model, GRand *dice)
{
  static void (*const kinds[]) (Fixture *, Model *, GRand *)
      = { agree, turn_page, note, answer, go_on, state, failure, media };
  guint kind = g_rand_int_range (dice, 0, 2 * G_N_ELEMENTS (kinds));

  if (kind < G_N_ELEMENTS (kinds))
    kinds[kind](fixture, model, dice);
  else
    move (fixture, model, dice);
}

/* A move is one more line of the journal; nothing else changes what was said and done. */
static void
play_and_keep (Fixture *fixture, Model *model, History *history, GRand *dice)
{
  guint n_moves = remedy_session_get_journal (fixture->session)->len;
  Model was = *model;

  play (fixture, model, dice);
  was.page = model->page;
  if (remedy_session_get_journal (fixture->session)->len == n_moves)
    {
      g_assert_cmpmem (&was, sizeof was, model, sizeof *model);
      return;
    }
  g_assert_cmpuint (remedy_session_get_journal (fixture->session)->len, ==, n_moves + 1);
  g_array_set_size (history->models, ++history->at);
  g_array_append_vals (history->models, model, 1);
}

static void
test_walk_over_restarts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (GArray) models = g_array_new (FALSE, FALSE, sizeof (Model));
  History history = { .models = models };
  Model   model;

  start (fixture);
  model_init (&model, fixture->session);
  g_array_append_val (models, model);
  for (guint i = 0; i < N_MOVES; i++)
    {
      guint kind = g_rand_int_range (dice, 0, 10);

      if (kind < 2)
        undo (fixture, &model, &history);
      else if (kind == 2)
        redo (fixture, &model, &history);
      else
        play_and_keep (fixture, &model, &history, dice);
      if (i % MOVES_A_START == MOVES_A_START - 1)
        restart (fixture);
      compare (&model, fixture->session);
      compare_media (fixture, &model);
      g_assert_cmpint (remedy_session_get_undo (fixture->session) != NULL, ==, history.at > 0);
      g_assert_cmpint (remedy_session_get_redo (fixture->session) != NULL, ==,
                       history.at + 1 < models->len);
    }
}

/* A disk that fails for one of several changes that wait for one another. */
typedef struct
{
  RemedySession *session;
  char          *path; /* of the case */
  char          *aside;
  guint          n_commits;
  guint          n_answers;
  gboolean       ok[5];
} Disk;

/* A folder in the place of the file makes the rename fail, for root too. */
static void
on_changed (RemedySession *session, Disk *disk)
{
  if (++disk->n_commits != 2)
    return;
  g_assert_cmpint (g_rename (disk->path, disk->aside), ==, 0);
  g_assert_cmpint (g_mkdir (disk->path, 0700), ==, 0);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Disk *disk = user_data;
  g_autoptr (GError) error = NULL;
  guint i = disk->n_answers++;

  disk->ok[i] = remedy_session_finish (disk->session, result, &error);
  if (disk->ok[i])
    return;
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_SAVE);
  g_assert_cmpint (g_rmdir (disk->path), ==, 0);
  g_assert_cmpint (g_rename (disk->aside, disk->path), ==, 0);
}

static void
test_one_of_a_queue_fails (Fixture *fixture, gconstpointer data)
{
  static const gboolean    want[] = { TRUE, TRUE, FALSE, TRUE, TRUE };
  static const char *const step = "before.save-logs";
  RemedySession           *session = fixture->session;
  Disk                     disk = { .session = session };

  start (fixture);
  disk.path = remedy_case_store_get_path (fixture->store, remedy_session_get_case (session)->id,
                                          REMEDY_CASE_JOURNAL);
  disk.aside = g_strconcat (disk.path, ".aside", NULL);
  g_signal_connect (session, "changed", G_CALLBACK (on_changed), &disk);
  remedy_session_set_page_async (session, REMEDY_PAGE_CHECKS, on_answer, &disk);
  remedy_session_note_step_async (session, step, "first", on_answer, &disk);
  remedy_session_move_step_async (session, step, REMEDY_STEP_DONE, NULL, on_answer, &disk);
  remedy_session_note_step_async (session, step, "second", on_answer, &disk);
  remedy_session_set_page_async (session, REMEDY_PAGE_DIAGNOSIS, on_answer, &disk);
  while (disk.n_answers < G_N_ELEMENTS (want))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    g_assert_cmpint (disk.ok[i], ==, want[i]);
  g_signal_handlers_disconnect_by_data (session, &disk);
  g_free (disk.path);
  g_free (disk.aside);

  /* The one that failed left no trace, and those after it are built on those before. */
  restart (fixture);
  g_assert_cmpint (remedy_session_get_mark (fixture->session, step)->state, ==,
                   REMEDY_STEP_PENDING);
  g_assert_cmpstr (remedy_session_get_mark (fixture->session, step)->note, ==, "second");
  g_assert_cmpint (remedy_session_get_case (fixture->session)->page, ==, REMEDY_PAGE_DIAGNOSIS);
  g_assert_cmpuint (remedy_session_get_case (fixture->session)->visited->len, ==, 2);
}

/* How a case on disk can be spoilt, and what opening it must answer. */
typedef struct
{
  const char *name;
  const char *text; /* NULL: the first half of what was there */
  int         code;
} Spoilt;

static const Spoilt spoilt[] = {
  { "half", NULL, REMEDY_ERROR_DAMAGED },
  { "empty", "", REMEDY_ERROR_DAMAGED },
  { "not-json", "\1\2\3", REMEDY_ERROR_DAMAGED },
  { "array", "[]", REMEDY_ERROR_DAMAGED },
  { "newer", "{\"version\": 3, \"id\": \"x\", \"future\": []}", REMEDY_ERROR_VERSION },
  { "no-version", "{}", REMEDY_ERROR_DAMAGED },
};

/* The case that was open stays open, and the file stays as it is. */
static void
test_spoilt (Fixture *fixture, gconstpointer data)
{
  const Spoilt    *row = data;
  g_autofree char *spoilt_id = NULL;
  g_autofree char *open_id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  const char      *paths[] = { fixture->folder, NULL };

  remedy_session_start_async (fixture->session, paths, on_result, fixture);
  assert_ok (fixture);
  spoilt_id = g_strdup (remedy_session_get_case (fixture->session)->id);
  path = remedy_case_store_get_path (fixture->store, spoilt_id, "case.json");
  remedy_session_start_async (fixture->session, paths, on_result, fixture);
  assert_ok (fixture);
  open_id = g_strdup (remedy_session_get_case (fixture->session)->id);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  text[strlen (text) / 2] = '\0';
  g_assert_true (g_file_set_contents (path, row->text != NULL ? row->text : text, -1, NULL));
  remedy_session_open_async (fixture->session, spoilt_id, on_result, fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, row->code);
  g_assert_cmpstr (remedy_session_get_case (fixture->session)->id, ==, open_id);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, row->text != NULL ? row->text : text);
  /* The open one can still be worked on. */
  remedy_session_set_page_async (fixture->session, REMEDY_PAGE_SYMPTOM, on_result, fixture);
  assert_ok (fixture);
}

/* What a session is doing when the last one who knows it lets it go. */
static void
begin (RemedySession *session, guint what, const char *folder)
{
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
  g_autoptr (RemedyStatements) statements = remedy_statements_new ();
  const char *paths[] = { folder, NULL };
  const char *step = "before.save-logs";

  switch (what)
    {
    case 0:
      remedy_session_start_async (session, paths, NULL, NULL);
      break;
    case 1:
      remedy_session_start_practice_async (session, "healthy", NULL, NULL, NULL);
      break;
    case 2:
      remedy_session_open_async (session, remedy_session_get_case (session)->id, NULL, NULL);
      break;
    case 3:
      remedy_session_read_async (session, REMEDY_READING_AFTER, NULL, NULL, NULL);
      break;
    case 4:
      remedy_session_add_path_async (session, folder, NULL, NULL);
      break;
    case 5:
      remedy_session_answer_async (session, answers, NULL, NULL);
      break;
    case 6:
      remedy_session_set_page_async (session, REMEDY_PAGE_CHECKS, NULL, NULL);
      break;
    case 7:
      remedy_session_go_on_async (session, "support asked for it", NULL, NULL);
      break;
    case 8:
      statements->backup = REMEDY_STATED_YES;
      remedy_session_state_async (session, statements, NULL, NULL);
      remedy_session_consent_async (session, TRUE, NULL, NULL);
      break;
    case 9:
      remedy_session_move_step_async (session, step, REMEDY_STEP_DONE, NULL, NULL, NULL);
      break;
    case 10:
      remedy_session_note_step_async (session, step, "a note", NULL, NULL);
      break;
    default:
      remedy_session_consent_async (session, TRUE, NULL, NULL);
      remedy_session_practise_async (session, REMEDY_PRACTICE_REAPPLY, NULL, NULL, NULL);
      break;
    }
}

#define N_CALLS 12

static void
skip_what_it_waits_for (Fixture *fixture, const char *step, const char *but)
{
  const RemedyStep *blocker;

  while ((blocker = remedy_session_get_blocker (fixture->session, step)) != NULL &&
         !g_str_equal (blocker->id, but))
    {
      remedy_session_move_step_async (fixture->session, blocker->id, REMEDY_STEP_SKIPPED, "why",
                                      on_result, fixture);
      assert_ok (fixture);
    }
}

/* It finishes what it has begun, goes away, and leaves a case that can be opened. */
static void
test_let_go_while_it_works (Fixture *fixture, gconstpointer data)
{
  const char *step = "before.save-logs";
  g_autofree char *id = NULL;

  start (fixture);
  id = g_strdup (remedy_session_get_case (fixture->session)->id);
  skip_what_it_waits_for (fixture, REMEDY_STEP_UPDATE, step);
  for (guint what = 0; what < N_CALLS; what++)
    {
      RemedySession *session = fixture->session;

      g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
      begin (session, what, fixture->folder);
      g_object_unref (session);
      while (session != NULL)
        g_main_context_iteration (NULL, TRUE);
      fixture->session = remedy_session_new (fixture->store);
      remedy_session_open_async (fixture->session, id, on_result, fixture);
      assert_ok (fixture);
      g_assert_nonnull (remedy_session_get_plan (fixture->session));
    }
  /* Nothing of what was asked for is lost. */
  g_assert_cmpint (remedy_session_get_case (fixture->session)->page, ==, REMEDY_PAGE_CHECKS);
  g_assert_cmpstr (remedy_session_get_mark (fixture->session, "before.save-logs")->note, ==,
                   "a note");
  g_assert_cmpint (remedy_session_get_mark (fixture->session, REMEDY_STEP_UPDATE)->state, ==,
                   REMEDY_STEP_DONE);
}

/* A practice step is for a practice server that was read, and for nothing else. */
static void
test_what_a_practice_step_needs (Fixture *fixture, gconstpointer data)
{
  const char *paths[] = { fixture->folder, NULL };

  remedy_session_start_async (fixture->session, paths, on_result, fixture);
  assert_ok (fixture);
  remedy_session_practise_async (fixture->session, REMEDY_PRACTICE_REAPPLY, NULL, on_result,
                                 fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_assert_nonnull (strstr (fixture->error->message, "not a practice server"));
  remedy_session_start_practice_async (fixture->session, "fault-sp1", NULL, on_result, fixture);
  assert_ok (fixture);
  remedy_session_practise_async (fixture->session, REMEDY_PRACTICE_MIGRATE_ONE, NULL, on_result,
                                 fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
  g_assert_nonnull (strstr (fixture->error->message, "no run sheet yet"));
}

/* A case is JSON, which holds no name that is not UTF-8: it is told, not lost. */
static void
test_a_name_that_is_not_utf8 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "server-\xe4", NULL);
  const char      *paths[] = { path, NULL };

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  remedy_session_start_async (fixture->session, paths, on_result, fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED);
  g_assert_true (g_utf8_validate (fixture->error->message, -1, NULL));
  g_assert_null (remedy_session_get_case (fixture->session));
}

/* Cases are listed and deleted in a thread, and one goes alone. */
static void
test_cases_come_and_go (Fixture *fixture, gconstpointer data)
{
  const char *paths[] = { fixture->folder, NULL };
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *gone = NULL;

  for (guint i = 0; i < 3; i++)
    {
      remedy_session_start_async (fixture->session, paths, on_result, fixture);
      assert_ok (fixture);
    }
  gone = g_strdup (remedy_session_get_case (fixture->session)->id);
  remedy_session_close (fixture->session);
  remedy_case_store_list_async (fixture->store, on_result, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  cases = remedy_case_store_list_finish (fixture->store, fixture->result, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  g_assert_cmpuint (cases->len, ==, 3);

  remedy_case_store_delete_async (fixture->store, gone, on_result, fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (remedy_case_store_delete_finish (fixture->store, fixture->result, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  left = remedy_case_store_list (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 2);
  for (guint i = 0; i < left->len; i++)
    g_assert_cmpstr (((RemedyCaseEntry *) left->pdata[i])->id, !=, gone);
  remedy_session_open_async (fixture->session, gone, on_result, fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add ("/session-random/walk-over-restarts/1", Fixture, GUINT_TO_POINTER (1), setup,
              test_walk_over_restarts, teardown);
  g_test_add ("/session-random/walk-over-restarts/2", Fixture, GUINT_TO_POINTER (2), setup,
              test_walk_over_restarts, teardown);
  g_test_add ("/session-random/one-of-a-queue-fails", Fixture, NULL, setup,
              test_one_of_a_queue_fails, teardown);
  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autofree char *path = g_strconcat ("/session-random/spoilt/", spoilt[i].name, NULL);

      g_test_add (path, Fixture, &spoilt[i], setup, test_spoilt, teardown);
    }
  g_test_add ("/session-random/let-go-while-it-works", Fixture, NULL, setup,
              test_let_go_while_it_works, teardown);
  g_test_add ("/session-random/what-a-practice-step-needs", Fixture, NULL, setup,
              test_what_a_practice_step_needs, teardown);
  g_test_add ("/session-random/a-name-that-is-not-utf8", Fixture, NULL, setup,
              test_a_name_that_is_not_utf8, teardown);
  g_test_add ("/session-random/cases-come-and-go", Fixture, NULL, setup, test_cases_come_and_go,
              teardown);
  return g_test_run ();
}
