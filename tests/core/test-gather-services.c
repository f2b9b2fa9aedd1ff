/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "checks/remedy-components.h"
#include "checks/remedy-reason.h"
#include "checks/remedy-services.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "evidence/remedy-service-program.h"
#include "practice/remedy-hive-writer.h"
#include "test-support.h"

/* Which services of a server are taken down, its paths and its components: what is there,
 * what is missing, and what is not known. */

#define NOON G_GINT64_CONSTANT (935158320) /* 1999-08-20T14:12 UTC */
#define SET "ControlSet001\\"
#define SETUP "Microsoft\\Exchange\\Setup"
#define OWN_PROCESS 0x10
#define SHARE_PROCESS 0x20
#define INTERACTIVE 0x100
#define DRIVER 1
#define LIMIT 500

typedef struct
{
  char             *dir;
  RemedyHiveWriter *software;
  RemedyHiveWriter *system;
} Fixture;

static RemedyHiveNode *
key (RemedyHiveWriter *hive,
     const char       *path)
{
  return remedy_hive_writer_key (hive, path, NOON);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->dir = test_temp_dir ();
  self->software = remedy_hive_writer_new ("SOFTWARE", NOON);
  self->system = remedy_hive_writer_new ("SYSTEM", NOON);
  remedy_hive_node_set_string (key (self->software, "Microsoft\\Windows NT\\CurrentVersion"),
                               "SystemRoot", "C:\\WINNT");
  remedy_hive_node_set_string (key (self->software, SETUP), "Services", "C:\\EXCHSRVR");
  remedy_hive_node_set_dword (key (self->system, "Select"), "Current", 1);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_remove_tree (self->dir);
  g_free (self->dir);
  remedy_hive_writer_free (self->software);
  remedy_hive_writer_free (self->system);
}

static void
add_folder (Fixture    *self,
            const char *path)
{
  g_autofree char *full = g_build_filename (self->dir, path, NULL);

  g_assert_cmpint (g_mkdir_with_parents (full, 0755), ==, 0);
}

static void
put_hive (Fixture          *self,
          const char       *name,
          RemedyHiveWriter *hive)
{
  g_autofree char *path = g_build_filename (self->dir, "WINNT/System32/Config", name, NULL);
  g_autoptr (GBytes) bytes = remedy_hive_writer_finish (hive);
  g_autoptr (GError) error = NULL;

  add_folder (self, "WINNT/System32/Config");
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static RemedyFacts *
gather (Fixture *self)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  RemedySource *source;
  RemedyFacts *facts;

  put_hive (self, "SOFTWARE", self->software);
  put_hive (self, "SYSTEM", self->system);
  source = remedy_folder_source_new (self->dir, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (sources, source);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

/* @depends: (nullable): one name */
static void
add_service (Fixture    *self,
             const char *name,
             const char *image,
             guint32     type,
             const char *depends)
{
  g_autofree char *path = g_strconcat (SET "Services\\", name, NULL);
  const char *list[] = { depends, NULL };
  RemedyHiveNode *node = key (self->system, path);

  remedy_hive_node_set_expand (node, "ImagePath", image);
  remedy_hive_node_set_dword (node, "Start", 2);
  remedy_hive_node_set_dword (node, "Type", type);
  if (depends != NULL)
    remedy_hive_node_set_strings (node, "DependOnService", list);
}

static const RemedyServiceFact *
find (const RemedyFacts *facts,
      const char        *name)
{
  for (guint i = 0; i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *fact = facts->registry->services->pdata[i];

      if (g_str_equal (fact->name, name))
        return fact;
    }
  return NULL;
}

/* Those of Exchange, of others, by name, what they need and what needs Exchange’s; but no
 * driver for its own sake, and nothing else of Windows NT. */
static void
test_which_are_taken (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  add_service (self, "MSExchangeIS", "C:\\EXCHSRVR\\BIN\\STORE.EXE", OWN_PROCESS, "Tcpip");
  add_service (self, "Tcpip", "System32\\drivers\\tcpip.sys", DRIVER, NULL);
  add_service (self, "Parport", "\\Device\\elsewhere.sys", DRIVER, NULL);
  add_service (self, "Spooler", "%SystemRoot%\\system32\\spoolss.exe", OWN_PROCESS, NULL);
  add_service (self, "Inside", "%SystemRoot%\\system32\\inside.exe", OWN_PROCESS, "MSEXCHANGEIS");
  add_service (self, "Outside", "D:\\Backup Agent\\agent.exe -k run", OWN_PROCESS | INTERACTIVE,
               "Needed");
  add_service (self, "Needed", "%SystemRoot%\\system32\\needed.exe", SHARE_PROCESS, NULL);
  add_service (self, "w3svc", "C:\\WINNT\\System32\\inetsrv\\inetinfo.exe", SHARE_PROCESS, NULL);
  add_service (self, "ClusSvc", "C:\\WINNT\\cluster\\clussvc.exe", OWN_PROCESS, NULL);
  add_service (self, "SMS_CLIENT", "C:\\WINNT\\MS\\clisvc.exe", OWN_PROCESS, NULL);
  facts = gather (self);
  g_assert_nonnull (find (facts, "MSExchangeIS"));
  g_assert_cmpint (find (facts, "Tcpip")->type, ==, DRIVER);
  g_assert_null (find (facts, "Parport"));
  g_assert_null (find (facts, "Spooler"));
  g_assert_nonnull (find (facts, "Inside"));
  g_assert_cmpint (find (facts, "Outside")->type, ==, OWN_PROCESS | INTERACTIVE);
  g_assert_nonnull (find (facts, "Needed"));
  g_assert_nonnull (find (facts, "w3svc"));
  g_assert_nonnull (find (facts, "ClusSvc"));
  g_assert_nonnull (find (facts, "SMS_CLIENT"));
  g_assert_cmpuint (facts->registry->services->len, ==, 8);
  g_assert_nonnull (strstr (find (facts, "Outside")->where, "Services\\Outside"));
  g_assert_null (remedy_facts_find_gap (facts, "services"));
}

static void
test_holders (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (GPtrArray) holders = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  add_service (self, "MSExchangeIS", "C:\\EXCHSRVR\\BIN\\STORE.EXE", OWN_PROCESS, NULL);
  add_service (self, "Agent", "\"C:\\Program Files\\A B\\agent.exe\" /x", OWN_PROCESS, "Under");
  add_service (self, "Under", "C:\\WINNT\\system32\\under.exe", OWN_PROCESS, NULL);
  add_service (self, "Leeds", "C:\\EXCHSRVR\\CONNECT\\MSMCON\\BIN\\PCMTA.EXE", OWN_PROCESS, NULL);
  add_service (self, "SNMP", "%SystemRoot%\\System32\\snmp.exe", OWN_PROCESS, NULL);
  add_service (self, "W3SVC", "C:\\WINNT\\System32\\inetsrv\\inetinfo.exe", SHARE_PROCESS, NULL);
  add_service (self, "ClusSvc", "C:\\WINNT\\cluster\\clussvc.exe", OWN_PROCESS, NULL);
  facts = gather (self);
  holders = remedy_services_holders (facts);
  for (guint i = 0; i < holders->len; i++)
    g_string_append_printf (names, "%s ", ((RemedyServiceFact *) holders->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, "Agent SNMP ");
  g_assert_cmpint (remedy_components_find (facts, REMEDY_COMPONENT_WEB, NULL), ==,
                   REMEDY_PRESENCE_NO);
}

static void
test_programs (void)
{
  static const struct
  {
    const char *image;
    const char *program; /* NULL: none of this computer */
    gboolean    foreign;
  } cases[] = {
    { "%SystemRoot%\\System32\\a.exe", "D:\\NT\\System32\\a.exe", FALSE },
    { "%systemroot%\\a.EXE /s", "D:\\NT\\a.EXE", FALSE },
    { "\\SystemRoot\\a.exe", "D:\\NT\\a.exe", FALSE },
    { "\\??\\d:\\nt\\a.exe", "d:\\nt\\a.exe", FALSE },
    { "services.exe", "D:\\NT\\services.exe", FALSE },
    { "D:\\NTOOLS\\a.exe", "D:\\NTOOLS\\a.exe", TRUE },
    { "D:\\a b\\c.exe -d x", "D:\\a b\\c.exe", TRUE },
    { "\"D:\\a b\\c\" -d x", "D:\\a b\\c", TRUE },
    { "\"D:\\a b\\c.exe", "D:\\a b\\c.exe", TRUE },
    { "D:\\my.exercise\\run.exe -s", "D:\\my.exercise\\run.exe", TRUE },
    { "\\\\host\\share\\a.exe", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RemedyServiceFact fact = { .image = (char *) cases[i].image, .type = OWN_PROCESS };
      g_autofree char *program = remedy_service_program (&fact, "D:\\NT");

      g_assert_cmpstr (program, ==, cases[i].program);
      g_assert_cmpint (remedy_service_is_foreign (&fact, "D:\\NT"), ==, cases[i].foreign);
      fact.type = DRIVER;
      g_assert_false (remedy_service_is_foreign (&fact, "D:\\NT"));
    }
}

/* More services than are taken down: that is said, Exchange’s are among those that are, and
 * what the hive lacks counts as unknown. */
static void
test_more_than_the_limit (Fixture      *self,
                          gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  g_autofree char *reason = NULL;
  const RemedyGapFact *gap;

  for (guint i = 0; i < LIMIT + 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Agent%04u", i);

      add_service (self, name, "D:\\Agents\\agent.exe", OWN_PROCESS, NULL);
    }
  add_service (self, "MSExchangeIS", "C:\\EXCHSRVR\\BIN\\STORE.EXE", OWN_PROCESS, NULL);
  facts = gather (self);
  g_assert_cmpuint (facts->registry->services->len, ==, LIMIT);
  g_assert_nonnull (find (facts, "MSExchangeIS"));
  gap = remedy_facts_find_gap (facts, "services");
  g_assert_nonnull (gap);
  g_assert_cmpint (gap->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_cmpstr (gap->reason, ==, "only 500 of its 508 entries are read");
  g_assert_nonnull (strstr (gap->where, "ControlSet001\\Services"));
  g_assert_false (remedy_reason_is_whole (facts->registry->system));
  reason = remedy_reason_hive_text (facts->registry->system);
  g_assert_nonnull (strstr (reason, "only 500 of its 508 entries are read"));
  g_assert_cmpint (remedy_components_find (facts, REMEDY_COMPONENT_CLUSTER, NULL), ==,
                   REMEDY_PRESENCE_UNKNOWN);
  /* A value that was looked for by name is missing all the same. */
  g_assert_cmpint (remedy_facts_find_gap (facts, REMEDY_VALUE_SITE)->state, ==,
                   REMEDY_ITEM_MISSING);
}

static void
test_too_many_fixes (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  for (guint i = 0; i < LIMIT + 1; i++)
    {
      g_autofree char *fix =
          g_strdup_printf ("Microsoft\\Windows NT\\CurrentVersion\\HOTFIX\\Q%06u", i);
      g_autofree char *folder = g_strdup_printf ("EXCHSRVR/Q%06u", i);

      key (self->software, fix);
      add_folder (self, folder);
    }
  facts = gather (self);
  g_assert_cmpuint (facts->registry->hotfixes->len, ==, LIMIT);
  g_assert_nonnull (remedy_facts_find_gap (facts, "hotfixes"));
  g_assert_false (remedy_reason_is_whole (facts->registry->software));
  g_assert_null (remedy_facts_find_gap (facts, "setup"));
  g_assert_cmpuint (facts->files->hotfix_folders->len, ==, LIMIT);
  g_assert_cmpstr (facts->files->hotfix_folders_cut, ==,
                   "only the first 500 folders of fixes are read");
}

static void
test_paths (Fixture      *self,
            gconstpointer data)
{
  static const guint8 bytes[] = { 1, 2, 3 };
  RemedyHiveNode *attendant = key (self->system, SET "Services\\MSExchangeSA\\Parameters");
  RemedyHiveNode *directory = key (self->system, SET "Services\\MSExchangeDS\\Parameters");
  RemedyHiveNode *store = key (self->system, SET "Services\\MSExchangeIS\\ParametersPublic");
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyValueFact *database;

  remedy_hive_node_set_string (attendant, "Enterprise", "Example");
  remedy_hive_node_set_string (directory, "DSA Database file", "E:\\DSADATA\\dir.edb");
  remedy_hive_node_set_binary (store, "DB Path", bytes, sizeof bytes);
  facts = gather (self);
  g_assert_cmpstr (remedy_facts_get_value (facts, REMEDY_VALUE_ENTERPRISE), ==, "Example");
  g_assert_null (remedy_facts_find_gap (facts, REMEDY_VALUE_ENTERPRISE));
  database = remedy_facts_find_value (facts, REMEDY_VALUE_DIRECTORY_DATABASE);
  g_assert_cmpstr (database->value, ==, "E:\\DSADATA\\dir.edb");
  g_assert_nonnull (strstr (database->where, "MSExchangeDS\\Parameters, DSA Database file"));
  g_assert_cmpint (remedy_facts_find_gap (facts, REMEDY_VALUE_SITE)->state, ==,
                   REMEDY_ITEM_MISSING);
  g_assert_cmpint (remedy_facts_find_gap (facts, REMEDY_VALUE_PUBLIC_DATABASE)->state, ==,
                   REMEDY_ITEM_UNREADABLE);
}

/* A hive that was caught in the middle of being written proves nothing missing. */
static void
test_paths_of_a_dirty_hive (Fixture      *self,
                            gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  const RemedyGapFact *gap;

  remedy_hive_writer_set_dirty (self->system, TRUE);
  facts = gather (self);
  gap = remedy_facts_find_gap (facts, REMEDY_VALUE_SITE);
  g_assert_cmpint (gap->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_nonnull (strstr (gap->reason, "in use"));
}

static void
test_paths_without_a_hive (Fixture      *self,
                           gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (RemedyFacts) without_set = NULL;
  g_autofree char *path = g_build_filename (self->dir, "WINNT/System32/Config/SYSTEM", NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  remedy_hive_node_set_dword (key (self->system, "Select"), "Current", 5000);
  without_set = gather (self);
  g_assert_cmpint (remedy_facts_find_gap (without_set, REMEDY_VALUE_SITE)->state, ==,
                   REMEDY_ITEM_UNREADABLE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_ptr_array_add (sources, remedy_folder_source_new (self->dir, NULL, NULL));
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, NULL);
  g_assert_cmpint (remedy_facts_find_gap (facts, REMEDY_VALUE_SITE)->state, ==,
                   facts->registry->system->state);
  g_assert_cmpint (facts->registry->system->state, !=, REMEDY_ITEM_FOUND);
}

static void
assert_component (const RemedyFacts *facts,
                  RemedyComponent    component,
                  RemedyPresence     presence,
                  const char        *where)
{
  const char *found;

  g_assert_cmpint (remedy_components_find (facts, component, &found), ==, presence);
  if (where == NULL)
    g_assert_null (found);
  else
    g_assert_nonnull (strstr (found, where));
}

static void
test_components (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  remedy_hive_node_set_string (key (self->software, SETUP), "web connector", "C:\\EXCHSRVR");
  key (self->software, SETUP "\\Key Management Server");
  add_service (self, "EXCH01-LME-NOTES", "C:\\EXCHSRVR\\CONNECT\\EXCHCONN\\BIN\\DISPATCH.EXE",
               OWN_PROCESS, NULL);
  add_service (self, "Leeds", "C:\\EXCHSRVR\\CONNECT\\MSMCON\\BIN\\PCMTA.EXE", OWN_PROCESS, NULL);
  add_folder (self, "EXCHSRVR/Connect/Exchconn/Dxamex");
  add_folder (self, "EXCHSRVR/bin");
  facts = gather (self);
  assert_component (facts, REMEDY_COMPONENT_WEB, REMEDY_PRESENCE_YES, "Setup, web connector");
  assert_component (facts, REMEDY_COMPONENT_KEY_MANAGEMENT, REMEDY_PRESENCE_YES,
                    "Setup\\Key Management Server");
  assert_component (facts, REMEDY_COMPONENT_LINKAGE, REMEDY_PRESENCE_YES, "EXCH01-LME-NOTES");
  assert_component (facts, REMEDY_COMPONENT_NOTES, REMEDY_PRESENCE_YES, "EXCH01-LME-NOTES");
  assert_component (facts, REMEDY_COMPONENT_MS_MAIL, REMEDY_PRESENCE_YES, "Leeds");
  assert_component (facts, REMEDY_COMPONENT_GROUPWISE, REMEDY_PRESENCE_NO, NULL);
  assert_component (facts, REMEDY_COMPONENT_CLUSTER, REMEDY_PRESENCE_NO, NULL);
  g_assert_cmpint (remedy_components_folder (facts, REMEDY_FOLDER_DXAMEX)->state, ==,
                   REMEDY_ITEM_FOUND);
  g_assert_cmpint (remedy_components_folder (facts, REMEDY_FOLDER_DXANOTES)->state, ==,
                   REMEDY_ITEM_MISSING);
  g_assert_null (remedy_components_folder (facts, "elsewhere"));
}

/* A folder may be left over: alone it proves nothing. Nor does what a dirty hive lacks. */
static void
test_components_in_doubt (Fixture      *self,
                          gconstpointer data)
{
  g_autoptr (RemedyFacts) facts = NULL;

  add_folder (self, "EXCHSRVR/Webdata");
  remedy_hive_writer_set_dirty (self->system, TRUE);
  facts = gather (self);
  assert_component (facts, REMEDY_COMPONENT_WEB, REMEDY_PRESENCE_UNKNOWN, "WEBDATA");
  assert_component (facts, REMEDY_COMPONENT_CLUSTER, REMEDY_PRESENCE_UNKNOWN, NULL);
  assert_component (facts, REMEDY_COMPONENT_KEY_MANAGEMENT, REMEDY_PRESENCE_UNKNOWN, NULL);
  g_clear_pointer (&facts->registry, remedy_registry_fact_free);
  g_clear_pointer (&facts->files, remedy_files_fact_free);
  for (int i = 0; i < REMEDY_N_COMPONENTS; i++)
    assert_component (facts, i, REMEDY_PRESENCE_UNKNOWN, NULL);
}

#define ADD(path, func) \
  g_test_add ("/gather-services/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("taken", test_which_are_taken);
  ADD ("holders", test_holders);
  g_test_add_func ("/gather-services/programs", test_programs);
  ADD ("limit", test_more_than_the_limit);
  ADD ("fixes", test_too_many_fixes);
  ADD ("paths", test_paths);
  ADD ("paths-dirty", test_paths_of_a_dirty_hive);
  ADD ("paths-no-hive", test_paths_without_a_hive);
  ADD ("components", test_components);
  ADD ("components-in-doubt", test_components_in_doubt);
  return g_test_run ();
}
