/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-media-judge.h"
#include "core/remedy-error.h"
#include "guide/remedy-session.h"
#include "practice/remedy-practice-media.h"
#include "test-support.h"

typedef struct
{
  char            *folder; /* of the store */
  RemedyCaseStore *store;
  RemedySession   *session;
  GAsyncResult    *result;
  GError          *error;
  GCancellable    *stop; /* cancelled at the first word of progress */
  guint            words;
} Fixture;

static void
on_progress (RemedySession *session,
             double         fraction,
             const char    *text,
             Fixture       *fixture)
{
  g_assert_nonnull (text);
  fixture->words++;
}

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  fixture->folder = test_temp_dir ();
  fixture->store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (fixture->store);
  fixture->stop = g_cancellable_new ();
  g_signal_connect (fixture->session, "media-progress", G_CALLBACK (on_progress), fixture);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->stop);
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
start (Fixture *fixture)
{
  remedy_session_start_practice_async (fixture->session, "fault-sp2", NULL, on_result, fixture);
  assert_ok (fixture);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_result, fixture);
  assert_ok (fixture);
}

static void
state_language (Fixture    *fixture,
                const char *language)
{
  g_autoptr (RemedyStatements) statements = remedy_statements_new ();

  statements->language = g_strdup (language);
  remedy_session_state_async (fixture->session, statements, on_result, fixture);
  assert_ok (fixture);
}

static void
practise (Fixture *fixture)
{
  remedy_session_practise_media_async (fixture->session, NULL, on_result, fixture);
  g_assert_true (remedy_session_is_reading_media (fixture->session));
  assert_ok (fixture);
  g_assert_false (remedy_session_is_reading_media (fixture->session));
}

static void
read_kind (Fixture    *fixture,
           const char *kind)
{
  const RemedyPracticeOptions options = { .scenario = "fault-sp2" };
  g_autofree char *path = g_build_filename (fixture->folder, kind, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (remedy_practice_media_make (path, kind, &options, NULL, &error));
  remedy_session_read_media_async (fixture->session, path, NULL, on_result, fixture);
  assert_ok (fixture);
}

static int
verdict (Fixture *fixture)
{
  const GPtrArray *findings = remedy_session_get_media_findings (fixture->session);
  g_autoptr (RemedyFinding) sum = NULL;

  g_assert_nonnull (findings);
  sum = remedy_media_sum_up (findings);
  return sum->verdict;
}

static const char *
chosen (Fixture *fixture)
{
  return remedy_session_get_case (fixture->session)->work->media;
}

static void
reopen (Fixture *fixture)
{
  g_autofree char *id = g_strdup (remedy_session_get_case (fixture->session)->id);

  remedy_session_close (fixture->session);
  g_assert_null (remedy_session_get_media (fixture->session));
  remedy_session_open_async (fixture->session, id, on_result, fixture);
  assert_ok (fixture);
}

static void
test_a_newcomer_can_try_it (Fixture      *fixture,
                            gconstpointer data)
{
  start (fixture);
  g_assert_null (remedy_session_get_media_findings (fixture->session));
  practise (fixture);
  g_assert_cmpuint (fixture->words, >, 0);
  g_assert_cmpstr (chosen (fixture), ==, remedy_session_get_media (fixture->session)->path);
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_UNKNOWN);
  state_language (fixture, "ENG");
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_PASS);
  practise (fixture);
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_PASS);
}

static void
test_it_is_there_again (Fixture      *fixture,
                        gconstpointer data)
{
  start (fixture);
  state_language (fixture, "ENG");
  practise (fixture);
  reopen (fixture);
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_PASS);
  read_kind (fixture, "higher");
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_FAIL);
  reopen (fixture);
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_FAIL);
}

static void
test_another_one_can_be_taken_back (Fixture      *fixture,
                                    gconstpointer data)
{
  start (fixture);
  state_language (fixture, "ENG");
  practise (fixture);
  read_kind (fixture, "corrupt-iso");
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_FAIL);
  remedy_session_undo_async (fixture->session, on_result, fixture);
  assert_ok (fixture);
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_PASS);
  remedy_session_undo_async (fixture->session, on_result, fixture);
  assert_ok (fixture);
  g_assert_null (chosen (fixture));
  g_assert_null (remedy_session_get_media_findings (fixture->session));
  remedy_session_redo_async (fixture->session, on_result, fixture);
  assert_ok (fixture);
  g_assert_cmpint (verdict (fixture), ==, REMEDY_VERDICT_PASS);
}

static void
test_what_cannot_be_read_leaves_the_old (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *before = NULL;

  start (fixture);
  practise (fixture);
  before = g_strdup (chosen (fixture));
  remedy_session_read_media_async (fixture->session, missing, NULL, on_result, fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
  g_assert_cmpstr (chosen (fixture), ==, before);
  g_cancellable_cancel (fixture->stop);
  remedy_session_read_media_async (fixture->session, before, fixture->stop, on_result, fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (chosen (fixture), ==, before);
}

static void
test_one_at_a_time (Fixture      *fixture,
                    gconstpointer data)
{
  start (fixture);
  practise (fixture);
  remedy_session_practise_media_async (fixture->session, NULL, on_result, fixture);
  while (fixture->result == NULL && remedy_session_is_reading_media (fixture->session))
    {
      Fixture other = { .session = fixture->session };

      remedy_session_practise_media_async (fixture->session, NULL, on_result, &other);
      g_assert_false (finish (&other));
      g_assert_error (other.error, REMEDY_ERROR, REMEDY_ERROR_STATE);
      g_clear_error (&other.error);
      break;
    }
  assert_ok (fixture);
}

static void
test_closing_ends_it (Fixture      *fixture,
                      gconstpointer data)
{
  start (fixture);
  remedy_session_practise_media_async (fixture->session, NULL, on_result, fixture);
  remedy_session_close (fixture->session);
  g_assert_false (remedy_session_is_reading_media (fixture->session));
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remedy_session_practise_media_async (fixture->session, NULL, on_result, fixture);
  g_assert_false (finish (fixture));
  g_assert_error (fixture->error, REMEDY_ERROR, REMEDY_ERROR_STATE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
#define ADD(name, func) g_test_add ("/session-media/" name, Fixture, NULL, setup, func, teardown)
  ADD ("practice", test_a_newcomer_can_try_it);
  ADD ("again", test_it_is_there_again);
  ADD ("undo", test_another_one_can_be_taken_back);
  ADD ("unread", test_what_cannot_be_read_leaves_the_old);
  ADD ("one", test_one_at_a_time);
  ADD ("closing", test_closing_ends_it);
#undef ADD
  return g_test_run ();
}
