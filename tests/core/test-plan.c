/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan.h"

#include "core/remedy-text.h"

/* Beyond this a text is a wall, and nobody reads it in a maintenance window. */
#define MAX_TEXT 420

static void
add_service (RemedyRegistryFact *registry,
             const char         *name)
{
  RemedyServiceFact *service = remedy_service_fact_new ();

  service->name = g_strdup (name);
  service->image = g_strdup ("%SystemRoot%\\x.exe");
  service->start = 2;
  if (g_str_equal (name, "MSExchangeSA"))
    service->account = g_strdup ("NORTH\\exservice");
  g_ptr_array_add (registry->services, service);
}

/* A server on D:, with connectors, and one service that no table knows. */
static RemedyFacts *
new_facts (void)
{
  static const char *const services[]
      = { "MSExchangeSA", "MSExchangeDS",  "MSExchangeIS", "MSExchangeMTA", "MSExchangeIMC",
          "LME-NOTES",    "MSExchangeCoCo", "MSExchangeZZ", "SNMP" };
  RemedyFacts *facts = remedy_facts_new ();

  facts->layout = remedy_layout_fact_new ();
  facts->layout->exchange_root = g_strdup ("D:\\EXCHSRVR");
  facts->layout->system_root = g_strdup ("C:\\WINNT");
  facts->layout->computer = g_strdup ("EXCH01");
  facts->registry = remedy_registry_fact_new ();
  facts->registry->system = remedy_hive_fact_new ();
  facts->registry->system->state = REMEDY_ITEM_FOUND;
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    add_service (facts->registry, services[i]);
  return facts;
}

static void
add_mapi32 (RemedyFacts *facts,
            const char  *version)
{
  RemedyFileFact *file = remedy_file_fact_new ();

  facts->files = remedy_files_fact_new ();
  file->folder = g_strdup ("winnt/system32");
  file->name = g_strdup ("Mapi32.dll");
  file->state = REMEDY_ITEM_FOUND;
  file->version = g_strdup (version);
  g_ptr_array_add (facts->files->files, file);
}

static RemedyDiagnosis *
new_diagnosis (gint64 service_pack)
{
  RemedyDiagnosis *diagnosis = remedy_diagnosis_new ();

  diagnosis->service_pack = service_pack;
  g_ptr_array_add (diagnosis->profiles, g_strdup ("jkessler (Notes Mail)"));
  return diagnosis;
}

static RemedyPlan *
make (const RemedyFacts *facts,
      gint64             service_pack)
{
  g_autoptr (RemedyDiagnosis) diagnosis = new_diagnosis (service_pack);

  return remedy_plan_make (&(RemedyPlanInput){ .facts = facts, .diagnosis = diagnosis });
}

static const char *
command_of (const RemedyPlan *plan,
            const char       *id)
{
  const RemedyStep *step = remedy_plan_find (plan, id);

  g_assert_nonnull (step);
  return step->command;
}

static void
check_text (const RemedyStep *step,
            const char       *text,
            gboolean          needed)
{
  if (needed && (text == NULL || *text == '\0'))
    g_error ("%s lacks a text", step->id);
  if (text != NULL && g_utf8_strlen (text, -1) > MAX_TEXT)
    g_error ("%s: a text of %ld characters", step->id, g_utf8_strlen (text, -1));
  if (text != NULL && remedy_text_contains (text, "fixmapi"))
    g_error ("%s names a program that must never be run", step->id);
}

static void
check_step (const RemedyStep *step)
{
  check_text (step, step->title, TRUE);
  check_text (step, step->why, TRUE);
  check_text (step, step->instruction, TRUE);
  check_text (step, step->expect, !g_str_equal (step->id, "before.not-covered"));
  check_text (step, step->if_wrong, FALSE);
  if (step->command != NULL)
    {
      g_assert_false (remedy_text_contains (step->command, "fixmapi"));
      g_assert_true (g_str_is_ascii (step->command));
      g_assert_false (g_str_has_suffix (step->command, "\n"));
    }
  for (guint i = 0; i < step->articles->len; i++)
    g_assert_true (g_regex_match_simple ("^Q[0-9]{6}$", step->articles->pdata[i], 0, 0));
  /* What no article says is our advice. */
  if (step->articles->len == 0)
    g_assert_true (step->advice);
}

static void
check_plan (const RemedyPlan *plan)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_no_return = 0;
  int phase = REMEDY_PHASE_BEFORE;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      check_step (step);
      g_assert_true (g_hash_table_add (ids, step->id));
      g_assert_cmpint (step->phase, >=, phase);
      phase = step->phase;
      n_no_return += step->no_return;
    }
  g_assert_cmpint (phase, ==, REMEDY_PHASE_ROLL_BACK);
  g_assert_cmpuint (n_no_return, ==, 1);
  g_assert_true (remedy_plan_find (plan, REMEDY_STEP_UPDATE)->no_return);
  g_assert_cmpint (remedy_plan_find (plan, REMEDY_STEP_UPDATE)->practice, ==,
                   REMEDY_PRACTICE_REAPPLY);
  g_assert_cmpint (remedy_plan_find (plan, "after.test-migration")->practice, ==,
                   REMEDY_PRACTICE_MIGRATE_ONE);
}

static void
test_every_plan_is_whole (void)
{
  for (gint64 service_pack = -1; service_pack <= 4; service_pack++)
    {
      g_autoptr (RemedyFacts) facts = new_facts ();
      g_autoptr (RemedyFacts) nothing = remedy_facts_new ();
      g_autoptr (RemedyPlan) plan = make (facts, service_pack);
      g_autoptr (RemedyPlan) blind = make (nothing, service_pack);

      check_plan (plan);
      check_plan (blind);
      g_assert_cmpuint (plan->steps->len, >=, 20);
      g_assert_cmpuint (plan->steps->len, <=, 45);
    }
}

static void
test_this_servers_own (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) plan = make (facts, 1);
  const RemedyStep *update = remedy_plan_find (plan, REMEDY_STEP_UPDATE);

  g_assert_cmpint (plan->service_pack, ==, 1);
  g_assert_cmpstr (command_of (plan, "quiet.stop-services"), ==,
                   "net stop MSExchangeIMC\nnet stop MSExchangeZZ\nnet stop LME-NOTES\n"
                   "net stop MSExchangeCoCo\nnet stop MSExchangeMTA\nnet stop MSExchangeIS\n"
                   "net stop MSExchangeDS\nnet stop MSExchangeSA");
  g_assert_true (remedy_plan_find (plan, "quiet.stop-services")->advice);
  g_assert_true (g_str_has_prefix (command_of (plan, "after.running"), "net start MSExchangeSA\n"));
  g_assert_nonnull (strstr (command_of (plan, "backup.online"), "DS \\\\EXCH01 IS \\\\EXCH01"));
  /* ntbackup takes fewer than 256 characters (Q152313). */
  g_assert_cmpuint (strlen (command_of (plan, "backup.online")), <, 256);
  g_assert_nonnull (strstr (command_of (plan, "reapply.until-clean"), "D:\\Exchange Server Setup"));
  g_assert_nonnull (strstr (command_of (plan, "after.versions"), "D:\\EXCHSRVR\\bin\\MLMIGNTS.DLL"));
  g_assert_nonnull (strstr (remedy_plan_find (plan, "after.versions")->expect, "5.5.2232.2"));
  g_assert_nonnull (strstr (remedy_plan_find (plan, "before.tell-users")->instruction, "jkessler"));
  g_assert_nonnull (strstr (remedy_plan_find (plan, "quiet.third-party")->expect, "exservice"));
  g_assert_nonnull (strstr (update->instruction, "Service Pack 1"));
  g_assert_nonnull (remedy_plan_find (plan, "backup.connector-tables"));
  g_assert_null (remedy_plan_find (plan, "before.find-service-pack"));
}

static void
test_unknown_service_pack_comes_first (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) plan = make (facts, -1);
  const RemedyStep *first = plan->steps->pdata[0];

  g_assert_cmpint (plan->service_pack, ==, 0);
  g_assert_cmpstr (first->id, ==, "before.find-service-pack");
}

static void
test_not_covered_says_so (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) rtm = make (facts, 0);
  g_autoptr (RemedyPlan) sp4 = make (facts, 4);

  g_assert_cmpstr (((RemedyStep *) rtm->steps->pdata[0])->id, ==, "before.not-covered");
  g_assert_cmpstr (((RemedyStep *) sp4->steps->pdata[0])->id, ==, "before.not-covered");
  g_assert_cmpint (sp4->service_pack, ==, 0);
}

static void
test_mapi32_only_where_it_is_in_the_way (void)
{
  static const struct
  {
    const char *version;
    gboolean    renamed;
  } cases[] = {
    { "5.5.2232.0", FALSE }, { "5.5.1960.3", FALSE }, { "5.5.2622.0", TRUE },
    { "1.0.2536.0", TRUE },  { "4.0.993.0", TRUE },   { NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemedyFacts) facts = new_facts ();
      g_autoptr (RemedyPlan) plan = NULL;

      add_mapi32 (facts, cases[i].version);
      plan = make (facts, 1);
      g_assert_cmpint (remedy_plan_find (plan, "quiet.mapi32") != NULL, ==, cases[i].renamed);
    }
}

static void
test_disabled_services_are_named (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) before = make (facts, 1);
  g_autoptr (RemedyPlan) plan = NULL;

  g_assert_null (remedy_plan_find (before, "quiet.disabled-services"));
  ((RemedyServiceFact *) facts->registry->services->pdata[4])->start = 4;
  plan = make (facts, 1);
  g_assert_nonnull (
      strstr (remedy_plan_find (plan, "quiet.disabled-services")->instruction, "MSExchangeIMC"));
}

/* Setup takes a folder with a space in its name, and the command prompt does not. */
static void
test_space_in_folder (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) plan = NULL;

  g_free (facts->layout->exchange_root);
  facts->layout->exchange_root = g_strdup ("D:\\Program Files\\Exchsrvr");
  plan = make (facts, 1);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];
      g_auto (GStrv) words = g_strsplit (step->command != NULL ? step->command : "", "\"", -1);

      /* Every second part is in quotes. */
      for (guint j = 0; words[j] != NULL; j++)
        g_assert_cmpint (strstr (words[j], "Program Files") != NULL, <=, j % 2);
    }
  g_assert_cmpstr (command_of (plan, "roll-back.offline-copy"), ==,
                   "\"D:\\Program Files\\Exchsrvr\\bin\\isinteg\" -patch");
}

/* Which connectors there are is not known: their tables may be there. */
static void
test_services_not_known (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) plan = NULL;

  facts->registry->system->state = REMEDY_ITEM_UNREADABLE;
  g_ptr_array_set_size (facts->registry->services, 0);
  plan = make (facts, 1);
  g_assert_nonnull (remedy_plan_find (plan, "backup.connector-tables"));
  g_assert_nonnull (strstr (command_of (plan, "quiet.stop-services"), "net stop MSExchangeSA"));
}

/* A file that is newer than the service pack’s is the trace of a fix, where nothing else is. */
static void
test_a_newer_file_is_a_fix (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) without = make (facts, 1);
  g_autoptr (RemedyPlan) plan = NULL;

  g_assert_nonnull (
      strstr (remedy_plan_find (without, "before.hotfixes")->instruction, "No trace of any"));
  add_mapi32 (facts, "5.5.2232.9");
  plan = make (facts, 1);
  g_assert_nonnull (
      strstr (remedy_plan_find (plan, "before.hotfixes")->instruction, "Mapi32.dll 5.5.2232.9"));
}

/* An MTA of the MS Mail connector has the name that was given to it: its program tells what it
 * is. */
static void
test_a_disabled_mta_is_exchange (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  RemedyServiceFact *mta;
  g_autoptr (RemedyPlan) plan = NULL;

  add_service (facts->registry, "MSExchangeMSMI");
  add_service (facts->registry, "Post Office North");
  mta = facts->registry->services->pdata[facts->registry->services->len - 1];
  g_free (mta->image);
  mta->image = g_strdup ("D:\\EXCHSRVR\\CONNECT\\MSMCON\\BIN\\DISPATCH.EXE");
  mta->display = g_strdup ("MTA of the north");
  mta->start = 4;
  plan = make (facts, 1);
  g_assert_nonnull (
      strstr (remedy_plan_find (plan, "quiet.disabled-services")->instruction, "MTA of the north"));
  g_assert_nonnull (strstr (command_of (plan, "quiet.stop-services"),
                            "net stop \"Post Office North\"\nnet stop MSExchangeMSMI"));
  g_assert_null (strstr (command_of (plan, "after.running"), "North"));
  g_assert_null (strstr (remedy_plan_find (plan, "quiet.third-party")->instruction, "north"));
  g_assert_nonnull (strstr (command_of (plan, "backup.mail-connector"),
                            "mta1.reg \"HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\"
                            "Post Office North\"\n"));
}

/* Windows NT’s own services are not to be disabled, whatever a server has. */
static void
test_windows_is_left_alone (void)
{
  static const char *const windows[] = { "EventLog", "PlugPlay", "Spooler", "LanmanServer",
                                         "Schedule" };
  g_autoptr (RemedyFacts) facts = new_facts ();
  RemedyServiceFact *scanner;
  const RemedyStep *step;
  g_autoptr (RemedyPlan) plan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    add_service (facts->registry, windows[i]);
  add_service (facts->registry, "Scanner");
  scanner = facts->registry->services->pdata[facts->registry->services->len - 1];
  g_free (scanner->image);
  scanner->image = g_strdup ("C:\\Scanner\\scan.exe");
  scanner->type = 0x10;
  plan = make (facts, 1);
  step = remedy_plan_find (plan, "quiet.third-party");
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    g_assert_null (strstr (step->instruction, windows[i]));
  g_assert_nonnull (strstr (step->instruction, "SNMP (Automatic), Scanner (Automatic)"));
  /* One that Exchange needs holds nothing that matters more than that Exchange runs. */
  g_ptr_array_add (((RemedyServiceFact *) facts->registry->services->pdata[0])->depends,
                   g_strdup ("Scanner"));
  g_clear_pointer (&plan, remedy_plan_free);
  plan = make (facts, 1);
  g_assert_null (strstr (remedy_plan_find (plan, "quiet.third-party")->instruction, "Scanner"));
}

/* The tables are the Notes connector’s. */
static void
test_tables_of_no_notes_connector (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  RemedyFolderFact *folder = remedy_folder_fact_new ();
  g_autoptr (RemedyPlan) plan = NULL;

  g_free (((RemedyServiceFact *) facts->registry->services->pdata[5])->name);
  ((RemedyServiceFact *) facts->registry->services->pdata[5])->name = g_strdup ("LME-GWISE");
  facts->files = remedy_files_fact_new ();
  folder->name = g_strdup (REMEDY_FOLDER_DXAMEX);
  folder->state = REMEDY_ITEM_MISSING;
  g_ptr_array_add (facts->files->folders, folder);
  plan = make (facts, 1);
  g_assert_null (remedy_plan_find (plan, "backup.connector-tables"));
  g_assert_null (remedy_plan_find (plan, "after.connector-tables"));
  folder->state = REMEDY_ITEM_UNREADABLE;
  g_clear_pointer (&plan, remedy_plan_free);
  plan = make (facts, 1);
  g_assert_nonnull (remedy_plan_find (plan, "backup.connector-tables"));
}

/* UPDATE.EXE may lie in the folder that was chosen itself. */
static void
test_media_without_folders_above (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyDiagnosis) diagnosis = new_diagnosis (1);
  g_autoptr (RemedyMedia) media = remedy_media_new ();
  g_autoptr (RemedyPlan) plan = NULL;

  media->path = g_strdup ("/media/I386");
  media->state = REMEDY_ITEM_FOUND;
  media->setup = g_strdup ("");
  media->platform = g_strdup ("I386");
  media->n_entries = 1;
  plan = remedy_plan_make (
      &(RemedyPlanInput){ .facts = facts, .diagnosis = diagnosis, .media = media });
  g_assert_cmpstr (command_of (plan, REMEDY_STEP_UPDATE), ==, "X:\\UPDATE");
}

/* A folder that no computer has is not typed, whatever the evidence says. */
static void
test_a_folder_is_no_command (void)
{
  g_autoptr (RemedyFacts) facts = new_facts ();
  g_autoptr (RemedyPlan) plan = NULL;

  g_free (facts->layout->exchange_root);
  facts->layout->exchange_root = g_strdup ("D:\\EXCHSRVR\" | format \"");
  plan = make (facts, 1);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      g_assert_true (step->command == NULL || strstr (step->command, "format") == NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/every-plan-is-whole", test_every_plan_is_whole);
  g_test_add_func ("/plan/this-servers-own", test_this_servers_own);
  g_test_add_func ("/plan/unknown-service-pack-comes-first",
                   test_unknown_service_pack_comes_first);
  g_test_add_func ("/plan/not-covered-says-so", test_not_covered_says_so);
  g_test_add_func ("/plan/mapi32-only-where-it-is-in-the-way",
                   test_mapi32_only_where_it_is_in_the_way);
  g_test_add_func ("/plan/disabled-services-are-named", test_disabled_services_are_named);
  g_test_add_func ("/plan/services-not-known", test_services_not_known);
  g_test_add_func ("/plan/space-in-folder", test_space_in_folder);
  g_test_add_func ("/plan/a-newer-file-is-a-fix", test_a_newer_file_is_a_fix);
  g_test_add_func ("/plan/a-disabled-mta-is-exchange", test_a_disabled_mta_is_exchange);
  g_test_add_func ("/plan/windows-is-left-alone", test_windows_is_left_alone);
  g_test_add_func ("/plan/tables-of-no-notes-connector", test_tables_of_no_notes_connector);
  g_test_add_func ("/plan/media-without-folders-above", test_media_without_folders_above);
  g_test_add_func ("/plan/a-folder-is-no-command", test_a_folder_is_no_command);
  return g_test_run ();
}
