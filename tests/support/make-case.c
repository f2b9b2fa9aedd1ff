/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes a case as the wizard leaves one, for the tests of commands: what is read of a
 * server, and steps that the operator marked as done.
 *
 * usage: make-case STORE SERVER [STEP…]
 */
#include "config.h"

#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "guide/remedy-case-store.h"

static RemedyFacts *
gather (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedySource *source = remedy_folder_source_new (folder, NULL, &error);
  RemedyFacts  *facts;

  g_assert_no_error (error);
  g_ptr_array_add (sources, source);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static void
mark (RemedyStoredCase *stored,
      const char       *step)
{
  g_autoptr (RemedyMove) move = remedy_move_make (REMEDY_MOVE_MARK, NULL);
  g_autoptr (GError) error = NULL;

  move->time = g_get_real_time () / G_USEC_PER_SEC;
  move->step = g_strdup (step);
  move->state = REMEDY_STEP_DONE;
  remedy_journal_file_append (stored->file, move, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (RemedyCaseStore) store = NULL;
  g_autoptr (RemedyCase) case_ = remedy_case_new ();
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpint (argc, >=, 3);
  store = remedy_case_store_new (argv[1]);
  facts = gather (argv[2]);
  g_ptr_array_add (case_->paths, g_strdup (argv[2]));
  stored = remedy_case_store_create (store, case_, &error);
  g_assert_no_error (error);
  remedy_case_store_save_facts (store, stored->case_, REMEDY_CASE_BEFORE, facts, &error);
  g_assert_no_error (error);
  for (int i = 3; i < argc; i++)
    mark (stored, argv[i]);
  path = remedy_case_store_get_path (store, stored->case_->id, NULL);
  g_print ("%s\n", path);
  return 0;
}
