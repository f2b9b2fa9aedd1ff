/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-text.h"
#include "test-plans.h"
#include "test-support.h"

/* The run sheets of servers that differ, as whole texts: a change in one of them is to be
 * read, and then taken over with update-plan-texts. */

static void
test_text (gconstpointer data)
{
  const TestPlan *server = data;
  g_autoptr (RemedyPlan) plan = test_plan_make (server);
  g_autofree char *name = g_strdup_printf ("plan-%s.txt", server->name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GBytes) golden = test_load (path);
  g_autofree char *want = g_strndup (g_bytes_get_data (golden, NULL), g_bytes_get_size (golden));
  g_autofree char *text = test_plan_text (plan);
  g_auto (GStrv) old = g_strsplit (want, "\n", -1);
  g_auto (GStrv) new = g_strsplit (text, "\n", -1);

  for (guint i = 0; old[i] != NULL && new[i] != NULL; i++)
    if (!g_str_equal (old[i], new[i]))
      g_error ("%s, line %u: “%s” is now “%s”. If that is right, run update-plan-texts, and read "
               "what it changes.",
               name, i + 1, old[i], new[i]);
  g_assert_cmpuint (g_strv_length (old), ==, g_strv_length (new));
}

/* No server is told of what another one has. */
static void
test_nothing_of_another (void)
{
  static const struct
  {
    const char *server;
    const char *never;
  } cases[] = {
    { "sp1", "2448" },
    { "sp1", "D:\\" },
    { "sp1", "LME-NOTES" },
    { "sp1", "W3SVC" },
    { "sp1", "luster" },
    { "sp1", "Alpha" },
    { "sp1", "said" },
    { "sp2-on-d", "2232" },
    { "sp2-on-d", "C:\\EXCHSRVR" },
    { "german-on-e", "ENG\\" },
    { "german-on-e", "C:\\EXCHSRVR" },
    { "alpha", "I386" },
    { "kms-password", "SESAME" },
    { "cluster", "net stop" },
    { "cluster", "PERFWIZ" },
    { "workstation", "net stop MSExch" },
    { "workstation", "ntbackup" },
    { "workstation", "Exchange services" },
    { "unread", "EXCH01" },
    { "unread", "jkessler" },
  };
  gsize           n_plans;
  const TestPlan *plans = test_plans (&n_plans);

  for (gsize i = 0; i < n_plans; i++)
    {
      g_autoptr (RemedyPlan) plan = test_plan_make (&plans[i]);
      g_autofree char *text = test_plan_text (plan);

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        if (g_str_equal (cases[j].server, plans[i].name) && strstr (text, cases[j].never) != NULL)
          g_error ("the run sheet of %s speaks of “%s”", cases[j].server, cases[j].never);
    }
}

int
main (int argc, char **argv)
{
  gsize           n_plans;
  const TestPlan *plans = test_plans (&n_plans);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < n_plans; i++)
    {
      g_autofree char *path = g_strconcat ("/plan-text/", plans[i].name, NULL);

      g_test_add_data_func (path, &plans[i], test_text);
    }
  g_test_add_func ("/plan-text/nothing-of-another", test_nothing_of_another);
  return g_test_run ();
}
