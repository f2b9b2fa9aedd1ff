/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "formats/remedy-tables.h"
#include "practice/remedy-practice-moves.h"
#include "practice/remedy-practice.h"
#include "test-plans.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * Practice servers that are really moved between two readings: what went wrong has its own
 * answer, and no answer but that of a model that knows only what was done is “mended”.
 */

#define MAX_MOVES 5
#define N_PAIRS 90

#define REAPPLY "reapply"
#define MIGRATE "migrate"

typedef struct
{
  const char   *name;
  const char   *scenario;
  const char   *with; /* one more fault */
  const char   *moves[MAX_MOVES];
  RemedyOutcome outcome;
  const char   *says; /* in the sentence */
  int           exit_code;
} Case;

static const Case cases[] = {
  { "not-replaced", "fault-sp1", NULL, { NULL }, REMEDY_OUTCOME_NOT_REPLACED, "no new run", 1 },
  { "not-replaced-and-migrated", "fault-sp1", NULL, { MIGRATE }, REMEDY_OUTCOME_NOT_REPLACED,
    "Event 12010 was logged again", 1 },
  { "ini-still-missing", "ini-missing", NULL, { "reapply-partly" }, REMEDY_OUTCOME_PARTLY,
    "ntsmig.ini", 1 },
  { "some-replaced", "foreign-mapi", "ini-missing", { "reapply-partly" }, REMEDY_OUTCOME_PARTLY,
    "Mapi32.dll", 1 },
  { "some-replaced-and-migrated", "foreign-mapi", NULL, { "reapply-partly", MIGRATE },
    REMEDY_OUTCOME_PARTLY, "Event 12010 was logged again", 1 },
  { "waiting", "foreign-mapi", NULL, { REAPPLY }, REMEDY_OUTCOME_WAITING, "a migration has to", 2 },
  { "migrated-before-update", "healthy", NULL, { MIGRATE, REAPPLY }, REMEDY_OUTCOME_WAITING,
    "before Update", 2 },
  { "mended", "foreign-mapi", "ini-missing", { REAPPLY, MIGRATE }, REMEDY_OUTCOME_MENDED,
    "It ran on", 0 },
  { "mended-sp2", "fault-sp2", NULL, { REAPPLY, MIGRATE }, REMEDY_OUTCOME_MENDED, "It ran on", 0 },
  { "fault-before-update-and-mended", "fault-sp1", NULL, { MIGRATE, REAPPLY, MIGRATE },
    REMEDY_OUTCOME_MENDED, "It ran on", 0 },
  { "new-12010-before-update", "fault-sp1", NULL, { MIGRATE, REAPPLY },
    REMEDY_OUTCOME_STILL_THERE, "before Update", 1 },
  { "worse", "fault-sp1", NULL, { REAPPLY, "second-nnotes", MIGRATE }, REMEDY_OUTCOME_WORSE,
    "NNOTES.DLL", 1 },
  { "other-pack", "fault-sp1", NULL, { "next-pack", MIGRATE }, REMEDY_OUTCOME_OTHER_PACK,
    "Service Pack 2", 3 },
  { "log-cleared", "fault-sp1", NULL, { REAPPLY, "clear-log", MIGRATE },
    REMEDY_OUTCOME_LOG_CLEARED, "not called mended", 2 },
  { "log-cleared-before-update", "fault-sp1", NULL, { "clear-log", REAPPLY, MIGRATE },
    REMEDY_OUTCOME_LOG_CLEARED, "is gone", 2 },
  { "log-cleared-and-no-run", "fault-sp1", NULL, { REAPPLY, "clear-log" },
    REMEDY_OUTCOME_LOG_CLEARED, "In what is left", 2 },
  { "hives-lost", "fault-sp1", NULL, { REAPPLY, MIGRATE, "lose-hives" },
    REMEDY_OUTCOME_CANNOT_TELL, "Not known", 2 },
  { "never-the-fault", "healthy", NULL, { REAPPLY, MIGRATE }, REMEDY_OUTCOME_CANNOT_TELL,
    "Nothing that was first read", 2 },
};

static RemedyFacts *
gather (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedyFacts *facts;

  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static void
move (const char *folder,
      const char *name)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (name, REAPPLY))
    remedy_practice_reapply (folder, &error);
  else if (g_str_equal (name, MIGRATE))
    remedy_practice_migrate_one (folder, &error);
  else
    remedy_practice_move (folder, name, &error);
  g_assert_no_error (error);
}

static void
make (const char *folder,
      const char *scenario,
      const char *with)
{
  const char *const faults[] = { with, NULL };
  RemedyPracticeOptions options = { .scenario = scenario, .with = faults };
  g_autoptr (GError) error = NULL;

  remedy_practice_make (folder, &options, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_answer (const RemedyVerification *answer,
               RemedyOutcome             outcome,
               const char               *says)
{
  g_test_message ("%s: %s", answer->headline, answer->sentence);
  g_assert_cmpstr (remedy_outcome_words[answer->outcome], ==, remedy_outcome_words[outcome]);
  g_assert_nonnull (strstr (answer->sentence, says));
  g_assert_cmpstr (answer->next, !=, "");
}

static void
test_case (gconstpointer data)
{
  const Case      *row = data;
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  g_autoptr (RemedyFacts) before = NULL;
  g_autoptr (RemedyFacts) after = NULL;
  g_autoptr (RemedyVerification) answer = NULL;

  make (folder, row->scenario, row->with);
  before = gather (folder);
  for (guint i = 0; i < MAX_MOVES && row->moves[i] != NULL; i++)
    move (folder, row->moves[i]);
  after = gather (folder);
  answer = test_verify (before, after, NULL, FALSE);
  assert_answer (answer, row->outcome, row->says);
  g_assert_cmpint (remedy_verification_exit_code (answer->outcome), ==, row->exit_code);
  test_remove_tree (parent);
}

static const RemedyComparison *
find_row (const RemedyVerification *answer,
          const char               *id)
{
  for (guint i = 0; i < answer->rows->len; i++)
    if (g_str_equal (((const RemedyComparison *) answer->rows->pdata[i])->id, id))
      return answer->rows->pdata[i];
  g_error ("no row %s", id);
}

/* What was wrong and still is says the same twice, and is what has to be seen. */
static void
test_still_wrong_is_shown (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  g_autoptr (RemedyFacts) before = NULL;
  g_autoptr (RemedyFacts) after = NULL;
  g_autoptr (RemedyVerification) answer = NULL;
  const RemedyComparison *row;

  make (folder, "foreign-mapi", NULL);
  before = gather (folder);
  move (folder, "reapply-partly");
  after = gather (folder);
  answer = test_verify (before, after, NULL, FALSE);
  row = find_row (answer, "winnt/system32/Mapi32.dll");
  g_assert_cmpstr (row->before, ==, row->after);
  g_assert_true (remedy_comparison_is_wrong (row));
  g_assert_false (remedy_comparison_is_same (row));
  row = find_row (answer, "files.mapi");
  g_assert_false (remedy_comparison_is_same (row));
  row = find_row (answer, "exchsrvr/bin/Mlmignts.dll");
  g_assert_false (remedy_comparison_is_wrong (row));
  g_assert_true (remedy_comparison_is_same (row));
  test_remove_tree (parent);
}

/* A server that was mended, and one thing that is another’s or was done to it. */
typedef struct
{
  char        *parent;
  char        *folder;
  RemedyFacts *before;
  RemedyFacts *after;
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  fixture->parent = test_temp_dir ();
  fixture->folder = g_build_filename (fixture->parent, "server", NULL);
  make (fixture->folder, "fault-sp1", NULL);
  fixture->before = gather (fixture->folder);
  move (fixture->folder, REAPPLY);
  move (fixture->folder, MIGRATE);
  fixture->after = gather (fixture->folder);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  test_remove_tree (fixture->parent);
  g_free (fixture->parent);
  g_free (fixture->folder);
  remedy_facts_free (fixture->before);
  remedy_facts_free (fixture->after);
}

static void
test_another_server (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->parent, "other", NULL);
  g_autoptr (RemedyFacts) after = NULL;
  g_autoptr (RemedyVerification) answer = NULL;

  make (folder, "fault-sp1", "other-name");
  move (folder, REAPPLY);
  move (folder, MIGRATE);
  after = gather (folder);
  answer = test_verify (fixture->before, after, NULL, TRUE);
  assert_answer (answer, REMEDY_OUTCOME_OTHER_SERVER, "EXCH02");
  g_assert_cmpint (remedy_verification_exit_code (answer->outcome), ==, 3);
}

/* The fault comes back after Update: the log is that of a server that was not mended. */
static void
test_new_12010_after_update (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *ini = g_build_filename (fixture->folder, "EXCHSRVR", "BIN", "NTSMIG.INI", NULL);
  g_autofree char *kept = g_strconcat (ini, ".kept", NULL);
  g_autoptr (RemedyFacts) after = NULL;
  g_autoptr (RemedyVerification) answer = NULL;

  /* With the file away the migration fails as it did; then the file is put back. */
  g_assert_cmpint (g_rename (ini, kept), ==, 0);
  move (fixture->folder, MIGRATE);
  if (!g_file_test (ini, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (kept, ini), ==, 0);
  after = gather (fixture->folder);
  answer = test_verify (fixture->before, after, NULL, TRUE);
  assert_answer (answer, REMEDY_OUTCOME_STILL_THERE, "after Update");
}

static RemedyVerification *
verify_marked (Fixture *fixture,
               gint64   updated,
               gint64   tested)
{
  g_autoptr (RemedyMark) update = remedy_mark_new ();
  g_autoptr (RemedyMark) test = remedy_mark_new ();
  const RemedyVerificationInput input = { .before = fixture->before,
                                          .after = fixture->after,
                                          .update = update,
                                          .test_migration = tested != 0 ? test : NULL };

  update->state = test->state = REMEDY_STEP_DONE;
  update->time = updated;
  test->time = tested;
  return remedy_verification_make (&input);
}

static gint64
last_run (const Fixture *fixture)
{
  const GPtrArray *events = fixture->after->events->events;

  return ((const RemedyEventFact *) events->pdata[events->len - 1])->generated;
}

/* The operator’s mark says that Update ran after the one migration that was clean. */
static void
test_marked_after_the_run (Fixture      *fixture,
                           gconstpointer data)
{
  RemedyLogFact *log = fixture->after->events->logs->pdata[0];
  g_autoptr (RemedyVerification) late = NULL;
  g_autoptr (RemedyVerification) early = NULL;

  fixture->after->setup_log->modified = REMEDY_TIME_UNKNOWN;
  log->last_time += 7200;
  late = verify_marked (fixture, last_run (fixture) + 3600, 0);
  assert_answer (late, REMEDY_OUTCOME_WAITING, "what you stated");
  early = verify_marked (fixture, last_run (fixture) - 3600, 0);
  assert_answer (early, REMEDY_OUTCOME_MENDED, "what you stated");
}

/* A copy that lost the dates of its files, and marks by a clock that is years ahead. */
static void
test_no_clock (Fixture      *fixture,
               gconstpointer data)
{
  const gint64 now = 1700000000;
  g_autoptr (RemedyVerification) untold = NULL;
  g_autoptr (RemedyVerification) stated = NULL;

  fixture->after->setup_log->modified = now;
  untold = verify_marked (fixture, now, 0);
  assert_answer (untold, REMEDY_OUTCOME_WAITING, "cannot be told");
  stated = verify_marked (fixture, now, now + 3600);
  assert_answer (stated, REMEDY_OUTCOME_MENDED, "what you stated");
}

/* Its newest events may be in the part that is missing. */
static void
test_a_truncated_log (Fixture      *fixture,
                      gconstpointer data)
{
  RemedyLogFact *log = fixture->after->events->logs->pdata[0];
  g_autoptr (RemedyVerification) answer = NULL;

  log->truncated = TRUE;
  answer = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (answer, REMEDY_OUTCOME_CANNOT_TELL, "cut short");
}

/* A log that goes on, and whose oldest events were written over, lost nothing that matters
 * as long as it reaches back to Update. */
static void
test_an_overwritten_log (Fixture      *fixture,
                         gconstpointer data)
{
  RemedyLogFact *old = fixture->before->events->logs->pdata[0];
  RemedyLogFact *log = fixture->after->events->logs->pdata[0];
  g_autoptr (RemedyVerification) reaches = NULL;
  g_autoptr (RemedyVerification) lost = NULL;

  log->first_number = old->last_number + 100;
  log->first_time = fixture->after->setup_log->modified - 60;
  g_assert_cmpint (log->first_time, >, old->last_time);
  reaches = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (reaches, REMEDY_OUTCOME_MENDED, "It ran on");
  log->first_time += 120;
  lost = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (lost, REMEDY_OUTCOME_CANNOT_TELL, "overwritten");
}

/* The copy that was saved when the log was cleared, beside the one that began anew. */
static void
test_a_saved_log (Fixture      *fixture,
                  gconstpointer data)
{
  RemedyLogFact *old = fixture->before->events->logs->pdata[0];
  RemedyLogFact *whole = fixture->after->events->logs->pdata[0];
  RemedyLogFact *cleared = remedy_log_fact_copy (whole);
  g_autoptr (RemedyVerification) saved = NULL;
  g_autoptr (RemedyVerification) stale = NULL;

  cleared->first_number = 1;
  cleared->last_number = 9;
  cleared->first_time = whole->last_time + 60;
  cleared->last_time = whole->last_time + 600;
  g_ptr_array_add (fixture->after->events->logs, cleared);
  saved = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (saved, REMEDY_OUTCOME_MENDED, "It ran on");
  /* What was copied for the first reading is no copy of what was lost. */
  whole->last_number = old->last_number;
  whole->last_time = old->last_time;
  stale = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (stale, REMEDY_OUTCOME_LOG_CLEARED, "is gone");
}

static void
test_a_log_put_back (Fixture      *fixture,
                     gconstpointer data)
{
  GPtrArray *events = fixture->after->events->events;
  g_autoptr (RemedyVerification) answer = NULL;

  for (guint i = 0; i < events->len; i++)
    if (((const RemedyEventFact *) events->pdata[i])->id == 10002)
      {
        g_ptr_array_remove_index (events, i);
        break;
      }
  answer = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (answer, REMEDY_OUTCOME_CANNOT_TELL, "lacks events");
}

static void
test_services (Fixture      *fixture,
               gconstpointer data)
{
  RemedyServiceFact *service = NULL;
  g_autoptr (RemedyVerification) disabled = NULL;
  g_autoptr (RemedyVerification) gone = NULL;

  for (guint i = 0; i < fixture->after->registry->services->len && service == NULL; i++)
    {
      service = fixture->after->registry->services->pdata[i];
      if (!g_str_equal (service->name, "MSExchangeMTA"))
        service = NULL;
    }
  g_assert_nonnull (service);
  service->start = 4;
  disabled = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (disabled, REMEDY_OUTCOME_WORSE, "MSExchangeMTA is disabled");
  g_ptr_array_remove (fixture->after->registry->services, service);
  gone = test_verify (fixture->before, fixture->after, NULL, TRUE);
  assert_answer (gone, REMEDY_OUTCOME_WORSE, "MSExchangeMTA is gone");
}

static guint
count_rows (const RemedyVerification *answer,
            RemedyCompared            kind)
{
  guint n = 0;

  for (guint i = 0; i < answer->rows->len; i++)
    n += ((const RemedyComparison *) answer->rows->pdata[i])->kind == (int) kind;
  return n;
}

static void
test_rows_have_their_kinds (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (RemedyVerification) answer
      = test_verify (fixture->before, fixture->after, NULL, FALSE);
  gsize n_checks;

  remedy_check_table (&n_checks);
  g_assert_cmpuint (count_rows (answer, REMEDY_COMPARED_FINDING), ==, n_checks);
  g_assert_cmpuint (count_rows (answer, REMEDY_COMPARED_VERSION), ==, 1);
  /* The whole table, and ntsmig.ini. */
  g_assert_cmpuint (count_rows (answer, REMEDY_COMPARED_FILE), ==,
                    remedy_table_files ()->len + 1);
  g_assert_cmpuint (count_rows (answer, REMEDY_COMPARED_SERVICE), >=, 4);
  g_assert_cmpuint (count_rows (answer, REMEDY_COMPARED_LOG), ==, 3);
  for (guint i = 1; i < answer->rows->len; i++)
    g_assert_cmpstr (((const RemedyComparison *) answer->rows->pdata[i])->title, !=, "");
}

/* What was done to a server between two readings, drawn by chance. */
static const char *const all_moves[] = { REAPPLY,     REAPPLY,         REAPPLY,     MIGRATE, MIGRATE,
                                         MIGRATE,     "reapply-partly", "next-pack", "second-nnotes",
                                         "clear-log", "lose-hives" };

typedef struct
{
  const char *moves[MAX_MOVES];
  guint       n;
} Story;

static Story
draw_story (void)
{
  Story story = { .n = g_test_rand_int_range (0, MAX_MOVES) };

  for (guint i = 0; i < story.n; i++)
    story.moves[i] = all_moves[g_test_rand_int_range (0, G_N_ELEMENTS (all_moves))];
  /* Half of them go as they should, so that “mended” is not rare. */
  if (g_test_rand_bit ())
    {
      story.n = CLAMP (story.n, 2, 3);
      story.moves[story.n - 2] = REAPPLY;
      story.moves[story.n - 1] = MIGRATE;
    }
  return story;
}

static gboolean
tells (const Story *story,
       const char  *move_name)
{
  for (guint i = 0; i < story->n; i++)
    if (g_str_equal (story->moves[i], move_name))
      return TRUE;
  return FALSE;
}

static char *
tell (const Story *story)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < story->n; i++)
    g_string_append_printf (text, "%s ", story->moves[i]);
  return g_string_free (text, FALSE);
}

/* An update that has nothing to leave as it was is a whole one; so is one to Service Pack 2
 * where files of both lie side by side, and one to the pack after the last. */
static gboolean
replaces (const RemedyPracticeServer *server,
          const char                 *move_name)
{
  if (g_str_equal (move_name, "reapply-partly"))
    return !server->foreign_mapi && !server->ini_missing && !server->mixed_files;
  if (g_str_equal (move_name, "next-pack"))
    return server->mixed_files || server->pack == 4;
  return g_str_equal (move_name, REAPPLY);
}

/* By what was done alone, without a look at any evidence: whether it may be mended. */
static gboolean
may_be_mended (const RemedyPracticeServer *server,
               const Story                *story)
{
  gboolean replaced = FALSE;
  gboolean proved = FALSE;

  if (server->pack == 0 || server->log != REMEDY_PRACTICE_LOG_THERE ||
      tells (story, "clear-log"))
    return FALSE;
  if (tells (story, "next-pack") && !replaces (server, "next-pack"))
    return FALSE;
  if (tells (story, "second-nnotes") && !server->second_nnotes)
    return FALSE;
  if (tells (story, "lose-hives") && server->system == REMEDY_PRACTICE_HIVE_GOOD)
    return FALSE;
  for (guint i = 0; i < story->n; i++)
    {
      if (replaces (server, story->moves[i]))
        {
          replaced = TRUE;
          proved = FALSE;
        }
      else if (g_str_equal (story->moves[i], "reapply-partly"))
        proved = FALSE;
      else if (g_str_equal (story->moves[i], MIGRATE))
        proved = replaced;
    }
  return proved;
}

static gboolean
try_pair (const char *folder,
          guint32     seed)
{
  RemedyPracticeOptions options = { .random = TRUE, .seed = seed };
  g_autoptr (RemedyPracticeServer) server = remedy_practice_server_random (seed);
  Story            story = draw_story ();
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyFacts) before = NULL;
  g_autoptr (RemedyFacts) after = NULL;
  g_autoptr (RemedyVerification) answer = NULL;

  /* Without a Notes client there is nothing to migrate from. */
  if (!remedy_practice_server_has_notes (server))
    return FALSE;
  remedy_practice_make (folder, &options, NULL, &error);
  g_assert_no_error (error);
  before = gather (folder);
  for (guint i = 0; i < story.n; i++)
    if (server->pack > 0 || !g_str_equal (story.moves[i], MIGRATE))
      move (folder, story.moves[i]);
  after = gather (folder);
  answer = test_verify (before, after, NULL, g_test_rand_bit ());
  told = tell (&story);
  g_test_message ("%u, %s: %s", seed, told, remedy_outcome_words[answer->outcome]);
  if (answer->outcome == REMEDY_OUTCOME_MENDED)
    g_assert_true (may_be_mended (server, &story));
  return answer->outcome == REMEDY_OUTCOME_MENDED;
}

static void
test_random_pairs (void)
{
  guint n_mended = 0;

  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_autofree char *parent = test_temp_dir ();
      g_autofree char *folder = g_build_filename (parent, "server", NULL);

      n_mended += try_pair (folder, (guint32) g_test_rand_int_range (0, G_MAXINT32));
      test_remove_tree (parent);
    }
  g_test_message ("%u of %u were mended", n_mended, N_PAIRS);
  g_assert_cmpuint (n_mended, >, 0);
}

/* Two servers, one of them mended: what was read of the one proves nothing of the other. */
static void
test_random_strangers (void)
{
  for (guint i = 0; i < N_PAIRS / 6; i++)
    {
      g_autofree char *parent = test_temp_dir ();
      g_autofree char *one = g_build_filename (parent, "one", NULL);
      g_autofree char *other = g_build_filename (parent, "other", NULL);
      const char *const scenarios[] = { "fault-sp1", "fault-sp2", "foreign-mapi", "ini-missing" };
      g_autoptr (RemedyFacts) before = NULL;
      g_autoptr (RemedyFacts) after = NULL;
      g_autoptr (RemedyVerification) answer = NULL;

      make (one, scenarios[g_test_rand_int_range (0, G_N_ELEMENTS (scenarios))], NULL);
      make (other, scenarios[g_test_rand_int_range (0, G_N_ELEMENTS (scenarios))], "other-name");
      move (other, REAPPLY);
      move (other, MIGRATE);
      before = gather (one);
      after = gather (other);
      answer = test_verify (before, after, NULL, TRUE);
      g_assert_cmpint (answer->outcome, ==, REMEDY_OUTCOME_OTHER_SERVER);
      test_remove_tree (parent);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add ("/verification-moved/" path, Fixture, NULL, setup, func, teardown)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/verification-moved/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  ADD ("another-server", test_another_server);
  ADD ("new-12010-after-update", test_new_12010_after_update);
  ADD ("marked-after-the-run", test_marked_after_the_run);
  ADD ("no-clock", test_no_clock);
  ADD ("a-truncated-log", test_a_truncated_log);
  ADD ("an-overwritten-log", test_an_overwritten_log);
  ADD ("a-saved-log", test_a_saved_log);
  ADD ("a-log-put-back", test_a_log_put_back);
  ADD ("services", test_services);
  ADD ("rows-have-their-kinds", test_rows_have_their_kinds);
  g_test_add_func ("/verification-moved/still-wrong-is-shown", test_still_wrong_is_shown);
  g_test_add_func ("/verification-moved/random-pairs", test_random_pairs);
  g_test_add_func ("/verification-moved/random-strangers", test_random_strangers);
  return g_test_run ();
}
