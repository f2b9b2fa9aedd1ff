/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-reader.h"
#include "formats/remedy-evt-summary.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_EVT_ERROR         = 1,
  REMEDY_EVT_WARNING       = 2,
  REMEDY_EVT_INFORMATION   = 4,
  REMEDY_EVT_AUDIT_SUCCESS = 8,
  REMEDY_EVT_AUDIT_FAILURE = 16,
} RemedyEvtType;

/* One event log record (EVENTLOGRECORD); valid only during the callback. */
typedef struct
{
  guint32       number;
  guint64       offset; /* bytes from the start of the file */
  gboolean      recovered; /* carved from stale space, not live */
  gint64        generated; /* seconds since 1970 UTC */
  gint64        written;
  guint32       raw_id; /* the low 16 bits are what Event Viewer shows */
  guint16       type;
  guint16       category;
  char         *source; /* UTF-8 */
  char         *computer;
  char         *sid; /* (nullable): "S-1-5-21-…" */
  char        **strings; /* insertion strings, never NULL */
  const guint8 *data; /* (nullable) */
  gsize         data_size;
} RemedyEvtRecord;

/* What to call back for; every live record is counted whatever it says. */
typedef struct
{
  const char *const *sources; /* (nullable): any of these, whatever the case */
  const guint16     *ids; /* (nullable): any of these */
  gsize              n_ids;
  guint              types; /* RemedyEvtType bits; 0 is all */
  gint64             since; /* REMEDY_TIME_UNKNOWN is all */
  gboolean           recovered; /* also call back for recovered records, after the live ones */
} RemedyEvtFilter;

typedef gboolean (*RemedyEvtFunc) (const RemedyEvtRecord *record,
                                   gpointer               user_data);
typedef void (*RemedyEvtProgress) (double   fraction,
                                   gpointer user_data);

RemedyEvtSummary *remedy_evt_scan         (RemedyReader          *reader,
                                           const RemedyEvtFilter *filter,
                                           RemedyEvtFunc          func,
                                           RemedyEvtProgress      progress,
                                           gpointer               user_data,
                                           GCancellable          *cancellable,
                                           GError               **error);
const char       *remedy_evt_type_word    (guint16 type);

G_END_DECLS
