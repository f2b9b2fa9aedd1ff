/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-sites.h"

#include "guide/remedy-plan.h"
#include "test-snapshot.h"

/* Cases of sites, which differ in nothing but their names. */

#define MAX_FAULTS 9

static const struct
{
  const char *what;
  TestSnapshotOptions options;
  const char *with[MAX_FAULTS];
} scenarios[] = {
  { "reapplied", { .scenario = "fault-sp1", .media = "right", .again = TRUE }, { "talkative" } },
  { "cluster",
    { .scenario = "fault-sp2", .again = TRUE },
    { "talkative", "german", "cluster", "exchange-on-e", "data-on-f", "second-user" } },
  { "connectors",
    { .scenario = "fault-sp1" },
    { "talkative", "ms-mail", "groupwise", "notes-connector", "snads", "owa", "kms" } },
  { "holders",
    { .scenario = "hotfixed", .again = TRUE },
    { "talkative", "third-party", "second-user", "second-nnotes" } },
  { "workstation", { .scenario = "workstation" }, { "talkative", "second-user" } },
  { "failed",
    { .scenario = "other-fault" },
    { "talkative", "update-failed", "harmless-error", "third-party" } },
  { "moved", { .scenario = "fault-sp1", .again = TRUE, .move = "next-pack" }, { "talkative" } },
  { TEST_SITE_SHORT_NAMES, { .scenario = "fault-sp1" }, { "talkative", "short-names" } },
  { "unreadable", { .scenario = "profile-unreadable" }, { "talkative", "software-unreadable" } },
};

static void
add_mark (RemedyWork *work,
          const char *step,
          const char *pattern,
          const RemedyPracticeNames *names)
{
  RemedyMark *mark = remedy_mark_new ();

  mark->step = g_strdup (step);
  mark->state = REMEDY_STEP_FAILED;
  mark->time = TEST_TAKEN;
  mark->reason = remedy_practice_names_expand (names, pattern);
  mark->note = remedy_practice_names_expand (names, "Called {first-name} at {mail-domain}");
  g_ptr_array_add (work->marks, mark);
}

/* What an operator of that site would say and write. */
static void
say_names (RemedySnapshot            *snapshot,
           const RemedyPracticeNames *given)
{
  RemedyPracticeNames names;
  RemedyWork *work = snapshot->case_->work;

  remedy_practice_names_resolve (&names, given, FALSE);
  g_free (snapshot->case_->server);
  snapshot->case_->server = g_strdup (snapshot->before->layout->computer);
  g_ptr_array_add (snapshot->case_->paths,
                   remedy_practice_names_expand (&names, "/mnt/{site}/{computer}.vmdk"));
  work->go_on_reason = remedy_practice_names_expand (&names, "{organisation} asked for it");
  work->statements->postoffice = remedy_practice_names_expand (&names, "{notes-server}");
  work->statements->account = remedy_practice_names_expand (&names, "{first-name}/{organisation}");
  work->media = remedy_practice_names_expand (&names, "/media/{file-server}/sp1");
  add_mark (work, REMEDY_STEP_TEST_MIGRATION, "{runner} cannot reach {computer}", &names);
}

/**
 * test_site_snapshot:
 * @scenario: which, below test_site_count()
 * @names: (nullable): those of the site
 *
 * Returns: (transfer full): what is known of a server of that site, and what its operator said
 */
RemedySnapshot *
test_site_snapshot (gsize                      scenario,
                    const RemedyPracticeNames *names)
{
  TestSnapshotOptions options = scenarios[scenario].options;
  RemedySnapshot *snapshot;

  options.with = scenarios[scenario].with;
  options.names = names;
  snapshot = test_snapshot_new (&options);
  say_names (snapshot, names);
  return snapshot;
}

gsize
test_site_count (void)
{
  return G_N_ELEMENTS (scenarios);
}

const char *
test_site_what (gsize scenario)
{
  return scenarios[scenario].what;
}
