/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-item.h"
#include "evidence/remedy-record.h"

G_BEGIN_DECLS

typedef struct
{
  char      *log; /* path of the log it was read from */
  gint64     number;
  gint64     offset; /* bytes */
  gboolean   recovered; /* carved from stale space; counts for nothing */
  gint64     generated; /* time */
  gint64     written; /* time */
  gint64     id; /* low 16 bits */
  gint64     raw_id;
  gint64     type; /* 1 error, 2 warning, 4 information */
  gint64     category;
  char      *source;
  char      *computer;
  GPtrArray *strings; /* char * */
} RemedyEventFact;
REMEDY_DECLARE_RECORD (RemedyEventFact, remedy_event_fact)

typedef struct
{
  char      *path;
  int        state; /* RemedyItemState */
  char      *reason;
  gint64     size; /* bytes */
  gboolean   dirty;
  gboolean   wrapped;
  gboolean   full; /* LOGFULL_WRITTEN: newest events may be missing */
  gboolean   truncated;
  gint64     stale_by; /* records that the header does not know of */
  gint64     live;
  gint64     recovered;
  gint64     duplicates;
  gint64     holes;
  gint64     first_number; /* of the live records; 0 if not known */
  gint64     last_number;
  gint64     first_time; /* of the live records */
  gint64     last_time;
  GPtrArray *computers; /* char *, each name that occurs, the newest last */
} RemedyLogFact;
REMEDY_DECLARE_RECORD (RemedyLogFact, remedy_log_fact)

/* The Application log. */
typedef struct
{
  GPtrArray *logs; /* RemedyLogFact; several logs of one machine count as one */
  GPtrArray *events; /* RemedyEventFact, oldest first: MSExchangeMig, MSExchangeMigDS, and the
                      * corroborating ones: ESE97 100, MSExchangeMTA 9298/9299, MSExchangeIMC 1000 */
  gboolean   more; /* there were more than the limit; the newest were kept */
} RemedyEventsFact;
REMEDY_DECLARE_RECORD (RemedyEventsFact, remedy_events_fact)

G_END_DECLS
