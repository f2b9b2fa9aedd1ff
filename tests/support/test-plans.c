/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-plans.h"

#include "test-facts.h"

static void
add_fault (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 12010);
  test_facts_offer_notes (facts);
  test_facts_add_profile (facts, 0, "Notes Mail", TRUE);
}

static void
set_account (RemedyFacts *facts, const char *account)
{
  RemedyServiceFact *attendant = facts->registry->services->pdata[0];

  attendant->account = g_strdup (account);
}

static void
move_root (RemedyFacts *facts, const char *root)
{
  g_free (facts->layout->exchange_root);
  facts->layout->exchange_root = g_strdup (root);
  test_facts_set_value (facts, "Services", root);
}

/* On D, in a folder with a space; connectors, Outlook Web Access, a second user. */
static void
make_large (RemedyFacts *facts)
{
  add_fault (facts);
  test_facts_add_profile (facts, 1, "Migration", TRUE);
  set_account (facts, "NORTH\\exservice");
  move_root (facts, "D:\\Program Files\\Exchsrvr");
  test_facts_set_value (facts, "Web Connector", "D:\\Program Files\\Exchsrvr\\Webdata");
  test_facts_add_service (facts, "MSExchangeIMC", "MSExchangeIS");
  test_facts_add_service (facts, "MSExchangeCoCo", "EventLog");
  test_facts_add_service (facts, "LME-NOTES", "MSExchangeCoCo");
  test_facts_add_service (facts, "W3SVC", "EventLog");
}

/* Fixes after the service pack, a MAPI32.DLL of another product, a disabled service, and
 * one that no table knows. */
static void
make_untidy (RemedyFacts *facts)
{
  RemedyHotfixFact *fix = remedy_hotfix_fact_new ();

  add_fault (facts);
  fix->name = g_strdup ("Q248838");
  fix->where = g_strdup ("C:\\EXCHSRVR\\Q248838");
  g_ptr_array_add (facts->files->hotfix_folders, fix);
  test_facts_set_version (facts, "Mlmig32.dll", "5.5.2232.9");
  test_facts_set_version (facts, "Mapi32.dll", "1.0.2536.0");
  test_facts_add_service (facts, "MSExchangeIMC", "MSExchangeIS")->start = 4;
  test_facts_add_service (facts, "MSExchangeZZ", "MSExchangeIS");
  test_facts_add_service (facts, "SNMP", "EventLog");
}

/* The wizard’s files, and no Exchange server. */
static void
make_workstation (RemedyFacts *facts)
{
  static const char *const programs[] = { "Mad.exe", "Dsamain.exe", "Store.exe", "Emsmta.exe" };

  add_fault (facts);
  g_ptr_array_set_size (facts->registry->values, 0);
  g_ptr_array_set_size (facts->registry->services, 0);
  facts->registry->setup_key = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      test_facts_set_version (facts, programs[i], NULL);
      test_facts_file (facts, programs[i])->state = REMEDY_ITEM_MISSING;
    }
}

static const TestPlan plans[] = {
  { "sp1", add_fault, REMEDY_RELEASE_SP1 },
  { "sp2-on-d", make_large, REMEDY_RELEASE_SP2 },
  { "untidy", make_untidy, REMEDY_RELEASE_SP1 },
  { "workstation", make_workstation, REMEDY_RELEASE_SP2 },
  { "unread", NULL, -1 },
};

/**
 * test_plans:
 * @n_plans: (out): how many there are
 *
 * Returns: (array length=n_plans): servers whose run sheets differ
 */
const TestPlan *
test_plans (gsize *n_plans)
{
  *n_plans = G_N_ELEMENTS (plans);
  return plans;
}

/**
 * test_plan_make:
 * @self: a server
 *
 * Returns: (transfer full): its run sheet
 */
RemedyPlan *
test_plan_make (const TestPlan *self)
{
  g_autoptr (RemedyFacts) facts =
      self->release < 0 ? remedy_facts_new () : test_facts_new (self->release);
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
  g_autoptr (RemedyDiagnosis) diagnosis = NULL;

  if (self->change != NULL)
    self->change (facts);
  diagnosis = remedy_diagnosis_make (facts, answers);
  return remedy_plan_make (&(RemedyPlanInput){ .facts = facts, .diagnosis = diagnosis });
}

static void
append (GString *text, const char *name, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "  %-9s %s\n", i == 0 ? name : "", lines[i]);
}

/**
 * test_plan_text:
 * @plan: a run sheet
 *
 * Returns: (transfer full): all of it, for a reader
 */
char *
test_plan_text (const RemedyPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int phase = -1;

  g_string_append_printf (text, "Service pack %d, %u steps and the way back\n",
                          (int) plan->service_pack, remedy_plan_count (plan));
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      if (step->phase != phase)
        g_string_append_printf (text, "\n%s\n", remedy_phase_title (step->phase));
      phase = step->phase;
      g_string_append_printf (text, "\n%s: %s%s%s%s\n", step->id, step->title,
                              step->advice ? " [our advice]" : "",
                              step->no_return ? " [no return]" : "",
                              step->practice != REMEDY_PRACTICE_NOTHING ? " [practice]" : "");
      append (text, "why", step->why);
      append (text, "do", step->instruction);
      if (step->command != NULL)
        append (text, "type", step->command);
      if (step->expect != NULL)
        append (text, "expect", step->expect);
      if (step->if_wrong != NULL)
        append (text, "if wrong", step->if_wrong);
      g_string_append (text, "  articles");
      for (guint j = 0; j < step->articles->len; j++)
        g_string_append_printf (text, " %s", (const char *) step->articles->pdata[j]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

RemedyVerification *
test_verify (const RemedyFacts   *before,
             const RemedyFacts   *after,
             const RemedyAnswers *answers,
             gboolean             marked)
{
  g_autoptr (RemedyMark) mark = remedy_mark_new ();
  const RemedyVerificationInput input = {
    .before = before,
    .after = after,
    .answers = answers,
    .update = marked ? mark : NULL,
  };

  mark->step = g_strdup (REMEDY_STEP_UPDATE);
  mark->state = REMEDY_STEP_DONE;
  mark->time = REMEDY_TIME_UNKNOWN;
  return remedy_verification_make (&input);
}
