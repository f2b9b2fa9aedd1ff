/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-check.h"
#include "test-facts.h"

static void
test_table (void)
{
  gsize n_checks;
  const RemedyCheck *table = remedy_check_table (&n_checks);

  g_assert_cmpuint (n_checks, ==, 15);
  for (gsize i = 0; i < n_checks; i++)
    {
      g_assert_true (table[i].id != NULL && *table[i].id != '\0');
      g_assert_true (table[i].question != NULL && *table[i].question != '\0');
      g_assert_true (table[i].why != NULL && *table[i].why != '\0');
      g_assert_nonnull (remedy_check_group_name (table[i].group));
      g_assert_nonnull (table[i].run);
      g_assert_cmpint (table[i].needs, !=, 0);
      g_assert_true (remedy_check_find (table[i].id) == &table[i]);
      if (i > 0)
        g_assert_cmpint (table[i].group, >=, table[i - 1].group);
    }
  g_assert_null (remedy_check_find ("no.such-check"));
}

static void
test_not_read (void)
{
  g_autoptr (RemedyFacts) facts = remedy_facts_new ();
  g_autoptr (GPtrArray) findings = remedy_check_run_all (facts, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      g_assert_cmpint (finding->verdict, ==, REMEDY_VERDICT_UNKNOWN);
      g_assert_cmpint (finding->how, ==, REMEDY_HOW_NOT_READ);
      g_assert_cmpstr (finding->summary, ==, "Not read yet");
    }
  facts->stopped = TRUE;
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = remedy_check_run_all (facts, NULL);
  g_assert_cmpstr (((RemedyFinding *) findings->pdata[0])->summary, ==,
                   "Reading was stopped before this was read");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/table", test_table);
  g_test_add_func ("/checks/not-read", test_not_read);
  return g_test_run ();
}
