/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-item.h"
#include "evidence/remedy-record.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_LAYOUT_DRIVES, /* one drive or more, each with its root */
  REMEDY_LAYOUT_LOOSE,  /* loose files */
} RemedyLayoutKind;

extern const char *const remedy_layout_kind_words[];

/* One thing that a source would not or could not give. */
typedef struct
{
  char *path; /* NT path, or the name in the folder where it has none */
  int   state; /* RemedyItemState */
  char *reason; /* a sentence */
} RemedyProblemFact;
REMEDY_DECLARE_RECORD (RemedyProblemFact, remedy_problem_fact)

typedef struct
{
  char *letter; /* "C" */
  char *host_path;
} RemedyDriveFact;
REMEDY_DECLARE_RECORD (RemedyDriveFact, remedy_drive_fact)

/* Where things are. */
typedef struct
{
  int        kind; /* RemedyLayoutKind */
  GPtrArray *host_paths; /* char *, as the operator gave them */
  GPtrArray *drives; /* RemedyDriveFact */
  char      *system_root; /* "C:\\WINNT"; NULL if none was found */
  char      *exchange_root; /* "D:\\EXCHSRVR"; NULL if none was found */
  char      *exchange_root_from; /* where that was read: the registry value, or the folder itself */
  char      *computer; /* NULL if not known */
  gboolean   practice; /* this program made it */
  GPtrArray *problems; /* RemedyProblemFact */
} RemedyLayoutFact;
REMEDY_DECLARE_RECORD (RemedyLayoutFact, remedy_layout_fact)

G_END_DECLS
