/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-question.h"
#include "test-support.h"

/* Every question has an answer of its own in the record, and nothing else changes with it. */
static void
test_table (void)
{
  gsize                 n_questions;
  const RemedyQuestion *table = remedy_question_table (&n_questions);
  g_autoptr (GHashTable) offsets = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (n_questions, >=, 7);
  for (gsize i = 0; i < n_questions; i++)
    {
      g_autoptr (RemedyStatements) empty = remedy_statements_new ();
      g_autoptr (RemedyStatements) said = remedy_statements_new ();

      g_assert_true (remedy_question_find (table[i].id) == &table[i]);
      g_assert_true (g_hash_table_add (offsets, GSIZE_TO_POINTER (table[i].offset)));
      if (table[i].kind == REMEDY_QUESTION_CHOICE)
        {
          remedy_question_set_choice (&table[i], said, REMEDY_STATED_NO);
          g_assert_cmpint (remedy_question_get_choice (&table[i], said), ==, REMEDY_STATED_NO);
          g_assert_false (remedy_record_equal (&remedy_statements_type, empty, said));
          remedy_question_set_choice (&table[i], said, REMEDY_STATED_UNASKED);
        }
      else
        {
          remedy_question_set_text (&table[i], said, "  GER ");
          g_assert_cmpstr (remedy_question_get_text (&table[i], said), ==, "GER");
          g_assert_false (remedy_record_equal (&remedy_statements_type, empty, said));
          remedy_question_set_text (&table[i], said, " ");
          g_assert_null (remedy_question_get_text (&table[i], said));
        }
      g_assert_true (remedy_record_equal (&remedy_statements_type, empty, said));
    }
  g_assert_null (remedy_question_find ("weather"));
}

static void
assert_check (const char *id,
              const char *text,
              gboolean    good)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (remedy_question_check_text (remedy_question_find (id), text, &error), ==, good);
  if (good)
    g_assert_no_error (error);
  else
    g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE);
}

static void
test_words (void)
{
  g_autoptr (RemedyStatements) said = remedy_statements_new ();
  g_autofree char *long_text = g_strnfill (1025, 'a');

  remedy_question_set_text (remedy_question_find ("language"), said, "ger");
  g_assert_cmpstr (said->language, ==, "GER");
  remedy_question_set_text (remedy_question_find ("account"), said, "Jörg Müller/Sales");
  g_assert_cmpstr (said->account, ==, "Jörg Müller/Sales");
  assert_check ("language", " ger ", TRUE);
  assert_check ("language", "", TRUE);
  assert_check ("language", "..\\ENG", FALSE);
  assert_check ("language", "German (DE)", FALSE);
  assert_check ("account", "Jörg Müller/Sales", TRUE);
  assert_check ("account", "one\ntwo", FALSE);
  assert_check ("account", long_text, FALSE);
}

static void
add_file (RemedyFacts *facts,
          gint64       language)
{
  RemedyFileFact *file = remedy_file_fact_new ();

  file->language = language;
  g_ptr_array_add (facts->files->files, file);
}

static void
test_evidence (void)
{
  const RemedyQuestion *cluster = remedy_question_find ("cluster");
  const RemedyQuestion *language = remedy_question_find ("language");
  g_autoptr (RemedyFacts) facts = remedy_facts_new ();
  RemedyServiceFact *service = remedy_service_fact_new ();
  g_autofree char   *node = NULL, *languages = NULL;

  g_assert_null (remedy_question_get_evidence (cluster, NULL));
  g_assert_null (remedy_question_get_evidence (cluster, facts));
  g_assert_null (remedy_question_get_evidence (language, facts));
  facts->registry = remedy_registry_fact_new ();
  facts->files = remedy_files_fact_new ();
  add_file (facts, 0);
  g_assert_null (remedy_question_get_evidence (cluster, facts));
  g_assert_null (remedy_question_get_evidence (language, facts));

  service->name = g_strdup ("clussvc");
  service->where = g_strdup ("SYSTEM: ControlSet001\\Services\\ClusSvc");
  g_ptr_array_add (facts->registry->services, service);
  add_file (facts, 0x0407);
  add_file (facts, 0x0409);
  add_file (facts, 0x0809);
  node = remedy_question_get_evidence (cluster, facts);
  g_assert_nonnull (strstr (node, "ControlSet001\\Services\\ClusSvc"));
  languages = remedy_question_get_evidence (language, facts);
  g_assert_nonnull (strstr (languages, "German in 1 file, English in 2 files"));
  g_assert_null (remedy_question_get_evidence (remedy_question_find ("monitors"), facts));
}

static void
set_file (RemedyFacts    *facts,
          const char     *name,
          RemedyItemState state)
{
  RemedyFileFact *file = remedy_file_fact_new ();

  file->folder = g_strdup ("exchsrvr/bin");
  file->name = g_strdup (name);
  file->state = state;
  g_ptr_array_add (facts->files->files, file);
}

/* What no answer changes on the sheet of a workstation is not asked there. */
static void
test_workstation (void)
{
  gsize                 n_questions;
  const RemedyQuestion *table = remedy_question_table (&n_questions);
  g_autoptr (RemedyFacts) server = remedy_facts_new ();
  g_autoptr (RemedyFacts) workstation = remedy_facts_new ();

  server->files = remedy_files_fact_new ();
  workstation->files = remedy_files_fact_new ();
  set_file (server, "Mad.exe", REMEDY_ITEM_FOUND);
  set_file (workstation, "Mad.exe", REMEDY_ITEM_MISSING);
  set_file (workstation, "Dsamain.exe", REMEDY_ITEM_MISSING);
  set_file (workstation, "Store.exe", REMEDY_ITEM_MISSING);
  set_file (workstation, "Emsmta.exe", REMEDY_ITEM_MISSING);
  set_file (workstation, "Mailmig.exe", REMEDY_ITEM_FOUND);
  for (gsize i = 0; i < n_questions; i++)
    {
      gboolean only_server =
          g_str_equal (table[i].id, "cluster") || g_str_equal (table[i].id, "monitors");

      g_assert_true (remedy_question_is_asked (&table[i], NULL));
      g_assert_true (remedy_question_is_asked (&table[i], server));
      g_assert_cmpint (remedy_question_is_asked (&table[i], workstation), ==, !only_server);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/table", test_table);
  g_test_add_func ("/question/words", test_words);
  g_test_add_func ("/question/evidence", test_evidence);
  g_test_add_func ("/question/workstation", test_workstation);
  return g_test_run ();
}
