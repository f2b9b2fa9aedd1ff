/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification.h"

#include <glib/gi18n-lib.h>

#include "guide/remedy-verification-parts.h"

#define EXIT_MENDED 0
#define EXIT_FAULT 1
#define EXIT_CANNOT_TELL 2
#define EXIT_OTHER 3

const char *const remedy_outcome_words[]
    = { "not-read", "not-replaced", "partly",      "waiting",      "mended",      "still-there",
        "worse",    "other-pack",   "log-cleared", "other-server", "cannot-tell", NULL };

const char *const remedy_change_words[] = { "same", "mended", "worse", "other", NULL };

const char *const remedy_compared_words[]
    = { "finding", "version", "file", "service", "log", NULL };

REMEDY_DEFINE_RECORD (RemedyComparison,
                      remedy_comparison,
                      REMEDY_FIELD_WORDS (RemedyComparison, kind, remedy_compared_words),
                      REMEDY_FIELD (RemedyComparison, id, STRING),
                      REMEDY_FIELD (RemedyComparison, title, STRING),
                      REMEDY_FIELD (RemedyComparison, before, STRING),
                      REMEDY_FIELD (RemedyComparison, after, STRING),
                      REMEDY_FIELD (RemedyComparison, wanted, STRING),
                      REMEDY_FIELD_WORDS (RemedyComparison, before_verdict, remedy_verdict_words),
                      REMEDY_FIELD_WORDS (RemedyComparison, after_verdict, remedy_verdict_words),
                      REMEDY_FIELD_WORDS (RemedyComparison, change, remedy_change_words));

REMEDY_DEFINE_RECORD (RemedyVerification,
                      remedy_verification,
                      REMEDY_FIELD_WORDS (RemedyVerification, outcome, remedy_outcome_words),
                      REMEDY_FIELD (RemedyVerification, service_pack, INT),
                      REMEDY_FIELD (RemedyVerification, headline, STRING),
                      REMEDY_FIELD (RemedyVerification, sentence, STRING),
                      REMEDY_FIELD (RemedyVerification, next, STRING),
                      REMEDY_FIELD_OF (RemedyVerification, rows, LIST, &remedy_comparison_type));

static void
proof_init (RemedyProof                   *self,
            const RemedyVerificationInput *input)
{
  *self = (RemedyProof){ .input = input, .pack = -1, .other_pack = -1 };
  self->updated = self->fault_time = self->clean_time = REMEDY_TIME_UNKNOWN;
  self->failing = g_ptr_array_new ();
  self->unknown = g_ptr_array_new ();
  self->lost = g_ptr_array_new ();
  self->unclear = g_ptr_array_new ();
  self->worse = g_ptr_array_new_with_free_func (g_free);
  self->wrong = g_ptr_array_new ();
}

static void
proof_clear (RemedyProof *self)
{
  remedy_diagnosis_free (self->old);
  remedy_diagnosis_free (self->now);
  g_free (self->elsewhere);
  g_ptr_array_unref (self->failing);
  g_ptr_array_unref (self->unknown);
  g_ptr_array_unref (self->lost);
  g_ptr_array_unref (self->unclear);
  g_ptr_array_unref (self->worse);
  g_ptr_array_unref (self->wrong);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyProof, proof_clear)

/* The plan names the service pack; without one, what was applied, and only then what is. */
static void
find_pack (RemedyProof *self)
{
  gint64 applied = self->input->service_pack > 0 ? self->input->service_pack
                                                 : self->old->service_pack;

  self->pack = applied > 0 ? applied : self->now->service_pack;
  if (applied > 0 && self->now->service_pack >= 0 && self->now->service_pack != applied)
    self->other_pack = self->now->service_pack;
}

/* What the operator said counts for what was read first, and for nothing more. */
static void
compare (RemedyProof *self)
{
  g_autoptr (RemedyAnswers) none = remedy_answers_new ();

  self->old = remedy_diagnosis_make (self->input->before, self->input->answers);
  self->now = remedy_diagnosis_make (self->input->after, none);
  find_pack (self);
  remedy_proof_compare_findings (self);
  remedy_proof_compare_pack (self);
  remedy_proof_compare_files (self);
  remedy_proof_compare_services (self);
  remedy_proof_compare_setup (self);
  remedy_proof_find_computer (self);
  remedy_proof_find_runs (self);
  remedy_proof_compare_logs (self);
}

/**
 * remedy_verification_make:
 * @input: what it is made from
 *
 * Runs the same checks on both readings, and compares every file, service, log and run.
 * “Mended” takes all of this: that the service pack was reapplied; that something that the
 * plan was to mend had failed, and that all of it passes now; that nothing fails that did
 * not; that nothing is unknown that was known; that the Application log still holds what it
 * held; and a migration without an error after Update ran, on the same computer. The mark
 * counts as stated, and where the setup log was read both times that outweighs it.
 *
 * Returns: (transfer full): the before/after table, and what it adds up to
 */
RemedyVerification *
remedy_verification_make (const RemedyVerificationInput *input)
{
  g_autoptr (RemedyVerification) self = NULL;
  g_auto (RemedyProof) proof = { 0 };
  RemedyOutcome outcome = REMEDY_OUTCOME_NOT_READ;

  g_return_val_if_fail (input != NULL && input->before != NULL, NULL);

  self = remedy_verification_new ();
  proof_init (&proof, input);
  proof.rows = self->rows;
  if (input->after != NULL)
    {
      compare (&proof);
      outcome = remedy_proof_judge (&proof);
    }
  self->service_pack = input->after != NULL ? proof.pack : input->service_pack;
  remedy_proof_say (&proof, outcome, self);
  return g_steal_pointer (&self);
}

/**
 * remedy_verification_exit_code:
 * @outcome: of a verification
 *
 * Returns: what a program that asks is told: 0 mended; 1 the fault, or files that are not
 *   as they should be; 2 cannot tell, or waiting; 3 another server, or another service pack
 */
int
remedy_verification_exit_code (RemedyOutcome outcome)
{
  switch (outcome)
    {
    case REMEDY_OUTCOME_MENDED:
      return EXIT_MENDED;
    case REMEDY_OUTCOME_NOT_REPLACED:
    case REMEDY_OUTCOME_PARTLY:
    case REMEDY_OUTCOME_STILL_THERE:
    case REMEDY_OUTCOME_WORSE:
      return EXIT_FAULT;
    case REMEDY_OUTCOME_OTHER_PACK:
    case REMEDY_OUTCOME_OTHER_SERVER:
      return EXIT_OTHER;
    case REMEDY_OUTCOME_NOT_READ:
    case REMEDY_OUTCOME_WAITING:
    case REMEDY_OUTCOME_LOG_CLEARED:
    case REMEDY_OUTCOME_CANNOT_TELL:
    case REMEDY_N_OUTCOMES:
    default:
      return EXIT_CANNOT_TELL;
    }
}

/**
 * remedy_comparison_is_wrong:
 * @self: a row of the before/after table
 *
 * Returns: %TRUE if it is of the files that the service pack was to replace, and they were
 *   and are not as they should be
 */
gboolean
remedy_comparison_is_wrong (const RemedyComparison *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->after_verdict == REMEDY_VERDICT_FAIL && self->change != REMEDY_CHANGE_WORSE &&
         (self->kind == REMEDY_COMPARED_FILE || self->kind == REMEDY_COMPARED_VERSION ||
          (self->kind == REMEDY_COMPARED_FINDING && g_str_has_prefix (self->id, "files.")));
}

/**
 * remedy_comparison_is_same:
 * @self: a row of the before/after table
 *
 * A change that the words do not show, as of a time stamp, is none to the reader. What was
 * wrong and still is has to be seen.
 *
 * Returns: %TRUE if the row need only be counted
 */
gboolean
remedy_comparison_is_same (const RemedyComparison *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (remedy_comparison_is_wrong (self))
    return FALSE;
  return self->change == REMEDY_CHANGE_SAME ||
         (self->change == REMEDY_CHANGE_OTHER && g_strcmp0 (self->before, self->after) == 0);
}

/**
 * remedy_compared_title:
 * @kind: what rows compare
 *
 * Returns: (transfer none): the heading above them, translated
 */
const char *
remedy_compared_title (RemedyCompared kind)
{
  static const char *const titles[REMEDY_N_COMPARED] = {
    N_ ("Findings"), N_ ("Service pack"), N_ ("Files"), N_ ("Services"), N_ ("Logs and runs"),
  };

  g_return_val_if_fail (kind < REMEDY_N_COMPARED, NULL);

  return _ (titles[kind]);
}
