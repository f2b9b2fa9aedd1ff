/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-walk.h"

#include "test-support.h"

#include <glib/gstdio.h>

#define NO_CASE "no case"

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TestWalk *walk = user_data;

  walk->result = g_object_ref (result);
}

static void
wait_for_result (TestWalk *walk)
{
  while (walk->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_error (&walk->error);
}

static gboolean
finish (TestWalk *walk)
{
  gboolean ok;

  wait_for_result (walk);
  ok = remedy_session_finish (walk->session, walk->result, &walk->error);
  g_clear_object (&walk->result);
  return ok;
}

static const char *
step_at (TestWalk *walk,
         int       number)
{
  const RemedyPlan *plan = remedy_session_get_plan (walk->session);

  return ((const RemedyStep *) plan->steps->pdata[number])->id;
}

static void
start (TestWalk *walk)
{
  remedy_session_start_practice_async (walk->session, "fault-sp1", NULL, on_result, walk);
}

static void
read_server (TestWalk *walk)
{
  remedy_session_read_async (walk->session, walk->number, NULL, on_result, walk);
}

static void
turn_page (TestWalk *walk)
{
  remedy_session_set_page_async (walk->session, walk->number, on_result, walk);
}

static void
answer (TestWalk *walk)
{
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();

  answers->saw = walk->number;
  remedy_session_answer_async (walk->session, answers, on_result, walk);
}

static void
state (TestWalk *walk)
{
  g_autoptr (RemedyStatements) statements = remedy_statements_new ();

  statements->backup = walk->number;
  statements->language = g_strdup ("ENG");
  remedy_session_state_async (walk->session, statements, on_result, walk);
}

static void
go_on (TestWalk *walk)
{
  remedy_session_go_on_async (walk->session, "the support desk wants it", on_result, walk);
}

static void
add_failure (TestWalk *walk)
{
  remedy_session_add_failure_async (walk->session, "a-failure", on_result, walk);
}

static void
drop_failure (TestWalk *walk)
{
  remedy_session_drop_failure_async (walk->session, "a-failure", on_result, walk);
}

static void
consent (TestWalk *walk)
{
  remedy_session_consent_async (walk->session, walk->number, on_result, walk);
}

/* Of the first step. */
static void
mark_first (TestWalk *walk)
{
  remedy_session_move_step_async (walk->session, step_at (walk, 0), walk->number, NULL, on_result,
                                  walk);
}

/* Of the second one. */
static void
mark_second (TestWalk *walk)
{
  remedy_session_move_step_async (walk->session, step_at (walk, 1), walk->number,
                                  "“quoted”,\nand a line more", on_result, walk);
}

static void
note (TestWalk *walk)
{
  remedy_session_note_step_async (walk->session, step_at (walk, 0), "on the file server", on_result,
                                  walk);
}

static void
undo (TestWalk *walk)
{
  remedy_session_undo_async (walk->session, on_result, walk);
}

static void
redo (TestWalk *walk)
{
  remedy_session_redo_async (walk->session, on_result, walk);
}

/* An empty folder beside the store. */
static void
add_path (TestWalk *walk)
{
  g_autofree char *path = g_strconcat (walk->folder, "-more", NULL);

  g_mkdir (path, 0700);
  remedy_session_add_path_async (walk->session, path, on_result, walk);
}

/* One of the steps that a practice step waits for is skipped: what is shown between two of
 * them counts too. */
static void
clear_the_way (TestWalk *walk)
{
  const RemedyPlan *plan = remedy_session_get_plan (walk->session);
  const RemedyStep *blocker = NULL;
  const char       *step = NULL;

  for (guint i = 0; i < plan->steps->len; i++)
    if (((const RemedyStep *) plan->steps->pdata[i])->practice == walk->number)
      step = ((const RemedyStep *) plan->steps->pdata[i])->id;
  blocker = remedy_session_get_blocker (walk->session, step);
  if (blocker != NULL)
    remedy_session_move_step_async (walk->session, blocker->id, REMEDY_STEP_SKIPPED, "practised",
                                    on_result, walk);
  else
    /* What there is to wait for: a page that is shown already. */
    remedy_session_set_page_async (walk->session, REMEDY_PAGE_CHECKS, on_result, walk);
}

static void
practise (TestWalk *walk)
{
  remedy_session_practise_async (walk->session, walk->number, NULL, on_result, walk);
}

static void
delete_case (TestWalk *walk)
{
  remedy_session_close (walk->session);
  remedy_case_store_delete_async (walk->store, walk->id, on_result, walk);
}

static const TestStage stages[] = {
  { "start", start, 0, .server = TRUE },
  { "read", read_server, REMEDY_READING_BEFORE },
  { "page", turn_page, REMEDY_PAGE_CHECKS },
  { "answer", answer, REMEDY_SAW_EVENT },
  { "state", state, REMEDY_STATED_YES },
  { "go-on", go_on },
  { "add-failure", add_failure },
  { "add-path", add_path },
  { "consent", consent, TRUE },
  { "begin", mark_first, REMEDY_STEP_ACTIVE },
  { "done", mark_first, REMEDY_STEP_DONE },
  { "note", note },
  { "failed", mark_second, REMEDY_STEP_FAILED },
  { "take-back", mark_second, REMEDY_STEP_PENDING },
  { "skipped", mark_second, REMEDY_STEP_SKIPPED },
  { "undo", undo },
  { "undo-again", undo },
  { "redo", redo },
  { "drop-failure", drop_failure },
  { "state-no", state, REMEDY_STATED_NO },
  { "undo-consent", undo },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "clear", clear_the_way, REMEDY_PRACTICE_REAPPLY },
  { "practise", practise, REMEDY_PRACTICE_REAPPLY, .server = TRUE },
  { "verify", read_server, REMEDY_READING_AFTER },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "clear-again", clear_the_way, REMEDY_PRACTICE_MIGRATE_ONE },
  { "migrate", practise, REMEDY_PRACTICE_MIGRATE_ONE, .server = TRUE },
  { "verify-again", read_server, REMEDY_READING_AFTER },
  { "page-again", turn_page, REMEDY_PAGE_VERIFY },
  { "read-again", read_server, REMEDY_READING_BEFORE },
  { "delete", delete_case, .server = TRUE },
};

/**
 * test_walk_stages:
 * @n_stages: (out): how many there are
 *
 * Returns: (transfer none): from the first page to the end of the case
 */
const TestStage *
test_walk_stages (guint *n_stages)
{
  *n_stages = G_N_ELEMENTS (stages);
  return stages;
}

/**
 * test_walk_init:
 * @walk: a walk
 * @folder: of the store
 *
 * The program is started.
 */
void
test_walk_init (TestWalk   *walk,
                const char *folder)
{
  *walk = (TestWalk){ .folder = g_strdup (folder) };
  walk->store = remedy_case_store_new (folder);
  walk->session = remedy_session_new (walk->store);
}

/**
 * test_walk_clear:
 * @walk: a walk
 *
 * The program ends.
 */
void
test_walk_clear (TestWalk *walk)
{
  g_clear_error (&walk->error);
  test_let_go (walk->session);
  test_let_go (walk->store);
  g_free (walk->folder);
  g_free (walk->id);
}

/**
 * test_walk_open:
 * @walk: a walk
 * @id: of a case
 *
 * Returns: %TRUE if it is open; else the error is in @walk
 */
gboolean
test_walk_open (TestWalk   *walk,
                const char *id)
{
  remedy_session_open_async (walk->session, id, on_result, walk);
  if (!finish (walk))
    return FALSE;
  g_free (walk->id);
  walk->id = g_strdup (id);
  return TRUE;
}

/**
 * test_walk_do:
 * @walk: a walk
 * @stage: what comes next
 *
 * Returns: %TRUE if it was reported as done; else the error is in @walk
 */
gboolean
test_walk_do (TestWalk        *walk,
              const TestStage *stage)
{
  gboolean ok;

  walk->number = stage->number;
  stage->begin (walk);
  if (stage->begin != delete_case)
    {
      ok = finish (walk);
      if (ok && walk->id == NULL)
        walk->id = g_strdup (remedy_session_get_case (walk->session)->id);
      return ok;
    }
  wait_for_result (walk);
  ok = remedy_case_store_delete_finish (walk->store, walk->result, &walk->error);
  g_clear_object (&walk->result);
  return ok;
}

/* All that was said and done, but for the times. */
static char *
describe (const RemedyCase  *case_,
          const GPtrArray   *moves,
          const RemedyFacts *before,
          const RemedyFacts *after)
{
  GString          *text = g_string_new (NULL);
  const RemedyWork *work = case_->work;

  g_string_append_printf (text, "page %s, %u shown, %u paths, before %d, after %d, saw %d, "
                          "backup %d, go on %s, consent %d, %u failures;",
                          remedy_page_words[case_->page], case_->visited->len, case_->paths->len,
                          before != NULL, after != NULL, work->answers->saw,
                          work->statements->backup, work->go_on_reason, work->consent,
                          work->failures->len);
  for (guint i = 0; i < work->marks->len; i++)
    {
      const RemedyMark *mark = work->marks->pdata[i];

      g_string_append_printf (text, " [%s %s %s %s]", mark->step,
                              remedy_step_state_words[mark->state], mark->reason, mark->note);
    }
  for (guint i = 0; i < moves->len; i++)
    {
      const RemedyMove *move = moves->pdata[i];

      g_string_append_printf (text, " (%s %s %d %s)", remedy_move_kind_words[move->kind],
                              move->step, move->state, move->text);
    }
  return g_string_free (text, FALSE);
}

/**
 * test_walk_describe:
 * @walk: a walk
 *
 * Returns: (transfer full): what the program shows now
 */
char *
test_walk_describe (TestWalk *walk)
{
  const RemedyCase *case_ = remedy_session_get_case (walk->session);

  if (case_ == NULL)
    return g_strdup (NO_CASE);
  return describe (case_, remedy_session_get_journal (walk->session),
                   remedy_session_get_facts (walk->session),
                   remedy_session_get_after (walk->session));
}

/**
 * test_walk_look:
 * @folder: of a store with one case at most
 * @id: (out) (optional) (nullable) (transfer full): of the case
 *
 * Opens the case that is listed there, and expects that it can be opened, changed, and has
 * nothing to tell of.
 *
 * Returns: (transfer full): what is on disk
 */
char *
test_walk_look (const char *folder,
                char      **id)
{
  g_autoptr (RemedyCaseStore) store = remedy_case_store_new (folder);
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  RemedyCaseEntry *entry;

  entries = remedy_case_store_list (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, <=, 1);
  if (entries->len == 0)
    return g_strdup (NO_CASE);
  entry = entries->pdata[0];
  g_assert_no_error (entry->error);
  stored = remedy_case_store_load (store, entry->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->read_only, ==, NULL);
  g_assert_cmpstr (stored->problem, ==, NULL);
  if (id != NULL)
    *id = g_strdup (entry->id);
  return describe (stored->case_, remedy_journal_get_moves (stored->journal), stored->before,
                   stored->after);
}

/**
 * test_walk_peek:
 * @walk: a walk with a case
 *
 * Returns: (transfer full): what is on disk of it while it is open; nothing is changed
 */
char *
test_walk_peek (TestWalk *walk)
{
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (walk->id);
  stored = remedy_case_store_load (walk->store, walk->id, NULL, &error);
  g_assert_no_error (error);
  return describe (stored->case_, remedy_journal_get_moves (stored->journal), stored->before,
                   stored->after);
}
