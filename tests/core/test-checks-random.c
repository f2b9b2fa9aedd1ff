/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis.h"
#include "test-facts.h"

/*
 * Rules that every check keeps, whatever the server: on servers on which things are wrong
 * by chance, from fixed seeds.
 */

#define N_SERVERS 100

/* One thing of which a source can say that it is not known. */
typedef struct
{
  const char *name;
  int        *state;
  void       *holder;                              /* what it is the state of */
  void (*lose) (RemedyFacts *facts, void *holder); /* (nullable): what goes with it */
} Slot;

/* How a reading ends that tells nothing about the server. */
static const int untold[] = { REMEDY_ITEM_NOT_HERE, REMEDY_ITEM_UNREADABLE, REMEDY_ITEM_REFUSED,
                              REMEDY_ITEM_NOT_READ };

static void
lose_version (RemedyFacts *facts, void *holder)
{
  RemedyFileFact *file = holder;

  g_clear_pointer (&file->version, g_free);
}

static void
lose_events (RemedyFacts *facts, void *holder)
{
  g_ptr_array_set_size (facts->events->events, 0);
}

static void
lose_profiles (RemedyFacts *facts, void *holder)
{
  g_ptr_array_set_size (((RemedyUserFact *) holder)->profiles, 0);
}

static void
lose_offers (RemedyFacts *facts, void *holder)
{
  RemedyMapisvcFact *inf = holder;

  g_ptr_array_set_size (inf->services, 0);
  g_ptr_array_set_size (inf->matches, 0);
}

static void
lose_runs (RemedyFacts *facts, void *holder)
{
  g_ptr_array_set_size (facts->setup_log->runs, 0);
}

static void
lose_software (RemedyFacts *facts, void *holder)
{
  g_ptr_array_set_size (facts->registry->values, 0);
  g_ptr_array_set_size (facts->registry->hotfixes, 0);
  facts->registry->setup_key = FALSE;
}

static void
lose_system (RemedyFacts *facts, void *holder)
{
  g_ptr_array_set_size (facts->registry->services, 0);
  g_clear_pointer (&facts->registry->zone, remedy_zone_fact_free);
}

static void
add_slot (GArray     *slots,
          const char *name,
          int        *state,
          void       *holder,
          void (*lose) (RemedyFacts *facts, void *holder))
{
  Slot slot = { name, state, holder, lose };

  g_array_append_val (slots, slot);
}

static void
add_file_slots (GArray *slots, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      RemedyFileFact *file = files->pdata[i];

      add_slot (slots, file->name, &file->state, file, lose_version);
    }
}

static GArray *
find_slots (RemedyFacts *facts)
{
  GArray            *slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  RemedyLogFact     *log = facts->events->logs->pdata[0];
  RemedyMapisvcFact *inf = facts->outlook->mapisvc->pdata[0];

  add_slot (slots, "log", &log->state, log, lose_events);
  add_slot (slots, "SOFTWARE", &facts->registry->software->state, NULL, lose_software);
  add_slot (slots, "SYSTEM", &facts->registry->system->state, NULL, lose_system);
  add_slot (slots, "MAPISVC.INF", &inf->state, inf, lose_offers);
  add_slot (slots, "setup log", &facts->setup_log->state, NULL, lose_runs);
  add_slot (slots, "ntsmig.ini", &facts->files->ntsmig_ini->state, NULL, NULL);
  for (guint i = 0; i < facts->outlook->users->len; i++)
    {
      RemedyUserFact *user = facts->outlook->users->pdata[i];

      add_slot (slots, user->user, &user->hive->state, user, lose_profiles);
    }
  add_file_slots (slots, facts->files->files);
  return slots;
}

static void
forget (RemedyFacts *facts, const Slot *slot, int state)
{
  *slot->state = state;
  if (slot->lose != NULL)
    slot->lose (facts, slot->holder);
}

static void
damage_files (RemedyFacts *facts, GRand *dice)
{
  static const char *const versions[] = { "5.5.1960.3", "5.5.2448.0", "5.5.2650.12", "4.0.993.0",
                                          NULL };

  for (int i = g_rand_int_range (dice, 0, 6); i > 0; i--)
    {
      guint           at = g_rand_int_range (dice, 0, facts->files->files->len);
      RemedyFileFact *file = facts->files->files->pdata[at];

      test_facts_set_version (facts, file->name, versions[g_rand_int_range (dice, 0, 5)]);
      if (g_rand_int_range (dice, 0, 4) == 0)
        {
          file->state = REMEDY_ITEM_MISSING;
          g_clear_pointer (&file->version, g_free);
        }
    }
  if (g_rand_boolean (dice))
    facts->files->ntsmig_ini->state = REMEDY_ITEM_MISSING;
  if (g_rand_boolean (dice))
    facts->files->ntsmig_ini->size = 0;
}

/* A server of Service Pack 1 or 2, and what is wrong with it. */
static RemedyFacts *
throw_server (guint32 seed)
{
  static const int errors[] = { 0, 12010, 12024, 4088 };
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  RemedyFacts *facts =
      test_facts_new (g_rand_boolean (dice) ? REMEDY_RELEASE_SP1 : REMEDY_RELEASE_SP2);
  RemedySetupRunFact *run = facts->setup_log->runs->pdata[0];

  for (int i = g_rand_int_range (dice, 0, 4); i > 0; i--)
    test_facts_add_run (facts, -i * 60, errors[g_rand_int_range (dice, 0, 4)]);
  if (g_rand_boolean (dice))
    test_facts_add_profile (facts, 0, "Notes Mail", TRUE);
  if (g_rand_boolean (dice))
    test_facts_add_profile (facts, 1, "Exchange", FALSE);
  if (g_rand_boolean (dice))
    test_facts_offer_notes (facts);
  if (g_rand_boolean (dice))
    test_facts_add_service (facts, "MSExchangeIMC", "MSExchangeIS")->start =
        g_rand_int_range (dice, 2, 5);
  if (g_rand_boolean (dice))
    g_ptr_array_add (run->errors, g_strdup ("error 0xc0020422"));
  damage_files (facts, dice);
  return facts;
}

/* A text that people read: there, in one piece, and nothing in it that a terminal obeys. */
static void
check_text (const char *id, const char *text)
{
  if (text == NULL || *text == '\0')
    g_error ("%s lacks a text", id);
  if (!g_utf8_validate (text, -1, NULL))
    g_error ("%s: a text is not UTF-8", id);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) && *at != '\n')
      g_error ("%s: a control character in “%s”", id, text);
  if (strstr (text, "(null)") != NULL)
    g_error ("%s: “%s”", id, text);
}

static void
check_articles (const char *id, const GPtrArray *articles)
{
  for (guint i = 0; i < articles->len; i++)
    if (!g_regex_match_simple ("^Q[0-9]{6}$", articles->pdata[i], 0, 0))
      g_error ("%s cites %s", id, (const char *) articles->pdata[i]);
}

static void
check_finding (const RemedyFinding *finding)
{
  check_text (finding->id, finding->title);
  check_text (finding->id, finding->summary);
  check_text (finding->id, finding->why);
  if (finding->advice != NULL)
    check_text (finding->id, finding->advice);
  /* What counts says where it was seen; what was not read does not pass for read. */
  if (finding->verdict == REMEDY_VERDICT_PASS || finding->verdict == REMEDY_VERDICT_FAIL)
    g_assert_cmpint (finding->how, ==, REMEDY_HOW_READ);
  for (guint i = 0; i < finding->seen->len; i++)
    {
      const RemedySeen *seen = finding->seen->pdata[i];

      check_text (finding->id, seen->what);
      if (seen->where != NULL)
        check_text (finding->id, seen->where);
    }
  check_articles (finding->id, finding->articles);
}

static void
check_diagnosis (const RemedyFacts *facts)
{
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
  g_autoptr (RemedyDiagnosis) diagnosis = remedy_diagnosis_make (facts, answers);

  check_text ("headline", diagnosis->headline);
  check_text ("sentence", diagnosis->sentence);
  check_text ("next", diagnosis->next);
  check_articles ("diagnosis", diagnosis->articles);
}

static void
test_texts_are_whole (void)
{
  for (guint32 seed = 0; seed < N_SERVERS; seed++)
    {
      g_autoptr (RemedyFacts) facts = throw_server (seed);
      g_autoptr (GPtrArray) findings = remedy_check_run_all (facts, NULL);

      for (guint i = 0; i < findings->len; i++)
        check_finding (findings->pdata[i]);
      check_diagnosis (facts);
    }
}

/* What is lost of the evidence neither clears a server nor accuses it. */
static void
compare_findings (
    const GPtrArray *before, const GPtrArray *after, const char *slot, int state, guint32 seed)
{
  for (guint i = 0; i < before->len; i++)
    {
      const RemedyFinding *old = before->pdata[i];
      const RemedyFinding *new = after->pdata[i];

      check_finding (new);
      if (old->verdict == new->verdict || new->verdict == REMEDY_VERDICT_UNKNOWN)
        continue;
      g_error ("server %u without %s (%s): %s was “%s” (%s) and is “%s” (%s)", seed, slot,
               remedy_item_state_words[state], old->id, remedy_verdict_words[old->verdict],
               old->title, remedy_verdict_words[new->verdict], new->title);
    }
}

static void
test_a_loss_neither_clears_nor_accuses (void)
{
  for (guint32 seed = 0; seed < N_SERVERS; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (RemedyFacts) whole = throw_server (seed);
      g_autoptr (RemedyFacts) facts = remedy_facts_copy (whole);
      g_autoptr (GPtrArray) before = remedy_check_run_all (whole, NULL);
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GArray) slots = find_slots (facts);
      /* The few that are not files of the table weigh as much as all of these. */
      guint       n = g_rand_boolean (dice) ? 8 : slots->len;
      const Slot *slot = &g_array_index (slots, Slot, g_rand_int_range (dice, 0, n));
      int         state = untold[g_rand_int_range (dice, 0, G_N_ELEMENTS (untold))];

      forget (facts, slot, state);
      after = remedy_check_run_all (facts, NULL);
      compare_findings (before, after, slot->name, state, seed);
    }
}

/* Where nothing is wrong: each thing in turn, each way of not knowing it. */
static void
test_each_loss_on_a_good_server (void)
{
  g_autoptr (RemedyFacts) whole = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (GPtrArray) before = NULL;
  guint n_slots = 8;

  test_facts_add_run (whole, 0, 0);
  before = remedy_check_run_all (whole, NULL);
  for (guint i = 0; i < n_slots; i++)
    for (guint j = 0; j < G_N_ELEMENTS (untold); j++)
      {
        g_autoptr (RemedyFacts) facts = remedy_facts_copy (whole);
        g_autoptr (GArray) slots = find_slots (facts);
        g_autoptr (GPtrArray) after = NULL;

        n_slots = slots->len;
        forget (facts, &g_array_index (slots, Slot, i), untold[j]);
        after = remedy_check_run_all (facts, NULL);
        compare_findings (before, after, g_array_index (slots, Slot, i).name, untold[j], 0);
      }
}

/* With all of it lost nothing passes and nothing fails. */
static void
test_nothing_is_known_of_nothing (void)
{
  for (guint j = 0; j < G_N_ELEMENTS (untold); j++)
    {
      g_autoptr (RemedyFacts) facts = throw_server (j);
      g_autoptr (GArray) slots = find_slots (facts);
      g_autoptr (GPtrArray) findings = NULL;

      for (guint i = 0; i < slots->len; i++)
        forget (facts, &g_array_index (slots, Slot, i), untold[j]);
      test_facts_set_files (facts, untold[j], NULL);
      g_ptr_array_set_size (facts->notes->nnotes, 0);
      g_ptr_array_set_size (facts->notes->notes_ini, 0);
      facts->notes->complete = FALSE;
      g_clear_pointer (&facts->layout->exchange_root, g_free);
      findings = remedy_check_run_all (facts, NULL);
      for (guint i = 0; i < findings->len; i++)
        {
          const RemedyFinding *finding = findings->pdata[i];

          check_finding (finding);
          if (finding->verdict != REMEDY_VERDICT_UNKNOWN)
            g_error ("%s: %s, though nothing was read", finding->id, finding->title);
        }
    }
}

static guint
count_stated (const RemedyFinding *finding)
{
  guint n = 0;

  for (guint i = 0; i < finding->seen->len; i++)
    n += ((const RemedySeen *) finding->seen->pdata[i])->how == REMEDY_HOW_STATED;
  return n;
}

/* What the operator says stands beside what was read, says so, and touches no other check. */
static void
test_what_is_said_is_told_as_said (void)
{
  for (guint32 seed = 0; seed < N_SERVERS; seed++)
    {
      g_autoptr (RemedyFacts) facts = throw_server (seed);
      g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) after = NULL;

      answers->saw = seed % 2 == 0 ? REMEDY_SAW_EVENT : REMEDY_SAW_NO_EVENT;
      answers->saw_when = seed % 4 == 0 ? TEST_NOON : REMEDY_TIME_UNKNOWN;
      if (seed % 3 == 0)
        {
          g_autoptr (GArray) slots = find_slots (facts);

          forget (facts, &g_array_index (slots, Slot, 0), REMEDY_ITEM_NOT_HERE);
        }
      before = remedy_check_run_all (facts, NULL);
      after = remedy_check_run_all (facts, answers);
      for (guint i = 0; i < before->len; i++)
        {
          const RemedyFinding *old = before->pdata[i];
          const RemedyFinding *new = after->pdata[i];

          if (!g_str_equal (new->id, "symptom.event"))
            {
              g_assert_true (remedy_record_equal (&remedy_finding_type, old, new));
              continue;
            }
          /* It never turns into a pass, and a failure that is only said is not “read”. */
          if (new->verdict != old->verdict)
            {
              g_assert_cmpint (new->verdict, !=, REMEDY_VERDICT_PASS);
              g_assert_cmpint (new->how, ==, REMEDY_HOW_STATED);
            }
          g_assert_cmpuint (count_stated (old), ==, 0);
          g_assert_cmpuint (count_stated (new), ==, 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks-random/texts-are-whole", test_texts_are_whole);
  g_test_add_func ("/checks-random/a-loss-neither-clears-nor-accuses",
                   test_a_loss_neither_clears_nor_accuses);
  g_test_add_func ("/checks-random/each-loss-on-a-good-server", test_each_loss_on_a_good_server);
  g_test_add_func ("/checks-random/nothing-is-known-of-nothing", test_nothing_is_known_of_nothing);
  g_test_add_func ("/checks-random/what-is-said-is-told-as-said",
                   test_what_is_said_is_told_as_said);
  return g_test_run ();
}
