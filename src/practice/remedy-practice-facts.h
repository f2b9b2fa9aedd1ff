/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice.h"

G_BEGIN_DECLS

/* The parts of a practice server. Times are seconds since 1970 UTC. */

#define REMEDY_PRACTICE_DAY (24 * 60 * 60)

/* How a run of the Migration Wizard went. */
typedef enum
{
  REMEDY_PRACTICE_RUN_CLEAN,
  REMEDY_PRACTICE_RUN_FAULT,    /* 12010: the fault */
  REMEDY_PRACTICE_RUN_SKIPPED,  /* 12024: messages of a user skipped */
  REMEDY_PRACTICE_RUN_HARMLESS, /* 4088: an error that never makes a run bad */
  REMEDY_PRACTICE_RUN_DIED,     /* started, and no 10068 ever came */
  REMEDY_PRACTICE_N_RUN_KINDS,
} RemedyPracticeRunKind;

typedef struct
{
  gint64                time;
  RemedyPracticeRunKind kind;
} RemedyPracticeRun;

/* How a run of Setup or Update ended. */
typedef enum
{
  REMEDY_PRACTICE_SETUP_DONE,
  REMEDY_PRACTICE_SETUP_DIED, /* it wrote its first line, and nothing more */
  REMEDY_PRACTICE_SETUP_STOPPED, /* where it stops the System Attendant */
  REMEDY_PRACTICE_SETUP_FAILED, /* with an error */
} RemedyPracticeSetupEnd;

/* A run of Setup or Update. */
typedef struct
{
  gint64                 time;
  guint                  pack; /* 0 RTM, 1 to 4 */
  RemedyPracticeSetupEnd end;
} RemedyPracticeSetup;

typedef enum
{
  REMEDY_PRACTICE_HIVE_GOOD,
  REMEDY_PRACTICE_HIVE_DIRTY,     /* sequence numbers differ */
  REMEDY_PRACTICE_HIVE_TRUNCATED, /* cut within its first block: refused */
} RemedyPracticeHiveState;

typedef struct
{
  const char             *name; /* of the folder under WINNT\Profiles; a constant */
  guint                   rid; /* last part of the SID; 0: not in the profile list */
  gboolean                outlook; /* has an Outlook profile for this server */
  gboolean                notes; /* which holds the Lotus Notes service */
  gboolean                connector; /* has the profile of a connector */
  RemedyPracticeHiveState hive;
} RemedyPracticeUser;

typedef enum
{
  REMEDY_PRACTICE_LOG_THERE,
  REMEDY_PRACTICE_LOG_ABSENT,
  REMEDY_PRACTICE_LOG_EMPTY, /* a log without a record */
} RemedyPracticeLogState;

G_END_DECLS
