/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis-table.h"
#include "test-facts.h"

/* The table once more, as nested questions in place of rows. */
static RemedyCondition
judge_again (RemedyEventState        event,
             RemedyPackState         pack,
             RemedyNotesServiceState service,
             gboolean                errors)
{
  int strength = 1; /* 1 possible, 2 likely, 3 confirmed */

  if (event == REMEDY_EVENT_NO_RUN || event == REMEDY_EVENT_UNREAD)
    return REMEDY_CONDITION_CANNOT_TELL;
  if (event == REMEDY_EVENT_NONE || event == REMEDY_EVENT_HISTORY)
    return errors ? REMEDY_CONDITION_ANOTHER_FAULT : REMEDY_CONDITION_RULED_OUT;
  if (pack == REMEDY_PACK_RTM || pack == REMEDY_PACK_3_OR_4)
    return REMEDY_CONDITION_NOT_COVERED;
  if (service == REMEDY_NOTES_SERVICE_PROFILE)
    strength = pack == REMEDY_PACK_UNKNOWN ? 2 : 3;
  else if (service != REMEDY_NOTES_SERVICE_ABSENT && pack != REMEDY_PACK_UNKNOWN)
    strength = 2;
  if (event == REMEDY_EVENT_STATED && strength > 1)
    strength--;
  return strength == 3   ? REMEDY_CONDITION_CONFIRMED
         : strength == 2 ? REMEDY_CONDITION_LIKELY
                         : REMEDY_CONDITION_POSSIBLE;
}

static void
test_every_combination (void)
{
  gsize n_rows;
  const RemedyDiagnosisRow *rows = remedy_diagnosis_table (&n_rows);

  for (int event = 0; event < REMEDY_N_EVENT_STATES; event++)
    for (int pack = 0; pack < REMEDY_N_PACK_STATES; pack++)
      for (int service = 0; service < REMEDY_N_NOTES_SERVICE_STATES; service++)
        for (int errors = 0; errors < 2; errors++)
          {
            guint n_matches = 0;

            for (gsize i = 0; i < n_rows; i++)
              n_matches += remedy_diagnosis_row_matches (&rows[i], event, pack, service, errors);
            g_assert_cmpuint (n_matches, ==, 1);
            g_assert_cmpint (remedy_diagnosis_lookup (event, pack, service, errors), ==,
                             judge_again (event, pack, service, errors));
          }
}

static void
test_exit_codes (void)
{
  g_assert_cmpint (remedy_diagnosis_exit_code (REMEDY_CONDITION_CONFIRMED), ==, 1);
  g_assert_cmpint (remedy_diagnosis_exit_code (REMEDY_CONDITION_LIKELY), ==, 1);
  g_assert_cmpint (remedy_diagnosis_exit_code (REMEDY_CONDITION_POSSIBLE), ==, 1);
  g_assert_cmpint (remedy_diagnosis_exit_code (REMEDY_CONDITION_NOT_COVERED), ==, 3);
  g_assert_cmpint (remedy_diagnosis_exit_code (REMEDY_CONDITION_ANOTHER_FAULT), ==, 3);
  g_assert_cmpint (remedy_diagnosis_exit_code (REMEDY_CONDITION_RULED_OUT), ==, 0);
  g_assert_cmpint (remedy_diagnosis_exit_code (REMEDY_CONDITION_CANNOT_TELL), ==, 2);
}

static void
assert_condition (const RemedyFacts   *facts,
                  const RemedyAnswers *answers,
                  RemedyCondition      condition)
{
  g_autoptr (RemedyDiagnosis) diagnosis = remedy_diagnosis_make (facts, answers);

  g_assert_cmpstr (remedy_condition_words[diagnosis->condition], ==,
                   remedy_condition_words[condition]);
  g_assert_nonnull (diagnosis->headline);
  g_assert_nonnull (diagnosis->sentence);
  g_assert_nonnull (diagnosis->next);
  g_assert_cmpuint (diagnosis->speaks_for->len + diagnosis->speaks_against->len, >=, 3);
  g_assert_cmpuint (diagnosis->articles->len, >, 0);
}

static RemedyFacts *
fault_new (RemedyRelease release)
{
  RemedyFacts *facts = test_facts_new (release);

  test_facts_add_run (facts, 0, 12010);
  test_facts_offer_notes (facts);
  return facts;
}

static void
test_confirmed (void)
{
  g_autoptr (RemedyFacts) facts = fault_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyDiagnosis) diagnosis = NULL;

  assert_condition (facts, NULL, REMEDY_CONDITION_LIKELY);
  test_facts_add_profile (facts, 0, "Notes Mail", TRUE);
  assert_condition (facts, NULL, REMEDY_CONDITION_CONFIRMED);
  diagnosis = remedy_diagnosis_make (facts, NULL);
  g_assert_cmpuint (diagnosis->profiles->len, ==, 1);
  g_assert_cmpstr (diagnosis->profiles->pdata[0], ==, "jkessler (Notes Mail)");
  g_assert_cmpint (diagnosis->service_pack, ==, 1);
  g_assert_cmpuint (diagnosis->speaks_for->len, ==, 3);
  g_assert_cmpuint (diagnosis->speaks_against->len, ==, 0);
  g_assert_false (diagnosis->workstation);
}

static void
test_releases (void)
{
  g_autoptr (RemedyFacts) sp2 = fault_new (REMEDY_RELEASE_SP2);
  g_autoptr (RemedyFacts) sp3 = fault_new (REMEDY_RELEASE_SP3);
  g_autoptr (RemedyFacts) rtm = fault_new (REMEDY_RELEASE_RTM);

  test_facts_add_profile (sp2, 0, "Notes Mail", TRUE);
  assert_condition (sp2, NULL, REMEDY_CONDITION_CONFIRMED);
  assert_condition (sp3, NULL, REMEDY_CONDITION_NOT_COVERED);
  assert_condition (rtm, NULL, REMEDY_CONDITION_NOT_COVERED);
}

static void
test_notes_absent (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  RemedyProfileFact *connector;

  test_facts_add_run (facts, 0, 12010);
  assert_condition (facts, NULL, REMEDY_CONDITION_POSSIBLE);
  /* A connector's profile is not Outlook's. */
  connector = test_facts_add_profile (facts, 0, "EXCH01-LME-NOTES", TRUE);
  connector->connector = TRUE;
  assert_condition (facts, NULL, REMEDY_CONDITION_POSSIBLE);
  /* A hive that is dirty may lack what was there. */
  test_facts_user (facts, 1)->hive->dirty = TRUE;
  assert_condition (facts, NULL, REMEDY_CONDITION_LIKELY);
}

static void
test_history (void)
{
  g_autoptr (RemedyFacts) facts = fault_new (REMEDY_RELEASE_SP1);

  test_facts_add_run (facts, 10, 0);
  assert_condition (facts, NULL, REMEDY_CONDITION_RULED_OUT);
  test_facts_add_run (facts, 20, 12024);
  assert_condition (facts, NULL, REMEDY_CONDITION_ANOTHER_FAULT);
  test_facts_add_run (facts, 30, 12010);
  assert_condition (facts, NULL, REMEDY_CONDITION_LIKELY);
}

/* A run that died has no statistics; the next one begins with its own start. */
static void
test_run_after_one_that_died (void)
{
  g_autoptr (RemedyFacts) facts = fault_new (REMEDY_RELEASE_SP1);

  test_facts_add_event (facts, 10, "MSExchangeMig", 10002, 4);
  test_facts_add_event (facts, 11, "MSExchangeMig", 12010, 1);
  assert_condition (facts, NULL, REMEDY_CONDITION_LIKELY);
  test_facts_add_run (facts, 20, 0);
  assert_condition (facts, NULL, REMEDY_CONDITION_RULED_OUT);
}

static void
move_to (RemedyFacts *facts,
         guint        first,
         const char  *computer)
{
  for (guint i = first; i < facts->events->events->len; i++)
    {
      RemedyEventFact *event = facts->events->events->pdata[i];

      g_free (event->computer);
      event->computer = g_strdup (computer);
    }
}

/* Among loose files the logs of two machines can lie side by side: a clean run on one says
 * nothing about the other, nor do its events belong to the other's runs. */
static void
test_two_computers (void)
{
  g_autoptr (RemedyFacts) facts = fault_new (REMEDY_RELEASE_SP1);
  guint n = facts->events->events->len;

  test_facts_add_run (facts, 10, 0);
  assert_condition (facts, NULL, REMEDY_CONDITION_RULED_OUT);
  move_to (facts, n, "MIGWS01");
  assert_condition (facts, NULL, REMEDY_CONDITION_LIKELY);
  move_to (facts, n, "exch01");
  assert_condition (facts, NULL, REMEDY_CONDITION_RULED_OUT);
  test_facts_add_event (facts, 20, "MSExchangeMig", 10002, 4);
  test_facts_add_event (facts, 21, "MSExchangeMig", 10002, 4);
  n = facts->events->events->len;
  test_facts_add_event (facts, 22, "MSExchangeMig", 12010, 1);
  move_to (facts, n, "MIGWS01");
  test_facts_add_event (facts, 23, "MSExchangeMig", 10068, 4);
  assert_condition (facts, NULL, REMEDY_CONDITION_LIKELY);
}

static void
test_none (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  RemedyLogFact *log = facts->events->logs->pdata[0];

  assert_condition (facts, NULL, REMEDY_CONDITION_CANNOT_TELL);
  test_facts_add_event (facts, 0, "MSExchangeMig", 12010, 1)->recovered = TRUE;
  assert_condition (facts, NULL, REMEDY_CONDITION_CANNOT_TELL);
  test_facts_add_run (facts, 10, 0);
  assert_condition (facts, NULL, REMEDY_CONDITION_RULED_OUT);
  log->state = REMEDY_ITEM_MISSING;
  assert_condition (facts, NULL, REMEDY_CONDITION_CANNOT_TELL);
}

static void
test_stated (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
  RemedyLogFact *log = facts->events->logs->pdata[0];

  test_facts_offer_notes (facts);
  test_facts_add_profile (facts, 1, "MS Exchange Settings", TRUE);
  test_facts_add_run (facts, 0, 0);
  answers->saw = REMEDY_SAW_EVENT;
  /* The log covers the time, and shows a clean run: a statement without a date is no later. */
  assert_condition (facts, answers, REMEDY_CONDITION_RULED_OUT);
  answers->saw_when = log->last_time;
  assert_condition (facts, answers, REMEDY_CONDITION_RULED_OUT);
  answers->saw_when = log->last_time + 1;
  assert_condition (facts, answers, REMEDY_CONDITION_LIKELY);
  log->state = REMEDY_ITEM_NOT_HERE;
  answers->saw_when = REMEDY_TIME_UNKNOWN;
  assert_condition (facts, answers, REMEDY_CONDITION_LIKELY);
  answers->saw = REMEDY_SAW_NO_EVENT;
  assert_condition (facts, answers, REMEDY_CONDITION_CANNOT_TELL);
}

static void
test_workstation (void)
{
  static const char *const programs[] = { "Mad.exe", "Dsamain.exe", "Store.exe", "Emsmta.exe" };
  g_autoptr (RemedyFacts) facts = fault_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyDiagnosis) diagnosis = NULL;

  test_facts_add_profile (facts, 0, "Notes Mail", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      test_facts_file (facts, programs[i])->state = REMEDY_ITEM_MISSING;
      test_facts_set_version (facts, programs[i], NULL);
    }
  diagnosis = remedy_diagnosis_make (facts, NULL);
  g_assert_true (diagnosis->workstation);
  g_assert_cmpint (diagnosis->condition, ==, REMEDY_CONDITION_CONFIRMED);
  g_assert_nonnull (strstr (diagnosis->sentence, "workstation"));
}

static void
test_nothing_gathered (void)
{
  g_autoptr (RemedyFacts) facts = remedy_facts_new ();

  assert_condition (facts, NULL, REMEDY_CONDITION_CANNOT_TELL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnosis/every-combination", test_every_combination);
  g_test_add_func ("/diagnosis/exit-codes", test_exit_codes);
  g_test_add_func ("/diagnosis/confirmed", test_confirmed);
  g_test_add_func ("/diagnosis/releases", test_releases);
  g_test_add_func ("/diagnosis/notes-absent", test_notes_absent);
  g_test_add_func ("/diagnosis/history", test_history);
  g_test_add_func ("/diagnosis/none", test_none);
  g_test_add_func ("/diagnosis/run-after-one-that-died", test_run_after_one_that_died);
  g_test_add_func ("/diagnosis/two-computers", test_two_computers);
  g_test_add_func ("/diagnosis/stated", test_stated);
  g_test_add_func ("/diagnosis/workstation", test_workstation);
  g_test_add_func ("/diagnosis/nothing-gathered", test_nothing_gathered);
  return g_test_run ();
}
