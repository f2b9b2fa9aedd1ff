/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"
#include "checks/remedy-services.h"
#include "test-facts.h"

/* The services of a server as a whole, and what the check says of them. */

static char *
join_names (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static RemedyFinding *
check (const RemedyFacts *facts)
{
  return remedy_check_run (remedy_check_find ("repair.services"), facts, NULL);
}

/* Everything that the finding saw, a line each. */
static char *
seen_text (const RemedyFinding *finding)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < finding->seen->len; i++)
    g_string_append_printf (text, "%s\n", ((RemedySeen *) finding->seen->pdata[i])->what);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
cites (const RemedyFinding *finding,
       const char          *article)
{
  for (guint i = 0; i < finding->articles->len; i++)
    if (g_str_equal (finding->articles->pdata[i], article))
      return TRUE;
  return FALSE;
}

/* A scanner that needs the store has to stop before it; one that nothing binds to Exchange
 * is no part of the order. */
static void
test_others_in_the_order (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (GPtrArray) stop = NULL;
  g_autoptr (GPtrArray) start = NULL;
  g_autofree char *stop_names = NULL;
  g_autofree char *start_names = NULL;

  test_facts_add_service (facts, "Scanner", "MSEXCHANGEIS");
  test_facts_add_service (facts, "Backup", "EventLog");
  stop = remedy_services_stop_order (facts);
  start = remedy_services_start_order (facts);
  stop_names = join_names (stop);
  start_names = join_names (start);
  g_assert_cmpstr (stop_names, ==,
                   "Scanner MSExchangeMTA MSExchangeIS MSExchangeDS MSExchangeSA");
  g_assert_cmpstr (start_names, ==,
                   "MSExchangeSA MSExchangeDS MSExchangeIS MSExchangeMTA Scanner");
}

static void
test_escaping (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyFinding) before = check (facts);
  g_autoptr (RemedyFinding) after = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *quiet = seen_text (before);
  g_autofree char *seen = NULL;

  g_assert_null (strstr (quiet, "net stop"));
  g_assert_false (cites (before, "Q190019"));
  test_facts_add_service (facts, "MSExchangeCoCo", "MSExchangeSA");
  test_facts_add_service (facts, "EXCH01-LME-NOTES", NULL);
  names = remedy_services_escaping (facts);
  joined = join_names (names);
  g_assert_cmpstr (joined, ==, "EXCH01-LME-NOTES MSExchangeCoCo");
  after = check (facts);
  seen = seen_text (after);
  g_assert_nonnull (strstr (seen, "/yes” does not stop EXCH01-LME-NOTES\n"));
  g_assert_nonnull (strstr (seen, "/yes” does not stop MSExchangeCoCo\n"));
  g_assert_null (strstr (seen, "does not stop MSExchangeIS"));
  g_assert_true (cites (after, "Q190019"));
  g_assert_true (cites (after, "Q246287"));
  g_assert_false (cites (after, "Q234383"));
  g_assert_cmpint (after->verdict, ==, REMEDY_VERDICT_PASS);
}

static void
test_circle_is_told (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyFinding) finding = NULL;
  g_autofree char *seen = NULL;

  test_facts_add_service (facts, "MSExchangeIMC", "MSExchangeINS");
  test_facts_add_service (facts, "MSExchangeINS", "MSExchangeIMC");
  finding = check (facts);
  seen = seen_text (finding);
  g_assert_nonnull (strstr (seen, "in a circle"));
  g_assert_nonnull (strstr (seen, "MSExchangeIMC, MSExchangeINS\n"));
}

/* The name of an MTA of the MS Mail connector is the administrator’s choice (Q240208). */
static void
test_ms_mail_by_its_program (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyFinding) finding = NULL;
  RemedyServiceFact *mta = test_facts_add_service (facts, "Postoffice Leeds", NULL);

  mta->image = g_strdup ("C:\\EXCHSRVR\\CONNECT\\MSMCON\\BIN\\PCMTA.EXE");
  mta->start = 4;
  finding = check (facts);
  g_assert_cmpint (finding->verdict, ==, REMEDY_VERDICT_FAIL);
  g_assert_nonnull (strstr (finding->summary, "Postoffice Leeds"));
}

/* A list that was cut says so, and what it lacks is unknown. */
static void
test_cut_lists (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyFinding) services = NULL;
  g_autoptr (RemedyFinding) fixes = NULL;
  g_autofree char *seen = NULL;
  RemedyHotfixFact *fix = remedy_hotfix_fact_new ();

  facts->registry->system->damaged = TRUE;
  facts->registry->system->reason = g_strdup ("only 500 of its 512 entries are read");
  services = check (facts);
  g_assert_cmpint (services->verdict, ==, REMEDY_VERDICT_UNKNOWN);
  g_assert_nonnull (strstr (services->summary, "only 500 of its 512 entries are read"));
  fix->name = g_strdup ("Q189318");
  g_ptr_array_add (facts->files->hotfix_folders, fix);
  facts->files->hotfix_folders_cut = g_strdup ("only the first 500 folders of fixes are read");
  fixes = remedy_check_run (remedy_check_find ("repair.hotfixes"), facts, NULL);
  seen = seen_text (fixes);
  g_assert_nonnull (strstr (seen, "only the first 500 folders of fixes are read\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/others", test_others_in_the_order);
  g_test_add_func ("/services/escaping", test_escaping);
  g_test_add_func ("/services/circle", test_circle_is_told);
  g_test_add_func ("/services/ms-mail", test_ms_mail_by_its_program);
  g_test_add_func ("/services/cut", test_cut_lists);
  return g_test_run ();
}
