/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "checks/remedy-reason.h"
#include "report/remedy-hide-path.h"
#include "report/remedy-hide-service.h"
#include "report/remedy-hide-value.h"
#include "test-snapshot.h"

/* How each kind of field is hidden, and that every field of a snapshot says what it tells. */

typedef struct
{
  const char *original;
  const char *hidden;
} Pair;

typedef char *(*Hide) (RemedyHiding *hiding,
                       const char   *original);

/* Hides everything but what is @told. */
static void
check_pairs (const Pair *pairs,
             gsize       n_pairs,
             Hide        hide,
             const char *told)
{
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  g_autoptr (RemedySharing) sharing = remedy_sharing_new ();
  g_auto (RemedyHiding)     hiding = { NULL };

  if (told != NULL)
    g_ptr_array_add (sharing->told, g_strdup (told));
  remedy_name_map_take (map, REMEDY_NAMES_SERVERS, "EXCH01");
  remedy_name_map_take (map, REMEDY_NAMES_USERS, "kjesslermann");
  remedy_hiding_init (&hiding, map, sharing);
  for (gsize i = 0; i < n_pairs; i++)
    {
      g_autofree char *hidden = hide (&hiding, pairs[i].original);

      g_assert_cmpstr (hidden, ==, pairs[i].hidden);
    }
}

static void
test_paths (void)
{
  static const Pair pairs[] = {
    { "", "" },
    { "C:\\WINNT\\System32\\Config\\AppEvent.Evt", "C:\\WINNT\\System32\\Config\\AppEvent.Evt" },
    { "c:\\winnt\\profiles\\KJesslermann\\ntuser.dat", "c:\\winnt\\profiles\\USER-1\\ntuser.dat" },
    { "C:\\WINNT\\Profiles\\KJESSL~1\\NTUSER.DAT", "C:\\WINNT\\Profiles\\USER-1~1\\NTUSER.DAT" },
    { "C:\\WINNT\\Profiles\\config\\config", "C:\\WINNT\\Profiles\\USER-2\\config" },
    { "C:\\Documents and Settings\\Default User", "C:\\Documents and Settings\\Default User" },
    { "D:\\kjesslermann\\Contoso.exe", "D:\\USER-1\\FOLDER-1.exe" },
    { "D:\\CONTOSO\\contoso.dll\\", "D:\\FOLDER-1\\FOLDER-1.dll\\" },
    { "\\\\exch01\\C$\\Contoso.v2", "\\\\SERVER-1\\C$\\FOLDER-2" },
    { "\\\\OTHER\\notes mail\\x", "\\\\SERVER-2\\FOLDER-3\\FOLDER-4" },
    { "\\??\\D:\\EXCHSRVR\\Q194218", "\\??\\D:\\EXCHSRVR\\Q194218" },
    { "%SystemRoot%\\System32", "%SystemRoot%\\System32" },
    { "%CONTOSO%\\bin", "%FOLDER-1%\\bin" },
    { "\"C:\\Program Files\\Contoso\\x\"", "\"C:\\Program Files\\FOLDER-1\\FOLDER-4\"" },
    { "C:\\Program Files\\Common Files\\System\\Mapi\\1033\\NT\\MAPISVC.INF",
      "C:\\Program Files\\Common Files\\System\\Mapi\\1033\\NT\\MAPISVC.INF" },
    { "C:\\1033", "C:\\FOLDER-5" },
    { "C:\\S-1-5-21-4-5-6-1001", "C:\\SID-1" },
    { "kjesslermann-NTUSER.DAT", "USER-1-NTUSER.DAT" },
    { "E:\\a?b", "E:\\FOLDER-6%" },
    { "E:\\x~47110815", "E:\\FOLDER-7~1" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), remedy_hide_path, NULL);
}

static void
test_places (void)
{
  static const Pair pairs[] = {
    { "C:\\WINNT\\System32\\Config\\SYSTEM: ControlSet001\\Services\\EXCH01-LME-NOTES",
      "C:\\WINNT\\System32\\Config\\SYSTEM: ControlSet001\\Services\\SERVER-1-LME-NOTES" },
    { "C:\\WINNT\\System32\\Config\\SOFTWARE: Microsoft\\Exchange\\Setup, Services",
      "C:\\WINNT\\System32\\Config\\SOFTWARE: Microsoft\\Exchange\\Setup, Services" },
    { "C:\\WINNT\\System32\\Config\\SOFTWARE: Microsoft\\Exchange\\Setup, Ann’s own",
      "C:\\WINNT\\System32\\Config\\SOFTWARE: Microsoft\\Exchange\\Setup, TEXT-1" },
    { "D:\\NTUSER.DAT: Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging "
      "Subsystem\\Profiles\\Ann at work\\13dbb0c8aa05101a9bb000aa002fc45b, 001e3001",
      "D:\\NTUSER.DAT: Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging "
      "Subsystem\\Profiles\\PROFILE-1\\TEXT-2, 001e3001" },
    { "D:\\NTUSER.DAT: Software\\47110815", "D:\\NTUSER.DAT: Software\\TEXT-3" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), remedy_hide_path_where, NULL);
}

static void
test_services (void)
{
  static const Pair pairs[] = {
    { "MSExchangeIS", "MSExchangeIS" },
    { "msexchangeis", "msexchangeis" },
    { "MSExchangeContoso", "MSExchange-SERVICE-1" },
    { "MSExchangeKMS2", "MSExchangeKMS-SERVICE-2" },
    { "exch01-LME-GWISE", "SERVER-1-LME-GWISE" },
    { "LME-Contoso", "LME-SERVICE-1" },
    { "SMS_CONTOSO", "SMS_SERVICE-1" },
    { "Contoso Backup", "SERVICE-3" },
    { "+TDI", "+TDI" },
    { "100% safe", "SERVICE-4%" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), remedy_hide_service_name, NULL);
}

static void
test_accounts (void)
{
  static const Pair pairs[] = {
    { "LocalSystem", "LocalSystem" },
    { "NT AUTHORITY\\SYSTEM", "NT AUTHORITY\\SYSTEM" },
    { ".\\kjesslermann", ".\\USER-1" },
    { "CONTOSO\\svc", "DOMAIN-1\\USER-2" },
    { "EXCH01\\svc", "SERVER-1\\USER-2" },
    { "svc@contoso", "USER-2@DOMAIN-1" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), remedy_hide_service_account, NULL);
}

static void
test_sentences (void)
{
  static const Pair pairs[] = {
    { "C:\\Contoso\\Gw5mig.exe is not there", "C:\\FOLDER-1\\Gw5mig.exe is not there" },
    { "the hive of KJesslermann could not be read: Permission denied",
      "the hive of USER-1 could not be read: Permission denied" },
    { "Ann told me so", "…" },
    { "", "" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), remedy_hide_value_sentence, NULL);
}

/* What is told is told without what is not. */
static char *
hide_text (RemedyHiding *hiding,
           const char   *original)
{
  return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, original);
}

static void
test_told (void)
{
  static const Pair pairs[] = {
    { "4711 messages of KJESSLERMANN were read", "4711 messages of USER-1 were read" },
    { "Copied to exch01backup", "Copied to SERVER-1backup" },
    { "exch01", "SERVER-1" },
  };

  static const Pair keys[] = {
    { "Software\\Exch01 copies", "Software\\SERVER-1 copies" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), hide_text, "texts");
  check_pairs (keys, G_N_ELEMENTS (keys), remedy_hide_path_key, "texts");
}

static void
test_words (void)
{
  const char *const         told[] = { "texts", "servers", "users" };
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  g_autoptr (RemedySharing) sharing = remedy_sharing_new ();
  g_auto (RemedyHiding)     hiding = { NULL };
  g_autofree char          *text = NULL;
  g_autofree char          *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_ptr_array_add (sharing->told, g_strdup (told[i]));
  g_ptr_array_add (sharing->words, g_strdup ("Falcon"));
  g_ptr_array_add (sharing->words, g_strdup ("project falcon"));
  g_ptr_array_add (sharing->words, g_strdup ("Äpfel"));
  remedy_hiding_init (&hiding, map, sharing);
  text = remedy_hiding_text (&hiding, REMEDY_NAMES_TEXTS, "Falconry, Project Falcon, äPFEL.");
  name = remedy_hiding_name (&hiding, REMEDY_NAMES_SERVERS, "FALCON01");
  g_assert_cmpstr (text, ==, "WORD-1ry, WORD-2, WORD-3.");
  g_assert_cmpstr (name, ==, "WORD-101");
}

static void
test_all_told (void)
{
  const char *const          with[] = { "third-party", "notes-connector", "groupwise", "kms", NULL };
  TestSnapshotOptions        options = { .scenario = "hotfixed", .with = with, .again = TRUE };
  g_autoptr (RemedySnapshot) snapshot = test_snapshot_new (&options);
  g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
  g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
  g_autoptr (RemedySnapshot) told = NULL;

  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    g_ptr_array_add (sharing->told, g_strdup (remedy_name_class_words[i]));
  told = remedy_name_map_hide (map, sharing, snapshot);
  g_assert_true (remedy_record_equal (&remedy_snapshot_type, snapshot, told));
}

/* Two moments of one case call everything the same. */
static void
test_shared_map (void)
{
  TestSnapshotOptions        options = { .scenario = "fault-sp1", .again = TRUE };
  g_autoptr (RemedySnapshot) late = test_snapshot_new (&options);
  g_autoptr (RemedySnapshot) early = remedy_snapshot_copy (late);
  g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
  g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
  g_autoptr (RemedySnapshot) first = NULL;
  g_autoptr (RemedySnapshot) second = NULL;

  g_clear_pointer (&early->after, remedy_facts_free);
  first = remedy_name_map_hide (map, sharing, early);
  second = remedy_name_map_hide (map, sharing, late);
  g_assert_true (remedy_record_equal (&remedy_facts_type, first->before, second->before));
}

/* Sizes and places of what has names in it are unknown, and are read as such. */
static void
test_extents (void)
{
  TestSnapshotOptions        options = { .scenario = "fault-sp1" };
  g_autoptr (RemedySnapshot) snapshot = test_snapshot_new (&options);
  g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
  g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
  g_autoptr (RemedySnapshot) hidden = remedy_name_map_hide (map, sharing, snapshot);
  const RemedyEventFact     *event = hidden->before->events->events->pdata[0];
  g_autofree char           *where = remedy_reason_where (event);

  g_assert_cmpint (event->offset, ==, 0);
  g_assert_cmpint (((RemedyLogFact *) hidden->before->events->logs->pdata[0])->size, ==, 0);
  g_assert_nonnull (strstr (where, "record "));
  g_assert_null (strstr (where, "offset"));
}

/* The folder of a service pack, and what the operator stated, are compared: whatever they are
 * called, they stay the same, or different. */
static void
test_languages (void)
{
  static const struct
  {
    const char *media;
    const char *stated;
    const char *hidden_media;
    const char *hidden_stated;
  } cases[] = {
    { "ENG", "ENG", "ENG", "ENG" },
    { "GERMAN", "GER", "GER", "GER" },
    { "GER", "GERMAN", "GER", "GER" },
    { "CONTOSO", "GER", "FOLDER-1", "GER" },
    { "CONTOSO", "ENGLISH", "FOLDER-1", "NOTE-1" },
    { "CONTOSO", "Conto", "FOLDER-1", "FOLDER-1" },
    { "CONTOSO", "CONTOSO Köln", "FOLDER-1", "FOLDER-1%" },
    { NULL, "CONTOSO", NULL, "NOTE-1" },
    { "KÖLN", NULL, "FOLDER-1%", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemedySnapshot) snapshot = remedy_snapshot_new ();
      g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
      g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
      g_autoptr (RemedySnapshot) hidden = NULL;

      snapshot->media = remedy_media_new ();
      snapshot->media->language = g_strdup (cases[i].media);
      snapshot->case_ = remedy_case_new ();
      snapshot->case_->work = remedy_work_empty ();
      g_clear_pointer (&snapshot->case_->work->statements, remedy_statements_free);
      snapshot->case_->work->statements = remedy_statements_new ();
      snapshot->case_->work->statements->language = g_strdup (cases[i].stated);
      hidden = remedy_name_map_hide (map, sharing, snapshot);
      g_assert_cmpstr (hidden->media->language, ==, cases[i].hidden_media);
      g_assert_cmpstr (hidden->case_->work->statements->language, ==, cases[i].hidden_stated);
    }
}

/* A source of events that begins as the wizard’s does need not be of Exchange. */
static void
test_sources (void)
{
  static const Pair pairs[] = {
    { "MSExchangeMig", "MSExchangeMig" },
    { "msexchangemigds", "msexchangemigds" },
    { "ESE97", "ESE97" },
    { "MSExchangeIMC", "MSExchangeIMC" },
    { "MSExchangeMigContoso", "MSExchange-SERVICE-1" },
  };
  g_autoptr (RemedySnapshot) snapshot = remedy_snapshot_new ();
  g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
  g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
  g_autoptr (RemedySnapshot) hidden = NULL;

  snapshot->before = remedy_facts_new ();
  snapshot->before->events = remedy_events_fact_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      RemedyEventFact *event = remedy_event_fact_new ();

      event->source = g_strdup (pairs[i].original);
      g_ptr_array_add (snapshot->before->events->events, event);
    }
  hidden = remedy_name_map_hide (map, sharing, snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const RemedyEventFact *event = hidden->before->events->events->pdata[i];

      g_assert_cmpstr (event->source, ==, pairs[i].hidden);
    }
}

static void
check_fields (const RemedyRecordType *type,
              GHashTable             *seen)
{
  if (!g_hash_table_add (seen, (gpointer) type))
    return;
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      gboolean is_text
          = field->kind == REMEDY_FIELD_STRING || field->kind == REMEDY_FIELD_STRINGS;
      gboolean is_extent
          = g_str_equal (field->name, "size") || g_str_equal (field->name, "offset");

      if ((is_text || is_extent) && field->tells == REMEDY_TELLS_UNSAID)
        g_error ("%s.%s does not say what it may tell about a site", type->name, field->name);
      if (field->type != NULL)
        check_fields (field->type, seen);
    }
}

static void
test_every_field_says (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  check_fields (&remedy_snapshot_type, seen);
  g_assert_cmpuint (g_hash_table_size (seen), >, 25);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hide/paths", test_paths);
  g_test_add_func ("/hide/places", test_places);
  g_test_add_func ("/hide/services", test_services);
  g_test_add_func ("/hide/accounts", test_accounts);
  g_test_add_func ("/hide/sentences", test_sentences);
  g_test_add_func ("/hide/told", test_told);
  g_test_add_func ("/hide/words", test_words);
  g_test_add_func ("/hide/all-told", test_all_told);
  g_test_add_func ("/hide/shared-map", test_shared_map);
  g_test_add_func ("/hide/extents", test_extents);
  g_test_add_func ("/hide/languages", test_languages);
  g_test_add_func ("/hide/sources", test_sources);
  g_test_add_func ("/hide/every-field-says", test_every_field_says);
  return g_test_run ();
}
