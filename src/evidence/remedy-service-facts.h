/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-item.h"
#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* What was asked for by a name of ours, or in its place a list that was cut, and not had. */
typedef struct
{
  char *name; /* of a value, as REMEDY_VALUE_SITE; or "services", "setup", "hotfixes" */
  char *where; /* hive path, key and value */
  int   state; /* RemedyItemState: missing is not there, anything else is not known */
  char *reason; /* a sentence without a full stop; NULL if it is missing */
} RemedyGapFact;
REMEDY_DECLARE_RECORD (RemedyGapFact, remedy_gap_fact)

typedef struct
{
  char  *name; /* "Exchconn" */
  char  *where; /* hive path and key */
  gint64 key_time;
} RemedyKeyFact;
REMEDY_DECLARE_RECORD (RemedyKeyFact, remedy_key_fact)

typedef struct
{
  char      *name; /* short name: MSExchangeSA */
  char      *display;
  char      *image; /* ImagePath */
  char      *account; /* ObjectName */
  gint64     start; /* 2 automatic, 3 manual, 4 disabled; -1 not there */
  gint64     type; /* bits: 0x10 a process of its own, 0x20 a shared one, 1 and 2 drivers; 0 not there */
  GPtrArray *depends; /* char *, DependOnService */
  char      *where;
  gint64     key_time;
  gint64     place; /* by its name among all, from 1, where names are hidden; else 0 */
} RemedyServiceFact;
REMEDY_DECLARE_RECORD (RemedyServiceFact, remedy_service_fact)

G_END_DECLS
