/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-service-pack.h"

/**
 * remedy_proof_change:
 * @before: a verdict
 * @after: another
 * @same: whether both say the same
 *
 * Returns: what became of it
 */
RemedyChange
remedy_proof_change (RemedyVerdict before,
                     RemedyVerdict after,
                     gboolean      same)
{
  if (before == REMEDY_VERDICT_FAIL && after == REMEDY_VERDICT_PASS)
    return REMEDY_CHANGE_MENDED;
  if (before != REMEDY_VERDICT_FAIL && before != REMEDY_VERDICT_UNKNOWN &&
      after == REMEDY_VERDICT_FAIL)
    return REMEDY_CHANGE_WORSE;
  return same ? REMEDY_CHANGE_SAME : REMEDY_CHANGE_OTHER;
}

/**
 * remedy_proof_add_row:
 * @self: a proof
 * @kind: what is compared
 * @id: of what is compared
 * @title: likewise, for people
 *
 * Returns: (transfer none): a new row, in which neither side was judged
 */
RemedyComparison *
remedy_proof_add_row (RemedyProof   *self,
                      RemedyCompared kind,
                      const char    *id,
                      const char    *title)
{
  RemedyComparison *row = remedy_comparison_new ();

  row->kind = kind;
  row->id = g_strdup (id);
  row->title = g_strdup (title);
  row->before_verdict = row->after_verdict = REMEDY_VERDICT_NOT_APPLICABLE;
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Where both say the same in their titles, the line under it tells what differs. */
static char *
describe_finding (const RemedyFinding *finding,
                  const RemedyFinding *beside)
{
  if (finding->summary == NULL || g_strcmp0 (finding->title, beside->title) != 0 ||
      g_strcmp0 (finding->summary, beside->summary) == 0)
    return g_strdup (finding->title);
  /* Translators: what a check found, then a detail of it. */
  return g_strdup_printf (_ ("%s: %s"), finding->title, finding->summary);
}

/* Another title is another answer. The line under it is one as well, unless it only tells
 * how far the log reached this time, or when a key was written last. */
static gboolean
says_the_same (const RemedyCheck   *check,
               const RemedyFinding *old,
               const RemedyFinding *new)
{
  if (old->verdict != new->verdict || g_strcmp0 (old->title, new->title) != 0)
    return FALSE;
  return (check->dated && new->verdict != REMEDY_VERDICT_FAIL) ||
         g_strcmp0 (old->summary, new->summary) == 0;
}

static void
add_worse (RemedyProof         *self,
           const RemedyFinding *finding)
{
  g_ptr_array_add (self->worse, finding->summary != NULL
                                    /* Translators: what a check found, then a detail of it. */
                                    ? g_strdup_printf (_ ("%s: %s"), finding->title,
                                                       finding->summary)
                                    : g_strdup (finding->title));
}

/* What is told file by file, service by service or run by run is not told here again. */
static gboolean
is_told_elsewhere (const RemedyCheck *check)
{
  return check->mended || g_str_equal (check->id, "repair.services") ||
         g_str_equal (check->id, "repair.setup-log");
}

/* The symptom goes with the next migration, and not with the files. */
static void
weigh_mended (RemedyProof         *self,
              const RemedyCheck   *check,
              const RemedyFinding *old,
              const RemedyFinding *new)
{
  self->to_mend |= old->verdict == REMEDY_VERDICT_FAIL;
  if (g_str_has_prefix (check->id, "symptom."))
    return;
  if (new->verdict == REMEDY_VERDICT_FAIL)
    g_ptr_array_add (self->failing, (gpointer) check);
  if (new->verdict == REMEDY_VERDICT_UNKNOWN)
    g_ptr_array_add (self->unknown, (gpointer) check);
}

/* Whether a user’s profile holds the Notes service was not known the first time: that it
 * does is how the fault is, and nothing new. */
static gboolean
is_part_of_the_fault (const RemedyCheck *check)
{
  return g_str_has_prefix (check->id, "outlook.");
}

static void
weigh (RemedyProof         *self,
       const RemedyCheck   *check,
       const RemedyFinding *old,
       const RemedyFinding *new)
{
  if (check->mended)
    weigh_mended (self, check, old, new);
  /* What only tells times and spans moves with every reading. */
  if (new->verdict == REMEDY_VERDICT_UNKNOWN && old->verdict != REMEDY_VERDICT_UNKNOWN &&
      !check->dated)
    g_ptr_array_add (self->lost, (gpointer) check);
  if (new->verdict != REMEDY_VERDICT_FAIL || is_told_elsewhere (check))
    return;
  if (old->verdict == REMEDY_VERDICT_UNKNOWN && !is_part_of_the_fault (check))
    g_ptr_array_add (self->unclear, (gpointer) check);
  else if (old->verdict != REMEDY_VERDICT_UNKNOWN && old->verdict != REMEDY_VERDICT_FAIL)
    add_worse (self, new);
}

static void
compare_check (RemedyProof         *self,
               const RemedyCheck   *check,
               const RemedyAnswers *none)
{
  g_autoptr (RemedyFinding) old =
      remedy_check_run (check, self->input->before, self->input->answers);
  g_autoptr (RemedyFinding) new = remedy_check_run (check, self->input->after, none);
  RemedyComparison *row =
      remedy_proof_add_row (self, REMEDY_COMPARED_FINDING, check->id, _ (check->question));
  gboolean same = says_the_same (check, old, new);

  row->before = same ? g_strdup (old->title) : describe_finding (old, new);
  row->after = same ? g_strdup (new->title) : describe_finding (new, old);
  row->before_verdict = old->verdict;
  row->after_verdict = new->verdict;
  row->change = remedy_proof_change (old->verdict, new->verdict, same);
  weigh (self, check, old, new);
}

/**
 * remedy_proof_compare_findings:
 * @self: a proof
 *
 * Compares what each check says of both readings.
 */
void
remedy_proof_compare_findings (RemedyProof *self)
{
  g_autoptr (RemedyAnswers) none = remedy_answers_new ();
  gsize              n_checks;
  const RemedyCheck *checks = remedy_check_table (&n_checks);

  for (gsize i = 0; i < n_checks; i++)
    compare_check (self, &checks[i], none);
}

static char *
describe_vote (const RemedyServicePackVote *vote)
{
  if (vote->service_pack < 0)
    return g_strdup (vote->n_read > 0 ? _ ("no majority") : _ ("not known"));
  /* Translators: a service pack; how many files bear its number, and how many were read. */
  return g_strdup_printf (_ ("%s, by %u of %u files"), remedy_service_pack_name (vote->service_pack),
                          vote->n_agree, vote->n_read);
}

static RemedyVerdict
judge_pack (gint64 pack,
            gint64 wanted)
{
  if (pack < 0)
    return REMEDY_VERDICT_UNKNOWN;
  return pack == wanted ? REMEDY_VERDICT_PASS : REMEDY_VERDICT_FAIL;
}

/**
 * remedy_proof_compare_pack:
 * @self: a proof
 *
 * Compares which service pack the versions of the files tell (Q243604).
 */
void
remedy_proof_compare_pack (RemedyProof *self)
{
  RemedyComparison     *row = remedy_proof_add_row (self, REMEDY_COMPARED_VERSION, "service-pack",
                                                    _ ("Service pack, by the versions of the files"));
  RemedyServicePackVote old;
  RemedyServicePackVote new;

  remedy_service_pack_vote (self->input->before, &old);
  remedy_service_pack_vote (self->input->after, &new);
  row->before = describe_vote (&old);
  row->after = describe_vote (&new);
  row->wanted = self->pack > 0 ? g_strdup (remedy_service_pack_name (self->pack)) : NULL;
  row->before_verdict = judge_pack (old.service_pack, self->pack);
  row->after_verdict = judge_pack (new.service_pack, self->pack);
  row->change = remedy_proof_change (row->before_verdict, row->after_verdict,
                                     g_str_equal (row->before, row->after));
}
