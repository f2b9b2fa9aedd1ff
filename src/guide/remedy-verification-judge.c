/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification-parts.h"

/**
 * remedy_proof_is_shown:
 * @self: a proof
 *
 * Returns: %TRUE if the evidence itself shows that Update ran
 */
gboolean
remedy_proof_is_shown (const RemedyProof *self)
{
  return self->new_setup_run || self->n_put_right > 0;
}

/* What is not as it should be, beside the log. */
static gboolean
judge_files (const RemedyProof *self,
             RemedyOutcome     *outcome)
{
  gboolean shown = remedy_proof_is_shown (self);
  gboolean replaced = shown || (remedy_proof_is_marked (self) && !self->setup_logs_read);

  if (self->worse->len > 0)
    *outcome = REMEDY_OUTCOME_WORSE;
  else if (self->failing->len > 0 || self->wrong->len > 0)
    *outcome = shown ? REMEDY_OUTCOME_PARTLY : REMEDY_OUTCOME_NOT_REPLACED;
  else if (self->setup_failed)
    *outcome = self->n_put_right > 0 ? REMEDY_OUTCOME_PARTLY : REMEDY_OUTCOME_NOT_REPLACED;
  else if (!replaced)
    /* The log of Setup, where it was read both times, outweighs what the operator says. */
    *outcome = self->setup_logs_read ? REMEDY_OUTCOME_NOT_REPLACED : REMEDY_OUTCOME_CANNOT_TELL;
  else
    return FALSE;
  return TRUE;
}

/**
 * remedy_proof_judge:
 * @self: a proof, in which everything was compared
 *
 * What speaks against “mended” is asked for first, the surest first; what is not known
 * comes after it, and what is still to be done last.
 *
 * Returns: what it adds up to
 */
RemedyOutcome
remedy_proof_judge (const RemedyProof *self)
{
  RemedyOutcome outcome;

  if (self->elsewhere != NULL)
    return REMEDY_OUTCOME_OTHER_SERVER;
  if (self->other_pack >= 0)
    return REMEDY_OUTCOME_OTHER_PACK;
  if (judge_files (self, &outcome))
    return outcome;
  if (self->new_fault)
    return REMEDY_OUTCOME_STILL_THERE;
  if (self->trust == REMEDY_TRUST_CLEARED)
    return REMEDY_OUTCOME_LOG_CLEARED;
  if (self->trust != REMEDY_TRUST_GOOD || self->unknown->len > 0)
    return REMEDY_OUTCOME_CANNOT_TELL;
  if (!self->clean_run || self->clean_order != REMEDY_ORDER_AFTER)
    return REMEDY_OUTCOME_WAITING;
  /* The migration is there; what else “mended” takes is not. */
  if (self->lost->len > 0 || self->unclear->len > 0 || !self->to_mend)
    return REMEDY_OUTCOME_CANNOT_TELL;
  return REMEDY_OUTCOME_MENDED;
}
