/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "guide/remedy-verification.h"
#include "practice/remedy-practice.h"
#include "test-plans.h"
#include "test-support.h"

/* A practice server before the update, after it, and after a test migration. */
typedef struct
{
  RemedyFacts   *before;
  RemedyFacts   *replaced;
  RemedyFacts   *migrated;
  RemedyAnswers *answers;
} Fixture;

static RemedyFacts *
gather (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedyFacts *facts;

  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static void
setup (Fixture      *fixture,
       gconstpointer scenario)
{
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  RemedyPracticeOptions options = { .scenario = scenario };
  g_autoptr (GError) error = NULL;

  remedy_practice_make (folder, &options, NULL, &error);
  g_assert_no_error (error);
  fixture->before = gather (folder);
  remedy_practice_reapply (folder, &error);
  g_assert_no_error (error);
  fixture->replaced = gather (folder);
  remedy_practice_migrate_one (folder, &error);
  g_assert_no_error (error);
  fixture->migrated = gather (folder);
  fixture->answers = remedy_answers_new ();
  test_remove_tree (parent);
}

static void
teardown (Fixture      *fixture,
          gconstpointer scenario)
{
  remedy_facts_free (fixture->before);
  remedy_facts_free (fixture->replaced);
  remedy_facts_free (fixture->migrated);
  remedy_answers_free (fixture->answers);
}

static RemedyOutcome
outcome (Fixture           *fixture,
         const RemedyFacts *after,
         gboolean           marked)
{
  g_autoptr (RemedyVerification) verification
      = test_verify (fixture->before, after, fixture->answers, marked);

  g_assert_cmpstr (verification->headline, !=, "");
  g_assert_cmpstr (verification->sentence, !=, "");
  g_assert_cmpstr (verification->next, !=, "");
  return verification->outcome;
}

static void
test_as_it_goes (Fixture      *fixture,
                 gconstpointer scenario)
{
  g_assert_cmpint (outcome (fixture, NULL, TRUE), ==, REMEDY_OUTCOME_NOT_READ);
  g_assert_cmpint (outcome (fixture, fixture->before, FALSE), ==, REMEDY_OUTCOME_NOT_REPLACED);
  /* The setup log, which was read, outweighs the mark. */
  g_assert_cmpint (outcome (fixture, fixture->before, TRUE), ==, REMEDY_OUTCOME_NOT_REPLACED);
  g_assert_cmpint (outcome (fixture, fixture->replaced, FALSE), ==, REMEDY_OUTCOME_WAITING);
  g_assert_cmpint (outcome (fixture, fixture->migrated, FALSE), ==, REMEDY_OUTCOME_MENDED);
}

static RemedyEventFact *
last_fault (RemedyFacts *facts)
{
  for (guint i = facts->events->events->len; i > 0; i--)
    {
      RemedyEventFact *event = facts->events->events->pdata[i - 1];

      if (event->id == 12010)
        return event;
    }
  g_assert_not_reached ();
}

static void
test_a_new_fault (Fixture      *fixture,
                  gconstpointer scenario)
{
  GPtrArray *events = fixture->replaced->events->events;
  RemedyEventFact *event = remedy_event_fact_copy (last_fault (fixture->replaced));
  RemedyEventFact *newest = events->pdata[events->len - 1];

  event->number = newest->number + 1;
  event->generated = newest->generated + 3600;
  event->written = event->generated;
  g_ptr_array_add (events, event);
  g_assert_cmpint (outcome (fixture, fixture->replaced, FALSE), ==, REMEDY_OUTCOME_STILL_THERE);
}

/* After a clean run the fault came back. */
static void
test_a_fault_after_the_proof (Fixture      *fixture,
                              gconstpointer scenario)
{
  GPtrArray *events = fixture->migrated->events->events;
  RemedyEventFact *event = remedy_event_fact_copy (last_fault (fixture->migrated));
  RemedyEventFact *newest = events->pdata[events->len - 1];

  event->number = newest->number + 1;
  event->generated = newest->generated + 3600;
  g_ptr_array_add (events, event);
  g_assert_cmpint (outcome (fixture, fixture->migrated, FALSE), ==, REMEDY_OUTCOME_STILL_THERE);
}

/* A clean run on another computer proves nothing about this one. */
static void
test_a_proof_from_elsewhere (Fixture      *fixture,
                             gconstpointer scenario)
{
  GPtrArray *events = fixture->migrated->events->events;

  for (guint i = fixture->before->events->events->len; i < events->len; i++)
    {
      RemedyEventFact *event = events->pdata[i];

      g_free (event->computer);
      event->computer = g_strdup ("MIGWS01");
    }
  g_assert_cmpint (outcome (fixture, fixture->migrated, FALSE), !=, REMEDY_OUTCOME_MENDED);
}

static void
test_an_unknown_file_keeps_it_open (Fixture      *fixture,
                                    gconstpointer scenario)
{
  GPtrArray *files = fixture->replaced->files->files;

  for (guint i = 0; i < files->len; i++)
    {
      RemedyFileFact *file = files->pdata[i];

      if (g_ascii_strcasecmp (file->name, "MSPST32.DLL") == 0)
        file->state = REMEDY_ITEM_NOT_HERE;
    }
  g_assert_cmpint (outcome (fixture, fixture->replaced, FALSE), ==, REMEDY_OUTCOME_CANNOT_TELL);
}

static void
test_unknown_is_never_mended (Fixture      *fixture,
                              gconstpointer scenario)
{
  g_clear_pointer (&fixture->replaced->events, remedy_events_fact_free);
  g_assert_cmpint (outcome (fixture, fixture->replaced, TRUE), ==, REMEDY_OUTCOME_CANNOT_TELL);
  g_clear_pointer (&fixture->migrated->files, remedy_files_fact_free);
  g_clear_pointer (&fixture->migrated->events, remedy_events_fact_free);
  g_assert_cmpint (outcome (fixture, fixture->migrated, TRUE), ==, REMEDY_OUTCOME_CANNOT_TELL);
}

static void
test_the_mark_counts_where_no_log_is (Fixture      *fixture,
                                      gconstpointer scenario)
{
  g_autoptr (RemedyFacts) after = remedy_facts_copy (fixture->before);

  g_clear_pointer (&after->setup_log, remedy_setup_log_fact_free);
  g_assert_cmpint (outcome (fixture, after, FALSE), ==, REMEDY_OUTCOME_CANNOT_TELL);
  g_assert_cmpint (outcome (fixture, after, TRUE), ==, REMEDY_OUTCOME_WAITING);
}

static void
test_a_file_that_was_right (Fixture      *fixture,
                            gconstpointer scenario)
{
  GPtrArray *files = fixture->migrated->files->files;

  for (guint i = 0; i < files->len; i++)
    {
      RemedyFileFact *file = files->pdata[i];

      if (g_ascii_strcasecmp (file->name, "MLMIGNTS.DLL") == 0)
        file->state = REMEDY_ITEM_MISSING;
    }
  g_assert_cmpint (outcome (fixture, fixture->migrated, TRUE), ==, REMEDY_OUTCOME_WORSE);
}

static void
test_rows (Fixture      *fixture,
           gconstpointer scenario)
{
  g_autoptr (RemedyVerification) verification
      = test_verify (fixture->before, fixture->migrated, fixture->answers, FALSE);
  gboolean ini = FALSE;

  for (guint i = 0; i < verification->rows->len; i++)
    {
      const RemedyComparison *row = verification->rows->pdata[i];

      g_assert_nonnull (row->id);
      g_assert_nonnull (row->title);
      g_assert_nonnull (row->before);
      g_assert_nonnull (row->after);
      g_assert_cmpint (row->change, !=, REMEDY_CHANGE_WORSE);
      if (g_str_equal (row->id, "files.ntsmig-ini"))
        {
          g_assert_cmpint (row->change, ==, REMEDY_CHANGE_MENDED);
          ini = TRUE;
        }
    }
  g_assert_true (ini);
}

static const RemedyComparison *
find_row (const RemedyVerification *verification,
          const char               *id)
{
  for (guint i = 0; i < verification->rows->len; i++)
    {
      const RemedyComparison *row = verification->rows->pdata[i];

      if (g_str_equal (row->id, id))
        return row;
    }
  return NULL;
}

/* A log that reaches further and a key that was written again are no news at 2 a.m.; a run
 * of Update and an event 12010 more are. */
static void
test_times_alone_are_no_change (Fixture      *fixture,
                                gconstpointer scenario)
{
  g_autoptr (RemedyVerification) verification
      = test_verify (fixture->before, fixture->replaced, fixture->answers, FALSE);
  const RemedyComparison *order = find_row (verification, "history.order");

  g_assert_cmpint (find_row (verification, "symptom.other")->change, ==, REMEDY_CHANGE_SAME);
  g_assert_cmpint (order->change, ==, REMEDY_CHANGE_SAME);
  g_assert_cmpstr (order->before, ==, order->after);
  g_assert_cmpint (find_row (verification, "repair.setup-log")->change, ==, REMEDY_CHANGE_OTHER);
}

static void
test_one_fault_more_is_a_change (Fixture      *fixture,
                                 gconstpointer scenario)
{
  RemedyEventFact *event;
  g_autoptr (RemedyVerification) verification = NULL;

  for (guint i = 0; i < fixture->replaced->events->events->len; i++)
    {
      event = fixture->replaced->events->events->pdata[i];
      if (event->id == 12010)
        {
          event->id = 12011;
          break;
        }
    }
  verification
      = test_verify (fixture->replaced, fixture->before, fixture->answers, FALSE);
  g_assert_cmpint (find_row (verification, "symptom.event")->change, ==, REMEDY_CHANGE_OTHER);
}

#define ADD(path, scenario, func) g_test_add (path, Fixture, scenario, setup, func, teardown)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/verification/as-it-goes/sp1", "fault-sp1", test_as_it_goes);
  ADD ("/verification/as-it-goes/sp2", "fault-sp2", test_as_it_goes);
  ADD ("/verification/as-it-goes/foreign-mapi", "foreign-mapi", test_as_it_goes);
  ADD ("/verification/a-new-fault", "fault-sp1", test_a_new_fault);
  ADD ("/verification/a-fault-after-the-proof", "fault-sp1", test_a_fault_after_the_proof);
  ADD ("/verification/a-proof-from-elsewhere", "fault-sp1", test_a_proof_from_elsewhere);
  ADD ("/verification/an-unknown-file", "fault-sp1", test_an_unknown_file_keeps_it_open);
  ADD ("/verification/unknown-is-never-mended", "fault-sp1", test_unknown_is_never_mended);
  ADD ("/verification/the-mark-counts-where-no-log-is", "fault-sp1",
       test_the_mark_counts_where_no_log_is);
  ADD ("/verification/a-file-that-was-right", "fault-sp1", test_a_file_that_was_right);
  ADD ("/verification/rows", "ini-missing", test_rows);
  ADD ("/verification/times-alone-are-no-change", "fault-sp1", test_times_alone_are_no_change);
  ADD ("/verification/one-fault-more-is-a-change", "fault-sp1", test_one_fault_more_is_a_change);
  return g_test_run ();
}
