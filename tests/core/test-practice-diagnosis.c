/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "guide/remedy-verification.h"
#include "practice/remedy-practice-model.h"
#include "test-plans.h"
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
  g_assert_true (facts->layout->practice);
  return facts;
}

static RemedyFacts *
gather_practice (const char                  *folder,
                 const RemedyPracticeOptions *options)
{
  g_autoptr (GError) error = NULL;

  remedy_practice_make (folder, options, NULL, &error);
  g_assert_no_error (error);
  return gather (folder);
}

static RemedyDiagnosis *
diagnose_practice (const char                  *folder,
                   const RemedyPracticeOptions *options)
{
  g_autoptr (RemedyFacts) facts = gather_practice (folder, options);

  return remedy_diagnosis_make (facts, NULL);
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

static void
forget_host (RemedyFacts *facts)
{
  facts->gathered = 0;
  g_ptr_array_set_size (facts->layout->host_paths, 0);
  for (guint i = 0; i < facts->layout->drives->len; i++)
    g_clear_pointer (&((RemedyDriveFact *) facts->layout->drives->pdata[i])->host_path, g_free);
}

static char *
facts_as_json (const RemedyFacts *facts)
{
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_facts_type, facts);

  return json_to_string (node, TRUE);
}

static void
test_drive_and_drives_tell_the_same (void)
{
  g_autofree char *parent = test_temp_dir ();

  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      RemedyPracticeOptions options = { .scenario = promises[i].scenario };
      g_autofree char *drive_name = g_strconcat (promises[i].scenario, "-drive", NULL);
      g_autofree char *drives_name = g_strconcat (promises[i].scenario, "-drives", NULL);
      g_autofree char *drive = g_build_filename (parent, drive_name, NULL);
      g_autofree char *drives = g_build_filename (parent, drives_name, NULL);
      g_autoptr (RemedyFacts) one = gather_practice (drive, &options);
      g_autoptr (RemedyFacts) other = NULL;
      g_autofree char *one_json = NULL;
      g_autofree char *other_json = NULL;

      options.layout = REMEDY_PRACTICE_DRIVES;
      other = gather_practice (drives, &options);
      g_assert_cmpint (one->layout->kind, ==, REMEDY_LAYOUT_DRIVES);
      g_assert_cmpint (other->layout->kind, ==, REMEDY_LAYOUT_DRIVES);
      forget_host (one);
      forget_host (other);
      one_json = facts_as_json (one);
      other_json = facts_as_json (other);
      g_assert_cmpstr (one_json, ==, other_json);
    }
  test_remove_tree (parent);
}

/* Of the same server as loose files a finding is the same, or not known; never better. */
static void
test_loose_files_tell_no_more (void)
{
  g_autofree char *parent = test_temp_dir ();
  guint n_same = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      RemedyPracticeOptions options = { .scenario = promises[i].scenario };
      g_autofree char *loose_name = g_strconcat (promises[i].scenario, "-loose", NULL);
      g_autofree char *drive = g_build_filename (parent, promises[i].scenario, NULL);
      g_autofree char *loose = g_build_filename (parent, loose_name, NULL);
      g_autoptr (RemedyFacts) whole = gather_practice (drive, &options);
      g_autoptr (RemedyFacts) part = NULL;
      g_autoptr (GPtrArray) of_whole = remedy_check_run_all (whole, NULL);
      g_autoptr (GPtrArray) of_part = NULL;

      options.layout = REMEDY_PRACTICE_LOOSE;
      part = gather_practice (loose, &options);
      g_assert_cmpint (part->layout->kind, ==, REMEDY_LAYOUT_LOOSE);
      of_part = remedy_check_run_all (part, NULL);
      g_assert_cmpuint (of_whole->len, ==, of_part->len);
      for (guint j = 0; j < of_whole->len; j++)
        {
          const RemedyFinding *finding = of_whole->pdata[j];
          const RemedyFinding *loosely = of_part->pdata[j];

          g_test_message ("%s %s: %s, loose %s", promises[i].scenario, finding->id,
                          remedy_verdict_words[finding->verdict],
                          remedy_verdict_words[loosely->verdict]);
          g_assert_cmpstr (finding->id, ==, loosely->id);
          if (loosely->verdict == finding->verdict)
            n_same++;
          else
            g_assert_cmpint (loosely->verdict, ==, REMEDY_VERDICT_UNKNOWN);
        }
    }
  g_assert_cmpuint (n_same, >, 100);
  test_remove_tree (parent);
}

static void
assert_outcome (const char        *scenario,
                const RemedyFacts *before,
                const char        *folder,
                RemedyOutcome      outcome)
{
  g_autoptr (RemedyFacts) after = gather (folder);
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
  g_autoptr (RemedyVerification) verification =
      test_verify (before, after, answers, FALSE);

  g_test_message ("%s: %s", scenario, verification->sentence);
  g_assert_cmpstr (remedy_outcome_words[verification->outcome], ==, remedy_outcome_words[outcome]);
}

static void
reapply (const char *folder)
{
  g_autoptr (GError) error = NULL;

  remedy_practice_reapply (folder, &error);
  g_assert_no_error (error);
}

static void
migrate_one (const char *folder)
{
  g_autoptr (GError) error = NULL;

  remedy_practice_migrate_one (folder, &error);
  g_assert_no_error (error);
}

/* By the practice steps every server with the fault gets to the end of the wizard. */
static void
test_walk_to_mended (void)
{
  g_autofree char *parent = test_temp_dir ();

  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      const char *scenario = promises[i].scenario;
      RemedyPracticeOptions options = { .scenario = scenario };
      g_autofree char *folder = g_build_filename (parent, scenario, NULL);
      g_autoptr (RemedyFacts) before = NULL;
      g_autoptr (RemedyFacts) after = NULL;
      g_autoptr (RemedyDiagnosis) diagnosis = NULL;

      if (promises[i].exit_code != 1)
        continue;
      before = gather_practice (folder, &options);
      assert_outcome (scenario, before, folder, REMEDY_OUTCOME_NOT_REPLACED);
      reapply (folder);
      assert_outcome (scenario, before, folder, REMEDY_OUTCOME_WAITING);
      migrate_one (folder);
      assert_outcome (scenario, before, folder, REMEDY_OUTCOME_MENDED);
      after = gather (folder);
      diagnosis = remedy_diagnosis_make (after, NULL);
      g_assert_cmpint (diagnosis->condition, ==, REMEDY_CONDITION_RULED_OUT);
    }
  test_remove_tree (parent);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/practice-diagnosis/scenarios", test_scenarios);
  g_test_add_func ("/practice-diagnosis/random", test_random);
  g_test_add_func ("/practice-diagnosis/drive-and-drives", test_drive_and_drives_tell_the_same);
  g_test_add_func ("/practice-diagnosis/loose-files", test_loose_files_tell_no_more);
  g_test_add_func ("/practice-diagnosis/walk-to-mended", test_walk_to_mended);
  return g_test_run ();
}
