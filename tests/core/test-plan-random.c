/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "checks/remedy-service-table.h"
#include "core/remedy-text.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "practice/remedy-practice.h"
#include "test-plans.h"
#include "test-support.h"

/* What every run sheet keeps, whatever the server is and whatever the operator said: over
 * practice servers that chance made, and over those that have a text of their own. */

#define N_RANDOM 120

/* Beyond this a text is a wall, and nobody reads it in a maintenance window. */
#define MAX_TEXT 420

/* What a line may begin with before the point of no return: it looks, copies, or can be taken
 * back. */
static const char *const harmless[] = {
  "copy ",     "dir ",      "eseutil /mh ", "filever ", "if not exist ", "net share MAILDAT$",
  "net stop ", "notepad ",  "ntbackup backup ", "rdisk /s", "regedit /e ", "regedt32",
  "ren ",      "xcopy ",
};

static RemedyFacts *
gather (guint32 seed)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  RemedyPracticeOptions options = { .random = TRUE, .seed = seed, .log_size = 128 * 1024 };
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  RemedyFacts *facts;

  remedy_practice_make (folder, &options, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  test_remove_tree (parent);
  return facts;
}

static const RemedyStep *
step_at (const RemedyPlan *plan, guint i)
{
  return plan->steps->pdata[i];
}

/* -1 if the plan has no such step. */
static int
place_of (const RemedyPlan *plan, const char *id)
{
  for (guint i = 0; i < plan->steps->len; i++)
    if (g_str_equal (step_at (plan, i)->id, id))
      return (int) i;
  return -1;
}

static gboolean
needs (const RemedyStep *step, const char *id)
{
  return g_ptr_array_find_with_equal_func (step->needs, id, g_str_equal, NULL);
}

/* Whether @step waits for @id, however many steps lie between. */
static gboolean
waits_for (const RemedyPlan *plan, const RemedyStep *step, const char *id)
{
  for (guint i = 0; i < step->needs->len; i++)
    {
      const char *other = step->needs->pdata[i];

      if (g_str_equal (other, id) || waits_for (plan, remedy_plan_find (plan, other), id))
        return TRUE;
    }
  return FALSE;
}

static void
check_order (const RemedyPlan *plan)
{
  guint n_no_return = 0;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = step_at (plan, i);

      g_assert_cmpint (place_of (plan, step->id), ==, (int) i);
      if (i > 0)
        g_assert_cmpint (step->phase, >=, step_at (plan, i - 1)->phase);
      n_no_return += step->no_return;
      for (guint j = 0; j < step->needs->len; j++)
        {
          int place = place_of (plan, step->needs->pdata[j]);

          if (place < 0 || place >= (int) i)
            g_error ("%s needs %s, which does not come before it", step->id,
                     (const char *) step->needs->pdata[j]);
        }
    }
  g_assert_cmpuint (n_no_return, ==, 1);
  g_assert_true (remedy_plan_find (plan, REMEDY_STEP_UPDATE)->no_return);
}

/* What is not to be there in anything that a reader gets. */
static void
check_text (const RemedyStep *step, const char *text, gsize max)
{
  static const char *const never[] = { "(null)", "fixmapi", "OPEN-SESAME", "  ", "%s", "%d", "..",
                                       "placeholder" };

  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  if ((gsize) g_utf8_strlen (text, -1) > max)
    g_error ("%s: a text of %ld characters: %s", step->id, g_utf8_strlen (text, -1), text);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (remedy_text_contains (text, never[i]))
      g_error ("%s holds “%s”: %s", step->id, never[i], text);
}

static void
check_texts (const RemedyStep *step)
{
  gboolean quiet = step->phase == REMEDY_PHASE_QUIET;

  g_assert_nonnull (step->title);
  g_assert_nonnull (step->why);
  g_assert_nonnull (step->instruction);
  if (!g_str_equal (step->id, "before.not-covered"))
    g_assert_nonnull (step->expect);
  check_text (step, step->title, 80);
  check_text (step, step->why, MAX_TEXT);
  check_text (step, step->instruction, MAX_TEXT + 120);
  check_text (step, step->expect, MAX_TEXT);
  check_text (step, step->back, MAX_TEXT);
  check_text (step, step->if_wrong, MAX_TEXT);
  g_assert_cmpint (step->document == NULL, ==, step->document_name == NULL);
  /* What is done to the server before the point of no return can be taken back. */
  if (quiet || (step->phase == REMEDY_PHASE_REAPPLY && step->no_return))
    g_assert_nonnull (step->back);
  for (guint i = 0; i < step->articles->len; i++)
    g_assert_true (g_regex_match_simple ("^Q[0-9]{6}$", step->articles->pdata[i], 0, 0));
  if (step->articles->len == 0)
    g_assert_true (step->advice);
}

static gboolean
has_service (const RemedyFacts *facts, const char *name)
{
  static const char *const core[] = { "MSExchangeSA", "MSExchangeDS", "MSExchangeIS",
                                      "MSExchangeMTA" };
  gboolean any = FALSE;

  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = facts->registry->services->pdata[i];

      any |= remedy_text_contains (service->name, "MSExchange");
      if (g_str_equal (service->name, name))
        return TRUE;
    }
  /* Where none could be read, the four that every server has stand in for them. */
  for (guint i = 0; !any && i < G_N_ELEMENTS (core); i++)
    if (g_str_equal (core[i], name))
      return TRUE;
  return FALSE;
}

/* The service of a line “net stop NAME”, without its quotes. */
static char *
service_of (const char *line)
{
  g_autofree char *rest = g_strdup (line + strlen ("net stop "));
  char *start = line[4] == 's' && line[6] == 'a' ? rest + 1 : rest;
  char *option = strstr (start, " /yes");

  if (option != NULL)
    *option = '\0';
  if (*start == '"')
    start[strlen (start) - 1] = '\0';
  return g_strdup (*start == '"' ? start + 1 : start);
}

static void
check_line (const RemedyFacts *facts, const RemedyStep *step, const char *line)
{
  guint n_quotes = 0;
  gboolean known = FALSE;

  for (const char *c = line; *c != '\0'; c++)
    {
      n_quotes += *c == '"';
      g_assert_false (g_ascii_iscntrl (*c));
      /* Outside of quotes these would end one command and begin another. */
      if (n_quotes % 2 == 0 && (*c == '&' || *c == '^' || (*c == '|' && strstr (line, "| find /i ") != c)))
        g_error ("%s: %s", step->id, line);
    }
  g_assert_cmpuint (n_quotes % 2, ==, 0);
  if (g_str_has_prefix (line, "net stop ") || g_str_has_prefix (line, "net start "))
    {
      g_autofree char *service = service_of (line);

      if (!has_service (facts, service))
        g_error ("%s: there is no service “%s”", step->id, service);
    }
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    known |= g_str_has_prefix (line, harmless[i]);
  if (step->phase < REMEDY_PHASE_REAPPLY && !known)
    g_error ("%s: %s", step->id, line);
  /* What is renamed can be given its name again; nothing is deleted. */
  if (g_str_has_prefix (line, "ren "))
    g_assert_nonnull (strstr (step->back, "ren "));
}

static void
check_command (const RemedyFacts *facts, const RemedyStep *step)
{
  g_auto (GStrv) lines = g_strsplit (step->command != NULL ? step->command : "", "\n", -1);

  check_text (step, step->command, 4000);
  for (guint i = 0; step->command != NULL && lines[i] != NULL; i++)
    check_line (facts, step, lines[i]);
}

/* A step that failed stops what depends on it: Update waits for all that was prepared, and
 * nothing on a server is touched without a backup. */
static void
check_needs (const RemedyPlan *plan, gboolean server)
{
  static const char *const dangerous[] = { "quiet.third-party", "quiet.stop-services",
                                           "quiet.confirm-stopped", "quiet.offline-copy",
                                           "quiet.mapi32", REMEDY_STEP_UPDATE };
  const RemedyStep *update = remedy_plan_find (plan, REMEDY_STEP_UPDATE);

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = step_at (plan, i);

      if (step->phase == REMEDY_PHASE_BACKUP || step->phase == REMEDY_PHASE_QUIET)
        g_assert_true (needs (update, step->id));
      if (step->phase == REMEDY_PHASE_AFTER && place_of (plan, "after.versions") < (int) i &&
          strstr (step->id, "prevent") == NULL && strstr (step->id, "accounts") == NULL)
        g_assert_true (waits_for (plan, step, REMEDY_STEP_UPDATE));
    }
  for (guint i = 0; server && i < G_N_ELEMENTS (dangerous); i++)
    {
      const RemedyStep *step = remedy_plan_find (plan, dangerous[i]);

      if (step != NULL && (!waits_for (plan, step, "backup.online") ||
                           !waits_for (plan, step, "backup.verify")))
        g_error ("%s does not wait for the backup", dangerous[i]);
    }
}

/* None of the Exchange services stops before one that was read to depend on it. */
static void
check_stop_order (const RemedyFacts *facts, const RemedyPlan *plan)
{
  const RemedyStep *step = remedy_plan_find (plan, "quiet.stop-services");
  g_auto (GStrv) lines = NULL;

  if (step == NULL || step->command == NULL || facts->registry == NULL ||
      strstr (step->instruction, "no order of theirs is right") != NULL)
    return;
  lines = g_strsplit (step->command, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    for (guint j = i + 1; lines[j] != NULL; j++)
      {
        g_autofree char *first = service_of (lines[i]);
        g_autofree char *second = service_of (lines[j]);

        for (guint k = 0; k < facts->registry->services->len; k++)
          {
            const RemedyServiceFact *service = facts->registry->services->pdata[k];

            if (g_str_equal (service->name, second) &&
                g_ptr_array_find_with_equal_func (service->depends, first, g_str_equal, NULL))
              g_error ("%s stops before %s, which depends on it", first, second);
          }
      }
}

/* What is in quotes is said by the screen, or is the title of a step of this very sheet. */
static void
check_reference (const RemedyPlan *plan, const RemedyStep *step, const char *quoted)
{
  static const char *const screen[] = { "State: Consistent", "State: Inconsistent", "| find …",
                                        "Already been started", "Trouble at the console",
                                        "Microsoft Exchange Setup initialized" };

  for (guint i = 0; i < G_N_ELEMENTS (screen); i++)
    if (g_str_equal (quoted, screen[i]))
      return;
  for (guint i = 0; i < plan->steps->len; i++)
    if (g_str_equal (step_at (plan, i)->title, quoted))
      return;
  g_error ("%s: there is no step “%s”", step->id, quoted);
}

static void
check_references (const RemedyPlan *plan, const RemedyStep *step)
{
  const char *texts[] = { step->why, step->instruction, step->expect, step->back, step->if_wrong };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i] != NULL ? texts[i] : "", "“", -1);

      for (guint j = 1; texts[i] != NULL && parts[j] != NULL; j++)
        {
          char *end = strstr (parts[j], "”");

          g_assert_nonnull (end);
          *end = '\0';
          check_reference (plan, step, parts[j]);
        }
    }
}

static gboolean
has_line (const RemedyStep *step, const char *verb, const char *service)
{
  g_auto (GStrv) lines = g_strsplit (step->command, "\n", -1);
  g_autofree char *plain = g_strdup_printf ("net %s %s", verb, service);
  g_autofree char *quoted = g_strdup_printf ("net %s \"%s\"", verb, service);

  return g_strv_contains ((const char *const *) lines, plain) ||
         g_strv_contains ((const char *const *) lines, quoted);
}

/* Each service of Exchange that can be typed stops, and starts again unless it is disabled; one
 * that is disabled is set to start, by the name that Control Panel lists. */
static void
check_services (const RemedyFacts *facts, const RemedyPlan *plan)
{
  const RemedyStep *stop = remedy_plan_find (plan, "quiet.stop-services");
  const RemedyStep *start = remedy_plan_find (plan, "after.running");
  const RemedyStep *disabled = remedy_plan_find (plan, "quiet.disabled-services");

  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = facts->registry->services->pdata[i];
      const char *shown = service->display != NULL ? service->display : service->name;

      if (!remedy_service_table_is_exchange (service) || strpbrk (service->name, "\"%<>|") != NULL)
        continue;
      if (stop->command != NULL)
        {
          g_assert_true (has_line (stop, "stop", service->name));
          g_assert_cmpint (has_line (start, "start", service->name), ==, service->start != 4);
        }
      if (service->start == 4)
        g_assert_nonnull (strstr (disabled->instruction, shown));
    }
}

/* Windows NT itself runs on: what is to be disabled is of another product, or named in an
 * article. */
static void
check_disabled (const RemedyFacts *facts, const RemedyPlan *plan)
{
  static const char *const never[] = { "EventLog", "RPC", "Rpc", "Lanman", "NtLmSsp", "TCPIP",
                                       "Microsoft Exchange ", "Cluster Se" };
  const RemedyStep *step = remedy_plan_find (plan, "quiet.third-party");
  g_autofree char *found = g_strdup (step->instruction);
  char *end = strstr (found, " In Control Panel");

  if (end != NULL)
    *end = '\0';
  for (guint i = 0; end != NULL && i < G_N_ELEMENTS (never); i++)
    if (strstr (found, never[i]) != NULL)
      g_error ("to be disabled: %s", found);
}

static void
check_plan (const RemedyFacts *facts, const RemedyPlan *plan, gboolean server, gboolean asked)
{
  guint n_stated = 0;

  check_order (plan);
  check_needs (plan, server);
  check_stop_order (facts, plan);
  if (server)
    check_services (facts, plan);
  check_disabled (facts, plan);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      check_texts (step_at (plan, i));
      check_references (plan, step_at (plan, i));
      check_command (facts, step_at (plan, i));
      n_stated += step_at (plan, i)->stated->len;
    }
  if (!asked)
    g_assert_cmpuint (n_stated, ==, 0);
}

static void
test_random (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (RemedyFacts) facts = gather (seed);
      g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
      g_autoptr (RemedyDiagnosis) diagnosis = remedy_diagnosis_make (facts, answers);
      g_autoptr (RemedyStatements) said = remedy_statements_new ();
      g_autoptr (RemedyPlan) plan = NULL;
      gboolean asked = seed % 3 > 0;

      g_test_message ("seed %u", seed);
      said->cluster = seed / 3 % 3;
      said->monitors = seed / 9 % 3;
      said->programs = seed / 27 % 3;
      said->backup = seed / 81 % 3;
      said->language = g_strdup (seed / 243 % 2 ? "ENG" : NULL);
      plan = remedy_plan_make (&(RemedyPlanInput){ .facts = facts,
                                                   .diagnosis = diagnosis,
                                                   .statements = asked ? said : NULL });
      check_plan (facts, plan, !diagnosis->workstation, asked);
    }
}

static void
test_own_texts (void)
{
  gsize           n_plans;
  const TestPlan *plans = test_plans (&n_plans);

  for (gsize i = 0; i < n_plans; i++)
    {
      g_autoptr (RemedyFacts) facts = test_plan_facts (&plans[i]);
      g_autoptr (RemedyPlan) plan = test_plan_make (&plans[i]);

      g_test_message ("%s", plans[i].name);
      if (plans[i].failure == NULL)
        check_plan (facts, plan, !g_str_equal (plans[i].name, "workstation"), plans[i].asked);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/plan-random/random", test_random);
  g_test_add_func ("/plan-random/own-texts", test_own_texts);
  return g_test_run ();
}
