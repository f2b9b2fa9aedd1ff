/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-text.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "formats/remedy-tables.h"
#include "guide/remedy-verification.h"
#include "practice/remedy-practice.h"
#include "test-plans.h"
#include "test-support.h"

/*
 * What must never be called mended. Each case takes a server that was reapplied and then
 * migrated one user without an error, which is “mended”, and spoils one thing in it.
 */

typedef struct
{
  RemedyFacts *before;
  RemedyFacts *after;
} Pair;

typedef struct
{
  const char *name;
  const char *scenario;
  void (*spoil) (Pair *pair);
  gboolean      marked; /* the operator says that Update ran */
  RemedyOutcome outcome;
  const char   *says; /* in the sentence */
} Case;

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
pair_init (Pair *pair, const char *scenario)
{
  g_autofree char      *parent = test_temp_dir ();
  g_autofree char      *folder = g_build_filename (parent, "server", NULL);
  RemedyPracticeOptions options = { .scenario = scenario };
  g_autoptr (GError) error = NULL;

  remedy_practice_make (folder, &options, NULL, &error);
  g_assert_no_error (error);
  pair->before = gather (folder);
  remedy_practice_reapply (folder, &error);
  g_assert_no_error (error);
  remedy_practice_migrate_one (folder, &error);
  g_assert_no_error (error);
  pair->after = gather (folder);
  test_remove_tree (parent);
}

static void
pair_clear (Pair *pair)
{
  g_clear_pointer (&pair->before, remedy_facts_free);
  g_clear_pointer (&pair->after, remedy_facts_free);
}

static RemedyVerification *
verify (const Pair *pair, gboolean marked)
{
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();

  return test_verify (pair->before, pair->after, answers, marked);
}

static void
keep_the_old_files (Pair *pair)
{
  remedy_files_fact_free (pair->after->files);
  pair->after->files = remedy_files_fact_copy (pair->before->files);
}

static void
set_version (RemedyFileFact *file, RemedyRelease release)
{
  const RemedyTableFile *row = remedy_table_find_file (file->folder, file->name);

  g_clear_pointer (&file->version, g_free);
  file->state = row->present[release] ? REMEDY_ITEM_FOUND : REMEDY_ITEM_MISSING;
  if (row->present[release])
    file->version = remedy_version_to_string (&row->version[release]);
}

static void
bring_some_files_of_another_pack (Pair *pair)
{
  for (guint i = 0; i < pair->after->files->files->len; i += 4)
    set_version (pair->after->files->files->pdata[i], REMEDY_RELEASE_SP2);
}

static void
apply_another_pack (Pair *pair)
{
  for (guint i = 0; i < pair->after->files->files->len; i++)
    set_version (pair->after->files->files->pdata[i], REMEDY_RELEASE_SP2);
}

static void
lose_the_files (Pair *pair)
{
  for (guint i = 0; i < pair->after->files->files->len; i++)
    {
      RemedyFileFact *file = pair->after->files->files->pdata[i];

      file->state = REMEDY_ITEM_NOT_HERE;
      g_clear_pointer (&file->version, g_free);
    }
}

static void
lose_the_ini (Pair *pair)
{
  pair->after->files->ntsmig_ini->state = REMEDY_ITEM_UNREADABLE;
}

static void
rename_in_events (RemedyFacts *facts, const char *computer)
{
  for (guint i = 0; i < facts->events->events->len; i++)
    {
      RemedyEventFact *event = facts->events->events->pdata[i];

      g_free (event->computer);
      event->computer = g_strdup (computer);
    }
}

/* The copy of another server, all of it, in the place of this one's. */
static void
bring_another_server (Pair *pair)
{
  g_free (pair->after->layout->computer);
  pair->after->layout->computer = g_strdup ("EXCH02");
  rename_in_events (pair->after, "EXCH02");
}

static void
bring_the_log_of_another_server (Pair *pair)
{
  rename_in_events (pair->after, "EXCH02");
}

static void
lose_the_log (Pair *pair)
{
  RemedyLogFact *log = pair->after->events->logs->pdata[0];

  log->state = REMEDY_ITEM_UNREADABLE;
  g_ptr_array_set_size (pair->after->events->events, 0);
}

/* Cleared after the proof: what it held once is nowhere. */
static void
clear_the_log (Pair *pair)
{
  RemedyLogFact *log = pair->after->events->logs->pdata[0];

  log->live = 0;
  log->first_time = log->last_time = REMEDY_TIME_UNKNOWN;
  g_ptr_array_set_size (pair->after->events->events, 0);
}

static void
add_fault (Pair *pair)
{
  GPtrArray       *events = pair->after->events->events;
  RemedyEventFact *newest = events->pdata[events->len - 1];
  RemedyEventFact *fault = remedy_event_fact_copy (newest);

  fault->id = 12010;
  fault->type = 1;
  fault->number++;
  fault->generated += 600;
  fault->written = fault->generated;
  g_free (fault->source);
  fault->source = g_strdup ("msexchangemig");
  g_ptr_array_add (events, fault);
}

/* The run has begun, and nothing says that it ended. */
static void
break_the_run_off (Pair *pair)
{
  GPtrArray *events = pair->after->events->events;

  for (guint i = events->len; i > 0; i--)
    {
      RemedyEventFact *event = events->pdata[i - 1];

      if (event->id == 10068)
        {
          g_ptr_array_remove_index (events, i - 1);
          return;
        }
    }
  g_assert_not_reached ();
}

/* What was carved out of stale space counts for nothing. */
static void
only_carve_the_proof (Pair *pair)
{
  for (guint i = pair->before->events->events->len; i < pair->after->events->events->len; i++)
    ((RemedyEventFact *) pair->after->events->events->pdata[i])->recovered = TRUE;
}

static void
lose_the_setup_log (Pair *pair)
{
  keep_the_old_files (pair);
  pair->after->setup_log->state = REMEDY_ITEM_UNREADABLE;
  g_ptr_array_set_size (pair->after->setup_log->runs, 0);
}

static void
never_run_update (Pair *pair)
{
  keep_the_old_files (pair);
  remedy_setup_log_fact_free (pair->after->setup_log);
  pair->after->setup_log = remedy_setup_log_fact_copy (pair->before->setup_log);
}

/* As where the directory did not stop (Q196043). */
static void
stop_update_early (Pair *pair)
{
  GPtrArray          *runs = pair->after->setup_log->runs;
  RemedySetupRunFact *run = runs->pdata[runs->len - 1];

  g_free (run->last_line);
  run->last_line = g_strdup ("<StopService:MSExchangeSA>");
}

static void
stop_the_reading (Pair *pair)
{
  pair->after->stopped = TRUE;
  g_clear_pointer (&pair->after->files, remedy_files_fact_free);
}

static const Case cases[] = {
  { "files-not-replaced", "foreign-mapi", keep_the_old_files, TRUE, REMEDY_OUTCOME_PARTLY,
    "Mapi32.dll" },
  { "some-files-of-another-pack", "fault-sp1", bring_some_files_of_another_pack, TRUE,
    REMEDY_OUTCOME_WORSE, "should be 5.5.2232" },
  { "another-pack", "fault-sp1", apply_another_pack, TRUE, REMEDY_OUTCOME_OTHER_PACK,
    "Service Pack 2" },
  { "files-lost", "fault-sp1", lose_the_files, TRUE, REMEDY_OUTCOME_CANNOT_TELL, "Not known" },
  { "ini-unreadable", "fault-sp1", lose_the_ini, TRUE, REMEDY_OUTCOME_CANNOT_TELL, "ntsmig.ini" },
  { "another-server", "fault-sp1", bring_another_server, TRUE, REMEDY_OUTCOME_OTHER_SERVER,
    "EXCH02" },
  { "log-of-another-server", "fault-sp1", bring_the_log_of_another_server, TRUE,
    REMEDY_OUTCOME_OTHER_SERVER, "EXCH02" },
  { "log-unreadable", "fault-sp1", lose_the_log, TRUE, REMEDY_OUTCOME_CANNOT_TELL,
    "Application log" },
  { "log-cleared", "fault-sp1", clear_the_log, TRUE, REMEDY_OUTCOME_LOG_CLEARED, "is gone" },
  { "fault-after-the-proof", "fault-sp1", add_fault, TRUE, REMEDY_OUTCOME_STILL_THERE,
    "logged again" },
  { "run-broken-off", "fault-sp1", break_the_run_off, TRUE, REMEDY_OUTCOME_WAITING,
    "a migration has to" },
  { "proof-recovered", "fault-sp1", only_carve_the_proof, TRUE, REMEDY_OUTCOME_WAITING,
    "a migration has to" },
  { "setup-log-unreadable", "fault-sp1", lose_the_setup_log, FALSE, REMEDY_OUTCOME_CANNOT_TELL,
    "setup log" },
  { "update-never-ran", "fault-sp1", never_run_update, FALSE, REMEDY_OUTCOME_NOT_REPLACED,
    "without an error" },
  { "update-stopped-early", "fault-sp1", stop_update_early, TRUE, REMEDY_OUTCOME_NOT_REPLACED,
    "ended early" },
  { "reading-stopped", "fault-sp1", stop_the_reading, TRUE, REMEDY_OUTCOME_CANNOT_TELL,
    "Not known" },
};

/* A case, and the servers that it may be made from. */
typedef struct
{
  const Case *row;
  const Pair *sp1;
  const Pair *mapi;
} Test;

static void
test_case (gconstpointer data)
{
  const Test *test = data;
  const Case *row = test->row;
  const Pair *good = g_str_equal (row->scenario, "fault-sp1") ? test->sp1 : test->mapi;
  Pair        pair = { remedy_facts_copy (good->before), remedy_facts_copy (good->after) };
  g_autoptr (RemedyVerification) whole = verify (&pair, row->marked);
  g_autoptr (RemedyVerification) spoiled = NULL;

  g_assert_cmpint (whole->outcome, ==, REMEDY_OUTCOME_MENDED);
  row->spoil (&pair);
  spoiled = verify (&pair, row->marked);
  g_test_message ("%s: %s", remedy_outcome_words[spoiled->outcome], spoiled->sentence);
  g_assert_cmpint (spoiled->outcome, ==, row->outcome);
  g_assert_nonnull (strstr (spoiled->sentence, row->says));
  pair_clear (&pair);
}

int
main (int argc, char **argv)
{
  Test tests[G_N_ELEMENTS (cases)];
  Pair sp1, mapi;
  int  status;

  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  pair_init (&sp1, "fault-sp1");
  pair_init (&mapi, "foreign-mapi");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/verification-doubt/", cases[i].name, NULL);

      tests[i] = (Test){ &cases[i], &sp1, &mapi };
      g_test_add_data_func (path, &tests[i], test_case);
    }
  status = g_test_run ();
  pair_clear (&sp1);
  pair_clear (&mapi);
  return status;
}
