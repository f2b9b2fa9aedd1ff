/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-components.h"
#include "checks/remedy-reason.h"
#include "checks/remedy-services.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "practice/remedy-practice.h"
#include "test-support.h"

/* What a practice server has beside the parts of every server is read back from its files. */

/* @faults: names with commas between them */
static RemedyFacts *
gather (const char *parent,
        const char *faults)
{
  g_auto (GStrv) names = g_strsplit (faults, ",", -1);
  RemedyPracticeOptions options = { .with = (const char *const *) names };
  g_autofree char *folder = g_build_filename (parent, faults, NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  RemedySource *source;
  RemedyFacts *facts;

  remedy_practice_make (folder, &options, NULL, &error);
  g_assert_no_error (error);
  source = remedy_folder_source_new (folder, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (sources, source);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static char *
join_names (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

/* Each fault brings its component, and no other’s. */
static void
test_components (void)
{
  static const struct
  {
    const char *fault;
    guint       components; /* one bit for each RemedyComponent */
  } cases[] = {
    { "hotfix", 0 },
    { "kms", 1 << REMEDY_COMPONENT_KEY_MANAGEMENT },
    { "owa", 1 << REMEDY_COMPONENT_WEB },
    { "cluster", 1 << REMEDY_COMPONENT_CLUSTER },
    { "notes-connector", 1 << REMEDY_COMPONENT_NOTES | 1 << REMEDY_COMPONENT_LINKAGE },
    { "groupwise", 1 << REMEDY_COMPONENT_GROUPWISE | 1 << REMEDY_COMPONENT_LINKAGE },
    { "snads", 1 << REMEDY_COMPONENT_LINKAGE },
    { "ms-mail", 1 << REMEDY_COMPONENT_MS_MAIL },
    { "mailbox-cleanup", 1 << REMEDY_COMPONENT_MAILBOX_AGENT },
    { "third-party", 0 },
  };
  g_autofree char *parent = test_temp_dir ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RemedyFacts) facts = gather (parent, cases[i].fault);
      guint found = 0;

      for (guint j = 0; j < REMEDY_N_COMPONENTS; j++)
        {
          RemedyPresence presence = remedy_components_find (facts, j, NULL);

          g_assert_cmpint (presence, !=, REMEDY_PRESENCE_UNKNOWN);
          found |= presence == REMEDY_PRESENCE_YES ? 1u << j : 0;
        }
      g_test_message ("%s", cases[i].fault);
      /* Every practice server has the Internet Mail Service. */
      g_assert_cmphex (found, ==, cases[i].components | 1 << REMEDY_COMPONENT_INTERNET);
    }
  test_remove_tree (parent);
}

/* All of them at once stop and start as the articles have it. */
static void
test_order (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autoptr (RemedyFacts) facts =
      gather (parent, "notes-connector,groupwise,snads,ms-mail,kms,mailbox-cleanup,third-party");
  g_autoptr (GPtrArray) stop = remedy_services_stop_order (facts);
  g_autoptr (GPtrArray) escaping = remedy_services_escaping (facts);
  g_autofree char *stop_names = join_names (stop);
  g_autofree char *escaping_names = join_names (escaping);

  g_assert_cmpstr (stop_names, ==,
                   "ExampleScan MSExchangeIMC MSExchangeES MSExchangeMCA LME-NOTES LME-SNADS "
                   "EXCH01-LME-GWISE MSExchangeCoCo MSExchangeGWRtr Post Office North "
                   "MSExchangeMSMI MSExchangeDX MSExchangeFB MSExchangeKMS MSExchangeMTA "
                   "MSExchangeIS MSExchangeDS MSExchangeSA");
  g_assert_cmpstr (escaping_names, ==,
                   "MSExchangeMCA LME-NOTES LME-SNADS EXCH01-LME-GWISE MSExchangeCoCo "
                   "MSExchangeGWRtr");
  test_remove_tree (parent);
}

static void
test_holders (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autoptr (RemedyFacts) facts = gather (parent, "owa,third-party");
  g_autoptr (GPtrArray) holders = remedy_services_holders (facts);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < holders->len; i++)
    g_string_append_printf (names, "%s ", ((RemedyServiceFact *) holders->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, "ExampleScan ExampleBackup IISADMIN SNMP UPS W3SVC ");
  test_remove_tree (parent);
}

static void
test_disabled (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autoptr (RemedyFacts) facts = gather (parent, "disabled-service");
  guint n = 0;

  for (guint i = 0; i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = facts->registry->services->pdata[i];

      if (service->start != 4)
        continue;
      g_assert_cmpstr (service->name, ==, "MSExchangeES");
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  test_remove_tree (parent);
}

/* Programs and databases on drives of their own, an Alpha, a German server. */
static void
test_places (void)
{
  g_autofree char *parent = test_temp_dir ();
  g_autoptr (RemedyFacts) facts = gather (parent, "exchange-on-e,data-on-f,alpha,notes-connector");
  const RemedyFileFact *store = NULL;

  g_assert_cmpstr (facts->layout->exchange_root, ==, "E:\\EXCHSRVR");
  g_assert_cmpstr (remedy_facts_get_value (facts, REMEDY_VALUE_DIRECTORY_DATABASE), ==,
                   "F:\\EXCHSRVR\\DSADATA\\DIR.EDB");
  g_assert_cmpstr (remedy_facts_get_value (facts, REMEDY_VALUE_PRIVATE_DATABASE), ==,
                   "F:\\EXCHSRVR\\MDBDATA\\PRIV.EDB");
  g_assert_cmpstr (remedy_facts_get_value (facts, REMEDY_VALUE_ENTERPRISE), ==, "Example");
  g_assert_cmpstr (remedy_facts_get_value (facts, REMEDY_VALUE_SITE), ==, "HQ");
  g_assert_cmpuint (facts->registry->gaps->len, ==, 0);
  g_assert_cmpint (remedy_components_folder (facts, REMEDY_FOLDER_DXAMEX)->state, ==,
                   REMEDY_ITEM_FOUND);
  g_assert_cmpint (remedy_components_folder (facts, REMEDY_FOLDER_WEBDATA)->state, ==,
                   REMEDY_ITEM_MISSING);
  for (guint i = 0; i < facts->files->files->len; i++)
    if (g_str_equal (((RemedyFileFact *) facts->files->files->pdata[i])->name, "Store.exe"))
      store = facts->files->files->pdata[i];
  g_assert_nonnull (store);
  g_assert_cmpstr (store->machine, ==, "alpha");
  test_remove_tree (parent);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/practice-parts/components", test_components);
  g_test_add_func ("/practice-parts/order", test_order);
  g_test_add_func ("/practice-parts/holders", test_holders);
  g_test_add_func ("/practice-parts/disabled", test_disabled);
  g_test_add_func ("/practice-parts/places", test_places);
  return g_test_run ();
}
