/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"

G_BEGIN_DECLS

/**
 * RemedyPlanDraft:
 *
 * What the steps of a run sheet are made from: this server's own names and places, and,
 * where they are not known, the ones that Setup puts there, said to be so.
 */
typedef struct
{
  RemedyPlan            *plan; /* the steps so far; not owned */
  const RemedyPlanInput *input; /* not owned */
  const RemedyFacts     *facts; /* of the input */
  const RemedyDiagnosis *diagnosis; /* of the input */

  char      *root; /* (owned): “C:\EXCHSRVR” */
  gboolean   root_known;
  char      *drive; /* (owned): “C:”, where the root is; Setup’s log is there too */
  char      *system; /* (owned): “C:\WINNT” */
  char      *computer; /* (owned): “EXCH01”, or “SERVER” */
  char      *pack; /* (owned): “Service Pack 1”, or “the service pack” */
  char      *platform; /* (owned): “I386” or “ALPHA”, a folder of the service pack */
  char      *account; /* (owned) (nullable): the account of the services */
  GPtrArray *services; /* (owned): char *, in the order in which they stop */
  gboolean   services_known;
  gboolean   connectors; /* those with tables of their own are installed, or may be */
  gboolean   web; /* Outlook Web Access is installed, or may be */
} RemedyPlanDraft;

void        remedy_plan_draft_init  (RemedyPlanDraft       *self,
                                     RemedyPlan            *plan,
                                     const RemedyPlanInput *input);
void        remedy_plan_draft_clear (RemedyPlanDraft *self);
RemedyStep *remedy_plan_draft_add   (RemedyPlanDraft *self,
                                     RemedyPhase      phase,
                                     const char      *id,
                                     const char      *title);
void        remedy_plan_draft_cite  (RemedyStep *step,
                                     ...) G_GNUC_NULL_TERMINATED;
char       *remedy_plan_draft_saved (const RemedyPlanDraft *self,
                                     const char            *name);
char       *remedy_plan_draft_path  (const char *folder,
                                     const char *below);

void remedy_plan_add_before    (RemedyPlanDraft *self);
void remedy_plan_add_backup    (RemedyPlanDraft *self);
void remedy_plan_add_quiet     (RemedyPlanDraft *self);
void remedy_plan_add_reapply   (RemedyPlanDraft *self);
void remedy_plan_add_after     (RemedyPlanDraft *self);
void remedy_plan_add_roll_back (RemedyPlanDraft *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyPlanDraft, remedy_plan_draft_clear)

G_END_DECLS
