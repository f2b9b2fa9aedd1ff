/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "practice/remedy-practice-model.h"
#include "test-support.h"

#define N_RANDOM 500

/* What the issue promises of every scenario. */
static const struct
{
  const char     *scenario;
  RemedyCondition condition;
  int             exit_code;
} promises[] = {
  { "fault-sp1", REMEDY_CONDITION_CONFIRMED, 1 },
  { "fault-sp2", REMEDY_CONDITION_CONFIRMED, 1 },
  { "ini-missing", REMEDY_CONDITION_CONFIRMED, 1 },
  { "foreign-mapi", REMEDY_CONDITION_CONFIRMED, 1 },
  { "hotfixed", REMEDY_CONDITION_CONFIRMED, 1 },
  { "dirty-log", REMEDY_CONDITION_CONFIRMED, 1 },
  { "wrapped-log", REMEDY_CONDITION_CONFIRMED, 1 },
  { "offered-only", REMEDY_CONDITION_LIKELY, 1 },
  { "mixed-files", REMEDY_CONDITION_LIKELY, 1 },
  { "profile-unreadable", REMEDY_CONDITION_LIKELY, 1 },
  { "notes-absent", REMEDY_CONDITION_POSSIBLE, 1 },
  { "no-log", REMEDY_CONDITION_CANNOT_TELL, 2 },
  { "empty-log", REMEDY_CONDITION_CANNOT_TELL, 2 },
  { "no-run", REMEDY_CONDITION_CANNOT_TELL, 2 },
  { "rtm", REMEDY_CONDITION_NOT_COVERED, 3 },
  { "sp3", REMEDY_CONDITION_NOT_COVERED, 3 },
  { "sp4", REMEDY_CONDITION_NOT_COVERED, 3 },
  { "other-fault", REMEDY_CONDITION_ANOTHER_FAULT, 3 },
  { "healthy", REMEDY_CONDITION_RULED_OUT, 0 },
  { "mended", REMEDY_CONDITION_RULED_OUT, 0 },
  { "workstation", REMEDY_CONDITION_CONFIRMED, 1 },
};

static RemedyDiagnosis *
diagnose (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RemedyFacts) facts = NULL;

  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (facts->layout->practice);
  return remedy_diagnosis_make (facts, NULL);
}

static RemedyDiagnosis *
diagnose_practice (const char                  *folder,
                   const RemedyPracticeOptions *options)
{
  g_autoptr (GError) error = NULL;

  remedy_practice_make (folder, options, NULL, &error);
  g_assert_no_error (error);
  return diagnose (folder);
}

static void
test_scenarios (void)
{
  g_autofree char *parent = test_temp_dir ();
  gsize n;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (promises));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *folder = g_build_filename (parent, scenarios[i].name, NULL);
      RemedyPracticeOptions options = { .scenario = promises[i].scenario };
      g_autoptr (RemedyDiagnosis) diagnosis = diagnose_practice (folder, &options);

      g_test_message ("%s", promises[i].scenario);
      g_assert_cmpstr (scenarios[i].name, ==, promises[i].scenario);
      g_assert_cmpstr (remedy_condition_words[diagnosis->condition], ==,
                       remedy_condition_words[promises[i].condition]);
      g_assert_cmpint (remedy_diagnosis_exit_code (diagnosis->condition), ==,
                       promises[i].exit_code);
      g_assert_cmpint (diagnosis->workstation, ==,
                       g_str_equal (promises[i].scenario, "workstation"));
    }
  test_remove_tree (parent);
}

/*
 * The second model: from the facts that were drawn to the diagnosis, by the words of the
 * design alone. It knows nothing of files, and nothing of the table in the program.
 */

static gboolean
ran_well (const RemedyPracticeRun *run)
{
  return run->kind == REMEDY_PRACTICE_RUN_CLEAN || run->kind == REMEDY_PRACTICE_RUN_HARMLESS;
}

/* -1 if no run had the fault; 1 if a clean run came after the last that had; else 0. */
static int
is_history (const GArray *runs)
{
  int history = -1;

  for (guint i = 0; i < runs->len; i++)
    {
      const RemedyPracticeRun *run = &g_array_index (runs, RemedyPracticeRun, i);

      if (run->kind == REMEDY_PRACTICE_RUN_FAULT)
        history = 0;
      else if (history == 0 && ran_well (run))
        history = 1;
    }
  return history;
}

static gboolean
some_profile_has_notes (const RemedyPracticeServer *server)
{
  for (guint i = 0; i < server->users->len; i++)
    {
      const RemedyPracticeUser *user = &g_array_index (server->users, RemedyPracticeUser, i);

      if (user->notes && user->hive != REMEDY_PRACTICE_HIVE_TRUNCATED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
something_is_unread (const RemedyPracticeServer *server)
{
  for (guint i = 0; i < server->users->len; i++)
    if (g_array_index (server->users, RemedyPracticeUser, i).hive != REMEDY_PRACTICE_HIVE_GOOD)
      return TRUE;
  return server->software != REMEDY_PRACTICE_HIVE_GOOD;
}

static RemedyCondition
expect_fresh (const RemedyPracticeServer *server)
{
  if (server->mixed_files)
    return some_profile_has_notes (server) ? REMEDY_CONDITION_LIKELY : REMEDY_CONDITION_POSSIBLE;
  if (server->pack != 1 && server->pack != 2)
    return REMEDY_CONDITION_NOT_COVERED;
  if (some_profile_has_notes (server))
    return REMEDY_CONDITION_CONFIRMED;
  if (server->notes_offered || something_is_unread (server))
    return REMEDY_CONDITION_LIKELY;
  return REMEDY_CONDITION_POSSIBLE;
}

static RemedyCondition
expect (const RemedyPracticeServer *server)
{
  const GArray *runs = server->runs;

  if (server->log != REMEDY_PRACTICE_LOG_THERE || runs->len == 0)
    return REMEDY_CONDITION_CANNOT_TELL;
  if (is_history (runs) == 0)
    return expect_fresh (server);
  if (g_array_index (runs, RemedyPracticeRun, runs->len - 1).kind == REMEDY_PRACTICE_RUN_SKIPPED)
    return REMEDY_CONDITION_ANOTHER_FAULT;
  return REMEDY_CONDITION_RULED_OUT;
}

static void
test_random (void)
{
  g_autofree char *parent = test_temp_dir ();
  guint seen[REMEDY_CONDITION_CANNOT_TELL + 1] = { 0 };

  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autofree char *folder = g_build_filename (parent, "server", NULL);
      RemedyPracticeOptions options = { .random = TRUE,
                                        .seed = seed,
                                        .layout = seed % 2 == 0 ? REMEDY_PRACTICE_DRIVE
                                                                : REMEDY_PRACTICE_DRIVES };
      g_autoptr (RemedyPracticeServer) server = remedy_practice_server_random (seed);
      g_autoptr (RemedyDiagnosis) diagnosis = diagnose_practice (folder, &options);
      RemedyCondition expected = expect (server);

      if (diagnosis->condition != (int) expected || diagnosis->workstation != server->workstation)
        g_error ("seed %u: %s, expected %s; event %s, pack %s, Notes service %s, workstation %d",
                 seed, remedy_condition_words[diagnosis->condition],
                 remedy_condition_words[expected], remedy_event_state_words[diagnosis->event],
                 remedy_pack_state_words[diagnosis->pack],
                 remedy_notes_service_state_words[diagnosis->notes_service],
                 diagnosis->workstation);
      seen[expected]++;
      test_remove_tree (folder);
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 5);
  test_remove_tree (parent);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice-diagnosis/scenarios", test_scenarios);
  g_test_add_func ("/practice-diagnosis/random", test_random);
  return g_test_run ();
}
