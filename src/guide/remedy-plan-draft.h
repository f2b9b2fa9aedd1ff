/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"

G_BEGIN_DECLS

/* What the evidence and the operator leave open has its own answer. */
typedef enum
{
  REMEDY_PLAN_NO,
  REMEDY_PLAN_YES,
  REMEDY_PLAN_NOT_KNOWN,
} RemedyPlanAnswer;

/**
 * RemedyPlanDraft:
 *
 * What the steps of a run sheet are made from: this server's own names and places, and,
 * where they are not known, the ones that Setup puts there, said to be so.
 */
typedef struct
{
  RemedyPlan             *plan; /* the steps so far; not owned */
  const RemedyPlanInput  *input; /* not owned */
  const RemedyFacts      *facts; /* of the input */
  const RemedyDiagnosis  *diagnosis; /* of the input */
  const RemedyStatements *statements; /* (nullable): of the input */

  gboolean         server; /* not a workstation that only ran the wizard */
  char            *root; /* (owned): “C:\EXCHSRVR” */
  gboolean         root_known;
  char            *drive; /* (owned): “C:”, where the root is; Setup’s log is there too */
  char            *system; /* (owned): “C:\WINNT” */
  char            *computer; /* (owned): “EXCH01”, or “SERVER” */
  gboolean         computer_known;
  char            *pack; /* (owned): “Service Pack 1”, or “the service pack” */
  char            *platform; /* (owned): “I386” or “ALPHA”, a folder of the service pack */
  gboolean         platform_known;
  char            *account; /* (owned) (nullable): the account of the services */
  GPtrArray       *services; /* (owned): char *, in the order in which they stop */
  gboolean         services_known;
  gboolean         connectors; /* those with tables of their own are installed, or may be */
  gboolean         web; /* Outlook Web Access is installed, or may be */
  RemedyPlanAnswer cluster; /* the server is a node of one */
} RemedyPlanDraft;

/* The texts of a step; %NULL leaves one as it is. */
typedef struct
{
  const char *why;
  const char *instruction;
  const char *command;
  const char *expect;
  const char *back;
  const char *if_wrong;
} RemedyStepTexts;

void        remedy_plan_draft_init    (RemedyPlanDraft       *self,
                                       RemedyPlan            *plan,
                                       const RemedyPlanInput *input);
void        remedy_plan_draft_clear   (RemedyPlanDraft *self);
RemedyStep *remedy_plan_draft_add     (RemedyPlanDraft *self,
                                       RemedyPhase      phase,
                                       const char      *id,
                                       const char      *title);
void        remedy_plan_draft_say     (RemedyStep            *step,
                                       const RemedyStepTexts *texts);
void        remedy_plan_draft_cite    (RemedyStep *step,
                                       ...) G_GNUC_NULL_TERMINATED;
void        remedy_plan_draft_need    (const RemedyPlanDraft *self,
                                       RemedyStep            *step,
                                       ...) G_GNUC_NULL_TERMINATED;
void        remedy_plan_draft_state   (RemedyStep *step,
                                       const char *sentence);
gboolean    remedy_plan_draft_has     (const RemedyPlanDraft *self,
                                       const char            *service);
gboolean    remedy_plan_draft_is_path (const char *path);
char       *remedy_plan_draft_saved   (const RemedyPlanDraft *self,
                                       const char            *name);
char       *remedy_plan_draft_path    (const char *folder,
                                       const char *below);
char       *remedy_plan_draft_join    (const GPtrArray *names);
char       *remedy_plan_draft_join_shown (const RemedyPlanDraft *self,
                                          const GPtrArray       *services);
char       *remedy_plan_draft_word    (const char *name);
char       *remedy_plan_draft_net     (const char      *verb,
                                       const GPtrArray *services);

void remedy_plan_add_before    (RemedyPlanDraft *self);
void remedy_plan_add_backup    (RemedyPlanDraft *self);
void remedy_plan_add_quiet     (RemedyPlanDraft *self);
void remedy_plan_add_reapply   (RemedyPlanDraft *self);
void remedy_plan_add_after     (RemedyPlanDraft *self);
void remedy_plan_add_roll_back (RemedyPlanDraft *self);
void remedy_plan_add_trouble   (RemedyPlanDraft *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyPlanDraft, remedy_plan_draft_clear)

G_END_DECLS
