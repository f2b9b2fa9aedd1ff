/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-verification-proof.h"

G_BEGIN_DECLS

/* The parts of a verification: each compares one kind of thing, adds its rows, and says in
 * the proof what it shows. */

RemedyComparison *remedy_proof_add_row          (RemedyProof   *self,
                                                 RemedyCompared kind,
                                                 const char    *id,
                                                 const char    *title);
void              remedy_proof_compare_findings (RemedyProof *self);
void              remedy_proof_compare_pack     (RemedyProof *self);
void              remedy_proof_compare_files    (RemedyProof *self);
void              remedy_proof_compare_services (RemedyProof *self);
void              remedy_proof_compare_setup    (RemedyProof *self);
void              remedy_proof_compare_logs     (RemedyProof *self);
void              remedy_proof_find_computer    (RemedyProof *self);
void              remedy_proof_find_runs        (RemedyProof *self);
gboolean          remedy_proof_is_shown         (const RemedyProof *self);
gboolean          remedy_proof_is_marked        (const RemedyProof *self);
RemedyOutcome     remedy_proof_judge            (const RemedyProof *self);
void              remedy_proof_say              (const RemedyProof  *self,
                                                 RemedyOutcome       outcome,
                                                 RemedyVerification *verification);

/* Whether this computer logged migrations the first time, or none is known to have. */
gboolean          remedy_proof_knows_computer   (const RemedyProof     *self,
                                                 const RemedyEventFact *event);
RemedyChange      remedy_proof_change           (RemedyVerdict before,
                                                 RemedyVerdict after,
                                                 gboolean      same);

G_END_DECLS
