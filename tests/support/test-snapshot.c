/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-snapshot.h"

#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "evidence/remedy-media-gather.h"
#include "guide/remedy-plan.h"
#include "practice/remedy-practice-media.h"
#include "test-support.h"

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
  facts->gathered = TEST_TAKEN;
  return facts;
}

static RemedyMedia *
gather_media (const char                  *parent,
              const char                  *kind,
              const RemedyPracticeOptions *server)
{
  const RemedyMediaWish wish = { .machine = "i386", .language = "ENG" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (parent, "media", NULL);
  RemedyMedia *media;

  remedy_practice_media_make (path, kind, server, NULL, &error);
  g_assert_no_error (error);
  media = remedy_media_gather (path, &wish, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  media->gathered = TEST_TAKEN;
  return media;
}

static RemedyCase *
new_case (const char *scenario)
{
  RemedyCase *case_ = remedy_case_new ();

  case_->version = REMEDY_CASE_VERSION;
  case_->id = g_strdup ("19990801-120000-00000000");
  case_->created = TEST_TAKEN;
  case_->updated = TEST_TAKEN;
  case_->practice = g_strdup (scenario);
  case_->page = REMEDY_PAGE_REPORT;
  case_->work = remedy_work_empty ();
  return case_;
}

static void
mark_update (RemedyWork *work)
{
  RemedyMark *mark = remedy_mark_new ();

  mark->step = g_strdup (REMEDY_STEP_UPDATE);
  mark->state = REMEDY_STEP_DONE;
  mark->time = TEST_TAKEN;
  g_ptr_array_add (work->marks, mark);
}

/**
 * test_snapshot_new:
 * @options: a server and what was done to it
 *
 * Returns: (transfer full): what is known of it then
 */
RemedySnapshot *
test_snapshot_new (const TestSnapshotOptions *options)
{
  RemedyPracticeOptions server = { .scenario = options->scenario,
                                   .random = options->scenario == NULL,
                                   .seed = options->seed,
                                   .with = options->with,
                                   .names = options->names };
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *folder = g_build_filename (parent, "server", NULL);
  RemedySnapshot *snapshot = remedy_snapshot_new ();

  remedy_practice_make (folder, &server, NULL, &error);
  g_assert_no_error (error);
  snapshot->taken = TEST_TAKEN;
  snapshot->page = REMEDY_PAGE_REPORT;
  snapshot->case_ = new_case (options->scenario);
  snapshot->before = gather (folder);
  if (options->media != NULL)
    snapshot->media = gather_media (parent, options->media, &server);
  if (options->again)
    {
      if (options->move != NULL)
        remedy_practice_move (folder, options->move, &error);
      else
        remedy_practice_reapply (folder, &error);
      g_assert_no_error (error);
      mark_update (snapshot->case_->work);
      snapshot->after = gather (folder);
    }
  test_remove_tree (parent);
  return snapshot;
}
