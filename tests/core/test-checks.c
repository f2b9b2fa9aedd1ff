/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-check.h"
#include "checks/remedy-services.h"
#include "test-facts.h"

/* What a test does to an SP1 server on which nothing is wrong, and what one check says. */
typedef struct
{
  const char *check;
  const char *name;
  void (*change) (RemedyFacts *facts);
  RemedyVerdict verdict;
  const char *says; /* part of its title, summary or advice */
} Case;

static void
nothing (RemedyFacts *facts)
{
}

static RemedyLogFact *
log_of (RemedyFacts *facts)
{
  return facts->events->logs->pdata[0];
}

static void
add_fault (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 12010);
}

static void
add_three_faults (RemedyFacts *facts)
{
  for (int i = 0; i < 3; i++)
    test_facts_add_run (facts, i * 10, 12010);
}

static void
add_fault_in_capitals (RemedyFacts *facts)
{
  test_facts_add_event (facts, 0, "MSEXCHANGEMIG", 12010, 1);
}

static void
add_fault_of_another_source (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 0);
  test_facts_add_event (facts, 1, "NNTPSVC", 12010, 1);
}

static void
add_recovered_fault (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 0);
  test_facts_add_event (facts, 5, "MSExchangeMig", 12010, 1)->recovered = TRUE;
}

static void
mend_fault (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 12010);
  test_facts_add_run (facts, 10, 0);
}

static void
break_off_after_fault (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 12010);
  test_facts_add_event (facts, 10, "MSExchangeMig", 10002, 4);
}

static void
add_clean_run (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 0);
}

static void
spoil_log (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 0);
  log_of (facts)->holes = 2;
  log_of (facts)->full = TRUE;
}

static void
lose_log (RemedyFacts *facts)
{
  log_of (facts)->state = REMEDY_ITEM_NOT_HERE;
}

static void
miss_log (RemedyFacts *facts)
{
  log_of (facts)->state = REMEDY_ITEM_MISSING;
}

static void
deny_log (RemedyFacts *facts)
{
  log_of (facts)->state = REMEDY_ITEM_UNREADABLE;
  log_of (facts)->reason = g_strdup ("permission denied");
}

static void
empty_log (RemedyFacts *facts)
{
  log_of (facts)->live = 0;
}

static void
add_other_fault (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 12024);
}

static void
add_harmless (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 4088);
}

static void
add_other_fault_before_information (RemedyFacts *facts)
{
  test_facts_add_run (facts, 0, 12024);
  test_facts_add_event (facts, 5, "MSExchangeMig", 10075, 4);
}

static void
clear_registry (RemedyFacts *facts)
{
  RemedyRegistryFact *registry = facts->registry;

  for (guint i = 0; i < registry->values->len; i++)
    remedy_value_fact_free (registry->values->pdata[i]);
  for (guint i = 0; i < registry->services->len; i++)
    remedy_service_fact_free (registry->services->pdata[i]);
  g_ptr_array_set_size (registry->values, 0);
  g_ptr_array_set_size (registry->services, 0);
}

static void
make_workstation (RemedyFacts *facts)
{
  static const char *const programs[] = { "Mad.exe", "Dsamain.exe", "Store.exe", "Emsmta.exe" };

  clear_registry (facts);
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      test_facts_file (facts, programs[i])->state = REMEDY_ITEM_MISSING;
      test_facts_set_version (facts, programs[i], NULL);
    }
}

static void
leave_key_over (RemedyFacts *facts)
{
  test_facts_set_files (facts, REMEDY_ITEM_MISSING, NULL);
}

static void
make_exchange_2000 (RemedyFacts *facts)
{
  test_facts_set_value (facts, "Services Version", "60");
}

static void
make_neither (RemedyFacts *facts)
{
  clear_registry (facts);
  test_facts_set_files (facts, REMEDY_ITEM_MISSING, NULL);
}

static void
lose_everything (RemedyFacts *facts)
{
  clear_registry (facts);
  facts->registry->software->state = REMEDY_ITEM_NOT_HERE;
  test_facts_set_files (facts, REMEDY_ITEM_NOT_HERE, NULL);
}

static void
lose_files (RemedyFacts *facts)
{
  test_facts_set_files (facts, REMEDY_ITEM_NOT_HERE, NULL);
}

static void
deny_files (RemedyFacts *facts)
{
  test_facts_set_files (facts, REMEDY_ITEM_UNREADABLE, "permission denied");
}

static void
stop_at_files (RemedyFacts *facts)
{
  test_facts_set_files (facts, REMEDY_ITEM_NOT_READ, NULL);
}

/* Leaves @n files of the fingerprint set; Alpha images have no version. */
static void
keep_versions (RemedyFacts *facts,
               guint        n)
{
  static const char *const kept[] = { "Admin.exe", "Mad.exe", "Store.exe", "Emsmta.exe",
                                      "Dsamain.exe" };

  for (guint i = 0; i < facts->files->files->len; i++)
    {
      RemedyFileFact *file = facts->files->files->pdata[i];
      gboolean keep = FALSE;

      for (guint j = 0; j < n; j++)
        keep = keep || g_ascii_strcasecmp (file->name, kept[j]) == 0;
      if (!keep)
        g_clear_pointer (&file->version, g_free);
    }
}

static void
keep_four_versions (RemedyFacts *facts)
{
  keep_versions (facts, 4);
}

static void
keep_five_versions (RemedyFacts *facts)
{
  keep_versions (facts, 5);
}

static void
mix_versions (RemedyFacts *facts)
{
  const GPtrArray *rows = remedy_table_files ();

  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyTableFile *row = rows->pdata[i];
      g_autofree char *version = remedy_version_to_string (&row->version[i % 3]);

      test_facts_set_version (facts, row->name, version);
    }
}

static void
make_sp4 (RemedyFacts *facts)
{
  for (guint i = 0; i < facts->files->files->len; i++)
    {
      RemedyFileFact *file = facts->files->files->pdata[i];

      g_free (file->version);
      file->version = g_strdup ("5.5.2653.23");
    }
}

static void
disagree_in_registry (RemedyFacts *facts)
{
  test_facts_set_value (facts, "ServicePackNumber", "2");
}

static void
agree_in_registry (RemedyFacts *facts)
{
  test_facts_set_value (facts, "ServicePackNumber", "1");
}

static void
disagree_in_log (RemedyFacts *facts)
{
  RemedyEventFact *event = test_facts_add_event (facts, 0, "ESE97", 100, 4);

  g_ptr_array_add (event->strings, g_strdup ("MSExchangeIS ((455)) 05.2448.0002"));
}

static void
add_build (RemedyFacts *facts,
           gint64       minutes,
           const char  *text)
{
  RemedyEventFact *event = test_facts_add_event (facts, minutes, "ESE97", 100, 4);

  g_ptr_array_add (event->strings, g_strdup (text));
}

/* Only four digits by themselves are a build. */
static void
agree_beside_numbers (RemedyFacts *facts)
{
  add_build (facts, 0, "24480 12448 05.2232.0013");
}

/* The newest event of its kind speaks, even where it names no build. */
static void
disagree_long_ago (RemedyFacts *facts)
{
  add_build (facts, 0, "05.2448.0002");
  add_build (facts, 10, "started");
}

static void
miss_ini (RemedyFacts *facts)
{
  facts->files->ntsmig_ini->state = REMEDY_ITEM_MISSING;
}

static void
empty_ini (RemedyFacts *facts)
{
  facts->files->ntsmig_ini->size = 0;
}

static void
lose_ini (RemedyFacts *facts)
{
  facts->files->ntsmig_ini->state = REMEDY_ITEM_NOT_HERE;
}

static void
refuse_ini (RemedyFacts *facts)
{
  facts->files->ntsmig_ini->state = REMEDY_ITEM_REFUSED;
  facts->files->ntsmig_ini->reason = g_strdup ("it is a FIFO");
}

static void
miss_mlmignts (RemedyFacts *facts)
{
  test_facts_file (facts, "Mlmignts.dll")->state = REMEDY_ITEM_MISSING;
}

static void
lose_mlmignts (RemedyFacts *facts)
{
  test_facts_file (facts, "Mlmignts.dll")->state = REMEDY_ITEM_NOT_HERE;
}

static void
fix_mlmig32 (RemedyFacts *facts)
{
  test_facts_set_version (facts, "Mlmig32.dll", "5.5.2419.0");
}

static void
sp2_lsntshc (RemedyFacts *facts)
{
  test_facts_set_version (facts, "Lsntshc.dll", "5.5.2448.0");
}

static void
foreign_mapi32 (RemedyFacts *facts)
{
  test_facts_set_version (facts, "Mapi32.dll", "1.0.2536.0");
}

static void
miss_mapi32 (RemedyFacts *facts)
{
  test_facts_file (facts, "Mapi32.dll")->state = REMEDY_ITEM_MISSING;
}

static void
copy_mapi32 (RemedyFacts *facts)
{
  RemedyFileFact *copy = remedy_file_fact_new ();

  copy->name = g_strdup ("MAPI32.DLL");
  copy->path = g_strdup ("C:\\NOTES\\MAPI32.DLL");
  copy->version = g_strdup ("4.0.835.1374");
  g_ptr_array_add (facts->files->copies, copy);
}

static void
old_store (RemedyFacts *facts)
{
  test_facts_set_version (facts, "Store.exe", "5.5.1960.6");
}

static void
foreign_cdonts (RemedyFacts *facts)
{
  test_facts_set_version (facts, "Cdonts.dll", "6.0.1.1");
}

static void
lose_mapisvc (RemedyFacts *facts)
{
  ((RemedyMapisvcFact *) facts->outlook->mapisvc->pdata[0])->state = REMEDY_ITEM_NOT_HERE;
}

static void
may_offer (RemedyFacts *facts)
{
  RemedyMapisvcFact *inf = facts->outlook->mapisvc->pdata[0];

  test_facts_offer_notes (facts);
  ((RemedyMatchFact *) inf->matches->pdata[0])->certainty = REMEDY_MATCH_POSSIBLE;
}

static void
add_profile (RemedyFacts *facts)
{
  test_facts_add_profile (facts, 0, "Notes Mail", TRUE);
}

static void
add_connector (RemedyFacts *facts)
{
  test_facts_add_profile (facts, 0, "EXCH01-LME-NOTES", TRUE)->connector = TRUE;
}

static void
damage_hive (RemedyFacts *facts)
{
  test_facts_user (facts, 0)->hive->damaged = TRUE;
}

static void
find_in_damaged_hive (RemedyFacts *facts)
{
  add_profile (facts);
  damage_hive (facts);
}

static void
lose_hives (RemedyFacts *facts)
{
  test_facts_user (facts, 0)->hive->state = REMEDY_ITEM_NOT_HERE;
}

static void
miss_users (RemedyFacts *facts)
{
  facts->outlook->users_complete = FALSE;
}

static void
second_client (RemedyFacts *facts)
{
  RemedyFileFact *copy = remedy_file_fact_copy (facts->notes->nnotes->pdata[0]);

  g_free (copy->path);
  copy->path = g_strdup ("C:\\WINNT\\System32\\NNOTES.DLL");
  g_ptr_array_add (facts->notes->nnotes, copy);
}

static void
no_client (RemedyFacts *facts)
{
  ((RemedyFileFact *) facts->notes->nnotes->pdata[0])->state = REMEDY_ITEM_MISSING;
}

static void
unsearched_client (RemedyFacts *facts)
{
  no_client (facts);
  facts->notes->complete = FALSE;
}

static void
loose_client (RemedyFacts *facts)
{
  unsearched_client (facts);
  facts->notes->reason = g_strdup ("these are loose files: there may be more");
}

static void
client_off_path (RemedyFacts *facts)
{
  test_facts_set_value (facts, "Path", "C:\\WINNT\\system32;C:\\WINNT");
}

static void
client_on_path (RemedyFacts *facts)
{
  test_facts_set_value (facts, "Path", "%SystemRoot%\\system32;c:\\notes\\");
}

static void
client_path_short (RemedyFacts *facts)
{
  test_facts_set_value (facts, "Path", "C:\\WINNT\\system32;C:\\LOTUSN~1");
}

static void
client_path_variable (RemedyFacts *facts)
{
  test_facts_set_value (facts, "Path", "%SystemRoot%\\system32;%LOTUS%");
}

static void
client_path_of_system (RemedyFacts *facts)
{
  test_facts_set_value (facts, "Path", "%SystemRoot%\\system32;%SystemRoot%");
}

static void
order_known (RemedyFacts *facts)
{
  add_profile (facts);
  add_fault (facts);
}

static void
set_profile_time (RemedyProfileFact *profile,
                  gint64             time)
{
  for (guint i = 0; i < profile->matches->len; i++)
    ((RemedyMatchFact *) profile->matches->pdata[i])->key_time = time;
}

/* Of several profiles the earliest counts. */
static void
order_of_profiles (RemedyFacts *facts)
{
  set_profile_time (test_facts_add_profile (facts, 0, "One", TRUE), TEST_NOON + 3600);
  set_profile_time (test_facts_add_profile (facts, 0, "Two", TRUE), TEST_NOON - 3600);
  set_profile_time (test_facts_add_profile (facts, 1, "Three", TRUE), TEST_NOON + 7200);
  add_fault (facts);
}

static void
order_turned (RemedyFacts *facts)
{
  set_profile_time (test_facts_add_profile (facts, 0, "One", TRUE), TEST_NOON + 3600);
  add_fault (facts);
}

static void
hotfix_folder (RemedyFacts *facts)
{
  RemedyHotfixFact *hotfix = remedy_hotfix_fact_new ();

  hotfix->name = g_strdup ("Q234630");
  hotfix->where = g_strdup ("C:\\EXCHSRVR\\Q234630");
  g_ptr_array_add (facts->files->hotfix_folders, hotfix);
}

static void
lose_root (RemedyFacts *facts)
{
  facts->files->root_state = REMEDY_ITEM_UNREADABLE;
}

static void
disable_service (RemedyFacts *facts)
{
  test_facts_add_service (facts, "MSExchangeIMC", "MSExchangeIS")->start = 4;
}

static void
dirty_system (RemedyFacts *facts)
{
  facts->registry->system->dirty = TRUE;
}

static RemedySetupRunFact *
setup_run (RemedyFacts *facts)
{
  return facts->setup_log->runs->pdata[0];
}

static void
make_no_release (RemedyFacts *facts)
{
  for (guint i = 0; i < facts->files->files->len; i++)
    {
      RemedyFileFact *file = facts->files->files->pdata[i];

      test_facts_set_version (facts, file->name, "5.5.2300.1");
    }
}

/* A saved copy was read, and the log itself was not. */
static void
deny_second_log (RemedyFacts *facts)
{
  RemedyLogFact *log = remedy_log_fact_new ();

  log->path = g_strdup ("C:\\AppEvent.Evt");
  log->state = REMEDY_ITEM_UNREADABLE;
  g_ptr_array_add (facts->events->logs, log);
  test_facts_add_run (facts, 0, 0);
}

/* Q196305: the connector's service bears the name of the server. */
static void
disable_connector (RemedyFacts *facts)
{
  test_facts_add_service (facts, "EXCH01-LME-NOTES", "MSExchangeCoCo")->start = 4;
}

static void
setup_error (RemedyFacts *facts)
{
  g_ptr_array_add (setup_run (facts)->errors, g_strdup ("error 0xc0020422"));
}

static void
setup_died (RemedyFacts *facts)
{
  setup_run (facts)->lines = 1;
}

static void
setup_stopped (RemedyFacts *facts)
{
  g_free (setup_run (facts)->last_line);
  setup_run (facts)->last_line = g_strdup ("Interpreting line <StopService:MSExchangeSA>");
}

static void
lose_setup_log (RemedyFacts *facts)
{
  facts->setup_log->state = REMEDY_ITEM_NOT_HERE;
}

#define PASS REMEDY_VERDICT_PASS
#define FAIL REMEDY_VERDICT_FAIL
#define UNKNOWN REMEDY_VERDICT_UNKNOWN
#define NA REMEDY_VERDICT_NOT_APPLICABLE

static const Case cases[] = {
  { "symptom.event", "fresh", add_fault, FAIL, "Once, on 1 Aug 1999, 14:01" },
  { "symptom.event", "three", add_three_faults, FAIL, "3 times, last on 1 Aug 1999, 14:21" },
  { "symptom.event", "capitals", add_fault_in_capitals, FAIL, "Application log" },
  { "symptom.event", "source", add_fault_of_another_source, PASS, "covers 31 Jul 1999, 14:00" },
  { "symptom.event", "recovered", add_recovered_fault, PASS, "covers" },
  { "symptom.event", "mended", mend_fault, PASS, "without an error" },
  { "symptom.event", "broken-off", break_off_after_fault, FAIL, "Once" },
  { "symptom.event", "clean", add_clean_run, PASS, "The log covers" },
  { "symptom.event", "spoilt", spoil_log, PASS, "2 holes; it was full" },
  { "symptom.event", "second-log", deny_second_log, PASS, "another log could not be read" },
  { "symptom.event", "no-run", nothing, UNKNOWN, "no migration event" },
  { "symptom.event", "not-here", lose_log, UNKNOWN, "Not in this folder: C:\\WINNT" },
  { "symptom.event", "missing", miss_log, UNKNOWN, "Copy C:\\WINNT\\System32\\Config\\AppEvent" },
  { "symptom.event", "denied", deny_log, UNKNOWN, "permission denied" },
  { "symptom.event", "empty", empty_log, UNKNOWN, "holds no event" },
  { "symptom.other", "fault", add_fault, PASS, "no other error" },
  { "symptom.other", "other", add_other_fault, FAIL, "12024" },
  { "symptom.other", "trailing", add_other_fault_before_information, FAIL, "12024" },
  { "symptom.other", "harmless", add_harmless, PASS, "no other error" },
  { "symptom.other", "none", nothing, NA, "no other migration event" },
  { "symptom.other", "not-here", lose_log, UNKNOWN, "Not in this folder" },
  { "server.exchange", "server", nothing, PASS, "EXCH01, in C:\\EXCHSRVR" },
  { "server.exchange", "workstation", make_workstation, NA, "workstation" },
  { "server.exchange", "left-over", leave_key_over, FAIL, "not here" },
  { "server.exchange", "2000", make_exchange_2000, FAIL, "60" },
  { "server.exchange", "neither", make_neither, FAIL, "Neither" },
  { "server.exchange", "not-here", lose_everything, UNKNOWN, "Not in this folder" },
  { "server.service-pack", "sp1", nothing, PASS, "21 of 21 files agree on build 2232" },
  { "server.service-pack", "agrees", agree_in_registry, PASS, "Service Pack 1" },
  { "server.service-pack", "registry", disagree_in_registry, FAIL, "disagree" },
  { "server.service-pack", "log", disagree_in_log, FAIL, "Service Pack 1" },
  { "server.service-pack", "numbers", agree_beside_numbers, PASS, "21 of 21 files" },
  { "server.service-pack", "long-ago", disagree_long_ago, PASS, "21 of 21 files" },
  { "server.service-pack", "five", keep_five_versions, PASS, "5 of 5" },
  { "server.service-pack", "four", keep_four_versions, UNKNOWN, "Only 4 of the 21" },
  { "server.service-pack", "no-release", make_no_release, UNKNOWN, "2300, which no release has" },
  { "server.service-pack", "mixed", mix_versions, UNKNOWN, "not known" },
  { "server.service-pack", "sp4", make_sp4, PASS, "Service Pack 4" },
  { "server.service-pack", "not-here", lose_files, UNKNOWN, "Not in this folder" },
  { "server.service-pack", "denied", deny_files, UNKNOWN, "permission denied" },
  { "server.service-pack", "stopped", stop_at_files, UNKNOWN, "Reading was stopped" },
  { "files.ntsmig-ini", "there", nothing, PASS, "1204 bytes" },
  { "files.ntsmig-ini", "missing", miss_ini, FAIL, "not in exchsrvr" },
  { "files.ntsmig-ini", "empty", empty_ini, FAIL, "empty" },
  { "files.ntsmig-ini", "not-here", lose_ini, UNKNOWN, "ini is there is not known\nNot in this" },
  { "files.ntsmig-ini", "refused", refuse_ini, UNKNOWN, "FIFO" },
  { "files.notes-migration", "right", nothing, PASS, "7 files" },
  { "files.notes-migration", "missing", miss_mlmignts, FAIL, "Mlmignts.dll" },
  { "files.notes-migration", "not-here", lose_mlmignts, UNKNOWN, "Not in this folder" },
  { "files.notes-migration", "fixed", fix_mlmig32, PASS, "newer" },
  { "files.notes-migration", "sp2", sp2_lsntshc, FAIL, "Lsntshc.dll" },
  { "files.notes-migration", "sp4", make_sp4, UNKNOWN, "Service Pack 4" },
  { "files.notes-migration", "lost", lose_files, UNKNOWN, "Not in this folder" },
  { "files.mapi", "right", nothing, PASS, "13 files" },
  { "files.mapi", "foreign", foreign_mapi32, FAIL, "1.0.2536.0" },
  { "files.mapi", "missing", miss_mapi32, FAIL, "not in System32" },
  { "files.mapi", "copies", copy_mapi32, PASS, "different copies" },
  { "files.mapi", "lost", lose_files, UNKNOWN, "Not in this folder" },
  { "files.baseline", "right", nothing, PASS, "those of Service Pack 1" },
  { "files.baseline", "old", old_store, FAIL, "Store.exe" },
  { "files.baseline", "cdonts", foreign_cdonts, PASS, "those of Service Pack 1" },
  { "files.baseline", "workstation", make_workstation, PASS, "those of Service Pack 1" },
  { "files.baseline", "denied", deny_files, UNKNOWN, "permission denied" },
  { "outlook.mapisvc", "absent", nothing, PASS, "1 file was read" },
  { "outlook.mapisvc", "offered", test_facts_offer_notes, FAIL, "MAPISVC.INF" },
  { "outlook.mapisvc", "possible", may_offer, UNKNOWN, "may offer" },
  { "outlook.mapisvc", "not-here", lose_mapisvc, UNKNOWN, "Not in this folder" },
  { "outlook.profiles", "absent", nothing, PASS, "No Outlook profile" },
  { "outlook.profiles", "held", add_profile, FAIL, "jkessler (Notes Mail)" },
  { "outlook.profiles", "connector", add_connector, PASS, "No Outlook profile" },
  { "outlook.profiles", "damaged", damage_hive, UNKNOWN, "damaged" },
  { "outlook.profiles", "found", find_in_damaged_hive, FAIL, "jkessler" },
  { "outlook.profiles", "not-here", lose_hives, UNKNOWN, "Not in this folder" },
  { "outlook.profiles", "incomplete", miss_users, UNKNOWN, "NTUSER.DAT" },
  { "notes.client", "one", nothing, PASS, "C:\\NOTES\\NNOTES.DLL" },
  { "notes.client", "two", second_client, FAIL, "2 copies" },
  { "notes.client", "none", no_client, FAIL, "No Notes client" },
  { "notes.client", "unsearched", unsearched_client, UNKNOWN, "Not in this folder" },
  { "notes.client", "loose", loose_client, UNKNOWN, "These are loose files: there" },
  { "notes.client", "off-path", client_off_path, FAIL, "PATH" },
  { "notes.client", "on-path", client_on_path, PASS, "one Notes client" },
  { "notes.client", "short-name", client_path_short, PASS, "system PATH is not known" },
  { "notes.client", "variable", client_path_variable, PASS, "system PATH is not known" },
  { "notes.client", "other-folders", client_path_of_system, FAIL, "PATH" },
  { "history.order", "none", nothing, UNKNOWN, "Fewer than two" },
  { "history.order", "known", order_known, PASS, "before the first event" },
  { "history.order", "profiles", order_of_profiles, PASS, "Outlook on 1 Aug 1999, 13:00" },
  { "history.order", "turned", order_turned, PASS, "after the first event" },
  { "repair.hotfixes", "none", nothing, PASS, "No fix" },
  { "repair.hotfixes", "newer", fix_mlmig32, FAIL, "Newer files: 1" },
  { "repair.hotfixes", "folder", hotfix_folder, FAIL, "folders of fixes: 1" },
  { "repair.hotfixes", "root", lose_root, UNKNOWN, "C:\\EXCHSRVR" },
  { "repair.hotfixes", "one-lost", lose_mlmignts, UNKNOWN, "Not in this folder" },
  { "repair.hotfixes", "lost", lose_files, UNKNOWN, "Not in this folder" },
  { "repair.services", "right", nothing, PASS, "MSExchangeMTA, MSExchangeIS" },
  { "repair.services", "disabled", disable_service, FAIL, "MSExchangeIMC" },
  { "repair.services", "connector", disable_connector, FAIL, "EXCH01-LME-NOTES" },
  { "repair.services", "dirty", dirty_system, UNKNOWN, "in use" },
  { "repair.services", "workstation", make_workstation, NA, "workstation" },
  { "repair.setup-log", "right", nothing, PASS, "no error" },
  { "repair.setup-log", "error", setup_error, FAIL, "0xc0020422" },
  { "repair.setup-log", "died", setup_died, FAIL, "at once" },
  { "repair.setup-log", "entry", setup_error, FAIL, "a service of Exchange is disabled" },
  { "repair.setup-log", "stopped", setup_stopped, FAIL, "up to where it stops" },
  { "repair.setup-log", "not-here", lose_setup_log, UNKNOWN, "Not in this folder" },
};

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyFinding) finding = NULL;
  g_autofree char *said = NULL;

  self->change (facts);
  finding = remedy_check_run (remedy_check_find (self->check), facts, NULL);
  said = g_strjoin ("\n", finding->title, finding->summary,
                    finding->advice != NULL ? finding->advice : "", NULL);
  g_test_message ("%s", said);
  g_assert_cmpstr (remedy_verdict_words[finding->verdict], ==, remedy_verdict_words[self->verdict]);
  g_assert_nonnull (strstr (said, self->says));
  g_assert_nonnull (finding->why);
  if (self->verdict == UNKNOWN && finding->how == REMEDY_HOW_NOT_READ)
    g_assert_nonnull (finding->advice);
}

/* What depends on others stops before them, whatever the table says. */
static void
test_stop_order (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (GPtrArray) order = NULL;
  g_autofree char *names = NULL;

  test_facts_add_service (facts, "MSExchangeIMC", "MSExchangeMTA");
  test_facts_add_service (facts, "MSExchangeOwn", "MSExchangeIMC");
  test_facts_add_service (facts, "Spooler", "RPCSS");
  order = remedy_services_stop_order (facts);
  g_ptr_array_add (order, NULL);
  names = g_strjoinv (" ", (char **) order->pdata);
  g_assert_cmpstr (names, ==,
                   "MSExchangeOwn MSExchangeIMC MSExchangeMTA MSExchangeIS MSExchangeDS "
                   "MSExchangeSA");
}

static void
test_stop_order_in_a_circle (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (GPtrArray) order = NULL;

  clear_registry (facts);
  order = remedy_services_stop_order (facts);
  g_assert_cmpuint (order->len, ==, 4);
  test_facts_add_service (facts, "MSExchangeSA", "MSExchangeDS");
  test_facts_add_service (facts, "MSExchangeDS", "MSExchangeSA");
  g_clear_pointer (&order, g_ptr_array_unref);
  order = remedy_services_stop_order (facts);
  g_assert_cmpuint (order->len, ==, 2);
}

/* A service that others need does not stop before them, though the table names it first. */
static void
test_stop_order_against_the_table (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (GPtrArray) order = NULL;

  test_facts_add_service (facts, "MSExchangeES", "MSExchangeIS");
  test_facts_add_service (facts, "MSExchangeKMS", "MSExchangeES");
  order = remedy_services_stop_order (facts);
  g_assert_cmpstr (order->pdata[0], ==, "MSExchangeKMS");
  g_assert_cmpstr (order->pdata[1], ==, "MSExchangeES");
}

/* A record that was only carved is told, and counts for nothing. */
static void
test_recovered_is_told (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyFinding) finding = NULL;
  guint n = 0;

  add_recovered_fault (facts);
  finding = remedy_check_run (remedy_check_find ("symptom.event"), facts, NULL);
  for (guint i = 0; i < finding->seen->len; i++)
    n += strstr (((RemedySeen *) finding->seen->pdata[i])->what, "1 more record of 12010") != NULL;
  g_assert_cmpuint (n, ==, 1);
}

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
  g_test_add_func ("/checks/stop-order", test_stop_order);
  g_test_add_func ("/checks/stop-order-in-a-circle", test_stop_order_in_a_circle);
  g_test_add_func ("/checks/stop-order-against-the-table", test_stop_order_against_the_table);
  g_test_add_func ("/checks/recovered-is-told", test_recovered_is_told);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/%s/%s", cases[i].check, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
