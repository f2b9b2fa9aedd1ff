/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice.h"

G_BEGIN_DECLS

/* The parts of a practice server. Times are seconds since 1970 UTC. */

#define REMEDY_PRACTICE_DAY (24 * 60 * 60)

/* The two users with an Outlook profile. */
#define REMEDY_PRACTICE_FIRST_USER "{first-user}"
#define REMEDY_PRACTICE_SECOND_USER "{second-user}"

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
  const char             *account; /* a constant: pattern of names, or of everywhere */
  const char             *full_name; /* likewise; NULL: none */
  const char             *profile; /* of Outlook, likewise; NULL: none */
  guint                   rid; /* last part of the SID; 0: not in the profile list */
  gboolean                notes; /* which holds the Lotus Notes service */
  gboolean                connector; /* has the profile of a connector */
  RemedyPracticeHiveState hive;
} RemedyPracticeUser;

/* What is installed beside the parts that every Exchange server has. */
typedef enum
{
  REMEDY_PRACTICE_KEY_MANAGEMENT = 1 << 0, /* Key Management Server */
  REMEDY_PRACTICE_WEB            = 1 << 1, /* Outlook Web Access, with the web server */
  REMEDY_PRACTICE_CLUSTER        = 1 << 2, /* a node of a cluster */
  REMEDY_PRACTICE_NOTES          = 1 << 3, /* LME-NOTES and MSExchangeCoCo */
  REMEDY_PRACTICE_GROUPWISE      = 1 << 4, /* LME-GWISE, its router, and MSExchangeCoCo */
  REMEDY_PRACTICE_SNADS          = 1 << 5, /* LME-SNADS and MSExchangeCoCo */
  REMEDY_PRACTICE_CLEANUP        = 1 << 6, /* Mailbox Cleanup Agent */
  REMEDY_PRACTICE_MS_MAIL        = 1 << 7, /* MS Mail connector, with an MTA by another name */
  REMEDY_PRACTICE_THIRD_PARTY    = 1 << 8, /* a backup agent, a virus scanner, a UPS */
} RemedyPracticeComponents;

/* Any of the connectors of LinkAge, which share a controller. */
#define REMEDY_PRACTICE_LINKAGE \
  (REMEDY_PRACTICE_NOTES | REMEDY_PRACTICE_GROUPWISE | REMEDY_PRACTICE_SNADS)

typedef enum
{
  REMEDY_PRACTICE_LOG_THERE,
  REMEDY_PRACTICE_LOG_ABSENT,
  REMEDY_PRACTICE_LOG_EMPTY, /* a log without a record */
} RemedyPracticeLogState;

G_END_DECLS
