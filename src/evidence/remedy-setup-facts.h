/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-item.h"
#include "evidence/remedy-record.h"

G_BEGIN_DECLS

typedef struct
{
  gint64     line; /* of the first line of the run, from 1 */
  gint64     lines; /* how many */
  char      *last_line;
  GPtrArray *errors; /* char *, lines that name an error */
  GPtrArray *failures; /* char *, of a run that was looked up: the entries of the failure catalogue */
  gboolean   looked_up; /* while its lines were whole; they are not any more */
} RemedySetupRunFact;
REMEDY_DECLARE_RECORD (RemedySetupRunFact, remedy_setup_run_fact)

typedef struct
{
  char      *path;
  int        state; /* RemedyItemState */
  char      *reason;
  gint64     modified;
  gint64     size;
  GPtrArray *runs; /* RemedySetupRunFact */
} RemedySetupLogFact;
REMEDY_DECLARE_RECORD (RemedySetupLogFact, remedy_setup_log_fact)

G_END_DECLS
