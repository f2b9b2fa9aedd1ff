/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-plans.h"

/* Writes the run sheets that test-plan-text compares with into a folder: tests/data of the
 * source. No test runs it; whoever does reads the difference before it is kept. */
int
main (int argc, char **argv)
{
  gsize           n_plans;
  const TestPlan *plans = test_plans (&n_plans);

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 64;
    }
  for (gsize i = 0; i < n_plans; i++)
    {
      g_autoptr (RemedyPlan) plan = test_plan_make (&plans[i]);
      g_autofree char *text = test_plan_text (plan);
      g_autofree char *name = g_strdup_printf ("plan-%s.txt", plans[i].name);
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autoptr (GError) error = NULL;

      if (!g_file_set_contents (path, text, -1, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
    }
  return 0;
}
